import type { SmallTalkIntent } from '../answers/index.ts';
import type { Block } from '../articles/index.ts';

/** Who wrote a message. A visitor may be anonymous; an agent always shows a name. */
export type MessageAuthor =
  | { readonly kind: 'visitor'; readonly id: string; readonly name?: string | undefined }
  | { readonly kind: 'agent'; readonly id: string; readonly name: string }
  | { readonly kind: 'bot' }
  | { readonly kind: 'system' };

/** The section of an article that the bot quotes, with what is needed to show and to check its source. */
export interface Citation {
  readonly articleId: string;
  readonly locale: string;
  /** The published revision that was quoted, counted from 1. */
  readonly revision: number;
  readonly title: string;
  readonly sectionId: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  readonly reviewer?: string | undefined;
  readonly reviewedAt?: string | undefined;
  /** ISO date until which the article counts as verified. */
  readonly verifiedUntil?: string | undefined;
  /** The article awaits its confirmation, or was not confirmed for too long; left out while it may be trusted fully. */
  readonly verification?: 'overdue' | 'expired' | undefined;
}

/** An article offered when a question could mean several things. */
export interface Choice {
  readonly articleId: string;
  readonly locale: string;
  readonly title: string;
}

/** Milestones of a conversation that both sides see in the transcript. */
export type Notice = 'handoff-requested' | 'agent-joined' | 'resolved' | 'reopened' | 'question-answered';

/**
 * What a message says. Texts are plain text, never Markdown; what the bot says in words of its own is a name from
 * the catalogues, so that each reader sees it in the reader's language.
 */
export type MessageContent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'choice'; readonly articleId: string; readonly locale: string; readonly text: string }
  | { readonly type: 'answer'; readonly citations: readonly Citation[]; readonly confidence: number }
  | { readonly type: 'clarify'; readonly choices: readonly Choice[] }
  | { readonly type: 'handoff-offer'; readonly reason: 'no-answer' | 'negative-sentiment' }
  | { readonly type: 'small-talk'; readonly intent: SmallTalkIntent }
  | { readonly type: 'notice'; readonly notice: Notice; readonly agentName?: string | undefined };

export interface Message {
  readonly id: string;
  readonly conversationId: string;
  /** Place in the conversation, counted from 1 without gaps. */
  readonly seq: number;
  /** The id its sender gave it; the same for every try at sending it. */
  readonly clientId: string;
  readonly author: MessageAuthor;
  readonly content: MessageContent;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** The longest text a visitor or an agent may send in one message, in UTF-16 code units. */
export const maxMessageLength = 4_000;
