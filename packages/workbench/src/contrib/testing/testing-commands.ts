import { editorService } from '../../platform/editor-service.ts';
import { testsOfArticle } from './test-run.ts';
import type { TestingHost } from './testing-host.ts';
import { testingStore, type TestingStore } from './testing-store.ts';

export async function runAll(host: TestingHost): Promise<void> {
  const store = await loaded(host);
  await store.start((store.tests ?? []).map(({ id }) => id));
}

export async function runFailed(host: TestingHost): Promise<void> {
  const store = await loaded(host);
  await store.start(store.failures.map(({ id }) => id));
}

/** Runs what somebody looks at: the open test, the tests of the open article, or the row in the explorer. */
export async function runAtCursor(host: TestingHost): Promise<void> {
  const store = await loaded(host);
  await store.start(testsAtCursor(host, store));
}

export async function runLast(host: TestingHost): Promise<void> {
  const store = await loaded(host);
  const known = (store.run?.ids ?? []).filter((id) => store.test(id));
  await store.start(known.length > 0 ? known : (store.tests ?? []).map(({ id }) => id));
}

export function cancel(host: TestingHost): void {
  testingStore(host).cancel();
}

export function filterFailed(host: TestingHost): void {
  const store = testingStore(host);
  store.onlyFailed = !store.onlyFailed;
}

async function loaded(host: TestingHost): Promise<TestingStore> {
  const store = testingStore(host);
  await store.load();
  if (store.error !== undefined && !store.tests) throw new Error(store.error);
  return store;
}

function testsAtCursor({ services }: TestingHost, store: TestingStore): readonly string[] {
  if (store.cursorFocused && store.atCursor.length > 0) return store.atCursor;
  const editors = services.get(editorService);
  const editor = editors.active === null ? undefined : editors.resolve(editors.active);
  const { testId, articleId, locale } = editor?.parameters ?? {};
  if (editor?.contribution.id === 'test' && testId !== undefined) return [testId];
  if (articleId !== undefined) return testsOfArticle(store.tests ?? [], articleId, locale).map(({ id }) => id);
  return store.atCursor;
}
