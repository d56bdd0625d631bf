import { beforeEach, describe, expect, it } from "vitest";
import { STARTING_POINTS } from "../../../src/agents/starting-points/all.ts";
import { EXAMPLE_AGENT } from "../../support/example.ts";
import { signedInVisitor, textOf, type Visitor } from "../support/browser.ts";
import { formInputs } from "../support/form-inputs.ts";

let visitor: Visitor;
beforeEach(async () => {
  visitor = await signedInVisitor();
});

type Agent = Record<string, unknown> & { agent_id: string; version: number };

const makeAgent = async (more: object = {}) =>
  (await visitor.client.send<Agent>("POST", "/v1/agents", { ...EXAMPLE_AGENT, ...more })).body;
const agent = async (id: string) => (await visitor.client.send<Agent>("GET", `/v1/agents/${id}`)).body;

/** What a browser sends of the editor's form. */
const editorInputs = (html: string) =>
  formInputs(/id="editor-form"[\s\S]*?<\/form>/.exec(html)?.[0] ?? "").filter(([name]) => name !== "csrf");

const with_ = (inputs: [string, string][], changes: Record<string, string>): [string, string][] => [
  ...inputs.map(([name, value]): [string, string] => [name, changes[name] ?? value]),
  ...Object.entries(changes).filter(([name]) => !inputs.some(([one]) => one === name)),
];

const open = async (id: string, part = "fields") => {
  const shown = await visitor.get(`/dashboard/agents/${id}?part=${part}`);
  expect(shown.status).toBe(200);
  return editorInputs(shown.html);
};
const press = (id: string, inputs: [string, string][], doing: string, changes: Record<string, string> = {}) =>
  visitor.post(`/dashboard/agents/${id}/draft`, with_(inputs, { ...changes, do: doing }));

/** Everything an agent can be set to, of which the editor shows a part. */
const RICH = {
  begin_message: "Hello,\nthis is Nova.",
  voice_id: "voice-7",
  response_engine: { type: "llm", nested: { deep: [1, null, "x"] } },
  metadata: { team: "north", "odd key": { a: [] } },
  webhook_url: "https://hooks.example/calls",
  webhook_events: ["call.analyzed", "call.ended"],
  calling_window: { days: ["friday", "monday"], start: "10:00", end: "16:30", timezone: "Europe/Istanbul" },
  post_call_data_extraction: [
    {
      name: "customer_name",
      type: "string",
      description: " Full\nname ",
      examples: ["Jane", "5"],
      pattern: "^.+$",
      required: true,
      pii: true,
    },
    { name: "level", type: "enum", description: "Interest", options: ["high", "low"], required: false },
    { name: "score", type: "number", description: "", examples: [1, 2.5] },
    { name: "seen", type: "boolean", description: "", examples: [true] },
    { name: "due", type: "string", description: "When", format: "date" },
  ],
  post_call_actions: [
    {
      type: "schedule_call",
      name: "Again",
      condition: {
        any: [
          {
            all: [
              { field: "level", operator: "==", value: "high" },
              { field: "score", operator: ">=", value: 7 },
            ],
          },
          { not: { field: "seen", operator: "==", value: true } },
          { field: "level", operator: "in", value: ["low"] },
          { field: "due", operator: "exists" },
          { field: "call.metadata.x", operator: "==", value: null },
        ],
      },
      config: {
        use_field: "due",
        fallback_delay_minutes: 60,
        from_number: "+908501234567",
        retry: { attempts: 3, by_outcome: { busy: { attempts: 5 } } },
        dynamic_variables: { who: "{{ customer_name }}", times: 3, again: true },
      },
    },
    {
      type: "webhook",
      name: "CRM",
      config: {
        url: "https://crm.example/leads",
        method: "PUT",
        headers: { "X-Key": "very secret", "X-Other": "also" },
        query: { a: "{{ level }}" },
        body: { nested: { name: "{{ customer_name }}", list: [1, "two"] } },
        omit_null: true,
        secret: "a-secret-of-its-own",
      },
    },
    {
      type: "transfer_call",
      name: "Person",
      condition: { field: "level", operator: "==", value: "high" },
      config: {
        targets: [
          {
            name: "sales",
            to_number: "+14155550101",
            condition: { field: "score", operator: ">", value: 1 },
          },
          { to_number: "sip:desk@pbx.example" },
        ],
        mode: "warm",
        message: "One moment.\nPlease.",
        on_request: false,
        tool_names: ["get_a_person"],
      },
    },
  ],
};

describe("the list of agents", () => {
  it("says how to begin where there is none", async () => {
    const { html } = await visitor.get("/dashboard/agents");
    expect(textOf(html)).toContain("No agents yet");
    expect(html).toContain('href="/dashboard/agents/new"');
  });

  it("shows each with its fields, actions, calls and webhook, and none of another workspace", async () => {
    const { agent_id } = await makeAgent({ webhook_url: "https://hooks.example/a", webhook_events: [] });
    const other = await signedInVisitor();
    await other.client.send("POST", "/v1/agents", { ...EXAMPLE_AGENT, agent_name: "Foreign" });
    await visitor.client.send("POST", "/v1/calls", {
      agent_id,
      provider_call_id: crypto.randomUUID(),
      transcript: [{ role: "user", text: "Hello." }],
    });
    const { html } = await visitor.get("/dashboard/agents");
    const row = /<tr>(?:(?!<\/tr>)[\s\S])*Sales[\s\S]*?<\/tr>/.exec(html)?.[0] ?? "";
    expect(textOf(row)).toMatch(/^Sales 5 2 1 Delivering 1 /);
    expect(html).not.toContain("Foreign");
  });
});

describe("a new agent", () => {
  it.each(STARTING_POINTS.map(({ id }) => id))("begins as %s, in the viewer's language", async (id) => {
    visitor.cookies.set("language", "tr");
    const told = STARTING_POINTS.find((point) => point.id === id)?.tr;
    expect(textOf((await visitor.get("/dashboard/agents/new")).html)).toContain(told?.about);
    const made = await visitor.post("/dashboard/agents", { point: id });
    // Its webhook has something to sign with, which is shown this once.
    expect(made.status).toBe(201);
    expect(made.html).toMatch(/<code id="secret">whsec_[^<]+<\/code>/);
    const { body } = await visitor.client.send<Agent[]>("GET", "/v1/agents");
    expect(body).toMatchObject([{ agent_name: told?.title, language: "tr-TR" }]);
  });

  it("begins empty, and goes straight to its editor", async () => {
    const made = await visitor.post("/dashboard/agents", { point: "empty" });
    expect(made.status).toBe(303);
    const { html } = await visitor.get(made.headers.get("location") ?? "");
    expect(textOf(html)).toContain("Nothing is read from calls yet");
  });
});

describe("the editor", () => {
  it("saves what it was given, whichever part is shown, and nothing that somebody did not change", async () => {
    const made = await makeAgent(RICH);
    const { version: _, updated_at: __, webhook_secret: ___, ...before } = made;
    let version = 1;
    for (const part of ["fields", "actions", "settings", "json"]) {
      const saved = await press(made.agent_id, await open(made.agent_id, part), "save");
      expect([part, saved.status, textOf(saved.html)]).toEqual([part, 303, ""]);
      version += 1;
      const { version: now, updated_at: ____, ...after } = await agent(made.agent_id);
      expect(now).toBe(version);
      expect(after).toEqual(before);
    }
  });

  it("says that all is saved until something is changed", async () => {
    const { agent_id } = await makeAgent(RICH);
    const inputs = await open(agent_id);
    expect(textOf((await press(agent_id, inputs, "check")).html)).toContain("Everything is saved.");
    const changed = await press(agent_id, inputs, "check", { "fields.0.description": "Another question" });
    expect(textOf(changed.html)).toContain("Not saved yet.");
    expect((await agent(agent_id)).version).toBe(1);
  });

  it("adds, moves, copies and removes fields before anything is saved, then saves them", async () => {
    const { agent_id } = await makeAgent();
    let inputs = await open(agent_id);
    for (const doing of ["fields.add.number", "fields.5.up", "fields.0.duplicate", "fields.2.remove"]) {
      inputs = editorInputs((await press(agent_id, inputs, doing)).html);
    }
    expect((await agent(agent_id)).version).toBe(1);
    expect((await press(agent_id, inputs, "save")).status).toBe(422);
    // The condition of an action names the field that was removed: it is said, and nothing is lost.
    inputs = editorInputs((await press(agent_id, inputs, "show.actions")).html);
    inputs = editorInputs((await press(agent_id, inputs, "actions.1.remove")).html);
    expect((await press(agent_id, inputs, "save")).status).toBe(303);
    const { post_call_data_extraction: fields } = await agent(agent_id);
    expect((fields as { name: string }[]).map(({ name }) => name)).toEqual([
      "customer_name",
      "customer_name_2",
      "follow_up_required",
      "follow_up_date",
      "new_field",
      "callback_number",
    ]);
  });

  it("takes away what an emptied input held", async () => {
    const { agent_id } = await makeAgent(RICH);
    const emptied = { webhook_url: "", voice_id: "", begin_message: "" };
    expect((await press(agent_id, await open(agent_id, "settings"), "save", emptied)).status).toBe(303);
    const saved = await agent(agent_id);
    expect([saved.webhook_url ?? null, saved.voice_id ?? null, saved.begin_message ?? null]).toEqual([
      null,
      null,
      null,
    ]);
    expect(saved.metadata).toEqual(RICH.metadata);
  });

  it("tells events apart: all, some, and none", async () => {
    const { agent_id } = await makeAgent({ webhook_url: "https://hooks.example/a" });
    const chosen = await press(agent_id, await open(agent_id, "settings"), "webhook_events.choose");
    const none = editorInputs(chosen.html).filter(([name]) => name !== "webhook_events:set");
    await press(agent_id, none, "save");
    expect((await agent(agent_id)).webhook_events).toEqual([]);
    await press(agent_id, await open(agent_id, "settings"), "webhook_events.all").then(({ html }) =>
      press(agent_id, editorInputs(html), "save"),
    );
    expect((await agent(agent_id)).webhook_events).toBeUndefined();
  });

  it("says in words what is wrong, beside the input, while it is typed and when it is saved", async () => {
    const { agent_id } = await makeAgent();
    const wrong = { "fields.0.name:text": "two words", "fields.1.type:text": "string" };
    for (const [doing, status] of [
      ["check", 200],
      ["save", 422],
    ] as const) {
      const shown = await press(agent_id, await open(agent_id), doing, wrong);
      expect(shown.status).toBe(status);
      expect(shown.html).toMatch(/<input[^>]*name="fields\.0\.name:text"[^>]*aria-invalid="true"/);
      expect(shown.html).toMatch(/id="f-fields-0-name-error"[^>]*>Use letters, digits and underscores/);
      expect(shown.html).toContain('value="two words"');
    }
    expect((await agent(agent_id)).version).toBe(1);
  });

  it("leads from what is wrong in another part to where it is", async () => {
    const { agent_id } = await makeAgent();
    const refused = await press(agent_id, await open(agent_id, "settings"), "save", { timezone: "Mars" });
    expect(refused.html).toMatch(/<a href="#f-timezone">timezone<\/a>/);
    const inputs = editorInputs(refused.html);
    const elsewhere = await press(agent_id, inputs, "show.fields");
    expect(elsewhere.html).not.toContain('id="f-timezone"');
    const again = await press(agent_id, editorInputs(elsewhere.html), "save");
    expect(again.status).toBe(422);
    expect(again.html).toMatch(/value="show\.settings"[^>]*class="link"/);
    const there = await press(agent_id, editorInputs(again.html), "show.settings");
    expect(there.html).toContain('value="Mars"');
  });

  it("keeps both when somebody else saved meanwhile, and saves over theirs only when asked", async () => {
    const { agent_id } = await makeAgent();
    const inputs = await open(agent_id, "settings");
    await visitor.client.send("PATCH", `/v1/agents/${agent_id}`, { voice_id: "theirs" });
    const mine = { agent_name: "Mine" };
    const refused = await press(agent_id, inputs, "save", { "agent_name:text": mine.agent_name });
    expect(refused.status).toBe(409);
    expect(textOf(refused.html)).toContain("You began from version 1; version 2 stands now.");
    expect(refused.html).toContain(`href="/dashboard/agents/${agent_id}/versions/2"`);
    expect(await agent(agent_id)).toMatchObject({ version: 2, agent_name: "Sales", voice_id: "theirs" });
    const again = editorInputs(refused.html);
    expect(new Map(again).get("agent_name:text")).toBe("Mine");
    // Once refused, plain saving is refused still.
    expect((await press(agent_id, again, "save")).status).toBe(409);
    expect((await press(agent_id, again, "save.over.2")).status).toBe(303);
    expect(await agent(agent_id)).toMatchObject({ version: 3, agent_name: "Mine" });
  });

  it("answers a script with what it can show: a refusal by 422, a saved agent by going on", async () => {
    const { agent_id } = await makeAgent();
    const script = { "hx-request": "true" };
    const inputs = await open(agent_id, "settings");
    const save = (of: [string, string][]) =>
      visitor.post(`/dashboard/agents/${agent_id}/draft`, with_(of, { do: "save" }), script);
    const saved = await save(inputs);
    expect([saved.status, saved.headers.get("hx-redirect")]).toEqual([
      204,
      `/dashboard/agents/${agent_id}?part=settings`,
    ]);
    const refused = await save(inputs);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('id="conflict"');
    expect(refused.html).not.toContain("<html");
  });

  it("shows the secret that the first webhook makes", async () => {
    const { agent_id } = await makeAgent({ post_call_actions: [] });
    const inputs = await open(agent_id, "settings");
    const saved = await press(agent_id, inputs, "save", { webhook_url: "https://hooks.example/a" });
    expect(saved.status).toBe(201);
    expect(saved.html).toMatch(/<code id="secret">whsec_/);
  });

  it("shows what people wrote as text", async () => {
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const { agent_id } = await makeAgent({
      agent_name: hostile,
      begin_message: `</textarea>${hostile}`,
      post_call_data_extraction: [
        { name: "a", type: "enum", description: `</textarea>${hostile}`, options: [hostile, "b"] },
      ],
      post_call_actions: [
        {
          type: "webhook",
          name: hostile,
          config: { url: "https://crm.example/", body: { [hostile]: hostile } },
        },
      ],
    });
    for (const path of [
      "",
      `/${agent_id}`,
      `/${agent_id}?part=actions`,
      `/${agent_id}?part=settings`,
      `/${agent_id}?part=json`,
      `/${agent_id}/versions`,
      `/${agent_id}/versions/1`,
      `/${agent_id}/delete`,
    ]) {
      const { status, html } = await visitor.get(`/dashboard/agents${path}`);
      expect([path, status, html.includes("<script>alert"), html.includes("<img")]).toEqual([
        path,
        200,
        false,
        false,
      ]);
    }
  });

  it("refuses inputs that no page of it makes", async () => {
    const { agent_id } = await makeAgent();
    const refused = await press(agent_id, await open(agent_id), "check", {
      "fields.__proto__.polluted": "1",
    });
    expect(refused.status).toBe(400);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("knows no agent of another workspace", async () => {
    const { agent_id } = await makeAgent();
    const other = await signedInVisitor();
    for (const path of ["", "/versions", "/versions/1", "/delete"])
      expect((await other.get(`/dashboard/agents/${agent_id}${path}`)).status).toBe(404);
    for (const path of ["/draft", "/duplicate", "/delete", "/versions/1/restore"])
      expect((await other.post(`/dashboard/agents/${agent_id}${path}`, { do: "save" })).status).toBe(404);
    expect((await agent(agent_id)).version).toBe(1);
  });
});

describe("the JSON view", () => {
  const textIn = (inputs: [string, string][]) => new Map(inputs).get("json") ?? "";

  it("goes both ways between form and text", async () => {
    const { agent_id } = await makeAgent();
    const asJson = await press(agent_id, await open(agent_id), "show.json", {
      "fields.0.description": "Who called",
    });
    const inputs = editorInputs(asJson.html);
    const text = textIn(inputs);
    expect(text).toContain('"description": "Who called"');
    const back = await press(agent_id, inputs, "show.fields", {
      json: text.replace("Who called", "Who rang"),
    });
    expect(back.html).toContain("Who rang");
    expect((await agent(agent_id)).version).toBe(1);
  });

  it("saves from the text, and drops what an answer of the API says besides", async () => {
    const { agent_id } = await makeAgent();
    const json = JSON.stringify({ ...(await agent(agent_id)), agent_name: "By text", post_call_actions: [] });
    expect((await press(agent_id, await open(agent_id, "json"), "save", { json })).status).toBe(303);
    expect(await agent(agent_id)).toMatchObject({ agent_name: "By text", post_call_actions: [] });
  });

  it("names the line of what is wrong, and keeps the text", async () => {
    const { agent_id } = await makeAgent();
    const inputs = await open(agent_id, "json");
    const json = textIn(inputs).replace('"customer_name"', '"two words"');
    const at = json.split(/\r?\n/).findIndex((line) => line.includes("two words")) + 1;
    const refused = await press(agent_id, inputs, "save", { json });
    expect(refused.status).toBe(422);
    expect(textOf(refused.html)).toContain(`Line ${at}: post_call_data_extraction.0.name Use letters`);
    expect(textIn(editorInputs(refused.html))).toBe(json);
  });

  it("names the line from which a text is no JSON, and goes nowhere with it", async () => {
    const { agent_id } = await makeAgent();
    const inputs = await open(agent_id, "json");
    const json = '{\r\n  "agent_name": "Line",\r\n  "language" "en-US"\r\n}';
    for (const doing of ["save", "show.fields", "check"]) {
      const shown = await press(agent_id, inputs, doing, { json });
      expect(shown.status).toBe(doing === "save" ? 422 : 200);
      expect(textOf(shown.html)).toContain("Line 3: This is no JSON from here on");
      expect(textIn(editorInputs(shown.html))).toBe(json);
    }
    for (const text of ["", "[1]", "null", "[".repeat(100_000)])
      expect((await press(agent_id, inputs, "save", { json: text })).status).toBe(422);
  });
});

describe("versions", () => {
  it("are listed with what each changed, shown, and restored as the next", async () => {
    const { agent_id } = await makeAgent();
    await visitor.client.send("PATCH", `/v1/agents/${agent_id}`, {
      agent_name: "Sales 2",
      post_call_data_extraction: [{ name: "customer_name", type: "string", description: "Who" }],
      post_call_actions: [],
    });
    const list = textOf((await visitor.get(`/dashboard/agents/${agent_id}/versions`)).html);
    expect(list).toContain("Settings changed, Field customer_name changed, Field interest_level removed");
    expect(list).toContain("The first version");
    const one = textOf((await visitor.get(`/dashboard/agents/${agent_id}/versions/1`)).html);
    expect(one).toContain("If you restore it: changes against version 2");
    expect(one).toMatch(/description Before: Who After: Customer full name/);
    expect(one).toContain("follow_up_required");
    const restored = await visitor.post(`/dashboard/agents/${agent_id}/versions/1/restore`);
    expect(restored.status).toBe(303);
    expect(await agent(agent_id)).toMatchObject({ version: 3, agent_name: "Sales" });
    const back = await visitor.get(restored.headers.get("location") ?? "");
    expect(textOf(back.html)).toContain("Version 1 is back, as version 3.");
  });

  it("stay readable when the agent is deleted, and are 404 where there never was one", async () => {
    const { agent_id } = await makeAgent();
    const asked = await visitor.get(`/dashboard/agents/${agent_id}/delete`);
    expect(textOf(asked.html)).toContain("Delete Sales?");
    expect((await visitor.post(`/dashboard/agents/${agent_id}/delete`)).status).toBe(303);
    expect((await visitor.get(`/dashboard/agents/${agent_id}`)).status).toBe(404);
    const version = await visitor.get(`/dashboard/agents/${agent_id}/versions/1`);
    expect(version.status).toBe(200);
    expect(version.html).not.toContain("/restore");
    expect((await visitor.get(`/dashboard/agents/${agent_id}/versions`)).status).toBe(200);
    expect((await visitor.get("/dashboard/agents/agent_none/versions")).status).toBe(404);
    expect((await visitor.get(`/dashboard/agents/${agent_id}/versions/9`)).status).toBe(404);
  });

  it("name what today's checks refuse in an old one", async () => {
    const helper = await makeAgent({ agent_name: "Helper" });
    const { agent_id } = await makeAgent({
      post_call_actions: [
        { type: "schedule_call", name: "By helper", config: { agent_id: helper.agent_id } },
      ],
    });
    await visitor.client.send("PATCH", `/v1/agents/${agent_id}`, { post_call_actions: [] });
    await visitor.client.send("DELETE", `/v1/agents/${helper.agent_id}`);
    const refused = await visitor.post(`/dashboard/agents/${agent_id}/versions/1/restore`);
    expect(refused.status).toBe(422);
    expect(textOf(refused.html)).toContain("post_call_actions.0.config.agent_id There is no agent");
  });
});

describe("a copy of an agent", () => {
  it("has the same configuration under a name of its own", async () => {
    const { agent_id } = await makeAgent({ post_call_actions: [] });
    const made = await visitor.post(`/dashboard/agents/${agent_id}/duplicate`);
    expect(made.status).toBe(303);
    const id = made.headers.get("location")?.split("/").at(-1) ?? "";
    expect(await agent(id)).toMatchObject({ agent_name: "Sales (copy)", version: 1 });
  });
});
