import * as z from "zod";
import type { Connection } from "../../connection.ts";
import type { Adapter } from "../../provider.ts";
import { secret } from "../../secret.ts";

export const NAME = "Call2Me";
export const API_HOST = "api.call2me.app";
export const API = `https://${API_HOST}`;

export const Credentials = z.strictObject({
  /** `sk_call2me_…`. */
  api_key: secret(),
  /** Shown once, when the webhook is made. */
  webhook_secret: secret(),
});
export type Credentials = z.infer<typeof Credentials>;

export const Settings = z
  .strictObject({
    /** Call2Me's id of the voice agent that dials, where the connection's `agents` names none for ours. */
    agent_id: z.string().min(1),
    /** IANA zone of the schedules that dialling books; the time itself is sent in UTC. */
    timezone: z.string().min(1),
  })
  .partial()
  .default({});
export type Settings = z.infer<typeof Settings>;

export type Call2MeConnection = Connection<Credentials, Settings>;
/** The port, for this provider: its members are typed by it. */
export type Call2Me = Required<Adapter<Credentials, Settings>>;

export const callUrl = (id: string) => `${API}/v1/calls/${encodeURIComponent(id)}`;

export const authorization = ({ credentials }: Pick<Call2MeConnection, "credentials">) => ({
  authorization: `Bearer ${credentials.api_key}`,
});
