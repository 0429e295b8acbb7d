import { z } from 'zod';

/** RFC 9457 problem document. */
export const problemSchema = z
  .object({
    /** Stable name of the kind of problem, `urn:askwell:problem:<code>`. */
    type: z.string(),
    title: z.string(),
    status: z.int(),
    /** What is wrong here and what to do about it. */
    detail: z.string(),
    /** Which fields of the request are meant, for `invalid-request`. */
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    /** What a client needs to go on, by the kind of problem: for `draft-changed` both sides and their base. */
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });
