import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { EVENT_TYPES } from "../../src/webhooks/event.ts";
import type { EventTypeView } from "../../src/webhooks/events/catalogue.ts";
import { type Client, mintClient, send } from "../support/client.ts";

let client: Client;
beforeAll(async () => {
  client = await mintClient();
});

describe("the catalogue of events", () => {
  test("lists every type that can be asked for, each with a sentence, a schema and an example of it", async () => {
    const { status, body } = await client.send<EventTypeView[]>("GET", "/v1/event-types");
    expect(status).toBe(200);
    expect(body.map(({ type }) => type)).toEqual([...EVENT_TYPES]);
    for (const { type, description, schema, example } of body) {
      expect(description).toMatch(/\.$/);
      expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
      expect(example.type).toBe(type);
      expect(z.fromJSONSchema(schema).safeParse(example).error).toBeUndefined();
    }
  });

  test("shows one type as the list does", async () => {
    const { body: list } = await client.send<EventTypeView[]>("GET", "/v1/event-types");
    const { status, body } = await client.send("GET", "/v1/event-types/call.ended");
    expect(status).toBe(200);
    expect(body).toEqual(list.find(({ type }) => type === "call.ended"));
  });

  test("says of a type that nobody sends where the others are, and is shown to no stranger", async () => {
    const { status, body } = await client.send("GET", "/v1/event-types/call.rang");
    expect(status).toBe(404);
    expect(body.detail).toBe(
      "There is no event type call.rang: see GET /v1/event-types for those there are.",
    );
    expect((await send(null, "GET", "/v1/event-types")).status).toBe(401);
  });
});
