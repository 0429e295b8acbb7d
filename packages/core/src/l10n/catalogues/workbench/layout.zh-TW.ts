import type { Catalogue } from '../../localizer.ts';
import type english from './layout.en.ts';

export default {
  'contextMenu.label': '內容選單',
  'dialog.cancel': '取消',
  'dialog.required': '請輸入內容。',
  'command.zenMode': '切換禪模式',
  'command.moveSideBar': '切換側邊欄位置',
  'command.maximizePanel': '切換最大化面板',
  'zen.entered': '禪模式。連按兩次 Esc 離開。',
} satisfies Catalogue<keyof typeof english>;
