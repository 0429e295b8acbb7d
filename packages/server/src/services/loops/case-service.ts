import { caseDraft, createMask, draftOfCase } from '@askwell/core/cases';
import type { Clock } from '@askwell/core/base';
import type {
  CaseLink,
  ChangeCaseRequest,
  CreatedDraft,
  GeneraliseCaseRequest,
  StaffMember,
  SupportCase,
} from '@askwell/core/protocol';
import type { DatabaseHandle, Writer } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { CaseFilter, CaseStore, StoredCase } from '../../stores/case-store.ts';
import type { EventStore } from '../../stores/event-store.ts';
import { allows } from '../permissions.ts';
import type { ConversationStores } from '../conversation-changes.ts';
import type { ArticleDrafts } from './article-drafts.ts';

/** Where a wording becomes one of an article: the part of learning that cases need. */
export interface WordingKeeper {
  label(
    member: StaffMember,
    label: { readonly question: string; readonly locale: string; readonly articleId: string },
  ): Promise<{ readonly example: { readonly id: string } }>;
}

export interface CaseServiceOptions {
  readonly database: DatabaseHandle;
  readonly cases: CaseStore;
  readonly stores: ConversationStores;
  readonly events: EventStore;
  readonly drafts: ArticleDrafts;
  readonly wordings: WordingKeeper;
  readonly clock: Clock;
}

const mostCases = 200;

/** The case library: what was solved, without whose it was, and what it became. */
export class CaseService {
  readonly #options: CaseServiceOptions;

  constructor(options: CaseServiceOptions) {
    this.#options = options;
  }

  /**
   * Extracts the case of a resolved conversation; the one there is when it was done before.
   *
   * @throws AskwellProblem `not-found`; `not-possible` when it is not resolved or holds no problem and answer
   */
  async create(member: StaffMember, conversationId: string): Promise<{ case: SupportCase; created: boolean }> {
    const { database, cases, stores, clock } = this.#options;
    const earlier = await cases.findOfConversation(database.read, conversationId);
    if (earlier) return { case: await this.#present(earlier), created: false };
    const found = await stores.conversations.find(database.read, conversationId);
    if (!found) throw new AskwellProblem('not-found', 'There is no such conversation.');
    const { state, locale, visitorName } = found.conversation;
    if (state !== 'resolved') {
      throw new AskwellProblem('not-possible', `The conversation is "${state}": a case is made of a resolved one.`);
    }
    const messages = await stores.messages.list(database.read, conversationId);
    const draft = caseDraft({ locale, visitorName, messages });
    if (!draft) {
      throw new AskwellProblem(
        'not-possible',
        'The conversation holds no problem with an answer of an agent: there is no case in it.',
      );
    }
    const stored = await database.write(async (writer) => {
      const at = clock.now();
      const inserted = await cases.insert(
        writer,
        { ...draft, conversationId, process: [...draft.process], articles: [...draft.articles] },
        member.id,
        at,
      );
      if (inserted) await this.#announce(writer, inserted.id, member, at);
      return inserted;
    });
    const one = stored ?? (await cases.findOfConversation(database.read, conversationId))!;
    return { case: await this.#present(one), created: stored !== undefined };
  }

  /** The latest first. */
  async list(filter: CaseFilter): Promise<SupportCase[]> {
    const { database, cases } = this.#options;
    return this.#presentAll(await cases.list(database.read, filter, mostCases));
  }

  async get(id: string): Promise<SupportCase> {
    return this.#present(await this.#find(id));
  }

  /** Corrects a case. What is written is masked as the conversation was. */
  async change(member: StaffMember, id: string, change: ChangeCaseRequest): Promise<SupportCase> {
    const { database, cases, clock } = this.#options;
    const mask = await this.#maskOf(await this.#find(id));
    const after = await database.write(async (writer) => {
      const at = clock.now();
      const { state, title, problem, process, result, feedback } = change;
      const corrected = {
        ...(state === undefined ? {} : { state }),
        ...(title === undefined ? {} : { title: mask(title) }),
        ...(problem === undefined ? {} : { problem: mask(problem) }),
        ...(process === undefined ? {} : { process: process.map(mask) }),
        ...(result === undefined ? {} : { result: mask(result) }),
        ...(feedback === undefined ? {} : { feedback: feedback && mask(feedback) }),
      };
      const updated = await cases.update(writer, id, corrected, at);
      await this.#announce(writer, id, member, at);
      return updated;
    });
    return this.#present(after);
  }

  /** Makes an article's draft of a case, or its title a wording of an article that answers it. */
  async generalise(
    member: StaffMember,
    id: string,
    request: GeneraliseCaseRequest,
  ): Promise<{ case: SupportCase; draft: CreatedDraft | null }> {
    const one = await this.#find(id);
    if (request.as === 'wording') {
      if (!allows(member.role, 'learning.decide')) {
        throw new AskwellProblem(
          'forbidden',
          'What the bot learns is for editors to decide. Propose an article instead.',
        );
      }
      const { articleId } = request;
      const { example } = await this.#options.wordings.label(member, {
        question: one.title,
        locale: one.locale,
        articleId,
      });
      await this.#link(member, one, { kind: 'wording', articleId, locale: one.locale, targetId: example.id });
      return { case: await this.get(id), draft: null };
    }
    const { as: kind, articleId: wished, category, tags } = request;
    const draft = await this.#options.drafts.create(member, wished, (articleId) =>
      draftOfCase(one, kind, { author: member.name, articleId, category, tags }),
    );
    const { articleId, locale, reviewId } = draft;
    await this.#link(member, one, { kind, articleId, locale, targetId: reviewId });
    return { case: await this.get(id), draft };
  }

  #link(member: StaffMember, one: StoredCase, link: Omit<CaseLink, 'createdAt'>): Promise<void> {
    const { database, cases, clock } = this.#options;
    return database.write(async (writer) => {
      const at = clock.now();
      await cases.link(writer, one.id, { ...link, createdAt: at }, member.id);
      await cases.keep(writer, one.id, at);
      await this.#announce(writer, one.id, member, at);
    });
  }

  async #announce(writer: Writer, caseId: string, member: StaffMember, at: number): Promise<void> {
    await this.#options.events.append(writer, { type: 'case.changed', caseId }, `staff:${member.id}`, at);
  }

  async #maskOf({ conversationId }: StoredCase): Promise<(text: string) => string> {
    const { database, stores } = this.#options;
    const found = await stores.conversations.find(database.read, conversationId);
    const messages = await stores.messages.list(database.read, conversationId);
    const names = messages.flatMap(({ author }) => ('name' in author && author.name ? [author.name] : []));
    const texts = messages.flatMap(({ content }) => (content.type === 'text' ? [content.text] : []));
    const { visitorName } = found?.conversation ?? {};
    return createMask(visitorName === undefined ? names : [visitorName, ...names], texts);
  }

  async #find(id: string): Promise<StoredCase> {
    const { database, cases } = this.#options;
    const one = await cases.find(database.read, id);
    if (!one) throw new AskwellProblem('not-found', 'There is no such case.');
    return one;
  }

  async #present(one: StoredCase): Promise<SupportCase> {
    const [presented] = await this.#presentAll([one]);
    return presented!;
  }

  async #presentAll(list: readonly StoredCase[]): Promise<SupportCase[]> {
    const { database, cases } = this.#options;
    const links = await cases.links(
      database.read,
      list.map(({ id }) => id),
    );
    return list.map((one) => ({ ...one, links: links.get(one.id) ?? [] }));
  }
}
