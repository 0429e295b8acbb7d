import type { ServiceAccessor } from '@askwell/core/extensions';
import type { ArticleSummary } from '@askwell/core/protocol';
import { localizationService } from '../../platform/localization-service.ts';
import { notificationService } from '../../platform/notification-service.ts';
import { quickAccessService } from '../../platform/quick-access-service.ts';
import { sessionService } from '../../platform/session-service.ts';
import { articleChoices } from './article-choices.ts';

/** An article in the language in which it was picked. */
export type PickedArticle = Pick<ArticleSummary, 'articleId' | 'locale' | 'title'>;

/** Lets the member choose an article by its title; undefined when they turn away. */
export async function pickArticle(
  services: ServiceAccessor,
  locale: string,
  articleId?: string,
): Promise<PickedArticle | undefined> {
  const choice = await pick(services, locale, articleId, false);
  return choice === null ? undefined : choice;
}

/** Lets the member say which article answers a question; the bot uses it from then on. */
export async function teach(
  services: ServiceAccessor,
  question: string,
  locale: string,
  articleId?: string,
): Promise<void> {
  const choice = await pick(services, locale, articleId, true);
  if (choice === undefined) return;
  const { learning } = services.get(sessionService);
  await learning.label({ question, locale, articleId: choice?.articleId ?? null });
  const localization = services.get(localizationService);
  services
    .get(notificationService)
    .info(
      choice === null
        ? localization.text('learning.taughtNothing')
        : localization.text('learning.taught', { title: choice.title }),
    );
}

/** @returns null when nothing answers; undefined when the member turns away */
async function pick(
  services: ServiceAccessor,
  locale: string,
  articleId: string | undefined,
  nothing: boolean,
): Promise<PickedArticle | null | undefined> {
  const localization = services.get(localizationService);
  const choices = articleChoices(await services.get(sessionService).client.articles(), locale, articleId);
  const items = choices.map(({ articleId: id, locale: language, title }) => ({
    id: `learning:${id}:${language}`,
    label: title,
    description: [language, id].join(' · '),
    icon: 'file',
    run: () => {},
  }));
  const none = {
    id: 'learning:none',
    label: localization.text('learning.nothingAnswers'),
    icon: 'close',
    run: () => {},
  };
  const first = items[0]?.id;
  const chosen = await services.get(quickAccessService).pick(nothing ? [...items, none] : items, {
    placeholder: localization.text('learning.whichArticle'),
    ...(articleId !== undefined && first !== undefined ? { activeId: first } : {}),
  });
  if (chosen?.id === none.id) return null;
  return choices.find(({ articleId: id, locale: language }) => chosen?.id === `learning:${id}:${language}`);
}
