import { DisposableStore, Emitter } from '@askwell/core/base';
import { ContextKeys, ServiceCollection } from '@askwell/core/extensions';
import type { KnowledgeTestEntry, KnowledgeTestRun, StreamEvent } from '@askwell/core/protocol';
import { describe, expect, it } from 'vitest';
import { contextKeyService } from '../../platform/core-services.ts';
import { liveService, type LiveService } from '../../platform/live-service.ts';
import { localizationService, type LocalizationService } from '../../platform/localization-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import { statusBarService, StatusBarService } from '../../platform/status-bar-service.ts';
import { viewService, type ViewService } from '../../platform/view-service.ts';
import { testingStore } from './testing-store.ts';

const settled = () => new Promise<void>((done) => setImmediate(done));

function entry(id: string): KnowledgeTestEntry {
  return {
    id,
    question: id,
    locale: 'en',
    context: [],
    audience: 'customer',
    expect: { article: 'returns' },
    title: 'Returns',
    source: { kind: 'article', file: 'returns.en', line: 0 },
  };
}

/** A store over 25 tests, of which those whose id ends in 5 fail; each request is answered when the test says so. */
async function setUp() {
  const ids = Array.from({ length: 25 }, (_, number) => `t${number}`);
  const requests: {
    readonly ids: readonly string[];
    readonly answer: () => Promise<void>;
    readonly fail: () => Promise<void>;
  }[] = [];
  const live = new Emitter<StreamEvent>();
  const keys = new ContextKeys();
  const statusBar = new StatusBarService();
  const services = new ServiceCollection();
  services.provide(sessionService, {
    member: { id: 'stf_1' },
    onDidChange: new Emitter<void>().event,
    testing: {
      tests: () => Promise.resolve({ tests: ids.map(entry), total: ids.length }),
      run: (asked: readonly string[], signal: AbortSignal) =>
        new Promise<KnowledgeTestRun>((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
          const results = asked.map((id) => ({
            id,
            passed: !id.endsWith('5'),
            duration: 1,
            decision: null,
            failure: null,
            ranking: [],
          }));
          requests.push({
            ids: asked,
            answer: () => {
              resolve({ results, missing: [], thresholds: { answer: 0.7, clarify: 0.4 } });
              return settled();
            },
            fail: () => {
              reject(new Error('no network'));
              return settled();
            },
          });
        }),
    },
  } as unknown as SessionService);
  services.provide(liveService, { onDidReceive: live.event } as unknown as LiveService);
  services.provide(contextKeyService, keys);
  services.provide(statusBarService, statusBar);
  services.provide(localizationService, {
    text: (key: string) => key,
    onDidChange: new Emitter<void>().event,
  } as unknown as LocalizationService);
  services.provide(viewService, { setBadge: () => ({ dispose() {} }) } as unknown as ViewService);
  const subscriptions = new DisposableStore();
  const store = testingStore({ services, subscriptions });
  await store.load();
  const status = () => statusBar.entries('start').map(({ text, tone }) => [text, tone]);
  return { ids, store, requests, keys, live, status, subscriptions };
}

describe('running tests', () => {
  it('asks for some at a time and tells how far it is', async () => {
    const { ids, store, requests, keys, status } = await setUp();
    expect(status()).toEqual([]);
    const run = store.start(ids);
    expect(store.state('t0')).toBe('running');
    expect(store.state('t24')).toBe('queued');
    expect(keys.matches('testingRunning')).toBe(true);
    await requests[0]!.answer();
    expect(store.run).toMatchObject({ state: 'running', done: 10, passed: 9, failed: 1 });
    expect(store.state('t5')).toBe('failed');
    expect(status()).toEqual([['10/25', undefined]]);
    await requests[1]!.answer();
    await requests[2]!.answer();
    await run;
    expect(store.run).toMatchObject({ state: 'finished', done: 25, passed: 23, failed: 2 });
    expect(requests.flatMap((request) => request.ids)).toEqual(ids);
    expect(store.failures.map(({ id }) => id)).toEqual(['t5', 't15']);
    expect(keys.matches('testingFailures && !testingRunning')).toBe(true);
    expect(status()).toEqual([['23/25', 'error']]);
  });

  it('stops when it is told to; what has run stays, the rest is as before', async () => {
    const { ids, store, requests } = await setUp();
    const run = store.start(ids);
    await requests[0]!.answer();
    store.cancel();
    await run;
    expect(store.run).toMatchObject({ state: 'stopped', done: 10 });
    expect(store.state('t0')).toBe('passed');
    expect(store.state('t24')).toBe('unset');
    expect(store.running).toBe(false);
  });

  it('says what broke it, and may be started again', async () => {
    const { store, requests } = await setUp();
    const run = store.start(['t1']);
    await requests[0]!.fail();
    await run;
    expect(store.run).toMatchObject({ state: 'broken', problem: 'no network' });
    const again = store.start(['t1']);
    await requests[1]!.answer();
    await again;
    expect(store.run).toMatchObject({ state: 'finished', passed: 1 });
  });

  it('is one run at a time', async () => {
    const { store, requests } = await setUp();
    const run = store.start(['t1']);
    await store.start(['t2']);
    expect(requests).toHaveLength(1);
    await requests[0]!.answer();
    await run;
  });

  it('knows that results are of what was published before', async () => {
    const { store, requests, live, subscriptions } = await setUp();
    const run = store.start(['t1']);
    await requests[0]!.answer();
    await run;
    expect(store.outdated).toBe(false);
    live.fire({ type: 'article.published', cursor: '1.1', at: 1, articleId: 'a', locale: 'en', revision: 2 });
    expect(store.outdated).toBe(true);
    subscriptions.dispose();
  });
});
