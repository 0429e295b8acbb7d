import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandRun } from '../../test/command-run.ts';

let run: CommandRun;
beforeEach(async () => {
  run = await CommandRun.start();
});
afterEach(() => run.dispose());

const importFrom = (path: string, ...args: string[]) => run.askwell('import', join(run.knowledge, path), ...args);

describe('askwell import from other systems', () => {
  it('tells what it is, lists what is lost and refused, and publishes the rest', async () => {
    await run.write(
      'faq.csv',
      'question,answer,notes\nHow do I return an item?,"<p>Pack it.</p><script>x</script>",n\n,no question,\n',
    );
    expect(await importFrom('faq.csv', '--losses')).toEqual({
      code: 1,
      out: 'faq.csv:1 unknown-key notes\nfaq.csv:2 html-removed <script>\n1 imported, 0 updated, 0 unchanged, 1 refused. 2 losses.\n',
      err: 'Files read: 2.\nArticle texts stored: 1.\nFile "faq.csv", line 3: the question is empty. Write one.\n',
    });
    expect((await run.askwell('ask', 'How do I return an item?')).out).toMatch(/^Pack it\./);
  });

  it('importing again, or importing the export, changes nothing', async () => {
    await run.write(
      'guide.json',
      JSON.stringify({
        articles: [
          { id: 1, title: 'Costs', locale: 'en-us', section_id: 2, body: '<h2>Five</h2><p><b>Pounds.</b></p>' },
        ],
        sections: [{ id: 2, name: 'Fees & costs' }],
      }),
    );
    expect((await importFrom('guide.json')).out).toMatch(/^1 imported/);
    expect((await importFrom('guide.json', '--from', 'zendesk')).out).toMatch(/^0 imported, 0 updated, 1 unchanged/);
    const out = join(run.base, 'out');
    expect((await run.askwell('export', out)).code).toBe(0);
    expect((await run.askwell('import', out)).out).toMatch(/^0 imported, 0 updated, 1 unchanged/);
  });

  it('says what can be imported', async () => {
    await run.write('faq.docx', '');
    const unknown = await importFrom('faq.docx');
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('Name what it is with --from')]);
    const wrong = await importFrom('faq.docx', '--from', 'word');
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringContaining('--from is "word". Write zendesk, csv, xlsx, zip, html, markdown.'),
    ]);
  });
});
