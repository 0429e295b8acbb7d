import { matchesSafely } from '../base/index.ts';
import { WhenParser, type WhenExpression } from './when-parser.ts';

/** What a context key may hold. */
export type ContextValue = string | number | boolean | readonly (string | number)[] | null | undefined;

export interface WhenContext {
  get(key: string): ContextValue;
}

const parsed = new Map<string, WhenExpression>();

/**
 * Parses a condition over context keys, in the language of VS Code's when-clauses: `key`, `!`, `&&`, `||`,
 * parentheses, `key == value`, `key != value`, `key in listKey`, `key not in listKey`, `key =~ /pattern/i`. Values are bare
 * words or in single quotes.
 *
 * @throws WhenSyntaxError that shows the clause and the position.
 * @example parseWhen("activeEditor == conversation && !inputFocus")
 */
export function parseWhen(source: string): WhenExpression {
  const known = parsed.get(source);
  if (known) return known;
  const expression = new WhenParser(source).parse();
  // Clauses come from contributions, so they are few; the bound keeps a generator of clauses from filling memory.
  if (parsed.size >= 2_000) parsed.clear();
  parsed.set(source, expression);
  return expression;
}

export function evaluateWhen(expression: WhenExpression, context: WhenContext): boolean {
  switch (expression.type) {
    case 'literal':
      return expression.value;
    case 'key':
      return truthy(context.get(expression.key));
    case 'not':
      return !evaluateWhen(expression.operand, context);
    case 'and':
      return expression.operands.every((operand) => evaluateWhen(operand, context));
    case 'or':
      return expression.operands.some((operand) => evaluateWhen(operand, context));
    case 'equals':
      return asText(context.get(expression.key)) === expression.value;
    case 'in': {
      const list = context.get(expression.listKey);
      const value = asText(context.get(expression.key));
      return Array.isArray(list) && list.some((item) => String(item) === value);
    }
    case 'matches':
      return matchesSafely(expression.pattern, asText(context.get(expression.key)));
  }
}

/** The clause in one spelling: two clauses with the same text mean the same. */
export function formatWhen(expression: WhenExpression): string {
  switch (expression.type) {
    case 'literal':
      return String(expression.value);
    case 'key':
      return expression.key;
    case 'not':
      return `!${wrapped(expression.operand)}`;
    case 'and':
      return expression.operands.map(wrapped).join(' && ');
    case 'or':
      return expression.operands.map(wrapped).join(' || ');
    case 'equals':
      return `${expression.key} == '${expression.value.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
    case 'in':
      return `${expression.key} in ${expression.listKey}`;
    case 'matches':
      return `${expression.key} =~ ${String(expression.pattern)}`;
  }
}

function wrapped(operand: WhenExpression): string {
  const plain = operand.type === 'key' || operand.type === 'literal' || operand.type === 'not';
  return plain ? formatWhen(operand) : `(${formatWhen(operand)})`;
}

function truthy(value: ContextValue): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function asText(value: ContextValue): string {
  return value === undefined || value === null ? '' : String(value);
}
