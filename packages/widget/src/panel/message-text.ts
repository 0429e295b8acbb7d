import type { Message } from '@askwell/core/conversations';
import { plainText } from '@askwell/core/articles';
import type { PanelContext } from './panel-context.ts';

/** A message in words alone, for announcements and previews. */
export function messageText(
  { content }: Message,
  { localizer, name }: Pick<PanelContext, 'localizer' | 'name'>,
): string {
  switch (content.type) {
    case 'text':
    case 'choice':
      return content.text;
    case 'answer': {
      const [citation] = content.citations;
      return citation ? `${citation.title}. ${plainText(citation.blocks).slice(0, 400)}` : '';
    }
    case 'clarify':
      return [localizer.text('clarify.which'), ...content.choices.map(({ title }) => title)].join(' ');
    case 'handoff-offer':
      return localizer.text(`offer.${content.reason}`);
    case 'small-talk':
      return localizer.text(`small-talk.${content.intent}`, { name });
    case 'notice':
      return localizer.text(`notice.${content.notice}`, { agent: content.agentName ?? '' });
    default:
      return ''; // a content that a newer server knows
  }
}
