import { consume } from '@lit/context';
import { DisposableStore, type Event } from '@askwell/core/base';
import type { TextValues } from '@askwell/core/l10n';
import { LitElement } from 'lit';
import { localizationService, type LocalizationService, type WorkbenchText } from './localization-service.ts';

/**
 * An element inside a workbench: it has the texts, and what it subscribes to while connected ends when it is not.
 * Other services it consumes one by one, as Lit contexts.
 *
 * @example
 * class QueueView extends WorkbenchElement {
 *   declare views: ViewService;
 *   protected override connected() { this.follow(this.views.onDidChange); }
 * }
 * consume({ context: viewService })(QueueView.prototype, 'views'); // or as a decorator of the field
 */
export abstract class WorkbenchElement extends LitElement {
  @consume({ context: localizationService }) protected localization!: LocalizationService;
  /** Disposed when the element is disconnected. */
  protected subscriptions = new DisposableStore();

  override connectedCallback(): void {
    super.connectedCallback();
    this.subscriptions = new DisposableStore();
    this.follow(this.localization.onDidChange);
    this.connected();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.subscriptions.dispose();
  }

  /** Subscribe here: every service is there. Called at each connection. */
  protected connected(): void {}

  /** Renders again at each event. */
  protected follow(event: Event<never> | Event<void>): void {
    this.subscriptions.add((event as Event<unknown>)(() => this.requestUpdate()));
  }

  protected text(key: WorkbenchText, values?: TextValues): string {
    return this.localization.text(key, values);
  }
}
