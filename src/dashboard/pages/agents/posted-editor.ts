import type { DashboardContext } from "../../context.ts";
import { edit } from "./edit.ts";
import { type Draft, readForm } from "./form/read.ts";
import { JSON_INPUT } from "./json-section.tsx";
import { jsonText, type LineError, readJsonText } from "./json-text.ts";
import { type Part, partNamed } from "./place-words.ts";

/** What the editor's form asks for. */
export type Command =
  | { kind: "show" }
  /** `over`: the version that somebody saved meanwhile, which this is to follow all the same. */
  | { kind: "save"; over: number | null };

export interface PostedEditor {
  /** Null: the JSON view says nothing that could be read, as `unreadable` tells. */
  draft: Draft | null;
  unreadable: LineError | null;
  /** The text of the JSON view, as it was written where it is shown again. */
  text: string;
  part: Part;
  /** The version that the draft began from. */
  version: number;
  command: Command;
}

/** The draft that was posted, with the pressed button's change made in it, and what is to happen with it. */
export async function postedEditor(c: DashboardContext): Promise<PostedEditor> {
  const form = await c.req.formData();
  const inputs = [...form].flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  const input = (name: string) => inputs.find(([one]) => one === name)?.[1];
  const [verb = "", ...words] = (input("do") ?? "check").split(".");
  const standsIn = partNamed(input("part"));
  const version = Number(/^\d{1,9}$/.exec(input("version") ?? "")?.[0] ?? 0);
  const command: Command =
    verb === "save"
      ? { kind: "save", over: words[0] === "over" ? Number(words[1]) : null }
      : { kind: "show" };
  const asked = verb === "show" ? partNamed(words[0]) : standsIn;
  const written = standsIn === "json" ? input(JSON_INPUT) : undefined;
  if (written !== undefined) {
    const read = readJsonText(written);
    const base = { text: written, version, command };
    if ("wrong" in read) return { ...base, draft: null, unreadable: read.wrong, part: "json" };
    return { ...base, draft: read.draft, unreadable: null, part: asked };
  }
  const draft = edit(readForm(inputs), [verb, ...words].join("."));
  return { draft, unreadable: null, text: jsonText(draft), part: asked, version, command };
}
