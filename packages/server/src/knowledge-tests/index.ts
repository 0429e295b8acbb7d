export { indexFolder, learnFolder } from './index-folder.ts';
export { readTests, type TestFiles } from './read-tests.ts';
export { testFolder, type TestFolderOptions } from './test-folder.ts';
