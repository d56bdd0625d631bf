import { readFile } from "node:fs/promises";
import { Failure } from "../failure.ts";

/** The text of a file that was named on the command line. */
export async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new Failure(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** What `--limit` says; all calls where it is not given. */
export function readLimit(text: string | undefined): number {
  return text === undefined ? Number.POSITIVE_INFINITY : readCount("limit", text, 1);
}

/** The whole number that a flag gives. */
export function readCount(flag: string, text: string, least: number): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < least)
    throw new Failure(`--${flag} is ${text}: use a whole number from ${least}.`);
  return count;
}
