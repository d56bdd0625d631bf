import { parseArgs } from "node:util";
import type { AgentAnswer } from "./api/answers.ts";
import { apiClient } from "./api/client.ts";
import { command } from "./command.ts";
import { Failure } from "./failure.ts";
import { IMPORT_FLAGS, readOptions } from "./import/options.ts";
import { summary } from "./import/report.ts";
import { importFiles } from "./import/run.ts";
import { TARGET_FLAGS, withTarget } from "./replay/target.ts";
import { progress } from "./terminal.ts";

const USAGE = `Usage: npm run import -- FILE… --agent AGENT_ID [--dry-run] [--format FORMAT] [--speaker "NAME=ROLE"]…
                          [--direction inbound|outbound] [--started-at TIME] [--from NUMBER] [--to NUMBER]
                          [--with-actions] [--url URL] [--key KEY]

FILE is .json, .jsonl, .vtt, .srt or .txt: a transcript, a platform's export of a call, or a body of POST /v1/calls. A list
in .json and the lines of .jsonl are calls of their own. What a file holds is found out by its marks; --format names it.
Without --url the calls go to http://localhost:8787, where npm start listens; the key may stand in BOOTSTRAP_API_KEY.`;

/** Where `npm start` listens unless it is told otherwise. */
const LOCAL = "http://localhost:8787";
/** A worker that is started again meanwhile is waited for. */
const PATIENCE_MS = 60_000;

const show = progress();

/** `npm run import`: sends calls of files; exit code 1 where one could not be read or was refused. */
await command(async (interrupted) => {
  const { values: flags, positionals: files } = parseArgs({
    allowPositionals: true,
    options: { ...IMPORT_FLAGS, ...TARGET_FLAGS },
  });
  if (files.length === 0) throw new Failure(USAGE);
  const isDryRun = flags["dry-run"] === true;
  const options = readOptions(flags);

  const run = async (api: Parameters<typeof importFiles>[2]) => {
    const tally = await importFiles(files, options, api, show);
    console.log(summary(tally, isDryRun));
    if (tally.failed > 0)
      throw new Failure(`${tally.failed} could not be imported: the lines above say why.`);
  };
  if (isDryRun) return run(null);
  const { url = LOCAL, key } = flags;
  await withTarget({ url, key }, show, interrupted, async (target) => {
    const api = apiClient(target, interrupted, PATIENCE_MS);
    // A wrong address, key or agent is one mistake, not one for each file.
    const agent = await api.get<AgentAnswer>(`/v1/agents/${encodeURIComponent(options.agentId)}`);
    const actions = agent.post_call_actions.map(({ name }) => name);
    if (actions.length > 0 && !flags["with-actions"]) throw actsAfterCalls(options.agentId, actions);
    await run(api);
  });
});

/** Old calls act like new ones: people would be rung about what they said months ago. */
function actsAfterCalls(agentId: string, actions: readonly string[]): Failure {
  return new Failure(
    `${agentId} acts after each call (${actions.join(", ")}), also after old ones. Import to an agent without post_call_actions, or add --with-actions to have them run.`,
  );
}
