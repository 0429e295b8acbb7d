import type { ServiceAccessor } from '@askwell/core/extensions';
import { ProblemError } from '@askwell/core/protocol';
import { dialogService } from '../../platform/dialog-service.ts';
import { editorService } from '../../platform/editor-service.ts';
import { localizationService } from '../../platform/localization-service.ts';
import { notificationService } from '../../platform/notification-service.ts';
import { sessionService } from '../../platform/session-service.ts';
import { activeArticle, blameUri, readingUri, type ArticlePlace } from './article-place.ts';

/** Says that the open article is right as it is, with a remark if there is one to make. */
export async function confirmArticle(services: ServiceAccessor): Promise<void> {
  const place = activeArticle(services.get(editorService));
  const localization = services.get(localizationService);
  const notifications = services.get(notificationService);
  if (!place) return void notifications.info(localization.text('timeline.noArticle'));
  const comment = await services.get(dialogService).prompt({
    title: localization.text('timeline.confirmTitle', { article: place.articleId }),
    detail: localization.text('timeline.confirmDetail'),
    label: localization.text('timeline.confirmComment'),
    confirm: localization.text('timeline.confirm'),
    multiline: true,
    optional: true,
  });
  if (comment === undefined) return;
  const { reviews } = services.get(sessionService);
  const { verification } = await reviews.confirmVerification(place, comment.trim() || undefined);
  const at = localization.localizer.date(verification.until);
  notifications.info(localization.text('timeline.confirmed', { at }));
}

/** Begins a draft with the text of an older revision; where there is a draft already, that one is opened. */
export async function restoreRevision(services: ServiceAccessor, place: ArticlePlace, revision: number): Promise<void> {
  const localization = services.get(localizationService);
  const open = (reviewId: string) => services.get(editorService).open(`review/${encodeURIComponent(reviewId)}`);
  try {
    const { review } = await services.get(sessionService).reviews.createDraft({ ...place, revision });
    open(review.id);
    services.get(notificationService).info(localization.text('timeline.restoredDraft', { number: revision }));
  } catch (error) {
    const details =
      error instanceof ProblemError && error.code === 'draft-exists' ? error.problem['details'] : undefined;
    const reviewId = (details as { readonly reviewId?: unknown } | undefined)?.reviewId;
    if (typeof reviewId !== 'string') throw error;
    open(reviewId);
    services.get(notificationService).warn(localization.text('timeline.draftExists'));
  }
}

/** Goes from reading an article to who wrote each of its lines, and back. */
export function toggleBlame(services: ServiceAccessor): void {
  const editors = services.get(editorService);
  const place = activeArticle(editors);
  if (!place) return;
  const reads = editors.active === blameUri(place);
  editors.open(reads ? readingUri(place) : blameUri(place), { pinned: false });
}
