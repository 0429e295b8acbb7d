export {
  FolderAssembly,
  noTaxonomy,
  type FileLoss,
  type FolderArticle,
  type FolderContent,
} from './folder-assembly.ts';
export { mediaHash, type FolderMedia } from './folder-media.ts';
export { isSettingsPath, isTestsPath, lintFile, testsFolder, type SettingsFile } from './folder-settings.ts';
export {
  assertFolder,
  readFolder,
  readFolderArticles,
  redirectsFile,
  taxonomyFile,
  type FolderArticles,
  type ReadFolderOptions,
} from './read-folder.ts';
export { readTextFile } from './read-text-file.ts';
export { codeOf, walkFolder } from './walk-folder.ts';
