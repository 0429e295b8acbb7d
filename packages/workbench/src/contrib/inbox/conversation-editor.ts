import { consume } from '@lit/context';
import type { ContextKeys } from '@askwell/core/extensions';
import { ProblemError } from '@askwell/core/protocol';
import { icon } from '@askwell/ui/icons';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { pageStyles, ResourceEditor } from '../../editors/resource-editor.ts';
import { commandService, type CommandService } from '../../platform/command-service.ts';
import { contextKeyService } from '../../platform/core-services.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { keybindingService, type KeybindingService } from '../../platform/keybinding-service.ts';
import { liveService, type LiveService } from '../../platform/live-service.ts';
import { sessionService, type SessionService } from '../../platform/session-service.ts';
import './composer.ts';
import type { ComposerSendEvent } from './composer.ts';
import { conversationStyles } from './conversation-styles.ts';
import { renderCustomer } from './customer-facts.ts';
import { groupOf, type InboxGroup } from './inbox-state.ts';
import { inboxStore, type InboxStore } from './inbox-store.ts';
import { messageSummary } from './message-summary.ts';
import { renderMessages } from './message-view.ts';
import { addMessage, applyToTranscript, transcriptFrom, type TranscriptState } from './transcript-state.ts';
import { visitorName } from './visitor-name.ts';

/** One conversation: what was said, who the customer is, and the way to answer. */
@element('askwell-conversation-editor')
export class ConversationEditor extends ResourceEditor {
  @consume({ context: sessionService }) private session!: SessionService;
  @consume({ context: liveService }) private live!: LiveService;
  @consume({ context: inboxStore }) private inbox!: InboxStore;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: commandService }) private commands!: CommandService;
  @consume({ context: keybindingService }) private keybindings!: KeybindingService;
  @consume({ context: contextKeyService }) private keys!: ContextKeys;
  @state() private transcript: TranscriptState | undefined;
  @state() private problem = '';
  @state() private announcement = '';
  @query('.messages') private list!: HTMLElement | null;
  #atEnd = true;
  #observed: HTMLElement | undefined;
  // The composer grows and the panel opens below: what was said last stays in sight.
  readonly #resize = new ResizeObserver(() => this.#stayAtEnd());
  #group: InboxGroup | undefined;

  protected override connected(): void {
    this.follow(this.inbox.onDidChange);
    this.subscriptions.add(
      this.live.onDidReceive((event) => {
        if (!this.transcript) return;
        const before = this.transcript;
        this.#set(applyToTranscript(before, event));
        const fresh = event.type === 'message.created' && this.transcript.messages.length > before.messages.length;
        if (fresh && event.message.author.kind === 'visitor') {
          this.announcement = messageSummary(event.message, this.localization);
        }
      }),
    );
    this.subscriptions.add(
      this.inbox.onDidStore(({ message }) => {
        if (message.conversationId === this.#id && this.transcript) this.#set(addMessage(this.transcript, message));
      }),
    );
    this.subscriptions.add({
      dispose: () => {
        this.#resize.disconnect();
        this.#observed = undefined;
      },
    });
    void this.#load();
  }

  get #id(): string {
    return this.parameters['conversationId'] ?? '';
  }

  override focus(): void {
    void this.updateComplete.then(() => {
      const places = ['askwell-composer', '.accept', '.messages', '.page'];
      const place = places.find((selector) => this.renderRoot.querySelector(selector));
      if (place !== undefined) this.renderRoot.querySelector<HTMLElement>(place)?.focus();
    });
  }

  async #load(): Promise<void> {
    this.problem = '';
    try {
      const transcript = await this.session.client.transcript(this.#id);
      this.#set(transcriptFrom(transcript));
    } catch (error) {
      const missing = error instanceof ProblemError && error.status === 404;
      this.problem = missing
        ? this.text('conversation.missing')
        : error instanceof Error
          ? error.message
          : String(error);
    }
  }

  #set(transcript: TranscriptState): void {
    this.transcript = transcript;
    if (transcript.incomplete) void this.#load();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { transcript } = this;
    if (!transcript) return;
    const listed = this.inbox.state.get(this.#id)?.conversation;
    if (listed && listed.updatedAt > transcript.conversation.updatedAt) {
      this.transcript = { ...transcript, conversation: listed };
    }
    const { conversation } = this.transcript ?? transcript;
    const name = visitorName(conversation, this.localization);
    this.editors.describe(this.uri, { title: name });
    if (changed.has('transcript') || changed.has('active')) {
      this.editors.setBreadcrumbs(this.uri, [
        { label: this.text('inbox.title'), command: 'inbox.show' },
        { label: this.text(`state.${conversation.state}`) },
        { label: name },
      ]);
    }
    if (this.active) {
      this.keys.update({
        conversationState: conversation.state,
        conversationMine: groupOf(conversation, this.inbox.memberId) === 'mine',
      });
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const group = this.transcript && groupOf(this.transcript.conversation, this.inbox.memberId);
    // The button that had the focus is gone: the composer is where work goes on.
    if (this.active && group === 'mine' && this.#group === 'waiting') this.focus();
    this.#group = group;
    if (this.list && this.list !== this.#observed) {
      this.#observed = this.list;
      this.#resize.observe(this.list);
    }
    this.#stayAtEnd();
  }

  #stayAtEnd(): void {
    if (this.list && this.#atEnd) this.list.scrollTop = this.list.scrollHeight;
  }

  protected override render(): TemplateResult {
    const { transcript } = this;
    if (!transcript) {
      return this.problem
        ? html`<div class="page problem" tabindex="0">
            <p role="alert">${this.problem}</p>
            <vscode-button @click=${() => void this.#load()}>${this.text('action.retry')}</vscode-button>
          </div>`
        : html`<div class="page loading" tabindex="-1">
            <vscode-progress-ring
              role="status"
              aria-live="polite"
              aria-label=${this.text('editors.loading')}
            ></vscode-progress-ring>
          </div>`;
    }
    const { conversation, messages, page } = transcript;
    const name = visitorName(conversation, this.localization);
    return html`<div class="layout">
      <section class="talk" aria-label=${name}>
        <div
          class="messages"
          role="log"
          aria-live="off"
          tabindex="0"
          aria-label=${this.text('conversation.transcript', { name })}
          @scroll=${this.#onScroll}
        >
          ${renderMessages({
            messages,
            pending: this.inbox.pending(this.#id),
            customer: name,
            memberId: this.inbox.memberId,
            localization: this.localization,
            openArticle: (articleId, locale) => this.commands.run('explorer.openArticle', articleId, locale),
            settle: (entry, decision) => this.inbox.settle(entry, decision),
          })}
        </div>
        <div class="visually-hidden" role="status">${this.announcement}</div>
        ${this.#renderFoot(conversation, name)}
      </section>
      ${renderCustomer(conversation, page, this.localization)}
    </div>`;
  }

  #renderFoot(conversation: TranscriptState['conversation'], name: string): TemplateResult {
    const group = groupOf(conversation, this.inbox.memberId);
    if (group === 'mine') {
      return html`<askwell-composer
        .label=${this.text('composer.label', { name })}
        .draft=${this.inbox.draft(this.#id)}
        @composer-draft=${(event: ComposerSendEvent) => this.inbox.keepDraft(this.#id, event.text)}
        @composer-send=${this.#onSend}
      ></askwell-composer>`;
    }
    if (group === 'waiting') {
      const keys = this.keybindings.label('inbox.accept');
      return html`<div class="foot">
        <p>${this.text('conversation.waiting', { name })}</p>
        <vscode-button class="accept" @click=${this.#accept}>
          ${this.text('command.acceptConversation')}${keys ? html`<span class="keys">${keys}</span>` : nothing}
        </vscode-button>
      </div>`;
    }
    const text =
      group === 'others'
        ? this.text('conversation.others', { name: conversation.assignee?.name ?? '' })
        : this.text(group === 'resolved' ? 'conversation.resolved' : 'conversation.bot');
    return html`<div class="foot">
      ${icon(group === 'resolved' ? 'check-all' : group === 'others' ? 'person' : 'sparkle')}
      <p>${text}</p>
    </div>`;
  }

  readonly #accept = (): void => this.commands.run('inbox.accept', this.#id);

  readonly #onSend = (event: ComposerSendEvent): void => {
    this.#atEnd = true;
    this.inbox.send(this.#id, event.text);
  };

  readonly #onScroll = (event: Event): void => {
    const { scrollTop, scrollHeight, clientHeight } = event.target as HTMLElement;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < 24;
  };

  static override styles = [controlStyles, pageStyles, conversationStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-conversation-editor': ConversationEditor;
  }
}
