import { indentLess, indentMore } from '@codemirror/commands';
import { EditorSelection, type ChangeSpec, type EditorState, type Line, type Text } from '@codemirror/state';
import type { Command, KeyBinding } from '@codemirror/view';

/** What a line begins with: quotes, then perhaps a list mark with a task's box. */
const lineMark = /^(\s*(?:>\s?)*)((\s*)(?:([-+*])|(\d{1,9})([.)]))(\s+)(\[[ xX]\]\s+)?)?/;

interface LineMark {
  readonly quotes: string;
  /** The mark of the list item with its blanks; undefined when the line is none. */
  readonly item: string | undefined;
  readonly next: string;
  readonly whole: string;
}

/** How the line after this one begins: the same quotes, the next number, an empty box. */
function markOf(text: string): LineMark {
  const [whole = '', quotes = '', item, indent = '', bullet, number, dot = '', room = '', task] =
    lineMark.exec(text) ?? [];
  if (item === undefined) return { quotes, item, next: quotes, whole };
  const mark = bullet ?? `${Number(number) + 1}${dot}`;
  return { quotes, item, next: `${quotes}${indent}${mark}${room}${task ? '[ ] ' : ''}`, whole };
}

/** Enter in a list or quote goes on with it; in an empty item it ends it. */
const continueMarks: Command = ({ state, dispatch }) => {
  if (state.readOnly || !state.selection.ranges.every(({ head }) => hasMark(state, head))) return false;
  const spec = state.changeByRange((range) => {
    const line = state.doc.lineAt(range.from);
    const { item, next, quotes, whole } = markOf(line.text);
    const isEmpty = line.text.length === whole.length;
    if (isEmpty && range.empty) {
      // An empty item ends the list, an empty line of a quote ends the quote.
      const left = item === undefined ? '' : quotes;
      return {
        range: EditorSelection.cursor(line.from + left.length),
        changes: { from: line.from, to: line.to, insert: left },
      };
    }
    const insert = `\n${next}`;
    const changes: ChangeSpec[] = [{ from: range.from, to: range.to, insert }];
    changes.push(...renumbered(state.doc, line, next));
    return { range: EditorSelection.cursor(range.from + insert.length), changes };
  });
  dispatch(state.update(spec, { scrollIntoView: true, userEvent: 'input' }));
  return true;
};

function hasMark(state: EditorState, at: number): boolean {
  const line = state.doc.lineAt(at);
  const { quotes, item, whole } = markOf(line.text);
  return (item !== undefined || quotes.includes('>')) && at >= line.from + whole.length;
}

/** The numbers of the items that follow go up by one. */
function renumbered(doc: Text, line: Line, next: string): ChangeSpec[] {
  const mark = /^(\s*(?:>\s?)*\s*)(\d+)([.)])/.exec(next);
  if (!mark) return [];
  const [, prefix = '', number = '', dot = ''] = mark;
  const changes: ChangeSpec[] = [];
  let expected = Number(number);
  for (let at = line.number + 1; at <= doc.lines && changes.length < 200; at++) {
    const below = doc.line(at);
    const found = /^(\s*(?:>\s?)*\s*)(\d+)([.)])\s/.exec(below.text);
    const isDeeper = below.text.startsWith(`${prefix} `) || below.text.trim() === '';
    if (found && found[1] === prefix && found[3] === dot && Number(found[2]) === expected) {
      const from = below.from + prefix.length;
      changes.push({ from, to: from + found[2]!.length, insert: String(++expected) });
    } else if (!isDeeper) break;
  }
  return changes;
}

/** Backspace right after a mark takes the mark away. */
const removeMark: Command = ({ state, dispatch }) => {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const { item, quotes, whole } = markOf(line.text);
  if (state.readOnly || !main.empty || item === undefined || main.head !== line.from + whole.length) return false;
  dispatch(
    state.update({
      changes: { from: line.from + quotes.length, to: main.head },
      scrollIntoView: true,
      userEvent: 'delete.backward',
    }),
  );
  return true;
};

const inList = (state: EditorState) =>
  state.selection.ranges.every(({ from, empty }) => !empty || markOf(state.doc.lineAt(from).text).item !== undefined);

/**
 * Keys that know lists and quotes. Tab moves list items and selected lines; anywhere else it leaves the editor, as does
 * Tab after Escape everywhere.
 */
export const markdownKeys: readonly KeyBinding[] = [
  { key: 'Enter', run: continueMarks },
  { key: 'Backspace', run: removeMark },
  { key: 'Tab', run: (view) => inList(view.state) && indentMore(view) },
  { key: 'Shift-Tab', run: (view) => inList(view.state) && indentLess(view) },
];
