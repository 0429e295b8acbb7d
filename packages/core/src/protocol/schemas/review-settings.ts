import { z } from 'zod';
import { localeSchema, timeSchema } from './content.ts';
import { verificationSchema } from './reviews.ts';

const idSchema = z.string().min(1).max(128);
const slugSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case words joined by hyphens');
/** At most a year, in milliseconds. */
const durationSchema = z.int().positive().max(31_536_000_000);
const daysSchema = z.int().positive().max(9_999);

export const reviewGroupRequest = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    /** Ids of staff members. */
    members: z.array(idSchema).max(200),
    /** Category paths; those below belong to the group as well. */
    categories: z.array(z.string().max(500)).max(200),
    tags: z.array(z.string().max(200)).max(200),
  })
  .meta({ id: 'ReviewGroupRequest' });

export const reviewGroupSchema = z.object({ id: slugSchema, ...reviewGroupRequest.shape }).meta({ id: 'ReviewGroup' });

export const reviewGroupListResponse = z
  .object({ groups: z.array(reviewGroupSchema) })
  .meta({ id: 'ReviewGroupListResponse' });

export const groupParameters = z.object({ groupId: slugSchema });

export const delegationRequest = z
  .strictObject({
    /** Who stands in. */
    to: idSchema,
    since: timeSchema.optional(),
    until: timeSchema,
  })
  .meta({ id: 'DelegationRequest' });

export const delegationSchema = z
  .object({ id: z.string(), from: z.string(), to: z.string(), since: timeSchema, until: timeSchema })
  .meta({ id: 'Delegation' });

export const delegationListResponse = z
  .object({ delegations: z.array(delegationSchema) })
  .meta({ id: 'DelegationListResponse' });

/** Questions of customers that a draft is tried on where nothing else is set. */
export const defaultReplayedQuestions = 500;

/** The review policy; groups and delegations are set one by one. Times are milliseconds. */
export const reviewPolicySchema = z
  .strictObject({
    tiers: z
      .array(
        z.strictObject({
          id: slugSchema,
          approvals: z.int().min(1).max(20),
          groups: z.array(z.strictObject({ group: slugSchema, approvals: z.int().min(1).max(20) })).max(20),
          reviewWithin: durationSchema,
        }),
      )
      .min(1)
      .max(20),
    rules: z
      .array(
        z.strictObject({
          tier: slugSchema,
          categories: z.array(z.string().max(500)).max(200).exactOptional(),
          tags: z.array(z.string().max(200)).max(200).exactOptional(),
          fields: z.array(z.string().max(100)).max(50).exactOptional(),
        }),
      )
      .max(200),
    remindBefore: z.array(durationSchema).max(10),
    remindEvery: durationSchema,
    urgentReviewWithin: durationSchema,
    /** How many of the last questions of customers a draft is tried on. */
    replayedQuestions: z.int().min(0).max(5_000).default(defaultReplayedQuestions),
  })
  .meta({ id: 'ReviewPolicy' });

const graceSchema = z.strictObject({
  noticeDays: z.int().min(0).max(9_999),
  expireAfterDays: z.int().min(0).max(9_999).nullable(),
});
const triggerKindSchema = z.enum(['negative-feedback', 'linked-article-changed', 'product-version', 'source-changed']);

/** How long articles may go unconfirmed; intervals in days. */
export const verificationPolicySchema = z
  .strictObject({
    defaultDays: daysSchema,
    rules: z
      .array(
        z.strictObject({
          category: z.string().max(500).exactOptional(),
          tag: z.string().max(200).exactOptional(),
          tier: z.string().max(64).exactOptional(),
          days: daysSchema,
        }),
      )
      .max(500),
    grace: graceSchema,
    graceByTag: z.record(z.string().max(200), graceSchema),
    daysAfterTrigger: z.record(triggerKindSchema, z.int().min(0).max(9_999)),
    negativeFeedback: z.strictObject({ count: z.int().min(1).max(1_000), withinDays: daysSchema }),
  })
  .meta({ id: 'VerificationPolicy' });

/** What one tag asks for; `days` null takes the tag's interval away, `grace` null its own grace. */
export const tagVerificationRequest = z
  .strictObject({ days: daysSchema.nullable(), grace: graceSchema.nullable() })
  .meta({ id: 'TagVerificationRequest' });

export const confirmVerificationRequest = z
  .strictObject({ locale: localeSchema, comment: z.string().max(2_000).optional() })
  .meta({ id: 'ConfirmVerificationRequest' });

export const verificationTriggerRequest = z
  .strictObject({
    locale: localeSchema,
    kind: triggerKindSchema,
    /** What it was: a message, the source. */
    subject: z.string().trim().min(1).max(500),
  })
  .meta({ id: 'VerificationTriggerRequest' });

export const productVersionRequest = z
  .strictObject({
    /** The product's tag. */
    tag: z.string().min(1).max(200),
    version: z.string().trim().min(1).max(200),
  })
  .meta({ id: 'ProductVersionRequest' });

export const productVersionResponse = z
  .object({ articles: z.int().nonnegative() })
  .meta({ id: 'ProductVersionResponse' });

export const verificationListResponse = z
  .object({ verifications: z.array(verificationSchema) })
  .meta({ id: 'VerificationListResponse' });

export const notificationSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    data: z.unknown(),
    createdAt: timeSchema,
    readAt: timeSchema.nullable(),
  })
  .meta({ id: 'Notification' });

export const notificationListResponse = z
  .object({ notifications: z.array(notificationSchema) })
  .meta({ id: 'NotificationListResponse' });
