import * as z from "zod";
import type { Connection } from "../../connection.ts";
import type { Adapter } from "../../provider.ts";
import { secret } from "../../secret.ts";

export const NAME = "Retell";
export const API = "https://api.retellai.com";

export const Credentials = z.strictObject({
  /** Of all API keys the one with the webhook badge: it signs the webhooks, too. */
  api_key: secret("credentials.api_key: paste the Retell API key that has the webhook badge."),
});
export type Credentials = z.infer<typeof Credentials>;

export const Settings = z
  .strictObject({
    /** Speaks where neither the agent nor the connection's `agents` names one; else the agent bound to the number does. */
    agent_id: z.string().min(1).max(200).optional(),
  })
  .prefault({});
export type Settings = z.infer<typeof Settings>;

export type RetellConnection = Connection<Credentials, Settings>;
/** The port, for this provider: its members are typed by it. */
export type Retell = Required<Adapter<Credentials, Settings>>;

export const authorization = ({ credentials }: RetellConnection) => ({
  authorization: `Bearer ${credentials.api_key}`,
});
