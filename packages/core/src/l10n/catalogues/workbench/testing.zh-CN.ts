import type { Catalogue } from '../../localizer.ts';
import type english from './testing.en.ts';

export default {} satisfies Catalogue<keyof typeof english>;
