import type * as z from "zod";
import type { TransferOutcome } from "../calls/status.ts";
import type { Clock } from "../id.ts";
import type { Connection } from "./connection.ts";
import type { CallEvent, TranscriptRef } from "./event.ts";
import type { ProviderHttp } from "./http.ts";
import type { MediaRequest } from "./stream.ts";
import type { ToolResult } from "./tool-result.ts";

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

/** The id under which the provider's messages will name the call; null where it tells that only later. */
export type DialAnswer =
  | { kind: "placed"; providerCallId: string | null }
  | { kind: "refused"; reason: string }
  /** The request may have arrived, so the phone may be ringing. */
  | { kind: "unknown"; detail: string };

/** An attempt as its provider is asked about it. */
export interface SoughtAttempt {
  workspaceId: string;
  attemptId: string;
  /** Null where the answer to the dial request was lost. */
  providerCallId: string | null;
  toNumber: string;
  fromNumber: string | null;
  /** Epoch ms. */
  dialedAt: number;
}

/** What a provider's own list says of an attempt; `not_told`: it has no list, or did not answer. */
export type FoundCall =
  | { kind: "under_way"; providerCallId: string }
  | { kind: "ended"; events: CallEvent[] }
  | { kind: "absent" }
  | { kind: "not_told" };

/** One way to ring a phone: a connection, or the simulated network. Nothing here throws: a failing provider is data. */
export interface Line {
  /** One request, never repeated: dialling is not idempotent. */
  dial(request: DialRequest): Promise<DialAnswer>;
  /** Looks an attempt up; left out where the provider has no such list. */
  findCall?(attempt: SoughtAttempt): Promise<FoundCall>;
}

/** A callback as it came in: signatures are over these bytes. */
export interface Callback {
  method: string;
  /** As the provider called it: some sign it. */
  url: string;
  /** What follows the connection in its path, without slashes at its ends: `status/sched_01….1`. */
  path: string;
  headers: Headers;
  body: ArrayBuffer;
}

/** An answer that the provider waits for; without one it gets an empty 200. */
export interface CallbackAnswer {
  contentType: string;
  body: string;
}

export type Received =
  | {
      kind: "taken";
      events: CallEvent[];
      /** Names of message types or members that the adapter does not know; logged, and never a reason to refuse. */
      unknown?: string[];
      answer?: CallbackAnswer;
      /** The answer where tools were called: one result for each event with a `tool`. It comes before `answer`. */
      answerTools?: (results: readonly ToolResult[]) => CallbackAnswer;
    }
  /** `sendAgain`: the provider may send unsigned messages by fault of its own, and signs the next try. */
  | { kind: "unsigned"; sendAgain?: boolean }
  | { kind: "unreadable"; detail: string };

/** What came of a command on a call: hang up, transfer. */
export type CommandAnswer =
  /** `outcome`: how a transfer ended, where the provider answers only then. */
  | { kind: "done"; outcome?: TransferOutcome }
  /** The provider says no, or knows of no such call. */
  | { kind: "refused"; reason: string; outcome?: TransferOutcome }
  /** Lost on the way: it may have happened. */
  | { kind: "unknown"; detail: string };

export interface TransferRequest {
  /** The provider's id of the call, and what its messages said that commands need. */
  providerCallId: string;
  handle: Readonly<Record<string, string>>;
  /** E.164 or a SIP URI, passed by the gate. */
  to: string;
  /** Our own number, as the human sees it; null: the provider's choice. */
  fromNumber: string | null;
  /** Said to the caller first, where the provider can; null for nothing. */
  message: string | null;
  /** Said to the human before they are connected, where the provider can (`transfers.warm`); null: a cold transfer. */
  briefing: string | null;
  /** How long the human's phone may ring, in seconds, where the provider can be told. */
  ringSeconds: number;
  /** BCP 47: what both texts are in. */
  language: string;
  /** Ours, unique to this transfer: an idempotency key where the provider has one. */
  transferId: string;
}

export type FetchedTranscript =
  | { kind: "events"; events: CallEvent[] }
  /** Not there yet, or no answer: worth another try. */
  | { kind: "later"; detail: string }
  /** It never will be there. */
  | { kind: "gone"; detail: string };

/** Whether the credentials work, in a sentence that says what to do where they do not. */
export type TestedConnection = { ok: true; detail: string } | { ok: false; detail: string; field?: string };

/** One step that a person does in the provider's own console. */
export interface SetUpStep {
  title: string;
  /** One or two sentences; URLs that are to be pasted stand in `copy`. */
  detail: string;
  copy?: string;
}

/** What an adapter may use of the outside world. */
export interface AdapterTools {
  http: ProviderHttp;
  clock: Clock;
}

/** How long a call that is over is waited for, in milliseconds. */
export interface Patience {
  /** After the end, for what else the provider may tell, unless its last word came. */
  settleMs: number;
  /** After the end of a conversation, for its transcript. */
  transcriptMs: number;
}

/**
 * A voice provider: what it can do, and how its words become ours. Methods that are left out are things it cannot do;
 * `instead` then says what a person can do. Nothing throws: a failing provider is data.
 */
export interface Adapter<Credentials = unknown, Settings = unknown> {
  /** As calls record it, and as `/intake/<id>` names it. */
  readonly id: string;
  /** As people write it. */
  readonly name: string;
  /** `POST /v1/connections` reads its `credentials` and `settings` with these. */
  readonly credentials: z.ZodType<Credentials>;
  readonly settings: z.ZodType<Settings>;
  /** The only hosts that requests go to, whatever a body says: `api.example.com`, or `*.example.com`. */
  readonly hosts: readonly string[];
  readonly patience: Patience;
  /** It tells what is said while it is said. */
  readonly liveTurns: boolean;
  /** How it hands calls over; left out where it cannot. */
  readonly transfers?: {
    /** The human hears a briefing first. */
    warm: boolean;
    /** Its messages, or its answer, say how it ended: where they say nothing, nobody answered. */
    tellsOutcome: boolean;
  };
  /** One sentence for each thing that it cannot do. */
  readonly instead: { dial?: string; end?: string; transfer?: string };
  setUp(connection: Pick<Connection, "intakeUrl" | "id">): SetUpStep[];
  /** Checks the signature over the raw bytes before it reads anything. `now` in epoch ms. */
  receive(connection: Connection<Credentials, Settings>, callback: Callback, now: number): Promise<Received>;
  /** Asks the provider something harmless. */
  test?(tools: AdapterTools, connection: Connection<Credentials, Settings>): Promise<TestedConnection>;
  dial?(
    tools: AdapterTools,
    connection: Connection<Credentials, Settings>,
    request: DialRequest,
  ): Promise<DialAnswer>;
  findCall?(
    tools: AdapterTools,
    connection: Connection<Credentials, Settings>,
    attempt: SoughtAttempt,
  ): Promise<FoundCall>;
  end?(
    tools: AdapterTools,
    connection: Connection<Credentials, Settings>,
    call: Pick<TransferRequest, "providerCallId" | "handle">,
  ): Promise<CommandAnswer>;
  transfer?(
    tools: AdapterTools,
    connection: Connection<Credentials, Settings>,
    request: TransferRequest,
  ): Promise<CommandAnswer>;
  /** Says something to the caller while the call goes on, by whoever speaks for us. */
  say?(
    tools: AdapterTools,
    connection: Connection<Credentials, Settings>,
    request: Pick<TransferRequest, "providerCallId" | "handle" | "language"> & { text: string },
  ): Promise<CommandAnswer>;
  /**
   * How a recording is opened that wants the account's credentials; null: its address is enough. Addresses come out of
   * messages and requests, so credentials go to recordings of the provider's own alone. `now` in epoch ms.
   */
  recording?(
    connection: Connection<Credentials, Settings>,
    call: { providerCallId: string; recordingUrl: string | null },
    now: number,
  ): Promise<MediaRequest | null>;
  /** A call as the provider exports it or its API answers it, for import; null where it is no such thing. */
  readExport?(content: unknown, connection: Pick<Connection, "roles">): CallEvent[] | null;
  /** The transcript that an event pointed to. Its events carry it, the last one as final where nothing is to follow. */
  fetchTranscript?(
    tools: AdapterTools,
    connection: Connection<Credentials, Settings>,
    callId: string,
    ref: TranscriptRef,
  ): Promise<FetchedTranscript>;
}

/** An adapter as the rest of the product holds it: its own schemas have read what it is given. */
// biome-ignore lint/suspicious/noExplicitAny: each adapter has credentials of its own form, and no one else looks inside.
export type AnyAdapter = Adapter<any, any>;
