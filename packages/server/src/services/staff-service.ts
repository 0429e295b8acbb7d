import { newId, type Clock } from '@askwell/core/base';
import type { Colleague, StaffMember, StaffRole } from '@askwell/core/protocol';
import { APIError } from 'better-auth/api';
import type { DatabaseHandle } from '../database/index.ts';
import { AskwellProblem } from '../problem.ts';
import type { EventStore } from '../stores/event-store.ts';
import type { SignInLinkStore } from '../stores/sign-in-link-store.ts';
import type { StaffStore } from '../stores/staff-store.ts';
import { hashOf, newToken } from './secret-token.ts';
import type { StaffAuthentication } from './staff-authentication.ts';

export interface StaffServiceOptions {
  readonly database: DatabaseHandle;
  readonly staff: StaffStore;
  readonly links: SignInLinkStore;
  readonly events: EventStore;
  readonly authentication: StaffAuthentication;
  readonly clock: Clock;
  /** Milliseconds in which a sign-in link must be used. */
  readonly linkLifetime: number;
}

/** Who acts for staff, once the cookie has been checked. */
export interface StaffPrincipal {
  readonly member: StaffMember;
  readonly sessionId: string;
}

/** A member who has signed in, with the cookies that say so. */
export interface SignedIn {
  readonly member: StaffMember;
  readonly cookies: readonly string[];
}

export interface NewStaffMember {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  /** 10 to 200 characters; without one the member signs in by link. */
  readonly password?: string;
}

/** Staff members and how they sign in. Nobody can sign up: members are added by who has the server or its CLI. */
export class StaffService {
  readonly #options: StaffServiceOptions;

  constructor(options: StaffServiceOptions) {
    this.#options = options;
  }

  /** @throws AskwellProblem `email-taken`; `invalid-request` when the password is too short */
  async addUser({ email, name, role, password }: NewStaffMember): Promise<StaffMember> {
    const context = await this.#options.authentication.$context;
    if (password !== undefined && (password.length < 10 || password.length > 200)) {
      throw new AskwellProblem('invalid-request', 'A password must have 10 to 200 characters.');
    }
    if (await this.#options.staff.findByEmail(this.#options.database.read, email)) {
      throw new AskwellProblem('email-taken', `A staff member with the address ${email} exists already.`);
    }
    const user = await context.internalAdapter.createUser(
      { email: email.toLowerCase(), name, emailVerified: true, role },
      { method: 'email-password' },
    );
    if (password !== undefined) {
      await context.internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: await context.password.hash(password),
      });
    }
    return { id: user.id, name, email: user.email, role };
  }

  findByEmail(email: string): Promise<StaffMember | undefined> {
    return this.#options.staff.findByEmail(this.#options.database.read, email);
  }

  /** Everybody on the staff, by name. */
  async colleagues(): Promise<Colleague[]> {
    const members = await this.#options.staff.list(this.#options.database.read);
    return members.map(({ id, name, role }) => ({ id, name, role })).toSorted((a, b) => a.name.localeCompare(b.name));
  }

  /** A token that signs the member in once. Put it behind `#sign-in=`: what follows `#` stays out of logs. */
  async createSignInToken(memberId: string): Promise<string> {
    const { database, links, clock, linkLifetime } = this.#options;
    const token = newToken();
    const now = clock.now();
    await database.write((writer) =>
      links.insert(writer, {
        id: newId('lnk', now),
        memberId,
        tokenHash: hashOf(token),
        expiresAt: now + linkLifetime,
      }),
    );
    return token;
  }

  /** @throws AskwellProblem `sign-in-refused`, the same whether the address or the password is wrong */
  signIn(email: string, password: string, headers: Headers): Promise<SignedIn> {
    const { api } = this.#options.authentication;
    return this.#signedIn(
      () => api.signInEmail({ body: { email, password }, headers, asResponse: true }),
      'The e-mail address or the password is wrong.',
    );
  }

  /** @throws AskwellProblem `sign-in-refused` when the link is unknown, used or too old */
  redeemSignInToken(token: string, headers: Headers): Promise<SignedIn> {
    const { api } = this.#options.authentication;
    return this.#signedIn(
      () => api.redeemSignInLink({ body: { token }, headers, asResponse: true }),
      'The sign-in link has been used or is too old. Ask for a new one.',
    );
  }

  /** Who sends these headers; undefined when nobody is signed in. */
  async authenticate(headers: Headers): Promise<StaffPrincipal | undefined> {
    const found = await this.#options.authentication.api.getSession({ headers });
    if (!found) return undefined;
    const { id, name, email, role } = found.user;
    return { member: { id, name, email, role: role as StaffRole }, sessionId: found.session.id };
  }

  /** Ends the session and every stream opened with it; gives the cookies that make the browser forget it. */
  async signOut({ sessionId, member }: StaffPrincipal, headers: Headers): Promise<readonly string[]> {
    const { database, staff, events, clock, authentication } = this.#options;
    await database.write(async (writer) => {
      if (!(await staff.deleteSession(writer, sessionId))) return;
      const event = { type: 'session.ended', sessionId, visitorId: null } as const;
      await events.append(writer, event, `staff:${member.id}`, clock.now());
    });
    const response = await authentication.api.signOut({ headers, asResponse: true });
    return response.headers.getSetCookie();
  }

  async #signedIn(attempt: () => Promise<Response>, refusal: string): Promise<SignedIn> {
    const response = await attempt().catch((error: unknown) => {
      if (error instanceof APIError) return undefined;
      throw error;
    });
    if (response && response.status >= 500) throw new Error('Signing in failed inside better-auth; see its log line.');
    const cookies = response?.ok ? response.headers.getSetCookie() : [];
    const cookie = cookies.map((one) => one.split(';', 1)[0]).join('; ');
    const principal = cookies.length > 0 ? await this.authenticate(new Headers({ cookie })) : undefined;
    if (!principal) throw new AskwellProblem('sign-in-refused', refusal);
    return { member: principal.member, cookies };
  }
}
