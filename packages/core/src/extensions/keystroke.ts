export type Platform = 'mac' | 'windows' | 'linux';

/** One press: a key with its modifiers. `key` is lower case: `a`, `1`, `/`, `enter`, `arrowup`, `f1`. */
export interface Keystroke {
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  /** Ctrl, on a Mac Cmd; only in what people write, never in what they press. */
  readonly mod: boolean;
  readonly key: string;
}

/** The part of a `KeyboardEvent` that tells which keys were pressed. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

const modifiers = ['mod', 'ctrl', 'shift', 'alt', 'meta'] as const;
const synonyms: Readonly<Record<string, string>> = {
  cmd: 'meta', command: 'meta', win: 'meta', control: 'ctrl', ctrlcmd: 'mod', option: 'alt',
  esc: 'escape', return: 'enter', del: 'delete', up: 'arrowup', down: 'arrowdown', left: 'arrowleft', right: 'arrowright',
  plus: '+', spacebar: 'space',
}; // prettier-ignore
const named = new Set(
  (
    'enter escape tab space backspace delete insert home end pageup pagedown arrowup arrowdown arrowleft arrowright ' +
    'contextmenu'
  ).split(' '),
);
const punctuation: Readonly<Record<string, string>> = {
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backquote: '`',
};

/**
 * Reads a key or chord: `Mod+Shift+P`, `Mod+K Mod+S`, `F1`, `Alt+PageUp`.
 *
 * @throws SyntaxError that names the wrong part.
 */
export function parseKeys(text: string): readonly Keystroke[] {
  const strokes = text.trim().split(/\s+/);
  if (strokes.length > 2) throw new SyntaxError(`Keys "${text}": a chord has at most two strokes.`);
  return strokes.map((stroke) => parseStroke(stroke, text));
}

function parseStroke(stroke: string, text: string): Keystroke {
  // The key itself may be "+": "Mod++".
  const parts = (stroke.endsWith('++') ? [...stroke.slice(0, -2).split('+'), '+'] : stroke.split('+'))
    .map((part) => part.toLowerCase())
    .map((part) => synonyms[part] ?? part);
  const key = parts.pop() ?? '';
  for (const [index, part] of parts.entries()) {
    if (!(modifiers as readonly string[]).includes(part)) {
      throw new SyntaxError(`Keys "${text}": "${part}" is not a modifier. Use Mod, Ctrl, Shift, Alt or Meta.`);
    }
    if (parts.indexOf(part) !== index) throw new SyntaxError(`Keys "${text}": "${part}" is named twice.`);
  }
  if (!named.has(key) && !/^f([1-9]|1\d|2[0-4])$/.test(key) && !/^[\u0021-\u007e]$/.test(key)) {
    throw new SyntaxError(
      `Keys "${text}": "${key}" is not a key. Use a character, F1 to F24, or a name such as Enter or PageUp.`,
    );
  }
  const has = (modifier: (typeof modifiers)[number]) => parts.includes(modifier);
  return { ctrl: has('ctrl'), shift: has('shift'), alt: has('alt'), meta: has('meta'), mod: has('mod'), key };
}

/**
 * What was pressed, independent of the keyboard's layout where the layout has no Latin letters, and undefined for a
 * modifier alone.
 */
export function keystrokeOf(press: KeyPress): Keystroke | undefined {
  const key = keyOf(press);
  if (key === undefined) return undefined;
  return { ctrl: press.ctrlKey, shift: press.shiftKey, alt: press.altKey, meta: press.metaKey, mod: false, key };
}

function keyOf({ key, code }: KeyPress): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  // Alt and non-Latin layouts turn letters into others; the place on the keyboard then decides.
  if (letter !== undefined) return /^[a-z]$/i.test(key) ? key.toLowerCase() : letter;
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  const sign = punctuation[code];
  if (sign !== undefined) return sign;
  if (key === ' ') return 'space';
  const lower = key.toLowerCase();
  return named.has(lower) || /^f\d+$/.test(lower) || /^[\u0021-\u007e]$/.test(lower) ? lower : undefined;
}

/** The strokes in one spelling, with `Mod` resolved; equal text means the same keys. */
export function normalizeKeys(strokes: readonly Keystroke[], platform: Platform): string {
  return strokes.map((stroke) => normalizeStroke(stroke, platform)).join(' ');
}

function normalizeStroke(stroke: Keystroke, platform: Platform): string {
  const ctrl = stroke.ctrl || (stroke.mod && platform !== 'mac');
  const meta = stroke.meta || (stroke.mod && platform === 'mac');
  return [ctrl && 'ctrl', stroke.shift && 'shift', stroke.alt && 'alt', meta && 'meta', stroke.key]
    .filter((part) => part !== false)
    .join('+');
}

const symbols: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
};
const macSymbols: Readonly<Record<string, string>> = { ...symbols, enter: '⏎', escape: '⎋', tab: '⇥', backspace: '⌫' };

/** The keys as that platform's users know them: `Ctrl+Shift+P`, `⇧⌘P`. */
export function labelKeys(strokes: readonly Keystroke[], platform: Platform): string {
  return strokes.map((stroke) => labelStroke(stroke, platform)).join(' ');
}

function labelStroke(stroke: Keystroke, platform: Platform): string {
  const mac = platform === 'mac';
  const key = (mac ? macSymbols : symbols)[stroke.key] ?? keyName(stroke.key);
  const ctrl = stroke.ctrl || (stroke.mod && !mac);
  const meta = stroke.meta || (stroke.mod && mac);
  if (mac) return `${ctrl ? '⌃' : ''}${stroke.alt ? '⌥' : ''}${stroke.shift ? '⇧' : ''}${meta ? '⌘' : ''}${key}`;
  const win = platform === 'windows' ? 'Win' : 'Meta';
  return [ctrl && 'Ctrl', stroke.shift && 'Shift', stroke.alt && 'Alt', meta && win, key]
    .filter((part) => part !== false)
    .join('+');
}

function keyName(key: string): string {
  if (key === 'pageup') return 'PageUp';
  if (key === 'pagedown') return 'PageDown';
  if (key === 'contextmenu') return 'Menu';
  return key.length === 1 ? key.toUpperCase() : key.charAt(0).toUpperCase() + key.slice(1);
}
