/** What the bot decided on a question, so that it can be explained and replayed; one row for each question. */
export interface AnswerTable {
  id: string;
  question_message_id: string;
  /** The bot's message; null when it handed over without one. */
  message_id: string | null;
  conversation_id: string;
  locale: string;
  kind: string;
  provider: string;
  confidence: number;
  /** What answers, or the first choice of a clarification; for lists. */
  article_id: string | null;
  /** JSON of the core's `Decision`, features included. */
  decision: string;
  /** JSON of the core's `Thresholds`. */
  thresholds: string;
  /** Where the search index stood in the event log. */
  index_position: string;
  tokenizer_version: number;
  /** Of `confidence_models`; 0 is the one that ships. */
  model_version: number;
  /** JSON array of the messages that the question was read together with. */
  context: string;
  created_at: number;
}

/** What a visitor said of an answer of the bot; one row for each answer, the latest word counts. */
export interface AnswerFeedbackTable {
  message_id: string;
  conversation_id: string;
  visitor_id: string;
  rating: string;
  reason: string | null;
  created_at: number;
  updated_at: number;
}

/** Wordings of questions that people connected with articles. Near-duplicates are one row. */
export interface LearnedExampleTable {
  id: string;
  /** Personal data masked. */
  question: string;
  /** The core's `wordingKey` of the question. */
  wording_key: string;
  locale: string;
  /** Null: nothing in the knowledge base answers it. */
  article_id: string | null;
  /** `<article id> <locale> <helpful>`: what near-duplicates have in common. */
  subject: string;
  helpful: number;
  state: string;
  /** Rows of `learned_example_sources`, kept for lists in order of it. */
  source_count: number;
  decided_by: string | null;
  decided_at: number | null;
  created_at: number;
  updated_at: number;
}

/** Where learned examples come from: who said so, how, when and in which message. */
export interface LearnedExampleSourceTable {
  id: string;
  example_id: string;
  source: string;
  actor: string;
  /** The message that was said: the rated answer, the choice, the agent's reply; null for a label without one. */
  message_id: string | null;
  /** The message that asked. */
  question_message_id: string | null;
  conversation_id: string | null;
  created_at: number;
}

/** Confidence models fitted to this knowledge base. Which one is in use is the setting `confidence-model`. */
export interface ConfidenceModelTable {
  /** From 1; 0 is the one that ships. */
  version: number;
  /** JSON of the core's `ConfidenceModel`. */
  model: string;
  /** JSON of what it was fitted on and how reliable it is. */
  report: string;
  created_by: string;
  created_at: number;
}

/** What kind of question a visitor's message is, for routing and quality figures. */
export interface QuestionClassificationTable {
  message_id: string;
  conversation_id: string;
  type: string;
  urgency: string;
  sentiment: string;
  mood: number;
  /** JSON array of the words that decided. */
  because: string;
  created_at: number;
}
