import * as z from "zod";
import type { Connection } from "../../connection.ts";
import type { Adapter } from "../../provider.ts";
import { secret } from "../../secret.ts";

export const NAME = "Synthflow";

/** Where workspaces live (docs, API reference, servers). */
export const HOSTS = {
  global: "api.synthflow.ai",
  us: "api.us.synthflow.ai",
  eu: "api.eu.synthflow.ai",
} as const;

export const Credentials = z.strictObject({
  api_key: secret(),
  /** The workspace's webhook secret. */
  webhook_secret: secret(),
});
export type Credentials = z.infer<typeof Credentials>;

export const Settings = z
  .strictObject({
    /** The Synthflow agent for calls of our agents that `agents` does not name. */
    model_id: z.string().min(1).optional(),
    /** What the agent calls a person whose name no dynamic variable `name` tells; Synthflow demands one. */
    default_name: z.string().min(1).default("there"),
    /** Where the workspace's data is kept. */
    region: z.enum(["global", "us", "eu"]).default("global"),
  })
  .prefault({});
export type Settings = z.infer<typeof Settings>;

export type SynthflowConnection = Connection<Credentials, Settings>;
/** The port, for this provider: its members are typed by it. */
export type Synthflow = Required<Adapter<Credentials, Settings>>;

export const apiOf = ({ settings }: SynthflowConnection) => `https://${HOSTS[settings.region]}/v2`;

export const callUrl = (connection: SynthflowConnection, id: string) =>
  `${apiOf(connection)}/calls/${encodeURIComponent(id)}`;

export const authorization = ({ credentials }: SynthflowConnection) => ({
  authorization: `Bearer ${credentials.api_key}`,
});
