import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { Reading } from "../../src/extraction/model.ts";
import type { Fetch } from "../../src/webhooks/send.ts";
import { callSetting } from "../calls/setting.ts";
import { reading, scriptedModel } from "../support/scripted-model.ts";

const examples = import.meta.glob<object>("../../examples/webhooks/*.json", {
  import: "default",
  eager: true,
});

/** What a careful customer says, with all that breaks JSON, HTML, Slack and spreadsheets in it. */
const NAME = `Jane "JJ" O'Roe <!channel> & Sons`;
const SUMMARY = "Wants 20 seats {{ now }} by </b> May";
const TRANSCRIPT = [
  { role: "agent", text: "Whom do I speak to?" },
  { role: "user", text: `My name is ${NAME}.` },
  { role: "user", text: "Write to jane@roe.example. I work for Roe & Co." },
  { role: "user", text: `I am highly interested. ${SUMMARY}. Please call me back.` },
];
const read = (raw: string | boolean, turn: number, quote: string): Reading => ({ raw, turn, quote });
const READINGS: Record<string, Reading> = {
  customer_name: read(NAME, 1, `My name is ${NAME}`),
  customer_email: read("jane@roe.example", 2, "jane@roe.example"),
  company_name: read("Roe & Co", 2, "I work for Roe & Co"),
  interest_level: read("high", 3, "highly interested"),
  summary: read(SUMMARY, 3, SUMMARY),
  follow_up_required: read(true, 3, "Please call me back"),
};

/** A service as its documentation describes it: what a request has to look like, and what it then answers. */
interface Service {
  method: string;
  url: RegExp;
  header: [name: string, value: RegExp];
  body: z.ZodType;
  answer: () => Response;
}

const json = /^application\/json/;
const bearer: Service["header"] = ["authorization", /^Bearer \S+$/];
const plainText = (max: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: z.string().min(1).max(max) });
const contactInfo = z.strictObject({ value: z.string().min(1), primary: z.boolean(), label: z.string() });

const SERVICES: Record<string, Service> = {
  "Contact in HubSpot": {
    method: "POST",
    url: /^https:\/\/api\.hubapi\.com\/crm\/v3\/objects\/contacts\/batch\/upsert$/,
    header: bearer,
    body: z.strictObject({
      inputs: z
        .array(
          z.strictObject({
            idProperty: z.literal("email"),
            id: z.email(),
            properties: z.record(z.string(), z.string()),
          }),
        )
        .min(1)
        .max(100),
    }),
    answer: () => Response.json({ status: "COMPLETE", results: [{ id: "1", new: true }] }),
  },
  "Lead in Salesforce": {
    method: "PATCH",
    url: /^https:\/\/MyDomainName\.my\.salesforce\.com\/services\/data\/v\d+\.0\/sobjects\/Lead\/\w+__c\/[\w-]+$/i,
    header: bearer,
    body: z.strictObject({
      LastName: z.string().min(1).max(80),
      Company: z.string().min(1).max(255),
      Email: z.email().optional(),
      Phone: z.string().max(40).optional(),
      LeadSource: z.string(),
      Description: z.string().optional(),
    }),
    answer: () => Response.json({ id: "00Q", errors: [], success: true, created: true }, { status: 201 }),
  },
  "New person in Pipedrive": {
    method: "POST",
    url: /^https:\/\/api\.pipedrive\.com\/api\/v2\/persons$/,
    header: ["x-api-token", /^\S+$/],
    body: z.strictObject({
      name: z.string().min(1),
      emails: z.array(contactInfo),
      phones: z.array(contactInfo),
    }),
    answer: () => Response.json({ success: true, data: { id: 1 } }),
  },
  "Note in Pipedrive": {
    method: "POST",
    url: /^https:\/\/api\.pipedrive\.com\/v1\/notes$/,
    header: ["x-api-token", /^\S+$/],
    body: z.strictObject({ person_id: z.int(), content: z.string().regex(/^(?!.*<!channel>)/s) }),
    answer: () => Response.json({ success: true, data: { id: 1 } }, { status: 201 }),
  },
  "Row in Google Sheets": {
    method: "POST",
    url: /^https:\/\/script\.google\.com\/macros\/s\/\w+\/exec$/,
    header: ["content-type", json],
    body: z.strictObject({
      event_id: z.string().startsWith("evt_"),
      row: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).length(5),
    }),
    answer: () => new Response("<html>ok</html>", { headers: { "content-type": "text/html" } }),
  },
  "Message in Slack": {
    method: "POST",
    url: /^https:\/\/hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+$/,
    header: ["content-type", json],
    body: z.strictObject({
      text: z.string().regex(/^[^<>]+$/),
      blocks: z
        .array(
          z.discriminatedUnion("type", [
            z.strictObject({ type: z.literal("header"), text: plainText(150) }),
            z.strictObject({
              type: z.literal("section"),
              text: plainText(3000).optional(),
              fields: z.array(plainText(2000)).min(1).max(10).optional(),
            }),
          ]),
        )
        .max(50),
    }),
    answer: () => new Response("ok"),
  },
};

async function sent(
  file: string,
  action: string,
  readings: Record<string, Reading | null>,
  metadata: object = {},
) {
  const agent = examples[`../../examples/webhooks/${file}.json`] ?? {};
  const service = SERVICES[action];
  const received: unknown[] = [];
  const complaints: unknown[] = [];
  const fetch: Fetch = async (url, init) => {
    const request = new Request(url, init);
    const [name, value] = service?.header ?? ["", /^$/];
    const text = await request.text();
    const body = service?.body.safeParse(JSON.parse(text));
    received.push(JSON.parse(text));
    const fits =
      request.method === service?.method &&
      service.url.test(request.url) &&
      value.test(request.headers.get(name) ?? "") &&
      json.test(request.headers.get("content-type") ?? "");
    if (fits && body?.success) return service.answer();
    complaints.push([request.method, request.url, body?.error?.issues]);
    return new Response("bad request", { status: 400 });
  };
  const asked = z.looseObject({ post_call_data_extraction: z.array(z.looseObject({ name: z.string() })) });
  const names = asked.parse(agent).post_call_data_extraction.map(({ name }) => name);
  const model = scriptedModel(
    reading(Object.fromEntries(names.map((name) => [name, readings[name] ?? null]))),
  );
  const setting = await callSetting({ agent, fetch, models: [model] });
  const callId = await setting.ingest({ transcript: TRANSCRIPT, metadata });
  await setting.process(callId);
  await setting.perform(callId, action);
  const run = (await setting.read(callId)).actions.find(({ name }) => name === action);
  return { callId, received, complaints, run };
}

describe("an example of a webhook", () => {
  it.each([
    ["hubspot", "Contact in HubSpot"],
    ["salesforce", "Lead in Salesforce"],
    ["pipedrive", "New person in Pipedrive"],
    ["pipedrive", "Note in Pipedrive", { pipedrive_person_id: 77 }],
    ["google-sheets", "Row in Google Sheets"],
    ["slack", "Message in Slack"],
  ])("%s: the service takes what '%s' sends", async (file, action, metadata: object = {}) => {
    const { complaints, run, received } = await sent(file, action, READINGS, metadata);
    expect(complaints).toEqual([]);
    expect(run?.status).toBe("done");
    expect(received).toHaveLength(1);
  });

  it.each([
    ["salesforce", "Lead in Salesforce"],
    ["pipedrive", "Note in Pipedrive", { pipedrive_person_id: 77 }],
    ["google-sheets", "Row in Google Sheets"],
  ])("%s: also where the customer said nothing of it: %s", async (file, action, metadata: object = {}) => {
    const { complaints, run } = await sent(file, action, {}, metadata);
    expect(complaints).toEqual([]);
    expect(run?.status).toBe("done");
  });

  it("leaves a contact's properties as they are where nothing was said of them", async () => {
    const { customer_email = null } = READINGS;
    const { received } = await sent("hubspot", "Contact in HubSpot", { customer_email });
    expect(received).toEqual([
      {
        inputs: [
          {
            idProperty: "email",
            id: "jane@roe.example",
            properties: { email: "jane@roe.example", phone: "+905321234567" },
          },
        ],
      },
    ]);
  });

  it("says in Slack when the follow-up rings", async () => {
    const { received } = await sent("slack", "Message in Slack", READINGS);
    expect(JSON.stringify(received)).toMatch(/Calls back: \w{3} \d\d \w{3} \d\d:\d\d/);
    expect(JSON.stringify(received)).toContain(JSON.stringify(NAME).slice(1, -1));
  });
});
