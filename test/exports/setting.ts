import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { SEED_AGENT, seedCalls } from "../../bench/support/seed-calls.ts";
import { api } from "../../src/api/app.ts";
import { compose } from "../../src/compose.ts";
import { stepExport } from "../../src/exports/step.ts";
import type { ExportView } from "../../src/exports/view.ts";
import { sweep } from "../../src/jobs/sweep.ts";
import type { ExportIds } from "../../src/store/exports.ts";
import { register } from "../calls/setting.ts";
import { type Answer, type Client, mintClient } from "../support/client.ts";

export type ExportAnswer = ExportView & { errors: { field: string; message: string }[]; detail: string };

/** Thousands of calls are made for some of these tests, and read several times. */
export const PATIENCE = { timeout: 60_000 };
export const SEEDING_MS = 60_000;

/** A workspace with seeded calls of one agent, whose exports wait for their messages to be delivered by hand. */
export async function exportSetting({ calls = 0, agent = SEED_AGENT as object } = {}) {
  const client = await mintClient();
  const { agent_id: agentId } = await register(client, agent);
  const ids =
    calls > 0 ? await seedCalls(env.DB, { workspaceId: client.workspaceId, agents: [agentId], calls }) : [];
  return { ids, agentId, ...handWorked(client) };
}

/** The same of a client that there is. */
export function handWorked(client: Client) {
  const { workspaceId } = client;
  let now = Date.now();
  const knocks: ExportIds[] = [];
  const services = {
    ...compose(env),
    clock: () => now,
    requestExport: async (...ids: ExportIds[]) => void knocks.push(...ids),
  };
  const step = (exportId: string, tools: Partial<typeof services> = {}) =>
    stepExport({ ...services, ...tools }, { workspaceId, exportId });
  /** The REST door on this setting's clock and queue. */
  const send = async <Body>(method: string, path: string, body?: object): Promise<Answer<Body>> => {
    const request = new Request(`https://aftercall.example${path}`, {
      method,
      headers: { authorization: `Bearer ${client.key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await api.fetch(request, { services, requestId: "req_test" }, createExecutionContext());
    const text = new TextDecoder().decode(await response.arrayBuffer());
    const isJson = /\bjson\b/.test(response.headers.get("content-type") ?? "");
    const { status, headers } = response;
    return { status, headers, body: (isJson ? JSON.parse(text) : text) as Body };
  };
  return {
    client,
    workspaceId,
    services,
    knocks,
    send,
    step,
    look: async (id: string) => (await send<ExportAnswer>("GET", `/v1/exports/${id}`)).body,
    file: (id: string) => send<string>("GET", `/v1/exports/${id}/file`),
    pass: (ms: number) => {
      now += ms;
    },
    start: (body: object) => send<ExportAnswer>("POST", "/v1/exports", body),
    /**
     * Step by step until nothing knocks any more; answers how many steps it took. Of `slow` ones each has time for
     * few pages.
     */
    work: async (id: string, slow = false) => {
      let steps = 0;
      do {
        knocks.length = 0;
        let looks = 0;
        await step(id, slow ? { clock: () => now + 1_500 * looks++ } : {});
        steps++;
      } while (knocks.length > 0);
      return steps;
    },
    cancel: (id: string) => send<ExportAnswer>("POST", `/v1/exports/${id}/cancel`),
    /** What the sweep knocks for, of this workspace. */
    swept: async () => {
      knocks.length = 0;
      await sweep({ ...services, log: () => {} });
      return knocks.splice(0).filter((ids) => ids.workspaceId === workspaceId);
    },
  };
}
