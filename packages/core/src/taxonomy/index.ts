export { completedTaxonomy, type FiledArticle } from './derive-taxonomy.ts';
export { localizedText, type LocalizedText } from './localized.ts';
export { isTaxonomyId, parseTaxonomy } from './parse-taxonomy.ts';
export {
  categoryName,
  categoryTrail,
  currentTags,
  tagName,
  type Category,
  type Tag,
  type Taxonomy,
} from './taxonomy.ts';
