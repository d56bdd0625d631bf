import { tellsOfBeginning } from "../../calls/begun-call.ts";
import { GivenCall } from "../../calls/finished-call.ts";
import { AppError, fieldErrors } from "../../errors.ts";
import { sayReason } from "../../reasons/say.ts";
import { sha256 } from "../../telephony/signatures/hmac.ts";
import { shown } from "../import.ts";

/** A call as `POST /v1/calls` takes it in; or what is wrong with it, and what stands there. */
export type ReadCall = { given: GivenCall } | { wrong: string; value: string };

type Body = Record<string, unknown>;

/**
 * Reads a call with the schema of `POST /v1/calls`. `agentId` is that of calls which name none. Its id is the provider's,
 * else made of what it says and its agent: the same file changes nothing when it is imported again.
 */
export async function readCall(body: unknown, agentId: string | null): Promise<ReadCall> {
  if (!isBody(body)) {
    return { wrong: sayReason("import.no_call"), value: textOf(body) };
  }
  if (tellsOfBeginning(body)) {
    return { wrong: sayReason("import.goes_on"), value: textOf(body.status) };
  }
  if ((body.transcript ?? null) === null)
    return { wrong: sayReason("import.no_transcript"), value: nameOf(body) };
  const named = (body.agent_id ?? "") === "" ? { ...body, agent_id: agentId ?? undefined } : body;
  try {
    const read = GivenCall.safeParse(named);
    if (!read.success) return refused(named, read.error.issues);
    const { providerCallId, ...given } = read.data;
    return { given: { ...given, providerCallId: providerCallId ?? (await idOf(given.agentId, body)) } };
  } catch (error) {
    // Of a limit: no field is wrong.
    if (error instanceof AppError) return { wrong: error.message, value: nameOf(named) };
    throw error;
  }
}

const ID_CHARS = 32;
const idOf = async (agentId: string, body: Body) =>
  `import_${(await sha256(`${agentId}\n${JSON.stringify(body)}`, "hex")).slice(0, ID_CHARS)}`;

const isBody = (body: unknown): body is Body =>
  typeof body === "object" && body !== null && !Array.isArray(body);

/** By the first thing that is wrong, and what stands at its place. */
function refused(body: Body, issues: Parameters<typeof fieldErrors>[0]): ReadCall {
  const [first, ...others] = fieldErrors(issues);
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  const path = issues[0]?.path.map(String) ?? [];
  const value = path.reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), body);
  const wrong = first ? `${first.field}: ${first.message}${more}` : "It cannot be read.";
  return { wrong, value: value === undefined ? nameOf(body) : textOf(value) };
}

const isObject = (value: unknown): value is Body => typeof value === "object" && value !== null;

/** How a call is told from the others of its file. */
export const nameOf = (body: unknown): string =>
  isBody(body) && typeof body.provider_call_id === "string" ? shown(body.provider_call_id) : textOf(body);

function textOf(value: unknown): string {
  if (typeof value === "string") return shown(value);
  try {
    return shown(JSON.stringify(value) ?? "");
  } catch {
    // Nested so deep that it cannot be written: there is nothing to see in it.
    return "";
  }
}
