import { EditorSelection, EditorState, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';

/** Finds where what may be seen and edited starts, given the start of the document; 0 for all of it. */
export type ProtectedEnd = (head: string) => number;

/** Longest stretch that may be protected. */
const longest = 20_200;

/**
 * Hides whole lines at the start of the document and keeps what is typed away from them. They stay part of the document: undo,
 * positions and what is saved do not know that they are hidden.
 */
export function protectedStart(endOf: ProtectedEnd): Extension {
  const read = (state: EditorState): number => {
    const end = endOf(state.sliceDoc(0, longest));
    // Without a line after it, there is no place for the cursor.
    return end > 0 && state.sliceDoc(end - 1, end) === '\n' ? end : 0;
  };
  const end = StateField.define<number>({
    create: read,
    update: (value, transaction) =>
      transaction.docChanged && transaction.changes.touchesRange(0, value + 4) ? read(transaction.state) : value,
    provide: (field) =>
      EditorView.decorations.from(field, (to) =>
        to > 0 ? Decoration.set(Decoration.replace({ block: true }).range(0, to - 1)) : Decoration.none,
      ),
  });
  return [
    end,
    EditorState.changeFilter.of((transaction) => {
      const to = transaction.startState.field(end);
      const isTyped = ['input', 'delete', 'move'].some((event) => transaction.isUserEvent(event));
      return isTyped && to > 0 ? [0, to] : true;
    }),
    EditorState.transactionFilter.of((transaction) => {
      const { selection, startState, changes } = transaction;
      const to = selection ? changes.mapPos(startState.field(end), -1) : 0;
      if (!selection || to === 0 || selection.ranges.every(({ from }) => from >= to)) return transaction;
      const kept = selection.ranges.map(({ anchor, head }) =>
        EditorSelection.range(Math.max(anchor, to), Math.max(head, to)),
      );
      return [transaction, { selection: EditorSelection.create(kept, selection.mainIndex), sequential: true }];
    }),
  ];
}
