import {
  gatherEvidence,
  loadWordVectors,
  trainFromDocuments,
  type Evidence,
  type Features,
  type VariantsClassifier,
} from '@askwell/core/answers';
import { KnowledgeIndex, type SearchDocument } from '@askwell/core/search';
import {
  corpusOf,
  documentOf,
  everyNth,
  queriesOf,
  retrievalSets,
  variantsOf,
  type QueryRow,
  type RetrievalSet,
} from './data.ts';

const vectors = await loadWordVectors();

/** A question with the features of its best result, and what was true. */
export interface Observation {
  readonly set: string;
  /** The corpus; all sets of one are left out together. */
  readonly folder: string;
  readonly text: string;
  readonly features: Features | undefined;
  /** Whether the first two results match so alike that the bot asks back. */
  readonly tied: boolean;
  readonly right: boolean;
  /** Whether the first four results, the choices of a clarification, hold the right one. */
  readonly rightAmongFour: boolean;
  readonly inScope: boolean;
  /** 0 to 4, for cross-validation: by question, so that a question stays in one fold in all sets. */
  readonly fold: number;
  /** How much it counts in a fit; 0.1 for questions of other sets that are asked as strangers, and never measured. */
  readonly weight: number;
  /** Whether it belongs to what is measured, or only broadens what is learned from. */
  readonly measured: boolean;
}

export const folds = 5;

/** Questions of other corpora in the same language, as strangers: no set is without. */
const strangerWeight = 0.1;
/** A variation of a set says less that is new than a set. */
const variationWeight = 0.3;
const strangersPerSet = 30;

interface Asking {
  readonly set: string;
  readonly folder: string;
  readonly index: KnowledgeIndex;
  readonly locale: string;
  readonly classifier?: VariantsClassifier | undefined;
  readonly weight: number;
  readonly measured: boolean;
}

/** Help centres and FAQs with questions in and out of scope; FAQs also with learned wordings. */
export function observe(split: string, most: number): Observation[] {
  const observations: Observation[] = [];
  const sets = helpCentres(split, most);
  for (const { name: set, folder, documents, queries, chinese } of sets) {
    const outside = queriesOf(folder).filter((query) => query.split === split && query.kind === 'oos');
    const asking = { set, folder, ...indexed(documents), weight: 1, measured: true };
    observations.push(...ask(asking, [...queries, ...outside]));
    if (split !== 'dev') continue; // strangers are learned from, not measured
    const others = [...new Set(sets.filter((other) => other.chinese === chinese).map((other) => other.folder))]
      .concat(chinese ? ['chitchat-zh'] : ['chitchat-en', 'banking77-en', 'clinc150-oos-en'])
      .filter((other) => other !== folder)
      .flatMap((other) =>
        everyNth(
          queriesOf(other).filter((query) => query.split === 'dev' && asks(other, query.kind)),
          strangersPerSet,
        ),
      )
      .map((query) => ({ ...query, relevant: [] }));
    observations.push(...ask({ ...asking, weight: strangerWeight, measured: false }, others));
  }
  observations.push(...learnedWordings(split, 'learned', Infinity, { weight: 1, measured: true }));
  return observations;
}

/**
 * What broadens the fit beyond a dozen sets: smaller knowledge bases cut from them, with the questions whose article was
 * cut away as the nearest strangers; articles that are the same; fewer wordings; intents with wordings as FAQs.
 */
export function observeVariations(most: number): Observation[] {
  const observations: Observation[] = [];
  const some = Math.ceil(most / 3);
  const few = Math.ceil(most / 8);
  for (const { name, folder, documents, queries } of helpCentres('dev', Infinity)) {
    const own = queriesOf(folder).filter((query) => query.split === 'dev' && query.kind === 'oos');
    for (const parts of [2, 10, 40]) {
      const kept = documents.filter(({ id }) => hash(id) % parts === 0);
      if (kept.length < 8) continue;
      const ids = new Set(kept.map(({ id }) => id));
      const answered = queries.filter(({ relevant }) => relevant.some((id) => ids.has(id)));
      const cutAway = queries.filter(({ relevant }) => !relevant.some((id) => ids.has(id)));
      const set = `${name} 1/${parts}`;
      const asking = { set, folder, ...indexed(kept), weight: variationWeight, measured: false };
      observations.push(...ask(asking, [...everyNth(answered, some), ...everyNth(own, few)]));
      const strange = everyNth(cutAway, few).map((query) => ({ ...query, relevant: [] }));
      observations.push(...ask({ ...asking, weight: variationWeight * strangerWeight }, strange));
      if (parts === 10) observations.push(...ask(...twins(asking, kept, answered, most)));
    }
  }
  observations.push(...learnedWordings('dev', 'two learned', 2, { weight: variationWeight, measured: false }));
  for (const folder of ['banking77-oos-en', 'clinc150-oos-en']) {
    const queries = queriesOf(folder).filter(({ split }) => split === 'dev');
    const variants = variantsOf(folder)
      .filter(({ fold }) => fold === 'train')
      .toSorted((a, b) => hash(a.text) - hash(b.text));
    const asked = ['intent', 'oos', 'id-oos'].flatMap((kind) =>
      everyNth(
        queries.filter((query) => query.kind === kind),
        kind === 'intent' ? most : 2 * few,
      ),
    );
    for (const wordings of [3, 10]) {
      const documents = withWordings(folder, (id) =>
        variants
          .filter(({ doc }) => doc === id)
          .slice(0, wordings)
          .map(({ text }) => text),
      );
      const classifier = trainFromDocuments(documents, { vectors });
      const set = `${folder} ${wordings} wordings`;
      const asking = { set, folder, ...indexed(documents), classifier, weight: variationWeight, measured: false };
      observations.push(...ask(asking, asked));
    }
  }
  return observations;
}

/**
 * The same knowledge base with a copy of every fifth article: half of what is asked of one of the two is meant for the
 * other, so that no score makes a tie certain.
 */
function twins(
  asking: Asking,
  documents: readonly SearchDocument[],
  queries: readonly QueryRow[],
  most: number,
): [Asking, QueryRow[]] {
  const copied = documents.filter(({ id }) => hash(`${id} twin`) % 5 === 0);
  const ids = new Set(copied.map(({ id }) => id));
  const index = new KnowledgeIndex();
  for (const document of documents) index.add(document);
  for (const document of copied) index.add({ ...document, id: `${document.id} twin` });
  const asked = queries
    .filter(({ relevant }) => relevant.some((id) => ids.has(id)))
    .map((query) => (hash(query.text) % 2 ? { ...query, relevant: query.relevant.map((id) => `${id} twin`) } : query));
  return [{ ...asking, set: `${asking.set} twins`, index }, everyNth(asked, Math.ceil(most / 4))];
}

/** Intents have titles only; the classifier is for those. */
function helpCentres(split: string, most: number): RetrievalSet[] {
  return retrievalSets(split, most).filter(({ kind }) => !/intent/.test(kind));
}

function indexed(documents: readonly SearchDocument[]): Pick<Asking, 'index' | 'locale'> {
  const index = new KnowledgeIndex();
  for (const document of documents) index.add(document);
  return { index, locale: documents[0]!.locale };
}

const asks = (folder: string, kind: string): boolean => kind !== 'oos' || folder.startsWith('chitchat');

/** stackfaq with the questions of the other folds learned as wordings: all of them are about four per article. */
function learnedWordings(
  split: string,
  name: string,
  mostPerArticle: number,
  counting: Pick<Asking, 'weight' | 'measured'>,
): Observation[] {
  const folder = 'stackfaq-en';
  const queries = queriesOf(folder);
  const rephrased = queries.filter(({ kind }) => kind === 'rephrase');
  const asked = queries.filter((query) => query.split === split && (query.kind === 'rephrase' || query.kind === 'oos'));
  if (asked.length === 0) return [];
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const learned = rephrased.filter(
      (query) => query.split === 'dev' && (split !== 'dev' || foldOf(folder, query) !== fold),
    );
    const documents = withWordings(folder, (id) =>
      learned
        .filter(({ relevant }) => relevant.includes(id))
        .slice(0, mostPerArticle)
        .map(({ text }) => text),
    );
    const classifier = trainFromDocuments(documents, { vectors });
    return ask(
      { set: `${folder} ${name}`, folder, ...indexed(documents), classifier, ...counting },
      asked.filter((query) => foldOf(folder, query) === fold),
    );
  });
}

function withWordings(folder: string, wordingsOf: (id: string) => string[]): SearchDocument[] {
  return corpusOf(folder).map((row) =>
    documentOf({ ...row, title: row.body ? row.title : row.title.replaceAll('_', ' ') }, false, wordingsOf(row.id)),
  );
}

function ask(asking: Asking, queries: readonly QueryRow[]): Observation[] {
  const { set, folder, index, locale, classifier, weight, measured } = asking;
  return queries.map((query): Observation => {
    const { results, features, tied }: Evidence = gatherEvidence(query.text, { locale }, index, classifier);
    return {
      set,
      folder,
      text: query.text,
      features,
      tied,
      right: results[0] !== undefined && query.relevant.includes(results[0].id),
      rightAmongFour: results.slice(0, 4).some(({ id }) => query.relevant.includes(id)),
      inScope: query.relevant.length > 0,
      fold: foldOf(folder, query),
      weight,
      measured,
    };
  });
}

const foldsByFolder = new Map<string, ReadonlyMap<string, number>>();

/** In the order of the file, where questions about one article stand together: every fold gets its share of each article. */
function foldOf(folder: string, { id }: QueryRow): number {
  let byId = foldsByFolder.get(folder);
  if (!byId) {
    const positions = new Map<string, number>();
    byId = new Map(
      queriesOf(folder).map(({ id: one, split, kind }) => {
        const position = positions.get(`${split} ${kind}`) ?? 0;
        positions.set(`${split} ${kind}`, position + 1);
        return [one, position % folds];
      }),
    );
    foldsByFolder.set(folder, byId);
  }
  // A stranger from another corpus is in one fold here as well, if in another one than there.
  return byId.get(id) ?? hash(id) % folds;
}

function hash(text: string): number {
  let value = 2_166_136_261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16_777_619);
  // The low bits of FNV follow the last character.
  value = Math.imul(value ^ (value >>> 15), 2_246_822_507);
  return (value ^ (value >>> 13)) >>> 0;
}
