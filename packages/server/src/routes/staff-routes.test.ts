import { path, routes, type StaffRole } from '@askwell/core/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../test/engines.ts';
import { StreamReader, TestServer } from '../../test/server.ts';

const minute = 60_000;
const password = 'a long enough password';

describe.each(engines)('staff on $engine', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start(engine);
  });
  afterAll(() => server.stop());

  const staff = () => server.askwell.services.staff;

  it('sign in once with a link, and the cookie is for the server only', async () => {
    const member = await staff().addUser({ email: 'Ana@Askwell.example', name: 'Ana', role: 'agent' });
    const token = await staff().createSignInToken(member.id);
    const [first, second] = await Promise.all([
      server.post(routes.staffSignInLink, { token }),
      server.post(routes.staffSignInLink, { token }),
    ]);
    expect(first.status + second.status).toBe(200 + 401);
    const winner = first.ok ? first : second;
    expect(await winner.json()).toEqual({
      member: { id: member.id, name: 'Ana', email: 'ana@askwell.example', role: 'agent' },
    });
    expect(winner.headers.getSetCookie().join()).toMatch(/^askwell\.session_token=.*HttpOnly; SameSite=Lax/);
    expect(member.id).toMatch(/^usr_/);
  });

  it('cannot use a link after 15 minutes', async () => {
    const member = await staff().addUser({ email: 'late@askwell.example', name: 'Late', role: 'agent' });
    const token = await staff().createSignInToken(member.id);
    server.clock.advance(15 * minute);
    expect((await server.post(routes.staffSignInLink, { token })).status).toBe(401);
  });

  it('sign in with a password, and hear the same whether it or the address is wrong', async () => {
    await staff().addUser({ email: 'ben@askwell.example', name: 'Ben', role: 'admin', password });
    const signIn = (email: string, attempt: string) => server.post(routes.staffSignIn, { email, password: attempt });
    expect((await signIn('BEN@askwell.example', password)).status).toBe(200);
    const [wrong, unknown] = await Promise.all([
      signIn('ben@askwell.example', 'x'),
      signIn('nobody@askwell.example', 'x'),
    ]);
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.text()).toBe(await unknown.text());
  });

  it('know who else is on the staff, without addresses, once they are signed in', async () => {
    const zoe = await server.agent('Zoe', 'reviewer');
    const { colleagues } = (await (await zoe.get(routes.staffColleagues)).json()) as { colleagues: { name: string }[] };
    expect(colleagues.at(-1)).toEqual({ id: zoe.id, name: 'Zoe', role: 'reviewer' });
    const names = colleagues.map(({ name }) => name);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)));
    expect((await zoe.get(routes.staffColleagues, { cookie: '' })).status).toBe(401);
  });

  it('cannot sign up, nor reach better-auth by its own addresses', async () => {
    for (const address of ['/api/auth/sign-up/email', '/api/auth/sign-in/email', '/sign-up/email']) {
      expect((await server.post(address, { email: 'x@y.example', password, name: 'X' })).status).toBe(404);
    }
  });

  it('have one account for each address, and passwords of some length', async () => {
    await expect(staff().addUser({ email: 'BEN@askwell.example', name: 'B', role: 'agent' })).rejects.toThrow(
      /exists already/,
    );
    await expect(
      staff().addUser({ email: 'c@askwell.example', name: 'C', role: 'agent', password: 'short' }),
    ).rejects.toThrow(/10 to 200/);
  });

  it('may do what their role includes', async () => {
    const allowed: Record<StaffRole, readonly [inbox: number, articles: number]> = {
      editor: [403, 200],
      reviewer: [403, 200],
      agent: [200, 200],
      supervisor: [200, 200],
      admin: [200, 200],
    };
    for (const [role, expected] of Object.entries(allowed)) {
      const member = await server.agent(`Role-${role}`, role as StaffRole);
      const answers = await Promise.all([member.get(routes.staffInbox), member.get(routes.staffArticles)]);
      expect(
        answers.map(({ status }) => status),
        role,
      ).toEqual(expected);
      expect(await (await member.get(routes.staffMe)).json()).toMatchObject({ member: { role } });
    }
  });

  it('without a session reach nothing', async () => {
    const visitor = await server.visitor();
    const conversationId = await visitor.open();
    const reads = [
      routes.staffMe,
      routes.staffInbox,
      routes.staffArticles,
      routes.staffEvents,
      path(routes.staffConversation, { conversationId }),
    ];
    for (const address of reads) {
      expect((await server.request(address)).status, address).toBe(401);
      expect((await visitor.get(address)).status, address).toBe(401);
    }
    for (const route of [routes.staffAccept, routes.staffResolve, routes.staffSignOut]) {
      expect((await visitor.post(path(route, { conversationId }))).status, route).toBe(401);
    }
  });

  it('who are editors follow articles, not conversations', async () => {
    const editor = await server.agent('Eve', 'editor');
    const reader = new StreamReader(await editor.get(routes.staffEvents));
    expect(await reader.next()).toEqual({});
    const visitor = await server.visitor();
    await visitor.open();
    await server.askwell.services.knowledgeImport.importContent({
      articles: [
        {
          path: 'a.en.md',
          source: '# A',
          draft: false,
          article: {
            id: 'a',
            locale: 'en',
            kind: 'article',
            title: 'A',
            questions: [],
            category: '',
            tags: [],
            audience: 'customer',
            related: [],
            sections: [],
          },
        },
      ],
      taxonomy: { categories: [], tags: [], synonyms: [] },
      problems: [],
      losses: [],
      media: [],
      redirects: new Map(),
    });
    expect(await reader.events(1)).toMatchObject([{ type: 'article.published', articleId: 'a', revision: 1 }]);
    await reader.cancel();
  });

  it('sign out for good, and their streams end', async () => {
    const agent = await server.agent('Leo');
    const reader = new StreamReader(await agent.get(routes.staffEvents));
    await reader.next();
    const signedOut = await agent.post(routes.staffSignOut);
    expect(signedOut.status).toBe(204);
    expect(signedOut.headers.getSetCookie().join()).toContain('Max-Age=0');
    expect(await reader.next()).toBeUndefined();
    expect((await agent.get(routes.staffMe)).status).toBe(401);
  });

  it('act from our own pages only', async () => {
    const agent = await server.agent('Ida');
    const act = (origin: string) =>
      server.post(routes.staffSignOut, {}, { ...agent.headers, origin, host: 'help.example' });
    expect((await act('https://evil.example')).status).toBe(403);
    expect((await act('https://help.example.evil.example')).status).toBe(403);
    expect((await act('https://help.example')).status).toBe(204);
  });
});

describe('staff cookies', () => {
  it('are for HTTPS only where the public address is', async () => {
    const server = await TestServer.start(undefined, { publicUrl: 'https://help.example' });
    const member = await server.askwell.services.staff.addUser({ email: 'a@b.example', name: 'A', role: 'agent' });
    const token = await server.askwell.services.staff.createSignInToken(member.id);
    const response = await server.post(routes.staffSignInLink, { token });
    expect(response.headers.getSetCookie().join()).toMatch(/^__Secure-askwell\.session_token=.*; Secure/);
    const cookie = response.headers.getSetCookie()[0]!.split(';', 1)[0]!;
    expect((await server.request(routes.staffMe, { headers: { cookie } })).status).toBe(200);
    await server.stop();
  });
});
