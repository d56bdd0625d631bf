import type { CallIds } from "../calls/ingest.ts";
import type { BeginTools } from "../conversations/begin-call.ts";
import { finishCall } from "../conversations/finish-call.ts";
import { AppError } from "../errors.ts";
import type { NewId } from "../id.ts";
import { sayReason } from "../reasons/say.ts";
import { type AgentRow, findAgent } from "../store/agents.ts";
import { findIdsAt } from "../store/calls.ts";
import type { ImportRow } from "../store/imports.ts";
import type { CallRow } from "./calls/call-row.ts";
import { nameOf, readCall } from "./calls/read-call.ts";
import { whyNot } from "./check-actions.ts";
import { type RefusedRow, shown } from "./import.ts";
import { idOfRow } from "./row-id.ts";

/** What became of some rows. */
export interface Taken {
  imported: number;
  already: number;
  refused: RefusedRow[];
}

/** One message may tell of several analyses. */
export interface TakeCallTools extends BeginTools {
  requestAnalysis: (...calls: CallIds[]) => Promise<void>;
}

type Fate = "imported" | "already" | { wrong: string; value: string };

/**
 * Takes in calls as `POST /v1/calls` does, one after the other. A call has an id that follows from its row: one that a
 * worker took in before it died is known by it, counted once, and not taken in again. Where `isHopeless`, only that is done.
 */
export async function takeCalls(
  tools: TakeCallTools,
  row: ImportRow,
  calls: readonly CallRow[],
  isHopeless: boolean,
): Promise<Taken> {
  const { workspaceId } = row;
  const ids = new Map(calls.map((call) => [call.row, idOfRow("call", row.id, call.row)]));
  const page = { limit: calls.length, offset: 0, after: null };
  const standing = await findIdsAt(tools.db, workspaceId, { ids: [...ids.values()] }, page);
  const knocks: CallIds[] = [];
  const agents = new Map<string, AgentRow | null>();
  const taken: Taken = { imported: 0, already: 0, refused: [] };
  for (const call of calls) {
    const id = ids.get(call.row) ?? "";
    const fate = standing.includes(id)
      ? "imported"
      : isHopeless
        ? { wrong: sayReason("import.interrupted"), value: "body" in call ? nameOf(call.body) : call.value }
        : await takeCall(gathering(tools, id, knocks), row, call, agents);
    if (typeof fate === "string") taken[fate] += 1;
    else taken.refused.push({ row: call.row, value: shown(fate.value), message: fate.wrong });
  }
  await tools.requestAnalysis(...knocks);
  return taken;
}

/** A new call has an id of its row, and what is to be knocked for is gathered. */
function gathering(tools: BeginTools, callId: string, knocks: CallIds[]): BeginTools {
  const newId: NewId = (prefix) => (prefix === "call" ? callId : tools.newId(prefix));
  const requestAnalysis = async (...calls: CallIds[]) => void knocks.push(...calls);
  return { ...tools, newId, requestAnalysis };
}

async function takeCall(
  tools: BeginTools,
  { workspaceId, options }: ImportRow,
  row: CallRow,
  agents: Map<string, AgentRow | null>,
): Promise<Fate> {
  if ("wrong" in row) return row;
  const read = await readCall(row.body, options.agentId);
  if ("wrong" in read) return read;
  try {
    const { agentId } = read.given;
    if (!agents.has(agentId)) agents.set(agentId, await findAgent(tools.db, workspaceId, agentId));
    const why = whyNot(agents.get(agentId) ?? null, options);
    if (why !== null) return { wrong: why, value: agentId };
    const { created } = await finishCall(tools, workspaceId, read.given);
    return created ? "imported" : "already";
  } catch (error) {
    // Such as an unknown agent, or the same id with another transcript.
    if (error instanceof AppError) return { wrong: error.message, value: nameOf(row.body) };
    throw error;
  }
}
