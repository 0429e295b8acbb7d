import { routes } from '@askwell/core/protocol';
import {
  colleagueListResponse,
  redeemSignInLinkRequest,
  signInRequest,
  staffMeResponse,
} from '@askwell/core/protocol/schemas';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { staffSecurity } from './parameters.ts';
import { defineRoute, emptyBody, json, jsonBody, noContent } from './route-definition.ts';

/** How staff sign in and out. */
export function staffSessionRoutes(app: OpenAPIHono<RequestEnv>): void {
  const tags = ['Staff sessions'];
  const member = { tags, security: staffSecurity, middleware: requireStaff('self.read') };
  const responses = { 200: json('Signed in: the answer sets the cookie.', staffMeResponse) };

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffSignIn,
      operationId: 'signIn',
      summary: 'Sign in with e-mail address and password',
      tags,
      request: { body: jsonBody(signInRequest) },
      responses,
    }),
    async (c) => {
      const { email, password } = c.req.valid('json');
      const signedIn = await c.var.services.staff.signIn(email, password, c.req.raw.headers);
      setCookies(c, signedIn.cookies);
      return c.json({ member: signedIn.member }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffSignInLink,
      operationId: 'redeemSignInLink',
      summary: 'Sign in with a one-time link',
      description: 'The token stands behind `#sign-in=` in the address of the workbench and works once.',
      tags,
      request: { body: jsonBody(redeemSignInLinkRequest) },
      responses,
    }),
    async (c) => {
      const signedIn = await c.var.services.staff.redeemSignInToken(c.req.valid('json').token, c.req.raw.headers);
      setCookies(c, signedIn.cookies);
      return c.json({ member: signedIn.member }, 200);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffSignOut,
      operationId: 'signOut',
      summary: 'Sign out',
      description: 'Open event streams of this session end.',
      ...member,
      request: { body: jsonBody(emptyBody) },
      responses: { 204: noContent },
    }),
    async (c) => {
      setCookies(c, await c.var.services.staff.signOut(c.get('staff'), c.req.raw.headers));
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffMe,
      operationId: 'getStaffMember',
      summary: 'Who is signed in',
      ...member,
      responses: { 200: json('The member.', staffMeResponse) },
    }),
    (c) => c.json({ member: c.get('staff').member }, 200),
  );

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffColleagues,
      operationId: 'listColleagues',
      summary: 'Who else is on the staff',
      ...member,
      responses: { 200: json('By name, without addresses.', colleagueListResponse) },
    }),
    async (c) => c.json({ colleagues: await c.var.services.staff.colleagues() }, 200),
  );
}

function setCookies(c: Context, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
}
