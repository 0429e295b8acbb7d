import { Emitter, type Disposable } from '@askwell/core/base';
import type { AskedAnswer } from '@askwell/core/protocol';
import { localizationService } from '../../platform/localization-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import type { TestingHost } from './testing-host.ts';

const states = new WeakMap<TestingHost, AskState>();

/** What is being asked in a workbench; made when somebody asks first. */
export function askState(host: TestingHost): AskState {
  const known = states.get(host);
  if (known) return known;
  const state = host.subscriptions.add(new AskState(host));
  states.set(host, state);
  return state;
}

/** Milliseconds without typing after which the bot is asked. */
const pause = 250;

/** The question that is typed and the latest answer to it. An answer to what was typed before is dropped. */
export class AskState implements Disposable {
  readonly #session: SessionService;
  readonly #onDidChange = new Emitter<void>();
  #question = '';
  #locale: string;
  #context: readonly string[] = [];
  #drafts: readonly string[] = [];
  #answer: AskedAnswer | undefined;
  /** The question that {@link answer} answers. */
  #answered = '';
  #error: string | undefined;
  #asking: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly onDidChange = this.#onDidChange.event;

  constructor({ services, subscriptions }: TestingHost) {
    this.#session = services.get(sessionService);
    this.#locale = services.get(localizationService).locale;
    subscriptions.add(
      this.#session.onDidChange(() => {
        if (this.#session.state !== 'signed-in') this.clear();
      }),
    );
  }

  get question(): string {
    return this.#question;
  }

  get locale(): string {
    return this.#locale;
  }

  /** Questions asked before, oldest first. */
  get context(): readonly string[] {
    return this.#context;
  }

  /** Reviews whose drafts are taken for published. */
  get drafts(): readonly string[] {
    return this.#drafts;
  }

  get answer(): AskedAnswer | undefined {
    return this.#answer;
  }

  get answered(): string {
    return this.#answered;
  }

  get error(): string | undefined {
    return this.#error;
  }

  /** Whether the answer that is shown is not yet the one to what is typed. */
  get pending(): boolean {
    return this.#timer !== undefined || this.#asking !== undefined;
  }

  /** Asks at once. */
  ask(question: string, locale = this.#locale): void {
    this.#change({ question, locale });
    this.askNow();
  }

  /** Asks when nothing has been typed for a moment. */
  type(question: string): void {
    this.#change({ question });
    this.#askSoon();
  }

  useLocale(locale: string): void {
    this.#change({ locale });
    this.askNow();
  }

  useDrafts(drafts: readonly string[]): void {
    this.#change({ drafts });
    this.askNow();
  }

  /** Keeps the question as one that was asked before, as in a conversation. */
  followUp(): void {
    const question = this.#question.trim();
    if (question === '') return;
    this.#change({ context: [...this.#context, question].slice(-5), question: '' });
    this.#answer = undefined;
    this.#onDidChange.fire();
  }

  dropContext(): void {
    this.#change({ context: [] });
    this.askNow();
  }

  askNow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#ask();
  }

  clear(): void {
    this.#stop();
    this.#question = '';
    this.#context = [];
    this.#drafts = [];
    this.#answer = undefined;
    this.#error = undefined;
    this.#onDidChange.fire();
  }

  dispose(): void {
    this.#stop();
    this.#onDidChange.dispose();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#asking?.abort();
    this.#asking = undefined;
  }

  #change(change: {
    question?: string;
    locale?: string;
    context?: readonly string[];
    drafts?: readonly string[];
  }): void {
    this.#stop();
    this.#question = change.question ?? this.#question;
    this.#locale = change.locale ?? this.#locale;
    this.#context = change.context ?? this.#context;
    this.#drafts = change.drafts ?? this.#drafts;
    if (this.#question.trim() === '') {
      this.#answer = undefined;
      this.#error = undefined;
    }
    this.#onDidChange.fire();
  }

  #askSoon(): void {
    if (this.#question.trim() === '') return;
    this.#timer = setTimeout(() => this.askNow(), pause);
    this.#onDidChange.fire();
  }

  async #ask(): Promise<void> {
    const question = this.#question.trim();
    if (question === '') return;
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#onDidChange.fire();
    const body = { question, locale: this.#locale, context: [...this.#context], drafts: [...this.#drafts] };
    try {
      const answer = await this.#session.testing.ask(body, asking.signal);
      if (this.#asking !== asking) return;
      this.#answer = answer;
      this.#answered = question;
      this.#error = undefined;
    } catch (error) {
      if (this.#asking !== asking) return;
      this.#error = error instanceof Error ? error.message : String(error);
      this.#answer = undefined;
    }
    this.#asking = undefined;
    this.#onDidChange.fire();
  }
}
