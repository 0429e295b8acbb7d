export {
  FolderAssembly,
  noTaxonomy,
  type FileLoss,
  type FolderArticle,
  type FolderContent,
} from './folder-assembly.ts';
export { assertFolder, readFolder, taxonomyFile, type ReadFolderOptions } from './read-folder.ts';
export { readTextFile } from './read-text-file.ts';
export { codeOf, walkFolder } from './walk-folder.ts';
