import { beforeEach, describe, expect, test, vi } from "vitest";
import { FLORIDIAN, fieldsOf, type Setting, SOON, scheduleSetting, TURKISH, ZONE } from "./setting.ts";

let setting: Setting;
beforeEach(async () => {
  setting = await scheduleSetting();
});

describe("a number that is not to be rung is refused with the rule's sentence, and nothing is saved", () => {
  const refused = async (toNumber: string, sentence: RegExp) => {
    const { status, body } = await setting.post({ ...setting.plan, to_number: toNumber });
    expect(status, JSON.stringify(body)).toBe(422);
    expect(fieldsOf(body)).toEqual(["to_number"]);
    expect(body.errors[0]?.message).toMatch(sentence);
    expect(await setting.list()).toEqual([]);
  };

  test.each([
    ["a premium number", "+909001234567", /is a premium rate number; only mobile and fixed lines/],
    ["a freephone number", "+18005551234", /is a toll free number/],
    [
      "a number that its country does not have",
      "+905001234",
      /does not exist in its country's numbering plan/,
    ],
    ["a satellite phone", "+881612345678", /belongs to no country/],
    ["an emergency number", "112", /^Use E\.164/],
  ])("%s", async (_, number, sentence) => {
    await refused(number, sentence);
  });

  test("one in a country that is not allowed, by the country and not by its code", async () => {
    await setting.rules({ allowed_countries: ["TR", "US"] });
    await refused("+493012345678", /is in DE, and calls go to TR, US: add DE to allowed_countries/);
    await refused("+18765550123", /is in JM, and calls go to TR, US/);
    await setting.book({ to_number: FLORIDIAN, scheduled_at: "2099-05-07T18:30:00" });
    expect(await setting.list()).toHaveLength(1);
  });

  test("one outside the countries of the workspace's own numbers", async () => {
    await setting.own("+902125550123");
    await refused(FLORIDIAN, /is in US, and calls go to TR/);
    await setting.book();
  });

  test("one that asked not to be rung, until it is taken off the list", async () => {
    await setting.suppress(TURKISH);
    await refused(TURKISH, /\+905321234567 .*Added by hand/);
    const [row] = (await setting.client.send<{ suppression_id: string }[]>("GET", "/v1/suppressions")).body;
    await setting.client.send("DELETE", `/v1/suppressions/${row?.suppression_id}`);
    await setting.book();
  });

  test("one that a single agent may not ring, by that agent and no other", async () => {
    const waiting = await setting.book();
    await setting.client.send("POST", "/v1/suppressions", {
      phone_number: TURKISH,
      agent_id: setting.agentId,
    });
    await vi.waitFor(async () => {
      expect((await setting.read(waiting.schedule_id)).status).toBe("blocked");
    }, SOON);
    expect((await setting.post(setting.plan)).status).toBe(422);
    const { body } = await setting.client.send<{ agent_id: string }>("POST", "/v1/agents", {
      agent_name: "Care",
    });
    expect(await setting.book({ agent_id: body.agent_id })).toMatchObject({ status: "active" });
  });

  test("one of two zones, under a window that never opens in both at once", async () => {
    const { status, body } = await setting.post({
      ...{ ...setting.plan, to_number: FLORIDIAN, calling_window: { start: "09:00", end: "09:10" } },
    });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      {
        field: "calling_window",
        message:
          "The calling window never opens in America/Chicago and America/New_York at once: widen it, or set callee_timezone.",
      },
    ]);
    expect(await setting.list()).toEqual([]);
    // Where the callee's zone is known there is one clock to go by.
    await setting.book({
      ...{ to_number: FLORIDIAN, calling_window: { start: "09:00", end: "09:10" } },
      callee_timezone: "America/Chicago",
    });
  });
});

describe("a time outside the window moves to the next that is inside, and says so", () => {
  const when = (at: string, change: object = {}) => setting.book({ scheduled_at: at, ...change });
  const moved = (from: string, to: string, explanation: RegExp) => ({
    ...{ scheduled_at: from, shifted_from: from, next_run_at: to },
    explanation: expect.stringMatching(explanation),
  });
  const stands = (at: string) => ({
    ...{ scheduled_at: at, next_run_at: at, shifted_from: null, explanation: "" },
  });

  test("too early is nine o'clock, too late is the next morning", async () => {
    expect(await when("2099-05-07T06:00:00")).toMatchObject(
      moved(
        "2099-05-07T06:00:00+03:00",
        "2099-05-07T09:00:00+03:00",
        /^Thursday 2099-05-07 06:00 \(Europe\/Istanbul\) is outside the calling window \(monday, .*saturday 09:00 to 20:00\); moved to Thursday 2099-05-07 09:00/,
      ),
    );
    expect(await when("2099-05-07T20:00:00")).toMatchObject({ next_run_at: "2099-05-08T09:00:00+03:00" });
    expect(await when("2099-05-07T09:00:00")).toMatchObject(stands("2099-05-07T09:00:00+03:00"));
    expect(await when("2099-05-07T19:59:59")).toMatchObject(stands("2099-05-07T19:59:59+03:00"));
  });

  test("nobody is rung on a Sunday, where nobody says otherwise", async () => {
    expect(await when("2099-05-10T12:00:00")).toMatchObject(
      moved("2099-05-10T12:00:00+03:00", "2099-05-11T09:00:00+03:00", /^Sunday 2099-05-10/),
    );
    expect(await when("2099-05-09T21:00:00")).toMatchObject({ next_run_at: "2099-05-11T09:00:00+03:00" });
    const everyDay = { calling_window: { start: "09:00", end: "20:00" } };
    expect(await when("2099-05-10T12:00:00", everyDay)).toMatchObject(stands("2099-05-10T12:00:00+03:00"));
  });

  test("nor on a public holiday of the number's country, unless the window rings then", async () => {
    expect(await when("2035-10-29T12:00:00")).toMatchObject(
      moved(
        "2035-10-29T12:00:00+03:00",
        "2035-10-30T09:00:00+03:00",
        /^Monday 2035-10-29 12:00 \(Europe\/Istanbul\) is a public holiday \(Republic Day\); moved to Tuesday/,
      ),
    );
    const rings = { calling_window: { start: "09:00", end: "20:00", public_holidays: "ring" } };
    expect(await when("2035-10-29T12:00:00", rings)).toMatchObject(stands("2035-10-29T12:00:00+03:00"));
    expect(await when("2035-10-29T12:00:00", { to_number: "+493012345678" })).toMatchObject({
      next_run_at: "2035-10-29T12:00:00+03:00",
    });
  });

  test("a window across midnight belongs to the day on which it opens", async () => {
    const night = { calling_window: { days: ["thursday"], start: "22:00", end: "02:00" } };
    expect(await when("2099-05-07T12:00:00", night)).toMatchObject(
      moved("2099-05-07T12:00:00+03:00", "2099-05-07T22:00:00+03:00", /\(thursday 22:00 to 02:00\)/),
    );
    expect(await when("2099-05-08T01:30:00", night)).toMatchObject(stands("2099-05-08T01:30:00+03:00"));
    expect(await when("2099-05-07T01:30:00", night)).toMatchObject({
      next_run_at: "2099-05-07T22:00:00+03:00",
    });
    expect(await when("2099-05-08T02:00:00", night)).toMatchObject({
      next_run_at: "2099-05-14T22:00:00+03:00",
    });
  });

  test("the schedule's window is asked before the agent's, and the agent's before the workspace's", async () => {
    const window = (start: string) => ({ calling_window: { start, end: "23:00" } });
    await setting.rules(window("10:00"));
    expect((await when("2099-05-07T08:00:00")).next_run_at).toBe("2099-05-07T10:00:00+03:00");
    await setting.client.send("PATCH", `/v1/agents/${setting.agentId}`, window("11:00"));
    expect((await when("2099-05-07T08:00:00")).next_run_at).toBe("2099-05-07T11:00:00+03:00");
    const own = await when("2099-05-07T08:00:00", window("07:00"));
    expect(own).toMatchObject(stands("2099-05-07T08:00:00+03:00"));
  });

  test("the window is read off the clock of the number, whatever the schedule's zone", async () => {
    const german = { to_number: "+493012345678", timezone: ZONE };
    expect(await when("2099-05-07T09:30:00", german)).toMatchObject(
      moved("2099-05-07T09:30:00+03:00", "2099-05-07T10:00:00+03:00", /08:30 \(Europe\/Berlin\)/),
    );
  });

  test("a number of two zones waits until both have opened", async () => {
    const body = await when("2099-05-07T09:30:00", { to_number: FLORIDIAN, timezone: "America/New_York" });
    expect(body).toMatchObject(
      moved(
        "2099-05-07T09:30:00-04:00",
        "2099-05-07T10:00:00-04:00",
        /which must be open in America\/Chicago and America\/New_York/,
      ),
    );
  });

  test("the callee's own zone is believed before their number's", async () => {
    const abroad = { callee_timezone: "America/New_York" };
    expect(await when("2099-05-07T14:30:00", abroad)).toMatchObject(
      moved("2099-05-07T14:30:00+03:00", "2099-05-07T16:00:00+03:00", /07:30 \(America\/New_York\)/),
    );
  });

  test("a window may have a zone of its own", async () => {
    const london = { calling_window: { start: "12:00", end: "20:00", timezone: "Europe/London" } };
    expect(await when("2099-05-07T12:30:00", london)).toMatchObject(
      moved("2099-05-07T12:30:00+03:00", "2099-05-07T14:00:00+03:00", /10:30 \(Europe\/London\)/),
    );
  });
});
