import { describe, expect, it } from 'vitest';
import { safeHref, safeSrc } from './safe-address.ts';

describe('safeHref', () => {
  it.each([
    'https://example.com',
    'http://example.com:8080/a?b=c&d=e#f',
    'https://例え.jp/パス',
    'https://[2001:db8::1]:443/x',
    'HTTPS://EXAMPLE.COM/',
    'mailto:help@example.com',
    'mailto:help@example.com?subject=Order%2042',
    'tel:+49-30-1234567',
    '#section',
    '#',
    '/policy/returns.md#fees',
    '../returns.md',
    'reset-password',
    '?page=2',
    'a/b:c',
    'R&D.md',
  ])('lets %s through as it is', (address) => {
    expect(safeHref(address)).toBe(address);
  });

  it('escapes spaces and makes //host an https address', () => {
    expect(safeHref('my file.md')).toBe('my%20file.md');
    expect(safeHref('//example.com/x')).toBe('https://example.com/x');
  });

  it.each([
    ['a scheme that runs', 'javascript:alert(1)'],
    ['another case', 'JaVaScRiPt:alert(1)'],
    ['a tab inside the scheme', 'java\tscript:alert(1)'],
    ['a line break inside the scheme', 'java\nscript:alert(1)'],
    ['a control character before it', '\u0001javascript:alert(1)'],
    ['blanks before it', '   javascript:alert(1)'],
    ['a soft hyphen in it', 'java\u00adscript:alert(1)'],
    ['a zero-width space in it', 'java\u200bscript:alert(1)'],
    ['a named reference for the colon', 'javascript&colon;alert(1)'],
    ['a number reference for a letter', '&#106;avascript:alert(1)'],
    ['a number reference without semicolon', 'javascript&#58alert(1)'],
    ['vbscript', 'vbscript:msgbox(1)'],
    ['data', 'data:text/html,<script>alert(1)</script>'],
    ['blob', 'blob:https://example.com/x'],
    ['file', 'file:///etc/passwd'],
    ['view-source', 'view-source:https://example.com'],
    ['an unknown scheme', 'x-foo:bar'],
    ['the internal scheme, which only the resolver makes', 'article:reset-password'],
    ['a backslash as a slash', '\\\\evil.example'],
    ['a slash and a backslash', '/\\evil.example'],
    ['three slashes', '///evil.example'],
    ['a scheme without host', 'https:evil.example'],
    ['a scheme with three slashes', 'https:///evil.example'],
    ['a user name before the host', 'https://bank.example@evil.example/'],
    ['a user name and password', 'http://a:b@evil.example/'],
    ['text that runs backwards', 'https://example.com/\u202egpj.exe'],
    ['a line break smuggled into a mail', 'mailto:a@b.example?subject=x%0abcc:c@d.example'],
    ['a mail to nobody', 'mailto:?body=x'],
    ['nothing', ''],
    ['nothing but blanks', '   '],
    ['more than 2,048 characters', `https://example.com/${'a'.repeat(2_048)}`],
  ])('refuses %s', (_, address) => {
    expect(safeHref(address)).toBeUndefined();
  });
});

describe('safeSrc', () => {
  it('asks for pictures over https', () => {
    expect(safeSrc('http://pictures.example/a.png')).toBe('https://pictures.example/a.png');
  });

  it.each(['https://example.com/a.png', 'img/a.png', '/media/a.png', '../a.png'])('lets %s through', (address) => {
    expect(safeSrc(address)).toBe(address);
  });

  it.each([
    'data:image/png;base64,AAAA',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'blob:x',
    'javascript:alert(1)',
    'mailto:a@b.example',
    '#a',
    '?a',
    '',
  ])('refuses %s', (address) => {
    expect(safeSrc(address)).toBeUndefined();
  });
});
