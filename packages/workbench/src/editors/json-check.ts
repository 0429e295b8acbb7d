import { JsoncSyntaxError, parseJsonc, type JsoncNode } from '@askwell/core/base';
import type { LocalizationService } from '../platform/localization-service.ts';

/** Something to say about a line of JSON. An error keeps the text from being taken over. */
export interface JsonProblem {
  readonly severity: 'error' | 'warning';
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** What a text means, and what is wrong with it. `value` is undefined when there is an error. */
export interface JsonCheck<T> {
  readonly value: T | undefined;
  readonly problems: readonly JsonProblem[];
}

/** Reads JSON with comments and hands it on; a text that cannot be read gives one problem, in the reader's language. */
export function checkJson<T>(
  text: string,
  localization: Pick<LocalizationService, 'text'>,
  check: (node: JsoncNode) => JsonCheck<T>,
): JsonCheck<T> {
  let node: JsoncNode;
  try {
    node = parseJsonc(text);
  } catch (error) {
    if (!(error instanceof JsoncSyntaxError)) throw error;
    const message = localization.text(`json.problem.${error.problem}`);
    return { value: undefined, problems: [{ severity: 'error', line: error.line, message }] };
  }
  return check(node);
}
