import type { CommandContribution, Extension, ServiceAccessor } from '@askwell/core/extensions';
import { editorService } from '../../platform/editor-service.ts';
import { liveService } from '../../platform/live-service.ts';
import { localizationService } from '../../platform/localization-service.ts';
import { notificationService } from '../../platform/notification-service.ts';
import { sessionService } from '../../platform/session-service.ts';
import { viewService } from '../../platform/view-service.ts';
import { reviewBadge } from './review-badge.ts';
import { bulkApprovalUri, reviewUri } from './review-uri.ts';
import { ReviewsStore, reviewsStore, type ReviewRequest } from './reviews-store.ts';

const container = 'reviews';
const category = '%reviews.title%';
const inReview = 'activeEditor == review';

/** Drafts on their way to publication: what waits for whom, and the place to read, remark and decide. */
export const reviews: Extension = {
  id: 'askwell.reviews',
  contributes: {
    viewContainers: [
      { id: container, title: '%reviews.title%', icon: 'git-pull-request', location: 'side-bar', order: 15 },
    ],
    views: [
      {
        id: 'reviews.list',
        container,
        title: '%reviews.title%',
        element: 'askwell-reviews-view',
        load: () => import('./reviews-view.ts'),
      },
    ],
    editors: [
      {
        id: 'review',
        title: '%review.title%',
        pattern: 'review/{reviewId}',
        icon: 'git-pull-request',
        element: 'askwell-review-editor',
        load: () => import('./review-editor.ts'),
      },
      {
        id: 'bulk-approval',
        title: '%bulk.title%',
        pattern: bulkApprovalUri,
        icon: 'check-all',
        element: 'askwell-bulk-approval-editor',
        load: () => import('./bulk-approval-editor.ts'),
      },
    ],
    commands: [
      {
        id: 'reviews.show',
        title: '%command.showReviews%',
        category: '%category.view%',
        icon: 'git-pull-request',
        when: 'signedIn',
        run: (services) => services.get(viewService).open(container),
      },
      {
        id: 'reviews.refresh',
        title: '%reviews.refresh%',
        category,
        icon: 'refresh',
        when: 'signedIn',
        run: (services) => services.get(reviewsStore).refresh(),
      },
      {
        id: 'reviews.bulkApprove',
        title: '%reviews.bulkApprove%',
        category,
        icon: 'check-all',
        when: 'signedIn',
        run: (services) => services.get(editorService).open(bulkApprovalUri),
      },
      {
        id: 'reviews.delegate',
        title: '%reviews.delegate%',
        category,
        icon: 'person',
        when: 'signedIn',
        run: async (services) => (await import('./delegate.ts')).delegateReviews(services),
      },
      {
        id: 'reviews.openNext',
        title: '%reviews.openNext%',
        category,
        when: 'signedIn',
        run: openNext,
      },
      {
        id: 'reviews.open',
        title: '%reviews.open%',
        palette: false,
        parameters: [{ name: 'reviewId', type: 'string' }],
        run: (services, reviewId: string) => services.get(editorService).open(reviewUri(reviewId)),
      },
      request('approve', '%review.action.approve%', `${inReview} && reviewMayApprove`),
      request('request-changes', '%review.action.request-changes%', `${inReview} && reviewMayRequestChanges`),
      request('publish', '%review.action.publish%', `${inReview} && reviewMayPublish`),
      request('schedule', '%review.action.schedule%', `${inReview} && reviewMaySchedule`),
      request('comment', '%review.commentHere%', `${inReview} && reviewMayComment`),
      request('next-change', '%review.nextChange%', inReview),
      request('previous-change', '%review.previousChange%', inReview),
      request('toggle-layout', '%review.toggleLayout%', inReview),
      request('changes', '%review.showChanges%', inReview),
      request('effect', '%review.showEffect%', inReview),
      request('gate', '%review.showGate%', inReview),
    ],
    keybindings: [
      { command: 'reviews.show', key: 'Mod+Shift+G' },
      { command: 'reviews.openNext', key: 'Mod+K Mod+J' },
      { command: 'reviews.approve', key: 'Mod+Enter', when: `${inReview} && reviewMayApprove && !inputFocus` },
      {
        command: 'reviews.requestChanges',
        key: 'Mod+Shift+Enter',
        when: `${inReview} && reviewMayRequestChanges && !inputFocus`,
      },
      { command: 'reviews.publish', key: 'Mod+K Mod+P', when: `${inReview} && reviewMayPublish` },
      { command: 'reviews.comment', key: 'Mod+Alt+C', when: inReview },
      { command: 'reviews.nextChange', key: 'F7', when: inReview },
      { command: 'reviews.previousChange', key: 'Shift+F7', when: inReview },
      { command: 'reviews.changes', key: 'Alt+1', when: inReview },
      { command: 'reviews.effect', key: 'Alt+2', when: inReview },
      { command: 'reviews.gate', key: 'Alt+3', when: inReview },
    ],
    menus: [
      { menu: 'editor/empty', command: 'reviews.show', order: 25 },
      {
        menu: 'view/title',
        command: 'reviews.bulkApprove',
        group: 'navigation',
        order: 1,
        when: 'view == reviews.list',
      },
      { menu: 'view/title', command: 'reviews.refresh', group: 'navigation', order: 2, when: 'view == reviews.list' },
      { menu: 'account', command: 'reviews.delegate' },
    ],
  },
  activate({ services, subscriptions }) {
    const store = subscriptions.add(new ReviewsStore(services.get(sessionService), services.get(liveService)));
    subscriptions.add(services.provide(reviewsStore, store));
    const badge = subscriptions.add(reviewBadge(services, container));
    subscriptions.add(store.onDidChange(() => badge.update()));
    subscriptions.add(services.get(localizationService).onDidChange(() => badge.update()));
  },
};

/** A command that asks something of the review editor that is seen. */
function request(wanted: ReviewRequest, title: string, when: string): CommandContribution {
  const name = wanted.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return {
    id: `reviews.${name}`,
    title,
    category,
    when,
    run: (services) => services.get(reviewsStore).request(wanted),
  };
}

/** Opens what waits longest for the member. */
async function openNext(services: ServiceAccessor): Promise<void> {
  const store = services.get(reviewsStore);
  await store.settled();
  const editors = services.get(editorService);
  const seen = editors.active === null ? undefined : editors.resolve(editors.active)?.parameters['reviewId'];
  const next = store.waiting.find(({ reviewId }) => reviewId !== seen) ?? store.waiting[0];
  const localization = services.get(localizationService);
  if (!next) services.get(notificationService).info(localization.text('review.noneLeft'));
  else editors.open(reviewUri(next.reviewId), { title: localization.text('review.tab', { title: next.title }) });
}
