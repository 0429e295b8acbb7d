import type { Conversation } from '@askwell/core/conversations';
import type { LocalizationService } from '../../platform/localization-service.ts';

/** The customer's name, or for somebody unnamed a short mark that tells them apart. */
export function visitorName({ visitorName: name, visitorId }: Conversation, localization: LocalizationService): string {
  return name?.trim() || localization.text('inbox.visitor', { mark: visitorId.slice(-4).toUpperCase() });
}
