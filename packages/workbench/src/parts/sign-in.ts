import { consume } from '@lit/context';
import { ProblemError } from '@askwell/core/protocol';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controlStyles } from '../base/control-styles.ts';
import { element } from '../base/define-element.ts';
import { sessionService, type SessionService } from '../platform/session-service.ts';
import { WorkbenchElement } from '../platform/workbench-element.ts';
import { brandSign } from './brand.ts';

/**
 * E-mail and password, for whoever did not come by a sign-in link.
 *
 * @attr {boolean} link-refused - there was a link, and it did not work
 */
@element('askwell-sign-in')
class SignIn extends WorkbenchElement {
  @consume({ context: sessionService }) private session!: SessionService;
  @property({ type: Boolean, attribute: 'link-refused' }) linkRefused = false;
  @state() private failure: 'signIn.refused' | 'signIn.unreachable' | undefined;
  @state() private busy = false;

  protected override connected(): void {
    this.follow(this.session.onDidChange);
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('input, vscode-button')?.focus());
  }

  protected override render(): TemplateResult {
    const { state: sessionState } = this.session;
    return html`<main>
      <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">${svg`${brandSign()}`}</svg>
      <h1>${this.text('signIn.title')}</h1>
      ${sessionState === 'unreachable' ? this.#renderUnreachable() : this.#renderForm()}
    </main>`;
  }

  #renderUnreachable(): TemplateResult {
    return html`<p class="problem" role="alert">${this.text('signIn.unreachable')}</p>
      <vscode-button @click=${() => void this.session.start()}>${this.text('action.retry')}</vscode-button>`;
  }

  #renderForm(): TemplateResult {
    const problem = this.failure ?? (this.linkRefused ? 'signIn.linkRefused' : undefined);
    return html`<form @submit=${this.#onSubmit}>
      <label for="email">${this.text('signIn.email')}</label>
      <input id="email" name="email" type="email" autocomplete="username" required />
      <label for="password">${this.text('signIn.password')}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required />
      <p class="problem" role="alert" ?hidden=${!problem}>${problem ? this.text(problem) : nothing}</p>
      <vscode-button block type="submit" ?disabled=${this.busy}>
        ${this.text(this.busy ? 'signIn.busy' : 'signIn.submit')}
      </vscode-button>
      <p class="hint">${this.text('signIn.hint')}</p>
      <input class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true" value="" />
      ${this.busy ? html`<span class="visually-hidden" role="status">${this.text('signIn.busy')}</span>` : nothing}
    </form>`;
  }

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const data = new FormData(event.target as HTMLFormElement);
    const value = (name: string) => {
      const entry = data.get(name);
      return typeof entry === 'string' ? entry : '';
    };
    this.busy = true;
    this.failure = undefined;
    try {
      await this.session.signIn({ email: value('email'), password: value('password') });
    } catch (error) {
      const refused = error instanceof ProblemError && error.status < 500;
      this.failure = refused ? 'signIn.refused' : 'signIn.unreachable';
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLInputElement>('#password')?.select();
    } finally {
      this.busy = false;
    }
  };

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        place-items: center;
        flex: 1;
        min-block-size: 0;
        overflow: auto;
        padding: 24px;
        background: var(--vscode-sideBar-background);
      }
      main {
        inline-size: min(360px, 100%);
        padding: 32px 28px;
        border: 1px solid var(--vscode-widget-border);
        border-radius: 14px;
        background: var(--vscode-editor-background);
        box-shadow: 0 12px 40px var(--vscode-widget-shadow);
      }
      .sign {
        inline-size: 44px;
        block-size: 44px;
      }
      h1 {
        margin: 10px 0 18px;
        font-size: 20px;
        font-weight: 600;
      }
      form {
        display: grid;
        gap: 6px;
      }
      label {
        font-weight: 600;
      }
      input:not(.visually-hidden) {
        block-size: 36px;
        margin-block-end: 10px;
        padding-inline: 10px;
        border: 1px solid var(--vscode-input-border);
        border-radius: 6px;
        background: var(--vscode-input-background);
        color: var(--vscode-input-foreground);
        font: inherit;
        font-size: 16px;
      }
      input:focus {
        outline: none;
        border-color: var(--vscode-focusBorder);
        box-shadow: 0 0 0 1px var(--vscode-focusBorder);
      }
      vscode-button {
        block-size: 36px;
      }
      .problem {
        margin: 0 0 6px;
        color: var(--vscode-errorForeground);
      }
      .hint {
        margin: 8px 0 0;
        font-size: 0.92em;
        color: var(--vscode-descriptionForeground);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-sign-in': SignIn;
  }
}
