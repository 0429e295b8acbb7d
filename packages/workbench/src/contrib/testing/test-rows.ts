import type { KnowledgeTestEntry, KnowledgeTestResult } from '@askwell/core/protocol';
import type { TreeRow } from '../../base/tree-rows.ts';
import { worstState, type TestState } from './test-run.ts';

export type TestNode =
  | {
      readonly type: 'group';
      readonly name: string;
      /** The language of an article's tests; empty for a file, which may hold several. */
      readonly locale: string;
      readonly icon: 'book' | 'json';
      readonly state: TestState;
      readonly passed: number;
      readonly total: number;
      readonly ids: readonly string[];
    }
  | {
      readonly type: 'test';
      readonly id: string;
      readonly question: string;
      readonly locale: string;
      readonly state: TestState;
      /** Milliseconds; undefined while it has not run. */
      readonly duration: number | undefined;
      readonly ids: readonly string[];
    };

export interface TestRowsOptions {
  readonly tests: readonly KnowledgeTestEntry[];
  readonly results: ReadonlyMap<string, KnowledgeTestResult>;
  readonly state: (id: string) => TestState;
  readonly collapsed: ReadonlySet<string>;
  readonly onlyFailed: boolean;
  /** The reader's, for sorting. */
  readonly locale: string;
  /** What a row is called for whoever does not see its icon. */
  readonly label: (node: TestNode) => string;
}

interface Group {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly file: boolean;
  readonly tests: KnowledgeTestEntry[];
}

/** The tests as a tree: articles by title, those in the reader's language first, then files by path, each with its tests in the order they stand there. */
export function testRows(options: TestRowsOptions): TreeRow<TestNode>[] {
  const { results, state, collapsed, onlyFailed, label } = options;
  return groupsOf(options).flatMap(({ id, name, locale, file, tests }): TreeRow<TestNode>[] => {
    const shown = onlyFailed ? tests.filter((test) => state(test.id) === 'failed') : tests;
    if (shown.length === 0) return [];
    const states = tests.map((test) => state(test.id));
    const expanded = !collapsed.has(id);
    const group: TestNode = {
      type: 'group',
      name,
      locale,
      icon: file ? 'json' : 'book',
      state: worstState(states),
      passed: states.filter((one) => one === 'passed').length,
      total: tests.length,
      ids: shown.map((test) => test.id),
    };
    const head: TreeRow<TestNode> = { id, level: 1, label: label(group), expanded, value: group };
    if (!expanded) return [head];
    const rows = shown.map((test): TreeRow<TestNode> => {
      const node: TestNode = {
        type: 'test',
        id: test.id,
        question: test.question,
        locale: file ? test.locale : '',
        state: state(test.id),
        duration: results.get(test.id)?.duration,
        ids: [test.id],
      };
      return { id: `test:${test.id}`, level: 2, label: label(node), value: node };
    });
    return [head, ...rows];
  });
}

function groupsOf({ tests, locale }: TestRowsOptions): Group[] {
  const groups = new Map<string, Group>();
  for (const test of tests) {
    const file = test.source.kind === 'file';
    const id = `${test.source.kind}:${test.source.file}`;
    const name = file ? test.source.file : (test.title ?? test.expect.article ?? test.source.file);
    const group = groups.get(id) ?? { id, name, locale: file ? '' : test.locale, file, tests: [] };
    group.tests.push(test);
    groups.set(id, group);
  }
  const collator = new Intl.Collator(locale, { numeric: true });
  const language = locale.split('-')[0];
  const foreign = (group: Group): number => Number(!group.file && group.locale.split('-')[0] !== language);
  return [...groups.values()].toSorted(
    (a, b) =>
      Number(a.file) - Number(b.file) ||
      foreign(a) - foreign(b) ||
      collator.compare(a.name, b.name) ||
      (a.locale < b.locale ? -1 : 1),
  );
}
