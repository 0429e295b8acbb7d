import { sourceOf, type LintDocument } from '../document.ts';
import { passagesOf, sentencesOf, type Passage } from './passages.ts';
import { mayHoldQuantity, quantitiesIn, type Quantity } from './quantities.ts';

/** A sentence or table row with the quantities that it states. */
export interface Statement {
  readonly text: string;
  readonly passage: Passage;
  /** Offset of the sentence in its passage. */
  readonly start: number;
  readonly quantities: readonly Quantity[];
}

/** A longer one is no sentence; finding its quantities would take long, and they would say little. */
const longestSentence = 1_000;

const read = new WeakMap<LintDocument, readonly Statement[]>();

/** The statements of an article that hold a quantity, read once. */
export function statementsOf(document: LintDocument): readonly Statement[] {
  let statements = read.get(document);
  if (!statements) read.set(document, (statements = readStatements(document)));
  return statements;
}

function readStatements(document: LintDocument): Statement[] {
  const statements: Statement[] = [];
  for (const passage of passagesOf(sourceOf(document))) {
    if (!mayHoldQuantity(passage.text)) continue;
    for (const { start, end } of sentencesOf(passage.text)) {
      if (end - start > longestSentence) continue;
      const text = passage.text.slice(start, end);
      const quantities = quantitiesIn(text);
      if (quantities.length > 0) statements.push({ text, passage, start, quantities });
    }
  }
  return statements;
}
