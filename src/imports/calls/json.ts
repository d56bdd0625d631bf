import { jsonRow, refusedRow, type TakeRow } from "./call-row.ts";

/** The lines of JSON Lines (jsonlines.org), of which each is a call; `row` is the line, from 1. Empty ones are left out. */
export function eachLine(text: string, take: TakeRow): void {
  const end = text.includes("\n") ? "\n" : "\r";
  let row = 0;
  for (let from = 0; from <= text.length; ) {
    const at = text.indexOf(end, from);
    const past = at === -1 ? text.length : at;
    row += 1;
    const line = text.slice(from, past).trim();
    if (line !== "") take(jsonRow(row, line));
    from = past + 1;
  }
}

const [QUOTE, BACKSLASH, COMMA, OPEN, CLOSE, OPEN_OBJECT, CLOSE_OBJECT] = [34, 92, 44, 91, 93, 123, 125];

/**
 * The members of a list in JSON, `row` from 1; a file that is no list is one call. The list is not read as a whole: of one
 * with a fault in it the other members are taken, and it needs no room beside its text.
 */
export function eachMember(content: string, take: TakeRow): void {
  const text = content.trim();
  if (!text.startsWith("[")) {
    take(jsonRow(1, text));
    return;
  }
  let [row, from, depth] = [0, 1, 0];
  let isInText = false;
  const end = (at: number, isLast: boolean) => {
    const member = text.slice(from, at).trim();
    from = at + 1;
    // A list may be empty, or end with a comma.
    if (isLast && member === "") return;
    row += 1;
    take(jsonRow(row, member));
  };
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) isInText = !isInText;
    else if (isInText) at += code === BACKSLASH ? 1 : 0;
    else if (code === OPEN || code === OPEN_OBJECT) depth += 1;
    else if (depth > 0) depth -= code === CLOSE || code === CLOSE_OBJECT ? 1 : 0;
    else if (code === COMMA) end(at, false);
    else if (code === CLOSE) {
      end(at, true);
      const rest = text.slice(from).trim();
      if (rest !== "")
        take(refusedRow(row + 1, "It stands behind the end of the list: move it inside.", rest));
      return;
    }
  }
  end(text.length, true);
}
