import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { exportSetting, PATIENCE } from "./setting.ts";

const DAY_MS = 86_400_000;

async function partsOf(id: string): Promise<number> {
  const counted = await env.DB.prepare("SELECT count(*) AS n FROM export_parts WHERE export_id = ?")
    .bind(id)
    .first<{ n: number }>();
  return counted?.n ?? 0;
}

it(
  "an export whose message was lost, or whose worker died, is knocked for again, and one that is over is not",
  PATIENCE,
  async () => {
    const setting = await exportSetting({ calls: 2 });
    const { export_id: id } = (await setting.start({ kind: "calls" })).body;
    expect(await setting.swept()).toEqual([]);
    setting.pass(30_000);
    expect(await setting.swept()).toEqual([{ workspaceId: setting.workspaceId, exportId: id }]);
    expect(await setting.swept(), "in the same minute").toEqual([]);
    await setting.work(id);
    const { export_id: canceled } = (await setting.start({ kind: "calls" })).body;
    await setting.cancel(canceled);
    setting.pass(DAY_MS);
    expect(await setting.swept()).toEqual([]);
  },
);

it(
  "the file of an export is kept for seven days, and then removed and said to be gone",
  PATIENCE,
  async () => {
    const setting = await exportSetting({ calls: 2 });
    const { export_id: id } = (await setting.start({ kind: "calls" })).body;
    await setting.work(id);
    setting.pass(7 * DAY_MS - 1);
    await setting.swept();
    expect((await setting.file(id)).status).toBe(200);
    setting.pass(1);
    const before = await setting.file(id);
    expect(before.status, "though its parts are still there").toBe(404);
    expect(await partsOf(id)).toBe(1);
    await setting.swept();
    expect(await partsOf(id)).toBe(0);
    const { status, body } = await setting.file(id);
    expect([status, body]).toEqual([
      404,
      expect.objectContaining({ detail: expect.stringContaining("7 days after it was made: start another") }),
    ]);
    expect(await setting.look(id)).toMatchObject({ status: "expired", done: 2 });
  },
);

it("what a canceled export had is removed, some at a time, and nothing of another", PATIENCE, async () => {
  const setting = await exportSetting({ calls: 1_600 });
  const { export_id: kept } = (await setting.start({ kind: "calls", format: "jsonl" })).body;
  await setting.work(kept);
  const { export_id: id } = (await setting.start({ kind: "calls", format: "jsonl" })).body;
  let looks = 0;
  const { clock } = setting.services;
  await setting.step(id, { clock: () => clock() + 2_500 * looks++ });
  const [before, own] = [await partsOf(kept), await partsOf(id)];
  expect(own).toBeGreaterThan(0);
  await setting.cancel(id);
  await setting.swept();
  expect(await partsOf(id)).toBe(0);
  expect(await partsOf(kept)).toBe(before);
  expect((await setting.file(kept)).status).toBe(200);
});
