import { beforeAll, describe, expect, test } from "vitest";
import { type Setting, scheduleSetting, THURSDAY, ZONE } from "./schedules/setting.ts";

let setting: Setting;
beforeAll(async () => {
  setting = await scheduleSetting();
});

describe("a schedule", () => {
  test("is booked, read, listed, changed, held, let go and canceled, each by its own address", async () => {
    const made = await setting.book({ metadata: { ticket: 7 } });
    const { schedule_id: id } = made;
    expect(await setting.read(id)).toEqual(made);
    expect(await setting.list()).toEqual([made]);
    const moved = await setting.patch(id, { scheduled_at: "2099-05-08T10:00:00" });
    expect(moved.body).toMatchObject({ scheduled_at: "2099-05-08T10:00:00+03:00", metadata: { ticket: 7 } });
    expect((await setting.act(id, "pause")).body).toMatchObject({ status: "paused", next_run_at: null });
    expect((await setting.act(id, "resume")).body).toMatchObject({
      ...{ status: "active", next_run_at: "2099-05-08T10:00:00+03:00" },
    });
    expect(await setting.occurrences(id)).toEqual([
      { at: "2099-05-08T10:00:00+03:00", local: "2099-05-08T10:00:00" },
    ]);
    expect((await setting.attempts(id)).body).toEqual([]);
    expect((await setting.client.send("DELETE", `/v1/schedules/${id}`)).body).toMatchObject({
      ...{ status: "canceled", next_run_at: null },
    });
    expect(await setting.read(id)).toMatchObject({
      status: "canceled",
      scheduled_at: "2099-05-08T10:00:00+03:00",
    });
  });

  test("is nobody's business in another workspace, by any address", async () => {
    const { schedule_id: id } = await setting.book();
    const before = await setting.read(id);
    const stranger = await scheduleSetting();
    for (const [method, path, body] of [
      ["GET", ""],
      ["PATCH", "", { scheduled_at: THURSDAY, timezone: ZONE }],
      ["DELETE", ""],
      ["GET", "/occurrences"],
      ["GET", "/attempts"],
      ["POST", "/pause"],
      ["POST", "/resume"],
      ["POST", "/run-now"],
      ["POST", "/cancel"],
    ] as const) {
      const { status, body: answer } = await stranger.client.send(method, `/v1/schedules/${id}${path}`, body);
      expect(status, method + path).toBe(404);
      expect(answer.detail, method + path).toMatch(/^There is no schedule sched_\w+: check the id/);
    }
    expect(await stranger.list()).toEqual([]);
    expect(await stranger.list(`to_number=${encodeURIComponent("+905321234567")}`)).toEqual([]);
    expect(await setting.read(id)).toEqual(before);
  });

  test("of an agent of another workspace is not to be had", async () => {
    const stranger = await scheduleSetting();
    const { status, body } = await stranger.post({ ...stranger.plan, agent_id: setting.agentId });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { field: "agent_id", message: `There is no agent ${setting.agentId}: create it, or check the id.` },
    ]);
  });
});
