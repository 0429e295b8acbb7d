import { Emitter, type Disposable } from '@askwell/core/base';
import { serviceId } from '@askwell/core/extensions';

export const dialogService = serviceId<DialogService>('dialogs');

/** A button of a dialog. */
export interface DialogChoice<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** `danger` destroys something; default `secondary`, and `primary` for the first. */
  readonly kind?: 'primary' | 'secondary' | 'danger';
}

interface DialogText {
  /** The question, in one sentence. */
  readonly title: string;
  /** What follows from the choice. */
  readonly detail?: string;
  /** Label of the button that turns away; default `Cancel` in the member's language. */
  readonly cancel?: string;
}

export interface ConfirmOptions extends DialogText {
  /** Label of the button that agrees: a verb, such as `Delete`. */
  readonly confirm: string;
  /** The act destroys something; the focus begins at the button that turns away. */
  readonly danger?: boolean;
}

export interface ChooseOptions<Id extends string> extends DialogText {
  readonly choices: readonly DialogChoice<Id>[];
}

export interface PromptOptions extends DialogText {
  /** Accessible name of the field; default the title. */
  readonly label?: string;
  readonly confirm: string;
  /** Text in the field at the beginning; it is selected. */
  readonly value?: string;
  readonly placeholder?: string;
  /** Several lines: Enter begins a new one and Mod+Enter agrees. Default false. */
  readonly multiline?: boolean;
  /** Default false: an empty text is not accepted. */
  readonly optional?: boolean;
  /** Says what is wrong with a text, or undefined. Asked while it is typed. */
  readonly validate?: (value: string) => string | undefined;
}

/** What is asked while a dialog is open. */
export interface DialogSession {
  readonly text: DialogText;
  readonly choices: readonly DialogChoice[];
  readonly input: PromptOptions | undefined;
  readonly finish: (choice?: string, value?: string) => void;
}

/**
 * Questions that must be answered before work goes on, one after the other. The focus is in the dialog while it is
 * open and returns to where it was; Escape turns away.
 *
 * @example
 * if (await dialogs.confirm({ title: 'Delete this category?', confirm: 'Delete', danger: true })) remove();
 */
export class DialogService implements Disposable {
  readonly #onDidChange = new Emitter<void>();
  readonly #sessions: DialogSession[] = [];
  readonly onDidChange = this.#onDidChange.event;

  /** The question that is shown now. */
  get session(): DialogSession | undefined {
    return this.#sessions[0];
  }

  /** Resolves with false when the member turns away. */
  async confirm({ confirm, danger = false, ...text }: ConfirmOptions): Promise<boolean> {
    const choices = [{ id: 'confirm', label: confirm, kind: danger ? ('danger' as const) : ('primary' as const) }];
    return (await this.#ask(text, choices, undefined))?.choice === 'confirm';
  }

  /** Resolves with the id of the button, or undefined when the member turns away. */
  async choose<Id extends string>({ choices, ...text }: ChooseOptions<Id>): Promise<Id | undefined> {
    const kinds = choices.map((choice, index) => ({ kind: index === 0 ? 'primary' : 'secondary', ...choice }) as const);
    return (await this.#ask(text, kinds, undefined))?.choice as Id | undefined;
  }

  /** Resolves with the text, without white space around it, or undefined when the member turns away. */
  async prompt(options: PromptOptions): Promise<string | undefined> {
    const choices = [{ id: 'confirm', label: options.confirm, kind: 'primary' as const }];
    return (await this.#ask(options, choices, options))?.value;
  }

  /** Everybody who waits for an answer gets none. */
  dispose(): void {
    for (const session of this.#sessions.toReversed()) session.finish();
    this.#onDidChange.dispose();
  }

  #ask(
    text: DialogText,
    choices: readonly DialogChoice[],
    input: PromptOptions | undefined,
  ): Promise<{ readonly choice: string; readonly value: string } | undefined> {
    return new Promise((resolve) => {
      const session: DialogSession = {
        text,
        choices,
        input,
        finish: (choice, value = '') => {
          const place = this.#sessions.indexOf(session);
          if (place < 0) return;
          this.#sessions.splice(place, 1);
          this.#onDidChange.fire();
          resolve(choice === undefined ? undefined : { choice, value });
        },
      };
      this.#sessions.push(session);
      this.#onDidChange.fire();
    });
  }
}
