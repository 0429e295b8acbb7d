export type { Article, ArticleKind, ArticleMetadata, Audience, Section } from './article.ts';
export type { Block, CalloutKind, Inline, ListItem } from './tree.ts';
