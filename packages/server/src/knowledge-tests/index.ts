export { indexFolder, learnFolder } from './index-folder.ts';
export { readTests, testsFolder, type TestFiles } from './read-tests.ts';
export { testFolder, type TestFolderOptions } from './test-folder.ts';
