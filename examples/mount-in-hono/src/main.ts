import { serve } from '@hono/node-server';
import { createShop } from './shop.ts';

const { app, askwell } = createShop({ dataDir: '.askwell', name: 'The shop' });
await askwell.ready();

const server = serve({ fetch: app.fetch, port: 3000 }, () => {
  console.log('Shop:      http://localhost:3000/');
  console.log('Reference: http://localhost:3000/support/api/reference');
});

process.once('SIGINT', () => {
  server.close();
  void askwell.close().then(() => process.exit(0)); // 3
});
