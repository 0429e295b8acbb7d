import { StaffClient } from '@askwell/core/protocol';
import { createAskwell, type AskwellOptions } from '@askwell/server';
import { pino } from 'pino';

/** Adds an agent to a database that no server has open yet; gives a one-time sign-in token. */
export async function addAgent(options: AskwellOptions): Promise<string> {
  const askwell = createAskwell({ ...options, logger: pino({ level: 'silent' }) });
  try {
    await askwell.ready();
    const { staff } = askwell.services;
    const member = await staff.addUser({ email: 'agent@askwell.example', name: 'Agent', role: 'agent' });
    return await staff.createSignInToken(member.id);
  } finally {
    await askwell.close();
  }
}

/** Signs in over HTTP and keeps the cookie, as a browser would. */
export async function signIn(baseUrl: string, token: string): Promise<StaffClient> {
  let cookie = '';
  const client = new StaffClient({
    baseUrl,
    timeout: 5_000,
    headers: () => ({ origin: baseUrl, ...(cookie ? { cookie } : {}) }),
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const cookies = response.headers.getSetCookie().map((one) => one.split(';', 1)[0]);
      if (cookies.length > 0) cookie = cookies.join('; ');
      return response;
    },
  });
  await client.redeemSignInLink(token);
  return client;
}
