import type { ImportPart } from "../store/imports.ts";

/** A value of D1 holds 2 MB (its documented limit); a part is read and written as one. */
const PART_BYTES = 1_000_000;
/** A row that is longer than a part has one of its own, up to this. */
export const MAX_ROW_BYTES = 1_900_000;

/** The rows of a file in parts: their number, and the parts in their order. */
export interface GatheredParts {
  total: number;
  parts: ImportPart[];
}

/** Gathers rows, each written as JSON, into parts that are JSON lists. */
export function gatherParts() {
  const encoder = new TextEncoder();
  const parts: ImportPart[] = [];
  let [total, bytes] = [0, 0];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) parts.push({ number: total - open.length, rows: `[${open.join(",")}]` });
    [open, bytes] = [[], 0];
  };
  return {
    add: (json: string): void => {
      const more = encoder.encode(json).byteLength + 1;
      if (bytes + more > PART_BYTES) close();
      open.push(json);
      total += 1;
      bytes += more;
    },
    end: (): GatheredParts => {
      close();
      return { total, parts };
    },
  };
}
