import { readFileSync } from 'node:fs';

// npm leaves an optional dependency that the registry lacks out of the lock file without a word, and then `npm ci`
// refuses the lock. This names the gaps before somebody else meets them.
interface LockedPackage {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockedPackage> };

function isLocked(dependency: string, from: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (lock.packages[`${folder ? `${folder}/` : ''}node_modules/${dependency}`]) return true;
    if (!folder.includes('node_modules/') && folder === '') return false;
    if (!folder.includes('node_modules/')) folder = '';
  }
}

const gaps = Object.entries(lock.packages).flatMap(([path, { version, optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([dependency]) => !isLocked(dependency, path))
    .map(([dependency, wanted]) => `${path}@${version} needs ${dependency}@${wanted}, which the lock file lacks.`),
);
for (const gap of gaps) console.error(gap);
console.log(
  gaps.length > 0
    ? `${gaps.length} gaps: pin versions whose binaries are published for every platform.`
    : 'The lock file is complete.',
);
process.exitCode = gaps.length > 0 ? 1 : 0;
