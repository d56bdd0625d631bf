import { invalid } from "../../errors.ts";
import { isJson, type TakeRow } from "./call-row.ts";
import { eachCsvRow, isHeader, noHeader } from "./csv.ts";
import { eachLine, eachMember } from "./json.ts";

export const CALL_FORMATS = ["jsonl", "json", "csv"] as const;
export type CallFormat = (typeof CALL_FORMATS)[number];

/** Each is a reading by a model, which costs money. */
export const MAX_CALLS = 50_000;

const READERS = { jsonl: eachLine, json: eachMember, csv: eachCsvRow };

const ENDINGS: Record<string, CallFormat> = { jsonl: "jsonl", ndjson: "jsonl", csv: "csv" };

/** The rows of a file of calls, by the format that is said, that its name tells, or that it looks like. */
export function eachCallRow(
  content: string,
  { format, fileName }: { format: CallFormat | null; fileName: string | null },
  take: TakeRow,
): void {
  const text = content.replace(/^\ufeff/, "");
  const ending = /\.(\w+)$/.exec(fileName ?? "")?.[1]?.toLowerCase() ?? "";
  const reader = READERS[format ?? ENDINGS[ending] ?? formatOf(text.trimStart())];
  let taken = 0;
  reader(text, (json) => {
    taken += 1;
    if (taken > MAX_CALLS) throw tooManyCalls();
    take(json);
  });
}

function formatOf(text: string): CallFormat {
  if (text.startsWith("[")) return "json";
  const [firstLine = ""] = text.replace(/^sep=[,;\t]\r?\n/i, "").split(/\r\n?|\n/, 1);
  if (text.startsWith("{")) return !isJson(firstLine) && isJson(text) ? "json" : "jsonl";
  if (isHeader(firstLine)) return "csv";
  if (/^[^\S\r\n]*\{/m.test(text)) return "jsonl";
  throw noHeader();
}

const tooManyCalls = () =>
  invalid([
    {
      field: "content",
      message: `The file has more than ${MAX_CALLS.toLocaleString("en")} calls: send it in several parts.`,
    },
  ]);
