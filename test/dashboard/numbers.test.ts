import { beforeEach, describe, expect, test } from "vitest";
import { signedInVisitor, textOf, type Visitor } from "./support/browser.ts";

const PATH = "/dashboard/settings/phone-numbers";
const ISTANBUL = "+902125550123";
const BERLIN = "+493012345678";
const pageOf = (number: string) => `${PATH}/${encodeURIComponent(number)}`;

interface Own {
  phone_number: string;
  name: string | null;
  agent_id: string | null;
  is_default: boolean;
}

let visitor: Visitor;
let agentId: string;
beforeEach(async () => {
  visitor = await signedInVisitor();
  const { body } = await visitor.client.send("POST", "/v1/agents", { agent_name: "Front <desk>" });
  agentId = String(body.agent_id);
});

const add = (number: string, members: object = {}) =>
  visitor.client.send("POST", "/v1/phone-numbers", { phone_number: number, ...members });
const read = async (number: string) =>
  (await visitor.client.send<Own>("GET", `/v1/phone-numbers/${encodeURIComponent(number)}`)).body;

describe("the page of phone numbers", () => {
  test("says what comes here while it is empty, and adds the first, which is the default", async () => {
    expect(textOf((await visitor.get(PATH)).html)).toContain("No numbers yet");
    const answer = await visitor.post(PATH, {
      ...{ phone_number: "+90 212 555 01 23", name: "İstanbul", agent_id: agentId },
    });
    expect(answer.status).toBe(303);
    expect(await read(ISTANBUL)).toMatchObject({ name: "İstanbul", agent_id: agentId, is_default: true });
    const text = textOf((await visitor.get(PATH)).html);
    expect(text).toContain(`${ISTANBUL} is one of your numbers now.`);
    expect(text).toMatch(/Default İstanbul Türkiye Front <desk> no connection/);
  });

  test("says why a number cannot be added, and keeps what was typed", async () => {
    const answer = await visitor.post(PATH, { phone_number: "12", name: "Kept", agent_id: agentId });
    expect(answer.status).toBe(422);
    expect(textOf(answer.html)).toContain("This number does not exist");
    expect(answer.html).toMatch(
      /name="phone_number"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*name="phone_number"/,
    );
    expect(answer.html).toContain('value="Kept"');
    expect(answer.html).toMatch(new RegExp(`value="${agentId}" selected`));
    await add(ISTANBUL);
    const twice = await visitor.post(PATH, { phone_number: ISTANBUL });
    expect(twice.status).toBe(422);
    expect(textOf(twice.html)).toContain("is one of your numbers already");
  });

  test("changes a number's name and agent, and leaves a default what it is", async () => {
    await add(ISTANBUL);
    expect((await visitor.get(pageOf(ISTANBUL))).status).toBe(200);
    const answer = await visitor.post(pageOf(ISTANBUL), { name: "Desk", agent_id: agentId });
    expect(answer.status).toBe(303);
    expect(await read(ISTANBUL)).toMatchObject({ name: "Desk", agent_id: agentId, is_default: true });
    const wrong = await visitor.post(pageOf(ISTANBUL), { name: "Other", agent_id: "agent_none" });
    expect(wrong.status).toBe(422);
    expect(textOf(wrong.html)).toContain("There is no agent agent_none");
    expect(wrong.html).toContain('value="Other"');
  });

  test("unbinds an agent, makes another number the default, and deletes one", async () => {
    await add(ISTANBUL, { agent_id: agentId });
    await add(BERLIN);
    expect((await visitor.post(`${pageOf(ISTANBUL)}/unbind`)).status).toBe(303);
    expect(textOf((await visitor.get(PATH)).html)).toContain(`No agent answers on ${ISTANBUL} any more.`);
    expect((await visitor.post(`${pageOf(BERLIN)}/default`)).status).toBe(303);
    expect(await read(ISTANBUL)).toMatchObject({ agent_id: null, is_default: false });
    expect(await read(BERLIN)).toMatchObject({ is_default: true });
    expect((await visitor.post(`${pageOf(BERLIN)}/delete`)).status).toBe(303);
    expect((await visitor.client.send("GET", `/v1/phone-numbers/${BERLIN}`)).status).toBe(404);
    expect(await read(ISTANBUL)).toMatchObject({ is_default: true });
  });

  test("names the connection that holds a number", async () => {
    const { body } = await visitor.client.send("POST", "/v1/connections", {
      ...{ provider: "generic", agent_id: agentId, name: "Our PBX", numbers: [ISTANBUL] },
      credentials: { webhook_secret: "correct-horse-battery-staple-1" },
    });
    const { html } = await visitor.get(PATH);
    expect(html).toContain(`href="/dashboard/settings/connections/${body.connection_id}"`);
    expect(textOf(html)).toContain("Our PBX");
  });

  test("shows and changes no number of another workspace", async () => {
    await add(ISTANBUL);
    const stranger = await signedInVisitor();
    expect((await stranger.get(pageOf(ISTANBUL))).status).toBe(404);
    for (const doing of ["", "/default", "/unbind", "/delete"]) {
      expect((await stranger.post(pageOf(ISTANBUL) + doing)).status, doing).toBe(404);
    }
    expect(textOf((await stranger.get(PATH)).html)).not.toContain(ISTANBUL);
    expect(await read(ISTANBUL)).toMatchObject({ is_default: true });
  });

  test("speaks Turkish", async () => {
    await add(ISTANBUL);
    visitor.cookies.set("language", "tr");
    expect(textOf((await visitor.get(PATH)).html)).toContain("Yanıtlayan temsilci");
  });
});
