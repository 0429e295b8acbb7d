import { KnowledgeIndex, writeSnapshot, type SearchDocument } from '@askwell/core/search';
import { afterEach, describe, expect, it } from 'vitest';
import { SearchClient } from './search-client.ts';

function document_(id: string, locale: string, title: string, text: string): SearchDocument {
  const sections = [{ id: 'steps', heading: '', text }];
  return { id, locale, title, questions: [], sections, tags: [], category: 'help', audience: 'customer' };
}

const index = new KnowledgeIndex();
index.add(document_('reset-password', 'en', 'Reset your password', 'Open the login page. Choose "Forgot password".'));
index.add(document_('refund', 'en', 'Refunds', 'A refund takes five working days.'));
index.add(document_('refund', 'zh-CN', '退款多久到账', '退款将在五个工作日内原路退回。'));
const snapshot = () => writeSnapshot(index);

let client: SearchClient | undefined;
afterEach(() => {
  client?.dispose();
  document.querySelector('iframe')?.remove();
});

describe('SearchClient', () => {
  it('finds in a worker what the index finds', async () => {
    client = await SearchClient.open(snapshot());
    expect([client.onPage, client.size]).toEqual([false, 3]);
    for (const query of ['forgot my pass', '請問怎麼退款', '', 'refnd', '"working days"'])
      expect(await client.search(query, { prefix: true, locale: 'en' })).toEqual(
        index.search(query, { prefix: true, locale: 'en' }),
      );
  });

  it('fetches the snapshot by its address', async () => {
    const address = URL.createObjectURL(new Blob([snapshot()]));
    client = await SearchClient.open(new URL(address));
    expect(client.size).toBe(3);
  });

  it('drops queries that were overtaken', async () => {
    client = await SearchClient.open(snapshot());
    const typed = ['r', 're', 'ref', 'refu', 'refund'];
    const answers = await Promise.allSettled(typed.map((query) => client!.search(query, { prefix: true })));
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected', 'fulfilled']);
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason.name).toBe('AbortError');
    expect(await client.search('refund')).toEqual(index.search('refund'));
  });

  it('answers what is under way with AbortError when it is disposed of', async () => {
    client = await SearchClient.open(snapshot());
    const answer = client.search('refund');
    client.dispose();
    await expect(answer).rejects.toThrow('The search was closed');
  });

  it('says what is wrong with a snapshot and what to do', async () => {
    const cut = snapshot().slice(0, -1);
    await expect(SearchClient.open(cut)).rejects.toThrow(/bytes have arrived\. Fetch it again/);
    const nowhere = new URL('/nowhere.askwell', location.href);
    await expect(SearchClient.open(nowhere)).rejects.toThrow(/Search snapshot: /);
  });
});

/** Opens a client and searches in a page with a policy. */
async function searchUnder(policy: string): Promise<{ onPage: boolean; found: string[] }> {
  const frame = document.createElement('iframe');
  const channel = new MessageChannel();
  const answer = new Promise<MessageEvent>((resolve) => (channel.port1.onmessage = resolve));
  const module = new URL('./search-client.ts', import.meta.url).href;
  frame.srcdoc = `<meta http-equiv="content-security-policy" content="${policy}"><script>
    // The test runner wraps dynamic imports by a function of its own page.
    globalThis.__vitest_browser_runner__ = { wrapDynamicImport: (load) => load() };
  </script><script type="module">
    import { SearchClient } from ${JSON.stringify(module)};
    addEventListener('message', async ({ data, ports: [port] }) => {
      try {
        const client = await SearchClient.open(data);
        const found = await client.search('refu', { prefix: true, locale: 'en' });
        port.postMessage({ onPage: client.onPage, found: found.map(({ id }) => id) });
      } catch (error) {
        port.postMessage({ error: String(error) });
      }
    });
    parent.postMessage('listening', '*');
  </script>`;
  const listening = new Promise<void>((resolve) => {
    addEventListener('message', function heard({ data }) {
      if (data !== 'listening') return;
      removeEventListener('message', heard);
      resolve();
    });
  });
  document.body.append(frame);
  await listening;
  frame.contentWindow!.postMessage(snapshot(), '*', [channel.port2]);
  return (await answer).data as { onPage: boolean; found: string[] };
}

describe('under a strict policy', () => {
  it('searches in a worker where Trusted Types are required and its policy is allowed', async () => {
    const answer = await searchUnder("require-trusted-types-for 'script'; trusted-types askwell-search");
    expect(answer).toEqual({ onPage: false, found: ['refund'] });
  });

  it('searches on the page where its Trusted Types policy is not allowed', async () => {
    const answer = await searchUnder("require-trusted-types-for 'script'; trusted-types askwell");
    expect(answer).toEqual({ onPage: true, found: ['refund'] });
  });

  it('searches on the page where workers are refused', async () => {
    expect(await searchUnder("worker-src 'none'")).toEqual({ onPage: true, found: ['refund'] });
  });
});
