import type { FieldResult } from "../../src/extraction/result.ts";

export interface LiveTurn {
  /** From 0 on. */
  turn: number;
  role: string;
  text: string;
}

export interface LiveDecision {
  action: string;
  trigger: string;
  met: boolean;
  explanation: string;
}

export interface LiveTransfer {
  transfer_id: string;
  action: string | null;
  trigger: string;
  status: string;
  /** Null while it goes on. */
  outcome: string | null;
  explanation: string;
  to_number: string;
  attempts: readonly { to_number: string; outcome: string }[];
  time_to_answer_ms: number | null;
  briefing: { spoken: string } | null;
}

type Fields = Record<string, FieldResult>;

/** What the scripts read of the live view's messages (`GET /v1/calls/{id}/live`); they say more. */
export type LiveMessage =
  | {
      type: "snapshot";
      turns: readonly LiveTurn[];
      fields: Fields;
      decisions: readonly LiveDecision[];
      transfers: readonly LiveTransfer[];
    }
  | ({ type: "turn" } & LiveTurn)
  | { type: "transcript"; turns: readonly LiveTurn[] }
  | { type: "fields"; fields: Fields }
  | ({ type: "decision" } & LiveDecision)
  | { type: "transfer"; transfer: LiveTransfer }
  | { type: "ended"; call_status: string; end_reason: string | null }
  | { type: "error"; detail: string };
