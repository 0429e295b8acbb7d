/** Key names of VS Code that we write differently, and its names for places on the keyboard. */
const names: Readonly<Record<string, string>> = {
  '[minus]': '-',
  '[equal]': '=',
  '[bracketleft]': '[',
  '[bracketright]': ']',
  '[backslash]': '\\',
  '[semicolon]': ';',
  '[quote]': "'",
  '[comma]': ',',
  '[period]': '.',
  '[slash]': '/',
  '[backquote]': '`',
};

/**
 * Keys as VS Code writes them, in our spelling; what cannot be turned stays as it is. `cmd` exists on a Mac only: elsewhere the
 * same file means Ctrl.
 *
 * @see https://code.visualstudio.com/docs/configure/keybindings#_accepted-keys
 */
export function fromVsCodeKeys(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .map((stroke) => {
      const parts = stroke.endsWith('++') ? [...stroke.slice(0, -2).split('+'), '+'] : stroke.split('+');
      return parts
        .map((part) => {
          if (part === 'cmd') return 'mod';
          const place = /^\[(?:key|digit)?(\w|enter|escape|tab|space|backspace|delete|home|end|f\d+)\]$/.exec(
            part,
          )?.[1];
          return place ?? names[part] ?? part;
        })
        .join('+');
    })
    .join(' ');
}
