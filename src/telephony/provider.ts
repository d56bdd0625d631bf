import type { ProviderEvent } from "./event.ts";

/** Who speaks on our side; what belongs to the voice provider is handed over as it was configured. */
export interface VoiceAgent {
  agent_id: string;
  agent_name: string;
  language: string;
  begin_message: string | null;
  voice_id: string | null;
  response_engine: Record<string, unknown> | null;
}

export interface DialRequest {
  /** Ours: the provider sends it back with every status of this call. */
  attemptId: string;
  workspaceId: string;
  /** E.164. */
  toNumber: string;
  fromNumber: string | null;
  agent: VoiceAgent;
  dynamicVariables: Record<string, unknown>;
}

/** `unknown`: the request may have arrived, so the phone may be ringing. */
export type DialAnswer =
  | { kind: "placed"; providerCallId: string }
  | { kind: "refused"; reason: string }
  | { kind: "unknown"; detail: string };

/** What a provider's own list says of an attempt; `not_told`: it has no list, or did not answer. */
export type FoundCall =
  | { kind: "under_way"; providerCallId: string }
  | { kind: "ended"; event: ProviderEvent }
  | { kind: "absent" }
  | { kind: "not_told" };

/** A callback as it came in: the signature is over these bytes. */
export interface Callback {
  workspaceId: string;
  headers: Headers;
  body: ArrayBuffer;
}

export type ReadCallback =
  | { kind: "event"; event: ProviderEvent }
  | { kind: "unsigned" }
  | { kind: "unreadable"; detail: string };

/** What a provider can be asked to do. */
export interface Capabilities {
  dial: boolean;
  transfer: boolean;
  live_transcript: boolean;
}

/** One way to the phone network. Nothing here throws: a failing provider is data. */
export interface TelephonyProvider {
  /** As attempts and calls record it, and as `/intake/<id>` names it. */
  readonly id: string;
  readonly can: Capabilities;
  /** One request, never repeated: dialling is not idempotent. */
  dial(request: DialRequest): Promise<DialAnswer>;
  /** Looks an attempt up by our own id of it; left out where the provider has no such list. */
  findCall?(attempt: { workspaceId: string; attemptId: string }): Promise<FoundCall>;
  /** Checks the signature before it reads anything. */
  readCallback(callback: Callback): Promise<ReadCallback>;
}
