import { expect, it } from "vitest";
import type { CallView } from "../../src/calls/view.ts";
import { type StatisticsSetting, statisticsSetting as setting } from "./statistics-setting.ts";

const DAY = "from=2026-05-05&until=2026-05-05";
const found = async ({ send }: StatisticsSetting, status: string) =>
  (await send<CallView[]>("GET", `/v1/calls?analysis_status=${status}`)).body.map(({ call_id }) => call_id);

it("a call in progress waits for no analysis: the number and the list count those that are over, rolled up too", async () => {
  const own = await setting("2026-05-05T09:00:00Z");
  await own.callAt("2026-05-05T09:10:00Z");
  own.at("2026-05-05T09:20:00Z");
  const over = await own.ingest();
  own.at("2026-05-05T09:30:00Z");
  const begun = { agent_id: own.agentId, status: "in_progress", provider_call_id: "pending-1" };
  const { body } = await own.send<CallView>("POST", "/v1/calls", begun);
  const expected = { calls: 3, analysed: 1, pending: 1, calls_by_status: { in_progress: 1 } };
  expect((await own.statistics(DAY)).totals).toMatchObject(expected);
  expect(await found(own, "waiting")).toEqual([over]);
  expect(await found(own, "pending")).toEqual([body.call_id, over]);
  own.at("2026-05-05T10:06:00Z");
  await own.roll();
  expect((await own.statistics(DAY)).totals).toMatchObject(expected);
  await own.process(over);
  expect(await found(own, "waiting")).toEqual([]);
});
