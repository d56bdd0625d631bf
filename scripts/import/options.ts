import * as z from "zod";
import { callMembers } from "../../src/calls/members.ts";
import { speakerOf } from "../../src/calls/transcripts/speaker.ts";
import type { Speaker } from "../../src/calls/turn.ts";
import { Failure } from "../failure.ts";

export const IMPORT_FLAGS = {
  agent: { type: "string" },
  format: { type: "string" },
  speaker: { type: "string", multiple: true },
  direction: { type: "string" },
  "started-at": { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  "dry-run": { type: "boolean" },
  "with-actions": { type: "boolean" },
} as const;

type Flags = {
  readonly [flag in keyof typeof IMPORT_FLAGS]?: string | string[] | boolean | undefined;
};

const Facts = z.object({
  direction: callMembers.direction,
  started_at: callMembers.started_at,
  from_number: callMembers.from_number,
  to_number: callMembers.to_number,
});
const FLAG_OF: Record<string, string> = {
  direction: "--direction",
  started_at: "--started-at",
  from_number: "--from",
  to_number: "--to",
};

/** What holds for every call of an import. */
export interface ImportOptions {
  agentId: string;
  /** As `POST /v1/calls` names it; null to find out from each file. */
  format: string | null;
  speakers: Record<string, Speaker>;
  /** Said of every call, whatever its file says. */
  facts: z.output<typeof Facts>;
}

/** What the flags of the command line say. Throws a Failure that names a bad one. */
export function readOptions(flags: Flags): ImportOptions {
  if (typeof flags.agent !== "string" || flags.agent === "")
    throw new Failure("Name the agent whose configuration applies with --agent.");
  const said = {
    direction: flags.direction,
    started_at: flags["started-at"],
    from_number: flags.from,
    to_number: flags.to,
  };
  const facts = Facts.safeParse(said);
  if (!facts.success) {
    const [issue] = facts.error.issues;
    const member = String(issue?.path[0]) as keyof typeof said;
    throw new Failure(`${FLAG_OF[member]} is ${said[member]}: ${issue?.message}`);
  }
  const given = flags.speaker ?? [];
  return {
    agentId: flags.agent,
    format: typeof flags.format === "string" ? flags.format : null,
    speakers: Object.fromEntries(
      (Array.isArray(given) ? given : [given]).map((text) => readSpeaker(String(text))),
    ),
    facts: facts.data,
  };
}

/** `0=agent`; the name may hold an equals sign itself. */
function readSpeaker(text: string): [string, Speaker] {
  const at = text.lastIndexOf("=");
  const role = speakerOf(text.slice(at + 1));
  if (at < 1 || !role) {
    throw new Failure(
      `--speaker is ${text}: write NAME=ROLE, such as "0=agent"; a role is agent, customer, system, tool.`,
    );
  }
  return [text.slice(0, at).trim(), role];
}
