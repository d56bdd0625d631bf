import type { PlayedCall } from "./played-call.ts";

/** A message of a provider as it goes over the wire, before it is signed. */
export interface Message {
  /** For the person who watches: `call_started`. */
  name: string;
  body: string;
  contentType: string;
  /** POST where it is left out. */
  method?: "GET";
  /** What follows the intake URL: `status/sched_01….1`. */
  path?: string;
  query?: string;
}

/** A request to the provider's API, as it came to the stand-in. */
export interface ApiRequest {
  method: string;
  /** As it was meant: `https://api.example.com/v1/calls`. */
  url: URL;
  headers: Readonly<Record<string, string>>;
  /** JSON, or a form with the values of each name in a list. */
  body: unknown;
}

/** What the demo knows of its connection when the provider is asked to dial. */
export interface Dialler {
  intakeUrl: string;
  customer: string;
  own: string;
}

/** The provider's request that dials. */
export interface Dialling {
  /** `POST https://…`. */
  url: string;
  /** Our id of the attempt where the request carries it; undefined where it should and does not, null where it cannot. */
  attemptIn(body: never): unknown;
  /** The body as the documentation has it; `given` for what cannot be known before. */
  body(dialler: Dialler, attemptId: string, given: never): unknown;
  status: number;
  /** What the provider answers. */
  answer(call: PlayedCall): unknown;
}

/** One provider as the demo plays it: its account, its messages, and its API. All of it is invented but the form. */
export interface VoiceProvider {
  name: string;
  /** What signs its messages. */
  signedBy: string;
  credentials: Record<string, unknown>;
  settings?: Record<string, unknown>;
  /** Its id of the voice agent that speaks for ours, and of the number, where it dials by them. */
  voiceAgent?: string;
  numberId?: string;
  hosts: readonly string[];
  /** The soonest that the customer may ask to be rung, where the usual time is too short for what is waited for. */
  callBackInSeconds?: number;
  newCallId(): string;
  /** All that it tells of a call, in the order in which it happens. */
  messages(call: PlayedCall): Message[];
  /** The headers of a message that goes to `url`. */
  sign(message: Message, url: string): Record<string, string> | Promise<Record<string, string>>;
  /** What is wrong with the credentials of a request to its API, in a sentence; null where nothing is. */
  refuse?(request: ApiRequest): string | null | Promise<string | null>;
  dialling?: Dialling;
  /** What its API answers to any other request about a call; undefined where there is no such thing. */
  lookUp?(request: ApiRequest, find: (callId: string) => PlayedCall | undefined): unknown;
}

/** A message in JSON, as most providers send them. */
export const json = (
  name: string,
  content: unknown,
  more: Partial<Pick<Message, "path" | "contentType">> = {},
): Message => ({ name, body: JSON.stringify(content), contentType: "application/json", ...more });

/** A check of one header. */
export const wants =
  (header: string, value: string) =>
  ({ headers }: ApiRequest): string | null =>
    headers[header] === value ? null : `The header ${header} does not carry the account's key.`;
