/** What a person asks, with what is needed to understand it. */
export interface Question {
  readonly text: string;
  /** The asker's locale, BCP 47. */
  readonly locale: string;
  /** The asker's earlier questions of this conversation, oldest first; a short follow-up is read together with the last. */
  readonly previous?: readonly string[];
  /** What the asker may read. Default `customer`. */
  readonly audience?: 'customer' | 'internal';
}
