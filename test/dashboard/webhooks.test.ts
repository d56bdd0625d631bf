import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { insertDeliveries, type NewDelivery } from "../../src/store/deliveries.ts";
import { endpoints, targetHealth } from "../../src/store/schema.ts";
import { EXAMPLE_AGENT } from "../support/example.ts";
import { receivers } from "../webhooks/receivers.ts";
import { signedInVisitor, textOf, type Visitor } from "./support/browser.ts";
import { PATIENCE } from "./support/calls.ts";

const WEBHOOKS = "/dashboard/webhooks";
const DELIVERIES = `${WEBHOOKS}/deliveries`;
const HOOK = "https://hook.example/";
/** What the real worker sends there ends at once: such an address is refused before anything is sent. */
const NOWHERE = "https://127.0.0.1/";
const HOSTILE = `<img src=x onerror="alert(1)">`;

interface Endpoint {
  endpoint_id: string;
  url: string;
  events: string[] | null;
  agent_ids: string[] | null;
  retry_schedule: number[] | null;
  status: string;
  previous_secret_expires_at: string | null;
}

const endpointsOf = async (visitor: Visitor) =>
  (await visitor.client.send<Endpoint[]>("GET", "/v1/endpoints")).body;
const addEndpoint = async (visitor: Visitor, members: object = {}) =>
  (await visitor.client.send<Endpoint>("POST", "/v1/endpoints", { url: HOOK, ...members })).body.endpoint_id;

/** Nothing that goes to it leaves the worker. */
const lead = (visitor: Visitor, endpointId: string, url: string) =>
  visitor.client.db.update(endpoints).set({ url }).where(eq(endpoints.id, endpointId));

/** Somebody signed in to a workspace whose receivers answer as the test says. */
async function atReceivers(agent?: object) {
  const setting = await receivers(agent);
  return { ...setting, visitor: await signedInVisitor(setting.client) };
}

const delivery = (visitor: Visitor, n: number, change: Partial<NewDelivery> = {}): NewDelivery => ({
  ...{
    workspaceId: visitor.client.workspaceId,
    id: `dlv_${String(n).padStart(3, "0")}`,
    eventId: `evt_${n}`,
  },
  ...{ eventType: "call.analyzed", agentId: "agent_1", url: NOWHERE, method: "POST", body: '{"a":1}' },
  ...{ status: "failed", createdAt: Date.UTC(2026, 4, 7), finishedAt: Date.UTC(2026, 4, 7), ...change },
});

describe("the page of webhooks", () => {
  test("says in an empty workspace what an endpoint is, and leads to the form", async () => {
    const { html } = await (await signedInVisitor()).get(WEBHOOKS);
    expect(textOf(html)).toContain("No endpoint yet");
    expect(html).toContain(`href="${WEBHOOKS}/endpoints/new"`);
  });

  test("shows how each endpoint is doing: well, failing, or disabled and why", async () => {
    const { visitor, at, answers, tell, deliverAll } = await atReceivers();
    await at("good.example", { description: HOSTILE });
    await at("bad.example");
    const gone = await at("gone.example");
    answers["bad.example"] = 500;
    answers["gone.example"] = 410;
    await tell();
    await deliverAll();
    const { html } = await visitor.get(WEBHOOKS);
    const rows = textOf(html);
    expect(rows).toContain(HOSTILE);
    expect(html).not.toContain("<img src=x");
    expect(rows).toMatch(/good\.example\/ Active .* all 1 arrived/);
    expect(rows).toMatch(/bad\.example Failing Failing since/);
    expect(rows).toMatch(/gone\.example Disabled Disabled .* 410 Gone/);
    const page = textOf((await visitor.get(`${WEBHOOKS}/endpoints/${gone}`)).html);
    expect(page).toContain("Repair the receiver, send a test, then enable it.");
    expect((await visitor.post(`${WEBHOOKS}/endpoints/${gone}/enable`)).status).toBe(303);
    expect((await endpointsOf(visitor)).map(({ status }) => status)).toEqual(["active", "active", "active"]);
  });

  test("shows the agents' own webhooks too, and sends what was held for one when it is enabled", async () => {
    const { visitor, agentId, client, workspaceId } = await atReceivers({
      ...{ agent_name: "Line", webhook_url: HOOK },
    });
    const failure = {
      failingSince: Date.UTC(2026, 4, 1),
      disabledAt: Date.UTC(2026, 4, 6),
      reason: "Disabled: gone.",
    };
    await client.db.insert(targetHealth).values({ workspaceId, targetId: agentId, ...failure });
    await insertDeliveries(client.db, [delivery(visitor, 1, { agentId, status: "held", finishedAt: null })]);
    const text = textOf((await visitor.get(WEBHOOKS)).html);
    expect(text).toMatch(/Line https:\/\/hook\.example\/ Disabled .* Disabled: gone\./);
    const answer = await visitor.post(`${WEBHOOKS}/agents/${agentId}/enable`, { replay: "true" });
    expect(answer.headers.get("location")).toMatch(/^\/dashboard\/tasks\/replays\/replay_/);
    const sent = textOf((await visitor.get(answer.headers.get("location") ?? "")).html);
    expect(sent).toContain("1 held event is being sent");
    expect(textOf((await visitor.get(WEBHOOKS)).html)).toMatch(/Line https:\/\/hook\.example\/ Active/);
  });

  test("speaks Turkish", async () => {
    const visitor = await signedInVisitor();
    visitor.cookies.set("language", "tr");
    expect(textOf((await visitor.get(WEBHOOKS)).html)).toContain("Henüz uç nokta yok");
    expect(textOf((await visitor.get(DELIVERIES)).html)).toContain("Henüz bir şey gönderilmedi");
  });
});

describe("an endpoint", () => {
  test("is added by a form that shows its secret once, and how to check it", async () => {
    const visitor = await signedInVisitor();
    const { status, html } = await visitor.post(`${WEBHOOKS}/endpoints`, [
      ...[
        ["url", HOOK],
        ["description", "CRM"],
        ["events", "call.analyzed"],
        ["events", "call.ended"],
      ],
      ...[
        ["retry_schedule", "0 30s 5m, 2h"],
        ["rate_limit_per_second", ""],
        ["signatures", "v1"],
      ],
    ] as [string, string][]);
    expect(status).toBe(201);
    expect(html).toMatch(/<pre id="secret"[^>]*>whsec_\S+<\/pre>/);
    expect(textOf(html)).toContain("standardwebhooks");
    const [made] = await endpointsOf(visitor);
    expect(made).toMatchObject({
      ...{ url: HOOK, events: ["call.analyzed", "call.ended"], agent_ids: null },
      retry_schedule: [0, 30, 300, 7200],
    });
    const { html: page } = await visitor.get(`${WEBHOOKS}/endpoints/${made?.endpoint_id}`);
    expect(page).not.toContain("whsec_");
    expect(textOf(page)).toContain("0s 30s 5m 2h");
  });

  test("that cannot be is refused in the form, which keeps what was typed", async () => {
    const visitor = await signedInVisitor();
    const { status, html } = await visitor.post(`${WEBHOOKS}/endpoints`, {
      ...{ url: "http://10.0.0.1/", description: "Kept", retry_schedule: "0 soon", signatures: "v1" },
    });
    expect(status).toBe(422);
    expect(html).toContain('value="Kept"');
    expect(html).toContain('value="0 soon"');
    expect(html).toMatch(/href="#in-retry_schedule"/);
    const wrongUrl = await visitor.post(`${WEBHOOKS}/endpoints`, {
      url: "http://10.0.0.1/",
      signatures: "v1",
    });
    expect(textOf(wrongUrl.html)).toContain("Use https");
    expect(await endpointsOf(visitor)).toEqual([]);
  });

  test("is changed, given a new secret, and deleted", async () => {
    const visitor = await signedInVisitor();
    const id = await addEndpoint(visitor, { events: ["call.ended"], retry_schedule: [0, 90] });
    const path = `${WEBHOOKS}/endpoints/${id}`;
    const { html } = await visitor.get(`${path}/edit`);
    expect(html).toContain('value="0s 90s"');
    expect(html).toMatch(/value="call\.ended" checked/);
    const changed = { url: "https://other.example/", signatures: "v1", agent_ids: "agent_none" };
    const refused = await visitor.post(`${path}/edit`, changed);
    expect(refused.status).toBe(422);
    expect(textOf(refused.html)).toContain("There is no agent agent_none");
    expect(
      (await visitor.post(`${path}/edit`, { url: "https://other.example/", signatures: "v1" })).status,
    ).toBe(303);
    expect(await endpointsOf(visitor)).toMatchObject([
      { url: "https://other.example/", events: null, retry_schedule: null },
    ]);
    const rotated = await visitor.post(`${path}/rotate`);
    expect(rotated.html).toMatch(/whsec_/);
    expect((await endpointsOf(visitor))[0]?.previous_secret_expires_at).not.toBeNull();
    expect((await visitor.post(`${path}/delete`)).headers.get("location")).toBe(WEBHOOKS);
    expect((await visitor.get(path)).status).toBe(404);
  });

  test("is sent a test event, and shows what came of it", async () => {
    const visitor = await signedInVisitor();
    const id = await addEndpoint(visitor);
    await lead(visitor, id, NOWHERE);
    const answer = await visitor.post(`${WEBHOOKS}/endpoints/${id}/test`, { event_type: "call.ended" });
    expect(answer.status).toBe(303);
    const path = (answer.headers.get("location") ?? "").replace(/#.*/, "");
    const result = async () => textOf((await visitor.get(path)).html);
    await expect.poll(result, PATIENCE).toMatch(/What came of the test Failed Attempt 1/);
    expect(await result()).toContain("call.ended");
  });

  test("of another workspace is nobody's business", async () => {
    const owner = await signedInVisitor();
    const id = await addEndpoint(owner);
    const stranger = await signedInVisitor();
    for (const part of ["", "/edit"]) {
      expect((await stranger.get(`${WEBHOOKS}/endpoints/${id}${part}`)).status, part).toBe(404);
    }
    for (const doing of ["edit", "rotate", "test", "enable", "delete"]) {
      const form = { url: HOOK, signatures: "v1", event_type: "call.ended" };
      expect((await stranger.post(`${WEBHOOKS}/endpoints/${id}/${doing}`, form)).status, doing).toBe(404);
    }
    expect(await endpointsOf(owner)).toMatchObject([{ status: "active", previous_secret_expires_at: null }]);
  });
});

describe("the list of deliveries", () => {
  test("is narrowed by state, receiver, event, call, address and day, and says what is wrong with a filter", async () => {
    const visitor = await signedInVisitor();
    const { db } = visitor.client;
    await insertDeliveries(db, [
      delivery(visitor, 1, { endpointId: "ep_1", callId: "call_1" }),
      delivery(visitor, 2, { eventType: "call.ended", status: "delivered", agentId: "agent_2" }),
      delivery(visitor, 3, {
        url: "https://other.example/",
        createdAt: Date.UTC(2026, 4, 9),
        replayId: "replay_1",
      }),
    ]);
    const list = async (query: string) =>
      [...(await visitor.get(`${DELIVERIES}?${query}`)).html.matchAll(/<tr id="dlv_00(\d)"/g)].map(
        ([, n]) => n,
      );
    expect(await list("status=&event_type=&url=")).toEqual(["3", "2", "1"]);
    expect(await list("status=delivered")).toEqual(["2"]);
    expect(await list("event_type=call.ended")).toEqual(["2"]);
    expect(await list("endpoint_id=ep_1")).toEqual(["1"]);
    expect(await list("endpoint_id=none")).toEqual(["3", "2"]);
    expect(await list("agent_id=agent_2")).toEqual(["2"]);
    expect(await list("call_id=call_1")).toEqual(["1"]);
    expect(await list(`url=${encodeURIComponent("https://other.example/")}`)).toEqual(["3"]);
    expect(await list("replay_id=replay_1")).toEqual(["3"]);
    expect(await list("since=2026-05-08")).toEqual(["3"]);
    expect(await list("until=2026-05-07")).toEqual(["2", "1"]);
    expect(await list("status=lost")).toEqual(["3", "2", "1"]);
    const text = textOf((await visitor.get(`${DELIVERIES}?status=lost`)).html);
    expect(text).toContain("The list is not filtered, because: status:");
    expect(textOf((await visitor.get(`${DELIVERIES}?call_id=x`)).html)).toContain("No delivery matches");
  });

  test("goes on page by page, and keeps what is chosen when it renews itself", async () => {
    const visitor = await signedInVisitor();
    for (let n = 1; n <= 51; n += 1) await insertDeliveries(visitor.client.db, [delivery(visitor, n)]);
    const first = await visitor.get(`${DELIVERIES}?status=failed&delivery=dlv_050`, { "hx-request": "true" });
    expect(first.html).toMatch(/value="dlv_050" checked/);
    expect(first.html).toContain(`hx-get="${DELIVERIES}?status=failed"`);
    const [, next = ""] = /href="([^"]+)" rel="next"/.exec(first.html) ?? [];
    const second = await visitor.get(next.replaceAll("&amp;", "&"));
    expect([...second.html.matchAll(/<tr id="(\w+)"/g)].map(([, id]) => id)).toEqual(["dlv_001"]);
  });

  test("sends the chosen ones again, or all that match, as a task", async () => {
    const visitor = await signedInVisitor();
    const { client } = visitor;
    await insertDeliveries(client.db, [
      delivery(visitor, 1, { status: "delivered" }),
      delivery(visitor, 2, {}),
      delivery(visitor, 3, { eventType: "call.ended" }),
    ]);
    const statusOf = async (n: number) =>
      (await client.send("GET", `/v1/deliveries/dlv_00${n}`)).body.replay_id as string | null;
    const chosen = await visitor.post(`${DELIVERIES}/replay`, { delivery: "dlv_001", which: "chosen" });
    const path = chosen.headers.get("location") ?? "";
    expect(path).toMatch(/^\/dashboard\/tasks\/replays\/replay_/);
    expect(textOf((await visitor.get(path)).html)).toContain("1 chosen delivery");
    const replayId = path.replace(/.*\//, "");
    await expect.poll(() => statusOf(1), PATIENCE).toBe(replayId);
    expect([await statusOf(2), await statusOf(3)]).toEqual([null, null]);

    const all = await visitor.post(`${DELIVERIES}/replay?event_type=call.ended`, { which: "matching" });
    await expect
      .poll(() => statusOf(3), PATIENCE)
      .toBe((all.headers.get("location") ?? "").replace(/.*\//, ""));
    expect(await statusOf(2)).toBeNull();
  });

  test("takes the long ids of a schedule's events among the chosen ones", async () => {
    const visitor = await signedInVisitor();
    const { client } = visitor;
    const agent = await client.send("POST", "/v1/agents", EXAMPLE_AGENT);
    await client.send("POST", "/v1/endpoints", { url: "https://receiver.example/events" });
    await client.send("POST", "/v1/schedules", {
      agent_id: agent.body.agent_id,
      ...{ to_number: "+905321234567", from_number: "+908501234567" },
      scheduled_at: "2099-05-07T14:30:00+03:00",
    });
    const { body } = await client.send<{ delivery_id: string }[]>("GET", "/v1/deliveries");
    const id = body[0]?.delivery_id ?? "";
    expect(id.length).toBeGreaterThan(64);
    expect((await visitor.post(`${DELIVERIES}/replay`, { delivery: id })).status).toBe(303);
  });

  test("says where there is nothing to send again", async () => {
    const visitor = await signedInVisitor();
    await insertDeliveries(visitor.client.db, [delivery(visitor, 1, { test: true })]);
    const nothing = await visitor.post(`${DELIVERIES}/replay`, {});
    expect(nothing.status).toBe(422);
    expect(textOf(nothing.html)).toContain("Choose at least one delivery.");
    expect((await visitor.post(`${DELIVERIES}/replay`, { which: "matching" })).status).toBe(422);
    expect(
      (await visitor.post(`${DELIVERIES}/replay`, { delivery: "dlv_001" })).headers.get("location"),
    ).toBe(DELIVERIES);
    expect(textOf((await visitor.get(DELIVERIES)).html)).toContain("Nothing can be sent again of these");
  });
});

describe("a delivery", () => {
  test("shows its request without secrets, each attempt in words, and when the next one is", async () => {
    const { visitor, at, answers, tell, deliverAll, deliveries } = await atReceivers();
    await at("hook.example");
    answers["hook.example"] = 503;
    await tell();
    await deliverAll();
    const [{ delivery_id: id, call_id: callId } = { delivery_id: "", call_id: "" }] = await deliveries();
    const { html } = await visitor.get(`${DELIVERIES}/${id}`);
    const text = textOf(html);
    expect(text).toMatch(/Attempt 1 Failed there \(5xx\)/);
    expect(text).toContain("The endpoint answered 503: it failed on its side");
    expect(text).toContain("Next attempt:");
    expect(text).toMatch(/webhook-signature: \*+/);
    expect(text).toContain('"type": "call.analyzed"');
    expect(html).toContain(`href="/dashboard/calls/${callId}"`);
    expect(html).not.toMatch(/whsec_|v1,\w/);
    visitor.cookies.set("language", "tr");
    const turkish = textOf((await visitor.get(`${DELIVERIES}/${id}`)).html);
    expect(turkish).toContain("1. deneme Orada hata (5xx)");
    for (const page of [turkish, textOf((await visitor.get(DELIVERIES)).html)]) {
      expect(page).toContain("Uç nokta 503 yanıtını verdi");
      expect(page).not.toContain("The endpoint answered");
    }
  });

  test("is sent again from its page, or says why it is not", async () => {
    const visitor = await signedInVisitor();
    const { client } = visitor;
    const endpointId = await addEndpoint(visitor);
    await lead(visitor, endpointId, NOWHERE);
    await insertDeliveries(client.db, [
      delivery(visitor, 1, { endpointId, status: "held", body: HOSTILE, reason: HOSTILE }),
    ]);
    const page = await visitor.get(`${DELIVERIES}/dlv_001`);
    expect(page.html).not.toContain("<img src=x");
    expect(textOf(page.html)).toContain(HOSTILE);
    const failure = { failingSince: 1, disabledAt: 2, reason: "Disabled." };
    const health = { workspaceId: client.workspaceId, targetId: endpointId, ...failure };
    await client.db.insert(targetHealth).values(health);
    const refused = await visitor.post(`${DELIVERIES}/dlv_001/replay`);
    expect(refused.status).toBe(409);
    expect(textOf(refused.html)).toContain("Its receiver is disabled");
    await visitor.post(`${WEBHOOKS}/endpoints/${endpointId}/enable`);
    expect((await visitor.post(`${DELIVERIES}/dlv_001/replay`)).status).toBe(303);
    expect(textOf((await visitor.get(`${DELIVERIES}/dlv_001`)).html)).toContain("It is sent again.");
  });

  test("of another workspace is nobody's business", async () => {
    const owner = await signedInVisitor();
    await insertDeliveries(owner.client.db, [delivery(owner, 1)]);
    const stranger = await signedInVisitor();
    expect((await stranger.get(`${DELIVERIES}/dlv_001`)).status).toBe(404);
    expect((await stranger.post(`${DELIVERIES}/dlv_001/replay`)).status).toBe(404);
    const chosen = await stranger.post(`${DELIVERIES}/replay`, { delivery: "dlv_001" });
    expect(chosen.headers.get("location")).toBe(DELIVERIES);
    expect((await owner.client.send("GET", "/v1/deliveries/dlv_001")).body.status).toBe("failed");
  });
});
