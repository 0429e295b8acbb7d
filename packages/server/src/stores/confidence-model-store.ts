import type { ConfidenceModel } from '@askwell/core/answers';
import type { Reader, Writer } from '../database/index.ts';

export interface StoredConfidenceModel<Report> {
  /** From 1. */
  readonly version: number;
  readonly model: ConfidenceModel;
  readonly report: Report;
  readonly createdBy: string;
  readonly createdAt: number;
}

const setting = 'confidence-model';

/** Confidence models fitted to this knowledge base, and which one is in use. */
export class ConfidenceModelStore<Report> {
  /** Stores a model under the next version. */
  async add(writer: Writer, model: Omit<StoredConfidenceModel<Report>, 'version'>): Promise<number> {
    const { version } = await writer
      .insertInto('confidence_models')
      .values((row) => ({
        version: row
          .selectFrom('confidence_models')
          .select((models) => models(models.fn.coalesce(models.fn.max('version'), models.val(0)), '+', 1).as('next')),
        model: JSON.stringify(model.model),
        report: JSON.stringify(model.report),
        created_by: model.createdBy,
        created_at: model.createdAt,
      }))
      .returning('version')
      .executeTakeFirstOrThrow();
    return version;
  }

  async find(reader: Reader, version: number): Promise<StoredConfidenceModel<Report> | undefined> {
    const row = await reader
      .selectFrom('confidence_models')
      .selectAll()
      .where('version', '=', version)
      .executeTakeFirst();
    return row && toModel<Report>(row);
  }

  /** The newest first. */
  async list(reader: Reader, limit: number): Promise<StoredConfidenceModel<Report>[]> {
    const rows = await reader
      .selectFrom('confidence_models')
      .selectAll()
      .orderBy('version', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => toModel<Report>(row));
  }

  /** The version in use; 0 is the model that ships. */
  async current(reader: Reader): Promise<number> {
    const row = await reader.selectFrom('settings').select('value').where('name', '=', setting).executeTakeFirst();
    return Number(row?.value ?? 0);
  }

  async use(writer: Writer, version: number): Promise<void> {
    const value = String(version);
    await writer
      .insertInto('settings')
      .values({ name: setting, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  }
}

function toModel<Report>(row: {
  version: number;
  model: string;
  report: string;
  created_by: string;
  created_at: number;
}): StoredConfidenceModel<Report> {
  return {
    version: row.version,
    model: JSON.parse(row.model) as ConfidenceModel,
    report: JSON.parse(row.report) as Report,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}
