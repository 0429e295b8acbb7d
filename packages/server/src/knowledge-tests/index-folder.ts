import { trainFromDocuments, type VariantsClassifier } from '@askwell/core/answers';
import { KnowledgeIndex } from '@askwell/core/search';
import type { FolderContent } from '../folder-import/index.ts';
import { optionsFor } from '../services/learning/classifier-vectors.ts';
import { learnableDocuments } from '../services/learning/learnable-documents.ts';
import { toSearchDocument } from '../services/search-document.ts';

/** The search index as it would be if exactly this folder were published. @param drafts also as if drafts were */
export function indexFolder(content: FolderContent, drafts = false): KnowledgeIndex {
  const index = new KnowledgeIndex({ synonyms: content.taxonomy.synonyms });
  // What the articles say counts, not how old they are: the same folder must not fail tomorrow.
  for (const { article, draft } of content.articles) {
    if (drafts || !draft) index.add(toSearchDocument(article, 'verified'));
  }
  return index;
}

/**
 * What the bot would learn from the wordings of such a folder; undefined when there are too few. Seconds of work.
 *
 * @param drafts also from drafts
 */
export async function learnFolder(content: FolderContent, drafts = false): Promise<VariantsClassifier | undefined> {
  const published = content.articles.filter(({ draft }) => drafts || !draft);
  const documents = learnableDocuments(published.map(({ article }) => toSearchDocument(article, 'verified')));
  return documents.length > 0 ? trainFromDocuments(documents, await optionsFor(documents)) : undefined;
}
