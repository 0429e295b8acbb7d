export {
  readFolder,
  type FileLoss,
  type FolderArticle,
  type FolderContent,
  type ReadFolderOptions,
} from './read-folder.ts';
