import { newId, type Clock } from '@askwell/core/base';
import { betterAuth } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { Kysely } from 'kysely';
import { z } from 'zod';
import { RoutingDialect } from '../database/routing-dialect.ts';
import type { DatabaseHandle } from '../database/index.ts';
import type { SignInLinkStore } from '../stores/sign-in-link-store.ts';
import { hashOf } from './secret-token.ts';

export interface StaffAuthenticationOptions {
  readonly database: DatabaseHandle;
  readonly links: SignInLinkStore;
  readonly clock: Clock;
  readonly secret: string;
  /** Whether browsers reach us by HTTPS only. */
  readonly secure: boolean;
  readonly onError: (message: string) => void;
}

const day = 24 * 60 * 60;

/** By the names that better-auth has for its tables. */
const idPrefixes: Readonly<Record<string, string>> = {
  user: 'usr',
  session: 'sse',
  account: 'acc',
  verification: 'ver',
};

/**
 * better-auth on our database: passwords, sessions and their cookie. It is called by our routes only; none of its own
 * are reachable, so nobody can sign up.
 */
export function createStaffAuthentication({
  database,
  links,
  clock,
  secret,
  secure,
  onError,
}: StaffAuthenticationOptions) {
  return betterAuth({
    appName: 'Askwell',
    baseURL: secure ? 'https://askwell.invalid' : 'http://askwell.invalid',
    secret,
    database: {
      db: new Kysely({ dialect: new RoutingDialect(database) }),
      type: database.engine === 'embedded' ? 'sqlite' : 'postgres',
    },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { level: 'error', log: (_level, message) => onError(message) },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    user: {
      modelName: 'staff_members',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { role: { type: 'string', required: true, input: false } },
    },
    session: {
      modelName: 'staff_sessions',
      expiresIn: 7 * day,
      updateAge: day,
      fields: {
        userId: 'member_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'staff_accounts',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'member_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'staff_verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: 'askwell',
      useSecureCookies: secure,
      database: { generateId: ({ model }) => newId(idPrefixes[model] ?? 'aut', clock.now()) },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
    },
    plugins: [signInByLink(database, links, clock)],
  });
}

export type StaffAuthentication = ReturnType<typeof createStaffAuthentication>;

/** Turns a one-time link into a session. The link is used up by one statement, so of two who redeem it one wins. */
function signInByLink(database: DatabaseHandle, links: SignInLinkStore, clock: Clock) {
  return {
    id: 'askwell-sign-in-link',
    endpoints: {
      redeemSignInLink: createAuthEndpoint(
        '/sign-in-link/redeem',
        { method: 'POST', body: z.object({ token: z.string() }) },
        async (c) => {
          const memberId = await database.write((writer) => links.use(writer, hashOf(c.body.token), clock.now()));
          const user = memberId === undefined ? null : await c.context.internalAdapter.findUserById(memberId);
          if (!user) throw new APIError('UNAUTHORIZED');
          const session = await c.context.internalAdapter.createSession(user.id);
          await setSessionCookie(c, { session, user });
          return c.json({ userId: user.id });
        },
      ),
    },
  };
}
