export { createAskwell, type Askwell, type AskwellServices } from './askwell.ts';
export {
  readFolder,
  type FileLoss,
  type FolderArticle,
  type FolderContent,
  type ReadFolderOptions,
} from './folder-import/index.ts';
export { knowledgeImporters, type KnowledgeImporter } from './knowledge-importers/index.ts';
export { readTests, testFolder, testsFolder, type TestFiles, type TestFolderOptions } from './knowledge-tests/index.ts';
export type { AskwellOptions, AssetFolders } from './options.ts';
export { AskwellProblem, type FieldProblem, type ProblemCode } from './problem.ts';
export type { ExportOptions, ExportResult } from './services/knowledge-export-service.ts';
export type { ImportOptions, ImportProgress, ImportResult } from './services/knowledge-import-service.ts';
export type { BotReply, TriedAnswer } from './services/answer-service.ts';
export type { NewStaffMember } from './services/staff-service.ts';
export { startAskwell, type RunningAskwell, type StartOptions } from './start.ts';
