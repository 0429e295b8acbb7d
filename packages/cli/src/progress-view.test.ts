import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ProgressView } from './progress-view.ts';

const escape = '\u001b[';

/** A terminal's standard error that keeps what is written to it. */
function standardError(isTTY: boolean) {
  let written = '';
  const stream = Object.assign(
    new Writable({
      write(chunk: Buffer, _, done) {
        written += chunk.toString();
        done();
      },
    }),
    { isTTY, columns: 80 },
  );
  return { stream, written: () => written };
}

/** Without what moves the cursor and shows or hides it. */
function visible(text: string): string {
  // eslint-disable-next-line no-control-regex -- the escape character is meant
  return text.replaceAll(/\u001b(?:\[[?\d]*[A-Za-z]|[78])/g, '');
}

function view(isTTY: boolean) {
  const { stream, written } = standardError(isTTY);
  return { view: new ProgressView({ stdout: stream, stderr: stream, env: {} }), written };
}

describe('the progress of long work on a terminal', () => {
  it('is a bar that is drawn at once, redrawn in its line, and left full with the cursor shown again', () => {
    const { view: progress, written } = view(true);
    progress.show({ step: 'storing', done: 0, total: 4 });
    expect(written()).toContain(`${escape}?25l`);
    expect(written()).toMatch(/Storing articles +\[ {40}\] 0\/4/);
    progress.show({ step: 'storing', done: 2, total: 4 });
    progress.show({ step: 'storing', done: 4, total: 4 });
    expect(written()).toMatch(/Storing articles +\[={40}\] 4\/4/);
    // Redrawn from the start of the same line: the bar stands on one line until it ends.
    expect(written()).toContain(`${escape}1G`);
    expect(written().indexOf('\n')).toBe(written().length - 1);
    expect(written().lastIndexOf(`${escape}?25h`)).toBeGreaterThan(written().lastIndexOf(`${escape}?25l`));
  });

  it('has one bar for each step', () => {
    const { view: progress, written } = view(true);
    progress.show({ step: 'reading', done: 1, total: 2 });
    progress.show({ step: 'reading', done: 2, total: 2 });
    progress.show({ step: 'checking', done: 1, total: 3 });
    progress.end();
    const lines = written().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/Reading files +\[=+\] 2\/2/);
    expect(lines[1]).toMatch(/Checking articles +\[=+ +\] 1\/3/);
    expect(lines[2]).not.toContain('[=');
  });

  it('leaves the cursor on a fresh line when the work stops half way, also twice', () => {
    const { view: progress, written } = view(true);
    progress.show({ step: 'storing', done: 1, total: 4 });
    progress.end();
    const ended = written();
    expect(visible(ended)).toMatch(/ 1\/4\n$/);
    progress.end();
    expect(written()).toBe(ended);
  });
});

describe('without a terminal', () => {
  it('is one plain line for each step that is done', () => {
    const { view: progress, written } = view(false);
    for (let done = 0; done <= 3; done++) progress.show({ step: 'storing', done, total: 3 });
    progress.show({ step: 'checking', done: 1, total: 2 });
    progress.end();
    expect(written()).toBe('Article texts stored: 3.\n');
  });
});
