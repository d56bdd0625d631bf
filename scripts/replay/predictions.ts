import type { CallAnswer } from "../api/answers.ts";

/** One `{"id", "data"}` line for each call that has ended, in the order of the file. */
export function predictions(
  calls: readonly { id: string }[],
  answers: ReadonlyMap<string, CallAnswer>,
): string {
  return calls
    .flatMap(({ id }) => {
      const call = answers.get(id);
      return call ? [`${JSON.stringify({ id, data: call.analysis.data })}\n`] : [];
    })
    .join("");
}
