import type { Viewer } from "../access/viewer.ts";
import { endCall } from "../conversations/end-call.ts";
import { LiveCommand, type LiveMessage } from "../conversations/live-message.ts";
import { AppError, fieldErrors, invalid } from "../errors.ts";
import type { LogFields, LogLevel } from "../log.ts";
import { reasonOf } from "../log.ts";
import { transferCall } from "../transfers/by-person.ts";
import type { TransferTools } from "../transfers/tools.ts";
import { viewTransfer } from "../transfers/view.ts";

/** Longer than any command. */
const MAX_COMMAND_CHARS = 10_000;
const OURS = "Something went wrong on our side: try again.";

/** Carries out what whoever follows a call asked for by its socket, as the API does. Never throws: the answer says it. */
export async function obey(
  tools: TransferTools & { log: (level: LogLevel, event: string, fields?: LogFields) => void },
  viewer: Viewer,
  text: string,
): Promise<LiveMessage> {
  const now = () => new Date(tools.clock()).toISOString();
  let command: LiveCommand["type"] | null = null;
  try {
    const asked = readCommand(text);
    command = asked.type;
    return { type: "done", at: now(), command, result: await carryOut(tools, viewer, asked) };
  } catch (fault) {
    const known = fault instanceof AppError ? fault.message : null;
    if (known === null) {
      tools.log("error", "live_command_failed", { call_id: viewer.callId, reason: reasonOf(fault) });
    }
    return { type: "error", at: now(), command, detail: known ?? OURS };
  }
}

function readCommand(text: string): LiveCommand {
  if (text.length > MAX_COMMAND_CHARS) {
    throw new AppError("too_large", `Send a command of at most ${MAX_COMMAND_CHARS} characters.`);
  }
  const parsed = LiveCommand.safeParse(jsonOf(text));
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("unreadable", 'Send JSON such as {"type": "end"}.');
  }
}

async function carryOut(
  tools: TransferTools,
  { workspaceId, callId, name }: Viewer,
  { type, ...members }: LiveCommand,
): Promise<Record<string, unknown>> {
  if (type === "end") return endCall(tools, workspaceId, callId);
  return viewTransfer(await transferCall(tools, workspaceId, callId, members, name));
}
