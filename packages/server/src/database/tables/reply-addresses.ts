/** Where the customer of a conversation wants to be told; shown to nobody but them and the agents. */
export interface ReplyAddressTable {
  conversation_id: string;
  email: string;
  left_at: number;
}

/** What is still to be told to a customer outside of the conversation. The address is looked up when it is sent. */
export interface OutgoingNotificationTable {
  id: string;
  conversation_id: string;
  kind: string;
  /** The same for the same news: it is told once. */
  occasion: string;
  /** JSON. */
  data: string;
  /** `pending` until a channel has sent it. */
  state: string;
  created_at: number;
}
