import * as z from "zod";

export const RetellCredentials = z.strictObject({
  /** Of all API keys the one with the webhook badge: it signs the webhooks, too. */
  api_key: z.string().min(1, "credentials.api_key: paste the Retell API key that has the webhook badge."),
});
export type RetellCredentials = z.infer<typeof RetellCredentials>;

export const RetellSettings = z
  .strictObject({
    /** Speaks where neither the agent nor the connection's `agents` names one; else the agent bound to the number does. */
    agent_id: z.string().min(1).max(200).optional(),
  })
  .prefault({});
export type RetellSettings = z.infer<typeof RetellSettings>;
