import type { Catalogue } from '../localizer.ts';

export default {
  question: 'Ask a question…',
  failed: 'No connection',
} as const satisfies Catalogue;
