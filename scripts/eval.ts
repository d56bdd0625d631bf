import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { command } from "./command.ts";
import { judge } from "./eval/judge.ts";
import { readLabels, withoutPii } from "./eval/labelled-call.ts";
import { mistakes } from "./eval/mistakes.ts";
import { promptSize } from "./eval/prompt-size.ts";
import { readerTimes } from "./eval/reader-time.ts";
import { requestOf } from "./eval/request.ts";
import { ownCost, summary } from "./eval/summary.ts";
import { table } from "./eval/table.ts";
import { rowsOf } from "./eval/tally.ts";
import { Failure } from "./failure.ts";
import { predictions } from "./replay/predictions.ts";
import { readCount, readLimit, textOf } from "./replay/read.ts";
import { findFaults } from "./replay/report.ts";
import { runCalls } from "./replay/run.ts";
import { tally } from "./replay/tally.ts";
import { TARGET_FLAGS, withTarget } from "./replay/target.ts";
import { progress } from "./terminal.ts";

const USAGE = `Usage: npm run eval -- [FILE.jsonl] [--model MODEL] [--limit N] [--half A|B] [--errors N]
                        [--out PREDICTIONS.jsonl] [--url URL --key KEY]

Each line of FILE: {"id", "source", "turns": [{"role", "text"}], "fields": […], "expected": {name: value},
"alternates"?, "call_time"?, "timezone"?, "language"?, "meta"?: {"spoken", "formats"}}; without FILE bench/calls.jsonl.
MODEL as EXTRACTION_MODEL: offline, or openai-compatible:<model> with OPENAI_BASE_URL and OPENAI_API_KEY.
With --url the worker there reads the calls, with the model it is set to.`;

const SAMPLE = fileURLToPath(new URL("../bench/calls.jsonl", import.meta.url));

const show = progress();

/** `npm run eval`: how well labelled calls are read, through the whole pipeline; exit code 1 where one is lost or failed. */
await command(async (interrupted) => {
  const { values: flags, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...TARGET_FLAGS,
      model: { type: "string" },
      limit: { type: "string" },
      half: { type: "string" },
      errors: { type: "string", default: "0" },
      out: { type: "string" },
    },
  });
  const [file = SAMPLE] = positionals;
  if (positionals.length > 1) throw new Failure(USAGE);
  if (flags.url && flags.model)
    throw new Failure("--model is for a worker of its own; the one at --url has its model set.");
  const calls = readLabels(await textOf(file), readLimit(flags.limit), flags.half);
  const shown = readCount("errors", flags.errors, 0);
  const requests = calls.map(requestOf);

  await withTarget(flags, show, interrupted, async (target) => {
    const run = await runCalls(target, calls.map(withoutPii), show, interrupted);
    const judgements = calls.flatMap((call) => judge(call, run.answers.get(call.id)));
    const result = tally(run.sent, run.listed);
    const wrong = mistakes(judgements, shown);
    console.log(`\n${table(rowsOf(judgements))}\n`);
    console.log(summary(result, [...run.answers.values()], judgements));
    console.log(ownCost(promptSize(requests), readerTimes(requests)));
    if (wrong.length > 0) console.log(`\n${wrong.join("\n")}`);
    if (flags.out) await writeFile(flags.out, predictions(calls, run.answers));
    const faults = findFaults(result);
    if (faults.length > 0)
      throw new Failure(`Not every call ended well:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
  });
});
