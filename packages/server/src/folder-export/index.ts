export { writeExport, type WrittenExport } from './export-folder.ts';
export { planExport, type ExportedArticle, type ExportPlan } from './plan-export.ts';
