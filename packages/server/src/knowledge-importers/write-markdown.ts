export { writeMarkdown } from '@askwell/core/articles';
