import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { SEED_AGENT, seedCalls } from "../../bench/support/seed-calls.ts";
import type { CallView } from "../../src/calls/view.ts";
import { register } from "../calls/setting.ts";
import { type Answer, type Client, mintClient } from "../support/client.ts";

describe("a search that finds more than it looks through", () => {
  let client: Client;
  let connected: string[];
  beforeAll(async () => {
    client = await mintClient();
    const { agent_id } = await register(client, SEED_AGENT);
    const all = await seedCalls(env.DB, {
      workspaceId: client.workspaceId,
      agents: [agent_id],
      calls: 2_100,
    });
    // One in 50 was not answered: nothing was said in it.
    connected = all.filter((_, number) => number % 50 !== 49);
  });

  it("says so, counts no further, and is paged through to the end all the same", async () => {
    const found: string[] = [];
    let next: string | undefined = "/v1/calls?q=thank&limit=500";
    const limited: boolean[] = [];
    while (next) {
      const answer: Answer<CallView[]> = await client.send("GET", next);
      expect(answer.headers.get("x-total-count")).toBe("2000");
      limited.push(answer.headers.get("x-search-limited") === "true");
      found.push(...answer.body.map(({ call_id }) => call_id));
      next = /<([^>]+)>/.exec(answer.headers.get("link") ?? "")?.[1];
    }
    expect(found).toEqual(connected.toReversed());
    expect(limited).toEqual([true, false, false, false, false]);
  });

  it("is no concern of a workspace that has found nothing", async () => {
    const other = await mintClient();
    const { headers, body } = await other.send("GET", "/v1/calls?q=thank");
    expect([body, headers.has("x-search-limited"), headers.get("x-total-count")]).toEqual([[], false, "0"]);
  });

  it("looks for what else is asked among the newest of them", async () => {
    const { headers, body } = await client.send<CallView[]>("GET", "/v1/calls?q=thank&status=busy");
    expect([body, headers.get("x-search-limited")]).toEqual([[], "true"]);
    const before = await client.send(
      "GET",
      `/v1/calls?q=thank&status=busy&created_before=2020-01-01T00:00:00Z`,
    );
    expect(before.headers.has("x-search-limited")).toBe(false);
  });

  it("exports all that it finds", async () => {
    const { headers, body } = await client.send<string>("GET", "/v1/calls/export?format=jsonl&q=thank");
    expect(
      body
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).call_id),
    ).toEqual(connected.toReversed());
    expect(headers.has("x-search-limited")).toBe(false);
    const narrowed = await client.send("GET", "/v1/calls/export?format=jsonl&q=thank&status=completed");
    expect(narrowed.headers.get("x-search-limited")).toBe("true");
  });
});
