import { SingleBar } from 'cli-progress';
import { report, type Terminal } from './terminal.ts';

const doing = {
  reading: 'Reading files',
  attaching: 'Storing pictures',
  storing: 'Storing articles',
  comparing: 'Comparing articles',
  checking: 'Checking articles',
  testing: 'Asking questions',
  replaying: 'Asking again',
  writing: 'Writing files',
} as const;
const widest = Math.max(...Object.values(doing).map((text) => text.length));
const done = {
  reading: 'Files read',
  attaching: 'Pictures and other files stored',
  storing: 'Article texts stored',
  comparing: 'Articles compared',
  checking: 'Articles checked',
  testing: 'Questions asked',
  replaying: 'Questions asked again',
  writing: 'Files written',
} as const;

/** How far one step of long work has come. */
export interface StepProgress {
  readonly step: keyof typeof doing;
  readonly done: number;
  readonly total: number;
}

/** Shows the progress of long work: a bar where it can be redrawn, otherwise one line for each step that is done. */
export class ProgressView {
  readonly #terminal: Terminal;
  #bar: { readonly step: StepProgress['step']; readonly bar: SingleBar } | undefined;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  readonly show = (progress: StepProgress): void => {
    if (this.#terminal.stderr.isTTY) this.#draw(progress);
    else if (progress.done === progress.total) report(this.#terminal, `${done[progress.step]}: ${progress.total}.`);
  };

  /** Leaves the cursor on a fresh line. */
  end(): void {
    this.#bar?.bar.stop();
    this.#bar = undefined;
  }

  #draw({ step, done, total }: StepProgress): void {
    if (this.#bar?.step !== step) {
      this.end();
      const format = `${doing[step].padEnd(widest)} [{bar}] {value}/{total}`;
      const bar = new SingleBar({
        format,
        stream: this.#terminal.stderr,
        hideCursor: true,
        barCompleteChar: '=',
        barIncompleteChar: ' ',
      });
      bar.start(total, done);
      this.#bar = { step, bar };
    }
    this.#bar.bar.update(done);
    if (done === total) this.end();
  }
}
