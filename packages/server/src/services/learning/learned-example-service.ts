import {
  decideExample,
  learnableWording,
  nearDuplicateWording,
  wordingKey,
  type ExampleDecision,
  type ExampleSource,
} from '@askwell/core/answers';
import type { Clock } from '@askwell/core/base';
import { maskPersonalData } from '@askwell/core/lint';
import type { StaffMember } from '@askwell/core/protocol';
import type { DatabaseHandle, Reader, Writer } from '../../database/index.ts';
import { AskwellProblem } from '../../problem.ts';
import type { AnswerStore } from '../../stores/answer-store.ts';
import type { ArticleStore } from '../../stores/article-store.ts';
import type { EventStore } from '../../stores/event-store.ts';
import type {
  ExampleFilter,
  ExampleSubject,
  LearnedExampleStore,
  StoredExample,
  StoredExampleSource,
} from '../../stores/learned-example-store.ts';
import { pageOf, placeOf, type Page } from '../page.ts';

export interface LearnedExampleServiceOptions {
  readonly database: DatabaseHandle;
  readonly examples: LearnedExampleStore;
  readonly answers: AnswerStore;
  readonly articles: ArticleStore;
  readonly events: EventStore;
  readonly clock: Clock;
}

/** What people did, from which an example may be learned. */
export interface Observation extends ExampleSubject {
  readonly question: string;
  readonly source: ExampleSource;
  readonly actor: string;
  readonly messageId: string | null;
  readonly questionMessageId: string | null;
  readonly conversationId: string | null;
}

export interface ExampleWithSources {
  readonly example: StoredExample;
  readonly sources: readonly StoredExampleSource[];
}

/** A better wording or another article, given with an approval. */
export interface ExampleCorrection {
  readonly question?: string | undefined;
  readonly locale?: string | undefined;
  readonly articleId?: string | null | undefined;
}

/** Examples of one subject that a newcomer is compared with. */
const mostCompared = 500;

/** What is learned from people, and what editors make of it. */
export class LearnedExampleService {
  readonly #options: LearnedExampleServiceOptions;

  constructor(options: LearnedExampleServiceOptions) {
    this.#options = options;
  }

  /**
   * Notes what people did, in the transaction in which they did it: a new candidate, or one more who says the same as an
   * example that is known, whatever became of it. Nothing is noted of a text that is no wording of a question.
   */
  async observe(writer: Writer, observation: Observation, at: number): Promise<void> {
    const wording = learnableWording(maskPersonalData(observation.question));
    if (wording !== undefined) await this.#note(writer, observation, wording, at);
  }

  /** Takes back what a message said before; a candidate that nobody speaks for any more is forgotten. */
  async withdraw(writer: Writer, messageId: string, sources: readonly ExampleSource[], at: number): Promise<void> {
    const { examples } = this.#options;
    for (const { id, count, state } of await examples.removeSources(writer, messageId, sources, at))
      if (count === 0 && state === 'candidate') await examples.delete(writer, id);
  }

  async list(filter: ExampleFilter, limit: number, after: string | undefined): Promise<Page<ExampleWithSources>> {
    const { database, examples } = this.#options;
    const found = await examples.list(database.read, filter, limit + 1, placeOf(after));
    const page = pageOf(found, limit, ({ count, id }) => ({ value: count, id }));
    const sources = await examples.sources(
      database.read,
      page.items.map(({ id }) => id),
    );
    return { ...page, items: page.items.map((example) => ({ example, sources: sources.get(example.id) ?? [] })) };
  }

  async get(id: string): Promise<ExampleWithSources> {
    const { database, examples } = this.#options;
    return this.#withSources(database.read, known(await examples.find(database.read, id), id));
  }

  /** An editor's own label, approved at once. */
  label(
    member: StaffMember,
    label: {
      readonly question: string;
      readonly locale: string;
      readonly articleId: string | null;
      readonly questionMessageId?: string | undefined;
    },
  ): Promise<ExampleWithSources> {
    const { database, clock } = this.#options;
    return database.write(async (writer) => {
      const subject = { articleId: label.articleId, locale: label.locale, helpful: label.articleId !== null };
      await this.#requirePublished(writer, subject);
      const actor = `staff:${member.id}`;
      const at = clock.now();
      const source = await this.#questionOf(writer, label.questionMessageId);
      const observation = { ...subject, ...source, question: label.question, source: 'editor', actor } as const;
      const noted = await this.#note(writer, observation, requireWording(label.question), at);
      const example = await this.#decide(writer, noted, 'approve', {}, member, at);
      return this.#withSources(writer, example);
    });
  }

  /**
   * Decides on one example.
   *
   * @param correction with an approval: what it should say instead
   * @throws AskwellProblem `not-found`, `not-possible`, `example-taken`, `invalid-request`
   */
  decide(
    member: StaffMember,
    id: string,
    decision: ExampleDecision,
    correction: ExampleCorrection = {},
  ): Promise<ExampleWithSources> {
    const { database, examples, clock } = this.#options;
    return database.write(async (writer) => {
      const found = known(await examples.lock(writer, id), id);
      const example = await this.#decide(writer, found, decision, correction, member, clock.now());
      return this.#withSources(writer, example);
    });
  }

  /** Decides on many; each that is refused leaves the others alone. */
  async decideAll(
    member: StaffMember,
    ids: readonly string[],
    decision: ExampleDecision,
  ): Promise<{ decided: ExampleWithSources[]; refused: { id: string; detail: string }[] }> {
    const decided: ExampleWithSources[] = [];
    const refused: { id: string; detail: string }[] = [];
    for (const id of new Set(ids)) {
      try {
        decided.push(await this.decide(member, id, decision));
      } catch (error) {
        if (!(error instanceof AskwellProblem)) throw error;
        refused.push({ id, detail: error.message });
      }
    }
    return { decided, refused };
  }

  /** Finds the example that says the same or makes a new one, and adds where it comes from. */
  async #note(writer: Writer, observation: Observation, wording: string, at: number): Promise<StoredExample> {
    const { examples, events } = this.#options;
    const { articleId, locale, helpful, source, actor, messageId, questionMessageId, conversationId } = observation;
    const subject = { articleId, locale, helpful };
    const key = wordingKey(wording);
    const near = (await examples.ofSubject(writer, subject, mostCompared)).find(({ wordingKey: other }) =>
      nearDuplicateWording(key, other),
    );
    const { example, created } = near
      ? { example: near, created: false }
      : await examples.insert(writer, { ...subject, question: wording, wordingKey: key }, at);
    await examples.addSource(writer, example.id, {
      source,
      actor,
      messageId,
      questionMessageId,
      conversationId,
      createdAt: at,
    });
    if (created) {
      const event = { type: 'learned-example.created', exampleId: example.id, articleId, locale } as const;
      await events.append(writer, event, actor, at);
    }
    return known(await examples.find(writer, example.id), example.id);
  }

  async #decide(
    writer: Writer,
    before: StoredExample,
    decision: ExampleDecision,
    correction: ExampleCorrection,
    member: StaffMember,
    at: number,
  ): Promise<StoredExample> {
    const { examples, events } = this.#options;
    const decided = decideExample(before.state, decision);
    if (!decided.ok) {
      throw new AskwellProblem(
        'not-possible',
        `The example is "${decided.error.state}": only a candidate can be rejected. Remove it instead.`,
      );
    }
    const corrected = this.#corrected(before, correction);
    const changed = corrected.articleId !== before.articleId || corrected.locale !== before.locale;
    const reworded = corrected.wordingKey !== before.wordingKey || corrected.question !== before.question;
    if (decided.value === before.state && !changed && !reworded && corrected.helpful === before.helpful) return before;
    if (decision === 'approve') await this.#requirePublished(writer, corrected);
    const after = { ...corrected, state: decided.value, decidedBy: member.id, decidedAt: at, updatedAt: at };
    if (!(await examples.change(writer, after))) {
      throw new AskwellProblem(
        'example-taken',
        'Another example has this wording for this article. Decide on that one, and remove this one.',
      );
    }
    const actor = `staff:${member.id}`;
    const reference = { exampleId: before.id, articleId: before.articleId, locale: before.locale };
    // Whoever follows must also take the wording away from the article that had it.
    if (before.state === 'approved' && changed) {
      await events.append(writer, { type: 'learned-example.removed', ...reference }, actor, at);
    }
    const type = ({ approve: 'approved', reject: 'rejected', remove: 'removed' } as const)[decision];
    const { articleId, locale } = after;
    await events.append(writer, { type: `learned-example.${type}`, ...reference, articleId, locale }, actor, at);
    return after;
  }

  #corrected(before: StoredExample, correction: ExampleCorrection): StoredExample {
    const { articleId = before.articleId, locale = before.locale } = correction;
    const question = correction.question === undefined ? before.question : requireWording(correction.question);
    const another = correction.articleId !== undefined && correction.articleId !== before.articleId;
    return {
      ...before,
      articleId,
      locale,
      question,
      wordingKey: wordingKey(question),
      // Who names an article says that it answers; who names none says that nothing does.
      helpful: articleId === null ? false : another || before.helpful,
    };
  }

  async #requirePublished(reader: Reader, { articleId, locale }: ExampleSubject): Promise<void> {
    if (articleId === null) return;
    if (await this.#options.articles.findPublished(reader, articleId, locale)) return;
    throw new AskwellProblem(
      'invalid-request',
      `Article "${articleId}" is not published in "${locale}". Name one that is, or null when nothing answers.`,
      [{ path: 'articleId', message: 'is not published in this language' }],
    );
  }

  async #questionOf(reader: Reader, questionMessageId: string | undefined) {
    const none = { messageId: null, questionMessageId: null, conversationId: null };
    if (questionMessageId === undefined) return none;
    const [message] = await this.#options.answers.questions(reader, [questionMessageId]);
    if (!message) throw new AskwellProblem('not-found', 'There is no such message that asked. Leave it out.');
    return { messageId: message.id, questionMessageId: message.id, conversationId: message.conversationId };
  }

  async #withSources(reader: Reader, example: StoredExample): Promise<ExampleWithSources> {
    const sources = await this.#options.examples.sources(reader, [example.id]);
    return { example, sources: sources.get(example.id) ?? [] };
  }
}

function known(example: StoredExample | undefined, id: string): StoredExample {
  if (example) return example;
  throw new AskwellProblem('not-found', `There is no learned example "${id}".`);
}

function requireWording(question: string): string {
  const wording = learnableWording(maskPersonalData(question));
  if (wording !== undefined) return wording;
  throw new AskwellProblem('invalid-request', 'The question says nothing that could be learned. Write it in words.', [
    { path: 'question', message: 'has no words of its own, is small talk, or is too long' },
  ]);
}
