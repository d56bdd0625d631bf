import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { ScheduleView } from "../../../src/schedules/view.ts";
import { schedules } from "../../../src/store/schema.ts";
import { fieldsOf, type Problem, type Setting, scheduleSetting, TURKISH } from "./setting.ts";

let setting: Setting;
const made: ScheduleView[] = [];
beforeAll(async () => {
  setting = await scheduleSetting();
  for (const [n, toNumber] of [TURKISH, "+905321234568", TURKISH, TURKISH].entries()) {
    made.push(await setting.book({ to_number: toNumber, scheduled_at: `2099-05-0${n + 4}T14:30:00` }));
  }
  await setting.act(made[0]?.schedule_id ?? "", "cancel");
  await setting.act(made[2]?.schedule_id ?? "", "pause");
  await setting.client.db
    .update(schedules)
    .set({ callId: "call_1" })
    .where(eq(schedules.id, made[1]?.schedule_id ?? ""));
});

/** Which of the four, by their order of booking, a list answers. */
const listed = async (query: string) =>
  (await setting.list(query)).map(({ schedule_id: id }) => made.findIndex((one) => one.schedule_id === id));

describe("the schedules of a workspace", () => {
  test("are listed newest first, each as it is read alone", async () => {
    expect(await listed("")).toEqual([3, 2, 1, 0]);
    const [newest] = await setting.list();
    expect(newest).toEqual(await setting.read(made[3]?.schedule_id ?? ""));
  });

  test.each([
    ["status=active", [3, 1]],
    ["status=paused", [2]],
    ["status=canceled", [0]],
    ["status=blocked", []],
    ["to_number=%2B905321234567", [3, 2, 0]],
    ["to_number=+905321234567", [3, 2, 0]],
    ["to_number=+905321234567&status=active", [3]],
    ["call_id=call_1", [1]],
    ["agent_id=agent_nobody", []],
    ["from=2099-05-05T11:30:00Z", [3, 1]],
    ["from=2099-05-05T14:30:01%2B03:00", [3]],
    ["from=2099-05-05T14:30:01+03:00", [3]],
    ["before=2099-05-07T14:30:00%2B03:00", [1]],
    ["from=2099-05-05T00:00:00Z&before=2099-05-06T00:00:00Z", [1]],
  ])("are found by %s", async (query, expected) => {
    expect(await listed(query)).toEqual(expected);
    const { headers } = await setting.client.send("GET", `/v1/schedules?limit=1&${query}`);
    expect(headers.get("x-total-count")).toBe(String(expected.length));
  });

  test("are found by their agent", async () => {
    expect(await listed(`agent_id=${setting.agentId}`)).toEqual([3, 2, 1, 0]);
  });

  test("are paged by offset, and by the cursor of the Link header with its filter", async () => {
    expect(await listed("limit=2&offset=1")).toEqual([2, 1]);
    const seen: string[] = [];
    let next: string | undefined = "/v1/schedules?to_number=%2B905321234567&limit=2";
    let pages = 0;
    while (next) {
      const page: { headers: Headers; body: ScheduleView[] } = await setting.client.send("GET", next);
      seen.push(...page.body.map(({ schedule_id: id }) => id));
      expect(page.headers.get("x-total-count")).toBe("3");
      next = /<([^>]+)>; rel="next"/.exec(page.headers.get("link") ?? "")?.[1];
      pages++;
    }
    expect(pages).toBe(2);
    expect(seen).toEqual([3, 2, 0].map((n) => made[n]?.schedule_id));
  });

  test.each([
    ["status=gone", "status"],
    ["state=active", "state"],
    ["from=tomorrow", "from"],
    ["before=2099-05-07T14:30:00", "before"],
    ["limit=0", "limit"],
    ["limit=501", "limit"],
    ["cursor=x", "cursor"],
  ])("are not listed by %s", async (query, place) => {
    const { status, body } = await setting.client.send<Problem>("GET", `/v1/schedules?${query}`);
    expect(status).toBe(422);
    expect(fieldsOf(body)).toEqual([place]);
  });
});

test("an id that nobody has is not found", async () => {
  for (const id of ["sched_1", "x".repeat(300), "%F0%9F%8D%8E"]) {
    const { status, body } = await setting.client.send<Problem>("GET", `/v1/schedules/${id}`);
    expect(status).toBe(404);
    expect(body.detail).toMatch(/^There is no schedule .{1,64}: check the id, or list the schedules\.$/u);
  }
});
