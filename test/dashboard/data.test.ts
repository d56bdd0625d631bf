import { describe, expect, test } from "vitest";
import { signedInVisitor, textOf, type Visitor } from "./support/browser.ts";
import { makeCall } from "./support/calls.ts";

async function withCalls() {
  const visitor = await signedInVisitor();
  await makeCall(visitor);
  const agentId = await onlyAgent(visitor);
  return { visitor, agentId, path: `/dashboard/data/${agentId}` };
}

const onlyAgent = async (visitor: Visitor) =>
  (await visitor.client.send<{ agent_id: string }[]>("GET", "/v1/agents")).body[0]?.agent_id;

describe("the data of an agent", () => {
  test("says in an empty workspace how to get a table", async () => {
    const text = textOf((await (await signedInVisitor()).get("/dashboard/data")).html);
    expect(text).toContain("Make an agent");
  });

  test("is a row for each call and a column for each field", async () => {
    const { visitor, path } = await withCalls();
    expect((await visitor.get("/dashboard/data")).html).toContain(`href="${path}"`);
    const { status, html } = await visitor.get(path);
    expect(status).toBe(200);
    expect(textOf(html)).toMatch(/customer_name interest_level follow_up_required/);
    expect(textOf(html)).toContain("Jane Roe");
    expect(textOf(html)).toContain("Not said");
  });

  test("is sorted by a column, which says so to everybody", async () => {
    const { visitor, path } = await withCalls();
    const { html } = await visitor.get(`${path}?sort=customer_name&direction=desc`);
    expect(html).toMatch(/<th scope="col" aria-sort="descending"><a[^>]*>customer_name/);
    expect(html).toContain("sort=customer_name&amp;direction=asc");
  });

  test("is narrowed by a column, and keeps the filter in the form", async () => {
    const { visitor, path } = await withCalls();
    const { html } = await visitor.get(`${path}?column=customer_name&operator=contains&value=jane`);
    expect(textOf(html)).toContain("Jane Roe");
    expect(html).toMatch(/<option value="contains" selected/);
    const none = await visitor.get(`${path}?column=customer_name&operator=equals&value=John`);
    expect(textOf(none.html)).toContain("No analysed call here");
  });

  test("shows how each column's values are spread", async () => {
    const { visitor, path } = await withCalls();
    const { html } = await visitor.get(path);
    expect(html).toContain(`hx-get="${path}?charts=1"`);
    const counted = textOf((await visitor.get(`${path}?charts=1`)).html);
    expect(counted).toContain("Distribution of each column");
    expect(counted).toContain("100% with a value");
    expect(counted).not.toMatch(/\btrue\b|\bfalse\b/);
  });

  test("is handed out as a file with the same rows", async () => {
    const { visitor, path } = await withCalls();
    const csv = await visitor.get(`${path}/export?format=csv`);
    expect(csv.headers.get("content-disposition")).toMatch(/^attachment; filename="data-.*\.csv"$/);
    expect(csv.html).toContain("Jane Roe");
    const jsonl = await visitor.get(
      `${path}/export?format=jsonl&column=customer_name&operator=equals&value=John`,
    );
    expect(jsonl.html).toBe("");
  });

  test("is nobody else's", async () => {
    const { path } = await withCalls();
    const other = await signedInVisitor();
    expect((await other.get(path)).status).toBe(404);
    expect((await other.get(`${path}/export`)).status).toBe(404);
  });
});
