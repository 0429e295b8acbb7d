import { z } from 'zod';
import { choiceSchema, timeSchema } from './content.ts';

export const visitorSessionResponse = z
  .object({
    /** Opaque; sent back in `Authorization: Bearer`, never in an address. */
    token: z.string(),
    visitorId: z.string(),
    expiresAt: timeSchema,
  })
  .meta({ id: 'VisitorSession' });

export const staffRoleSchema = z.enum(['editor', 'reviewer', 'agent', 'supervisor', 'admin']);

export const staffMemberSchema = z
  .object({ id: z.string(), name: z.string(), email: z.string(), role: staffRoleSchema })
  .meta({ id: 'StaffMember' });

export const staffMeResponse = z.object({ member: staffMemberSchema }).meta({ id: 'StaffMeResponse' });

/** What members of staff know of each other: enough to name them, and to ask one of them. */
export const colleagueListResponse = z
  .object({ colleagues: z.array(staffMemberSchema.omit({ email: true }).meta({ id: 'Colleague' })) })
  .meta({ id: 'ColleagueListResponse' });

export const signInRequest = z
  .strictObject({ email: z.email().max(254), password: z.string().min(1).max(200) })
  .meta({ id: 'SignInRequest' });

export const redeemSignInLinkRequest = z
  .strictObject({ token: z.string().min(20).max(200) })
  .meta({ id: 'RedeemSignInLinkRequest' });

export const widgetConfigurationResponse = z
  .object({
    /** The name customers know, for instance the shop's. */
    name: z.string(),
    /** Locales that have published articles. */
    locales: z.array(z.string()),
    popular: z.array(choiceSchema),
    /** Other ways to reach a person, shown when the server is away. */
    backupContacts: z.array(z.object({ label: z.string(), href: z.string() })),
  })
  .meta({ id: 'WidgetConfiguration' });
