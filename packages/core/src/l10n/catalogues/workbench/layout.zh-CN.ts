import type { Catalogue } from '../../localizer.ts';
import type english from './layout.en.ts';

export default {
  'contextMenu.label': '上下文菜单',
  'dialog.cancel': '取消',
  'dialog.required': '请输入内容。',
  'command.zenMode': '切换禅模式',
  'command.moveSideBar': '切换侧边栏位置',
  'command.maximizePanel': '切换最大化面板',
  'zen.entered': '禅模式。连按两次 Esc 退出。',
} satisfies Catalogue<keyof typeof english>;
