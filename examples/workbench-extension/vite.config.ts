import { defineConfig } from 'vite';
import { fromSource } from '../../vite.shared.ts';

export default defineConfig({
  ...fromSource,
  server: { proxy: { '/api': process.env['ASKWELL_URL'] ?? 'http://localhost:8787' } },
});
