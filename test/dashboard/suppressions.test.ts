import { describe, expect, test } from "vitest";
import { signedInVisitor, textOf, type Visitor, visitorWith } from "./support/browser.ts";
import { upload } from "./support/upload.ts";

const HERE = "/dashboard/settings/suppressions";
const NUMBER = "+905321234567";

const listed = async (visitor: Visitor) =>
  (await visitor.client.send<Record<string, unknown>[]>("GET", "/v1/suppressions")).body;

/** Sends the list in a form, as browsers do. */
const send = (visitor: Visitor, fields: Record<string, string | File>) =>
  upload(visitor, { page: HERE, to: `${HERE}/import` }, { csv: "", country: "", ...fields });

describe("the do-not-call list", () => {
  test("takes a number by its form, says so, and shows who put it there and why", async () => {
    const visitor = await signedInVisitor();
    const answer = await visitor.post(HERE, {
      ...{ phone_number: "+90 532 123 45 67", agent_id: "", reason: "Asked by <b>letter</b>." },
    });
    expect(answer.status).toBe(303);
    const { html } = await visitor.get(HERE);
    const text = textOf(html);
    expect(text).toContain(`${NUMBER} is on the list.`);
    expect(text).toContain("Asked by <b>letter</b>.");
    expect(html).not.toContain("<b>letter");
    expect(text).toContain("Added by hand, by Test");
    expect(await listed(visitor)).toMatchObject([
      { phone_number: NUMBER, agent_id: null, source: "request" },
    ]);
  });

  test("says that a number was there before, and leaves it as it was", async () => {
    const visitor = await signedInVisitor();
    await visitor.post(HERE, { phone_number: NUMBER, reason: "First." });
    await visitor.post(HERE, { phone_number: NUMBER, reason: "Second." });
    expect(textOf((await visitor.get(HERE)).html)).toContain("was on the list already");
    expect(await listed(visitor)).toMatchObject([{ reason: "First." }]);
  });

  test("refuses what is no number beside its input, and keeps it there", async () => {
    const visitor = await signedInVisitor();
    const { status, html } = await visitor.post(HERE, { phone_number: "0532", reason: "Why" });
    expect(status).toBe(422);
    expect(html).toMatch(/value="0532"[^>]*aria-invalid="true"/);
    expect(html).toContain('id="in-phone_number-error"');
    expect(html).toContain('value="Why"');
  });

  test("finds a number however it is written, and says where none is found", async () => {
    const visitor = await signedInVisitor();
    await visitor.post(HERE, { phone_number: NUMBER });
    await visitor.post(HERE, { phone_number: "+442079460209" });
    const found = await visitor.get(`${HERE}?number=${encodeURIComponent("+90 (532) 123 45 67")}`);
    expect(found.html).toContain(`${NUMBER}</th>`);
    expect(found.html).not.toContain("+442079460209</th>");
    const none = await visitor.get(`${HERE}?number=%2B4915112345678`);
    expect(textOf(none.html)).toContain("No number matches");
  });

  test("lets a number go again after asking, and no other workspace's", async () => {
    const visitor = await signedInVisitor();
    await visitor.post(HERE, { phone_number: NUMBER });
    const [row] = await listed(visitor);
    const address = `${HERE}/${row?.suppression_id}/remove`;
    const { html } = await visitor.get(HERE);
    expect(html).toMatch(/data-confirm="Allow calls to \+905321234567 again\?/);
    const stranger = await signedInVisitor();
    expect((await stranger.post(address)).status).toBe(404);
    expect(await listed(visitor)).toHaveLength(1);
    expect((await visitor.post(address)).status).toBe(303);
    expect(textOf((await visitor.get(HERE)).html)).toContain(`${NUMBER} may be called again.`);
    expect(await listed(visitor)).toEqual([]);
  });

  test("shows the words and the call of whoever asked for it on a call", async () => {
    const visitor = await signedInVisitor();
    const { client } = visitor;
    const agent = await client.send("POST", "/v1/agents", { agent_name: "Sales" });
    const call = await client.send("POST", "/v1/calls", {
      ...{
        agent_id: agent.body.agent_id,
        from_number: NUMBER,
        to_number: "+442079460209",
        direction: "inbound",
      },
      transcript: [
        { role: "agent", text: "Hello, how can I help?" },
        { role: "user", text: "Please never call me again." },
      ],
    });
    await expect.poll(async () => (await listed(visitor)).length, { timeout: 12_000 }).toBe(1);
    const { html } = await visitor.get(HERE);
    expect(textOf(html)).toContain("The customer asked not to be called again.");
    expect(textOf(html)).toContain("never call me again");
    expect(html).toContain(`href="/dashboard/calls/${call.body.call_id}"`);
  });

  test("says to whom it is empty how somebody comes here, in the viewer's language", async () => {
    const visitor = await signedInVisitor();
    expect(textOf((await visitor.get(HERE)).html)).toContain("Nobody is on the list");
    visitor.cookies.set("language", "tr");
    expect(textOf((await visitor.get(HERE)).html)).toContain("Aranmayacaklar listesi");
  });
});

describe("importing a list", () => {
  test("takes what is right at once, and shows what was refused with row and reason", async () => {
    const visitor = await signedInVisitor();
    const csv = `phone_number,reason\n${NUMBER},Letter\n<b>nobody</b>,x\n${NUMBER},twice\n0207 946 0209,London`;
    const answer = await send(visitor, { csv, country: "GB" });
    expect(answer.status).toBe(303);
    const { html } = await visitor.get(answer.headers.get("location") ?? "");
    const text = textOf(html);
    expect(text).toContain("The file is taken in.");
    expect(text).toMatch(/Added 2 On the list before, or twice in the file 1 Refused 1/);
    expect(text).toContain("3 <b>nobody</b> This is not a phone number.");
    expect(html).not.toContain("<b>nobody");
    expect(html).toContain('href="/dashboard/settings/suppressions?source=import"');
    expect(await listed(visitor)).toHaveLength(2);
  });

  test("takes a file, and says of one that is no UTF-8 how to save it", async () => {
    const visitor = await signedInVisitor();
    const sendBytes = (bytes: string | Uint8Array<ArrayBuffer>) =>
      send(visitor, { file: new File([bytes], "list.csv", { type: "text/csv" }) });
    const taken = await sendBytes(`\ufeff${NUMBER}\r\n`);
    const { html } = await visitor.get(taken.headers.get("location") ?? "");
    expect(textOf(html)).toMatch(/Added 1 .* File list\.csv Rows 1/);
    const wrong = await sendBytes(new Uint8Array([0xff, 0xfe, 0x2b, 0x00]));
    expect(wrong.status).toBe(422);
    expect(textOf(wrong.html)).toContain("The file is not UTF-8 text");
    const empty = await sendBytes("");
    expect(textOf(empty.html)).toContain("It is empty: send one number on each line.");
  });

  test.each([
    [{ csv: "", country: "" }, "Choose a file, or paste its text."],
    [{ csv: NUMBER, country: "Atlantis" }, "Use an ISO 3166-1 alpha-2 code such as TR or US."],
    [{ csv: "phone,mobile\n1,2", country: "" }, "two columns of numbers"],
  ])("refuses %j in words, and keeps what was typed", async (fields, sentence) => {
    const visitor = await signedInVisitor();
    const { status, html } = await send(visitor, fields);
    expect(status).toBe(422);
    expect(textOf(html)).toContain(sentence);
    if (fields.country) expect(html).toContain(`value="${fields.country}"`);
    expect(await listed(visitor)).toEqual([]);
  });

  test("needs the right to imports beside that to the list", async () => {
    const owner = await signedInVisitor();
    const visitor = await visitorWith(owner, "suppressions:write", "suppressions:read");
    expect((await send(visitor, { csv: NUMBER })).status).toBe(403);
    expect(await listed(owner)).toEqual([]);
  });
});
