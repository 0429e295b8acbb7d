import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandRun } from '../../test/command-run.ts';

let run: CommandRun;
beforeEach(async () => {
  run = await CommandRun.start();
});
afterEach(() => run.dispose());

const calibrate = (...args: string[]) => run.askwell('calibrate', ...args);

const subjects = ['kettle', 'toaster', 'grinder', 'mixer'];

async function importArticles(): Promise<void> {
  for (const subject of subjects) {
    const wordings = ['clean', 'wash', 'open', 'store', 'carry', 'switch on', 'switch off', 'repair'];
    const questions = JSON.stringify(wordings.map((verb) => `how do I ${verb} the ${subject}`));
    const text = `---\ntitle: All about the ${subject}\nquestions: ${questions}\n---\n\nWipe the ${subject} with a cloth.\n`;
    await run.write(`${subject}.en.md`, text);
  }
  await run.askwell('import', run.knowledge);
}

describe('askwell calibrate', () => {
  it('tells how reliable confidence is, and changes nothing until it is applied', async () => {
    await importArticles();
    const tried = await calibrate();
    expect(tried.code).toBe(0);
    expect(tried.err).toBe('Questions asked: 32.\n');
    expect(tried.out).toMatch(
      /^32 labelled questions: 32 of articles and tests, 0 learned examples, 0 rated answers\./,
    );
    expect(tried.out).toMatch(/\nCalibration error +0\.\d{3} +0\.\d{3}\n/);
    expect(tried.out).toContain('Nothing was changed. Use this model with --apply.\n');
    expect((await calibrate('--list')).out).toBe('* 0  ships with Askwell\n');

    expect((await calibrate('--apply')).out).toContain('Model 1 is in use. Go back with --use 0');
    expect((await calibrate('--list')).out).toMatch(
      /^\* 1 {2}\d{4}-\d\d-\d\d {2}32 questions, calibration error 0\.\d{3}\n {2}0 {2}ships with Askwell\n$/,
    );
    expect((await calibrate('--use', '0')).out).toBe('The model that ships is in use.\n');
    expect(JSON.parse((await calibrate('--list', '--json')).out)).toMatchObject({ current: 0, models: [{ model: 1 }] });
  });

  it('learns from knowledge tests as well', async () => {
    await importArticles();
    await run.write('tests/more.yaml', '- { locale: en, question: who won the cup, article: null }\n');
    const { out } = await calibrate('--tests', join(run.knowledge, 'tests'), '--json');
    expect(JSON.parse(out)).toMatchObject({ version: 1, model: null, questions: 33, outOfScope: 1 });
  });

  it('refuses too few labelled questions', async () => {
    await run.write('kettle.en.md', '---\ntitle: Kettle\nquestions: [how do I clean it]\n---\n\nWipe it.\n');
    await run.askwell('import', run.knowledge);
    const { code, err } = await calibrate('--apply');
    expect([code, err]).toEqual([1, expect.stringContaining('There are 1 labelled questions; calibrating needs 30.')]);
  });

  it.each([
    [['--apply', '--use', '0'], 'Of --apply, --use and --list more than one was given.'],
    [['--use', 'best'], '--use is "best". Write a whole number from 0.'],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await calibrate(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it('names a model that does not exist', async () => {
    const { code, err } = await calibrate('--use', '3');
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('There is no confidence model 3. 0 is the one that ships.'),
    ]);
  });
});
