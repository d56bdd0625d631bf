import { describe, expect, test } from "vitest";
import { deliver } from "../../src/webhooks/deliver.ts";
import { readTarget, refuseTarget } from "../../src/webhooks/target.ts";
import { type Client, mintClient } from "../support/client.ts";
import { migratedDatabase } from "../support/database.ts";
import { answer, webhookEndpoint } from "../support/webhook-endpoint.ts";
import { AGENT_SECRET, deliverySetting } from "./setting.ts";
import { HARMLESS_TARGETS, HOSTILE_TARGETS } from "./targets.ts";

const HOSTILE = [...new Set(Object.values(HOSTILE_TARGETS).flat())];
/** One for each trick. */
const TRICKS = Object.entries(HOSTILE_TARGETS).map(([trick, [url = ""]]) => [trick, url] as const);

describe.each(Object.entries(HOSTILE_TARGETS))("a webhook never goes to %s", (_trick, urls) => {
  test.each(urls)("%s", (url) => {
    expect(refuseTarget(url, false)).toMatch(/^[A-Z].*\.$/);
  });
});

test.each(HARMLESS_TARGETS)("a webhook may go to %s", (url) => {
  expect(refuseTarget(url, false)).toBeNull();
});

test("the tables hold at least 120 hostile targets and 30 harmless ones, none of them twice", () => {
  expect(HOSTILE.length).toBeGreaterThanOrEqual(120);
  expect(HOSTILE).toEqual(Object.values(HOSTILE_TARGETS).flat());
  expect(HARMLESS_TARGETS.length).toBeGreaterThanOrEqual(30);
  expect(new Set(HARMLESS_TARGETS).size).toBe(HARMLESS_TARGETS.length);
});

describe("at the front door", () => {
  /** What takes a URL, with the place that its refusal names. */
  const saves = {
    endpoint: ["/v1/endpoints", "url", (url: string) => ({ url })],
    agent: ["/v1/agents", "webhook_url", (url: string) => ({ agent_name: "Line", webhook_url: url })],
    action: [
      "/v1/agents",
      "post_call_actions.0.config.url",
      (url: string) => ({
        agent_name: "Line",
        post_call_actions: [{ type: "webhook", name: "CRM", config: { url } }],
      }),
    ],
  } as const;

  test.each(Object.keys(saves) as (keyof typeof saves)[])(
    "no hostile URL is saved in an %s",
    async (what) => {
      const [path, field, body] = saves[what];
      const client: Client = await mintClient();
      for (const [trick, url] of TRICKS) {
        const refused = await client.send<{ errors: { field: string }[] }>("POST", path, body(url));
        expect(refused.status, `${trick}: ${url}`).toBe(422);
        expect(refused.body.errors.map((error) => error.field)).toEqual([field]);
      }
      expect((await client.send("GET", path)).body).toEqual([]);
      expect((await client.send("POST", path, body("https://example.com/hook"))).status).toBe(201);
    },
  );
});

describe("at the attempt", () => {
  test("every hostile URL that is stored all the same is refused, and nothing leaves", async () => {
    const db = await migratedDatabase();
    const endpoint = webhookEndpoint(AGENT_SECRET);
    const { tools, workspaceId, place } = await deliverySetting(db, endpoint.fetch);
    for (const [n, url] of HOSTILE.entries()) {
      const id = `dlv_${n}`;
      await place({ id, target: { url } });
      const outcome = await deliver(tools, workspaceId, id);
      expect(outcome, url).toMatchObject({ kind: "parked" });
    }
    expect(endpoint.received).toEqual([]);
  });

  test.each(TRICKS)("a redirect to %s is not followed", async (_trick, location) => {
    const db = await migratedDatabase();
    const endpoint = webhookEndpoint(AGENT_SECRET, answer(307, null, { location: encodeURI(location) }));
    const asked: unknown[] = [];
    const { tools, workspaceId, place } = await deliverySetting(db, (url, init) => {
      asked.push([url.href, init.redirect]);
      return endpoint.fetch(url, init);
    });
    await place();
    expect(await deliver(tools, workspaceId, "dlv_1")).toMatchObject({ kind: "retry" });
    expect(asked).toEqual([["https://crm.example/leads", "manual"]]);
  });
});

test("what is answered is the URL object that was judged, with the number folded", () => {
  const target = readTarget("http://0x7f.1:8080/a?b=c", true);
  expect(target).toHaveProperty("url.href", "http://127.0.0.1:8080/a?b=c");
});

describe("with private targets allowed, for local use", () => {
  test.each(["http://127.0.0.1:8080/", "http://localhost/", "https://10.0.0.1:22/", "http://[::1]:3000/"])(
    "a webhook may go to %s",
    (url) => expect(refuseTarget(url, true)).toBeNull(),
  );

  test.each(["ftp://localhost/", "http://user:pass@localhost/", "localhost:3000/hook", "file:///etc/passwd"])(
    "%s is refused all the same",
    (url) => expect(refuseTarget(url, true)).not.toBeNull(),
  );
});
