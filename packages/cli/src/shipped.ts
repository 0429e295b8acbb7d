import type { AssetFolders } from '@askwell/server';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const own = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The articles of Hearthlane, a shop that does not exist, which come with the command line. */
export const sampleFolder = own('sample/knowledge');

/** Questions in customers' own words about those articles. */
export const sampleTests = own('sample/tests');

/** The built files that a server of the command line serves; what is not built is left out. */
export function assetFolders(): AssetFolders {
  const widget = built('@askwell/widget/assets/loader.js');
  const workbench = built('@askwell/workbench/app/index.html');
  return { ...(widget ? { widget, demo: own('sample/demo') } : {}), ...(workbench ? { workbench } : {}) };
}

/** The folder of a package's built file; undefined in a repository where it is not built. */
function built(specifier: string): string | undefined {
  try {
    const file = createRequire(import.meta.url).resolve(specifier);
    return existsSync(file) ? dirname(file) : undefined;
  } catch {
    return undefined;
  }
}
