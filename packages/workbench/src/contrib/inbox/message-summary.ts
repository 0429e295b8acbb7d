import type { Message } from '@askwell/core/conversations';
import type { LocalizationService } from '../../platform/localization-service.ts';

/** A message in one line. */
export function messageSummary(message: Message | null, localization: LocalizationService): string {
  if (!message) return '';
  const { content } = message;
  switch (content.type) {
    case 'text':
    case 'choice':
      return content.text;
    case 'answer':
      return localization.text('message.answered', { title: content.citations[0]?.title ?? '' });
    case 'clarify':
      return localization.text('message.clarify');
    case 'handoff-offer':
      return localization.text('message.offer');
    case 'small-talk':
      return localization.text(`message.smallTalk.${content.intent}`);
    case 'notice':
      return noticeText(content, localization);
    default:
      return '';
  }
}

export function noticeText(
  content: Extract<Message['content'], { type: 'notice' }>,
  localization: LocalizationService,
): string {
  return content.notice === 'agent-joined'
    ? localization.text('notice.agent-joined', { name: content.agentName ?? '' })
    : localization.text(`notice.${content.notice}`);
}
