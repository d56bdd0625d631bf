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

/** A dynamic variable's name as it stands between the braces. */
const variable = z
  .string()
  .regex(/^[\w-]{1,100}$/, "Use the variable's name without braces, e.g. transfer_number.")
  .optional();

export const Settings = z
  .strictObject({
    /** Speaks where neither the agent nor the connection's `agents` names one; else the agent bound to the number does. */
    agent_id: z.string().min(1).max(200).optional(),
    /** What the agent's own transfer_call tool dials. Without it a call is handed over only by the answer to a function. */
    transfer_variable: variable,
    /** What the tool tells the human: its private handoff message. */
    briefing_variable: variable,
  })
  .prefault({});
export type Settings = z.infer<typeof Settings>;

export type RetellConnection = Connection<Credentials, Settings>;
/** The port, for this provider: its members are typed by it. */
export type Retell = Required<Adapter<Credentials, Settings>>;

export const authorization = ({ credentials }: RetellConnection) => ({
  authorization: `Bearer ${credentials.api_key}`,
});
