import * as z from "zod";
import type { Connection } from "../../connection.ts";
import { PhoneNumber, SipUri } from "../../number.ts";
import type { Adapter } from "../../provider.ts";
import { secret } from "../../secret.ts";

export const NAME = "Twilio";

/** Both stand on the first page of the console; API keys do not sign callbacks. */
export const Credentials = z.strictObject({
  account_sid: secret().regex(/^AC\w{1,40}$/, "Copy account_sid from the Twilio console: it starts with AC."),
  auth_token: secret("Copy auth_token from the Twilio console, next to the account_sid."),
});
export type Credentials = z.infer<typeof Credentials>;

const addressOf = (protocol: "https" | "wss") =>
  z
    .string()
    .trim()
    .max(1000)
    .refine(
      (text) => URL.parse(text)?.protocol === `${protocol}:`,
      `Give an address that starts with ${protocol}://.`,
    );

/** Who answers the calls that come to `/voice`; at most one of them. */
export const HANDOVERS = ["answer_url", "forward_to", "stream_url", "relay_url"] as const;

export const Settings = z
  .strictObject({
    /** The owner's TwiML, which takes the call over. */
    answer_url: addressOf("https").optional(),
    /** A number in E.164 or a SIP address that is dialled. */
    forward_to: z.union([PhoneNumber, SipUri], "Use E.164 (e.g. +14155550123) or sip:user@host.").optional(),
    /** A WebSocket that speaks Media Streams. */
    stream_url: addressOf("wss").optional(),
    /** A WebSocket that speaks ConversationRelay. */
    relay_url: addressOf("wss").optional(),
    /** BCP 47, for the transcription and for what is said; Twilio's own default where it is left out. */
    language: z
      .string()
      .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "Use a language tag such as en-US.")
      .optional(),
    /** Said where nobody can take the call. */
    sorry_message: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .default("Sorry, nobody can take your call right now. Please try again later. Goodbye."),
    /** Where transcripts come from: `live` the real-time one, `intelligence` the one made later, `auto` what there is. */
    transcript: z.enum(["auto", "live", "intelligence"]).default("auto"),
    /** Records calls that come to `/voice`, each side on a channel of its own. */
    record: z.boolean().default(false),
    /** How long a phone rings, in seconds; Twilio's own 60 reach most voicemails. */
    ring_seconds: z.number().int().min(5).max(600).default(30),
    /** Answering machine detection for calls that we dial. */
    machine_detection: z.enum(["Enable", "DetectMessageEnd"]).optional(),
    /** Said to an answering machine; without it, we hang up. */
    voicemail_message: z.string().trim().min(1).max(500).optional(),
  })
  .refine((settings) => HANDOVERS.filter((name) => settings[name] !== undefined).length <= 1, {
    message: "Give at most one of answer_url, forward_to, stream_url and relay_url.",
  })
  .prefault({});
export type Settings = z.infer<typeof Settings>;

export type TwilioConnection = Connection<Credentials, Settings>;
/** The port, for this provider: its members are typed by it. */
export type Twilio = Required<Adapter<Credentials, Settings>>;

export const authorization = ({ credentials }: Pick<TwilioConnection, "credentials">) => ({
  authorization: `Basic ${btoa(`${credentials.account_sid}:${credentials.auth_token}`)}`,
});

export const accountUrl = ({ credentials }: Pick<TwilioConnection, "credentials">) =>
  `https://api.twilio.com/2010-04-01/Accounts/${credentials.account_sid}`;

export const callUrl = (connection: TwilioConnection, sid: string) =>
  `${accountUrl(connection)}/Calls/${encodeURIComponent(sid)}.json`;
