import { createExecutionContext } from "cloudflare:test";
import { expect } from "vitest";
import type { Overview } from "../../src/analyses/overview.ts";
import { rollUp } from "../../src/analyses/roll-up.ts";
import { api } from "../../src/api/app.ts";
import { reanalysisSetting } from "../analyses/setting.ts";
import { READ } from "../calls/setting.ts";
import { scriptedModel } from "../support/scripted-model.ts";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A workspace whose calls come in when the test says, and whose statistics are asked for at any time. */
export async function statisticsSetting(start: string) {
  const now = Date.parse(start);
  const standing = await reanalysisSetting({ models: [scriptedModel(READ)], now });
  const { services, pass, client } = standing;
  const send = async <Body>(method: string, path: string, body?: object) => {
    const request = new Request(`https://aftercall.example${path}`, {
      method,
      headers: { authorization: `Bearer ${client.key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await api.fetch(request, { services, requestId: "req_test" }, createExecutionContext());
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  };
  const at = (time: string) => pass(Date.parse(time) - services.clock());
  return {
    ...standing,
    at,
    send,
    /** A call that comes in at a time and is read at once. */
    callAt: async (
      time: string,
      change: object = {},
      process: Parameters<typeof standing.process>[1] = {},
    ) => {
      at(time);
      const callId = await standing.ingest(change);
      await standing.process(callId, process);
      return callId;
    },
    statistics: async (query: string) => {
      const { status, body } = await send<Overview>("GET", `/v1/statistics?${query}`);
      expect(status, JSON.stringify(body)).toBe(200);
      return body;
    },
    /** Rolls up until nothing is left, as the sweep does minute by minute. */
    roll: async () => {
      for (let minutes = 0; minutes < 50; minutes++) if ((await rollUp(services)) === 0) return;
      throw new Error("It never ends.");
    },
  };
}
export type StatisticsSetting = Awaited<ReturnType<typeof statisticsSetting>>;
