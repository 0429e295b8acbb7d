import { jsoncMember, jsoncValue, type JsoncNode, type JsoncObject } from '@askwell/core/base';
import { parseKeys, parseWhen } from '@askwell/core/extensions';
import type { JsonCheck, JsonProblem } from '../../editors/json-check.ts';
import type { KeybindingRule } from '../../platform/keybinding-rules.ts';
import type { LocalizationService } from '../../platform/localization-service.ts';

type Texts = Pick<LocalizationService, 'text'>;

/** A rule with its place in the file. */
export interface WrittenRule extends KeybindingRule {
  readonly line: number;
}

/** More than anybody writes; the resolver looks through all of them at each key. */
export const mostRules = 1_000;
const members = new Set(['key', 'command', 'when', 'args', 'mac', 'linux', 'win']);

/**
 * Reads a list of rules in VS Code's form. With `keys` given, it reads the keys of another program.
 *
 * @param keys turns written keys into ours; default they are ours
 */
export function readRules(
  node: JsoncNode,
  texts: Texts,
  keys: (written: string) => string = (written) => written,
): JsonCheck<readonly WrittenRule[]> {
  const problems: JsonProblem[] = [];
  if (node.type !== 'array') {
    const message = texts.text('keybindings.problem.list');
    return { value: undefined, problems: [{ severity: 'error', line: node.line, message }] };
  }
  if (node.items.length > mostRules) {
    const message = texts.text('keybindings.problem.many', { count: mostRules });
    return { value: undefined, problems: [{ severity: 'error', line: node.line, message }] };
  }
  const rules: WrittenRule[] = [];
  for (const item of node.items) {
    if (item.type !== 'object') {
      problems.push({ severity: 'error', line: item.line, message: texts.text('keybindings.problem.object') });
      continue;
    }
    const rule = readRule(item, texts, keys, problems);
    if (rule) rules.push(rule);
  }
  const wrong = problems.some(({ severity }) => severity === 'error');
  return { value: wrong ? undefined : rules, problems };
}

function readRule(
  item: JsoncObject,
  texts: Texts,
  keys: (written: string) => string,
  problems: JsonProblem[],
): WrittenRule | undefined {
  const before = problems.length;
  const line = (name: string) => jsoncMember(item, name)?.line ?? item.line;
  const refuse = (at: number, message: string) => problems.push({ severity: 'error', line: at, message });
  const text = (name: string) => {
    const member = jsoncMember(item, name);
    const value = member && jsoncValue(member.value);
    return typeof value === 'string' ? value.slice(0, 2_500) : undefined;
  };
  const command = text('command') ?? '';
  if (!/^-?[\w.:/-]+$/.test(command)) refuse(line('command'), texts.text('keybindings.problem.command'));
  const written = text('key');
  // VS Code takes every default of a command away when a removal names no key.
  if (written === undefined && !(command.startsWith('-') && !jsoncMember(item, 'key'))) {
    refuse(line('key'), texts.text('keybindings.problem.key'));
  }
  const key = written === undefined ? '' : keys(written);
  if (written !== undefined && !reads(() => parseKeys(key))) {
    refuse(line('key'), texts.text('keybindings.problem.keys', { name: written.slice(0, 60) }));
  }
  const when = text('when');
  const condition = when ?? (jsoncMember(item, 'when') ? '…' : undefined);
  if (condition !== undefined && condition.trim() !== '' && !reads(() => parseWhen(condition))) {
    refuse(line('when'), texts.text('keybindings.problem.when', { name: condition.slice(0, 60) }));
  }
  const given = jsoncMember(item, 'args');
  const args = given && jsoncValue(given.value);
  if (given && !Array.isArray(args)) refuse(given.line, texts.text('keybindings.problem.args'));
  for (const { name, line: at } of item.members) {
    if (members.has(name)) continue;
    const message = texts.text('keybindings.problem.member', { name: name.slice(0, 60) });
    problems.push({ severity: 'warning', line: at, message });
  }
  if (problems.slice(before).some(({ severity }) => severity === 'error')) return undefined;
  return {
    line: item.line,
    command,
    key,
    ...(when === undefined || when.trim() === '' ? {} : { when }),
    ...(Array.isArray(args) ? { args } : {}),
  };
}

function reads(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

/** Checks the member's own rules written as JSON. A command that no feature has is kept, with a warning. */
export function checkKeybindings(
  node: JsoncNode,
  texts: Texts,
  knows: (command: string) => boolean,
): JsonCheck<readonly KeybindingRule[]> {
  const { value, problems } = readRules(node, texts);
  if (!value) return { value, problems };
  const unknown = value
    .filter(({ command }) => !knows(command.replace(/^-/, '')))
    .map(({ line, command: name }): JsonProblem => {
      return { severity: 'warning', line, message: texts.text('keybindings.problem.unknownCommand', { name }) };
    });
  const rules = value
    .filter(({ key }) => key !== '')
    .map(({ command, key, when, args }) => ({ command, key, ...(when ? { when } : {}), ...(args ? { args } : {}) }));
  return { value: rules, problems: [...problems, ...unknown].toSorted((a, b) => a.line - b.line) };
}
