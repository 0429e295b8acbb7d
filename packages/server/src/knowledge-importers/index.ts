import { stat } from 'node:fs/promises';
import { readFolder, walkFolder } from '../folder-import/index.ts';
import { csvImporter } from './csv-importer.ts';
import { htmlImporter } from './html-importer.ts';
import type { KnowledgeImporter } from './knowledge-importer.ts';
import { xlsxImporter } from './xlsx-importer.ts';
import { createZipImporter } from './zip-importer.ts';
import { zendeskImporter } from './zendesk-importer.ts';

export type { KnowledgeImporter } from './knowledge-importer.ts';

/** A folder of Markdown files: the knowledge folder itself. What no other importer knows is read as one. */
const markdownImporter: KnowledgeImporter = {
  id: 'markdown',
  detects: async (path) => (await stat(path).catch(() => undefined))?.isDirectory() === true,
  read: readFolder,
};

/** Every importer; the first that detects a path reads it. */
export const knowledgeImporters: readonly KnowledgeImporter[] = [
  zendeskImporter,
  csvImporter,
  xlsxImporter,
  createZipImporter(importerFor),
  htmlImporter,
  markdownImporter,
];

/**
 * The importer for a path: the one that is named, or the first that knows what lies there. A folder with Markdown files is
 * always a knowledge folder, whatever else lies in it.
 *
 * @throws Error that says what can be imported
 */
export async function importerFor(path: string, named?: string): Promise<KnowledgeImporter> {
  const known = knowledgeImporters.map(({ id }) => id).join(', ');
  if (named !== undefined) {
    const importer = knowledgeImporters.find(({ id }) => id === named);
    if (importer) return importer;
    throw new Error(`There is no importer "${named}". Importers are ${known}.`);
  }
  const found = await stat(path).catch(() => undefined);
  if (!found) return markdownImporter; // which says that nothing is there
  const hasMarkdown = async () => (await walkFolder(path, (name) => /\.md$/i.test(name))).files.length > 0;
  if (found.isDirectory() && (await hasMarkdown())) return markdownImporter;
  for (const importer of knowledgeImporters) if (await importer.detects(path)) return importer;
  throw new Error(`"${path}" is nothing that can be imported. Name what it is with --from: ${known}.`);
}
