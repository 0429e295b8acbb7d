export { completedTaxonomy, type FiledArticle } from './derive-taxonomy.ts';
export { localizedText, type LocalizedText } from './localized.ts';
export { parseTaxonomy } from './parse-taxonomy.ts';
export { categoryName, categoryTrail, tagName, type Category, type Tag, type Taxonomy } from './taxonomy.ts';
