import { AppError } from "../../errors.ts";

export const MAX_TURNS = 5000;
export const MAX_TRANSCRIPT_BYTES = 1024 * 1024;

export const tooManyBytes = () =>
  new AppError("too_large", "The transcript is over 1 MiB: send it in parts, as calls of their own.");

/** Throws `too_large` beyond 1 MiB or 5,000 turns, because a limit is not a mistake in a field. */
export function checkSize(bytes: number, turns: number): void {
  if (bytes > MAX_TRANSCRIPT_BYTES) {
    throw tooManyBytes();
  }
  if (turns > MAX_TURNS) {
    throw new AppError(
      "too_large",
      `The transcript has over ${MAX_TURNS} turns: join short ones, or send it in parts.`,
    );
  }
}
