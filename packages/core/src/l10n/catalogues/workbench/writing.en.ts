import type { Catalogue } from '../../localizer.ts';

export default {} satisfies Catalogue;
