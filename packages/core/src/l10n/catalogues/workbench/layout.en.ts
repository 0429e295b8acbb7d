import type { Catalogue } from '../../localizer.ts';

export default {
  'contextMenu.label': 'Context menu',
  'dialog.cancel': 'Cancel',
  'dialog.required': 'Please enter something.',
  'command.zenMode': 'Toggle Zen Mode',
  'command.moveSideBar': 'Toggle Side Bar Position',
  'command.maximizePanel': 'Toggle Maximized Panel',
  'zen.entered': 'Zen mode. Press Escape twice to leave it.',
} as const satisfies Catalogue;
