import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { command } from "./command.ts";
import { Failure } from "./failure.ts";
import { readLabelledCalls } from "./replay/labelled-call.ts";
import { predictions } from "./replay/predictions.ts";
import { readLimit, textOf } from "./replay/read.ts";
import { findFaults, report } from "./replay/report.ts";
import { runCalls } from "./replay/run.ts";
import { tally } from "./replay/tally.ts";
import { TARGET_FLAGS, withTarget } from "./replay/target.ts";
import { progress } from "./terminal.ts";

const USAGE = `Usage: npm run replay -- FILE.jsonl [--limit N] [--out PREDICTIONS.jsonl] [--url URL --key KEY]

Each line of FILE: {"id", "turns": [{"role", "text"}], "fields": […], "call_time", "timezone", "language"?}.
Without --url a worker of its own is started for the run, with an empty database.`;

const show = progress();

/** `npm run replay`: sends recorded calls and shows what became of each; exit code 1 where one is lost or failed. */
await command(async (interrupted) => {
  const { values: flags, positionals } = parseArgs({
    allowPositionals: true,
    options: { limit: { type: "string" }, out: { type: "string" }, ...TARGET_FLAGS },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new Failure(USAGE);
  const calls = readLabelledCalls(await textOf(file), readLimit(flags.limit));
  await withTarget(flags, show, interrupted, async (target) => {
    const run = await runCalls(target, calls, show, interrupted);
    const result = tally(run.sent, run.listed);
    console.log(report(run.sent.size, result));
    if (flags.out) await writeFile(flags.out, predictions(calls, run.answers));
    const faults = findFaults(result);
    if (faults.length > 0)
      throw new Failure(`Not every call ended well:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
  });
});
