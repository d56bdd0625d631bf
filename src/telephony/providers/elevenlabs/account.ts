import * as z from "zod";
import type { Connection } from "../../connection.ts";
import type { Adapter } from "../../provider.ts";
import { secret } from "../../secret.ts";

export const NAME = "ElevenLabs";

/** Where accounts live (elevenlabs-js, environments). */
export const HOSTS = {
  global: "api.elevenlabs.io",
  us: "api.us.elevenlabs.io",
  eu: "api.eu.residency.elevenlabs.io",
  in: "api.in.residency.elevenlabs.io",
  sg: "api.sg.residency.elevenlabs.io",
} as const;

export const Credentials = z.strictObject({
  api_key: secret(),
  /** `wsec_…`, shown once when the webhook is made. */
  webhook_secret: secret(),
});
export type Credentials = z.infer<typeof Credentials>;

export const Settings = z
  .strictObject({
    /** The voice agent for calls of our agents that `agents` does not name. */
    agent_id: z.string().min(1).optional(),
    /** ElevenLabs' id of the number to call from, where the connection's `numbers` have none for it. */
    agent_phone_number_id: z.string().min(1).optional(),
    /** How the number reached ElevenLabs. */
    telephony: z.enum(["twilio", "sip_trunk"]).default("twilio"),
    /** Where the account's data is kept. */
    residency: z.enum(["global", "us", "eu", "in", "sg"]).default("global"),
  })
  .prefault({});
export type Settings = z.infer<typeof Settings>;

export type ElevenlabsConnection = Connection<Credentials, Settings>;
/** The port, for this provider: its members are typed by it. */
export type Elevenlabs = Required<Adapter<Credentials, Settings>>;

export const apiOf = ({ settings }: ElevenlabsConnection) => `https://${HOSTS[settings.residency]}/v1/convai`;

export const conversationUrl = (connection: ElevenlabsConnection, id: string) =>
  `${apiOf(connection)}/conversations/${encodeURIComponent(id)}`;

export const authorization = ({ credentials }: ElevenlabsConnection) => ({
  "xi-api-key": credentials.api_key,
});
