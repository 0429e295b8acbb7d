import type { ServiceAccessor } from '@askwell/core/extensions';
import { editorService, element, sessionService, WorkbenchElement, type SessionService } from '@askwell/workbench';
import { consume } from '@lit/context';
import { html } from 'lit';
import { until } from 'lit/directives/until.js';

const oldest = async ({ client }: SessionService) =>
  (await client.articles()).toSorted((a, b) => a.updatedAt - b.updatedAt).slice(0, 10);

export async function openOldest(services: ServiceAccessor): Promise<void> {
  const [article] = await oldest(services.get(sessionService));
  if (article) services.get(editorService).open(`article/${article.articleId}/${article.locale}`);
}

@element('acme-oldest')
export class OldestView extends WorkbenchElement {
  @consume({ context: sessionService }) private session!: SessionService;

  override render() {
    const items = oldest(this.session).then((articles) => articles.map(({ title }) => html`<li>${title}</li>`));
    return html`<ol>
      ${until(items.catch(String))}
    </ol>`;
  }
}
