import type { JsoncNode } from '@askwell/core/base';
import { formatWhen, parseWhen, type Platform, type WhenExpression } from '@askwell/core/extensions';
import type { JsonCheck, JsonProblem } from '../../editors/json-check.ts';
import type { KeybindingRule } from '../../platform/keybinding-rules.ts';
import type { LocalizationService } from '../../platform/localization-service.ts';
import { readRules, type WrittenRule } from './keybindings-json.ts';
import { vsCodeCommands } from './vscode-commands.ts';
import { fromVsCodeKeys } from './vscode-keys.ts';

/** What an import needs to know about this workbench. */
export interface ImportTarget {
  readonly platform: Platform;
  readonly knowsCommand: (command: string) => boolean;
  readonly knowsContext: (key: string) => boolean;
  /** The keys that a command has by default, in our spelling. */
  readonly defaultKeys: (command: string) => readonly string[];
}

/** What is taken over, and one line for each rule that is not. */
export interface KeybindingImport {
  readonly rules: readonly KeybindingRule[];
  readonly leftOut: readonly JsonProblem[];
}

/** Context keys of VS Code with the same meaning here. */
const contexts: Readonly<Record<string, string>> = {
  textInputFocus: 'inputFocus',
  editorTextFocus: 'inputFocus',
  editorFocus: 'inputFocus',
  inputFocus: 'inputFocus',
  sideBarVisible: 'sideBarVisible',
  panelVisible: 'panelVisible',
  editorIsOpen: 'editorCount',
};
/** Parts of VS Code that we do not have: their keys never hold here. */
const absent =
  /^(?:terminal|debug|inDebug|notebook|jupyter|suggestWidget|inSnippet|inlineSuggest|inlineEdit|chat|inChat|vim|neovim|extension|repl|remote|renameInput|parameterHints|inReferenceSearch|isInDiffEditor|breakpoint|virtualWorkspace|inCompositeEditor)/;

/** Reads a `keybindings.json` of VS Code. Its shape must be right; rules about what does not exist here are left out one by one. */
export function importKeybindings(
  node: JsoncNode,
  texts: Pick<LocalizationService, 'text'>,
  target: ImportTarget,
): JsonCheck<KeybindingImport> {
  const { value, problems } = readRules(node, texts, fromVsCodeKeys);
  if (!value) return { value: undefined, problems };
  const rules: KeybindingRule[] = [];
  const leftOut: JsonProblem[] = [];
  for (const rule of value) {
    const leave = (message: string) => void leftOut.push({ severity: 'warning', line: rule.line, message });
    const command = ourCommand(rule, target);
    if (command === undefined) {
      const name = rule.command.replace(/^-/, '');
      leave(texts.text('keybindings.problem.unknownCommand', { name }));
      continue;
    }
    if (command.startsWith('-')) {
      // A removal counts for the keys whatever its condition was.
      const keys = rule.key === '' ? target.defaultKeys(command.slice(1)) : [rule.key];
      rules.push(...keys.map((key) => ({ command, key })));
      continue;
    }
    const when = ourCondition(rule.when, target);
    if ('unknown' in when) leave(texts.text('keybindings.problem.unknownContext', { name: when.unknown }));
    else {
      const { condition } = when;
      const args = rule.args;
      rules.push({
        command,
        key: rule.key,
        ...(condition === undefined ? {} : { when: condition }),
        ...(args ? { args } : {}),
      });
    }
  }
  return { value: { rules, leftOut }, problems };
}

function ourCommand({ command }: WrittenRule, { knowsCommand }: ImportTarget): string | undefined {
  const removes = command.startsWith('-');
  const name = removes ? command.slice(1) : command;
  const candidates = [name, ...(Object.hasOwn(vsCodeCommands, name) ? (vsCodeCommands[name] ?? []) : [])];
  const found = candidates.find(knowsCommand);
  return found === undefined ? undefined : `${removes ? '-' : ''}${found}`;
}

type Condition = { readonly condition: string | undefined } | { readonly unknown: string };

class UnknownContext extends Error {}

function ourCondition(when: string | undefined, target: ImportTarget): Condition {
  if (when === undefined) return { condition: undefined };
  const gone: string[] = [];
  try {
    const turned = turn(parseWhen(when), target, gone);
    if (turned.type !== 'literal') return { condition: formatWhen(turned) };
    return turned.value ? { condition: undefined } : { unknown: gone[0] ?? when };
  } catch (error) {
    if (error instanceof UnknownContext) return { unknown: error.message };
    throw error;
  }
}

/** The condition over our keys, with what is always or never so here worked out. */
function turn(expression: WhenExpression, target: ImportTarget, gone: string[]): WhenExpression {
  const literal = (value: boolean) => ({ type: 'literal', value }) as const;
  switch (expression.type) {
    case 'literal':
      return expression;
    case 'not': {
      const operand = turn(expression.operand, target, gone);
      return operand.type === 'literal' ? literal(!operand.value) : { type: 'not', operand };
    }
    case 'and':
    case 'or': {
      const decisive = expression.type === 'or';
      const operands = expression.operands.map((operand) => turn(operand, target, gone));
      if (operands.some((operand) => operand.type === 'literal' && operand.value === decisive))
        return literal(decisive);
      const open = operands.filter((operand) => operand.type !== 'literal');
      const [only] = open;
      if (only === undefined) return literal(!decisive);
      return open.length === 1 ? only : { type: expression.type, operands: open };
    }
    default: {
      const { key } = expression;
      const systems: Readonly<Record<string, Platform>> = { isMac: 'mac', isWindows: 'windows', isLinux: 'linux' };
      if (Object.hasOwn(systems, key)) return literal(systems[key] === target.platform);
      if (expression.type === 'key' && Object.hasOwn(contexts, key)) {
        return { type: 'key', key: contexts[key] ?? key };
      }
      if (target.knowsContext(key)) return expression;
      if (!absent.test(key)) throw new UnknownContext(key);
      gone.push(key);
      return literal(false);
    }
  }
}
