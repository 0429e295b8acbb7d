/** A picture, video or document that articles show or link to. Its bytes lie beside the embedded database, or below. */
export interface AttachmentTable {
  id: string;
  /** SHA-256 of the bytes in hexadecimal: the name by which articles know it. */
  hash: string;
  /** Content type, told by the bytes. */
  type: string;
  size: number;
  /** Pixels; 0 for what has none. */
  width: number;
  height: number;
  created_by: string;
  created_at: number;
}

/** The bytes of attachments on PostgreSQL, where several servers share them; empty on the embedded engine. */
export interface AttachmentContentTable {
  attachment_id: string;
  content: Uint8Array;
}

/** Where attachments lie in the knowledge folder, so that an export puts them back there. */
export interface AttachmentFileTable {
  path: string;
  hash: string;
}

/** Where those are led who ask for an article by an id that is none any more. */
export interface RedirectTable {
  from_id: string;
  /** Never itself a `from_id`: chains are collapsed when they are made. */
  to_id: string;
  created_by: string;
  created_at: number;
}
