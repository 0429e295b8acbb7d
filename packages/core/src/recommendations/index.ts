export { RelatedArticles, type RelatedArticle, type RelatedOptions, type RelatedReason } from './related-articles.ts';
