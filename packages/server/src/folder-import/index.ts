export { readFolder, type FileLoss, type FolderArticle, type FolderContent } from './read-folder.ts';
