import { request, type HttpOptions, type HttpRequest } from './http.ts';
import type {
  ArticleFeedbackOverview,
  ArticleReportRequest,
  CategorySummary,
  ChangeCaseRequest,
  ChangeCategoryRequest,
  ChangeTagRequest,
  CreatedDraft,
  DraftChoicesRequest,
  FeedbackItem,
  FeedbackTask,
  GeneraliseCaseRequest,
  KnowledgeGap,
  KnowledgeGapDetail,
  KnowledgeGapState,
  RelatedArticleLink,
  SuggestedTagEntry,
  SupportCase,
  SynonymGroupEntry,
  TagSummary,
  Task,
  TaskKind,
  TaskState,
} from './loop-wire.ts';
import { routes } from './routes.ts';

/** Which tasks are listed. */
export interface TaskQuery {
  /** Whose. Default: one's own. */
  readonly of?: 'me' | 'everybody';
  readonly kind?: TaskKind;
  /** Default: what is open. */
  readonly state?: TaskState;
  readonly articleId?: string;
  /** 1 to 100. Default 50. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: string;
}

/**
 * What flows back into the knowledge base: gaps, feedback, tasks, cases, tags. For staff, beside `StaffClient` and with
 * its options. Every method throws what {@link request} throws.
 *
 * @example
 * const loops = new LoopsClient(staffClient.options);
 * const [gap] = await loops.gaps({ state: 'open' });
 */
export class LoopsClient {
  readonly options: HttpOptions;

  constructor(options: HttpOptions) {
    this.options = options;
  }

  /** The most asked first. */
  async gaps(query: { state?: KnowledgeGapState; locale?: string; limit?: number } = {}): Promise<KnowledgeGap[]> {
    return (await this.#get<{ gaps: KnowledgeGap[] }>(routes.staffGaps, { query })).gaps;
  }

  async gap(gapId: string): Promise<KnowledgeGapDetail> {
    return (await this.#get<{ gap: KnowledgeGapDetail }>(routes.staffGap, { parameters: { gapId } })).gap;
  }

  ignoreGap(gapId: string, reason?: string): Promise<{ gap: KnowledgeGapDetail }> {
    return this.#post(routes.staffIgnoreGap, { gapId }, reason === undefined ? {} : { reason });
  }

  reopenGap(gapId: string): Promise<{ gap: KnowledgeGapDetail }> {
    return this.#post(routes.staffReopenGap, { gapId }, {});
  }

  /** Puts a gap's questions into another one. */
  mergeGap(gapId: string, into: string): Promise<{ gap: KnowledgeGapDetail }> {
    return this.#post(routes.staffMergeGap, { gapId }, { into });
  }

  /** One step to a draft: title, wordings and the agents' replies are in it. */
  draftGap(gapId: string, body: DraftChoicesRequest = {}): Promise<{ gap: KnowledgeGapDetail; draft: CreatedDraft }> {
    return this.#post(routes.staffDraftGap, { gapId }, body);
  }

  /** A published article answers it; who asked is told. */
  closeGap(gapId: string, body: { articleId: string; locale: string }): Promise<{ gap: KnowledgeGapDetail }> {
    return this.#post(routes.staffCloseGap, { gapId }, body);
  }

  feedbackOn(articleId: string, locale?: string): Promise<ArticleFeedbackOverview> {
    return this.#get(routes.staffArticleFeedback, { parameters: { articleId }, query: { locale } });
  }

  /** "This is wrong": becomes a task of the article's owner. */
  reportArticle(
    articleId: string,
    body: ArticleReportRequest,
  ): Promise<{ feedback: FeedbackItem; task: FeedbackTask }> {
    return this.#post(routes.staffArticleFeedback, { articleId }, body);
  }

  /** One page of what is to be done: reviews, confirmations, feedback. What is overdue first, then by deadline. */
  tasks(query: TaskQuery = {}): Promise<{ tasks: Task[]; next: string | null }> {
    return this.#get(routes.staffTasks, { query: { ...query } });
  }

  /** Ends a task of the kind `article-feedback`; the others end when their step is done. */
  resolveTask(taskId: string, outcome: 'done' | 'dismissed', resolution?: string): Promise<{ task: FeedbackTask }> {
    return this.#post(
      routes.staffResolveTask,
      { taskId },
      { outcome, ...(resolution === undefined ? {} : { resolution }) },
    );
  }

  async cases(query: { state?: SupportCase['state']; articleId?: string } = {}): Promise<SupportCase[]> {
    return (await this.#get<{ cases: SupportCase[] }>(routes.staffCases, { query })).cases;
  }

  /** Extracts a case from a resolved conversation; asking twice gives the same one. */
  createCase(conversationId: string): Promise<{ case: SupportCase }> {
    return this.#post(routes.staffCases, {}, { conversationId });
  }

  changeCase(caseId: string, body: ChangeCaseRequest): Promise<{ case: SupportCase }> {
    return this.#post(routes.staffCase, { caseId }, body);
  }

  generaliseCase(
    caseId: string,
    body: GeneraliseCaseRequest,
  ): Promise<{ case: SupportCase; draft: CreatedDraft | null }> {
    return this.#post(routes.staffGeneraliseCase, { caseId }, body);
  }

  related(
    articleId: string,
    locale: string,
  ): Promise<{ related: RelatedArticleLink[]; next: RelatedArticleLink | null }> {
    return this.#get(routes.staffRelatedArticles, { parameters: { articleId }, query: { locale } });
  }

  async tags(): Promise<TagSummary[]> {
    return (await this.#get<{ tags: TagSummary[] }>(routes.staffTags)).tags;
  }

  createTag(body: ChangeTagRequest & { id: string }): Promise<{ tag: TagSummary }> {
    return this.#post(routes.staffTags, {}, body);
  }

  changeTag(tagId: string, body: ChangeTagRequest): Promise<{ tag: TagSummary }> {
    return this.#post(routes.staffTag, { tagId }, body);
  }

  /** The former id stays understood. */
  renameTag(tagId: string, id: string): Promise<{ tag: TagSummary }> {
    return this.#post(routes.staffRenameTag, { tagId }, { id });
  }

  mergeTag(tagId: string, into: string): Promise<{ tag: TagSummary }> {
    return this.#post(routes.staffMergeTag, { tagId }, { into });
  }

  /** Refused while articles carry it. */
  deleteTag(tagId: string): Promise<void> {
    return request(this.options, routes.staffTag, { method: 'DELETE', parameters: { tagId } });
  }

  async suggestTags(source: string): Promise<SuggestedTagEntry[]> {
    const body = { source };
    return (await this.#post<{ suggestions: SuggestedTagEntry[] }>(routes.staffTagSuggestions, {}, body)).suggestions;
  }

  async categories(): Promise<CategorySummary[]> {
    return (await this.#get<{ categories: CategorySummary[] }>(routes.staffCategoryList)).categories;
  }

  /** Creates a category or changes its names and place. */
  putCategory(body: ChangeCategoryRequest): Promise<{ categories: CategorySummary[] }> {
    return this.#post(routes.staffCategoryList, {}, body);
  }

  /** Refused while it holds categories or articles. */
  deleteCategory(id: string): Promise<void> {
    return request(this.options, routes.staffCategoryList, { method: 'DELETE', query: { id } });
  }

  async synonyms(): Promise<SynonymGroupEntry[]> {
    return (await this.#get<{ groups: SynonymGroupEntry[] }>(routes.staffSynonyms)).groups;
  }

  addSynonyms(words: readonly string[]): Promise<{ group: SynonymGroupEntry }> {
    return this.#post(routes.staffSynonyms, {}, { words });
  }

  changeSynonyms(synonymId: string, words: readonly string[]): Promise<{ group: SynonymGroupEntry }> {
    return this.#post(routes.staffSynonym, { synonymId }, { words });
  }

  deleteSynonyms(synonymId: string): Promise<void> {
    return request(this.options, routes.staffSynonym, { method: 'DELETE', parameters: { synonymId } });
  }

  #get<T>(route: string, call: HttpRequest = {}): Promise<T> {
    return request(this.options, route, call);
  }

  #post<T>(route: string, parameters: Readonly<Record<string, string>>, body: unknown): Promise<T> {
    return request(this.options, route, { method: 'POST', parameters, body });
  }
}
