import { exports } from "cloudflare:workers";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { signedInVisitor, textOf, type Visitor } from "./support/browser.ts";
import { PATIENCE } from "./support/calls.ts";

const PATH = "/dashboard/settings/connections";
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

interface Connection {
  connection_id: string;
  intake_url: string;
  [member: string]: unknown;
}

let visitor: Visitor;
let agentId: string;
beforeEach(async () => {
  // What the intake refuses, it logs.
  vi.spyOn(console, "warn").mockImplementation(() => {});
  visitor = await signedInVisitor();
  agentId = await mintAgent("Front <desk>");
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function mintAgent(name: string) {
  const { body } = await visitor.client.send("POST", "/v1/agents", { agent_name: name });
  return String(body.agent_id);
}
async function connect(settings: object = {}): Promise<Connection> {
  const { status, body } = await visitor.client.send<Connection>("POST", "/v1/connections", {
    ...{ provider: "generic", agent_id: agentId, credentials: { webhook_secret: SECRET } },
    ...settings,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}
const read = async (id: string) =>
  (await visitor.client.send<Connection>("GET", `/v1/connections/${id}`)).body;
const all = async () => (await visitor.client.send<Connection[]>("GET", "/v1/connections")).body;

async function tell(to: Connection, message: object, secret = SECRET) {
  const body = JSON.stringify(message);
  const at = new Date();
  const headers = {
    "content-type": "application/json",
    "webhook-id": "msg_1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign("msg_1", at, body),
  };
  const response = await exports.default.fetch(new Request(to.intake_url, { method: "POST", headers, body }));
  await response.arrayBuffer();
  return response.status;
}
const ENDED = {
  type: "call.ended",
  final: true,
  call_id: "pbx-1",
  transcript: "Agent: Hello.\nCustomer: Hi.",
};

describe("connecting a provider", () => {
  test("begins with what each provider can do, and what to do where it cannot", async () => {
    expect(textOf((await visitor.get(PATH)).html)).toContain("Nothing is connected yet");
    const { html } = await visitor.get(`${PATH}/new`);
    for (const id of ["twilio", "vapi", "retell", "generic"]) expect(html).toContain(`${PATH}/new/${id}"`);
    expect(textOf(html)).toContain("ElevenLabs has no request that hangs up");
  });

  test("asks for the credentials and settings of that provider, under the names of its steps", async () => {
    const { html } = await visitor.get(`${PATH}/new/twilio`);
    expect(html).toMatch(/<input type="password"[^>]*name="credentials.auth_token"/);
    expect(html).toMatch(/<input type="number"[^>]*name="settings.ring_seconds"/);
    expect(html).toMatch(/<option value="intelligence">/);
    expect(textOf(html)).toContain("credentials.account_sid");
    expect((await visitor.get(`${PATH}/new/none`)).status).toBe(404);
  });

  test("saves what the form says, and leads to the steps that are left", async () => {
    const other = await mintAgent("Other");
    const answer = await visitor.post(`${PATH}/new/vapi`, [
      ["name", "Vapi EU"],
      ["agent_id", agentId],
      ["credentials.api_key", "vapi-key-1"],
      ["credentials.webhook_secret", "vapi-secret-1"],
      ["credentials.webhook_auth", "hmac"],
      ["settings.assistant_id", "asst_1"],
      ["settings.hmac", '{"encoding":"base64"}'],
      ["numbers", "+14155550123 pn_42\n+1 415 555 0124"],
      ["theirs", "asst_2"],
      ["ours", other],
      ["theirs", ""],
      ["ours", ""],
      ["role_map", "left = customer"],
    ]);
    expect(answer.status).toBe(303);
    const [saved] = await all();
    expect(answer.headers.get("location")).toBe(`${PATH}/${saved?.connection_id}`);
    expect(saved).toMatchObject({
      ...{ provider: "vapi", name: "Vapi EU", agent_id: agentId, agents: { asst_2: other } },
      numbers: [
        { phone_number: "+14155550123", id: "pn_42" },
        { phone_number: "+14155550124", id: null },
      ],
      ...{
        role_map: { left: "customer" },
        settings: { assistant_id: "asst_1", hmac: { encoding: "base64" } },
      },
      credentials: { api_key: "set", webhook_secret: "set", webhook_auth: "set" },
    });
    const { html } = await visitor.get(`${PATH}/${saved?.connection_id}`);
    const text = textOf(html);
    expect(text).toContain("Connected. Now let Vapi send its messages here");
    expect(text).toContain("Point the server URL here");
    expect(text).toContain(String(saved?.intake_url));
    expect(text).toContain("asst_2 → Other");
    expect(html).not.toContain("vapi-secret-1");
  });

  test("says what is wrong beside it, keeps the rest, and sends no secret back", async () => {
    const fields = {
      ...{ name: "Kept <name>", agent_id: agentId, "credentials.account_sid": "nope" },
      ...{ "credentials.auth_token": "top-secret-token", "settings.ring_seconds": "1" },
    };
    const number = await visitor.post(`${PATH}/new/twilio`, { ...fields, numbers: "abc" });
    expect(number.status).toBe(422);
    expect(number.html).toMatch(/<textarea[^>]*name="numbers"[^>]*aria-invalid="true"/);
    const answer = await visitor.post(`${PATH}/new/twilio`, fields);
    expect(answer.status).toBe(422);
    const text = textOf(answer.html);
    expect(text).toContain("it starts with AC");
    expect(text).toContain("paste them once more");
    expect(answer.html).toMatch(/name="credentials.account_sid"[^>]*aria-invalid="true"/);
    expect(answer.html).toMatch(/name="settings.ring_seconds"[^>]*aria-invalid="true"/);
    expect(answer.html).toContain('value="Kept &lt;name&gt;"');
    expect(answer.html).toMatch(/<input type="number" value="1"/);
    expect(answer.html).not.toContain("top-secret-token");
    const json = await visitor.post(`${PATH}/new/vonage`, { agent_id: agentId, "settings.ncco": "[{" });
    expect(json.status).toBe(422);
    expect(textOf(json.html)).toContain("This is no JSON");
    expect(textOf(json.html)).toContain("[{");
    expect(await all()).toEqual([]);
  });

  test("proposes a secret where the customer makes it up, and takes it", async () => {
    const { html } = await visitor.get(`${PATH}/new/generic`);
    const proposed = /value="(whsec_[^"]+)"/.exec(html)?.[1] ?? "";
    const fields = { agent_id: agentId, "credentials.webhook_secret": proposed };
    expect((await visitor.post(`${PATH}/new/generic`, fields)).status).toBe(303);
    const [made] = await all();
    expect(made && (await tell(made, ENDED, proposed))).toBe(200);
  });
});

describe("a connection's page", () => {
  test("waits for the first message, counts refused ones, and turns by itself once one came", {
    timeout: 30_000,
  }, async () => {
    const made = await connect();
    const page = `${PATH}/${made.connection_id}`;
    const waiting = await visitor.get(page);
    expect(textOf(waiting.html)).toContain("Waiting for the first message from Generic webhook");
    const part = /<section id="heard"[^>]*>/;
    expect(part.exec(waiting.html)?.[0]).toContain('hx-trigger="every 5s"');
    expect(await tell(made, ENDED, "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")).toBe(401);
    const refused = textOf((await visitor.get(page, { "hx-request": "true" })).html);
    expect(refused).toContain("1 message was refused: its signature was wrong.");
    expect(await tell(made, ENDED)).toBe(200);
    const heard = await visitor.get(page, { "hx-request": "true" });
    expect(textOf(heard.html)).toContain("Messages arrive from Generic webhook.");
    expect(part.exec(heard.html)?.[0]).not.toContain("hx-trigger");
    await expect
      .poll(async () => (await visitor.get(page)).html, PATIENCE)
      .toMatch(/href="\/dashboard\/calls\/call_\w+"/);
    const list = textOf((await visitor.get(PATH)).html);
    expect(list).toMatch(/Generic webhook Front <desk> – Receives/);
  });

  test("tells a connection that is silent from one beside it that is not", async () => {
    const [loud, silent] = [await connect({ name: "Loud" }), await connect({ name: "Silent" })];
    await tell(loud, ENDED);
    const text = textOf((await visitor.get(PATH)).html);
    expect(text).toMatch(/Loud Generic webhook Front <desk> – Receives/);
    expect(text).toMatch(/Silent Generic webhook Front <desk> – Waiting none yet/);
    const page = textOf((await visitor.get(`${PATH}/${silent.connection_id}`)).html);
    expect(page).toContain("Waiting for the first message");
  });

  test("tests it, and says of each check what came of it and what to do", async () => {
    const made = await connect();
    await tell(made, ENDED, "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    const answer = await visitor.post(`${PATH}/${made.connection_id}/test`);
    expect(answer.status).toBe(200);
    const text = textOf(answer.html);
    expect(text).toMatch(/Credentials Works/);
    expect(text).toMatch(/Messages Waiting None has come in yet/);
    expect(text).toMatch(/Signatures and numbers Look at this A message was refused at/);
    expect(text).toContain("Copy the webhook secret from the provider's console");
  });

  test("is changed without its secrets, which stay where their inputs are empty", async () => {
    const made = await connect({ name: "Before", numbers: ["+14155550123"], role_map: { left: "agent" } });
    const edit = `${PATH}/${made.connection_id}/edit`;
    const { html } = await visitor.get(edit);
    expect(html).not.toContain(SECRET);
    expect(textOf(html)).toContain("leave empty to keep the one that is set");
    expect(html).toContain("+14155550123");
    expect(html).toContain("left = agent");
    const fields = { name: "After", agent_id: agentId, numbers: "", role_map: "" };
    expect((await visitor.post(edit, fields)).status).toBe(303);
    expect(await read(made.connection_id)).toMatchObject({ name: "After", numbers: [], role_map: {} });
    expect(await tell(made, ENDED)).toBe(200);
    const wrong = await visitor.post(edit, { ...fields, "credentials.webhook_secret": "short" });
    expect(wrong.status).toBe(422);
    expect(textOf(wrong.html)).toContain("Use at least 16 characters");
    expect(wrong.html).not.toContain('value="short"');
  });

  test("deletes it with a word of what that means", async () => {
    const made = await connect();
    const page = `${PATH}/${made.connection_id}`;
    expect((await visitor.get(page)).html).toMatch(/data-confirm="Delete [^"]*credentials/);
    expect((await visitor.post(`${page}/delete`)).status).toBe(303);
    expect((await visitor.get(page)).status).toBe(404);
    expect(await tell(made, ENDED)).toBe(404);
  });

  test("is not there for another workspace", async () => {
    const made = await connect();
    const page = `${PATH}/${made.connection_id}`;
    const stranger = await signedInVisitor();
    for (const path of [page, `${page}/edit`]) expect((await stranger.get(path)).status, path).toBe(404);
    for (const doing of ["test", "edit", "delete"]) {
      expect((await stranger.post(`${page}/${doing}`)).status, doing).toBe(404);
    }
    expect(textOf((await stranger.get(PATH)).html)).not.toContain(made.connection_id);
    expect((await read(made.connection_id)).connection_id).toBe(made.connection_id);
  });

  test("speaks Turkish, and keeps what a name says as text", async () => {
    const made = await connect({ name: "<img src=x onerror=alert(1)>" });
    visitor.cookies.set("language", "tr");
    for (const path of [PATH, `${PATH}/${made.connection_id}`, `${PATH}/${made.connection_id}/edit`]) {
      const { html } = await visitor.get(path);
      expect(html).not.toContain("<img");
      expect(textOf(html)).toContain("Bağlantılar");
    }
    expect(textOf((await visitor.get(`${PATH}/${made.connection_id}`)).html)).toContain(
      "ilk iletisini bekliyor",
    );
  });
});
