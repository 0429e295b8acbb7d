import type { Catalogue } from '../../localizer.ts';
import type english from './reviews.en.ts';

export default {} satisfies Catalogue<keyof typeof english>;
