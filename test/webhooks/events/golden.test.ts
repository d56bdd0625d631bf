import { describe, expect, test } from "vitest";
import * as z from "zod";
import { EVENT_TYPES, newEvent, WebhookEvent } from "../../../src/webhooks/event.ts";
import { describeEventType, schemaOf } from "../../../src/webhooks/events/catalogue.ts";
import { EXAMPLES } from "../../../src/webhooks/events/examples.ts";

const golden = import.meta.glob<string>("./golden/*.json", { query: "?raw", import: "default", eager: true });
const read = (type: string): unknown => JSON.parse(golden[`./golden/${type}.json`] ?? "null");

describe.each(EVENT_TYPES)("%s", (type) => {
  test("is sent as its golden file has it, member by member", () => {
    expect(JSON.parse(JSON.stringify(newEvent(EXAMPLES[type])))).toEqual(read(type));
  });

  test("has no member that its schema does not name, and all that it does", () => {
    expect(schemaOf(type).parse(read(type))).toEqual(read(type));
  });

  test("is valid by the published JSON Schema, which lets new members come and none go", () => {
    const { schema } = describeEventType(type);
    const published = z.fromJSONSchema(JSON.parse(JSON.stringify(schema)));
    const event = WebhookEvent.parse(read(type));
    expect(published.safeParse(event).error).toBeUndefined();
    expect(published.safeParse({ ...event, new_member: 1, data: { ...event.data, other: 1 } }).success).toBe(
      true,
    );
    expect(published.safeParse({ ...event, type: "call.rang" }).success).toBe(false);
    const required = z.object({ required: z.array(z.string()) }).parse(schema.properties?.data).required;
    expect(required.length).toBeGreaterThan(2);
    for (const member of required) {
      const { [member]: _, ...rest } = event.data;
      expect(published.safeParse({ ...event, data: rest }).success).toBe(false);
    }
  });
});

test("every golden file is of a type that is sent", () => {
  expect(
    Object.keys(golden)
      .map((path) => path.slice("./golden/".length, -".json".length))
      .toSorted(),
  ).toEqual([...EVENT_TYPES].toSorted());
});
