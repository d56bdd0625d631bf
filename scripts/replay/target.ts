import { Failure } from "../failure.ts";
import { withTemporaryWorker } from "../local-worker/temporary.ts";
import type { Progress } from "../terminal.ts";

export const TARGET_FLAGS = { url: { type: "string" }, key: { type: "string" } } as const;

export interface Target {
  url: string;
  apiKey: string;
}

/** Runs `work` against the worker that `--url` and `--key` name, else against one of its own with the model named. */
export async function withTarget(
  { url, key, model }: { url?: string | undefined; key?: string | undefined; model?: string | undefined },
  show: Progress,
  interrupted: AbortSignal,
  work: (target: Target) => Promise<void>,
): Promise<void> {
  if (url) {
    const apiKey = key ?? process.env.BOOTSTRAP_API_KEY;
    if (!apiKey) throw new Failure("Give the API key of that worker with --key.");
    return work({ url: url.replace(/\/+$/, ""), apiKey });
  }
  show.line("Starting a worker of its own …");
  return withTemporaryWorker(interrupted, show.line, work, { model });
}
