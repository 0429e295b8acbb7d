import type { Generated } from 'kysely';
import type {
  AttachmentContentTable,
  AttachmentFileTable,
  AttachmentTable,
  RedirectTable,
} from './tables/attachments.ts';
import type { FolderSettingsTable } from './tables/folder-settings.ts';
import type {
  AnswerFeedbackTable,
  AnswerTable,
  ConfidenceModelTable,
  LearnedExampleSourceTable,
  LearnedExampleTable,
  QuestionClassificationTable,
} from './tables/learning.ts';
import type {
  ArticleFeedbackTable,
  ArticleReadingTable,
  CaseLinkTable,
  CaseTable,
  GapQuestionTable,
  KnowledgeGapTable,
  ReadingTransitionTable,
  TaskTable,
} from './tables/loops.ts';
import type { OutgoingNotificationTable, ReplyAddressTable } from './tables/reply-addresses.ts';
import type {
  AnswerEffectTable,
  ArchiveScheduleTable,
  ArchivedArticleTable,
  ArticleLinkTable,
  DecisionHeadTable,
  DecisionTable,
  DraftTable,
  DraftVersionTable,
  NotificationTable,
  ReviewCommentTable,
  ReviewDelegationTable,
  ReviewGroupTable,
  ReviewTable,
  VerificationTable,
} from './tables/reviews.ts';

/**
 * Every table, as both engines have it. Times are milliseconds since 1970. Columns named in the comments hold JSON
 * as text: it is written and read whole, and text behaves the same on both engines.
 *
 * `schema.test.ts` compares this file with what the migrations made.
 */
export interface Database {
  events: EventTable;
  visitors: VisitorTable;
  visitor_sessions: VisitorSessionTable;
  conversations: ConversationTable;
  messages: MessageTable;
  pending_answers: PendingAnswerTable;
  answer_receipts: AnswerReceiptTable;
  answers: AnswerTable;
  answer_feedback: AnswerFeedbackTable;
  learned_examples: LearnedExampleTable;
  learned_example_sources: LearnedExampleSourceTable;
  confidence_models: ConfidenceModelTable;
  question_classifications: QuestionClassificationTable;
  unanswered_questions: UnansweredQuestionTable;
  articles: ArticleTable;
  article_revisions: ArticleRevisionTable;
  categories: CategoryTable;
  tags: TagTable;
  synonyms: SynonymTable;
  staff_members: StaffMemberTable;
  staff_sessions: StaffSessionTable;
  staff_accounts: StaffAccountTable;
  staff_verifications: StaffVerificationTable;
  sign_in_links: SignInLinkTable;
  settings: SettingTable;
  attachments: AttachmentTable;
  attachment_contents: AttachmentContentTable;
  attachment_files: AttachmentFileTable;
  redirects: RedirectTable;
  reviews: ReviewTable;
  drafts: DraftTable;
  draft_versions: DraftVersionTable;
  review_comments: ReviewCommentTable;
  decisions: DecisionTable;
  decision_head: DecisionHeadTable;
  review_groups: ReviewGroupTable;
  review_delegations: ReviewDelegationTable;
  archived_articles: ArchivedArticleTable;
  article_links: ArticleLinkTable;
  archive_schedules: ArchiveScheduleTable;
  verifications: VerificationTable;
  answer_effects: AnswerEffectTable;
  notifications: NotificationTable;
  knowledge_gaps: KnowledgeGapTable;
  gap_questions: GapQuestionTable;
  article_feedback: ArticleFeedbackTable;
  tasks: TaskTable;
  cases: CaseTable;
  case_links: CaseLinkTable;
  article_readings: ArticleReadingTable;
  reading_transitions: ReadingTransitionTable;
  folder_settings: FolderSettingsTable;
  reply_addresses: ReplyAddressTable;
  outgoing_notifications: OutgoingNotificationTable;
}

/** The append-only log that everything else follows. */
export interface EventTable {
  id: Generated<number>;
  /** PostgreSQL's transaction id, which orders events by commit together with `id`; 0 on the embedded engine. */
  tx: number;
  type: string;
  conversation_id: string | null;
  visitor_id: string | null;
  /** The message of a `message.created`; its words live in `messages` only, so that erasing them is one place. */
  message_id: string | null;
  actor: string;
  /** JSON. */
  data: string;
  at: number;
}

export interface VisitorTable {
  id: string;
  created_at: number;
}

export interface VisitorSessionTable {
  id: string;
  visitor_id: string;
  /** SHA-256 of the token in hexadecimal: whoever reads the table cannot use it. */
  token_hash: string;
  /** The page origin that made the session; empty for a client that is no browser. */
  origin: string;
  created_at: number;
  expires_at: number;
  revoked_at: number | null;
}

export interface ConversationTable {
  id: string;
  visitor_id: string;
  visitor_name: string | null;
  locale: string;
  state: string;
  assignee_id: string | null;
  assignee_name: string | null;
  handoff_reason: string | null;
  queued_at: number | null;
  created_at: number;
  updated_at: number;
  last_seq: number;
  page_url: string | null;
  page_title: string | null;
}

export interface MessageTable {
  id: string;
  conversation_id: string;
  seq: number;
  client_id: string;
  author_kind: string;
  author_id: string | null;
  author_name: string | null;
  /** JSON of `MessageContent`. */
  content: string;
  created_at: number;
}

/** Questions the bot still owes an answer: written with the question, deleted with the answer. */
export interface PendingAnswerTable {
  message_id: string;
  conversation_id: string;
  created_at: number;
}

/** What an answer of the bot rested on, one row for each citation. */
export interface AnswerReceiptTable {
  id: string;
  message_id: string;
  question_message_id: string;
  conversation_id: string;
  article_id: string;
  locale: string;
  revision: number;
  section_id: string;
  reviewer: string | null;
  verified_until: string | null;
  confidence: number;
  created_at: number;
}

/** Knowledge gaps: questions for which the bot found nothing it may say. */
export interface UnansweredQuestionTable {
  id: string;
  message_id: string;
  conversation_id: string;
  question: string;
  locale: string;
  created_at: number;
}

/** The published state of an article in one locale. */
export interface ArticleTable {
  id: string;
  article_id: string;
  locale: string;
  published_revision: number;
  kind: string;
  title: string;
  category: string;
  /** JSON array of tag ids. */
  tags: string;
  audience: string;
  content_hash: string;
  updated_at: number;
  /** The file it was imported from, relative to its knowledge folder, with `/`. */
  path: string | null;
}

export interface ArticleRevisionTable {
  id: string;
  article_id: string;
  locale: string;
  revision: number;
  /** The author's text: front matter and Markdown. */
  source: string;
  /** JSON of the parsed `Article`. */
  parsed: string;
  content_hash: string;
  created_at: number;
  /** `staff:<id>`, `import` or `system`; null before that was noted. */
  published_by: string | null;
  /** Why it was published, when it was not by an ordinary review. */
  reason: string | null;
  /** The review that it came from; null for an import. */
  review_id: string | null;
  /** The revision whose text was brought back. */
  restored_from: number | null;
}

export interface CategoryTable {
  id: string;
  /** Path of slugs, for instance `policy/shipping`. */
  path: string;
  /** JSON object of names by locale. */
  names: string;
  position: number;
}

export interface TagTable {
  id: string;
  tag: string;
  /** JSON object of names by locale. */
  names: string;
  /** JSON object of descriptions by locale. */
  descriptions: string;
  color: string | null;
  /** JSON array of its former ids. */
  aliases: string;
}

export interface SynonymTable {
  id: string;
  /** JSON array of words that mean the same. */
  words: string;
}

// The staff_* tables are read and written by better-auth; their times are what it stores on each engine.
type AuthTime = string | Date;

export interface StaffMemberTable {
  id: string;
  name: string;
  email: string;
  email_verified: number | boolean;
  image: string | null;
  role: string;
  created_at: AuthTime;
  updated_at: AuthTime;
}

export interface StaffSessionTable {
  id: string;
  token: string;
  member_id: string;
  expires_at: AuthTime;
  ip_address: string | null;
  user_agent: string | null;
  created_at: AuthTime;
  updated_at: AuthTime;
}

export interface StaffAccountTable {
  id: string;
  account_id: string;
  provider_id: string;
  member_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: AuthTime | null;
  refresh_token_expires_at: AuthTime | null;
  scope: string | null;
  password: string | null;
  created_at: AuthTime;
  updated_at: AuthTime;
}

export interface StaffVerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: AuthTime;
  created_at: AuthTime;
  updated_at: AuthTime;
}

export interface SignInLinkTable {
  id: string;
  member_id: string;
  token_hash: string;
  expires_at: number;
  used_at: number | null;
}

/** Values the installation made for itself, such as the secret that signs staff cookies. */
export interface SettingTable {
  name: string;
  value: string;
}
