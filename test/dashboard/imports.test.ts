import { describe, expect, test } from "vitest";
import { MAX_IMPORT_BYTES } from "../../src/imports/import.ts";
import { callBody, callLines, lines, numbers, QUIET } from "../imports/setting.ts";
import { EXAMPLE_AGENT } from "../support/example.ts";
import { signedInVisitor, textOf, type Visitor, visitorWith } from "./support/browser.ts";
import { makeCall, PATIENCE } from "./support/calls.ts";
import { upload } from "./support/upload.ts";

const HERE = "/dashboard/calls/import";
const SUPPRESSIONS = "/dashboard/settings/suppressions";
const READS = { ...QUIET, post_call_data_extraction: [{ name: "question", type: "string" }] };

const mintAgent = async (visitor: Visitor, agent: object = READS) =>
  String((await visitor.client.send("POST", "/v1/agents", agent)).body.agent_id);
const send = (visitor: Visitor, fields: Record<string, string | File>) =>
  upload(visitor, { page: HERE, to: HERE }, { agent_id: "", text: "", ...fields });
const fileOf = (text: string, name = "old.jsonl") => new File([text], name);
const placeOf = (answer: { headers: Headers }) => answer.headers.get("location") ?? "";
const callsOf = async (visitor: Visitor) =>
  Number((await visitor.client.send("GET", "/v1/calls?limit=1")).headers.get("x-total-count"));

describe("the page for importing calls", () => {
  test("is reached from the calls, and says what the file looks like and what it may be", async () => {
    const visitor = await signedInVisitor();
    expect((await visitor.get("/dashboard/calls")).html).toContain(`href="${HERE}"`);
    expect(textOf((await visitor.get(HERE)).html)).toContain("There is no agent yet");
    const agentId = await mintAgent(visitor);
    const { html } = await visitor.get(`${HERE}?agent_id=${agentId}`);
    expect(html).toMatch(new RegExp(`<option value="${agentId}" selected`));
    const text = textOf(html);
    expect(text).toContain("10 MiB at most: some 3,000 calls. Split a longer file");
    expect(text).toContain('{"provider_call_id":"2026-0117"');
    expect(html).toMatch(/data-copy="#example-csv"/);
    expect(html).toContain('enctype="multipart/form-data"');
    visitor.cookies.set("language", "tr");
    expect(textOf((await visitor.get(HERE)).html)).toContain("Aramaları içe aktar");
  });

  test("shows examples that can be imported as they stand", async () => {
    const visitor = await signedInVisitor();
    const agentId = await mintAgent(visitor);
    const { html } = await visitor.get(HERE);
    const examples = [...html.matchAll(/<pre id="example-\w+"[^>]*>([\s\S]*?)<\/pre>/g)];
    expect(examples).toHaveLength(2);
    for (const [index, [, example = ""]] of examples.entries()) {
      const text = example.replaceAll("&quot;", '"').trim();
      const place = placeOf(await send(visitor, { agent_id: agentId, text }));
      await visitor.post(`${place}/begin`);
      const shown = textOf((await visitor.get(place)).html);
      expect(shown, text).toMatch(
        index === 0 ? /New calls 1 / : /New calls 0 Here before, or twice in the file 1 Refused 0/,
      );
    }
    expect(await callsOf(visitor)).toBe(1);
  });

  test.each([
    [{ text: "x" }, "in-agent_id", "Choose an agent"],
    [{ agent_id: "agent_nobody", text: callLines(1) }, "in-agent_id", "There is no such agent"],
    [{ agent_id: "!", text: "" }, "in-text", "Choose a file, or paste its text."],
    [{ agent_id: "!", text: "phone\n+49151" }, "in-text", "neither JSON Lines, a list in JSON, nor a CSV"],
    [{ agent_id: "!", file: fileOf("") }, "in-file", "It is empty: send one call on each line"],
    [{ agent_id: "!", file: fileOf("a\n", "x.csv") }, "in-file", "nor a CSV whose first line"],
    [{ agent_id: "!", file: new File([new Uint8Array([0xff, 0xfe, 0])], "x") }, "in-file", "not UTF-8 text"],
  ])("refuses %j beside its input, and keeps what was typed", async (fields, input, sentence) => {
    const visitor = await signedInVisitor();
    const agentId = await mintAgent(visitor);
    const agent =
      "agent_id" in fields ? { agent_id: fields.agent_id === "!" ? agentId : fields.agent_id } : {};
    const { status, html } = await send(visitor, { ...fields, ...agent } as Record<string, string | File>);
    expect(status).toBe(422);
    expect(html).toContain(`id="${input}-error"`);
    expect(textOf(html)).toContain(sentence);
    if ("text" in fields && fields.text) expect(textOf(html)).toContain(fields.text.split("\n")[0]);
    expect(await callsOf(visitor)).toBe(0);
  });

  test("says of a file over the limit how long it may be, and of any other form as before", async () => {
    const visitor = await signedInVisitor();
    const agent_id = await mintAgent(visitor);
    for (const size of [MAX_IMPORT_BYTES + 1_000, MAX_IMPORT_BYTES + 100_000]) {
      const { status, html } = await send(visitor, { agent_id, file: fileOf("x".repeat(size)) });
      expect([413, 422]).toContain(status);
      expect(textOf(html)).toContain(
        "The file is over 10 MiB (some 500,000 numbers, or 3,000 calls): split it",
      );
    }
    const other = await upload(
      visitor,
      { page: SUPPRESSIONS, to: SUPPRESSIONS },
      { phone_number: "9".repeat(4_300_000) },
    );
    expect([other.status, textOf(other.html).includes("over 4 MiB")]).toEqual([413, true]);
  });
});

describe("calls that wait to be imported", () => {
  test("are counted, with what they cost and fire, before any of them is taken in", async () => {
    const visitor = await signedInVisitor();
    await makeCall(visitor);
    const [agent] = (await visitor.client.send<{ agent_id: string }[]>("GET", "/v1/agents")).body;
    const agentId = agent?.agent_id ?? "";
    const answer = await send(visitor, { agent_id: agentId, file: fileOf(callLines(12)) });
    expect(answer.status).toBe(303);
    const place = placeOf(answer);
    const { html } = await visitor.get(place);
    const text = textOf(html);
    expect(text).toContain("Import of calls: Sales Waits for you");
    expect(text).toContain(
      "12 calls are read, each once. That costs nothing, as the last calls of Sales did.",
    );
    expect(text).toContain("Let these actions run where their conditions hold: Auto follow-up, Lead to CRM");
    expect(html).not.toContain("hx-trigger");
    expect(await callsOf(visitor)).toBe(1);
    const refused = await visitor.post(`${place}/begin`);
    expect(refused.status).toBe(422);
    expect(refused.html).toMatch(/id="in-with_actions"[^>]*aria-invalid="true"/);
    expect(textOf(refused.html)).toContain("Check this box to have them run, or cancel");
    expect(await callsOf(visitor)).toBe(1);
    const begun = await visitor.post(`${place}/begin`, { with_actions: "true" });
    expect([begun.status, placeOf(begun)]).toEqual([303, place]);
    const over = await visitor.get(place);
    expect(textOf(over.html)).toMatch(/The file is taken in\. .* Done 12 of 12 rows .* New calls 12 /);
    expect(await callsOf(visitor)).toBe(13);
    const again = await visitor.post(`${place}/begin`, { with_actions: "true" });
    expect(again.status).toBe(303);
    expect(textOf((await visitor.get(place)).html)).toContain("It has begun already, or is over.");
  });

  test("say where no price is known, and that nothing is fired by an agent without actions", async () => {
    const visitor = await signedInVisitor();
    const agent_id = await mintAgent(visitor);
    const place = placeOf(await send(visitor, { agent_id, text: callLines(1) }));
    const { html } = await visitor.get(place);
    expect(textOf(html)).toContain("What a model takes for it is not known");
    expect(textOf(html)).toContain("Quiet has no actions");
    expect(html).not.toContain("with_actions");
    visitor.cookies.set("language", "tr");
    expect(textOf((await visitor.get(place)).html)).toContain(
      "1 arama okunur. Modelin bunun için ne alacağı bilinmiyor",
    );
  });

  test("can be left, found among the tasks, and stopped", async () => {
    const visitor = await signedInVisitor();
    const agent_id = await mintAgent(visitor);
    const place = placeOf(await send(visitor, { agent_id, file: fileOf(callLines(2)) }));
    const tasks = await visitor.get("/dashboard/tasks");
    expect(tasks.html).toContain(`href="${place}"`);
    expect(textOf(tasks.html)).toMatch(/Import of calls: Quiet 0 of 2 rows Waits for you/);
    expect((await visitor.post(`${place}/cancel`)).status).toBe(303);
    const { html } = await visitor.get(place);
    expect(textOf(html)).toMatch(/It is canceled\. .* Canceled .* Not taken in 2/);
    expect(html).not.toContain(`${place}/`);
    expect(await callsOf(visitor)).toBe(0);
  });
});

describe("the page of an import", () => {
  test("renews itself while it runs, and leads to the calls that came of it", async () => {
    const visitor = await signedInVisitor();
    const agent_id = await mintAgent(visitor);
    await visitor.client.send("POST", "/v1/calls", { ...callBody(900), agent_id });
    const place = placeOf(await send(visitor, { agent_id, file: fileOf(callLines(60)) }));
    await visitor.post(`${place}/begin`);
    const { html } = await visitor.get(place);
    expect(textOf(html)).toMatch(/goes on by itself: you can leave this page\. .* Running .* of 60 rows/);
    expect(html).toMatch(/id="task"[^>]*hx-trigger="every 2s"/);
    expect(html).toMatch(/<progress value="1\d" max="60"/);
    await expect.poll(async () => textOf((await visitor.get(place)).html), PATIENCE).toMatch(/New calls 60/);
    const over = (await visitor.get(place)).html;
    expect(over).not.toContain("hx-trigger");
    const [, list = ""] = /href="(\/dashboard\/calls\?created_after=[^"]+)"/.exec(over) ?? [];
    const ids = (page: string) => [...page.matchAll(/<tr id="(call_\w+)"/g)].length;
    const first = await visitor.get(list.replaceAll("&amp;", "&"));
    expect(ids(first.html)).toBe(50);
    const [, next = ""] = /href="([^"]+)" rel="next"/.exec(first.html) ?? [];
    expect(ids((await visitor.get(next.replaceAll("&amp;", "&"))).html)).toBe(10);
  }, 30_000);

  test("shows hostile rows and names as text", async () => {
    const visitor = await signedInVisitor();
    const agent_id = await mintAgent(visitor, { ...QUIET, agent_name: "<img src=x onerror=alert(1)>" });
    const name = `"><script>alert(1)</script>\u202e.jsonl`;
    const content = lines(
      callBody(1, { from_number: '"><script>alert(2)</script>' }),
      callBody(2, { transcript: "</td><script>alert(3)</script>" }),
      callBody(3, { agent_id: "<script>alert(4)</script>" }),
      ["<svg onload=alert(5)>"],
    );
    const place = placeOf(await send(visitor, { agent_id, file: fileOf(content, name) }));
    await visitor.post(`${place}/begin`);
    const { html } = await visitor.get(place);
    expect(html).not.toMatch(/<script>alert|<img src=x|<svg onload/);
    const text = textOf(html);
    expect(text).toContain('"><script>alert(2)</script>');
    expect(text).toContain("<svg onload=alert(5)>");
    expect(text).toContain("Refused 4");
    const tasks = (await visitor.get("/dashboard/tasks")).html;
    expect(tasks).not.toMatch(/<script>alert|<img src=x/);
  });

  test("of another workspace is nobody's business", async () => {
    const owner = await signedInVisitor();
    const agent_id = await mintAgent(owner);
    const place = placeOf(await send(owner, { agent_id, text: callLines(1) }));
    const stranger = await signedInVisitor();
    expect((await stranger.get(place)).status).toBe(404);
    expect((await stranger.post(`${place}/begin`)).status).toBe(404);
    expect((await stranger.post(`${place}/cancel`)).status).toBe(404);
    expect(textOf((await stranger.get("/dashboard/tasks")).html)).not.toContain("Import of calls");
    expect(textOf((await owner.get(place)).html)).toContain("Waits for you");
  });

  test("is shown to a key as far as its scopes go", async () => {
    const owner = await signedInVisitor();
    const agent_id = await mintAgent(owner, EXAMPLE_AGENT);
    const place = placeOf(await send(owner, { agent_id, text: callLines(1) }));
    const importer = await visitorWith(owner, "imports:read", "imports:write", "reanalyses:read");
    expect((await importer.get(place)).status).toBe(403);
    expect((await importer.post(`${place}/begin`, { with_actions: "true" })).status).toBe(403);
    expect((await importer.get("/dashboard/tasks")).html).not.toContain(place);
    expect((await send(importer, { agent_id, text: callLines(1) })).status).toBe(403);
    const caller = await visitorWith(owner, "calls:read", "calls:write", "reanalyses:read");
    expect((await caller.get(HERE)).status).toBe(403);
    expect((await caller.get(place)).status).toBe(403);
    const both = await visitorWith(owner, "imports:read", "calls:read", "reanalyses:read");
    expect((await both.get(place)).status).toBe(200);
    expect((await both.post(`${place}/cancel`)).status).toBe(403);
    expect(await callsOf(owner)).toBe(0);
  });

  test("takes the first thousands of a long list at once, and the others by itself", async () => {
    const visitor = await signedInVisitor();
    const answer = await upload(
      visitor,
      { page: SUPPRESSIONS, to: `${SUPPRESSIONS}/import` },
      { csv: "", country: "", file: fileOf(`phone\n${numbers(11_000)}\nnobody`, "list.csv") },
    );
    const place = placeOf(answer);
    expect(textOf((await visitor.get(place)).html)).toMatch(/Running .* 1\d,\d{3} of 11,001 rows|Done/);
    await expect
      .poll(async () => textOf((await visitor.get(place)).html), PATIENCE)
      .toMatch(/Done .* Added 11,000 .* Refused 1/);
    expect(textOf((await visitor.get(place)).html)).toContain("11,002 nobody This is not a phone number.");
    visitor.cookies.set("language", "tr");
    expect(textOf((await visitor.get(place)).html)).toContain("nobody Bu bir telefon numarası değil.");
  }, 30_000);
});
