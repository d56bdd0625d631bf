import type { AgentAnswer } from "../../api/answers.ts";
import type { ApiClient } from "../../api/client.ts";
import { Failure } from "../../failure.ts";
import { listCallsSince } from "../../replay/list-calls.ts";
import { waitForAnalyses } from "../../replay/wait.ts";
import type { LoadTools } from "../load-tools.ts";
import { takenIn } from "../taken-in.ts";
import { openDoor } from "./door.ts";
import { type OwnSystem, startOwnSystem } from "./own-system.ts";
import { play } from "./play.ts";
import { readBack } from "./read-back.ts";
import { liveFaults, liveReport } from "./report.ts";
import { DESKS, scriptCalls } from "./script.ts";
import { tallyLive } from "./tally.ts";

const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const SHOWN_FAULTS = 20;

/**
 * Calls that all go on at once, told utterance by utterance, some of them to be handed over; whether each transcript
 * is whole and each transfer made once, and how long deciding it took. Throws a Failure where anything is lost,
 * doubled or wrong.
 */
export async function loadLiveCalls(tools: LoadTools): Promise<void> {
  const { api, interrupted, show } = tools;
  const own = await startOwnSystem(api, interrupted);
  try {
    const script = scriptCalls(tools.calls, Date.now());
    const door = openDoor(await setUp(api, own), SECRET, tools.concurrency, interrupted);
    const all = script.reduce((sum, { messages, end }) => sum + messages.length + (end ? 1 : 0), 0);
    show.line(`${script.length} calls in ${all} messages, ${tools.concurrency} on their way at once`);
    const began = Date.now();
    let done = 0;
    const { sentAt, told } = await play(script, door, own, () => {
      show.live(`  ${++done} of ${all} messages answered`);
    });
    const playedMs = Date.now() - began;
    show.line(`${door.answered.length} messages answered in ${(playedMs / 1000).toFixed(1)} s`);
    const ids = await takenIn(tools, script.length);
    const ended = script.flatMap(({ id, end }) => {
      const callId = ids.get(id);
      return end && callId !== undefined ? [[id, callId] as const] : [];
    });
    await waitForAnalyses(api, new Map(ended), interrupted, (now) =>
      show.live(`  ${ended.length - now.waiting} of ${ended.length} calls analysed`),
    );
    let read = 0;
    const listed = await listCallsSince(api, "");
    const shown = await readBack(api, tools.worker, listed, () =>
      show.live(`  ${++read} of ${listed.length} calls read back`),
    );
    show.end();
    const tally = tallyLive(script, shown, sentAt);
    const run = { answered: door.answered, playedMs, told, refused: own.refused() };
    console.log(liveReport(tally, run));
    const faults = liveFaults(tally, run);
    if (faults.length > 0) throw new Failure(sentenceOf(faults));
  } finally {
    await own.close();
  }
}

/** The agent, its webhook and its connection; answers where messages are posted to. */
async function setUp(api: ApiClient, own: OwnSystem): Promise<string> {
  await api.patch("/v1/calling-rules", { allowed_countries: ["US"] });
  const agent = await api.post<AgentAnswer>("/v1/agents", {
    agent_name: "Line",
    ...{ webhook_url: own.url, webhook_events: ["call.transfer"] },
    post_call_data_extraction: [
      {
        ...{ name: "wants_to_cancel", type: "boolean" },
        description: "Whether the customer wants to cancel the contract.",
      },
    ],
    post_call_actions: [
      {
        ...{ type: "transfer_call", name: "Cancellations" },
        condition: { field: "wants_to_cancel", operator: "==", value: true },
        config: { to_number: DESKS.condition, on_request: false },
      },
      { type: "transfer_call", name: "Desk", config: { to_number: DESKS.person } },
    ],
  });
  own.trust(agent.webhook_secret ?? "");
  const { intake_url } = await api.post<{ intake_url: string }>("/v1/connections", {
    ...{ provider: "generic", agent_id: agent.agent_id, credentials: { webhook_secret: SECRET } },
  });
  return intake_url;
}

function sentenceOf(faults: readonly string[]): string {
  const left = faults.length - SHOWN_FAULTS;
  return [
    "Not every call went as it should:",
    ...faults.slice(0, SHOWN_FAULTS).map((fault) => `- ${fault}`),
    ...(left > 0 ? [`- and ${left} more.`] : []),
  ].join("\n");
}
