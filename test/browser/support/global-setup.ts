import type { TestProject } from "vitest/node";
import { servePromised } from "./crowded/promised.ts";
import { setCrowdedStage } from "./crowded/stage.ts";
import { putAway } from "./put-away.ts";
import { setStage } from "./stage.ts";

/**
 * Starts all that the browser tests share, once, and puts it away after the last of them. The site with 100,000 calls is
 * filled while the first tests run: those that look at it wait for it.
 */
export default async function ({ provide }: TestProject): Promise<() => Promise<void>> {
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, interrupt);
  const say = (line: string) => console.log(`browser tests: ${line}`);
  const log: string[] = [];
  const { later, end } = putAway();
  // Else every test after that moment says only that nobody answers.
  const tellIfGone = (gone: AbortSignal, lines: readonly string[]) => {
    if (gone.aborted) say(`a worker stopped by itself; its log ends so:\n${lines.slice(-20).join("\n")}`);
  };
  try {
    const { provided, gone } = later(
      await setStage(say, (line) => log.push(line), interruption.signal),
      (stage) => stage.end(),
    );
    const crowdedLog: string[] = [];
    const crowded = setCrowdedStage(provided.browser, (line) => crowdedLog.push(line), interruption.signal);
    crowded.catch(({ message }: Error) => {
      if (!interruption.signal.aborted) say(`the site with 100,000 calls did not start: ${message}`);
    });
    const promised = await servePromised(crowded.then((stage) => stage.crowded));
    provide("stage", { ...provided, crowded: promised.url });
    return async () => {
      tellIfGone(gone, log);
      await promised.close();
      // Where no test has waited for it, it may still be starting.
      interruption.abort();
      await crowded.then(
        (stage) => {
          tellIfGone(stage.gone, crowdedLog);
          return stage.end();
        },
        () => {},
      );
      await end();
    };
  } catch (error) {
    await end();
    if (log.length > 0) console.error(`The worker's log:\n${log.join("\n")}`);
    throw error;
  }
}
