import * as z from "zod";
import type { Connection } from "../../connection.ts";
import type { Adapter } from "../../provider.ts";
import { secret } from "../../secret.ts";

export const NAME = "Vapi";
export const API = "https://api.vapi.ai";

/** `Headers.get` throws for anything else. */
const headerName = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,100}$/, "Use a header's name: letters, digits and hyphens.");

/** A template in which the body stands once: a signature that leaves it out covers nothing. */
const payloadFormat = z
  .string()
  .max(200)
  .refine((format) => format.split("{body}").length === 2, "Use {body} once, as in {timestamp}.{body}.");

/** How the HMAC custom credential is set up (Vapi, HmacAuthenticationPlan); the defaults are Vapi's own. */
const Hmac = z.strictObject({
  algorithm: z.enum(["sha256", "sha512", "sha1"]).default("sha256"),
  signature_header: headerName.default("x-signature"),
  timestamp_header: headerName.default("x-timestamp"),
  /** Vapi names no default; this is the name in Standard Webhooks. Read where the format has {svix-id}. */
  message_id_header: headerName.default("webhook-id"),
  /** What stands before the signature: `sha256=`, or `v1,` in Standard Webhooks. */
  prefix: z.string().max(20).default(""),
  /** Of {timestamp}, {body}, {method}, {url} and {svix-id}. Where includeTimestamp is off: {body}. */
  payload_format: payloadFormat.default("{timestamp}.{body}"),
  encoding: z.enum(["hex", "base64"]).default("hex"),
  /** The secret is the base64 of the key; a `whsec_` before it is left out. */
  secret_is_base64: z.boolean().default(false),
});

export const Credentials = z.strictObject({
  /** The private key. */
  api_key: secret("credentials.api_key: paste the private key of your Vapi organisation."),
  webhook_secret: secret(
    "credentials.webhook_secret: without a secret anybody could post calls; make one up and give it to Vapi.",
  ),
  webhook_auth: z.enum(["bearer", "x-vapi-secret", "hmac"]).default("x-vapi-secret"),
});
export type Credentials = z.infer<typeof Credentials>;

export const Settings = z
  .strictObject({
    /** Speaks where neither the agent nor the connection's `agents` names an assistant, and answers assistant-request. */
    assistant_id: z.string().min(1).max(200).optional(),
    /** Vapi's id of the number to dial from, where the request names no number. */
    phone_number_id: z.string().min(1).max(200).optional(),
    /** The public key; wanted where monitorPlan.controlAuthenticationEnabled is on. */
    public_key: secret().optional(),
    hmac: Hmac.prefault({}),
  })
  .prefault({});
export type Settings = z.infer<typeof Settings>;

export type VapiConnection = Connection<Credentials, Settings>;
/** The port, for this provider: its members are typed by it. */
export type Vapi = Required<Adapter<Credentials, Settings>>;

export const callUrl = (id: string) => `${API}/call/${encodeURIComponent(id)}`;

export const authorization = ({ credentials }: VapiConnection) => ({
  authorization: `Bearer ${credentials.api_key}`,
});
