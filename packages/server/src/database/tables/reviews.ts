/** A change of an article in one locale, from its first draft to its end. */
export interface ReviewTable {
  id: string;
  article_id: string;
  locale: string;
  state: string;
  author: string;
  /** `<article id> <locale>` until the text is published or given up, then null: there is one open draft at a time. */
  open_key: string | null;
  due_at: number | null;
  scheduled_for: number | null;
  /** How far reminders have been looked at. */
  reminded_until: number;
  /** JSON of the core's `Review`. */
  review: string;
  created_at: number;
  updated_at: number;
}

/** The text of a review. Its earlier versions are in `draft_versions` while it is open. */
export interface DraftTable {
  review_id: string;
  /** The file it comes from or will be exported to, relative to the knowledge folder, with `/`. */
  path: string;
  base_revision: number | null;
  version: number;
  text: string;
  restored_from: number | null;
  updated_by: string;
  updated_at: number;
}

export interface DraftVersionTable {
  review_id: string;
  version: number;
  text: string;
  saved_by: string;
  saved_at: number;
}

export interface ReviewCommentTable {
  id: string;
  review_id: string;
  author: string;
  created_at: number;
  text: string;
  /** JSON of a `LineAnchor`. */
  anchor: string;
  suggestion: string | null;
  /** JSON array of replies. */
  replies: string;
  resolved_by: string | null;
  resolved_at: number | null;
}

/** Who decided what, each entry chained to the one before by its hash. Never changed. */
export interface DecisionTable {
  seq: number;
  at: number;
  actor: string;
  type: string;
  article_id: string | null;
  /** Canonical JSON. */
  data: string;
  previous_hash: string;
  hash: string;
}

/** One row: the newest entry of `decisions`, locked by whoever writes the next. */
export interface DecisionHeadTable {
  name: string;
  seq: number;
  hash: string;
}

export interface ReviewGroupTable {
  id: string;
  name: string;
  /** JSON array of staff ids. */
  members: string;
  /** JSON array of category paths; those below belong to it as well. */
  categories: string;
  /** JSON array of tag ids. */
  tags: string;
}

export interface ReviewDelegationTable {
  id: string;
  from_member: string;
  to_member: string;
  since: number;
  until: number;
}

/** Published no more. Its revisions stay; an import brings it back only with another text. */
export interface ArchivedArticleTable {
  article_id: string;
  locale: string;
  revision: number;
  content_hash: string;
  path: string | null;
  reason: string;
  archived_by: string;
  archived_at: number;
}

/** Which published articles lead to which others. */
export interface ArticleLinkTable {
  article_id: string;
  locale: string;
  target_id: string;
}

/** When a published article is to be archived. */
export interface ArchiveScheduleTable {
  article_id: string;
  locale: string;
  archive_at: number;
  reason: string;
  scheduled_by: string;
}

/** What verification knows of a published article. */
export interface VerificationTable {
  article_id: string;
  locale: string;
  /** As told to everybody by the event log; see `changes_at`. */
  state: string;
  /** When the state changes next if nothing happens; null when it does not. */
  changes_at: number | null;
  verified_at: number;
  /** Whoever confirmed it last: a name, as readers see it. */
  verified_by: string | null;
  owner: string;
  /** JSON of the core's `VerificationRecord`. */
  record: string;
}

export interface AnswerEffectTable {
  id: string;
  /** `<review id>@<draft version>`, joined by blanks. */
  subject: string;
  /** What was published when it was measured. */
  base: string;
  state: string;
  /** JSON of the report; null until it is measured. */
  report: string | null;
  requested_by: string;
  created_at: number;
  finished_at: number | null;
}

/** What somebody should know, shown in the workbench. */
export interface NotificationTable {
  id: string;
  recipient: string;
  kind: string;
  /** Unique with the recipient: whoever comes second tells nothing twice. */
  occasion: string;
  /** JSON. */
  data: string;
  created_at: number;
  read_at: number | null;
}
