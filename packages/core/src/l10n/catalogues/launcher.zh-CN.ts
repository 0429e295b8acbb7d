import type { Catalogue } from '../localizer.ts';
import type english from './launcher.en.ts';

export default {
  question: '输入您的问题…',
  failed: '无法连接',
} satisfies Catalogue<keyof typeof english>;
