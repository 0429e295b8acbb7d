import type { EditorService } from '../../platform/editor-service.ts';
import type { SessionService } from '../../platform/session-service.ts';

/** The address of an article in one language. */
export function articleUri(articleId: string, locale: string): string {
  return `article/${encodeURIComponent(articleId)}/${encodeURIComponent(locale)}`;
}

/**
 * The address under which this member works with an article: its text, for those who write and where something opens it, and the
 * article as readers see it for everybody else.
 */
export function preferredUri(
  articleId: string,
  locale: string,
  editors: EditorService,
  session: SessionService,
): string {
  const read = articleUri(articleId, locale);
  const edit = read.replace(/^article/, 'edit');
  const role = session.member?.role;
  // Agents answer with articles all day: they read.
  return role !== undefined && role !== 'agent' && editors.resolve(edit) ? edit : read;
}
