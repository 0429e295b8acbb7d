import { createHash } from 'node:crypto';
import { path, routes, type AttachmentDescription, type PublishedArticle } from '@askwell/core/protocol';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../test/engines.ts';
import { writeKnowledge } from '../../test/knowledge.ts';
import { gif, jpeg, jpegExif, mp4, pdf, png } from '../../test/media.ts';
import { TestServer, type TestAgent } from '../../test/server.ts';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe.each(engines)('attachments on $engine', (engine) => {
  let server: TestServer;
  let editor: TestAgent;
  beforeAll(async () => {
    server = await TestServer.start(engine);
    editor = await server.agent('Noor', 'editor');
  });
  afterAll(() => server.stop());

  function upload(bytes: Uint8Array, { name = 'file', type = 'application/octet-stream', who = editor } = {}) {
    const body = new Uint8Array(bytes);
    const headers = { ...who.headers, 'content-type': type };
    return server.request(`${routes.staffAttachments}?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers,
      body,
    });
  }
  async function uploaded(bytes: Uint8Array, name?: string): Promise<AttachmentDescription> {
    const response = await upload(bytes, name === undefined ? {} : { name });
    expect(response.status).toBe(201);
    return ((await response.json()) as { attachment: AttachmentDescription }).attachment;
  }
  const get = (hash: string, headers: Record<string, string> = {}) =>
    server.request(path(routes.attachment, { hash }), { headers });
  const detail = async (response: Response) => ((await response.json()) as { detail: string }).detail;

  it('are stored once, by what they hold, and served for ever', async () => {
    const bytes = png({ seed: 1 });
    const first = await uploaded(bytes, 'The Label.jpeg');
    expect(first).toMatchObject({
      hash: hashOf(bytes),
      type: 'image/png',
      size: bytes.length,
      width: 2,
      height: 2,
      address: `api/v1/attachments/${hashOf(bytes)}`,
      paths: ['media/the-label.png'],
      removed: [],
    });
    expect(await uploaded(bytes, 'another name')).toEqual(first);
    const response = await get(first.hash);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(bytes.length),
      'cache-control': 'public, max-age=31536000, immutable',
      'content-disposition': "inline; filename*=UTF-8''the-label.png",
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      etag: `"${first.hash}"`,
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await get(first.hash, { 'if-none-match': `"${first.hash}"` })).status).toBe(304);
  });

  it('with the same name but other content get a place of their own', async () => {
    const [one, two] = [await uploaded(png({ seed: 2 }), 'same'), await uploaded(png({ seed: 3 }), 'same')];
    expect(one.paths).toEqual(['media/same.png']);
    expect(two.paths).toEqual([`media/same-${two.hash.slice(0, 12)}.png`]);
  });

  it('lose their metadata, and say so', async () => {
    const attachment = await uploaded(jpeg({ width: 8, segments: [jpegExif(6)] }));
    expect(attachment).toMatchObject({ type: 'image/jpeg', removed: ['EXIF'] });
    expect(Buffer.from(await (await get(attachment.hash)).arrayBuffer()).includes('GPS')).toBe(false);
  });

  it('that are documents are offered for download', async () => {
    const { hash } = await uploaded(pdf(), 'Manual 手册.pdf');
    expect((await get(hash)).headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''manual-%E6%89%8B%E5%86%8C.pdf",
    );
  });

  it.each([
    ['bytes=0-9', 206, 0, 10],
    ['bytes=100-', 206, 100, undefined],
    ['bytes=-5', 206, -5, undefined],
    ['bytes=10-999999999', 206, 10, undefined],
    ['bytes=0-1,5-6', 200, 0, undefined],
    ['lines=1-2', 200, 0, undefined],
    ['bytes=9-3', 200, 0, undefined],
  ])('are served in part: %s', async (range, status, start, end) => {
    const bytes = mp4(3_000_000);
    const { hash, type } = await uploaded(bytes);
    expect(type).toBe('video/mp4');
    const response = await get(hash, { range });
    expect(response.status).toBe(status);
    const wanted = bytes.subarray(start < 0 ? bytes.length + start : start, end);
    expect(Buffer.from(await response.arrayBuffer()).equals(wanted)).toBe(true);
    if (status === 206) expect(response.headers.get('content-range')).toMatch(/^bytes \d+-\d+\/\d+$/);
  });

  it('have no bytes behind their end', async () => {
    const { hash, size } = await uploaded(mp4(3_000_000));
    const response = await get(hash, { range: `bytes=${size}-` });
    expect([response.status, response.headers.get('content-range')]).toEqual([416, `bytes */${size}`]);
  });

  it.each([
    ['an SVG named .png', Buffer.from('<svg onload="alert(1)"/>'), 415, 'is SVG, HTML or XML'],
    ['a page', Buffer.from('<!doctype html><p>x'), 415, 'is SVG, HTML or XML'],
    ['a picture that is a page as well', Buffer.concat([png(), Buffer.from('<script>')]), 415, 'behind the end'],
    ['nothing', Buffer.alloc(0), 415, 'is nothing known'],
    ['a picture of 11 MB', Buffer.concat([png(), Buffer.alloc(11_000_000)]), 413, '10000000 are allowed for PNG'],
    ['a picture that would fill the memory', png({ width: 16_000, height: 16_000 }), 415, 'Make it smaller'],
  ])('refuse %s with a line that says why', async (_, bytes, status, why) => {
    const response = await upload(bytes, { name: 'logo.png' });
    expect(response.status).toBe(status);
    expect(await detail(response)).toContain(why);
  });

  it('stop reading a body that is longer than its kind may be, and one that says so at once', async () => {
    let pulled = 0;
    const start = png();
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(pulled++ === 0 ? new Uint8Array(start) : new Uint8Array(1_000_000));
        if (pulled > 1_000) controller.close();
      },
    });
    const headers = { ...editor.headers, 'content-type': 'application/octet-stream' };
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    expect((await server.request(routes.staffAttachments, init)).status).toBe(413);
    expect(pulled).toBeLessThan(20);
    const stated = { ...headers, 'content-length': '900000000' };
    const response = await server.request(routes.staffAttachments, {
      method: 'POST',
      headers: stated,
      body: new Uint8Array(start),
    });
    expect(response.status).toBe(413);
  });

  it('are added by those who write, as a file and nothing else', async () => {
    const agent = await server.agent('Mei', 'agent');
    expect((await upload(png(), { who: agent })).status).toBe(403);
    expect((await upload(png(), { type: 'image/png' })).status).toBe(415);
    expect((await upload(png(), { type: 'application/json' })).status).toBe(415);
    const stranger = await server.request(routes.staffAttachments, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(png()),
    });
    expect(stranger.status).toBe(401);
    const foreign = await server.request(routes.staffAttachments, {
      method: 'POST',
      headers: { ...editor.headers, 'content-type': 'application/octet-stream', origin: 'https://evil.example' },
      body: new Uint8Array(png()),
    });
    expect(foreign.status).toBe(403);
  });

  it.each(['nothing', '../../askwell.db', 'A'.repeat(64), '%2e%2e%2f'])('do not exist under %s', async (hash) => {
    expect((await get(hash)).status).toBe(404);
  });

  it('are listed, the newest first, page by page', async () => {
    const { hash } = await uploaded(gif({ side: 9 }), 'newest');
    const seen: string[] = [];
    for (let before = ''; ;) {
      const response = await editor.get(`${routes.staffAttachments}?limit=3&before=${before}`);
      const page = (await response.json()) as { attachments: AttachmentDescription[]; next: string | null };
      expect(page.attachments.length).toBeLessThanOrEqual(3);
      seen.push(...page.attachments.map((one) => one.hash));
      if (page.next === null) break;
      before = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toContain(hash);
  });

  it('go when nothing shows them, with their bytes, and can come back', async () => {
    const bytes = png({ seed: 77 });
    const { hash } = await uploaded(bytes);
    const address = path(routes.staffAttachment, { hash });
    const agent = await server.agent('Lin', 'agent');
    expect((await agent.delete(address)).status).toBe(403);
    expect((await editor.delete(address)).status).toBe(204);
    expect((await get(hash)).status).toBe(404);
    expect((await editor.delete(address)).status).toBe(404);
    await uploaded(bytes);
    expect((await get(hash)).status).toBe(200);
  });

  it('uploaded at once by several are one, and leave nothing behind', async () => {
    const bytes = png({ seed: 78 });
    const hashes = await Promise.all(Array.from({ length: 8 }, () => uploaded(bytes)));
    expect(new Set(hashes.map(({ hash }) => hash)).size).toBe(1);
    if (engine.engine !== 'embedded') return;
    const files = await readdir(join(server.database.options.dataDir, 'attachments'));
    const known: string[] = [];
    for (let before = ''; ;) {
      const page = await server.askwell.services.attachments.list(before, 200);
      known.push(...page.attachments.map(({ hash }) => hash));
      if (page.next === null) break;
      before = page.next;
    }
    expect(files).toHaveLength(known.length);
  });

  it('of a folder are imported with their articles, which show them, and cannot go', async () => {
    const folder = await writeKnowledge();
    try {
      await folder.write(
        'guide/labels.en.md',
        '# Labels\n\n![The label](img/label.png) [The manual](/manual.pdf) [Gone](img/gone.pdf)\n',
      );
      await folder.write('guide/img/label.png', png({ seed: 90 }));
      await folder.write('manual.pdf', pdf('x'));
      await folder.write('unused.gif', gif());
      await folder.write('guide/img/bad.png', '<svg/>');
      const services = server.askwell.services;
      const result = await services.knowledgeImport.importFolder(folder.path);
      expect(result).toMatchObject({ imported: 5, attached: 2, refused: [] });
      expect(result.losses.map(({ path: file, kind }) => `${file} ${kind}`).toSorted()).toEqual([
        'guide/img/bad.png media-unused',
        'guide/labels.en.md dead-internal-link',
        'unused.gif media-unused',
      ]);
      const read = await server.request(`${path(routes.article, { articleId: 'labels' })}?locale=en`);
      const article = (await read.json()) as PublishedArticle;
      const tree = JSON.stringify(article.sections);
      const hash = hashOf(png({ seed: 90 }));
      expect(tree).toContain(`"src":"api/v1/attachments/${hash}"`);
      expect(tree).toContain(`"href":"api/v1/attachments/${hashOf(pdf('x'))}"`);
      expect((await get(hash)).status).toBe(200);
      const refused = await editor.delete(path(routes.staffAttachment, { hash }));
      expect([refused.status, await detail(refused)]).toEqual([409, expect.stringContaining('may be restored')]);
      expect(await services.knowledgeImport.importFolder(folder.path)).toMatchObject({ unchanged: 5, attached: 0 });

      await folder.write('guide/img/label.png', png({ seed: 91 }));
      expect(await services.knowledgeImport.importFolder(folder.path)).toMatchObject({ updated: 1, attached: 1 });
    } finally {
      await folder.dispose();
    }
  });
});
