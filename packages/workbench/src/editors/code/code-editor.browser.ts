import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import './code-editor.ts';
import type { CodeEditor } from './code-editor.ts';

let editor: CodeEditor;
let after: HTMLButtonElement;

const content = () => editor.renderRoot.querySelector<HTMLElement>('.cm-content')!;
const frontMatterEnd = (head: string) => {
  const end = head.startsWith('---\n') ? head.indexOf('\n---\n', 3) : -1;
  return end === -1 ? 0 : end + 5;
};

async function open(text: string, change: Partial<CodeEditor> = {}): Promise<void> {
  Object.assign(editor, change);
  await editor.updateComplete;
  editor.reset(text);
  editor.focus();
  await expect.poll(() => editor.shadowRoot?.activeElement).toBe(content());
}

beforeEach(async () => {
  editor = document.createElement('askwell-code-editor');
  editor.style.height = '300px';
  editor.label = 'Text';
  after = document.createElement('button');
  document.body.append(editor, after);
  await editor.updateComplete;
});

afterEach(() => {
  editor.remove();
  after.remove();
});

describe('lists and quotes', () => {
  it.each([
    ['1. Open', '1. Open\n2. '],
    ['- [x] Done', '- [x] Done\n- [ ] '],
    ['> Said', '> Said\n> '],
    ['> - a', '> - a\n> - '],
    ['Text', 'Text\n'],
  ])('go on at Enter: %j', async (text, expected) => {
    await open(text);
    editor.select(text.length);
    await userEvent.keyboard('{Enter}');
    expect(editor.text).toBe(expected);
  });

  it('end at Enter in an empty item', async () => {
    await open('- a\n- ');
    editor.select(6);
    await userEvent.keyboard('{Enter}');
    expect(editor.text).toBe('- a\n');
  });

  it('number what follows', async () => {
    await open('1. a\n2. b\n3. c\n\nText');
    editor.select(4);
    await userEvent.keyboard('{Enter}x');
    expect(editor.text).toBe('1. a\n2. x\n3. b\n4. c\n\nText');
  });

  it('lose their mark at Backspace', async () => {
    await open('- a');
    editor.select(2);
    await userEvent.keyboard('{Backspace}');
    expect(editor.text).toBe('a');
  });
});

describe('the Tab key', () => {
  it('moves list items', async () => {
    await open('- a\n- b');
    editor.select(7);
    await userEvent.keyboard('{Tab}');
    expect(editor.text).toBe('- a\n  - b');
  });

  it('leaves the text everywhere else, and after Escape in lists, too', async () => {
    await open('Text');
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(after);
    await open('- a');
    editor.select(3);
    await userEvent.keyboard('{Escape}{Tab}');
    expect(document.activeElement).toBe(after);
    expect(editor.text).toBe('- a');
  });
});

describe('a protected start', () => {
  const text = '---\ntitle: T\n---\nBody';

  beforeEach(() => open(text, { protectedEnd: frontMatterEnd }));

  it('is not seen, and stays whatever is typed', async () => {
    expect(content().textContent).toBe('Body');
    await userEvent.keyboard('{Control>}a{/Control}New');
    expect(editor.text).toBe('---\ntitle: T\n---\nNew');
    await userEvent.keyboard('{Control>}{Home}{/Control}{Backspace}');
    expect(editor.text).toBe('---\ntitle: T\n---\nNew');
  });

  it('can be changed by its owner, as a step to undo', async () => {
    editor.edit([{ from: 11, to: 12, text: 'Tea' }]);
    expect(editor.text).toBe('---\ntitle: Tea\n---\nBody');
    expect(content().textContent).toBe('Body');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(editor.text).toBe(text);
  });

  it('is shown when it is protected no more', async () => {
    editor.protectedEnd = undefined;
    await editor.updateComplete;
    expect(content().textContent).toContain('title: T');
  });
});

describe('its owner', () => {
  it('hears what is typed, and tells it from what was set', async () => {
    const told = vi.fn<(typed: boolean) => void>();
    editor.addEventListener('code-change', (event) => told((event as CustomEvent<{ typed: boolean }>).detail.typed));
    await open('Text');
    editor.setText('Text!');
    await userEvent.keyboard('x');
    expect(told.mock.calls).toEqual([[false], [true]]);
  });

  it('keeps the cursor where it is when others change the text before it', async () => {
    await open('One two');
    editor.select(7);
    editor.setText('Zero one two');
    expect(editor.cursor.offset).toBe(12);
  });

  it('follows a place through changes', async () => {
    await open('One two');
    const place = editor.track(4);
    editor.setText('Zero one two');
    expect(place.end()).toBe(9);
  });

  it('shows problems and goes from one to the next', async () => {
    await open('One two three', {
      diagnostics: [
        { from: 4, to: 7, severity: 'error', message: 'Wrong.', source: 'a-rule', actions: [] },
        { from: 8, to: 13, severity: 'hint', message: 'Odd.', source: 'b-rule', actions: [] },
      ],
    });
    expect(editor.renderRoot.querySelectorAll('.cm-lintRange')).toHaveLength(2);
    editor.stepDiagnostic(1);
    expect(editor.diagnosticsAtCursor().map(({ source }) => source)).toEqual(['a-rule']);
    editor.stepDiagnostic(1);
    expect(editor.diagnosticsAtCursor().map(({ source }) => source)).toEqual(['b-rule']);
  });

  it('offers completions', async () => {
    await open('', {
      completion: ({ before, offset }) => ({
        from: offset - before.length,
        options: [{ label: 'Returns', insert: 'return-policy' }],
      }),
    });
    await userEvent.keyboard('re');
    await expect.poll(() => editor.renderRoot.querySelector('[role=option]')?.textContent).toBe('Returns');
    await vi.waitFor(async () => {
      // The list takes keys a moment after it was shown, so that nobody takes what they have not seen.
      await userEvent.keyboard('{Tab}');
      expect(editor.text).toBe('return-policy');
    });
  });

  it('may keep it from being changed', async () => {
    await open('Text', { readOnly: true });
    await userEvent.keyboard('x');
    expect(editor.text).toBe('Text');
  });
});

describe('the element', () => {
  it('keeps text and undo when it is moved on the page, and leaves no styles behind', async () => {
    await open('Text');
    editor.select(4);
    await userEvent.keyboard('!');
    const box = document.createElement('div');
    document.body.append(box);
    box.append(editor);
    editor.focus();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(editor.text).toBe('Text');
    expect(document.adoptedStyleSheets).toHaveLength(0);
    expect(document.head.querySelectorAll('style[data-cm]')).toHaveLength(0);
    box.remove();
  });

  it('has a name, a language and a way out for those who do not see it', async () => {
    await open('Text', { language: 'zh-CN', description: 'Escape, then Tab' });
    expect(content()).toMatchObject({ ariaLabel: 'Text', lang: 'zh-CN', role: 'textbox' });
    expect(content().getAttribute('aria-description')).toBe('Escape, then Tab');
  });

  it('searches in the words of its owner', async () => {
    await open('Tea and tea', { phrases: { Find: '查找', next: '下一个' } });
    await userEvent.keyboard('{Control>}f{/Control}');
    const field = editor.renderRoot.querySelector<HTMLInputElement>('.cm-search [name=search]');
    expect(field?.placeholder).toBe('查找');
    await userEvent.keyboard('tea{Enter}{Escape}');
    expect(editor.cursor).toMatchObject({ from: 0, to: 3 });
  });
});
