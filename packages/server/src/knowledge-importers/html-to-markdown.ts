export { htmlText, htmlToMarkdown, plainTextToMarkdown } from '@askwell/core/articles';
