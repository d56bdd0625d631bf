import { fold } from "./word.ts";

/** Letters and digits alone, for telling whether two names are one. */
export function squash(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, "");
}
