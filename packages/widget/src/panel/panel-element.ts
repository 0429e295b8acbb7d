import { html, nothing, render, type CSSResult, type TemplateResult } from 'lit';
import { maxMessageLength, type Message } from '@askwell/core/conversations';
import { interfaceLocale } from '@askwell/core/l10n';
import { ProblemError, VisitorClient, type WidgetConfiguration } from '@askwell/core/protocol';
import { markdownStyles } from '@askwell/ui/markdown';
import { tokens } from '@askwell/ui/theme';
import { browserStorage } from '../conversation/browser-storage.ts';
import { ConversationStore, type ConversationState } from '../conversation/conversation-store.ts';
import type { Panel, PanelView } from '../panel-contract.ts';
import type { WidgetElement } from '../widget-element.ts';
import { articleView, sectionPrefix } from './article-view.ts';
import { conversationView } from './conversation-view.ts';
import { dressWidget } from './dress-widget.ts';
import { homeView } from './home-view.ts';
import { LogPosition } from './log-position.ts';
import { messageText } from './message-text.ts';
import { PageEvents } from './page-events.ts';
import type { PanelContext, ShownArticle } from './panel-context.ts';
import { preparedTexts, prepareTexts, type PanelLocalizer } from './panel-texts.ts';
import { personBar } from './person-bar.ts';
import { QuestionSearch } from './question-search.ts';
import { articleStyles } from './styles/article-styles.ts';
import { aroundStyles } from './styles/around-styles.ts';
import { conversationStyles } from './styles/conversation-styles.ts';
import { panelStyles } from './styles/panel-styles.ts';
import { TabMemory } from './tab-memory.ts';

/** Must say the same as the styles of the launcher. */
const coversPage = '(max-width: 520px), (max-height: 480px)';

type ViewName = 'home' | 'conversation' | 'article';

/**
 * `<askwell-panel>`: what is inside the widget's dialog. Created by {@link WidgetElement} and only by it, with the
 * customer's text area and the close button as children.
 *
 * @slot question - the text area
 * @slot close - the button that closes the widget
 */
// Lit renders its inside, but it is no LitElement: it has no properties to observe, and without that half of Lit the
// panel is a tenth smaller.
export class PanelElement extends HTMLElement implements Panel, PanelContext {
  #root: ShadowRoot | undefined;
  #update: Promise<void> | undefined;
  #widget!: WidgetElement;
  #localizer: PanelLocalizer | undefined;
  #client!: VisitorClient;
  #tab!: TabMemory;
  #search!: QuestionSearch;
  #pageEvents!: PageEvents;
  #store: ConversationStore | undefined;
  #configuration: WidgetConfiguration | undefined;
  #view: ViewName = 'home';
  #past: { view: ViewName; shown?: ShownArticle | undefined }[] = [];
  #shown: ShownArticle | undefined;
  #section: string | undefined;
  #announcement = '';
  #unread = 0;
  #logPosition!: LogPosition;

  get localizer(): PanelLocalizer {
    // While another language loads, the former one stays.
    return (this.#localizer = preparedTexts(interfaceLocale(this.#widget.locale)) ?? this.#localizer!);
  }
  get name(): string {
    return this.#widget.getAttribute('name') || this.#configuration?.name || '';
  }
  get server(): string {
    return this.#widget.server;
  }
  get configuration(): WidgetConfiguration | undefined {
    return this.#configuration;
  }
  get store(): ConversationStore {
    return this.#store!;
  }
  get state(): ConversationState {
    return this.store.state;
  }
  get search() {
    return this.#search.state;
  }
  get shown(): ShownArticle | undefined {
    return this.#shown;
  }
  get excess(): number {
    return Math.max(0, this.#question.value.trim().length - maxMessageLength);
  }

  get #question(): HTMLTextAreaElement {
    return this.#widget.question;
  }

  /** The language to read in, as the API takes it. */
  get #contentLocale(): string {
    const { locale } = this.#widget;
    if (/^zh\b/i.test(locale)) return interfaceLocale(locale);
    return /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(locale) ? locale : 'en';
  }

  get renderRoot(): ShadowRoot {
    return this.#root!;
  }

  /** Renders before the browser paints; several requests are one rendering. */
  requestUpdate(): Promise<void> {
    return (this.#update ??= Promise.resolve().then(() => {
      this.#update = undefined;
      if (this.isConnected) this.#render();
    }));
  }

  /**
   * Begins the panel's work, once, when somebody wants it and its texts are there. The text area is not to vanish
   * between the shadow root and the first rendering, so both are in one go.
   */
  start(): this {
    this.#root = this.attachShadow({ mode: 'open' });
    this.#logPosition = new LogPosition(this.#root);
    this.#begin();
    this.connectedCallback();
    this.#beModal();
    return this;
  }

  connectedCallback(): void {
    if (!this.#root) return;
    this.#pageEvents.listen();
    this.store.resume();
    this.#render();
  }

  disconnectedCallback(): void {
    if (!this.#root) return;
    this.#pageEvents.dispose();
    this.#search.stop();
    this.store.pause();
  }

  #begin(): void {
    this.toggleAttribute('ready', true);
    const widget = (this.#widget = (this.getRootNode() as ShadowRoot).host as WidgetElement);
    const sheetOf = ({ styleSheet }: CSSResult) => styleSheet!;
    this.renderRoot.adoptedStyleSheets = [tokens, panelStyles, markdownStyles, articleStyles, conversationStyles].map(
      sheetOf,
    );
    widget.shadowRoot!.adoptedStyleSheets.push(sheetOf(aroundStyles));
    this.#client = new VisitorClient({ baseUrl: this.server });
    this.#tab = new TabMemory(browserStorage('sessionStorage'), `askwell:${this.server}`);
    this.#search = new QuestionSearch({
      search: (q, signal) => this.#client.search({ q, locale: this.#contentLocale, limit: 6 }, signal),
      onChange: ({ hits }) => {
        if (hits && this.#view === 'home') this.#announce(this.localizer.text('search.found', { count: hits.length }));
        void this.requestUpdate();
      },
    });
    const store = (this.#store = new ConversationStore({
      server: this.server,
      locale: this.#contentLocale,
      storage: browserStorage('localStorage'),
      page: () => ({ url: location.href.slice(0, 2_000), title: document.title.slice(0, 300) }),
    }));
    store.onDidChange(() => void this.requestUpdate());
    store.onDidReceive((message) => this.#received(message));
    this.#pageEvents = new PageEvents(this, {
      resize: () => widget.present(),
      wake: () => {
        store.resume();
        void this.#configure();
      },
      sleep: () => {
        this.#remember();
        store.pause();
      },
    });
    const dialog = this.parentElement as HTMLDialogElement;
    dialog.tabIndex = -1;
    dialog.autofocus = true;
    dialog.oncancel = (event) => {
      event.preventDefault();
      this.close();
    };
    this.addEventListener('input', () => this.#typed());
    this.addEventListener('compositionend', () => this.#typed());
    this.addEventListener('keydown', (event) => this.#pressed(event));
    if (!this.#question.value) this.#question.value = this.#tab.draft;
    void store.restore();
    const { connection, unsent } = store.state;
    if (this.#tab.wasOpen && (connection !== 'idle' || unsent.length > 0)) this.#view = 'conversation';
    this.#typed();
    void this.#configure();
    // Open before a reload, open after it. Where it covers the page, it must not hide the next page somebody went to.
    const covers = matchMedia(coversPage).matches;
    if (!widget.isOpen && (covers ? this.#tab.openAt === location.href : this.#tab.wasOpen)) {
      widget.setAttribute('open', '');
      widget.present();
    }
  }

  // What the widget asks for.

  readonly show = (...[view, target, section]: PanelView): void => {
    if (view === 'search') {
      this.#question.value = target;
      this.#go('home');
      this.#typed();
    } else if (view === 'article') {
      this.#section = section || undefined;
      if (this.#view === 'article' && this.#shown?.article?.articleId === target) this.#arrive();
      else void this.#read(target);
    } else this.#go(view);
    void this.requestUpdate();
  };

  presented(): void {
    this.#beModal();
    if (this.#widget.isOpen) {
      this.#unread = 0;
      void this.#configure();
    }
    this.#remember();
    void prepareTexts(interfaceLocale(this.#widget.locale)).then(() => this.requestUpdate());
  }

  /** Where the dialog covers the page, the page must not be reached behind it. */
  #beModal(): void {
    const dialog = this.parentElement as HTMLDialogElement;
    const modal = this.#widget.isOpen && matchMedia(coversPage).matches;
    if (modal === dialog.matches(':modal')) return;
    const focused = this.#widget.shadowRoot!.activeElement as HTMLElement | null;
    dialog.close();
    if (modal) dialog.showModal();
    else dialog.toggleAttribute('open', this.#widget.isOpen);
    if (focused === this.#question) focused.focus();
  }

  dispose(): void {
    this.#pageEvents.dispose();
    this.#search.stop();
    this.#tab.forget();
    this.store.dispose();
  }

  // What the views ask for.

  readonly submit = (): void => {
    const text = this.#question.value.trim();
    if (!text) this.#question.focus();
    else if (this.excess === 0) {
      this.#question.value = '';
      this.#typed();
      this.#say(() => this.store.send({ type: 'text', text }));
    } else this.#announce(this.localizer.text('composer.too-long', { count: this.excess, limit: maxMessageLength }));
  };

  readonly choose: PanelContext['choose'] = ({ articleId, locale, title }) =>
    this.#say(() => this.store.send({ type: 'choice', articleId, locale, text: title }));

  readonly askForPerson = (): void => this.#say(() => void this.store.askForPerson());

  readonly startOver = (): void => {
    this.store.startOver();
    this.#go('home');
    this.#question.focus();
  };

  readonly close = (): void => this.#widget.close();

  readonly back = (): void => {
    const { view, shown } = this.#past.pop() ?? { view: 'home' };
    const left = this.#view === 'article' ? this.#shown?.articleId : undefined;
    this.#view = view;
    this.#shown = shown;
    this.#section = undefined;
    void this.requestUpdate().then(() => {
      const link = left && this.renderRoot.querySelector<HTMLElement>(`[data-article="${CSS.escape(left)}"]`);
      if (link) link.focus();
      else this.renderRoot.querySelector<HTMLElement>('.back, .title, .scroll')?.focus();
    });
  };

  #say(act: () => void): void {
    this.#go('conversation');
    act();
    this.#remember();
    // The button that was pressed goes away, and the focus must not go with it. On touch screens the keyboard would rise.
    if (matchMedia('(pointer:fine)').matches) void this.requestUpdate().then(() => this.#question.focus());
  }

  #go(view: ViewName): void {
    if (this.#view !== view) {
      if (view === 'home') this.#past = [];
      else this.#past.push({ view: this.#view, shown: this.#shown });
    }
    this.#view = view;
    void this.requestUpdate();
  }

  async #read(articleId: string): Promise<void> {
    this.#go('article');
    const request = (this.#shown = { articleId });
    let shown: ShownArticle;
    try {
      shown = { articleId, article: await this.#client.article(articleId, this.#contentLocale) };
    } catch (error) {
      shown = { articleId, failure: error instanceof ProblemError && error.status === 404 ? 'missing' : 'failed' };
    }
    if (this.#shown !== request) return;
    this.#shown = shown;
    await this.requestUpdate();
    this.#arrive();
  }

  /** Takes the reader, and the focus, to the section asked for or to the title. */
  #arrive(): void {
    const section = this.#section && this.renderRoot.querySelector(`#${CSS.escape(sectionPrefix + this.#section)}`);
    const heading = section || this.renderRoot.querySelector('.title');
    if (!(heading instanceof HTMLElement)) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    if (section) heading.scrollIntoView();
    this.#section = undefined;
  }

  async #configure(): Promise<void> {
    if (this.#configuration) return;
    try {
      this.#configuration = await this.#client.configuration(this.#contentLocale);
      void this.requestUpdate();
    } catch {} // the panel works without; the next opening tries again
  }

  #received(message: Message): void {
    const text = messageText(message, this);
    if (this.#widget.isOpen && this.#view === 'conversation') this.#announce(text);
    if (!this.#widget.isOpen) this.#unread++;
    this.#widget.dispatchEvent(new CustomEvent('askwell-message', { bubbles: true, detail: { message } }));
  }

  /** Says something to readers who listen, once. */
  #announce(text: string): void {
    this.#announcement = text;
    void this.requestUpdate();
  }

  /** Keeps over a reload what only this tab knows. Nothing is kept before the customer said something. */
  #remember(): void {
    if (this.state.begun) this.#tab.keep(this.#widget.isOpen, this.#question.value);
  }

  #typed(): void {
    const question = this.#question;
    question.style.blockSize = '';
    if (question.scrollHeight > question.clientHeight) {
      question.style.blockSize = `${Math.min(question.scrollHeight + 2, 168)}px`;
    }
    void this.requestUpdate();
  }

  #pressed(event: KeyboardEvent): void {
    // While an input method composes, the arrows belong to it; 229 is how Safari says so.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.#view === 'home' && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) this.#step(event);
  }

  /** Arrow keys go through the list below the search and back into it. */
  #step(event: KeyboardEvent): void {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.scroll button')];
    const inside = rows.indexOf(this.renderRoot.activeElement as HTMLElement);
    const { selectionEnd, value } = this.#question;
    if (inside < 0 && (event.key === 'ArrowUp' || selectionEnd !== value.length)) return;
    event.preventDefault();
    (rows[inside + (event.key === 'ArrowDown' ? 1 : -1)] ?? this.#question).focus();
  }

  #render(): void {
    if (this.#view === 'home') this.#search.type(this.#question.value);
    const { localizer, name } = this;
    dressWidget(this.#widget, this, { localizer, name, unread: this.#unread, asks: this.#view === 'home' });
    // The text area's frame moves between views; where it moved under the cursor, the cursor stays in it.
    const focused = this.#widget.shadowRoot!.activeElement;
    const wasAtEnd = this.#logPosition.isAtEnd;
    render(this.#template(), this.renderRoot, { host: this });
    if (focused === this.#question) this.#question.focus();
    this.#logPosition.follow(this.state, wasAtEnd);
  }

  #template(): TemplateResult {
    return html`<div class="view ${this.#view}">
        ${this.#view === 'home' ? homeView(this) : this.#view === 'article' ? articleView(this) : conversationView(this)}
        ${this.#view === 'conversation' ? nothing : personBar(this)}
      </div>
      <p class="unseen" role="status">${this.#announcement}</p>`;
  }
}
