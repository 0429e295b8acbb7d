import { jsoncMember, type JsoncMember, type JsoncNode, type JsoncObject } from '@askwell/core/base';
import type { ThemeContribution } from '@askwell/core/extensions';
import type { JsonCheck, JsonProblem } from '../../editors/json-check.ts';
import type { LocalizationService } from '../../platform/localization-service.ts';
import { derivedColors } from './derived-colors.ts';
import { hexColor } from './hex-color.ts';
import { tokenColors } from './token-colors.ts';

/** A theme as it was written, without an id. */
export interface ThemeFile extends Omit<ThemeContribution, 'id'> {
  /** How many colours the file itself names. */
  readonly count: number;
}

const types: Readonly<Record<string, ThemeContribution['type']>> = {
  dark: 'dark',
  light: 'light',
  hc: 'hc-dark',
  hcDark: 'hc-dark',
  hcLight: 'hc-light',
  'vs-dark': 'dark',
  vs: 'light',
  'hc-black': 'hc-dark',
  'hc-light': 'hc-light',
};
/** VS Code itself has about 900 colour ids. */
const mostColors = 2_000;
const longestName = 80;

/**
 * Reads a VS Code colour theme. Each colour that is not hexadecimal is refused by name; `include` is refused because the
 * other file is not here.
 *
 * @see https://code.visualstudio.com/api/references/theme-color
 */
export function readThemeFile(node: JsoncNode, texts: Pick<LocalizationService, 'text'>): JsonCheck<ThemeFile> {
  const problems: JsonProblem[] = [];
  const refuse = (line: number, message: string) => void problems.push({ severity: 'error', line, message });
  if (node.type !== 'object') {
    refuse(node.line, texts.text('theme.problem.object'));
    return { value: undefined, problems };
  }
  const include = jsoncMember(node, 'include');
  if (include) refuse(include.line, texts.text('theme.problem.include', { name: textOf(include) ?? '' }));
  const member = jsoncMember(node, 'colors');
  const colors: Record<string, string> = {};
  if (member?.value.type !== 'object') {
    const line = member?.line ?? node.line;
    refuse(line, texts.text(member ? 'theme.problem.colors' : 'theme.problem.none'));
    return { value: undefined, problems };
  }
  const { members } = member.value;
  if (members.length > mostColors) {
    refuse(member.line, texts.text('theme.problem.many', { count: mostColors }));
    return { value: undefined, problems };
  }
  for (const one of members) {
    const { name, line, value } = one;
    const color = textOf(one);
    // VS Code writes null to take a default's colour away.
    if (value.type === 'literal' && value.value === null) continue;
    if (!/^[a-z][\w.-]*$/i.test(name))
      refuse(line, texts.text('theme.problem.id', { name: name.slice(0, longestName) }));
    else if (color === undefined || !hexColor.test(color)) {
      refuse(line, texts.text('theme.problem.color', { name: `${name}: ${color?.slice(0, longestName) ?? '…'}` }));
    } else colors[name] = color;
  }
  if (members.length === 0) refuse(member.line, texts.text('theme.problem.none'));
  const type = typeOf(node, colors, (line, name) => refuse(line, texts.text('theme.problem.type', { name })));
  if (problems.length > 0 || type === undefined) return { value: undefined, problems };
  const name = jsoncMember(node, 'name');
  const label = ((name && textOf(name)) || texts.text('theme.unnamed')).trim().slice(0, longestName);
  const all = { ...derivedColors(colors), ...tokenColors(node), ...colors };
  return { value: { label, type, colors: all, count: Object.keys(colors).length }, problems };
}

/** The stated type, otherwise what the ground of the editor says. */
function typeOf(
  node: JsoncObject,
  colors: Readonly<Record<string, string>>,
  refuse: (line: number, name: string) => void,
): ThemeContribution['type'] | undefined {
  const stated = jsoncMember(node, 'type') ?? jsoncMember(node, 'uiTheme');
  if (stated) {
    const name = textOf(stated) ?? '';
    if (Object.hasOwn(types, name)) return types[name];
    refuse(stated.line, name.slice(0, longestName));
    return undefined;
  }
  const ground = colors['editor.background'];
  return ground !== undefined && brightness(ground) > 0.5 ? 'light' : 'dark';
}

/** From 0 to 1, as the eye weighs red, green and blue (Rec. 709). */
function brightness(color: string): number {
  const digits = color.length < 6 ? [...color.slice(1, 4)].map((digit) => digit + digit) : color.match(/[\da-f]{2}/gi);
  const [red = 0, green = 0, blue = 0] = (digits ?? []).map((digit) => parseInt(digit, 16) / 255);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function textOf({ value }: JsoncMember): string | undefined {
  return value.type === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}
