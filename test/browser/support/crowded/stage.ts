import type { Crowd } from "../../../../bench/support/crowd-wanted.ts";
import {
  type AgentAnswer,
  type CallAnswer,
  type IngestAnswer,
  isAnalysed,
} from "../../../../scripts/api/answers.ts";
import { apiClient } from "../../../../scripts/api/client.ts";
import { Failure } from "../../../../scripts/failure.ts";
import { putAway } from "../put-away.ts";
import { ANY_TIME, OWN_NUMBER } from "../seeded-agent.ts";
import { type SignedIn, signInToAll } from "../sign-in.ts";
import { startSite } from "../site.ts";
import { untilTrue } from "../until-true.ts";
import { CROWDED_WORKSPACES, type CrowdedName, type Keys, workspaceId } from "../workspaces.ts";
import { fillDatabase } from "./fill.ts";
import { MODEL, startModel } from "./model.ts";
import { disputedCall, READINGS, readingAgent } from "./reading.ts";

export const CALLS = 100_000;
const AGENTS = ["North", "South", "West"];
/** More than a page has rows, so that there is one that cannot be shown. */
const BROKEN_CALLS = 80;
/** More than a day of a calendar has room for. */
export const PLANNED = 12;

/** What stands ready on the site with very many calls; plain data. */
export interface Crowded extends Crowd {
  url: string;
  keys: Keys<CrowdedName>;
  cookies: SignedIn<CrowdedName>;
  /** The day for which calls are planned, in UTC: `2026-05-07`. */
  plannedOn: string;
  /** Of the workspace `reading`: its agent, and a call that its two readers read differently. */
  reading: { agent: string; disputed: string };
}

const PATIENCE_MS = 10_000;
const DAY_MS = 86_400_000;

/**
 * A second worker, with 100,000 calls in its database before it opens it, a remote model (`model.ts`), and somebody
 * signed in to each of its workspaces; `browser` is where one listens. `end` puts all of it away, also after a start
 * that failed midway.
 */
export async function setCrowdedStage(
  browser: string,
  onLog: (line: string) => void,
  interrupted: AbortSignal,
): Promise<{ crowded: Crowded; gone: AbortSignal; end(): Promise<void> }> {
  const { later, end } = putAway();
  try {
    const model = later(await startModel(READINGS), (one) => one.close());
    let crowd: Crowd | null = null;
    const site = later(
      await startSite(
        {
          workspaces: CROWDED_WORKSPACES,
          settings: { extractionModel: `openai-compatible:${MODEL}`, openaiBaseUrl: model.url },
          fill: async (persistTo, { encryptionKeys }) => {
            const crowded = { workspaceId: workspaceId("crowded"), agents: AGENTS, calls: CALLS };
            const broken = { workspaceId: workspaceId("broken"), calls: BROKEN_CALLS };
            crowd = await fillDatabase(persistTo, { encryptionKeys, crowded, broken }, interrupted);
          },
        },
        interrupted,
        onLog,
      ),
      (one) => one.stop(),
    );
    if (crowd === null) throw new Failure("The crowded site's database was not filled.");
    const { agents } = crowd as Crowd;
    const { url, keys, gone } = site;
    const [plannedOn, reading, cookies] = await Promise.all([
      plan({ url, apiKey: keys.crowded }, agents[0] ?? "", interrupted),
      readTwice({ url, apiKey: keys.reading }, interrupted),
      signInToAll(browser, { url, keys }),
    ]);
    return { crowded: { ...(crowd as Crowd), url, keys, cookies, plannedOn, reading }, gone, end };
  } catch (error) {
    await end();
    throw error;
  }
}

interface Worker {
  url: string;
  apiKey: string;
}

/** Calls that are to come, all on one day. */
async function plan(worker: Worker, agentId: string, interrupted: AbortSignal): Promise<string> {
  const api = apiClient(worker, interrupted, PATIENCE_MS);
  await api.patch("/v1/calling-rules", { calling_window: ANY_TIME, allowed_countries: ["GB"] });
  const day = new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, "2026-05-07".length);
  for (let number = 0; number < PLANNED; number++) {
    await api.post("/v1/schedules", {
      ...{ agent_id: agentId, from_number: OWN_NUMBER, to_number: `+4420794602${number + 10}` },
      ...{ scheduled_at: `${day}T${number + 10}:30:00`, timezone: "UTC" },
    });
  }
  return day;
}

async function readTwice(worker: Worker, interrupted: AbortSignal): Promise<Crowded["reading"]> {
  const api = apiClient(worker, interrupted, PATIENCE_MS);
  const { agent_id: agent } = await api.post<AgentAnswer>("/v1/agents", readingAgent);
  const { call_id: disputed } = await api.post<IngestAnswer>(
    "/v1/calls",
    disputedCall(agent, "seeded-disputed"),
  );
  await untilTrue(`The call ${disputed}, which two read, is not analysed`, interrupted, async () =>
    isAnalysed(await api.get<CallAnswer>(`/v1/calls/${disputed}`)),
  );
  return { agent, disputed };
}
