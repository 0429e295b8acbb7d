import { DisposableStore } from '@askwell/core/base';
import type { Extension, ServiceCollection, ServiceId } from '@askwell/core/extensions';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { styleProperties } from './base/style-properties.ts';
import { controlStyles } from './base/control-styles.ts';
import { element } from './base/define-element.ts';
import { listen } from './base/listen.ts';
import { contributions } from './contributions.ts';
import './parts/activity-bar.ts';
import './parts/command-palette.ts';
import './parts/editor-area.ts';
import './parts/notification-list.ts';
import './parts/overlays.ts';
import './parts/panel.ts';
import './parts/sash.ts';
import type { SashMoveEvent } from './parts/sash.ts';
import './parts/side-bar.ts';
import './parts/sign-in.ts';
import './parts/status-bar.ts';
import './parts/title-bar.ts';
import { editorService } from './platform/editor-service.ts';
import { keybindingService } from './platform/keybinding-service.ts';
import {
  layoutService,
  panelLimits,
  sideBarLimits,
  type LayoutService,
  type PartName,
} from './platform/layout-service.ts';
import { localizationService } from './platform/localization-service.ts';
import { sessionService } from './platform/session-service.ts';
import { themeService } from './platform/theme/theme-service.ts';
import { urlService } from './platform/url-service.ts';
import { workbenchStyles } from './workbench-styles.ts';
import { createServices } from './workbench-services.ts';

const partTags: Readonly<Record<PartName, string>> = {
  'activity-bar': 'askwell-activity-bar',
  'side-bar': 'askwell-side-bar',
  editor: 'askwell-editor-area',
  panel: 'askwell-panel',
  'status-bar': 'askwell-status-bar',
};

/**
 * The place where staff write knowledge and answer customers. It fills the space it is given, from 360 CSS pixels of
 * width. Attributes are read when it is connected; taken out of the page it lets go of everything.
 *
 * @attr {string} server - where Askwell is mounted, for instance `https://shop.example/support`
 * @attr {string} locale - language until the member chooses one; default the browser's
 * @attr {string} theme - theme id until the member chooses one; default follows the system
 * @attr {boolean} owns-page - the workbench is the whole page: it keeps the address and the title, and takes keys
 *   that are pressed where nothing has the focus
 * @cssprop --vscode-* - the theme's colours under VS Code's names; setting one on the element overrides the theme
 */
@element('askwell-workbench')
export class AskwellWorkbench extends LitElement {
  @property() server = '';
  @property() locale: string | undefined;
  @property() theme: string | undefined;
  @property({ type: Boolean, attribute: 'owns-page' }) ownsPage = false;
  /** What it can do beyond the shell; default are the features of Askwell. Read when the element is connected. */
  @property({ attribute: false }) extensions: readonly Extension[] = contributions;
  @state() private linkRefused = false;
  @state() private settled = false;
  #store: DisposableStore | undefined;
  #services: ServiceCollection | undefined;
  #ready: Promise<void> = Promise.resolve();

  /** Services by id, while the element is connected. */
  get services(): ServiceCollection {
    if (!this.#services) throw new Error('<askwell-workbench> has services only while it is connected to a page.');
    return this.#services;
  }

  /** Resolves once it is known whether somebody is signed in and the texts are there. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  override connectedCallback(): void {
    const store = new DisposableStore();
    const { server, locale, theme, ownsPage, extensions } = this;
    const { services } = store.add(createServices({ server, locale, theme, ownsPage, extensions }));
    this.#store = store;
    this.#services = services;
    this.tabIndex = -1; // a click beside every control keeps the focus, and so the keys, in the workbench
    // Children ask for services by Lit's context protocol; what this workbench lacks may come from around it.
    store.add(listen(this, 'context-request', (event) => this.#answer(event)));
    super.connectedCallback();
    this.#wire(services, store);
    this.#ready = this.#start(services);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#store?.dispose();
    this.#store = undefined;
    this.#services = undefined;
    this.requestUpdate();
  }

  override focus(options?: FocusOptions): void {
    const [first] = this.renderRoot.querySelectorAll<HTMLElement>('askwell-sign-in, askwell-editor-area');
    if (first) first.focus();
    else super.focus(options);
  }

  #answer(event: HTMLElementEventMap['context-request']): void {
    const id = event.context as ServiceId<unknown>;
    if (!this.#services?.has(id)) return;
    event.stopImmediatePropagation();
    event.callback(this.#services.get(id));
  }

  #wire(services: ServiceCollection, store: DisposableStore): void {
    const theme = services.get(themeService);
    const layout = services.get(layoutService);
    const root = this.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [theme.sheet, ...root.adoptedStyleSheets];
    store.add({
      dispose: () => (root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== theme.sheet)),
    });
    const update = () => this.requestUpdate();
    store.add(layout.onDidChange(update));
    store.add(services.get(sessionService).onDidChange(update));
    store.add(services.get(localizationService).onDidChange(update));
    store.add(layout.onDidRequestFocus((part) => this.#focusPart(part)));
    store.add(services.get(keybindingService).attach(this, this.ownsPage));
    // On the shadow root: a move from part to part inside it is not told outside.
    store.add(listen(root, 'focusin', (event) => this.#noticeFocus(event, layout)));
    store.add(listen(this, 'tree-open', () => layout.narrow && layout.showSideBar(false)));
    const size = new ResizeObserver(([entry]) => layout.resize(entry?.contentRect.width ?? this.clientWidth));
    size.observe(this);
    store.add({ dispose: () => size.disconnect() });
    if (this.ownsPage) this.#nameThePage(services, store);
  }

  #nameThePage(services: ServiceCollection, store: DisposableStore): void {
    const editors = services.get(editorService);
    const before = document.title;
    store.add(
      editors.onDidChange(() => {
        const title = editors.groups[0]?.tabs.find(({ uri }) => uri === editors.active)?.title;
        document.title = title ? `${title} · Askwell` : 'Askwell';
      }),
    );
    store.add({ dispose: () => (document.title = before) });
  }

  async #start(services: ServiceCollection): Promise<void> {
    const session = services.get(sessionService);
    const url = services.get(urlService);
    const token = url.takeSignInToken();
    let followed = false;
    const follow = () => {
      // Between form and workbench the focus would fall to the page. One that is elsewhere on it stays there.
      if (this.ownsPage || this.matches(':focus-within')) void this.updateComplete.then(() => this.focus());
      if (session.state !== 'signed-in' || followed) return;
      followed = true;
      url.start();
    };
    this.#store?.add(session.onDidChange(follow));
    const started = session.start(token).catch(() => (this.linkRefused = true));
    // Nothing is shown in a language that is replaced a moment later.
    await Promise.all([started, services.get(localizationService).settled.catch(() => {})]);
    this.settled = true;
    await this.updateComplete;
    if (this.ownsPage) this.focus();
  }

  #focusPart(part: PartName): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(partTags[part])?.focus());
  }

  #noticeFocus(event: FocusEvent, layout: LayoutService): void {
    const path = event.composedPath();
    for (const [part, tag] of Object.entries(partTags)) {
      if (path.some((node) => node instanceof HTMLElement && node.localName === tag))
        layout.noticeFocus(part as PartName);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const services = this.#services;
    if (!services) return nothing;
    const { state: sessionState } = services.get(sessionService);
    if (sessionState === 'checking' || !this.settled) return html`<div class="splash" role="status"></div>`;
    if (sessionState !== 'signed-in') {
      return html`<askwell-sign-in ?link-refused=${this.linkRefused}></askwell-sign-in>
        <askwell-notification-list></askwell-notification-list>`;
    }
    const layout = services.get(layoutService);
    const { zenMode, narrow, panelShown } = layout;
    const { sideBarAtEnd, panelMaximized } = layout.layout;
    return html`
      ${zenMode ? nothing : html`<askwell-title-bar></askwell-title-bar>`}
      <div class="middle ${sideBarAtEnd ? 'mirrored' : ''}">
        ${narrow || zenMode ? nothing : html`<askwell-activity-bar></askwell-activity-bar>`}
        ${this.#renderSideBar(layout)}
        <div class="main">
          <askwell-editor-area ?hidden=${panelShown && panelMaximized}></askwell-editor-area>
          ${this.#renderPanel(layout)}
        </div>
        <askwell-command-palette></askwell-command-palette>
        <askwell-notification-list></askwell-notification-list>
      </div>
      ${zenMode ? nothing : html`<askwell-status-bar></askwell-status-bar>`}
      ${narrow && !zenMode ? html`<askwell-activity-bar></askwell-activity-bar>` : nothing}
      <askwell-overlays></askwell-overlays>
    `;
  }

  #renderSideBar(layout: LayoutService): TemplateResult | typeof nothing {
    if (!layout.sideBarShown) return nothing;
    const localization = this.services.get(localizationService);
    const label = localization.text('layout.sideBar');
    if (layout.narrow) {
      return html`<div class="scrim" @click=${() => layout.showSideBar(false)}></div>
        <section class="drawer" aria-label=${label}><askwell-side-bar></askwell-side-bar></section>`;
    }
    const { sideBarWidth } = layout.layout;
    return html`<section class="side" aria-label=${label}>
      <askwell-side-bar ${styleProperties({ width: `${sideBarWidth}px` })}></askwell-side-bar>
      <askwell-sash
        .label=${localization.text('layout.resizeSideBar')}
        .size=${sideBarWidth}
        .least=${sideBarLimits.least}
        .most=${sideBarLimits.most}
        ?from-end=${layout.layout.sideBarAtEnd}
        @sash-move=${({ size }: SashMoveEvent) => layout.update({ sideBarWidth: size })}
      ></askwell-sash>
    </section>`;
  }

  #renderPanel(layout: LayoutService): TemplateResult | typeof nothing {
    const { panelHeight, panelMaximized } = layout.layout;
    if (!layout.panelShown) return nothing;
    const localization = this.services.get(localizationService);
    return html`<section
      class="below ${panelMaximized ? 'maximized' : ''}"
      aria-label=${localization.text('panel.label')}
    >
      ${
        panelMaximized
          ? nothing
          : html`<askwell-sash
              orientation="horizontal"
              from-end
              .label=${localization.text('layout.resizePanel')}
              .size=${panelHeight}
              .least=${panelLimits.least}
              .most=${panelLimits.most}
              @sash-move=${({ size }: SashMoveEvent) => layout.update({ panelHeight: size })}
            ></askwell-sash>`
      }
      <askwell-panel ${styleProperties({ height: panelMaximized ? '100%' : `${panelHeight}px` })}></askwell-panel>
    </section>`;
  }

  static override styles = [controlStyles, workbenchStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-workbench': AskwellWorkbench;
  }
}
