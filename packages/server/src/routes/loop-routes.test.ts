import { path, routes, type StaffRole } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../test/engines.ts';
import { TestServer, type TestAgent, type TestVisitor } from '../../test/server.ts';

const all: readonly StaffRole[] = ['editor', 'reviewer', 'agent', 'supervisor', 'admin'];
const editors = all.filter((role) => role !== 'agent');
const servers: readonly StaffRole[] = ['agent', 'supervisor', 'admin'];

type Access = readonly [method: 'get' | 'post' | 'delete', route: string, roles: readonly StaffRole[]];

const matrix: readonly Access[] = [
  ['get', routes.staffGaps, all],
  ['get', routes.staffGap, all],
  ['post', routes.staffIgnoreGap, editors],
  ['post', routes.staffReopenGap, editors],
  ['post', routes.staffMergeGap, editors],
  ['post', routes.staffDraftGap, all],
  ['post', routes.staffCloseGap, editors],
  ['get', routes.staffArticleFeedback, all],
  ['post', routes.staffArticleFeedback, all],
  ['get', routes.staffRelatedArticles, all],
  ['get', routes.staffTasks, all],
  ['post', routes.staffResolveTask, editors],
  ['get', routes.staffCases, all],
  ['post', routes.staffCases, servers],
  ['get', routes.staffCase, all],
  ['post', routes.staffCase, all],
  ['post', routes.staffGeneraliseCase, all],
  ['get', routes.staffTags, all],
  ['post', routes.staffTags, editors],
  ['post', routes.staffTag, editors],
  ['delete', routes.staffTag, editors],
  ['post', routes.staffRenameTag, editors],
  ['post', routes.staffMergeTag, editors],
  ['post', routes.staffTagSuggestions, all],
  ['get', routes.staffCategoryList, all],
  ['post', routes.staffCategoryList, editors],
  ['delete', routes.staffCategoryList, editors],
  ['get', routes.staffSynonyms, all],
  ['post', routes.staffSynonyms, editors],
  ['post', routes.staffSynonym, editors],
  ['delete', routes.staffSynonym, editors],
];

const names = { gapId: 'x', articleId: 'x', taskId: 'x', caseId: 'x', tagId: 'x', synonymId: 'x' };

describe.each(engines)('the routes of the loops on $engine', (engine) => {
  let server: TestServer;
  let members: ReadonlyMap<StaffRole, TestAgent>;
  let visitor: TestVisitor;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    const signedIn = new Map<StaffRole, TestAgent>();
    for (const role of all) signedIn.set(role, await server.agent(`R-${role}`, role));
    members = signedIn;
    visitor = await server.visitor();
  });
  afterAll(() => server.stop());

  it.each(matrix)('%s %s lets exactly its roles pass', async (method, route, roles) => {
    const address = path(route, names);
    const send = async (who: TestAgent | TestVisitor) => {
      if (method === 'post') return who.post(address, {});
      return method === 'get' ? who.get(address) : who.delete(address);
    };
    expect((await send(visitor)).status).toBe(401);
    for (const role of all) {
      const { status } = await send(members.get(role)!);
      if (roles.includes(role)) expect([200, 204, 400, 404], `${role}: ${status}`).toContain(status);
      else expect(status, role).toBe(403);
    }
  });

  it('are described', async () => {
    const document = (await (await server.request(routes.openapi)).json()) as {
      paths: Record<string, Record<string, { security?: object[]; operationId: string }>>;
    };
    for (const [method, route] of matrix) {
      expect(document.paths[route]?.[method], `${method} ${route}`).toMatchObject({ security: [{ staffCookie: [] }] });
    }
    expect(document.paths[routes.articleFeedback]?.['post']?.security).toEqual([{ visitorToken: [] }]);
    expect(document.paths[routes.articleReadings]?.['post']?.security).toEqual([{ visitorToken: [] }]);
    expect(document.paths[routes.relatedArticles]?.['get']?.security).toBeUndefined();
  });
});
