import { newId } from '@askwell/core/base';
import type { Message } from '@askwell/core/conversations';
import { path, ReviewClient, routes, type StaffRole } from '@askwell/core/protocol';
import { createAskwell } from '@askwell/server';
import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { onDatabase, type Engine } from './server/databases.ts';
import { ServerProcess, serverProgram } from './server/server-process.ts';
import { signIn } from './server/staff-sign-in.ts';

const repository = resolve(import.meta.dirname, '..');
const command = ['--conditions=@askwell/source', '--import', 'tsx', join(repository, 'packages/cli/src/main.ts')];
const key = { articleId: 'clean-toaster', locale: 'en' };
const question = 'Where do the crumbs of the toaster go?';

const flawed = `---
title: Clean the toaster
questions: [${question}]
category: kitchen
tags: [care]
---

## Steps

1. Pull the crumb tray out.
2. Wash it under water.
`;
const sound = flawed.replace('## Steps', '## Problem\n\nCrumbs burn and smell.\n\n## Steps');
const kettle = sound
  .replace('Clean the toaster', 'Descale the kettle')
  .replace(question, 'How do I get rid of limescale?')
  .replace('Crumbs burn and smell.', 'Limescale makes the kettle loud.')
  .replace('Pull the crumb tray out.', 'Boil vinegar and water.')
  .replace('Wash it under water.', 'Rinse it twice.');

for (const engine of ['embedded', 'postgresql'] as const satisfies readonly Engine[]) {
  test(`one article from its first draft to its end, by API and command line, on ${engine}`, () =>
    onDatabase(engine, async ({ environment, options }) => {
      test.setTimeout(400_000); // the command line is started anew each time
      const folder = mkdtempSync(join(tmpdir(), 'askwell-folder-'));
      const knowledge = createAskwell({ ...options, logger: pino({ level: 'silent' }) });
      const server = await ServerProcess.create(serverProgram, environment);
      const askwell = (...args: string[]): Promise<{ code: number; out: string }> =>
        new Promise((done) => {
          const surroundings = { cwd: repository, env: { ...process.env, ...environment } };
          execFile(process.execPath, [...command, ...args], surroundings, (error, stdout, stderr) => {
            done({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out: stdout + stderr });
          });
        });
      const enlist = async (name: string, role: StaffRole): Promise<ReviewClient> => {
        const { staff } = knowledge.services;
        const member = await staff.addUser({ email: `${name}@shop.example`, name, role });
        return new ReviewClient((await signIn(server.url, await staff.createSignInToken(member.id))).options);
      };
      /** What a customer is told; undefined when the bot does not know. */
      const answer = async (): Promise<string | undefined> => {
        const post = async (address: string, body: object, token?: string) => {
          const headers = {
            'content-type': 'application/json',
            ...(token ? { authorization: `Bearer ${token}` } : {}),
          };
          const response = await fetch(server.url + address, { method: 'POST', headers, body: JSON.stringify(body) });
          return (await response.json()) as { token: string };
        };
        const { token } = await post(routes.visitorSessions, {});
        const id = newId('cnv', Date.now());
        await post(routes.conversations, { id, locale: 'en' }, token);
        const content = { type: 'text', text: question };
        await post(path(routes.messages, { conversationId: id }), { clientId: newId('cli', 0), content }, token);
        for (;;) {
          const address = server.url + path(routes.conversation, { conversationId: id });
          const read = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
          const { messages } = (await read.json()) as { messages: Message[] };
          const reply = messages.find(({ author }) => author.kind === 'bot');
          if (reply) return reply.content.type === 'answer' ? JSON.stringify(reply.content.citations) : undefined;
          await new Promise((wake) => setTimeout(wake, 25));
        }
      };
      const draft = async (text: string, ...args: string[]) => {
        writeFileSync(join(folder, 'clean-toaster.en.md'), text);
        return askwell('draft', join(folder, 'clean-toaster.en.md'), ...args, '--as', 'ana@shop.example');
      };
      try {
        writeFileSync(join(folder, 'descale-kettle.en.md'), kettle);
        expect((await askwell('import', folder)).out).toContain('1 imported');
        await Promise.all([server.start(), knowledge.ready()]);
        const ana = await enlist('ana', 'editor');
        const ben = await enlist('ben', 'reviewer');
        const max = await enlist('max', 'supervisor');
        const policy = await max.reviewPolicy();
        await max.setReviewPolicy({ ...policy, rules: [...policy.rules, { tier: 'high', tags: ['care'] }] });

        let reviewId = '';
        await test.step('draft, lint problem, fix, submit', async () => {
          expect(await answer()).toBeUndefined();
          const { out } = await draft(flawed);
          expect(out).toContain('section "Problem"');
          reviewId = out.slice(0, out.indexOf(':'));
          expect((await askwell('review', 'submit', reviewId, '--as', 'ana@shop.example')).out).toContain('1 error');
          expect((await draft(sound)).out).toContain('version 2');
          await ana.act(reviewId, { type: 'submit' });
        });

        await test.step('changes requested with a suggestion, which applies', async () => {
          const before = await ben.review(reviewId);
          const line = before.draft.text.split('\n').indexOf('2. Wash it under water.') + 1;
          const suggestion = '2. Shake it over the bin.';
          const comment = await ben.comment(reviewId, { from: line, to: line, text: 'Water rusts it.', suggestion });
          await ben.act(reviewId, { type: 'request-changes', comment: 'See the last step.' });
          const { draft: after } = await ana.applySuggestions(reviewId, before.draft.version, [comment.id]);
          expect(after.text).toContain('Shake it over the bin.');
          await ana.act(reviewId, { type: 'submit' });
        });

        await test.step('two approve, the effect is an improvement, it is published and answers', async () => {
          const { out } = await askwell('review', 'approve', reviewId, '--as', 'ben@shop.example');
          expect(out).toContain('is in-review now');
          const { review } = await max.review(reviewId);
          await max.act(reviewId, { type: 'approve', draftVersion: review.draftVersion });
          const { open, effect } = await ana.gate(reviewId);
          expect([open, effect.report?.regressions]).toEqual([true, []]);
          expect(effect.report?.repaired.map((test) => test.question)).toEqual([question]);
          await ana.act(reviewId, { type: 'publish' });
          await expect.poll(answer).toContain('Shake it over the bin.');
        });

        await test.step('it expires, the bot falls silent, somebody confirms it', async () => {
          const rules = await max.verificationPolicy();
          const atOnce = { ...rules.daysAfterTrigger, 'product-version': 0 };
          await max.setVerificationPolicy({
            ...rules,
            daysAfterTrigger: atOnce,
            grace: { noticeDays: 0, expireAfterDays: 30 },
          });
          await max.announceProductVersion('care', '2');
          expect((await ana.verifications('overdue')).map(({ articleId }) => articleId)).toContain(key.articleId);
          await max.setVerificationPolicy({
            ...rules,
            daysAfterTrigger: atOnce,
            grace: { noticeDays: 0, expireAfterDays: 0 },
          });
          expect((await askwell('verification', 'list')).out).toMatch(/^expired .* clean-toaster \(en\)$/m);
          await expect.poll(answer).toBeUndefined();
          await askwell('verification', 'confirm', key.articleId, '--as', 'ben@shop.example');
          await expect.poll(answer).toContain('Shake it over the bin.');
        });

        await test.step('a new revision, and the old one brought back', async () => {
          const publish = async (id: string) => {
            const { review } = await ana.act(id, { type: 'submit' });
            for (const one of [ben, max]) await one.act(id, { type: 'approve', draftVersion: review.draftVersion });
            await ana.act(id, { type: 'publish' });
          };
          const second = await ana.createDraft(key);
          const text = second.draft.text.replace('over the bin', 'over the compost');
          await ana.saveDraft(second.review.id, { basedOn: 1, text });
          await publish(second.review.id);
          const restored = await ana.createDraft({ ...key, revision: 1 });
          await publish(restored.review.id);
          expect((await ana.revisions(key)).revisions).toMatchObject([{ restoredFrom: 1 }, {}, {}]);
          await expect.poll(answer).toContain('Shake it over the bin.');
        });

        await test.step('archived, gone for readers, and the log proves all of it', async () => {
          await ben.archive(key, 'Toasters are not sold any more.');
          const gone = await fetch(`${server.url}/api/v1/knowledge/articles/${key.articleId}?locale=en`);
          expect(gone.status).toBe(404);
          await expect.poll(answer).toBeUndefined();
          expect((await ana.verifyDecisions()).intact).toBe(true);
        });
      } finally {
        await server.kill();
        await knowledge.close();
        rmSync(folder, { recursive: true, force: true });
      }
    }));
}
