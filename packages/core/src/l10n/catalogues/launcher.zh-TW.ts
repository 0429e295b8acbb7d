import type { Catalogue } from '../localizer.ts';
import type english from './launcher.en.ts';

export default {
  question: '輸入您的問題…',
  failed: '無法連線',
} satisfies Catalogue<keyof typeof english>;
