import { routes } from '@askwell/core/protocol';
import {
  calibrateRequest,
  calibrationListResponse,
  calibrationResponse,
  useCalibrationRequest,
  useCalibrationResponse,
} from '@askwell/core/protocol/schemas';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { RequestEnv } from '../http/request-context.ts';
import { requireStaff } from '../http/staff-authentication.ts';
import { staffSecurity } from './parameters.ts';
import { defineRoute, json, jsonBody } from './route-definition.ts';

/** Confidence models fitted to this knowledge base. */
export function staffCalibrationRoutes(app: OpenAPIHono<RequestEnv>): void {
  const common = { tags: ['Calibration'], security: staffSecurity };
  const supervisor = { ...common, middleware: requireStaff('calibration.apply') };

  app.openapi(
    defineRoute({
      method: 'get',
      path: routes.staffCalibrations,
      operationId: 'listCalibrations',
      summary: 'List the confidence models',
      ...common,
      middleware: requireStaff('calibration.read'),
      responses: { 200: json('The newest first, and the version in use.', calibrationListResponse) },
    }),
    async (c) => {
      const { calibrations, current } = await c.var.services.confidenceModels.list();
      return c.json(
        {
          calibrations: calibrations.map(({ version, report, createdBy, createdAt }) => ({
            version,
            ...report,
            createdBy,
            createdAt,
          })),
          current,
        },
        200,
      );
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffCalibrations,
      operationId: 'calibrate',
      summary: 'Fit the confidence to this knowledge base',
      description:
        "From the questions of articles, approved learned examples, customers' feedback and the given tests. Reports how " +
        'reliable confidence is before and after, cross-validated; with `apply` the bot uses the new model from then on.',
      ...supervisor,
      request: { body: jsonBody(calibrateRequest) },
      responses: { 201: json('The calibration.', calibrationResponse) },
    }),
    async (c) => {
      const { confidenceModels, calibrations } = c.var.services;
      const createdBy = `staff:${c.get('staff').member.id}`;
      const { tests, apply } = c.req.valid('json');
      const { signal } = c.req.raw;
      const { report, version, at } = await calibrations.calibrate({ tests, apply, actor: createdBy, signal });
      const calibration = { version, ...report, createdBy, createdAt: at };
      return c.json({ calibration, current: confidenceModels.current.version }, 201);
    },
  );

  app.openapi(
    defineRoute({
      method: 'post',
      path: routes.staffCurrentCalibration,
      operationId: 'useCalibration',
      summary: 'Go back to another confidence model, or to the one that ships',
      ...supervisor,
      request: { body: jsonBody(useCalibrationRequest) },
      responses: { 200: json('The version in use.', useCalibrationResponse) },
    }),
    async (c) => {
      const { version } = c.req.valid('json');
      await c.var.services.confidenceModels.use(version, `staff:${c.get('staff').member.id}`);
      return c.json({ current: version }, 200);
    },
  );
}
