import { basename } from 'node:path';
import { FolderAssembly, readTextFile } from '../folder-import/index.ts';
import { readCsv } from './csv-records.ts';
import { FaqReader, isFaqHead } from './faq-rows.ts';
import type { KnowledgeImporter } from './knowledge-importer.ts';

const maxFileBytes = 32_000_000;

/** Lists of questions and answers: one row is one article. */
export const csvImporter: KnowledgeImporter = {
  id: 'csv',
  detects: (path) => Promise.resolve(/\.(?:csv|tsv)$/i.test(path)),
  async read(path, { locale = 'en', onProgress, signal } = {}) {
    const file = basename(path);
    const text = await readTextFile(path, maxFileBytes);
    if (!text.ok) throw new Error(`File "${path}": ${text.error.message}`);
    const records = readCsv(text.value);
    if (!records.ok) throw new Error(`File "${path}", line ${records.error.line}: ${records.error.message}`);
    const [head, ...rows] = records.value;
    if (!head || !isFaqHead(head.fields)) {
      throw new Error(
        `File "${path}": the first line names no column for question and answer. Write "question,answer" above the rows.`,
      );
    }
    const assembly = new FolderAssembly(locale);
    const reader = new FaqReader(head, { file, locale, assembly });
    rows.forEach((row, index) => {
      signal?.throwIfAborted();
      reader.add(row);
      onProgress?.({ done: index + 1, total: rows.length });
    });
    return assembly.finish();
  },
};
