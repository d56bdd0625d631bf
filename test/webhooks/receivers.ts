import { createExecutionContext } from "cloudflare:test";
import { api } from "../../src/api/app.ts";
import { targetHealth } from "../../src/store/schema.ts";
import { continueReplay } from "../../src/webhooks/replay-many.ts";
import { type DeliveryAnswer, endpointSetting } from "./endpoints/setting.ts";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export interface Hit {
  host: string;
  event: { type: string; event_id: string; data: Record<string, unknown> };
  headers: Record<string, string>;
}

/** A workspace whose receivers answer by their host as `answers` says at that moment, 200 where it says nothing. */
export async function receivers(agent?: object) {
  const hits: Hit[] = [];
  const answers: Record<string, number> = {};
  const setting = await endpointSetting({
    ...(agent ? { agent } : {}),
    fetch: async (url, init) => {
      const request = new Request(url, init);
      const headers = Object.fromEntries(request.headers);
      hits.push({ host: url.hostname, event: await request.json(), headers });
      return new Response(null, { status: answers[url.hostname] ?? 200 });
    },
  });
  const { client, knocks, services } = setting;
  /** One event for each call, whatever else is told of it. */
  const at = async (host: string, settings: object = {}) =>
    (await setting.endpoint({ url: `https://${host}/`, events: ["call.analyzed"], ...settings })).endpoint_id;
  return {
    ...setting,
    hits,
    answers,
    at,
    to: (host: string) => hits.filter((hit) => hit.host === host),
    /** As after days of failures, whatever its health was. */
    disable: async (endpointId: string) => {
      const now = services.clock();
      const disabled = { disabledAt: now, reason: "Disabled." };
      await client.db
        .insert(targetHealth)
        .values({
          ...{ workspaceId: client.workspaceId, targetId: endpointId, failingSince: now - 6 * DAY_MS },
          ...disabled,
        })
        .onConflictDoUpdate({ target: [targetHealth.workspaceId, targetHealth.targetId], set: disabled });
    },
    show: async (endpointId: string) => (await client.send("GET", `/v1/endpoints/${endpointId}`)).body,
    /** Through the API on this setting's own services, so that its knocks are kept and only its receivers are spoken to. */
    post: async (path: string, body?: object) => {
      const request = new Request(`https://aftercall.example${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${client.key}`, "content-type": "application/json" },
        body: body ? JSON.stringify(body) : null,
      });
      const answer = await api.fetch(request, { services, requestId: "req_test" }, createExecutionContext());
      return {
        status: answer.status,
        location: answer.headers.get("location"),
        body: await answer.json<Record<string, unknown>>(),
      };
    },
    /** Goes on with every replay until there is nothing left to take up; answers how many messages it took. */
    replayAll: async () => {
      let messages = 0;
      for (let key = knocks.replays.shift(); key; key = knocks.replays.shift()) {
        await continueReplay(services, key);
        messages += 1;
      }
      return messages;
    },
    /** A call ends, and everything that was knocked for is attempted once. */
    tell: async () => {
      await setting.happen();
      await setting.deliverAll();
    },
    statuses: async (query = "") =>
      (await setting.deliveries(query)).map(({ status }: DeliveryAnswer) => status),
  };
}
