import type { Catalogue } from '../../localizer.ts';
import type english from './layout.en.ts';

export default {
  'contextMenu.label': '上下文菜单',
  'dialog.cancel': '取消',
  'dialog.required': '请输入内容。',
} satisfies Catalogue<keyof typeof english>;
