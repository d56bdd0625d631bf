import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { compose } from "../../src/compose.ts";
import { bookSchedule } from "../../src/schedules/book.ts";
import { type Client, mintClient } from "../support/client.ts";

const PLAN = {
  agent_id: "agent_1",
  to_number: "+905321234567",
  from_number: "+908501234567",
  scheduled_at: "2099-05-07T14:30:00",
  timezone: "Europe/Istanbul",
  calling_window: null,
  retry: null,
  dynamic_variables: {},
  explanation: "follow_up_date was said.",
};

let client: Client;
let stranger: Client;
beforeAll(async () => {
  client = await mintClient();
  stranger = await mintClient();
});

const book = (id: string, agentId = "agent_1") =>
  bookSchedule(compose(env), client.workspaceId, {
    id,
    plan: { ...PLAN, agent_id: agentId },
    call_id: null,
    action_name: null,
  });

describe("a schedule", () => {
  test("is read with its times in its own zone, and why", async () => {
    await book("sched_read");
    const { status, body } = await client.send("GET", "/v1/schedules/sched_read");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      schedule_id: "sched_read",
      to_number: "+905321234567",
      status: "active",
      scheduled_at: "2099-05-07T14:30:00+03:00",
      next_run_at: "2099-05-07T14:30:00+03:00",
      explanation: "follow_up_date was said.",
      attempts: [],
    });
  });

  test("is listed newest first, by agent and by status", async () => {
    await book("sched_list_1", "agent_listed");
    await book("sched_list_2", "agent_listed");
    await client.send("POST", "/v1/schedules/sched_list_1/cancel");
    const list = async (query: string) => {
      const { body } = await client.send<{ schedule_id: string }[]>("GET", `/v1/schedules?${query}`);
      return body.map((schedule) => schedule.schedule_id);
    };
    expect(await list("agent_id=agent_listed")).toEqual(["sched_list_2", "sched_list_1"]);
    expect(await list("agent_id=agent_listed&status=canceled")).toEqual(["sched_list_1"]);
    expect((await client.send("GET", "/v1/schedules?status=gone")).status).toBe(422);
  });

  test("is canceled, by either address, and stays canceled when canceled again", async () => {
    await book("sched_cancel");
    const first = await client.send("POST", "/v1/schedules/sched_cancel/cancel");
    expect(first.body).toMatchObject({ status: "canceled", next_run_at: null });
    const again = await client.send("DELETE", "/v1/schedules/sched_cancel");
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ status: "canceled" });
  });

  test("is nobody's business in another workspace", async () => {
    await book("sched_mine");
    expect((await stranger.send("GET", "/v1/schedules/sched_mine")).status).toBe(404);
    expect((await stranger.send("POST", "/v1/schedules/sched_mine/cancel")).status).toBe(404);
    expect((await stranger.send("GET", "/v1/schedules")).body).toEqual([]);
    expect((await client.send("GET", "/v1/schedules/sched_mine")).body.status).toBe("active");
  });
});
