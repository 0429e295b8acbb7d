import { htmlToMarkdown, type Loss } from '@askwell/core/articles';
import { address, routes, toProblemError, type AttachmentDescription, type StaffClient } from '@askwell/core/protocol';
import type { CodeEditor, CodeTransfer } from '../../editors/code/code-editor.ts';
import type { LocalizationService } from '../../platform/localization-service.ts';
import type { NotificationService } from '../../platform/notification-service.ts';
import { cleanPastedHtml } from './pasted-html.ts';

export interface ArticleTransferOptions {
  readonly client: StaffClient;
  readonly notifications: NotificationService;
  readonly localization: LocalizationService;
  readonly editor: () => CodeEditor | null;
  /** New pictures can be offered. */
  readonly onDidUpload: () => void;
}

/** Losses named in a notice; the rest is counted. */
const mostNamed = 5;

/** What becomes of what is pasted or dropped: pictures are uploaded, formatted text becomes Markdown. */
export class ArticleTransfer {
  readonly #options: ArticleTransferOptions;

  constructor(options: ArticleTransferOptions) {
    this.#options = options;
  }

  /** Takes what it knows; plain text is left to the editor. */
  take({ data, offset, kind }: CodeTransfer): boolean {
    const html = data.getData('text/html');
    const text = data.getData('text/plain');
    const files = [...data.files];
    // A word processor gives a picture of its text besides the text.
    if (files.length > 0 && (html === '' || text.trim() === '')) {
      for (const file of files) void this.#upload(file, offset);
      return true;
    }
    if (html === '' || data.types.includes('vscode-editor-data')) return false;
    const { markdown, losses } = htmlToMarkdown(cleanPastedHtml(html));
    if (markdown === '' || markdown === text.trim()) return false;
    const editor = this.#options.editor();
    if (!editor) return false;
    const { from, to } = kind === 'paste' ? editor.cursor : { from: offset, to: offset };
    editor.edit([{ from, to, text: markdown }], { origin: 'input.paste', select: true });
    this.#tell(losses);
    return true;
  }

  async #upload(file: File, offset: number): Promise<void> {
    const { client, notifications, localization, editor, onDidUpload } = this.#options;
    const place = editor()?.track(offset);
    const progress = notifications.show({
      severity: 'info',
      message: localization.text('writing.uploading', { name: file.name }),
      actions: [],
    });
    try {
      const { baseUrl, fetch: send = fetch } = client.options;
      const response = await send(
        address(baseUrl, routes.staffAttachments, { query: { name: file.name.slice(-200) } }),
        {
          method: 'POST',
          credentials: 'same-origin',
          headers: { 'content-type': 'application/octet-stream' },
          body: file,
        },
      );
      if (!response.ok) throw await toProblemError(response);
      const { attachment } = (await response.json()) as { attachment: AttachmentDescription };
      const at = place?.end() ?? offset;
      editor()?.edit([{ from: at, to: at, text: markdownOf(file.name, attachment) }], {
        origin: 'input.paste',
        select: true,
      });
      onDidUpload();
      if (attachment.removed.length > 0) {
        notifications.info(localization.text('writing.metadataRemoved', { list: attachment.removed.join(', ') }));
      }
    } catch (error) {
      place?.end();
      const reason = error instanceof Error ? error.message : String(error);
      notifications.error(localization.text('writing.notUploaded', { name: file.name, reason }), {
        label: localization.text('action.retry'),
        run: () => void this.#upload(file, editor()?.cursor.offset ?? offset),
      });
    } finally {
      progress.dispose();
    }
  }

  #tell(losses: readonly Loss[]): void {
    if (losses.length === 0) return;
    const { notifications, localization } = this.#options;
    const named = [...new Set(losses.map(({ detail }) => detail))];
    const list = named.slice(0, mostNamed).join(' · ');
    const more = named.length - mostNamed;
    notifications.warn(
      localization.text(more > 0 ? 'writing.pastedWithoutMore' : 'writing.pastedWithout', { list, count: more }),
    );
  }
}

/** A picture is shown, anything else is linked; the name stands for the words until somebody writes better ones. */
export function markdownOf(
  fileName: string,
  { type, address: href }: Pick<AttachmentDescription, 'type' | 'address'>,
): string {
  const name = fileName
    .replace(/\.[^.]+$/, '')
    .replace(/[-_]+/g, ' ')
    .replace(/[[\]\\]/g, '')
    .trim();
  return `${type.startsWith('image/') ? '!' : ''}[${name}](${href})`;
}
