import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { CallingRules, DEFAULT_RULES } from "../../src/gate/calling-rules.ts";
import { callingRulesOf } from "../../src/store/calling-rules.ts";
import { callingRules } from "../../src/store/schema.ts";
import { type Client, mintClient } from "../support/client.ts";

type View = CallingRules & { updated_at: string | null };
interface Problem {
  errors: { field: string; message: string }[];
}

let client: Client;
beforeEach(async () => {
  client = await mintClient();
});

const PATH = "/v1/calling-rules";
const read = async () => (await client.send<View>("GET", PATH)).body;
const patch = (changes: unknown) => client.send<View>("PATCH", PATH, changes);

describe("the calling rules of a workspace", () => {
  test("are the defaults until some are saved", async () => {
    const { status, body } = await client.send<View>("GET", PATH);
    expect(status).toBe(200);
    expect(body).toEqual({ ...DEFAULT_RULES, updated_at: null });
    expect(await callingRulesOf(client.db, client.workspaceId)).toEqual([]);
  });

  test("change in the member that is sent, and in no other", async () => {
    const all = {
      calling_window: {
        ...DEFAULT_RULES.calling_window,
        start: "10:00",
        end: "18:00",
        timezone: "Europe/Berlin",
      },
      ...{ max_attempts_per_24_hours: 2, minutes_between_attempts: 30, allowed_countries: ["TR", "DE"] },
      ...{ max_dials_per_day: 10, max_dials_per_country_per_day: 9, max_cost_usd_per_day: 8 },
      price_usd_per_minute: { default: 0.2, countries: { TR: 0.3 } },
    };
    // Every rule differs from its default, so that a default that crept in would show.
    for (const [name, value] of Object.entries(DEFAULT_RULES)) expect(all).not.toHaveProperty(name, value);
    expect((await patch(all)).body).toEqual({ ...all, updated_at: expect.any(String) });
    for (const [name, value] of Object.entries(DEFAULT_RULES)) {
      const { status, body } = await patch({ [name]: value });
      expect(status, name).toBe(200);
      expect(body, name).toEqual({ ...all, [name]: value, updated_at: expect.any(String) });
      expect(await read(), name).toEqual(body);
      await patch(all);
    }
    expect(await callingRulesOf(client.db, client.workspaceId)).toMatchObject([{ rules: all }]);
  });

  test("keep the defaults beside the first member that is saved", async () => {
    const { body } = await patch({ max_dials_per_day: 5 });
    expect(body).toEqual({ ...DEFAULT_RULES, max_dials_per_day: 5, updated_at: expect.any(String) });
  });

  test("replace a member whole: what is left out of it has its default", async () => {
    await patch({ price_usd_per_minute: { default: 0.5, countries: { TR: 0.3 } } });
    const { body } = await patch({ price_usd_per_minute: { countries: { us: 0.02 } } });
    expect(body.price_usd_per_minute).toEqual({ default: 0.1, countries: { US: 0.02 } });
  });

  test("take null for the countries of the workspace's own numbers", async () => {
    await patch({ allowed_countries: ["tr"] });
    expect((await read()).allowed_countries).toEqual(["TR"]);
    expect((await patch({ allowed_countries: null })).body.allowed_countries).toBeNull();
    expect((await read()).allowed_countries).toBeNull();
  });

  test("take back what a client read, and updated_at changes nothing", async () => {
    await patch({ max_dials_per_day: 7 });
    const before = await read();
    const { status, body } = await patch({ updated_at: "2001-01-01T00:00:00Z" });
    expect(status).toBe(200);
    expect(body).toEqual(before);
    const back = await patch({ ...before, updated_at: "2001-01-01T00:00:00Z" });
    expect(back.body).toEqual({ ...before, updated_at: back.body.updated_at });
    expect(Date.parse(back.body.updated_at ?? "")).toBeGreaterThan(Date.parse("2020-01-01"));
  });

  test("stay defaults where nothing is changed", async () => {
    expect((await patch({})).body).toEqual({ ...DEFAULT_RULES, updated_at: null });
    expect(await callingRulesOf(client.db, client.workspaceId)).toEqual([]);
  });

  test("hear two people who change different members at once", async () => {
    await patch({ max_dials_per_day: 1 });
    await Promise.all([patch({ max_dials_per_day: 11 }), patch({ minutes_between_attempts: 12 })]);
    expect(await read()).toMatchObject({ max_dials_per_day: 11, minutes_between_attempts: 12 });
  });

  test("have the default of a rule that came into being after they were saved", async () => {
    await patch({ max_dials_per_day: 5 });
    const { max_cost_usd_per_day: _, ...older } = CallingRules.parse({ max_dials_per_day: 5 });
    await client.db
      .update(callingRules)
      .set({ rules: older as CallingRules })
      .where(eq(callingRules.workspaceId, client.workspaceId));
    expect(await read()).toMatchObject({ max_dials_per_day: 5, max_cost_usd_per_day: 200 });
  });

  test("are nobody's business in another workspace", async () => {
    await patch({ max_dials_per_day: 3 });
    const stranger = await mintClient();
    expect((await stranger.send<View>("GET", PATH)).body).toEqual({ ...DEFAULT_RULES, updated_at: null });
    await stranger.send("PATCH", PATH, { max_dials_per_day: 4 });
    expect((await read()).max_dials_per_day).toBe(3);
  });

  test.each([
    ["an unknown rule", { max_dails_per_day: 5 }, "max_dails_per_day"],
    ["a negative cap", { max_dials_per_day: -1 }, "max_dials_per_day"],
    ["half an attempt", { max_attempts_per_24_hours: 1.5 }, "max_attempts_per_24_hours"],
    ["a country that is none", { allowed_countries: ["TR", "XX"] }, "allowed_countries.1"],
    ["no country", { allowed_countries: [] }, "allowed_countries"],
    ["a window without length", { calling_window: { start: "09:00", end: "09:00" } }, "calling_window.end"],
    ["half a window", { calling_window: { start: "09:00" } }, "calling_window.end"],
    ["null for a number", { max_cost_usd_per_day: null }, "max_cost_usd_per_day"],
  ])("refuse %s by its place, and nothing is saved", async (_, changes, place) => {
    const { status, body } = await client.send<Problem>("PATCH", PATH, {
      minutes_between_attempts: 1,
      ...changes,
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ field }) => field)).toEqual([place]);
    expect(await read()).toEqual({ ...DEFAULT_RULES, updated_at: null });
  });
});
