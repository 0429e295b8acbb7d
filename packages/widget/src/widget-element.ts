import english from '@askwell/core/l10n/catalogues/launcher.en';
import simplified from '@askwell/core/l10n/catalogues/launcher.zh-CN';
import traditional from '@askwell/core/l10n/catalogues/launcher.zh-TW';
import { interfaceLocale } from '@askwell/core/l10n';
import { readableOn } from '@askwell/ui/theme/contrast';
import { launcherStyles } from './launcher-styles.ts';
import type { Panel, PanelModule, PanelView } from './panel-contract.ts';
import type { WidgetEvents } from './widget-events.ts';

const texts = { en: english, 'zh-CN': simplified, 'zh-TW': traditional };

/**
 * `<askwell-widget>`: a launcher and, on demand, the help panel. Until somebody shows interest it is a button and
 * nothing else: no further request, nothing stored. The question can be typed as soon as it opens; the panel's code
 * takes the very same text area over when it arrives.
 *
 * @attr server - where Askwell is mounted; default: this page's origin
 * @attr locale - BCP 47; default: the page's language, then the browser's
 * @attr position - `end` (default) or `start`: the corner at the bottom
 * @attr name - who helps, for instance the shop's name; default: as the server is configured
 * @attr color - brand colour, `#rrggbb`; text on it is always readable
 * @attr color-scheme - `light` or `dark`; default: the reader's wish where the page supports it, else light
 * @attr open - reflects whether the panel is open
 *
 * @fires askwell-open - the panel opened
 * @fires askwell-close - the panel closed
 * @fires askwell-message - a message of the bot or an agent arrived; see {@link WidgetEvents}
 *
 * @cssprop --askwell-brand, --askwell-on-brand - brand colour and text on it; prefer the attribute `color`
 * @cssprop --askwell-font - font family list of the panel
 */
export class WidgetElement extends HTMLElement {
  static readonly observedAttributes = ['color', 'color-scheme'];
  /** Loads the panel. Set by the entry that registers the element. */
  static loadPanel: () => Promise<PanelModule>;

  /** Runs when the widget is destroyed, for whoever put it on the page. */
  onDestroy: (() => void) | undefined;
  /** For the panel: the customer's words, a child of the panel's element before and after its code is there. */
  readonly question = document.createElement('textarea');
  readonly #launcher = document.createElement('button');
  readonly #dialog = document.createElement('dialog');
  #panel: Panel | undefined;
  #loading: Promise<Panel | undefined> | undefined;

  constructor() {
    super();
    const launcher = this.#launcher;
    const root = this.attachShadow({ mode: 'open' });
    const styles = new CSSStyleSheet();
    const panel = document.createElement('askwell-panel');
    styles.replaceSync(launcherStyles);
    root.adoptedStyleSheets = [styles];
    launcher.onclick = () => this.toggle();
    launcher.onpointerenter = launcher.onfocus = () => this.#load();
    this.question.slot = 'question';
    panel.append(this.question);
    this.#dialog.append(panel);
    this.#dialog.onkeydown = (event) => {
      if (event.isComposing || event.keyCode === 229) return; // the key belongs to the input method; 229 is Safari's way
      if (event.key === 'Escape') this.close();
      if (event.key === 'Enter' && !event.shiftKey && event.target === this.question) {
        event.preventDefault();
        this.#submit();
      }
    };
    root.append(launcher, this.#dialog);
  }

  /** Where Askwell is mounted. */
  get server(): string {
    return this.getAttribute('server') || location.origin;
  }

  /** BCP 47 tag of what the reader wants to read. */
  get locale(): string {
    return this.getAttribute('locale') || document.documentElement.lang || navigator.language;
  }

  get isOpen(): boolean {
    return this.hasAttribute('open');
  }

  connectedCallback(): void {
    this.attributeChangedCallback();
    try {
      // What was open before a reload opens again, and a conversation with a person goes on over pages.
      const key = `askwell:${this.server}`;
      if (/"(open|live)":true/.test(`${sessionStorage.getItem(key)}${localStorage.getItem(key)}`)) void this.#load();
    } catch {} // storage is denied, so nothing was left there
  }

  attributeChangedCallback(): void {
    const color = this.getAttribute('color') ?? '';
    const onColor = readableOn(color);
    if (onColor) {
      this.style.setProperty('--askwell-brand', color);
      this.style.setProperty('--askwell-on-brand', onColor);
    }
    this.style.setProperty('--scheme', this.getAttribute('color-scheme'));
    this.present();
  }

  /** Opens the panel and puts the cursor into its text area. */
  open(): void {
    if (!this.isOpen) {
      this.setAttribute('open', '');
      this.present();
      void this.#load();
      this.#tell('askwell-open');
    }
    // On touch screens the focus would raise the keyboard over the list of articles.
    if (matchMedia('(pointer:fine)').matches) this.question.focus();
  }

  close(): void {
    if (!this.isOpen) return;
    this.removeAttribute('open');
    this.present();
    this.#launcher.focus();
    this.#tell('askwell-close');
  }

  toggle(): void {
    if (this.isOpen) this.close();
    else this.open();
  }

  /** Opens the panel at a view: `show('article', 'return-policy')`, `show('search', 'refund')`. */
  show(...view: PanelView): void {
    this.open();
    void this.#load().then((panel) => panel?.show(...view));
  }

  /** Opens the panel and asks a question in the customer's name. */
  ask(text: string): void {
    this.open();
    this.question.value = text;
    this.#submit();
  }

  /** Removes the widget for good, with everything it holds. */
  destroy(): void {
    this.close();
    this.onDestroy?.();
    this.#panel?.dispose();
    this.remove();
  }

  /** For the panel: puts attributes and the reader's wishes into effect. */
  present(): void {
    this.#launcher.ariaExpanded = `${this.isOpen}`;
    this.#launcher.ariaLabel =
      this.#dialog.ariaLabel =
      this.question.ariaLabel =
      this.question.placeholder =
        texts[interfaceLocale(this.locale)].question;
    // Not show(), which takes the focus; on small screens the panel makes it modal.
    if (this.isOpen) this.#dialog.setAttribute('open', '');
    else this.#dialog.close();
    this.#panel?.presented();
  }

  #submit(): void {
    void this.#load().then((panel) => panel?.submit());
  }

  /** Fetches the panel's code, once; a failed try can be repeated. */
  #load(): Promise<Panel | undefined> {
    return (this.#loading ??= WidgetElement.loadPanel()
      .then((module) => module.prepare(interfaceLocale(this.locale), this.#dialog.firstElementChild!))
      .then(
        (panel) => (this.#panel = panel),
        () => {
          this.#loading = undefined;
          // The panel has no place for bare words, so they vanish when it comes.
          if (!this.question.nextSibling) this.question.after(texts[interfaceLocale(this.locale)].failed);
          return undefined;
        },
      ));
  }

  #tell(type: string): void {
    this.dispatchEvent(new Event(type, { bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-widget': WidgetElement;
  }
  interface HTMLElementEventMap extends WidgetEvents {}
}
