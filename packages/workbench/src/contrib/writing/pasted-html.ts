const listParagraph =
  /<p\b[^>]*class="?'?(?:MsoListParagraph|MsoNormal)[^>]*mso-list:[^>]*level(\d)[^>]*>([^]*?)<\/p>/gi;
const listMark =
  /<!\[if !supportLists\]>([^]*?)<!\[endif\]>|<span[^>]*mso-list:\s*ignore[^>]*>([^]*?)<\/span>(?:\s*<\/span>)?/i;

/**
 * The HTML of the clipboard as a document would have it: without what word processors wrap around it, with the lists and the
 * bold words that they only draw.
 */
export function cleanPastedHtml(html: string): string {
  const fragment = /<!--StartFragment-->([^]*?)<!--EndFragment-->/i.exec(html)?.[1] ?? html;
  const lists = fragment
    .replace(/<!--\[if !supportLists\]-->([^]*?)<!--\[endif\]-->/gi, '<![if !supportLists]>$1<![endif]>')
    .replace(listParagraph, (_, level: string, inner: string) => listItem(Number(level), inner));
  return joinedLists(lists)
    .replace(/<!--\[if [^]*?<!\[endif\]-->/gi, '')
    .replace(/<!\[(?:if|endif)[^>]*>/gi, '')
    .replace(/<(xml|style|meta|link|title)\b[^]*?(?:<\/\1>|>)/gi, '')
    .replace(/<\/?o:p\s*>/gi, '')
    .replace(/<b\b[^>]*font-weight:\s*normal[^>]*>([^]*?)<\/b>\s*$/i, '$1')
    .replace(/<b\b[^>]*font-weight:\s*normal[^>]*>/gi, '')
    .replace(/<span\b([^>]*)>([^<>]*)<\/span>/gi, (_, attributes: string, inner: string) => drawn(attributes, inner))
    .replace(/&nbsp;/g, ' ')
    .trim();
}

/** What a span draws as bold or italic is meant so. */
function drawn(attributes: string, inner: string): string {
  if (inner.trim() === '') return inner;
  const isBold = /font-weight:\s*(?:bold|[6-9]00)/i.test(attributes);
  const isItalic = /font-style:\s*italic/i.test(attributes);
  const words = isItalic ? `<em>${inner}</em>` : inner;
  return isBold ? `<strong>${words}</strong>` : words;
}

/** A paragraph that is drawn as a list item: bullets and numbers are text in it. */
function listItem(level: number, inner: string): string {
  const mark = (listMark.exec(inner)?.[1] ?? listMark.exec(inner)?.[2] ?? '').replace(/<[^>]*>|&nbsp;/g, '').trim();
  const list = /^(?:\d|[a-zA-Z][.)]|[ivx]+[.)])/.test(mark) ? 'ol' : 'ul';
  return `<x-item data-list="${list}" data-level="${level}">${inner.replace(listMark, '').trim()}</x-item>`;
}

/** Makes lists of items that follow one another. */
function joinedLists(html: string): string {
  return html.replace(/(?:<x-item [^>]*>[^]*?<\/x-item>\s*)+/g, (items) => {
    const open: string[] = [];
    let result = '';
    for (const [, list = 'ul', depth, inner] of items.matchAll(
      /<x-item data-list="(\w+)" data-level="(\d)">([^]*?)<\/x-item>/g,
    )) {
      const level = Math.min(Number(depth), open.length + 1);
      while (open.length > level) result += `</li></${open.pop()}>`;
      if (open.length === level) result += '</li>';
      else {
        open.push(list);
        result += `<${list}>`;
      }
      result += `<li>${inner}`;
    }
    while (open.length > 0) result += `</li></${open.pop()}>`;
    return result;
  });
}
