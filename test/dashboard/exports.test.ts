import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { ExportView } from "../../src/exports/view.ts";
import { idsAt } from "../../src/id.ts";
import type { ExportRow } from "../../src/store/exports.ts";
import { exportJobs } from "../../src/store/schema.ts";
import { signedInVisitor, textOf, type Visitor, visitorWith } from "./support/browser.ts";
import { makeCall, PATIENCE } from "./support/calls.ts";

const EVIL = "<img src=x onerror=alert(1)>";

/** What a browser does of a form whose answer leads on. */
async function submit(visitor: Visitor, path: string, format: string) {
  const { status, headers } = await visitor.post(path, { format });
  const to = headers.get("location") ?? "";
  return { status, to, ...(status === 303 ? { answer: await visitor.get(to) } : {}) };
}

const actionIn = (html: string, begin: string) =>
  new RegExp(`<form[^>]* action="(${begin}[^"]*)"`).exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "none";

/** An export that nobody works on, as it stands half-way. */
async function makeRunning(visitor: Visitor, change: Partial<ExportRow> = {}): Promise<string> {
  const { db, workspaceId } = visitor.client;
  const id = "exp_01k000000000000000000000a1";
  await db.insert(exportJobs).values({
    ...{ workspaceId, id, kind: "calls", format: "csv", columns: [], limited: false, createdBy: "key_1" },
    request: { kind: "calls", format: "csv", bom: true, filter: { status: "completed", q: EVIL } },
    ...{ cursor: "call_5", total: 4_000, done: 1_000, bytes: 2_500_000, parts: 0 },
    ...{ dueAt: Date.now() + 600_000, createdAt: Date.now() - 60_000 },
    ...change,
  });
  return `/dashboard/tasks/exports/${id}`;
}

describe("the export of the list of calls", { timeout: 30_000 }, () => {
  test("comes at once where it is small, by the list's filter, whatever page of it is shown", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    const page = await visitor.get(`/dashboard/calls?q=jane&status=&after=${callId}`);
    const action = actionIn(page.html, "/dashboard/tasks/exports/calls");
    const { status, to, answer } = await submit(visitor, action, "csv");
    expect([status, to]).toEqual([
      303,
      expect.stringMatching(/^\/dashboard\/tasks\/exports\/exp_\w+\/file$/),
    ]);
    expect(answer?.status).toBe(200);
    expect(answer?.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer?.headers.get("content-disposition")).toMatch(
      /^attachment; filename="calls-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(answer?.html).toContain(callId);
    expect(answer?.html).toContain("data.customer_name");
    const nobody = await submit(visitor, "/dashboard/tasks/exports/calls?q=nobody", "jsonl");
    expect(nobody.answer?.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
    expect(nobody.answer?.html).toBe("");
  });

  test("of many calls shows how far it is, goes on by itself, and is downloaded when it is done", async () => {
    const visitor = await signedInVisitor();
    const { db, workspaceId } = visitor.client;
    const { body: agent } = await visitor.client.send("POST", "/v1/agents", { agent_name: "Large" });
    const begin = Date.now() - 10_000;
    const ids = Array.from({ length: 5_200 }, (_, place) => idsAt(() => begin + place)("call"));
    await db.run(sql`INSERT INTO calls (workspace_id, id, agent_id, agent_version, provider, provider_call_id, direction,
        status, metadata, dynamic_variables, fingerprint, analysis_status, created_at)
      SELECT ${workspaceId}, value, ${agent.agent_id}, 1, 'api', value, 'inbound', 'completed', '{}', '{}', '', 'skipped', 0
      FROM json_each(${JSON.stringify(ids)})`);
    const { to, answer } = await submit(visitor, "/dashboard/tasks/exports/calls", "jsonl");
    expect(to).toMatch(/^\/dashboard\/tasks\/exports\/exp_\w+$/);
    expect(textOf(answer?.html ?? "")).toMatch(/[1-9][\d,]* of 5,200 rows/);
    const job = () => visitor.client.send<ExportView>("GET", to.replace("/dashboard/tasks", "/v1"));
    await expect.poll(async () => (await job()).body.status, PATIENCE).toBe("completed");
    const { html } = await visitor.get(to);
    expect(textOf(html)).toMatch(/Download JSONL \([\d.]+ MB\) Kept until/);
    const file = await visitor.get(`${to}/file`);
    const found = file.html.trimEnd().split("\n");
    expect(found.map((line) => JSON.parse(line).call_id)).toEqual(ids.toReversed());
  });

  test("is streamed for a key that may begin none", async () => {
    const owner = await signedInVisitor();
    const callId = await makeCall(owner);
    const reader = await visitorWith(owner, "read");
    const { html } = await reader.get("/dashboard/calls?q=jane");
    expect(html).not.toContain("/tasks/exports/calls");
    expect(html).toContain('href="/dashboard/calls/export?q=jane&amp;format=csv"');
    expect((await reader.get("/dashboard/calls/export?q=jane&format=csv")).html).toContain(callId);
    expect((await reader.post("/dashboard/tasks/exports/calls", { format: "csv" })).status).toBe(403);
  });

  test("is refused without the token of the session", async () => {
    const visitor = await signedInVisitor();
    const refused = await visitor.post("/dashboard/tasks/exports/calls", { format: "csv", csrf: "none" });
    expect(refused.status).toBe(403);
    expect((await visitor.client.send<unknown[]>("GET", "/v1/exports")).body).toEqual([]);
  });
});

describe("the export of a table", () => {
  test("has its days, filters and order", async () => {
    const visitor = await signedInVisitor();
    await makeCall(visitor);
    const { body } = await visitor.client.send<{ agent_id: string }[]>("GET", "/v1/agents");
    const path = `/dashboard/data/${body[0]?.agent_id}`;
    const query =
      "sort=customer_name&direction=desc&since=2020-01-01&column=customer_name&operator=contains&value=jane";
    const { html } = await visitor.get(`${path}?${query}`);
    const action = actionIn(html, "/dashboard/tasks/exports/data");
    const { answer } = await submit(visitor, action, "csv");
    expect(answer?.headers.get("content-disposition")).toMatch(/^attachment; filename="data-.*\.csv"$/);
    expect(answer?.html).toContain("Jane Roe");
    const [job] = (await visitor.client.send<ExportView[]>("GET", "/v1/exports")).body;
    expect(job).toMatchObject({
      ...{ kind: "data", format: "csv", bom: true, sort: "customer_name", direction: "desc", done: 1 },
      ...{ from: "2020-01-01T00:00:00.000Z", agent_id: body[0]?.agent_id },
      data: [{ field: "customer_name", operator: "contains", value: "jane" }],
    });
    const [{ export_id: id } = { export_id: "" }] = [job ?? { export_id: "" }];
    const shown = textOf((await visitor.get(`/dashboard/tasks/exports/${id}`)).html);
    expect(shown).toMatch(/Filter Made from 1 Jan 2020, 00:00 customer_name contains jane Sorted by/);
    const none = `/dashboard/tasks/exports/data/${body[0]?.agent_id}?column=customer_name&operator=equals&value=John`;
    expect((await submit(visitor, none, "jsonl")).answer?.html).toBe("");
    const stranger = await signedInVisitor();
    expect((await stranger.post(action, { format: "csv" })).status).toBe(404);
  });
});

describe("the page of an export", () => {
  test("says how far it is, renews itself, and can be canceled once", async () => {
    const visitor = await signedInVisitor();
    const path = await makeRunning(visitor);
    const { status, html } = await visitor.get(path);
    expect(status).toBe(200);
    const text = textOf(html);
    expect(text).toContain("Export of calls (CSV)");
    expect(text).toContain("1,000 of 4,000 rows · about");
    expect(text).toContain("2.5 MB so far");
    expect(text).toContain("it goes on by itself");
    expect(text).toContain(`status: completed q: ${EVIL}`);
    expect(html).not.toContain("<img");
    expect(html).not.toContain(`${path}/file`);
    expect(html).toMatch(/id="task" hx-get="[^"]+" hx-trigger="every 2s"/);
    expect((await visitor.get(`${path}/file`)).status).toBe(409);
    const answer = await visitor.post(`${path}/cancel`);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, path]);
    const after = await visitor.get(path);
    expect(textOf(after.html)).toContain("It is canceled.");
    expect(textOf(after.html)).toContain("there is no file");
    expect(after.html).not.toContain("hx-trigger");
    await visitor.post(`${path}/cancel`);
    expect((await visitor.get(path)).html).not.toContain("/cancel");
  });

  test("says where rows are too many to count, and that a sorted table leaves some out", async () => {
    const visitor = await signedInVisitor();
    const { body } = await visitor.client.send("POST", "/v1/agents", { agent_name: EVIL });
    const agentId = String(body.agent_id);
    const request = { kind: "data", format: "csv", bom: true, sort: "budget", direction: "desc" } as const;
    const path = await makeRunning(visitor, { kind: "data", agentId, request, total: null, limited: true });
    const { html } = await visitor.get(path);
    const text = textOf(html);
    expect(text).toContain(`Export of data: ${EVIL} (CSV)`);
    expect(text).toContain("1,000 rows so far");
    expect(text).toContain("made of the newest 20,000 calls");
    expect(text).toContain("Sorted by budget, descending");
    expect(html).not.toContain("<img");
  });

  test.each([
    ["interrupted", "given up"],
    ["too_large", "over 900 MB"],
    ["no_longer_valid", "out of use"],
  ] as const)("says of one that failed why: %s", async (reason, said) => {
    const visitor = await signedInVisitor();
    const now = Date.now();
    const path = await makeRunning(visitor, { reason, dueAt: null, finishedAt: now, expiresAt: now });
    const { html } = await visitor.get(path);
    expect(textOf(html)).toContain("Given up");
    expect(textOf(html)).toContain(said);
    expect(html).not.toContain("/cancel");
  });

  test("says of a file whose time is over that it is gone", async () => {
    const visitor = await signedInVisitor();
    const path = await makeRunning(visitor, { dueAt: null, finishedAt: 1, expiresAt: 2 });
    expect(textOf((await visitor.get(path)).html)).toContain("The file was removed");
    expect((await visitor.get(`${path}/file`)).status).toBe(404);
  });

  test("stands in the list of tasks, in the viewer's language", async () => {
    const visitor = await signedInVisitor();
    const path = await makeRunning(visitor);
    const { html } = await visitor.get("/dashboard/tasks");
    expect(html).toContain(`href="${path}"`);
    expect(textOf(html)).toMatch(/Export of calls \(CSV\) 1,000 of 4,000 rows/);
    visitor.cookies.set("language", "tr");
    expect(textOf((await visitor.get("/dashboard/tasks")).html)).toContain("Aramaların dışa aktarımı (CSV)");
    expect(textOf((await visitor.get(path)).html)).toContain("4.000 satırdan 1.000");
  });

  test("is another workspace's secret, and that of keys that may not read it", async () => {
    const visitor = await signedInVisitor();
    const path = await makeRunning(visitor);
    const stranger = await signedInVisitor();
    for (const own of [path, `${path}/file`]) expect((await stranger.get(own)).status).toBe(404);
    expect((await stranger.post(`${path}/cancel`)).status).toBe(404);
    for (const scopes of [
      ["calls:read", "statistics:read"],
      ["exports:read", "exports:write", "reanalyses:read"],
    ]) {
      const narrow = await visitorWith(visitor, ...scopes);
      expect((await narrow.get(path)).status).toBe(403);
      expect((await narrow.get(`${path}/file`)).status).toBe(403);
      expect((await narrow.post(`${path}/cancel`)).status).toBe(403);
      expect((await narrow.get("/dashboard/tasks")).html).not.toContain("/tasks/exports/exp_");
    }
    expect(textOf((await visitor.get(path)).html)).toContain("1,000 of 4,000 rows");
  });
});
