import { createHash } from "node:crypto";
import { FinishedCall } from "../../src/calls/finished-call.ts";
import { recognise } from "../../src/calls/transcripts/recognise.ts";
import { AppError, type FieldError, fieldErrors } from "../../src/errors.ts";
import type { Item } from "./items.ts";
import type { ImportOptions } from "./options.ts";

/** A call as the API takes it in, read here, so that a large export is sent as what it says. */
export type ReadCall = { place: string } & (
  | { kind: "call"; id: string; call: FinishedCall }
  | { kind: "fault"; reason: string }
);

/**
 * Reads a call with the API's own schema. Its id is the platform's, else made of its content: a second import changes
 * nothing.
 */
export function readCall(item: Item, options: ImportOptions): ReadCall {
  const { place } = item;
  if (item.kind === "fault") return item;
  try {
    const read = FinishedCall.safeParse(bodyOf(item, options));
    if (!read.success) return { place, kind: "fault", reason: sentenceOf(fieldErrors(read.error.issues)) };
    return { place, kind: "call", id: read.data.providerCallId ?? idOf(item.source), call: read.data };
  } catch (error) {
    // Of a limit: no field is wrong.
    if (error instanceof AppError) return { place, kind: "fault", reason: error.message };
    throw error;
  }
}

const idOf = (source: string) => `import_${createHash("sha256").update(source).digest("hex").slice(0, 32)}`;

/** What `POST /v1/calls` would read in the file: a platform's record or a transcript, or such a request itself. */
function bodyOf(
  { format, content }: Item & { kind: "call" },
  { agentId, speakers, facts }: ImportOptions,
): object {
  const said = {
    ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value != null)),
    agent_id: agentId,
  };
  const spoken = Object.keys(speakers).length > 0 ? { speakers } : {};
  if (format === "auto" && isRequest(content)) {
    const { transcript } = content;
    if (Object.keys(speakers).length === 0) return { ...content, ...said };
    if (typeof transcript === "object" && transcript !== null && !Array.isArray(transcript))
      return { ...content, ...said, transcript: { ...transcript, ...spoken } };
    return { ...content, ...said, transcript: { format: "auto", content: transcript, ...spoken } };
  }
  return { ...said, transcript: { format, content, ...spoken } };
}

/** No platform's record, but a call in our own words. */
function isRequest(content: unknown): content is { transcript: unknown } {
  return (
    typeof content === "object" && content !== null && "transcript" in content && recognise(content) === null
  );
}

/** Where the flags can put it right, they are named. */
const REMEDIES: Record<string, string> = {
  "transcript.speakers": ' Use --speaker "NAME=agent" for each.',
  "transcript.format": " Use --format.",
};

function sentenceOf([fault, ...others]: readonly FieldError[]): string {
  if (!fault) return "It cannot be read.";
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  return `${fault.field}: ${fault.message}${REMEDIES[fault.field] ?? ""}${more}`;
}
