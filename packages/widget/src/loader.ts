/**
 * The script that a site embeds: `<script async src="https://help.example/widget/loader.js"></script>`. A classic
 * script, so that it knows its own address. Options are `data-` attributes named as those of {@link WidgetElement}.
 *
 * Calls made before it has loaded: `(window.Askwell ??= { q: [] }).q.push(['ask', 'Where is my order?'])`.
 */
import { keepOnPage } from './keep-on-page.ts';
import type { PanelModule } from './panel-contract.ts';
import { WidgetElement } from './widget-element.ts';

/** Address of the panel's code, relative to this script; known when that is built. */
declare const __PANEL_CHUNK__: string;

type Call = readonly [method: 'open' | 'close' | 'toggle' | 'show' | 'ask' | 'destroy', ...values: string[]];

interface AskwellGlobal {
  q: { push(...calls: Call[]): unknown };
  widget?: WidgetElement;
}

const script = document.currentScript as HTMLScriptElement;
const page = window as unknown as { Askwell?: AskwellGlobal };

// Twice on a page, or beside the npm package, the first one stays.
if (!customElements.get('askwell-widget')) {
  let chunk = __PANEL_CHUNK__;
  WidgetElement.loadPanel = () => {
    const address = new URL(chunk, script.src).href;
    chunk += '?'; // for another try: browsers remember a failed import by its address
    return import(/* @vite-ignore */ address) as Promise<PanelModule>;
  };
  customElements.define('askwell-widget', WidgetElement);

  const widget = document.createElement('askwell-widget');
  widget.setAttribute('server', new URL('..', script.src).href);
  for (const { name, value } of script.attributes) {
    if (name.startsWith('data-')) widget.setAttribute(name.slice(5), value);
  }
  const release = keepOnPage(widget);
  widget.onDestroy = () => {
    release();
    delete page.Askwell;
  };
  const push = (...calls: Call[]) => {
    for (const [method, ...values] of calls) (widget[method] as (...values: string[]) => void)(...values);
  };
  const early = page.Askwell?.q as Call[] | undefined;
  page.Askwell = { q: { push }, widget };
  push(...(early ?? []));
}
