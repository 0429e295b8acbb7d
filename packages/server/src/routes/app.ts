import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { requestId } from 'hono/request-id';
import type { Logger } from 'pino';
import type { OriginPolicy } from '../http/origin-policy.ts';
import { errorHandler, notFoundHandler, refuseInvalid } from '../http/problem-responses.ts';
import type { RequestEnv } from '../http/request-context.ts';
import type { RequestGate } from '../http/request-gate.ts';
import { guardAddress, limitBody, requireJson } from '../http/request-guard.ts';
import { logRequests } from '../http/request-log.ts';
import { securityHeaders } from '../http/security-headers.ts';
import type { AssetFolders } from '../options.ts';
import type { Services } from '../services/services.ts';
import { answerFeedbackRoutes } from './answer-feedback-routes.ts';
import { articleFeedbackRoutes } from './article-feedback-routes.ts';
import { askRoutes } from './ask-routes.ts';
import { assetRoutes } from './asset-routes.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { gapRoutes } from './gap-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { knowledgeTestRoutes } from './knowledge-test-routes.ts';
import { knowledgeRoutes } from './knowledge-routes.ts';
import { refuseOtherMethods } from './method-fallback.ts';
import { openApiRoutes } from './openapi-routes.ts';
import { redirectRoutes } from './redirect-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import { reviewSettingsRoutes } from './review-settings-routes.ts';
import { revisionRoutes } from './revision-routes.ts';
import { staffAnswerRoutes } from './staff-answer-routes.ts';
import { staffCalibrationRoutes } from './staff-calibration-routes.ts';
import { staffConversationRoutes } from './staff-conversation-routes.ts';
import { staffKnowledgeRoutes } from './staff-knowledge-routes.ts';
import { staffLearningRoutes } from './staff-learning-routes.ts';
import { staffSessionRoutes } from './staff-session-routes.ts';
import { taskRoutes } from './task-routes.ts';
import { textSearchRoutes } from './text-search-routes.ts';
import { taxonomyRoutes } from './taxonomy-routes.ts';
import { verificationRoutes } from './verification-routes.ts';
import { visitorRoutes } from './visitor-routes.ts';

export interface AppOptions {
  /** The name customers know. */
  readonly name: string;
  readonly logger: Logger;
  readonly origins: OriginPolicy;
  readonly assets: AssetFolders;
  readonly gate: RequestGate;
  /** Resolves when requests can be served. */
  readonly services: () => Promise<Services>;
}

/** The whole HTTP application: what every request passes, then the routes. */
export function createApp({ name, logger, origins, assets, gate, services }: AppOptions): OpenAPIHono<RequestEnv> {
  const app = new OpenAPIHono<RequestEnv>({ defaultHook: refuseInvalid });
  const provideServices: MiddlewareHandler<RequestEnv> = async (c, next) => {
    c.set('services', await services());
    await next();
  };
  app.onError(errorHandler(logger));
  app.notFound(notFoundHandler);
  app.use('*', requestId(), logRequests(logger), securityHeaders, guardAddress);
  app.use('/api/v1/staff/*', origins.forStaff);
  app.use('/api/v1/:area{(?!staff(/|$)).+}', origins.forVisitors);
  app.use('/api/*', limitBody, requireJson);
  app.use('/api/v1/*', gate.pass, provideServices);

  knowledgeRoutes(app);
  visitorRoutes(app);
  eventRoutes(app);
  staffSessionRoutes(app);
  staffConversationRoutes(app);
  staffKnowledgeRoutes(app);
  answerFeedbackRoutes(app);
  staffAnswerRoutes(app);
  staffLearningRoutes(app);
  staffCalibrationRoutes(app);
  knowledgeTestRoutes(app);
  askRoutes(app);
  attachmentRoutes(app);
  redirectRoutes(app);
  textSearchRoutes(app);
  draftRoutes(app);
  reviewRoutes(app);
  revisionRoutes(app);
  reviewSettingsRoutes(app);
  verificationRoutes(app);
  gapRoutes(app);
  articleFeedbackRoutes(app);
  taskRoutes(app);
  caseRoutes(app);
  taxonomyRoutes(app);
  healthRoutes(app, services);
  openApiRoutes(app, name);
  refuseOtherMethods(app);
  assetRoutes(app, assets);
  // A parent's own "not found" must not answer for our addresses.
  app.all('/api/*', notFoundHandler);
  return app;
}
