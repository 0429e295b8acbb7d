import { createAskwell, type AskwellOptions } from '@askwell/server';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createServer, type Server } from 'node:http';

/** A shop on Hono, with Askwell below `/support`. */
export function createShop(options: AskwellOptions) {
  const askwell = createAskwell(options); // 1
  const app = new Hono();
  app.get('/', (c) => c.text('Welcome to the shop.'));
  app.route('/support', askwell.app);
  return { app, askwell };
}

/** A shop on plain Node, with Askwell below `/support`. */
export function createNodeShop(options: AskwellOptions) {
  const askwell = createAskwell(options);
  const support = getRequestListener(new Hono().route('/support', askwell.app).fetch); // 2
  const server: Server = createServer((request, response) => {
    if (request.url?.startsWith('/support')) void support(request, response);
    else response.end('Welcome to the shop.');
  });
  return { server, askwell };
}
