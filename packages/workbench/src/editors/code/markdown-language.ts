import { defineLanguageFacet, foldNodeProp, indentNodeProp, Language, languageDataProp } from '@codemirror/language';
import { tags } from '@lezer/highlight';
import {
  parser,
  Strikethrough,
  Table,
  TaskList,
  type BlockContext,
  type Line,
  type MarkdownConfig,
} from '@lezer/markdown';

/** Lines that front matter is looked for in: more is none that anybody closed. */
const longestFrontMatter = 1_000;

/** The YAML between the first two `---` lines, lightly: keys, comments and marks. */
const frontMatter: MarkdownConfig = {
  defineNodes: [
    { name: 'FrontMatter', block: true },
    { name: 'FrontMatterMark', style: tags.processingInstruction },
    { name: 'FrontMatterKey', style: tags.propertyName },
    { name: 'FrontMatterComment', style: tags.comment },
    { name: 'FrontMatterValue', style: tags.string },
  ],
  parseBlock: [
    {
      name: 'FrontMatter',
      before: 'HorizontalRule',
      parse(context, line) {
        if (context.lineStart !== 0 || !/^---[ \t]*$/.test(line.text)) return false;
        const children = [context.elt('FrontMatterMark', 0, line.text.length)];
        let end = line.text.length;
        for (let count = 0; count < longestFrontMatter && context.nextLine(); count++) {
          const start = context.lineStart;
          end = start + line.text.length;
          if (/^(?:---|\.\.\.)[ \t]*$/.test(line.text)) {
            children.push(context.elt('FrontMatterMark', start, end));
            context.nextLine();
            break;
          }
          children.push(...piecesOf(context, line, start));
        }
        context.addElement(context.elt('FrontMatter', 0, end, children));
        return true;
      },
    },
  ],
};

function piecesOf(context: BlockContext, { text }: Line, start: number) {
  const parts = /^(\s*(?:- +)?)([\w.-]+:(?=\s|$))?(\s*)((?:[^#]|(?<=\S)#)*)(#.*)?$/.exec(text);
  if (!parts) return [];
  const [, indent = '', key = '', room = '', value = '', comment = ''] = parts;
  const afterIndent = start + indent.length;
  const valueFrom = afterIndent + key.length + room.length;
  const pieces = [];
  if (key) pieces.push(context.elt('FrontMatterKey', afterIndent, afterIndent + key.length - 1));
  if (value.trim()) pieces.push(context.elt('FrontMatterValue', valueFrom, valueFrom + value.trimEnd().length));
  if (comment) pieces.push(context.elt('FrontMatterComment', valueFrom + value.length, start + text.length));
  return pieces;
}

const data = defineLanguageFacet({
  commentTokens: { block: { open: '<!--', close: '-->' } },
  closeBrackets: { brackets: ['(', '[', '{', '`', '"'] },
});

/** Markdown as our articles have it: CommonMark with tables, strikethrough, task lists and front matter. */
export const markdownLanguage = new Language(
  data,
  parser.configure([
    Table,
    Strikethrough,
    TaskList,
    frontMatter,
    {
      props: [
        foldNodeProp.add({
          FrontMatter: ({ from, to }) => ({ from: from + 3, to }),
          FencedCode: ({ from, to }, state) => ({ from: state.doc.lineAt(from).to, to }),
        }),
        indentNodeProp.add({ Document: () => null }),
        languageDataProp.add({ Document: data }),
      ],
    },
  ]),
  [],
  'markdown',
);
