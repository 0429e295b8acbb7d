import { consume } from '@lit/context';
import type { MatchRange } from '@askwell/core/extensions';
import { icon } from '@askwell/ui/icons';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { controlStyles } from '../base/control-styles.ts';
import { element } from '../base/define-element.ts';
import { deepActiveElement, isComposing } from '../base/focus.ts';
import { rankItems, wantsPinyin, type RankedItem, type RankedItems } from '../platform/palette-ranking.ts';
import type { PinyinMatcher } from '../platform/pinyin-match.ts';
import {
  quickAccessService,
  type QuickAccessProvider,
  type QuickAccessService,
  type QuickItem,
  type QuickSession,
} from '../platform/quick-access-service.ts';
import { WorkbenchElement } from '../platform/workbench-element.ts';
import { paletteStyles } from './command-palette-styles.ts';

/**
 * The list under a line to type in: commands, articles, or one choice. Arrow keys move, Enter takes, Escape turns away;
 * the focus goes back to where it was.
 */
@element('askwell-command-palette')
class CommandPalette extends WorkbenchElement {
  @consume({ context: quickAccessService }) private quickAccess!: QuickAccessService;
  @state() private session: QuickSession | undefined;
  @state() private value = '';
  @state() private items: readonly QuickItem[] = [];
  @state() private activeIndex = 0;
  @state() private loading = false;
  @state() private problem = '';
  @state() private pinyin: PinyinMatcher | undefined;
  @query('input') private input!: HTMLInputElement | null;
  #found: RankedItems = { shown: [], count: 0 };
  #returnTo: Element | null = null;
  #filledBy: QuickAccessProvider | undefined;
  #scope = '';

  protected override connected(): void {
    this.subscriptions.add(this.quickAccess.onDidChange(() => this.#follow()));
  }

  #follow(): void {
    const session = this.quickAccess.session;
    if (session && !this.session) this.#returnTo = deepActiveElement();
    this.session = session;
    this.#filledBy = undefined;
    this.items = [];
    this.value = session?.type === 'access' ? session.value : '';
    if (session) {
      this.#fill();
      if (session.type === 'pick') {
        this.activeIndex = Math.max(
          0,
          session.items.findIndex(({ id }) => id === session.activeId),
        );
      }
      void this.updateComplete.then(() => this.input?.focus());
    } else if (this.matches(':focus-within')) (this.#returnTo as HTMLElement | null)?.focus();
  }

  /** What decides the items, and what they are matched with. */
  #typed(provider: QuickAccessProvider | undefined): { readonly scope: string; readonly query: string } {
    const typed = this.value.slice(this.session?.type === 'access' ? (provider?.prefix.length ?? 0) : 0);
    return provider?.split?.(typed) ?? { scope: '', query: typed };
  }

  /** Asks the provider for its items, once for as long as its prefix and scope stay. */
  #fill(): void {
    const { session } = this;
    this.activeIndex = 0;
    if (session?.type === 'pick') {
      this.items = session.items;
      return;
    }
    const provider = this.quickAccess.provider(this.value);
    const { scope } = this.#typed(provider);
    if (provider === this.#filledBy && scope === this.#scope) return;
    this.#filledBy = provider;
    this.#scope = scope;
    this.problem = '';
    const items = provider?.items(scope) ?? [];
    this.loading = items instanceof Promise;
    if (!(items instanceof Promise)) {
      this.items = items;
      return;
    }
    this.items = [];
    const current = () => this.#filledBy === provider && this.#scope === scope;
    void items.then(
      (found) => {
        if (!current()) return;
        this.items = found;
        this.loading = false;
      },
      (error: unknown) => {
        if (!current()) return;
        const reason = error instanceof Error ? error.message : String(error);
        this.problem = this.text('palette.failed', { reason });
        this.loading = false;
      },
    );
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.session) return;
    const access = this.session.type === 'access';
    const { query } = this.#typed(access ? this.quickAccess.provider(this.value) : undefined);
    if (['session', 'items', 'value', 'pinyin'].some((name) => changed.has(name))) {
      this.#found = rankItems(this.items, query, access ? this.quickAccess.recent : [], this.pinyin);
      if (!this.pinyin && wantsPinyin(this.items, query)) void this.#loadPinyin();
    }
    if (changed.has('activeIndex') && this.session.type === 'pick') {
      const item = this.#found.shown[this.activeIndex]?.item;
      if (item) this.session.onDidFocus?.(item);
    }
  }

  async #loadPinyin(): Promise<void> {
    const { loadPinyinMatcher } = await import('../platform/pinyin-match.ts');
    this.pinyin = await loadPinyinMatcher();
  }

  protected override updated(): void {
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session } = this;
    if (!session) return nothing;
    const placeholder =
      session.type === 'pick' ? session.placeholder : (this.quickAccess.provider(this.value)?.placeholder() ?? '');
    const { shown, count } = this.#found;
    return html`<div class="shade" @pointerdown=${() => this.quickAccess.hide()}></div>
      <div class="box" role="dialog" aria-modal="true" aria-label=${placeholder}>
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls="list"
          aria-autocomplete="list"
          aria-activedescendant=${shown.length > 0 ? `item-${this.activeIndex}` : nothing}
          aria-label=${placeholder}
          placeholder=${placeholder}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .value=${this.value}
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
          @blur=${this.#onBlur}
        />
        <div class="progress ${this.loading ? 'loading' : ''}"></div>
        <div id="list" class="list" role="listbox" aria-label=${placeholder}>
          ${shown.map((ranked, index) => this.#renderItem(ranked, index))}
        </div>
        ${this.problem ? html`<p class="empty" role="alert">${this.problem}</p>` : nothing}
        <p class=${count > 0 ? 'visually-hidden' : 'empty'} role="status" ?hidden=${this.problem !== ''}>
          ${this.loading ? '' : this.#describeCount(session, count)}
        </p>
      </div>`;
  }

  /** Heard by who cannot see the list; seen when it is empty. */
  #describeCount(session: QuickSession, count: number): string {
    const provider = session.type === 'access' ? this.quickAccess.provider(this.value) : undefined;
    return (count === 0 ? provider?.empty?.() : undefined) ?? this.text('palette.count', { count });
  }

  #renderItem({ item, labelRanges, descriptionRanges, recent }: RankedItem, index: number): TemplateResult {
    const before = this.#found.shown[index - 1];
    const group =
      recent && index === 0
        ? this.text('palette.recent')
        : before?.recent && !recent
          ? this.text('palette.others')
          : undefined;
    return html`<div
      id="item-${index}"
      class="item ${before?.recent && !recent ? 'first' : ''}"
      role="option"
      aria-selected=${index === this.activeIndex ? 'true' : 'false'}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#take(item)}
    >
      ${item.icon ? icon(item.icon) : nothing}
      <span class="label">${highlighted(item.label, labelRanges)}</span>
      ${
        item.description
          ? html`<span class="description">${highlighted(item.description, descriptionRanges)}</span>`
          : nothing
      }
      <span class="space"></span>
      ${group ? html`<span class="group">${group}</span>` : nothing}${item.keys ? html`<kbd>${item.keys}</kbd>` : nothing}
    </div>`;
  }

  readonly #onInput = (event: Event): void => {
    this.value = (event.target as HTMLInputElement).value;
    this.#fill();
  };

  readonly #onBlur = (event: FocusEvent): void => {
    // A click on the shade closes; a window that loses the focus does not.
    if (event.relatedTarget && document.hasFocus()) this.quickAccess.hide();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    const count = this.#found.shown.length;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (step !== undefined && count > 0) {
      const next = this.activeIndex + step;
      const round = Math.abs(step) === 1;
      this.activeIndex = round ? (next + count) % count : Math.min(Math.max(next, 0), count - 1);
    } else if (event.key === 'Enter') {
      const item = this.#found.shown[this.activeIndex]?.item;
      if (item) this.#take(item);
    } else if (event.key === 'Escape') this.quickAccess.hide();
    else if (event.key !== 'Tab') return; // the list is reached from the line: there is nowhere to tab to
    event.preventDefault();
    event.stopPropagation();
  };

  #take(item: QuickItem): void {
    const { session } = this;
    this.quickAccess.hide(item);
    if (session?.type !== 'access') return;
    this.quickAccess.remember(item.id);
    item.run();
  }

  static override styles = [controlStyles, paletteStyles];
}

function highlighted(text: string, ranges: readonly MatchRange[]): unknown {
  if (ranges.length === 0) return text;
  const parts: unknown[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return [...parts, text.slice(at)];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-command-palette': CommandPalette;
  }
}
