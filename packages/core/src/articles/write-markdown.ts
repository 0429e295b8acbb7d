import { inlineText } from './plain-text.ts';
import { slug } from './slug.ts';
import type { Block, Inline } from './tree.ts';

// Between two lists or quotes of a kind, which would be one without it.
const separator = '<!-- -->';

/**
 * Blocks as the Markdown that is read as these blocks, as far as Markdown can say them: whoever needs to be sure reads the
 * result again and compares.
 */
export function writeMarkdown(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block, index) => {
      const before = blocks[index - 1];
      const merges = before?.type === block.type && ['list', 'quote', 'callout'].includes(block.type);
      return merges ? [separator, writeBlock(block)] : [writeBlock(block)];
    })
    .join('\n\n');
}

function writeBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return writeInlines(block.children, 'paragraph');
    case 'heading': {
      const text = inlineText(block.children);
      const named = slug(text) === block.id ? '' : ` {#${block.id}}`;
      return `${'#'.repeat(block.level)} ${writeInlines(block.children, 'line')}${named}`;
    }
    case 'list':
      return block.items
        .map(({ checked, children }, index) => {
          const mark = block.ordered ? `${(block.start ?? 1) + index}. ` : '- ';
          const task = checked === undefined ? '' : checked ? '[x] ' : '[ ] ';
          return mark + task + indented(writeMarkdown(children), ' '.repeat(mark.length)).trimStart();
        })
        .join(block.items.some(({ children }) => children.length > 1) ? '\n\n' : '\n');
    case 'code-block': {
      const fence = longerThanRuns(block.text, 3);
      return `${fence}${block.language ?? ''}\n${block.text}\n${fence}`;
    }
    case 'quote':
      return quoted(writeMarkdown(block.children));
    case 'callout':
      return quoted(`[!${block.kind.toUpperCase()}]\n${writeMarkdown(block.children)}`);
    case 'table': {
      const row = (cells: readonly (readonly Inline[])[]) =>
        `| ${cells.map((cell) => writeInlines(cell, 'line').replaceAll('|', '\\|')).join(' | ')} |`;
      const marks = { left: ':---', center: ':---:', right: '---:' } as const;
      const line = `| ${block.align.map((align) => (align === null ? '---' : marks[align])).join(' | ')} |`;
      return [row(block.header), line, ...block.rows.map(row)].join('\n');
    }
    case 'rule':
      return '---';
  }
}

type Place = 'paragraph' | 'line';

function writeInlines(inlines: readonly Inline[], place: Place): string {
  const text = inlines.map((inline) => writeInline(inline, place)).join('');
  return place === 'paragraph' ? text.split('\n').map(escapedStart).join('\n') : text;
}

function writeInline(inline: Inline, place: Place): string {
  switch (inline.type) {
    case 'text':
      return escaped(inline.text);
    case 'code': {
      const fence = longerThanRuns(inline.text, 1);
      const room = /^`|`$|^ .* $/.test(inline.text) ? ' ' : '';
      return `${fence}${room}${inline.text}${room}${fence}`;
    }
    case 'strong':
      return marked('**', 'strong', inline.children, place);
    case 'emphasis':
      return marked('*', 'em', inline.children, place);
    case 'strike':
      return marked('~~', 's', inline.children, place);
    case 'link': {
      const title = inline.title === undefined ? '' : ` "${escaped(inline.title).replaceAll('"', '\\"')}"`;
      return `[${writeInlines(inline.children, 'line')}](${address(inline.href)}${title})`;
    }
    case 'image': {
      const title = inline.title === undefined ? '' : ` "${escaped(inline.title).replaceAll('"', '\\"')}"`;
      return `![${escaped(inline.alt)}](${address(inline.src)}${title})`;
    }
    case 'break':
      return place === 'paragraph' ? '\\\n' : '<br>';
  }
}

/** Marks only begin and end beside certain characters; where that is in doubt, the element says it. */
function marked(mark: string, element: string, children: readonly Inline[], place: Place): string {
  const text = inlineText(children);
  const isPlain =
    children.every(({ type }) => type === 'text') && /^[\p{Script=Latin}\p{N}].*[\p{Script=Latin}\p{N}]$/u.test(text);
  const inner = children.map((inline) => writeInline(inline, place)).join('');
  return isPlain ? `${mark}${inner}${mark}` : `<${element}>${inner}</${element}>`;
}

function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~]|&(?=#?\w)|!(?=\[)/g, (character) => (character === '&' ? '&amp;' : `\\${character}`))
    .replace(/(https?|ftp):\/\//gi, '$1&#58;//')
    .replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}&#46;`)
    .replace(/@(?=[\w-]+\.)/g, '&#64;');
}

/** Keeps a line of running text from being a heading, a list, a quote or a rule. */
function escapedStart(line: string): string {
  return line.replace(/^(\s*)([#+=|:-])/, '$1\\$2').replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

function address(href: string): string {
  const safe = href.replaceAll('&', '&amp;').replace(/[<>\\]/g, '\\$&');
  return /[()\s]/.test(safe) ? `<${safe}>` : safe;
}

function longerThanRuns(text: string, least: number): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  return '`'.repeat(Math.max(least, longest + 1));
}

function indented(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}

function quoted(text: string): string {
  return text.replace(/^/gm, '> ').replace(/^> $/gm, '>');
}
