import type { ServiceAccessor } from '@askwell/core/extensions';
import type { ArticleSummary } from '@askwell/core/protocol';
import { commandService } from '../../platform/command-service.ts';
import { localizationService } from '../../platform/localization-service.ts';
import { quickAccessService, type QuickItem } from '../../platform/quick-access-service.ts';

/** Tags with how many articles have them, or the articles of one. */
export async function tagItems(services: ServiceAccessor, tag: string): Promise<readonly QuickItem[]> {
  const commands = services.get(commandService);
  const articles = (await commands.execute('explorer.articleSummaries')) as readonly ArticleSummary[];
  if (tag !== '') {
    return articles
      .filter(({ tags }) => tags.some((one) => slug(one) === tag))
      .map(({ articleId, locale, title, category }) => ({
        id: `article:${articleId}:${locale}`,
        label: title,
        description: [locale, category].filter((part) => part !== '').join(' · '),
        icon: 'file',
        run: () => commands.run('explorer.openArticle', articleId, locale),
      }));
  }
  const counts = new Map<string, number>();
  for (const { tags } of articles) {
    for (const one of new Set(tags)) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const localization = services.get(localizationService);
  const collator = new Intl.Collator(localization.locale);
  return [...counts]
    .toSorted(([a], [b]) => collator.compare(a, b))
    .map(([one, count]) => ({
      id: `tag:${one}`,
      label: one,
      description: localization.text('palette.tagged', { count }),
      icon: 'tag',
      run: () => services.get(quickAccessService).show(`#${slug(one)} `),
    }));
}

/** A tag as it is typed: without spaces. */
function slug(tag: string): string {
  return tag.toLowerCase().replaceAll(/\s+/g, '-');
}
