import * as z from "zod";
import type { Connection } from "../../connection.ts";
import { PhoneNumber, SipUri } from "../../number.ts";
import type { Adapter } from "../../provider.ts";
import { secret } from "../../secret.ts";

export const NAME = "Vonage";

export const Credentials = z.strictObject({
  application_id: secret(),
  /** PKCS #8, as the dashboard hands it out; a pasted `\n` is taken for a line's end. */
  private_key: z
    .string()
    .transform((pem) => pem.replaceAll("\\n", "\n").trim())
    .refine(
      (pem) => pem.startsWith("-----BEGIN PRIVATE KEY-----"),
      "Paste the application's private.key whole, from -----BEGIN PRIVATE KEY----- on.",
    ),
  signature_secret: secret(),
});
export type Credentials = z.infer<typeof Credentials>;

export const Settings = z
  .strictObject({
    /** What to do with an answered call: a list of actions, sent to Vonage as it stands. */
    ncco: z.array(z.looseObject({ action: z.string().min(1) })).min(1),
    /** Instead of `ncco`: connects an answered call to a number, a sip: address or a wss: address of a voice agent. */
    forward_to: z.union([PhoneNumber, SipUri, z.url({ protocol: /^wss$/ })], {
      error: "Use E.164 (e.g. +14155550123), a sip: address, or a wss: address.",
    }),
    /** Said to a caller where neither of them is set. */
    greeting: z.string().min(1).max(1500),
    /** What Vonage does when a machine picks up a call that we dialled; without it, it does not listen for one. */
    machine_detection: z.enum(["continue", "hangup"]),
  })
  .partial()
  .prefault({});
export type Settings = z.infer<typeof Settings>;

export type VonageConnection = Connection<Credentials, Settings>;
/** The port, for this provider: its members are typed by it. */
export type Vonage = Required<Adapter<Credentials, Settings>>;
