/** What an API answers, or does not. */
export type Answer = () => Response | Promise<Response>;

export const lost: Answer = () => Promise.reject(new Error("reset"));

/** Answers of any API to what is asked once, and what is known of it then; a 400 has the provider's own words. */
export const FAILURES: readonly (readonly [string, Answer, "refused" | "unknown"])[] = [
  ["429", () => new Response("", { status: 429 }), "refused"],
  ["500", () => new Response("oops", { status: 500 }), "unknown"],
  ["a broken connection", lost, "unknown"],
];

/** The same as the answer that an adapter makes of them. */
export const FAILED = FAILURES.map(([name, answer, kind]) => [name, answer, { kind }] as const);
