import { describe, expect, test } from "vitest";
import { signedInVisitor, textOf } from "./support/browser.ts";
import { makeCall } from "./support/calls.ts";

describe("the overview", () => {
  test("tells a newcomer how to get their first number", async () => {
    const visitor = await signedInVisitor();
    const { status, html } = await visitor.get("/dashboard");
    expect(status).toBe(200);
    expect(textOf(html)).toContain("No calls in this time");
    expect(html).toContain(`href="/dashboard/agents/new"`);
  });

  test("counts calls in cards and by day, and each number leads to the calls behind it", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    const { html } = await visitor.get("/dashboard");
    expect(textOf(html)).toMatch(/Calls 1 before: 0 Analysed 1 before: 0/);
    const [, link = ""] = /href="([^"]+)" aria-label="Analysed: 1"/.exec(html) ?? [];
    expect((await visitor.get(link.replaceAll("&amp;", "&"))).html).toContain(callId);
    expect(html).toContain(`<a href="${link}">$0.0000</a>`);
  });

  test("leads from each number of a chart to as many calls, or follow-ups, as it says, by day and by hour", async () => {
    const visitor = await signedInVisitor();
    await makeCall(visitor);
    const { client } = visitor;
    const agents = await client.send<{ agent_id: string }[]>("GET", "/v1/agents");
    const begun = { agent_id: agents.body[0]?.agent_id, status: "in_progress", provider_call_id: "on-1" };
    await client.send("POST", "/v1/calls", begun);
    for (const days of [1, 7]) {
      const { html } = await visitor.get(`/dashboard?days=${days}`);
      const numbers = [...html.matchAll(/<td class="number"><a href="([^"]+)">(\d+)<\/a>/g)];
      const charts = numbers.map(([, href = "", number]) => [href.replaceAll("&amp;", "&"), number] as const);
      expect(charts.length).toBeGreaterThan(4);
      for (const [href, number] of charts) {
        const list = (await visitor.get(href)).html;
        const rows = list.match(/<tr id="(call|sched)_/g) ?? [];
        expect([href, rows.length]).toEqual([href, Number(number)]);
      }
      expect(charts.some(([href]) => href.includes("status=in_progress"))).toBe(true);
      expect(charts.some(([href]) => href.includes("analysis_status=waiting"))).toBe(false);
    }
  });

  test("draws bars without script or style, with the same numbers as a table", async () => {
    const visitor = await signedInVisitor();
    await makeCall(visitor);
    const { html } = await visitor.get("/dashboard?days=30");
    expect(html).toMatch(/<rect class="series-1" x="[\d.]+%" width="[\d.]+%"/);
    expect(html).not.toMatch(/\sstyle=/);
    expect(textOf(html)).toContain("The same as numbers");
    expect((html.match(/<tr>/g) ?? []).length).toBeGreaterThan(30);
  });

  test("calls no webhook healthy that nobody has taken yet: what is still on its way is counted beside", async () => {
    const visitor = await signedInVisitor();
    await visitor.client.send("POST", "/v1/endpoints", { url: "https://away.example/events" });
    await makeCall(visitor);
    expect(textOf((await visitor.get("/dashboard")).html)).toMatch(/\d+ still on their way/);
    expect(textOf((await visitor.get("/dashboard/webhooks")).html)).not.toContain("nothing sent lately");
  });

  test("shows today by hour, and one agent by itself", async () => {
    const visitor = await signedInVisitor();
    await makeCall(visitor);
    const { body } = await visitor.client.send<{ agent_id: string }[]>("GET", "/v1/agents");
    const { html } = await visitor.get(`/dashboard?days=1&agent_id=${body[0]?.agent_id}`);
    expect(textOf(html)).toMatch(/Calls 1 before/);
    expect((await visitor.get("/dashboard?agent_id=agent_unknown")).status).toBe(404);
  });
});
