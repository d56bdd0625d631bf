import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { performRun } from "../../src/actions/perform.ts";
import { rollUp } from "../../src/analyses/roll-up.ts";
import type { CallView } from "../../src/calls/view.ts";
import { settleNow } from "../../src/conversations/own-call.ts";
import { takeIn } from "../../src/conversations/take-in.ts";
import { idsAt } from "../../src/id.ts";
import { openDatabase } from "../../src/store/database.ts";
import { longestValue } from "../support/longest-value.ts";
import { statisticsSetting as setting } from "./statistics-setting.ts";

const MAY_5 = "from=2026-05-05&until=2026-05-05";

describe("statistics of what comes late", () => {
  it("count a call that was told of in an hour with nothing else, and saved after later ones were rolled up", async () => {
    const { callAt, at, agentId, services, workspaceId, send, statistics, roll } =
      await setting("2026-05-05T08:00:00Z");
    await callAt("2026-05-05T09:00:00Z");
    at("2026-05-05T10:30:00Z");
    const key = { workspaceId, provider: "api", connectionId: "", providerCallId: "late-1" };
    const ended = {
      key: "1",
      callId: "late-1",
      at: services.clock(),
      kind: "ended" as const,
      facts: { agent: agentId },
    };
    services.requestAssembly = async () => {};
    await takeIn(services, { workspaceId, provider: "api", connectionId: null }, [ended]);
    await callAt("2026-05-05T11:10:00Z");
    at("2026-05-05T12:06:00Z");
    await roll();
    at("2026-05-05T12:20:00Z");
    await settleNow(services, key);
    expect((await send<CallView[]>("GET", "/v1/calls")).body).toHaveLength(3);
    at("2026-05-09T12:00:00Z");
    await roll();
    expect((await statistics(MAY_5)).totals.calls).toBe(3);
  });

  it("count a first reading, and a follow-up, that come after days in which nothing ran", async () => {
    const { at, ingest, process, roll, statistics, services, workspaceId } =
      await setting("2026-05-05T08:00:00Z");
    at("2026-05-05T10:00:00Z");
    const callId = await ingest();
    at("2026-05-12T00:00:00Z");
    await roll();
    expect((await statistics(MAY_5)).totals).toMatchObject({ pending: 1, analysed: 0 });
    await process(callId);
    at("2026-05-13T00:00:00Z");
    await roll();
    expect((await statistics(MAY_5)).totals).toMatchObject({ pending: 0, analysed: 1 });
    await performRun(services, { workspaceId, callId, name: "Auto follow-up" });
    at("2026-05-14T00:00:00Z");
    await roll();
    const [{ booked } = { booked: -1 }] = await services.db.all<{
      booked: number;
    }>(sql`SELECT COUNT(*) AS booked
      FROM schedules WHERE workspace_id = ${workspaceId} AND status <> 'blocked'`);
    expect(booked).toBe(1);
    expect((await statistics(MAY_5)).totals.follow_ups).toEqual({ booked: 1, reached: 0 });
  });

  it("are rolled up of many agents at once, in statements that D1 takes", async () => {
    const { client, workspaceId, at, services, statistics } = await setting("2026-05-01T00:00:00Z");
    const start = Date.parse("2026-05-01T00:00:00Z");
    const rows = Array.from({ length: 4_800 }, (_, place) => {
      const time = start + Math.floor(place / 30) * 3_600_000;
      return [idsAt(() => time)("call"), `agent_${place % 30}`];
    });
    await client.db.run(sql`INSERT INTO calls (workspace_id, id, agent_id, agent_version, provider, provider_call_id,
        direction, status, metadata, dynamic_variables, fingerprint, analysis_status, created_at)
      SELECT ${workspaceId}, value ->> 0, value ->> 1, 1, 'api', value ->> 0, 'inbound', 'completed', '{}', '{}', '',
        'completed', ${start} FROM json_each(${JSON.stringify(rows)})`);
    at("2026-05-09T00:00:00Z");
    const { DB, longest } = longestValue(env.DB);
    await rollUp({ ...services, db: openDatabase(DB) });
    expect(longest()).toBeLessThan(2_000_000);
    const { totals, agents } = await statistics("from=2026-05-01&until=2026-05-08");
    expect(totals.calls).toBe(4_800);
    expect(agents).toHaveLength(30);
  });
});
