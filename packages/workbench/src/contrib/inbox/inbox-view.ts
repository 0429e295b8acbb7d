import { consume } from '@lit/context';
import type { InboxItem } from '@askwell/core/protocol';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { controlStyles } from '../../base/control-styles.ts';
import { element } from '../../base/define-element.ts';
import { elapsedTime } from '../../base/elapsed-time.ts';
import type { TreeRow } from '../../base/tree-rows.ts';
import type { TreeOpenEvent, TreeToggleEvent } from '../../base/windowed-tree.ts';
import { editorService, type EditorService } from '../../platform/editor-service.ts';
import { storageService, type StorageService } from '../../platform/storage-service.ts';
import { WorkbenchElement } from '../../platform/workbench-element.ts';
import { conversationUri } from './conversation-uri.ts';
import { groupItems, inboxGroups, type InboxGroup } from './inbox-state.ts';
import { inboxStore, type InboxStore } from './inbox-store.ts';
import './inbox-tree.ts';
import type { InboxNode } from './inbox-tree.ts';
import { messageSummary } from './message-summary.ts';
import { visitorName } from './visitor-name.ts';

/** Waiting times are shown in minutes, so they are looked at this often, milliseconds. */
const tick = 20_000;

/** The queue: who waits, what is mine, what others have, what is done. */
@element('askwell-inbox-view')
export class InboxView extends WorkbenchElement {
  @consume({ context: inboxStore }) private inbox!: InboxStore;
  @consume({ context: editorService }) private editors!: EditorService;
  @consume({ context: storageService }) private storage!: StorageService;
  @state() private collapsed: ReadonlySet<string> = new Set();
  #rows: readonly TreeRow<InboxNode>[] = [];

  protected override connected(): void {
    this.collapsed = new Set(this.storage.read('inbox.collapsed', readIds));
    this.follow(this.inbox.onDidChange);
    this.follow(this.editors.onDidChange);
    const timer = setInterval(() => this.requestUpdate(), tick);
    this.subscriptions.add({ dispose: () => clearInterval(timer) });
  }

  override focus(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('askwell-inbox-tree, vscode-button')?.focus(),
    );
  }

  protected override willUpdate(): void {
    const groups = groupItems(this.inbox.state, this.inbox.memberId);
    const now = Date.now();
    this.#rows = inboxGroups.flatMap((group): TreeRow<InboxNode>[] => {
      const items = groups[group];
      const name = this.text(`inbox.${group}`);
      const expanded = !this.collapsed.has(group);
      const value: InboxNode = {
        type: 'group',
        name,
        count: items.length,
        urgent: group === 'waiting' && items.length > 0,
      };
      const label = this.text('inbox.group', { name, count: items.length });
      const head: TreeRow<InboxNode> = { id: group, level: 1, label, expanded, height: 30, value };
      return expanded ? [head, ...items.map((item) => this.#row(item, group, now))] : [head];
    });
  }

  #row({ conversation, lastMessage }: InboxItem, group: InboxGroup, now: number): TreeRow<InboxNode> {
    const { id, locale, queuedAt, updatedAt, assignee } = conversation;
    const name = visitorName(conversation, this.localization);
    const waiting = group === 'waiting';
    const time = elapsedTime(now - (waiting ? (queuedAt ?? updatedAt) : updatedAt), this.localization.locale);
    const summary = messageSummary(lastMessage, this.localization);
    const value: InboxNode = {
      type: 'conversation',
      id,
      name,
      summary,
      locale,
      time,
      waiting,
      unanswered: group === 'mine' && lastMessage?.author.kind === 'visitor',
      assignee: group === 'others' ? assignee?.name : undefined,
    };
    const label = waiting ? this.text('inbox.waitingFor', { name, time }) : `${name}, ${summary}`;
    return { id, level: 2, label, height: 52, value };
  }

  protected override render(): TemplateResult {
    if (!this.inbox.mayRead) return html`<p class="message">${this.text('inbox.notServing')}</p>`;
    if (!this.inbox.loaded && this.inbox.error !== undefined) {
      return html`<div class="message" role="alert">
        <p>${this.text('inbox.failed')}</p>
        <p>${this.inbox.error}</p>
        <vscode-button @click=${() => void this.inbox.refresh()}>${this.text('action.retry')}</vscode-button>
      </div>`;
    }
    const { active } = this.editors;
    const selected = active === null ? undefined : this.editors.resolve(active)?.parameters['conversationId'];
    return html`<askwell-inbox-tree
      .label=${this.text('inbox.title')}
      .rows=${this.#rows}
      .selectedId=${selected ?? null}
      @tree-open=${this.#onOpen}
      @tree-toggle=${this.#onToggle}
    ></askwell-inbox-tree>`;
  }

  readonly #onOpen = ({ row: { value }, pinned }: TreeOpenEvent<InboxNode>): void => {
    if (value.type !== 'conversation') return;
    this.editors.open(conversationUri(value.id), { title: value.name, pinned, focus: pinned });
  };

  readonly #onToggle = ({ row, expanded }: TreeToggleEvent<InboxNode>): void => {
    const collapsed = new Set(this.collapsed);
    if (expanded) collapsed.delete(row.id);
    else collapsed.add(row.id);
    this.collapsed = collapsed;
    this.storage.write('inbox.collapsed', [...collapsed]);
  };

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        block-size: 100%;
      }
      .message {
        padding: 8px 16px;
        color: var(--vscode-descriptionForeground);
      }
    `,
  ];
}

function readIds(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-inbox-view': InboxView;
  }
}
