import { describe, expect, test } from "vitest";
import { signedInVisitor, textOf, type Visitor } from "./support/browser.ts";

const HERE = "/dashboard/settings/calling-rules";

const rulesOf = async (visitor: Visitor) => (await visitor.client.send("GET", "/v1/calling-rules")).body;

/** The form as it stands, with some inputs changed. */
async function formOf(visitor: Visitor, changes: Record<string, string> = {}): Promise<[string, string][]> {
  const { html } = await visitor.get(HERE);
  const form = html.slice(html.indexOf(`action="${HERE}"`));
  const inputs = [...form.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag);
  const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  const sent = inputs
    .filter((tag) => !tag.includes('type="checkbox"') || tag.includes("checked"))
    .map((tag): [string, string] => [attribute(tag, "name"), attribute(tag, "value")])
    .filter(([name]) => name !== "" && name !== "csrf" && !(name in changes));
  return [...sent, ["calling_window.public_holidays", "skip"], ...Object.entries(changes)];
}

describe("the calling rules", () => {
  test("are explained, each with where it comes from", async () => {
    const visitor = await signedInVisitor();
    const text = textOf((await visitor.get(HERE)).html);
    expect(text).toContain("47 CFR 64.1200(c)(1)");
    expect(text).toContain("Florida and Oklahoma allow three calls in 24 hours");
    expect(text).toContain("Nobody changed them yet: these are the defaults.");
    expect(text.match(/Aftercall's default/g)).toHaveLength(5);
  });

  test("are changed by the form, only those that differ, and are the workspace's own from then on", async () => {
    const visitor = await signedInVisitor();
    const before = await rulesOf(visitor);
    const changes = {
      "calling_window.end": "18:00",
      allowed_countries: "tr, DE",
      "price_usd_per_minute.countries": "TR = 0.05\nde: 0.02",
    };
    const answer = await visitor.post(HERE, await formOf(visitor, changes));
    expect(answer.status).toBe(303);
    expect(await rulesOf(visitor)).toMatchObject({
      ...{ ...before, updated_at: expect.any(String) },
      calling_window: { ...(before.calling_window as object), end: "18:00" },
      allowed_countries: ["TR", "DE"],
      price_usd_per_minute: { default: 0.1, countries: { TR: 0.05, DE: 0.02 } },
    });
    const text = textOf((await visitor.get(HERE)).html);
    expect(text).toContain("The rules are saved.");
    expect(text.match(/Set by your workspace/g)).toHaveLength(3);
    expect(text).toContain("TR = 0.05");
  });

  test("sent as they stand change nothing", async () => {
    const visitor = await signedInVisitor();
    const answer = await visitor.post(HERE, await formOf(visitor));
    expect(answer.status).toBe(303);
    expect(await rulesOf(visitor)).toMatchObject({ updated_at: null });
  });

  test.each([
    ["calling_window.end", "25:00", "Use HH:MM on the 24-hour clock, or 24:00."],
    ["calling_window.timezone", "Moon", "Use callee or an IANA zone name such as Europe/Istanbul."],
    ["allowed_countries", "TR, XX", "Use ISO 3166-1 alpha-2 codes such as TR or US."],
    ["max_attempts_per_24_hours", "99", "Use 50 or less."],
    ["max_dials_per_day", "", "Give a number."],
  ])("refuse a wrong %s beside its input, keep it, and save nothing", async (name, value, sentence) => {
    const visitor = await signedInVisitor();
    const { status, html } = await visitor.post(HERE, await formOf(visitor, { [name]: value }));
    expect(status).toBe(422);
    expect(textOf(html)).toContain(sentence);
    const input = [...html.matchAll(/<input\b[^>]*>/g)]
      .map(([tag]) => tag)
      .find((tag) => tag.includes(`name="${name}"`));
    expect(input).toContain(`value="${value}"`);
    expect(input).toContain('aria-invalid="true"');
    expect(await rulesOf(visitor)).toMatchObject({ updated_at: null });
  });

  test("changed by somebody else meanwhile are not overwritten unseen", async () => {
    const visitor = await signedInVisitor();
    const form = await formOf(visitor, { max_dials_per_day: "7" });
    await visitor.client.send("PATCH", "/v1/calling-rules", { max_dials_per_day: 5 });
    const { status, html } = await visitor.post(HERE, form);
    expect(status).toBe(422);
    expect(textOf(html)).toContain("Somebody changed the rules while this page was open.");
    expect(await rulesOf(visitor)).toMatchObject({ max_dials_per_day: 5 });
  });

  test("stand in Turkish for who reads Turkish, with the other settings beside", async () => {
    const visitor = await signedInVisitor();
    visitor.cookies.set("language", "tr");
    const { html } = await visitor.get(HERE);
    expect(textOf(html)).toContain("Arama kuralları");
    expect(html).toMatch(/href="\/dashboard\/settings\/calling-rules" aria-current="page"/);
    expect(html).toContain('href="/dashboard/settings/keys"');
  });
});
