export type { Article, ArticleKind, ArticleMetadata, Audience, Section } from './article.ts';
export { categoryId, parseArticleFile, problemLine, type ArticleProblem, type ParsedArticle } from './article-file.ts';
export { articleHref, parseArticleHref } from './article-href.ts';
export { attachmentAddress, parseAttachmentAddress } from './attachment-address.ts';
export type { Reference } from './document-builder.ts';
export {
  applyOffsetEdit,
  editFrontMatter,
  frontMatterPlace,
  readFrontMatter,
  type FrontMatterPlace,
  type FrontMatterValue,
  type FrontMatterValues,
  type OffsetEdit,
} from './edit-front-matter.ts';
export {
  findText,
  replaceText,
  replacementOf,
  textPattern,
  type TextMatch,
  type TextPattern,
  type TextQuery,
} from './find-text.ts';
export { findAnchor } from './heading-anchors.ts';
export { htmlText, htmlToMarkdown, plainTextToMarkdown, type ConvertedHtml } from './html-to-markdown.ts';
export type { Loss, LossKind } from './loss.ts';
export { maxSourceLength, parseMarkdown, type ParsedMarkdown } from './markdown.ts';
export { canonicalLocale } from './metadata.ts';
export { normSection, normSections, type NormSection } from './norm.ts';
export { inlineText, plainText } from './plain-text.ts';
export { parseRedirects } from './redirects.ts';
export { resolveArticleLinks, type LinkDirectory, type LinkTarget } from './resolve-links.ts';
export { safeHref, safeSrc } from './safe-address.ts';
export { toSections } from './sections.ts';
export { slug } from './slug.ts';
export { staleSections } from './stale-sections.ts';
export { parseStrictYaml, type YamlMap, type YamlProblem, type YamlValue } from './strict-yaml.ts';
export type { Block, CalloutKind, Inline, ListItem } from './tree.ts';
export { writeMarkdown } from './write-markdown.ts';
