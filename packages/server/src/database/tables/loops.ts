/** What the knowledge base lacks: questions that ask for the same and have no good answer. */
export interface KnowledgeGapTable {
  /** Of its first question; it stays when more come. */
  id: string;
  state: string;
  /** The gap that took its questions over; null unless it was merged. */
  merged_into: string | null;
  /** The article that is being written for it. */
  article_id: string | null;
  article_locale: string | null;
  /** The review that the draft belongs to; null when it was written elsewhere. */
  review_id: string | null;
  /** Why it is ignored. */
  reason: string | null;
  changed_by: string | null;
  changed_at: number;
  created_at: number;
}

/** A question of a gap, without what tells who asked. */
export interface GapQuestionTable {
  /** Of the unanswered question, or of the answer that was rated badly. */
  id: string;
  gap_id: string;
  conversation_id: string;
  /** The message that asks. */
  message_id: string;
  outcome: string;
  /** Personal data masked. */
  text: string;
  locale: string;
  asked_at: number;
  /** When the asker was told that there is an answer now. */
  told_at: number | null;
}

/** What a visitor or an agent says of an article; one row for each of them, the latest word counts. */
export interface ArticleFeedbackTable {
  id: string;
  article_id: string;
  locale: string;
  /** The published revision it was said of. */
  revision: number;
  source: string;
  /** `visitor:<id>` or `staff:<id>`. */
  author: string;
  /** Who sent it, so that the same is not counted twice: a visitor's session, or the report of an agent. */
  once_key: string;
  helpful: number;
  /** JSON array of reasons. */
  reasons: string;
  text: string;
  /** The words of the article that are meant; null when all of it is. */
  quote: string | null;
  state: string;
  task_id: string | null;
  created_at: number;
  updated_at: number;
}

/** Something an owner must do until a date. */
export interface TaskTable {
  id: string;
  kind: string;
  article_id: string;
  locale: string;
  /** As the article's front matter names its reviewer or author; empty when it names nobody. */
  owner: string;
  /** The same for the same work: while it is open there is one; null when it is done. */
  open_key: string | null;
  state: string;
  due_at: number;
  resolution: string | null;
  resolved_by: string | null;
  resolved_at: number | null;
  created_at: number;
  updated_at: number;
}

/** A resolved conversation as experience, masked. */
export interface CaseTable {
  id: string;
  conversation_id: string;
  state: string;
  locale: string;
  title: string;
  problem: string;
  /** JSON array of steps. */
  process: string;
  result: string;
  feedback: string | null;
  /** JSON array of the articles that were quoted. */
  articles: string;
  created_by: string;
  created_at: number;
  updated_at: number;
}

/** What a case was generalised to. */
export interface CaseLinkTable {
  case_id: string;
  /** `article` or `wording`. */
  kind: string;
  article_id: string;
  locale: string;
  /** The review of the article's draft, or the learned example; empty when there is none. */
  target_id: string;
  created_by: string;
  created_at: number;
}

/** How often an article was read on a day. */
export interface ArticleReadingTable {
  article_id: string;
  locale: string;
  /** ISO date, UTC. */
  day: string;
  readers: number;
}

/** How often readers went on from one article to another; by whom is nowhere noted. */
export interface ReadingTransitionTable {
  from_article_id: string;
  to_article_id: string;
  readers: number;
}
