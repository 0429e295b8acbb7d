/**
 * Every address of the HTTP API, below the place where Askwell is mounted. The server registers these and the
 * clients call them, so neither can drift. Parameters are written as in OpenAPI: `{conversationId}`.
 */
export const routes = {
  health: '/api/health',
  ready: '/api/ready',
  openapi: '/api/openapi.json',
  reference: '/api/reference',

  widgetConfiguration: '/api/v1/widget/configuration',
  search: '/api/v1/knowledge/search',
  article: '/api/v1/knowledge/articles/{articleId}',

  visitorSessions: '/api/v1/visitor-sessions',
  currentVisitorSession: '/api/v1/visitor-sessions/current',
  conversations: '/api/v1/conversations',
  conversation: '/api/v1/conversations/{conversationId}',
  messages: '/api/v1/conversations/{conversationId}/messages',
  handoff: '/api/v1/conversations/{conversationId}/handoff',
  events: '/api/v1/events',
  eventsPoll: '/api/v1/events/poll',

  staffSignIn: '/api/v1/staff/sign-in',
  staffSignInLink: '/api/v1/staff/sign-in-links/redeem',
  staffSignOut: '/api/v1/staff/sign-out',
  staffMe: '/api/v1/staff/me',
  staffInbox: '/api/v1/staff/conversations',
  staffConversation: '/api/v1/staff/conversations/{conversationId}',
  staffAccept: '/api/v1/staff/conversations/{conversationId}/accept',
  staffMessages: '/api/v1/staff/conversations/{conversationId}/messages',
  staffResolve: '/api/v1/staff/conversations/{conversationId}/resolve',
  staffCategories: '/api/v1/staff/categories',
  staffArticles: '/api/v1/staff/articles',
  staffArticle: '/api/v1/staff/articles/{articleId}',
  staffSearch: '/api/v1/staff/search',
  staffEvents: '/api/v1/staff/events',
  staffEventsPoll: '/api/v1/staff/events/poll',
} as const;

/** Fills a route's parameters, each encoded as one path segment. */
export function path(route: string, parameters: Readonly<Record<string, string>>): string {
  return route.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
}
