export { createAskwell, type Askwell, type AskwellServices } from './askwell.ts';
export {
  readFolder,
  readFolderArticles,
  testsFolder,
  type FileLoss,
  type FolderArticles,
  type FolderArticle,
  type FolderContent,
  type ReadFolderOptions,
} from './folder-import/index.ts';
export { knowledgeImporters, type KnowledgeImporter } from './knowledge-importers/index.ts';
export {
  indexFolder,
  learnFolder,
  readTests,
  testFolder,
  type TestFiles,
  type TestFolderOptions,
} from './knowledge-tests/index.ts';
export type { AskwellOptions, AssetFolders } from './options.ts';
export { AskwellProblem, type FieldProblem, type ProblemCode } from './problem.ts';
export type { ExportOptions, ExportResult } from './services/knowledge-export-service.ts';
export type { FiledArticle, ImportOptions, ImportProgress, ImportResult } from './services/knowledge-import-service.ts';
export type { SettingsChange } from './services/knowledge-folder/folder-settings-service.ts';
export type { PushOptions, PushResult } from './services/knowledge-folder/knowledge-push-service.ts';
export type { PushChange, PushConflict } from './services/knowledge-folder/push-plan.ts';
export type { BotReply, TriedAnswer } from './services/answer-service.ts';
export type { CalibrationOutcome } from './services/learning/calibration-service.ts';
export type { CalibrationReport, Reliability } from './services/learning/calibration-report.ts';
export type { WhatIfChange, WhatIfCounts, WhatIfResult } from './services/learning/what-if-service.ts';
export type { NewStaffMember } from './services/staff-service.ts';
export { startAskwell, type RunningAskwell, type StartOptions } from './start.ts';
