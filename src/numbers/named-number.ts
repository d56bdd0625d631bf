import * as z from "zod";
import { invalid } from "../errors.ts";

/** What a client may call the number that a request is about; the first is our own name for it. */
const NAMES = ["phone_number", "to_number", "number"] as const;
type Named = { [Name in (typeof NAMES)[number]]?: string | undefined };

const HOW = "Give the number in E.164, e.g. +14155552671.";

/** A member that may name the number: text, which is yet to be read as one. */
export const NumberText = z.string(HOW).max(60).optional();

/** The number that a body names, as it stands there, and by which member; two members may not name two numbers. */
export function namedNumber(body: Named): { field: string; text: string } {
  const [first, ...rest] = NAMES.flatMap((field) => {
    const text = body[field];
    return text === undefined ? [] : [{ field, text }];
  });
  if (!first) throw invalid([{ field: "phone_number", message: HOW }]);
  const other = rest.find(({ text }) => text !== first.text);
  if (other) {
    const message = `It names another number than ${first.field}: leave one of them out.`;
    throw invalid([{ field: other.field, message }]);
  }
  return first;
}
