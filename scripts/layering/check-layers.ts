import { readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import ts from 'typescript';
import { layers, strangers, type Layer } from './layers.ts';

/** Folder of each workspace package, by the name it is imported under. */
const packageFolders: Readonly<Record<string, string>> = {
  '@askwell/core': 'packages/core',
  '@askwell/ui': 'packages/ui',
  '@askwell/widget': 'packages/widget',
  '@askwell/workbench': 'packages/workbench',
  '@askwell/server': 'packages/server',
  askwell: 'packages/cli',
};

/** The complaints about one file's imports; empty when it keeps to its layer. */
export function checkFile(file: string, source: string): string[] {
  const layer = layerOf(file);
  if (!layer) return [];
  return importsOf(source).flatMap((specifier) => {
    const target = resolveImport(file, specifier);
    if (!target) return [];
    const complaint = judge(file, layer, specifier, target);
    return complaint ? [`${file}: ${complaint}`] : [];
  });
}

function judge(file: string, layer: Layer, specifier: string, target: string): string | undefined {
  if (specifier.startsWith('.') && packageOf(file) !== packageOf(target)) {
    return `"${specifier}" reaches into ${packageOf(target)}. Import another package by its name.`;
  }
  const folder = strangers.find((parent) => inside(file, parent) && inside(target, parent));
  if (folder && childOf(folder, file) !== childOf(folder, target)) {
    return `${childOf(folder, file)} imports ${childOf(folder, target)}. Features of ${folder} never import one another; they meet through commands, services and context keys.`;
  }
  const targetLayer = layerOf(target);
  if (
    !targetLayer ||
    targetLayer.path === layer.path ||
    layer.mayImport.some((path) => covers(path, targetLayer.path))
  ) {
    return undefined;
  }
  const allowed = layer.mayImport.length > 0 ? layer.mayImport.join(', ') : 'nothing but itself';
  return `${layer.path} imports ${targetLayer.path} ("${specifier}"). ${layer.path} may import: ${allowed}.`;
}

// `packages/core/src` stands for all of core; a folder inside a package stands for itself alone.
function covers(allowed: string, target: string): boolean {
  return allowed === target || (allowed === 'packages/core/src' && inside(target, allowed));
}

function importsOf(source: string): string[] {
  return ts.preProcessFile(source, true, true).importedFiles.map((imported) => imported.fileName);
}

function resolveImport(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return normalize(join(dirname(file), specifier));
  const name = Object.keys(packageFolders).find((known) => specifier === known || specifier.startsWith(`${known}/`));
  if (!name) return undefined;
  const subpath = specifier.slice(name.length + 1);
  return join(packageFolders[name] ?? '', 'src', subpath === '' ? 'index.ts' : subpath, '_');
}

function layerOf(file: string): Layer | undefined {
  return layers
    .filter((layer) => inside(file, layer.path))
    .toSorted((a, b) => b.path.length - a.path.length)
    .at(0);
}

function inside(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}

function childOf(folder: string, file: string): string {
  return `${folder}/${relative(folder, file).split('/')[0]}`;
}

function packageOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

/** Reads and checks the given files; paths are relative to the repository. */
export function checkFiles(files: readonly string[]): string[] {
  return files.flatMap((file) => checkFile(file, readFileSync(file, 'utf8')));
}
