import type { TestProject } from "vitest/node";
import { setStage } from "./stage.ts";

/** Starts all that the browser tests share, once, and puts it away after the last of them. */
export default async function ({ provide }: TestProject): Promise<() => Promise<void>> {
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, interrupt);
  const log: string[] = [];
  const say = (line: string) => console.log(`browser tests: ${line}`);
  try {
    const { provided, gone, end } = await setStage(say, (line) => log.push(line), interruption.signal);
    provide("stage", provided);
    return async () => {
      // Else every test after that moment says only that nobody answers.
      if (gone.aborted) say(`the worker stopped by itself; its log ends so:\n${log.slice(-20).join("\n")}`);
      await end();
    };
  } catch (error) {
    if (log.length > 0) console.error(`The worker's log:\n${log.join("\n")}`);
    throw error;
  }
}
