import type { Catalogue } from '../../localizer.ts';
import type english from './layout.en.ts';

export default {
  'contextMenu.label': '內容選單',
  'dialog.cancel': '取消',
  'dialog.required': '請輸入內容。',
} satisfies Catalogue<keyof typeof english>;
