import type { AgentAnswer } from "../api/answers.ts";
import { Failure } from "../failure.ts";
import { tally } from "../replay/tally.ts";
import { waitForAnalyses } from "../replay/wait.ts";
import { fireMessages } from "./fire-messages.ts";
import type { LoadTools } from "./load-tools.ts";
import { report } from "./report.ts";
import { takenIn } from "./taken-in.ts";

const SECRET = "load-test-key";

/**
 * Calls that are told by a provider when they are over, in signed messages, some of them twice and out of order; whether
 * every one is analysed once. Throws a Failure where one is not.
 */
export async function loadFinishedCalls(tools: LoadTools): Promise<void> {
  const { api, show, calls, concurrency, interrupted } = tools;
  const agent = await api.post<AgentAnswer>("/v1/agents", {
    agent_name: "Line",
    post_call_data_extraction: [{ name: "name", type: "string", description: "Customer full name" }],
  });
  const { intake_url } = await api.post<{ intake_url: string }>("/v1/connections", {
    ...{ provider: "retell", agent_id: agent.agent_id, credentials: { api_key: SECRET } },
  });
  const began = Date.now();
  const answered = await fireMessages({ url: intake_url, secret: SECRET, calls, concurrency }, (done, all) =>
    show.live(`  ${done} of ${all} messages answered`),
  );
  show.line(`${answered.length} messages answered in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  const sent = await takenIn(tools, calls);
  const listed = await waitForAnalyses(api, sent, interrupted, (now) =>
    show.live(`  ${sent.size - now.waiting} of ${calls} calls analysed`),
  );
  show.end();
  const came = tally(sent, listed);
  console.log(report({ calls, answered, listed: listed.length, came }));
  if (came.completed !== calls || listed.length !== calls || answered.some(({ status }) => status !== 200)) {
    throw new Failure("Not every call arrived once.");
  }
}
