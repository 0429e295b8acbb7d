import { DisposableStore, Emitter } from '@askwell/core/base';
import { ServiceCollection } from '@askwell/core/extensions';
import type { AskedAnswer, AskRequest } from '@askwell/core/protocol';
import { describe, expect, it } from 'vitest';
import { localizationService, type LocalizationService } from '../../platform/localization-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { askState } from './ask-state.ts';

interface Asked {
  readonly body: AskRequest;
  readonly signal: AbortSignal;
  readonly answer: (name: string) => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

/** A state whose questions are answered when the test says so, in any order. */
function setUp() {
  const asked: Asked[] = [];
  const signedOut = new Emitter<void>();
  const session = {
    state: 'signed-in',
    onDidChange: signedOut.event,
    testing: {
      ask: (body: AskRequest, signal: AbortSignal) =>
        new Promise<AskedAnswer>((resolve, reject) => {
          const settled = () => new Promise<void>((done) => setImmediate(done));
          asked.push({
            body,
            signal,
            answer: (name) => {
              resolve({ reply: { kind: 'small-talk', intent: name } } as AskedAnswer);
              return settled();
            },
            fail: (error) => {
              reject(error);
              return settled();
            },
          });
        }),
    },
  };
  const services = new ServiceCollection();
  services.provide(sessionService, session as unknown as SessionService);
  services.provide(localizationService, { locale: 'en' } as LocalizationService);
  const state = askState({ services, subscriptions: new DisposableStore() });
  const shown = () => (state.answer?.reply.kind === 'small-talk' ? state.answer.reply.intent : undefined);
  return {
    state,
    asked,
    shown,
    signOut: () => {
      session.state = 'signed-out';
      signedOut.fire();
    },
  };
}

describe('what is being asked', () => {
  it('shows the answer to the latest question, in whichever order answers come', async () => {
    const { state, asked, shown } = setUp();
    state.ask('how');
    state.ask('how do I');
    expect(asked[0]!.signal.aborted).toBe(true);
    await asked[1]!.answer('second');
    await asked[0]!.answer('first');
    expect(shown()).toBe('second');
    expect(state).toMatchObject({ answered: 'how do I', pending: false, error: undefined });
  });

  it('keeps the answer in sight while the next one is awaited, and drops it when nothing is asked', async () => {
    const { state, asked, shown } = setUp();
    state.ask('how');
    await asked[0]!.answer('first');
    state.ask('how do');
    expect(shown()).toBe('first');
    expect(state.pending).toBe(true);
    state.type('  ');
    expect(shown()).toBeUndefined();
    expect(state.pending).toBe(false);
    await asked[1]!.answer('second');
    expect(shown()).toBeUndefined();
  });

  it('says why it failed, and asks again when it is told to', async () => {
    const { state, asked, shown } = setUp();
    state.ask('how');
    await asked[0]!.fail(new Error('no network'));
    expect(state).toMatchObject({ error: 'no network', answer: undefined });
    state.askNow();
    await asked[1]!.answer('again');
    expect(state.error).toBeUndefined();
    expect(shown()).toBe('again');
  });

  it('carries questions on as those asked before, five at most, until they are dropped', () => {
    const { state, asked } = setUp();
    for (const question of ['1', '2', '3', '4', '5', '6']) {
      state.ask(question);
      state.followUp();
    }
    expect(state).toMatchObject({ question: '', context: ['2', '3', '4', '5', '6'] });
    state.ask('and then?', 'zh-CN');
    expect(asked.at(-1)!.body).toMatchObject({ question: 'and then?', locale: 'zh-CN', context: state.context });
    state.dropContext();
    expect(asked.at(-1)!.body.context).toEqual([]);
  });

  it('forgets everything when the member signs out', async () => {
    const { state, asked, signOut, shown } = setUp();
    state.ask('secret');
    signOut();
    expect(asked[0]!.signal.aborted).toBe(true);
    await asked[0]!.answer('late');
    expect(shown()).toBeUndefined();
    expect(state).toMatchObject({ question: '', context: [], drafts: [] });
  });
});
