export { writeExport, type WrittenExport } from './export-folder.ts';
export { readExportedFiles, writeExportedFiles } from './exported-files.ts';
export { fingerprint, FolderWriter } from './folder-writer.ts';
export { planExport, type ExportedArticle, type ExportPlan } from './plan-export.ts';
