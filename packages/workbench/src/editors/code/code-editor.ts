import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
  snippet,
  type Completion,
  type CompletionContext,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, isolateHistory } from '@codemirror/commands';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { forEachDiagnostic, linter, nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search';
import {
  Compartment,
  EditorState,
  StateEffect,
  StateField,
  Transaction,
  type Extension,
  type TransactionSpec,
} from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
  rectangularSelection,
} from '@codemirror/view';
import { css, ReactiveElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { element } from '../../base/define-element.ts';
import { smallestEdit, type CodeCompletionSource, type CodeDiagnostic, type CodeEdit } from './code-text.ts';
import { codeHighlights, codeTheme } from './code-theme.ts';
import { markdownKeys } from './markdown-keys.ts';
import { markdownLanguage } from './markdown-language.ts';
import { protectedStart, type ProtectedEnd } from './protected-start.ts';

/** What somebody pasted or dropped; the place is where it would go. */
export interface CodeTransfer {
  readonly data: DataTransfer;
  readonly offset: number;
  readonly kind: 'paste' | 'drop';
}

const setMarkedLines = StateEffect.define<ReadonlySet<number>>();

/** Lines with a bar beside them, by number. */
const markedLines = StateField.define({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setMarkedLines)) continue;
      const mark = Decoration.line({ class: 'cm-staleLine' });
      const { doc } = transaction.state;
      const lines = [...effect.value].filter((line) => line >= 1 && line <= doc.lines).toSorted((a, b) => a - b);
      return Decoration.set(lines.map((line) => mark.range(doc.line(line).from)));
    }
    return decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * A text editor for Markdown in the workbench's colours: highlighting, lists that go on, search (Mod+F), completion, underlined
 * problems. It knows nothing of articles: what completes, what is underlined and what becomes of a pasted picture its owner
 * says. Tab indents lists and leaves the editor everywhere else; Escape and then Tab leaves it always.
 *
 * @fires code-change - The text is another one; `detail.typed` is false when the owner set it.
 * @fires code-cursor - The cursor or selection moved.
 * @fires code-scroll - What is seen moved.
 * @fires code-blur - The focus left.
 */
@element('askwell-code-editor')
export class CodeEditor extends ReactiveElement {
  /** What the editor is called to those who do not see it. */
  @property({ attribute: false }) label = '';
  /** More about it, for instance how to leave it by keyboard. */
  @property({ attribute: false }) description = '';
  /** BCP 47, of the text: for spelling and fonts. */
  @property({ attribute: false }) language = '';
  /** The text, for an owner who only shows it; who edits uses {@link reset} and {@link setText}. */
  @property({ attribute: false }) content: string | undefined;
  @property({ attribute: false }) readOnly = false;
  @property({ attribute: false }) lineWrapping = true;
  @property({ attribute: false }) lineNumbers = true;
  @property({ attribute: false }) checkSpelling = true;
  @property({ attribute: false }) placeholder = '';
  /** Texts of the search panel and of what is announced, by their English words. */
  @property({ attribute: false }) phrases: Readonly<Record<string, string>> = {};
  @property({ attribute: false }) diagnostics: readonly CodeDiagnostic[] = [];
  @property({ attribute: false }) completion: CodeCompletionSource | undefined;
  /** Lines with a bar beside them, from 1. */
  @property({ attribute: false }) marked: ReadonlySet<number> = new Set();
  /** Hides and protects the start of the text. */
  @property({ attribute: false }) protectedEnd: ProtectedEnd | undefined;
  /** Takes what is pasted or dropped, and says whether it did. */
  @property({ attribute: false }) transfer: ((transfer: CodeTransfer) => boolean) | undefined;

  readonly #places = new Set<{ offset: number }>();
  readonly #options = new Map<string, Compartment>();
  #view: EditorView | undefined;
  #state = EditorState.create({ doc: '', extensions: this.#extensions() });

  /** All of it, with `\n` as line end. */
  get text(): string {
    return this.#current.doc.toString();
  }

  /** UTF-16 code units. */
  get length(): number {
    return this.#current.doc.length;
  }

  get cursor(): { readonly offset: number; readonly line: number; readonly from: number; readonly to: number } {
    const { main } = this.#current.selection;
    return { offset: main.head, line: this.#current.doc.lineAt(main.head).number, from: main.from, to: main.to };
  }

  /** The line at the top of what is seen, from 1, with the part of it that is gone as a fraction. */
  get topLine(): number {
    const view = this.#view;
    if (!view) return 1;
    const height = view.scrollDOM.getBoundingClientRect().top - view.documentTop;
    const block = view.lineBlockAtHeight(Math.max(height, 0));
    const share = block.height > 0 ? Math.max(0, height - block.top) / block.height : 0;
    return view.state.doc.lineAt(block.from).number + Math.min(share, 0.999);
  }

  /** Replaces the text as far as it differs; the cursor and what is not touched stay. It cannot be undone. */
  setText(text: string): void {
    const edit = smallestEdit(this.text, text);
    if (!edit) return;
    this.#dispatch({ changes: change(edit), annotations: Transaction.addToHistory.of(false) });
  }

  /** Begins with a text: there is nothing to undo. */
  reset(text: string): void {
    this.#state = EditorState.create({ doc: text, extensions: this.#extensions() });
    this.#view?.setState(this.#state);
    this.#applyDiagnostics();
    this.#dispatch({ effects: setMarkedLines.of(this.marked) });
  }

  /** Edits that do not overlap, as one step to undo. */
  edit(edits: readonly CodeEdit[], { origin = 'form', select = false } = {}): void {
    const [first] = edits;
    if (!first || this.readOnly) return;
    this.#dispatch({
      changes: edits.map(change),
      userEvent: origin,
      annotations: isolateHistory.of('full'),
      ...(select ? { selection: { anchor: first.from + first.text.length }, scrollIntoView: true } : {}),
    });
  }

  /** Puts text, with fields such as `${1:name}` to jump through by Tab, in the place of the selection. */
  insertSnippet(template: string): void {
    const view = this.#view;
    if (!view || this.readOnly) return;
    const { from, to } = view.state.selection.main;
    snippet(template)(view, null, from, to);
    view.focus();
  }

  /** Selects a stretch and brings it into sight. */
  select(from: number, to = from): void {
    const most = this.length;
    this.#dispatch({
      selection: { anchor: Math.min(from, most), head: Math.min(to, most) },
      effects: EditorView.scrollIntoView(Math.min(from, most), { y: 'center' }),
    });
  }

  /** Brings a line to the top, a fraction of it scrolled away. */
  scrollToLine(line: number): void {
    const view = this.#view;
    if (!view) return;
    const number = Math.min(Math.max(1, Math.floor(line)), view.state.doc.lines);
    const block = view.lineBlockAt(view.state.doc.line(number).from);
    view.scrollDOM.scrollTop = block.top + view.documentPadding.top + (line - Math.floor(line)) * block.height;
  }

  /** Follows a place through changes until it is asked for. */
  track(offset: number): { readonly end: () => number } {
    const place = { offset: Math.min(offset, this.length) };
    this.#places.add(place);
    return {
      end: () => {
        this.#places.delete(place);
        return place.offset;
      },
    };
  }

  /** The diagnostics where the cursor is, or that touch its line. */
  diagnosticsAtCursor(): readonly CodeDiagnostic[] {
    const state = this.#current;
    const { from, to } = state.selection.main;
    const line = state.doc.lineAt(from);
    const here: CodeDiagnostic[] = [];
    const onLine: CodeDiagnostic[] = [];
    forEachDiagnostic(state, (shown, start, end) => {
      const known = this.diagnostics.find((one) => one.message === shown.message && one.source === shown.source);
      if (!known) return;
      if (start <= to && end >= from) here.push(known);
      else if (start <= line.to && end >= line.from) onLine.push(known);
    });
    return here.length > 0 ? here : onLine;
  }

  /** Goes to the next diagnostic, or with -1 to the one before. */
  stepDiagnostic(step: 1 | -1): void {
    if (this.#view) (step === 1 ? nextDiagnostic : previousDiagnostic)(this.#view);
  }

  openSearch(): void {
    if (this.#view) openSearchPanel(this.#view);
  }

  override focus(): void {
    if (this.#view) this.#view.focus();
    else void this.updateComplete.then(() => this.#view?.focus());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#view && this.hasUpdated) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (!this.#view) return;
    this.#state = this.#view.state;
    this.#view.destroy();
    this.#view = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.#view && this.isConnected) this.#open();
    const effects = [...this.#options]
      .filter(([name]) => changed.has(name as keyof CodeEditor))
      .map(([name, compartment]) => compartment.reconfigure(this.#option(name)));
    if (effects.length > 0) this.#dispatch({ effects });
    if (changed.has('content') && this.content !== undefined) this.reset(this.content);
    if (changed.has('diagnostics')) this.#applyDiagnostics();
    if (changed.has('marked')) this.#dispatch({ effects: setMarkedLines.of(this.marked) });
  }

  get #current(): EditorState {
    return this.#view?.state ?? this.#state;
  }

  #dispatch(spec: TransactionSpec): void {
    if (this.#view) this.#view.dispatch(spec);
    else this.#state = this.#state.update(spec).state;
  }

  #open(): void {
    this.#view = new EditorView({
      state: this.#state,
      parent: this.renderRoot,
      root: this.renderRoot as ShadowRoot,
    });
    this.#view.scrollDOM.addEventListener('scroll', () => this.#tell('code-scroll'), { passive: true });
    this.#applyDiagnostics();
  }

  #applyDiagnostics(): void {
    const { length } = this;
    const shown = this.diagnostics
      .filter(({ from }) => from <= length)
      .map(({ from, to, severity, message, source, actions }) => ({
        from,
        to: Math.min(Math.max(to, Math.min(from + 1, length)), length),
        severity,
        message,
        source,
        actions: actions.map(({ name, run }) => ({ name, apply: run })),
      }));
    this.#dispatch(setDiagnostics(this.#current, shown));
  }

  #tell(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** One compartment for each option that may change. */
  #optional(name: keyof this & string): Extension {
    const compartment = this.#options.get(name) ?? new Compartment();
    this.#options.set(name, compartment);
    return compartment.of(this.#option(name));
  }

  #option(name: string): Extension {
    switch (name) {
      case 'readOnly':
        return EditorState.readOnly.of(this.readOnly);
      case 'lineWrapping':
        return this.lineWrapping ? EditorView.lineWrapping : [];
      case 'lineNumbers':
        return this.lineNumbers ? [lineNumbers(), highlightActiveLineGutter()] : [];
      case 'placeholder':
        return this.placeholder ? placeholder(this.placeholder) : [];
      case 'phrases':
        return EditorState.phrases.of({ ...this.phrases });
      case 'protectedEnd':
        return this.protectedEnd ? protectedStart(this.protectedEnd) : [];
      case 'checkSpelling':
        return attributes({
          spellcheck: String(this.checkSpelling),
          autocorrect: 'on',
          autocapitalize: 'sentences',
          // Also while it can only be read, or scrolled.
          tabindex: '0',
        });
      case 'language':
        return attributes(this.language ? { lang: this.language } : {});
      case 'label':
        return attributes(this.label ? { 'aria-label': this.label } : {});
      case 'description':
        return attributes(this.description ? { 'aria-description': this.description } : {});
      default:
        return [];
    }
  }

  #extensions(): Extension {
    return [
      this.#optional('readOnly'),
      this.#optional('lineWrapping'),
      this.#optional('lineNumbers'),
      this.#optional('placeholder'),
      this.#optional('phrases'),
      this.#optional('protectedEnd'),
      this.#optional('checkSpelling'),
      this.#optional('language'),
      this.#optional('label'),
      this.#optional('description'),
      history(),
      drawSelection(),
      dropCursor(),
      EditorState.allowMultipleSelections.of(true),
      rectangularSelection(),
      highlightActiveLine(),
      highlightSelectionMatches({ minSelectionLength: 2 }),
      bracketMatching(),
      closeBrackets(),
      markdownLanguage,
      syntaxHighlighting(codeHighlights),
      codeTheme,
      markedLines,
      linter(null, { hideOn: () => null }),
      search({ top: true }),
      autocompletion({ icons: false, activateOnTypingDelay: 120, override: [(context) => this.#complete(context)] }),
      keymap.of([
        {
          key: 'Tab',
          run(view) {
            if (completionStatus(view.state) === null) return false;
            // Also while the list is too young to take keys: Tab must not leave the text then.
            acceptCompletion(view);
            return true;
          },
        },
        ...completionKeymap,
        ...closeBracketsKeymap,
        ...markdownKeys,
        ...searchKeymap,
        ...historyKeymap,
        ...defaultKeymap.filter(({ key, mac }) => key !== 'Mod-/' && key !== 'Alt-A' && mac !== 'Ctrl-k'),
      ]),
      EditorView.domEventHandlers({
        paste: (event, view) => this.#take(event, event.clipboardData, view.state.selection.main.from, 'paste'),
        drop: (event, view) =>
          this.#take(
            event,
            event.dataTransfer,
            view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? view.state.doc.length,
            'drop',
          ),
        blur: () => this.#tell('code-blur'),
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          for (const place of this.#places) place.offset = update.changes.mapPos(place.offset, 1);
          const typed = update.transactions.some(
            (one) => one.docChanged && one.annotation(Transaction.addToHistory) !== false,
          );
          this.#tell('code-change', { typed });
        }
        if (update.selectionSet || update.docChanged) this.#tell('code-cursor');
      }),
    ];
  }

  #take(event: Event, data: DataTransfer | null, offset: number, kind: CodeTransfer['kind']): boolean {
    if (!data || this.readOnly || !this.transfer?.({ data, offset, kind })) return false;
    event.preventDefault();
    return true;
  }

  async #complete(context: CompletionContext) {
    const line = context.state.doc.lineAt(context.pos);
    const found = await this.completion?.({
      offset: context.pos,
      before: line.text.slice(0, context.pos - line.from),
      after: line.text.slice(context.pos - line.from),
      asked: context.explicit,
      head: (length) => context.state.sliceDoc(0, Math.min(length, context.pos)),
    });
    if (!found || context.aborted) return null;
    return {
      from: found.from,
      // They come matched and in order.
      filter: false,
      options: found.options.map(({ label, detail, insert, section }): Completion => ({
        label,
        ...(detail === undefined ? {} : { detail }),
        ...(section === undefined ? {} : { section }),
        ...(insert === undefined ? {} : { apply: insert }),
      })),
    };
  }

  static override styles = css`
    :host {
      display: block;
      block-size: 100%;
      min-block-size: 0;
      overflow: hidden;
      container-type: inline-size;
    }
    @container (min-width: 640px) {
      .cm-editor .cm-panel.cm-search {
        display: grid;
        grid-template-columns: minmax(8em, 22em) repeat(6, auto) 1fr;
      }
      .cm-editor .cm-panel.cm-search [name='replace'].cm-textfield {
        grid-area: 2 / 1;
      }
    }
  `;
}

function attributes(values: Record<string, string>): Extension {
  return EditorView.contentAttributes.of(values);
}

function change({ from, to, text }: CodeEdit) {
  return { from, to, insert: text };
}

declare global {
  interface HTMLElementTagNameMap {
    'askwell-code-editor': CodeEditor;
  }
}
