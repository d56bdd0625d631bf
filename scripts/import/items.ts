import { extname } from "node:path";
import { recognise } from "../../src/calls/transcripts/recognise.ts";

/** One call of a file, as yet unread; or why there is none. */
export type Item = { place: string } & (
  | {
      kind: "call";
      format: string;
      content: unknown /** Its id is made of this where it has none. */;
      source: string;
    }
  | { kind: "fault"; reason: string }
);

/** Formats of files that hold one transcript. */
const FORMATS: Record<string, string> = { ".vtt": "vtt", ".srt": "srt", ".txt": "auto" };

/** The calls of a file: each line of `.jsonl` is one, each member of a list in `.json`, unless it is a list of turns. */
export function itemsOf(file: string, text: string, format: string | null): Item[] {
  const kind = extname(file).toLowerCase();
  const content = text.replace(/^\uFEFF/, "");
  if (content.trim() === "") return [fault(file, "It is empty.")];
  if (kind === ".jsonl" || kind === ".ndjson") {
    return content.split("\n").flatMap((line, index) => {
      const place = `${file}:${index + 1}`;
      return line.trim() === "" ? [] : [jsonItem(place, line, format ?? "auto")];
    });
  }
  if (kind === ".json") return jsonItems(file, content, format ?? "auto");
  const known = format ?? FORMATS[kind];
  if (!known) {
    return [
      fault(
        file,
        "What it holds is not told by its name: use .json, .jsonl, .vtt, .srt or .txt, or --format.",
      ),
    ];
  }
  return [{ place: file, kind: "call", format: known, content, source: content }];
}

function jsonItems(file: string, text: string, format: string): Item[] {
  const item = jsonItem(file, text, format);
  if (item.kind === "fault" || !Array.isArray(item.content) || recognise(item.content) === "messages")
    return [item];
  if (item.content.length === 0) return [fault(file, "The list is empty.")];
  return item.content.map((content: unknown, index) => ({
    ...item,
    place: `${file}[${index}]`,
    content,
    source: JSON.stringify(content),
  }));
}

function jsonItem(place: string, text: string, format: string): Item {
  try {
    return { place, kind: "call", format, content: JSON.parse(text), source: text.trim() };
  } catch {
    return fault(place, "It is not JSON: export it again, or give a transcript in plain text the name .txt.");
  }
}

const fault = (place: string, reason: string): Item => ({ place, kind: "fault", reason });
