import { beforeEach, describe, expect, test } from "vitest";
import { send } from "../support/client.ts";
import { newVisitor, signedInVisitor, textOf, type Visitor } from "./support/browser.ts";

const PATH = "/dashboard/settings/keys";
interface Key {
  key_id: string;
  name: string;
  scopes: string[];
  status: string;
}

let visitor: Visitor;
beforeEach(async () => {
  visitor = await signedInVisitor();
});

const listed = async () => (await visitor.client.send<Key[]>("GET", "/v1/api-keys")).body;
const keysIn = (html: string) => /name="keys" value="([^"]*)"/.exec(html)?.[1] ?? "";
const make = async (fields: [string, string][]) => {
  const { html } = await visitor.get(`${PATH}/new`);
  return visitor.post(PATH, [["keys", keysIn(html)], ...fields]);
};
const keyIn = (html: string) => /<pre id="key"[^>]*>(sk_[^<]+)<\/pre>/.exec(html)?.[1] ?? "";

describe("the page of API keys", () => {
  test("makes a key, shows it once with a first request, and never again", async () => {
    const made = await make([
      ["name", "CRM <import>"],
      ["access", "everything"],
    ]);
    expect(made.status).toBe(201);
    expect(made.headers.get("cache-control")).toBe("no-store");
    const key = keyIn(made.html);
    expect(textOf(made.html)).toContain(`curl https://aftercall.example/v1/users/me`);
    expect(made.html).toContain("CRM &lt;import&gt;");
    expect(textOf((await visitor.get(PATH)).html)).toMatch(/never Revoke Delete/);
    expect((await send<{ name: string }>(key, "GET", "/v1/users/me")).body.name).toBe("CRM <import>");
    const list = await visitor.get(PATH);
    expect(list.html).not.toContain(key);
    expect(textOf(list.html)).toMatch(/CRM <import> Everything Active/);
  });

  test("makes no second key where the form is sent again, until the button is pressed anew", async () => {
    const { html } = await visitor.get(`${PATH}/new`);
    const fields: [string, string][] = [
      ["keys", keysIn(html)],
      ["name", "Once"],
      ["access", "read"],
    ];
    expect((await visitor.post(PATH, fields)).status).toBe(201);
    const again = await visitor.post(PATH, fields);
    expect(again.status).toBe(422);
    expect(keyIn(again.html)).toBe("");
    expect(textOf(again.html)).toContain("A key was made since this form was opened");
    expect(again.html).toContain('value="Once"');
    expect((await listed()).filter(({ name }) => name === "Once")).toHaveLength(1);
    const anew = await visitor.post(PATH, [["keys", keysIn(again.html)], ...fields.slice(1)]);
    expect(anew.status).toBe(201);
  });

  test("gives the scopes that were chosen in words, and says them in words", async () => {
    await make([
      ["name", "Reader"],
      ["access", "read"],
    ]);
    const narrow = await make([
      ["name", "Dialler"],
      ["access", "chosen"],
      ["scope", "schedules:write"],
      ["scope", "calls:read"],
      ["scope", "calls:write"],
    ]);
    expect(narrow.status).toBe(201);
    const scopes = new Map((await listed()).map((key) => [key.name, key.scopes]));
    expect(scopes.get("Reader")).toEqual(["read"]);
    expect(scopes.get("Dialler")).toEqual(["schedules:write", "calls:read", "calls:write"]);
    const text = textOf((await visitor.get(PATH)).html);
    expect(text).toContain("Reader Read only Active");
    expect(text).toContain("Schedules (change) · Calls (read, change)");
  });

  test("says what is wrong with a form, and keeps what was typed and ticked", async () => {
    const answer = await make([
      ["name", " "],
      ["access", "chosen"],
      ["scope", "calls:read"],
    ]);
    expect(answer.status).toBe(422);
    expect(textOf(answer.html)).toContain("Name the key after who will use it.");
    expect(answer.html).toMatch(/<input[^>]*name="name"[^>]*aria-invalid="true"/);
    expect(answer.html).toMatch(/value="calls:read" checked/);
    expect(answer.html).not.toMatch(/value="calls:write" checked/);
    const none = await make([
      ["name", "Nothing"],
      ["access", "chosen"],
    ]);
    expect(none.status).toBe(422);
    expect(textOf(none.html)).toContain("Give at least one scope");
    expect(await listed()).toHaveLength(1);
  });

  test("offers nobody more than they may do themselves", async () => {
    const { body } = await visitor.client.send<{ key: string }>("POST", "/v1/api-keys", {
      ...{ name: "Narrow", scopes: ["read", "api-keys:write"] },
    });
    const narrow = newVisitor({ ...visitor.client, key: body.key });
    await narrow.post("/dashboard/sign-in", { key: body.key });
    const { html } = await narrow.get(`${PATH}/new`);
    expect(html).toMatch(/value="everything"[^>]* disabled/);
    expect(html).toMatch(/value="calls:write"[^>]* disabled/);
    expect(html).not.toMatch(/value="calls:read"[^>]* disabled/);
    const fields = { keys: keysIn(html), name: "More", access: "everything" };
    const answer = await narrow.post(PATH, fields);
    expect(answer.status).toBe(422);
    expect(textOf(answer.html)).toContain("An API key gives at most its own scopes");
  });

  test("revokes a key, which then opens nothing, and deletes it", async () => {
    const key = keyIn(
      (
        await make([
          ["name", "Old"],
          ["access", "everything"],
        ])
      ).html,
    );
    const id = (await listed()).find(({ name }) => name === "Old")?.key_id;
    const answer = await visitor.post(`${PATH}/${id}/revoke`);
    expect(answer.status).toBe(303);
    expect((await send(key, "GET", "/v1/users/me")).status).toBe(401);
    const shown = textOf((await visitor.get(PATH)).html);
    expect(shown).toContain("The key is revoked.");
    expect(shown).toMatch(/Old Everything Revoked/);
    expect((await visitor.post(`${PATH}/${id}/delete`)).status).toBe(303);
    expect(textOf((await visitor.get(PATH)).html)).not.toMatch(/Old Everything/);
  });

  test("asks before it takes away the key that one is signed in with, and signs out", async () => {
    const { html } = await visitor.get(PATH);
    expect(textOf(html)).toContain("You are signed in with it");
    expect(html).toContain("You are signed out at once.");
    const own = (await listed())[0]?.key_id;
    await visitor.post(`${PATH}/${own}/revoke`);
    expect((await visitor.get(PATH)).status).toBe(303);
  });

  test("knows no key of another workspace", async () => {
    const stranger = await signedInVisitor();
    const id = (await listed())[0]?.key_id;
    expect((await stranger.post(`${PATH}/${id}/revoke`)).status).toBe(404);
    expect((await stranger.post(`${PATH}/${id}/delete`)).status).toBe(404);
    expect(textOf((await stranger.get(`${PATH}?after=zzz`)).html)).not.toContain(String(id));
    expect((await visitor.get(PATH)).status).toBe(200);
  });

  test("speaks Turkish", async () => {
    visitor.cookies.set("language", "tr");
    expect(textOf((await visitor.get(PATH)).html)).toContain("API anahtarları");
    expect(textOf((await visitor.get(`${PATH}/new`)).html)).toContain("Yalnızca seçtiklerim");
  });
});

describe("the page of sessions", () => {
  const SESSIONS = "/dashboard/settings/sessions";
  const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  test("shows who is signed in, by which device, and marks this one", async () => {
    const other = newVisitor(visitor.client);
    await other.post("/dashboard/sign-in", { key: visitor.client.key }, { "user-agent": FIREFOX });
    const text = textOf((await visitor.get(SESSIONS)).html);
    expect(text).toContain("Test Firefox on Linux");
    expect(text.match(/This one/g)).toHaveLength(1);
    const theirs = textOf((await other.get(SESSIONS)).html);
    expect(theirs).toContain("Firefox on Linux This one");
  });

  test("ends one, which is signed out then, and none of another workspace", async () => {
    const other = newVisitor(visitor.client);
    await other.post("/dashboard/sign-in", { key: visitor.client.key }, { "user-agent": FIREFOX });
    const { html } = await visitor.get(SESSIONS);
    const row = html.split("<tr>").find((part) => part.includes("Firefox")) ?? "";
    const action = /action="([^"]+\/end)"/.exec(row)?.[1] ?? "";
    const stranger = await signedInVisitor();
    expect((await stranger.post(action)).status).toBe(404);
    expect((await other.get(SESSIONS)).status).toBe(200);
    expect((await visitor.post(action)).status).toBe(303);
    expect((await other.get(SESSIONS)).status).toBe(303);
    expect((await visitor.get(SESSIONS)).status).toBe(200);
  });
});
