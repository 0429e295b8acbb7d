import type { Catalogue } from '../../localizer.ts';

export default {
  'contextMenu.label': 'Context menu',
  'dialog.cancel': 'Cancel',
  'dialog.required': 'Please enter something.',
} as const satisfies Catalogue;
