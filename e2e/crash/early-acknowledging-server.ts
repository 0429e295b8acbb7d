import { serve } from '@hono/node-server';
import { createAskwell } from '@askwell/server';
import { pino } from 'pino';

// Deliberately bad: it acknowledges a message before it is stored. The crash test must find it out; if it does not,
// the crash test is worth nothing.
const acknowledgedBefore = 120; // milliseconds

const databaseUrl = process.env['DATABASE_URL'];
const askwell = createAskwell({
  ...(databaseUrl ? { databaseUrl } : { dataDir: process.env['ASKWELL_DATA_DIR'] ?? '.askwell' }),
  logger: pino({ level: 'silent' }),
});
await askwell.ready();

serve({ port: Number(process.env['PORT']), hostname: '127.0.0.1', fetch: answer });

async function answer(request: Request): Promise<Response> {
  if (request.method !== 'POST' || !request.url.endsWith('/messages')) return askwell.app.fetch(request);
  const body = await request.text();
  const { url, headers } = request;
  setTimeout(() => void askwell.app.fetch(new Request(url, { method: 'POST', headers, body })), acknowledgedBefore);
  return Response.json({ message: {}, conversation: {} }, { status: 201 });
}
