import { describe, expect, test } from "vitest";
import { EXAMPLE_CALL } from "../support/example.ts";
import { signedInVisitor, textOf, type Visitor } from "./support/browser.ts";
import { makeCall, PATIENCE } from "./support/calls.ts";

const HOSTILE = `"><img src=x onerror=alert(1)><script>alert(2)</script>`;

const fieldsOf = async (visitor: Visitor, callId: string) => {
  type Analysed = { analysis: { fields: Record<string, { value: unknown; status: string; by?: string }> } };
  return (await visitor.client.send<Analysed>("GET", `/v1/calls/${callId}`)).body.analysis.fields;
};

describe("the page of a call", () => {
  test("shows each value with its words, which lead to the turn and are marked there", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    const { status, html } = await visitor.get(`/dashboard/calls/${callId}`);
    expect(status).toBe(200);
    const text = textOf(html);
    expect(text).toContain("+905321234567");
    expect(text).toContain("customer_name Said in the call");
    expect(html).toContain(`href="/dashboard/calls/${callId}#turn-1"`);
    expect(html).toMatch(/<mark[^>]*data-fields="customer_name"[^>]*>[^<]*Jane Roe/);
    expect(html).toContain(`data-play="2"`);
    expect(html).toContain(`src="/dashboard/calls/${callId}/recording"`);
  });

  test("shows its time in the zone that it was read in, where the viewer has another", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    visitor.cookies.set("zone", "America/New_York");
    const { html } = await visitor.get(`/dashboard/calls/${callId}`);
    expect(textOf(html)).toMatch(/Started .* in Europe\/Istanbul/);
  });

  test("says why a field is empty", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    expect(textOf((await visitor.get(`/dashboard/calls/${callId}`)).html)).toMatch(
      /callback_number Not said .* no value/,
    );
  });

  test("puts a value right in place, by the name of who is signed in, and back", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    const path = `/dashboard/calls/${callId}`;
    const form = { field: "customer_name", "value-customer_name": "Jane Rowe", do: "set" };
    const answer = await visitor.post(`${path}/correct`, form);
    expect(answer.status).toBe(303);
    expect((await fieldsOf(visitor, callId)).customer_name).toMatchObject({ value: "Jane Rowe", by: "Test" });
    const shown = textOf((await visitor.get(path)).html);
    expect(shown).toContain("The value is kept.");
    expect(shown).toContain("Test");
    await visitor.post(`${path}/correct`, { field: "customer_name", do: "remove" });
    expect((await fieldsOf(visitor, callId)).customer_name).toMatchObject({
      value: "Jane Roe",
      status: "grounded",
    });
    await visitor.post(`${path}/correct`, { field: "customer_name", do: "none" });
    expect((await fieldsOf(visitor, callId)).customer_name).toMatchObject({
      value: null,
      status: "corrected",
    });
  });

  test("keeps a wrong value in its input, and says beside it what is wrong", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    const form = { field: "interest_level", "value-interest_level": "enormous", do: "set" };
    const { status, html } = await visitor.post(`/dashboard/calls/${callId}/correct`, form);
    expect(status).toBe(422);
    expect(html).toMatch(/<select[^>]*aria-invalid="true"/);
    expect((await fieldsOf(visitor, callId)).interest_level?.status).not.toBe("corrected");
  });

  test("finds words in the transcript, whatever their case and dots", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor, "Agent: Adınız?\nCustomer: My name is Jane Roe, İstanbul.");
    const { html } = await visitor.get(`/dashboard/calls/${callId}?find=istanbul`);
    expect(html).toMatch(/<mark class="found"[^>]*>İstanbul<\/mark>/);
    expect(textOf(html)).toContain("1 turn says so");
  });

  test("asks for another reading, and shows the history of both", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    const answer = await visitor.post(`/dashboard/calls/${callId}/reanalyze`, { agent_version: "1" });
    expect(answer.status).toBe(303);
    await expect
      .poll(async () => textOf((await visitor.get(`/dashboard/calls/${callId}`)).html), PATIENCE)
      .toContain("It found the same as the one before.");
  });

  test("shows whatever a caller said as text", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor, [
      { role: "agent", text: "May I have your name?" },
      { role: "user", text: `My name is Jane Roe. ${HOSTILE}` },
    ]);
    await visitor.post(`/dashboard/calls/${callId}/correct`, {
      field: "customer_name",
      "value-customer_name": HOSTILE,
      do: "set",
    });
    const { html } = await visitor.get(`/dashboard/calls/${callId}?find=${encodeURIComponent("<img")}`);
    expect(html).not.toContain("<img");
    expect(html).not.toContain("<script>alert");
    expect(textOf(html)).toContain(HOSTILE);
  });

  test("is not there for another workspace", async () => {
    const callId = await makeCall(await signedInVisitor());
    const { status, html } = await (await signedInVisitor()).get(`/dashboard/calls/${callId}`);
    expect(status).toBe(404);
    expect(textOf(html)).toContain("There is nothing here");
  });

  test("speaks Turkish to who asks for it", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    visitor.cookies.set("language", "tr");
    expect(textOf((await visitor.get(`/dashboard/calls/${callId}`)).html)).toContain(
      "Yapay zekâ çözümlemesi",
    );
  });
});

describe("the actions of a call", () => {
  test("say of each why it ran or did not, with the values that decided", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    const text = textOf((await visitor.get(`/dashboard/calls/${callId}?tab=actions`)).html);
    expect(text).toContain("Lead to CRM Webhook Did not run");
    expect(text).toContain("interest_level is high – nothing was said not met");
    expect(text).toContain('As a formula interest_level == "high": null');
  });

  test("say a group of conditions in plain words, in both languages, and what would have turned it", async () => {
    const visitor = await signedInVisitor();
    const condition = {
      all: [
        { any: [{ field: "interest_level", operator: "in", value: ["high", "low"] }] },
        { not: { field: "customer_name", operator: "contains", value: "Jane" } },
        { field: "call.duration_ms", operator: ">=", value: 90_000 },
        { field: "call.direction", operator: "==", value: "inbound" },
        { field: "customer_name", operator: "exists" },
      ],
    };
    const callId = await makeCall(visitor, EXAMPLE_CALL.transcript, condition);
    const path = `/dashboard/calls/${callId}?tab=actions`;
    const { html } = await visitor.get(path);
    const text = textOf(html);
    expect(text).toContain("All of these must hold: not met");
    expect(text).toContain("At least one of these must hold: not met interest_level is one of high , low");
    expect(text).toContain("This must not hold: not met customer_name contains Jane – it was Jane Roe (met)");
    expect(text).toContain("Length of the call is at least 1:30 – it was 1:00 not met");
    expect(text).toContain("Direction is inbound (met)");
    expect(text).toContain("customer_name has a value – it was Jane Roe (met)");
    expect(text).toContain("It would have run, had these been otherwise:");
    expect(html).toContain('title="Customer full name"');
    visitor.cookies.set("language", "tr");
    const turkish = textOf((await visitor.get(path)).html);
    expect(turkish).toContain("Bunların hepsi geçerli olmalı: sağlanmadı");
    expect(turkish).toContain("customer_name için değer var – değeri: Jane Roe (sağlandı)");
    expect(turkish).toContain("Yön değeri gelen (sağlandı)");
    expect(turkish).not.toMatch(/must hold|it was|nothing was said|has a value/);
  });

  test("lead to the follow-up that is still booked, where nobody would book it now", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor, [
      { role: "agent", text: "Would you like a follow-up call?" },
      { role: "user", text: "Yes, please call me back tomorrow at 3 pm." },
    ]);
    const shown = async () => textOf((await visitor.get(`/dashboard/calls/${callId}?tab=actions`)).html);
    await expect.poll(shown, PATIENCE).toMatch(/Follow-up call Active/);
    await visitor.post(`/dashboard/calls/${callId}/correct`, {
      ...{ field: "follow_up_required", "value-follow_up_required": "false", do: "set" },
    });
    expect(await shown()).toContain("It would now not run. The follow-up call below is still booked");
    expect(textOf((await visitor.get(`/dashboard/calls/${callId}`)).html)).toContain("the model had yes");
  });

  test("point out a value that was put right after they were decided, and what they would do now", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    const correct = (value: string) =>
      visitor.post(`/dashboard/calls/${callId}/correct`, {
        ...{ field: "interest_level", "value-interest_level": value, do: "set" },
      });
    const shown = async (language: string) => {
      visitor.cookies.set("language", language);
      return textOf((await visitor.get(`/dashboard/calls/${callId}?tab=actions`)).html);
    };
    expect(await shown("en")).not.toContain("corrected to");
    await correct("high");
    const said = /interest_level : nothing was said when it was decided; corrected to “ ?high ?” by Test ?, /;
    expect(await shown("en")).toMatch(said);
    expect(await shown("en")).toMatch(/It would now run\. .*Run now/);
    expect(await shown("tr")).toContain("Şimdi çalışırdı.");
    await correct("low");
    expect(await shown("en")).toContain("It would still not run.");
    const unused = { field: "callback_number", "value-callback_number": "05321112233", do: "set" };
    await visitor.post(`/dashboard/calls/${callId}/correct`, unused);
    expect(await shown("en")).not.toContain("callback_number : nothing was said");
    // The action takes its time from it, whatever its condition asks.
    const time = { field: "follow_up_date", "value-follow_up_date": "2026-05-07T14:30:00+03:00", do: "set" };
    await visitor.post(`/dashboard/calls/${callId}/correct`, time);
    expect(await shown("en")).toContain("follow_up_date : nothing was said");
    await correct("high");
    await visitor.post(`/dashboard/calls/${callId}/run`, { action: "Lead to CRM" });
    const [, afterwards] = (await shown("en")).split("Lead to CRM Webhook");
    expect(afterwards).toContain("Run by Test");
    expect(afterwards).not.toContain("corrected to");
  });

  test("can be run by a person, whatever the condition said", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    const answer = await visitor.post(`/dashboard/calls/${callId}/run`, { action: "Lead to CRM" });
    expect(answer.headers.get("location")).toBe(`/dashboard/calls/${callId}?tab=actions`);
    const text = textOf((await visitor.get(`/dashboard/calls/${callId}?tab=actions`)).html);
    expect(text).toContain("“Lead to CRM” is on its way.");
    expect(text).toContain("Run by Test");
    const unknown = await visitor.post(`/dashboard/calls/${callId}/run`, { action: "No such" });
    expect(unknown.status).toBe(404);
  });
});

describe("the header of a call", () => {
  test("says in words what came as a code", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor, EXAMPLE_CALL.transcript, undefined, "ended_after_transfer");
    const text = async (language: string) => {
      visitor.cookies.set("language", language);
      return textOf((await visitor.get(`/dashboard/calls/${callId}`)).html);
    };
    const english = await text("en");
    expect(english).toContain("Direction Inbound Ended because the call was handed over");
    expect(english).toContain("Told by the API");
    expect(english).toContain("Read by the built-in reader with version 1");
    const turkish = await text("tr");
    expect(turkish).toContain("Bitiş nedeni arama aktarıldı");
    expect(turkish).toContain("yerleşik okuyucu, 1. sürümle");
    expect(`${english}${turkish}`).not.toMatch(/ended_after_transfer|offline|api,/);
  });
});

describe("the events of a call", () => {
  test("tell everything in the order of time, corrections too", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    const form = { field: "customer_name", "value-customer_name": "Jane Rowe", do: "set" };
    await visitor.post(`/dashboard/calls/${callId}/correct`, form);
    const text = textOf((await visitor.get(`/dashboard/calls/${callId}?tab=events`)).html);
    const places = [
      "The call began",
      "The transcript came",
      "Analysis ended",
      "Test set customer_name from Jane Roe to Jane Rowe",
    ].map((words) => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  test("are said in the viewer's words, not in codes, and tell where each webhook went", async () => {
    const visitor = await signedInVisitor();
    const url = "https://receiver.example/events";
    await visitor.client.send("POST", "/v1/endpoints", { url, events: ["call.analyzed"] });
    const callId = await makeCall(visitor);
    const events = async (language: string) =>
      textOf(
        (await visitor.get(`/dashboard/calls/${callId}?tab=events`, { "Accept-Language": language })).html,
      );
    await expect.poll(() => events("en"), PATIENCE).toContain(`Attempt 1 to ${url}: `);
    const text = await events("en");
    expect(text).toContain("The call ended: Completed");
    expect(text).toContain("Analysis ended: Analysed");
    expect(text).not.toMatch(/http_\dxx|: (completed|pending|skipped|delivered)\b/);
    expect(await events("tr")).toContain("Arama bitti: Tamamlandı");
  });
});
