import type { ServiceAccessor } from '@askwell/core/extensions';
import { editorService } from '../../platform/editor-service.ts';
import { sessionService } from '../../platform/session-service.ts';

/** Makes a case of a resolved conversation, the shown one by default, and opens it. */
export async function createCase(services: ServiceAccessor, conversationId?: string): Promise<void> {
  const editors = services.get(editorService);
  const shown = editors.active === null ? undefined : editors.resolve(editors.active)?.parameters['conversationId'];
  const { case: made } = await services.get(sessionService).loops.createCase(conversationId ?? shown ?? '');
  editors.open(`case/${made.id}`, { title: made.title });
}
