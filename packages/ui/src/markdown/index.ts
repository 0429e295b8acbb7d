export { excerpt } from './excerpt.ts';
export { imageSource, linkTarget, type LinkTarget } from './link-target.ts';
export { markdownStyles } from './markdown-styles.ts';
export { renderBlocks, renderHeading, type MarkdownOptions, type MarkdownView } from './render-blocks.ts';
