import * as z from "zod";
import type { Connection } from "../../connection.ts";
import type { Adapter } from "../../provider.ts";
import { secret } from "../../secret.ts";
import { fromBase64 } from "../../signatures/hmac.ts";

export const NAME = "Telnyx";
export const API = "https://api.telnyx.com/v2";

export const Credentials = z.object({
  /** Mission Control, Keys & Credentials: begins with KEY. */
  api_key: secret(),
  /** The account's public key, in base64. */
  public_key: secret().refine(
    (key) => fromBase64(key)?.byteLength === 32,
    "Copy the public key from Mission Control as it stands: base64 of 32 bytes.",
  ),
});
export type Credentials = z.infer<typeof Credentials>;

export const Settings = z
  .strictObject({
    /** Of the Call Control application that dials; without it the number's own id is taken. */
    connection_id: z.string().min(1).optional(),
    /** The assistant that speaks where the agents map names none. */
    assistant_id: z.string().min(1).optional(),
    /** Whether Telnyx listens for a voicemail. */
    answering_machine_detection: z.enum(["premium", "detect", "disabled"]).optional(),
    /** How long the phone rings. */
    timeout_secs: z.number().int().min(5).max(600).optional(),
  })
  .prefault({});
export type Settings = z.infer<typeof Settings>;

export type TelnyxConnection = Connection<Credentials, Settings>;
/** The port, for this provider: its members are typed by it. */
export type Telnyx = Required<Adapter<Credentials, Settings>>;

export const authorization = ({ credentials }: TelnyxConnection) => ({
  authorization: `Bearer ${credentials.api_key}`,
});

/** The Call Control application that dials: the setting, else the one that the connection has for the number. */
export const applicationOf = ({ settings, numbers }: TelnyxConnection, fromNumber: string | null) =>
  settings.connection_id ?? numbers.find(({ phone_number }) => phone_number === fromNumber)?.id ?? null;
