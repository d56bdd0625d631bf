import * as z from "zod";
import type { Connection } from "../../connection.ts";
import type { Adapter } from "../../provider.ts";
import { secret } from "../../secret.ts";

export const NAME = "Bland";
export const API = "https://api.bland.ai/v1/calls";

export const Credentials = z.strictObject({
  api_key: secret(),
  /** The account's webhook signing secret: without one, Bland signs nothing and nothing is accepted. */
  webhook_secret: secret(),
});
export type Credentials = z.infer<typeof Credentials>;

export const Settings = z
  .strictObject({
    /** What the ids in the connection's `agents` name. */
    agents_are: z.enum(["pathway", "persona"]).default("pathway"),
    /** Who speaks for our agents that `agents` does not name, the first of these that is set: a pathway, … */
    pathway_id: z.string().min(1).optional(),
    /** … a persona, … */
    persona_id: z.string().min(1).optional(),
    /** … or a prompt. */
    task: z.string().min(1).optional(),
  })
  .prefault({});
export type Settings = z.infer<typeof Settings>;

export type BlandConnection = Connection<Credentials, Settings>;
/** The port, for this provider: its members are typed by it. */
export type Bland = Required<Adapter<Credentials, Settings>>;

export const callUrl = (id: string) => `${API}/${encodeURIComponent(id)}`;

/** The bare key: Bland knows no Bearer. */
export const authorization = ({ credentials }: BlandConnection) => ({ authorization: credentials.api_key });
