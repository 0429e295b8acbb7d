import { path, routes, type StaffRole } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../test/engines.ts';
import { TestServer } from '../../test/server.ts';

const roles = ['agent', 'editor', 'reviewer', 'supervisor', 'admin'] as const satisfies readonly StaffRole[];
const subjects = ['nobody', 'visitor', ...roles] as const;
type Subject = (typeof subjects)[number];

const everybody: readonly Subject[] = subjects;
const staff: readonly Subject[] = roles;
const editors: readonly Subject[] = ['editor', 'reviewer', 'supervisor', 'admin'];
const reviewers: readonly Subject[] = ['reviewer', 'supervisor', 'admin'];
const leaders: readonly Subject[] = ['supervisor', 'admin'];
/** Those who talk with customers. */
const servers: readonly Subject[] = ['agent', 'supervisor', 'admin'];

type Method = 'get' | 'post' | 'put' | 'delete';
/** A body when an empty one would be refused before the role is looked at in full. */
type Access = readonly [method: Method, route: string, who: readonly Subject[], body?: object];

/**
 * Who gets past the door of each address for staff. What may be done behind it to a review, in its state, is the
 * matrix of `services/reviews/permission-matrix.test.ts`. A new route needs a row here.
 */
const access: readonly Access[] = [
  ['post', routes.staffSignIn, everybody],
  ['post', routes.staffSignInLink, everybody],
  ['get', routes.staffMe, staff],
  ['get', routes.staffColleagues, staff],
  ['get', routes.staffEvents, staff],
  ['get', routes.staffEventsPoll, staff],

  ['get', routes.staffInbox, servers],
  ['get', routes.staffConversation, servers],
  ['post', routes.staffAccept, servers],
  ['post', routes.staffMessages, servers],
  ['post', routes.staffResolve, servers],

  ['get', routes.staffCategories, staff],
  ['get', routes.staffArticles, staff],
  ['get', routes.staffArticle, staff],
  ['get', routes.staffSearch, staff],
  ['post', routes.staffTextSearch, staff],
  ['get', routes.staffAttachments, staff],
  ['post', routes.staffAttachments, editors],
  ['delete', routes.staffAttachment, editors],
  ['get', routes.staffRedirects, staff],
  ['post', routes.staffRedirects, editors],
  ['delete', routes.staffRedirect, editors],

  ['get', routes.staffAnswers, staff],
  ['get', routes.staffAnswer, staff],
  ['post', routes.staffAnswerReplay, staff],
  ['post', routes.staffWhatIf, editors],
  ['post', routes.staffWhatIfQuestions, editors],
  ['post', routes.staffAsk, staff],
  ['get', routes.staffKnowledgeTests, staff],
  ['post', routes.staffRunKnowledgeTests, staff],
  ['get', routes.staffLearnedExamples, staff],
  ['post', routes.staffLearnedExamples, editors],
  ['get', routes.staffLearnedExample, staff],
  ['post', routes.staffApproveExample, editors],
  ['post', routes.staffRejectExample, editors],
  ['post', routes.staffRemoveExample, editors],
  ['post', routes.staffApproveExamples, editors],
  ['post', routes.staffRejectExamples, editors],
  ['post', routes.staffRemoveExamples, editors],
  ['get', routes.staffCalibrations, editors],
  ['post', routes.staffCalibrations, leaders],
  ['post', routes.staffCurrentCalibration, leaders],

  ['post', routes.staffLint, staff],
  ['post', routes.staffDrafts, staff],
  ['put', routes.staffReviewDraft, staff],
  ['post', routes.staffReviewRebase, staff],
  ['get', routes.staffReviewDiff, staff],
  ['post', routes.staffReviewComments, staff],
  ['post', routes.staffReviewCommentReplies, staff],
  ['post', routes.staffReviewCommentResolve, staff],
  ['post', routes.staffReviewSuggestions, staff],
  ['get', routes.staffReviews, staff],
  ['get', routes.staffReview, staff],
  ['post', routes.staffReviewActions, staff],
  ['get', routes.staffReviewGate, staff],
  ['post', routes.staffAnswerEffects, staff],
  ['get', routes.staffAnswerEffect, staff],
  ['delete', routes.staffAnswerEffect, staff],

  ['get', routes.staffRevisions, staff],
  ['get', routes.staffRevision, staff],
  ['get', routes.staffDiff, staff],
  ['get', routes.staffBlame, staff],
  ['post', routes.staffArchive, reviewers, { locale: 'en', reason: 'Not sold any more.' }],
  ['delete', `${routes.staffArchive}?locale=en`, reviewers],
  ['get', routes.staffDecisions, editors],
  ['get', routes.staffDecisionsVerify, editors],

  ['get', routes.staffReviewGroups, staff],
  ['put', routes.staffReviewGroup, leaders],
  ['delete', routes.staffReviewGroup, leaders],
  ['get', routes.staffReviewPolicy, staff],
  ['put', routes.staffReviewPolicy, leaders],
  ['get', routes.staffDelegations, staff],
  ['post', routes.staffDelegations, reviewers],
  ['delete', routes.staffDelegation, reviewers],

  ['get', routes.staffVerifications, staff],
  ['post', routes.staffArticleVerification, editors],
  ['post', routes.staffVerificationTriggers, staff],
  ['post', routes.staffProductVersions, leaders],
  ['get', routes.staffVerificationPolicy, staff],
  ['put', routes.staffVerificationPolicy, leaders],
  ['put', routes.staffVerificationPolicyTag, leaders],
  ['get', routes.staffNotifications, staff],
  ['post', routes.staffNotificationRead, staff],

  ['get', routes.staffGaps, staff],
  ['get', routes.staffGap, staff],
  ['post', routes.staffIgnoreGap, editors],
  ['post', routes.staffReopenGap, editors],
  ['post', routes.staffMergeGap, editors],
  ['post', routes.staffDraftGap, staff],
  ['post', routes.staffCloseGap, editors],
  ['get', routes.staffArticleFeedback, staff],
  ['post', routes.staffArticleFeedback, staff],
  ['get', routes.staffRelatedArticles, staff],
  ['get', routes.staffTasks, staff],
  ['get', `${routes.staffTasks}?of=everybody`, editors],
  ['post', routes.staffResolveTask, editors],
  ['get', routes.staffCases, staff],
  ['post', routes.staffCases, servers],
  ['get', routes.staffCase, staff],
  ['post', routes.staffCase, staff],
  ['post', routes.staffGeneraliseCase, staff],

  ['get', routes.staffTags, staff],
  ['post', routes.staffTags, editors],
  ['post', routes.staffTag, editors],
  ['delete', routes.staffTag, editors],
  ['post', routes.staffRenameTag, editors],
  ['post', routes.staffMergeTag, editors],
  ['post', routes.staffTagSuggestions, staff],
  ['get', routes.staffCategoryList, staff],
  ['post', routes.staffCategoryList, editors],
  ['delete', routes.staffCategoryList, editors],
  ['get', routes.staffSynonyms, staff],
  ['post', routes.staffSynonyms, editors],
  ['post', routes.staffSynonym, editors],
  ['delete', routes.staffSynonym, editors],

  // The last, because it ends the session that it is asked with.
  ['post', routes.staffSignOut, staff],
];

const routeOf = (address: string) => address.replace(/\?.*$/, '');

describe.each(engines)('the addresses for staff on $engine', (engine) => {
  let server: TestServer;
  const headers = new Map<Subject, Record<string, string>>([['nobody', {}]]);
  beforeAll(async () => {
    server = await TestServer.start(engine);
    headers.set('visitor', (await server.visitor()).headers);
    for (const role of roles) headers.set(role, (await server.agent(`R-${role}`, role)).headers);
  });
  afterAll(() => server.stop());

  it('have each a row in the table', () => {
    const registered = server.askwell.app.routes
      .filter(({ method, path: address }) => method !== 'ALL' && address.startsWith('/api/v1/staff/'))
      .map(({ method, path: address }) => `${method.toLowerCase()} ${address.replaceAll(/:(\w+)/g, '{$1}')}`);
    const listed = access.map(([method, route]) => `${method} ${routeOf(route)}`);
    expect([...new Set(listed)].toSorted()).toEqual([...new Set(registered)].toSorted());
  });

  const rows = access.map(([method, route, who, body = {}]) => ({ method, route, who, body }));
  it.each(rows)('$method $route lets exactly those pass that the table names', async ({ method, route, who, body }) => {
    const answers: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const subject of subjects) {
      const response = await server.request(path(route, anything), {
        method: method.toUpperCase(),
        headers: { ...headers.get(subject), 'content-type': contentTypeOf(method, route) },
        ...(method === 'get' ? {} : { body: JSON.stringify(body) }),
      });
      await response.body?.cancel();
      answers[subject] = verdictOf(response.status);
      const refused = subject === 'nobody' || subject === 'visitor' ? 'sign in' : 'forbidden';
      expected[subject] = who.includes(subject) ? 'passes' : refused;
    }
    expect(answers).toEqual(expected);
  });

  it('are described as such', async () => {
    const document = (await (await server.request(routes.openapi)).json()) as {
      paths: Record<string, Record<string, { security?: object[] }>>;
    };
    for (const [method, route, who] of access) {
      const security = who === everybody ? undefined : [{ staffCookie: [] }];
      expect(document.paths[routeOf(route)]?.[method]?.security, `${method} ${route}`).toEqual(security);
    }
    expect(document.paths[routes.articleFeedback]?.['post']?.security).toEqual([{ visitorToken: [] }]);
    expect(document.paths[routes.articleReadings]?.['post']?.security).toEqual([{ visitorToken: [] }]);
    expect(document.paths[routes.relatedArticles]?.['get']?.security).toBeUndefined();
  });
});

/** Fills every parameter; there is nothing of that name. */
const anything = new Proxy<Record<string, string>>({}, { get: () => '1' });

function contentTypeOf(method: Method, route: string): string {
  return method === 'post' && route === routes.staffAttachments ? 'application/octet-stream' : 'application/json';
}

/** What is wrong with the request itself is said only to those who may ask. */
function verdictOf(status: number): string {
  if (status === 401) return 'sign in';
  if (status === 403) return 'forbidden';
  return [200, 201, 202, 204, 400, 404, 409, 415, 422].includes(status) ? 'passes' : `answers ${status}`;
}
