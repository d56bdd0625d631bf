import * as z from "zod";
import type { Connection } from "../../connection.ts";
import type { Adapter } from "../../provider.ts";
import { secret } from "../../secret.ts";

export const NAME = "LiveKit";
export const HOSTS = ["*.livekit.cloud"];

export const Credentials = z.object({
  /** The project's address: wss://<project>.livekit.cloud. */
  url: z
    .string()
    .trim()
    .pipe(z.url({ protocol: /^(wss|https)$/ })),
  api_key: secret(),
  api_secret: secret(),
});
export type Credentials = z.infer<typeof Credentials>;

export const Settings = z
  .strictObject({
    /** The outbound SIP trunk that dials; without it the number's own id is taken. */
    sip_trunk_id: z.string().min(1).optional(),
  })
  .prefault({});
export type Settings = z.infer<typeof Settings>;

export type LiveKitConnection = Connection<Credentials, Settings>;
/** The port, for this provider: its members are typed by it. */
export type LiveKit = Required<Adapter<Credentials, Settings>>;
