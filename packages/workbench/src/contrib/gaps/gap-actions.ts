import type { ServiceAccessor } from '@askwell/core/extensions';
import type { TextValues } from '@askwell/core/l10n';
import { commandService } from '../../platform/command-service.ts';
import { dialogService } from '../../platform/dialog-service.ts';
import { editorService } from '../../platform/editor-service.ts';
import { localizationService, type WorkbenchText } from '../../platform/localization-service.ts';
import { notificationService } from '../../platform/notification-service.ts';
import { quickAccessService } from '../../platform/quick-access-service.ts';
import { sessionService } from '../../platform/session-service.ts';
import type { GapsHost } from './gaps-host.ts';
import { gapsStore } from './gaps-store.ts';

/** What another feature's picker gives. */
interface PickedArticle {
  readonly articleId: string;
  readonly locale: string;
  readonly title: string;
}

/** What may be done with a gap: the one that is named, or the one that is shown. */
export class GapActions {
  readonly #host: GapsHost;
  readonly #services: ServiceAccessor;
  readonly #gapId: string;

  constructor(host: GapsHost, gapId: string | undefined) {
    this.#host = host;
    this.#services = host.services;
    const editors = host.services.get(editorService);
    const active = editors.active === null ? undefined : editors.resolve(editors.active);
    this.#gapId = gapId ?? active?.parameters['gapId'] ?? '';
  }

  /** Begins the article that answers it and opens it for writing. */
  async draft(): Promise<void> {
    const { draft } = await this.#loops.draftGap(this.#gapId);
    const editors = this.#services.get(editorService);
    const address = `edit/${draft.articleId}/${draft.locale}`;
    this.#tell('gap.drafted', { id: draft.articleId });
    if (editors.resolve(address)) editors.open(address, { title: draft.articleId });
    await this.#refresh();
  }

  /** Teaches the bot the gap's questions as wordings of an article that answers them, and closes the gap. */
  async attach(): Promise<void> {
    const gap = await this.#loops.gap(this.#gapId);
    const article = await this.#pick(gap.locale);
    if (!article) return;
    const wordings = [...new Set([gap.text, ...gap.examples])].slice(0, 10);
    const { learning } = this.#services.get(sessionService);
    for (const question of wordings) {
      await learning.label({ question, locale: gap.locale, articleId: article.articleId });
    }
    await this.#loops.closeGap(this.#gapId, { articleId: article.articleId, locale: article.locale });
    this.#tell('gap.attached', { count: wordings.length, title: article.title });
    await this.#refresh();
  }

  /** An article that is there answers it already; who asked is told. */
  async close(): Promise<void> {
    const gap = await this.#loops.gap(this.#gapId);
    const article = await this.#pick(gap.locale);
    if (!article) return;
    await this.#loops.closeGap(this.#gapId, { articleId: article.articleId, locale: article.locale });
    this.#tell('gap.closedBy', { title: article.title });
    await this.#refresh();
  }

  /** Puts its questions into another gap. */
  async merge(): Promise<void> {
    const store = gapsStore(this.#host);
    await store.load();
    const others = [...(store.gaps?.open ?? []), ...(store.gaps?.drafted ?? [])].filter(({ id }) => id !== this.#gapId);
    if (others.length === 0) throw new Error(this.#text('gap.noOther'));
    const items = others.map(({ id, text, locale, count }) => ({
      id: `gap:${id}`,
      label: text,
      description: `${this.#text('gaps.asked', { count })} · ${locale}`,
      icon: 'lightbulb',
      run: () => {},
    }));
    const chosen = await this.#services
      .get(quickAccessService)
      .pick(items, { placeholder: this.#text('gap.mergeInto') });
    const target = others.find(({ id }) => chosen?.id === `gap:${id}`);
    if (!target) return;
    await this.#loops.mergeGap(this.#gapId, target.id);
    const editors = this.#services.get(editorService);
    const address = `gap/${this.#gapId}`;
    const shown = editors.active === address;
    editors.close(address);
    if (shown) editors.open(`gap/${target.id}`, { title: target.text });
    await this.#refresh();
  }

  /** Nothing is to be written, and why. */
  async ignore(): Promise<void> {
    const reason = await this.#services.get(dialogService).prompt({
      title: this.#text('gap.ignoreWhy'),
      detail: this.#text('gap.ignoreDetail'),
      confirm: this.#text('gap.ignoreShort'),
      placeholder: this.#text('gap.ignoreExample'),
      optional: true,
    });
    if (reason === undefined) return;
    await this.#loops.ignoreGap(this.#gapId, reason === '' ? undefined : reason);
    await this.#refresh();
  }

  async reopen(): Promise<void> {
    await this.#loops.reopenGap(this.#gapId);
    await this.#refresh();
  }

  get #loops() {
    return this.#services.get(sessionService).loops;
  }

  async #pick(locale: string): Promise<PickedArticle | undefined> {
    return (await this.#services.get(commandService).execute('learning.pickArticle', locale)) as
      | PickedArticle
      | undefined;
  }

  #text(key: WorkbenchText, values?: TextValues): string {
    return this.#services.get(localizationService).text(key, values);
  }

  #tell(key: WorkbenchText, values?: TextValues): void {
    this.#services.get(notificationService).info(this.#text(key, values));
  }

  #refresh(): Promise<void> {
    return gapsStore(this.#host).refresh();
  }
}
