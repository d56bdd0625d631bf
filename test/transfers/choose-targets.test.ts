import { describe, expect, it } from "vitest";
import { chooseTargets } from "../../src/transfers/choose-targets.ts";
import { TransferCallConfig } from "../../src/transfers/config.ts";

const ISTANBUL = "+902121234567";
const BERLIN = "+493012345678";
const SIP = "sip:desk@pbx.example";
const OFFICE = {
  days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
  start: "09:00",
  end: "17:00",
};

const choose = (config: object, at: string, facts = {}, timezone = "UTC") =>
  chooseTargets(TransferCallConfig.parse(config), facts, { now: Date.parse(at), timezone });
const chosenAt = (target: object, at: string, timezone?: string) =>
  choose({ targets: [{ name: "desk", ...target }] }, at, {}, timezone);

describe("choosing targets", () => {
  it("takes the action's one number as it is", () => {
    expect(choose({ to_number: BERLIN }, "2026-05-04T02:00:00Z")).toEqual({
      targets: [{ name: null, to: BERLIN }],
      left: [],
    });
  });

  it("keeps the order, and leaves out whose condition is not met, saying so", () => {
    const config = {
      targets: [
        { name: "German", to_number: BERLIN, condition: { field: "tongue", operator: "==", value: "de" } },
        { to_number: ISTANBUL, condition: { field: "tongue", operator: "==", value: "tr" } },
        { name: "anybody", to_number: SIP },
      ],
    };
    expect(choose(config, "2026-05-04T10:00:00Z", { tongue: "tr" })).toEqual({
      targets: [
        { name: null, to: ISTANBUL },
        { name: "anybody", to: SIP },
      ],
      left: ['German: tongue == "de": "tr".'],
    });
  });

  it("reads hours in the zone of the target's own number", () => {
    // 09:30 in Istanbul, 08:30 in Berlin.
    const at = "2026-05-04T06:30:00Z";
    expect(chosenAt({ to_number: ISTANBUL, hours: OFFICE }, at).targets).toHaveLength(1);
    expect(chosenAt({ to_number: BERLIN, hours: OFFICE }, at)).toEqual({
      targets: [],
      left: ["desk: closed, opens Monday 2026-05-04 09:00 (Europe/Berlin)."],
    });
  });

  it("reads hours in the zone that they name", () => {
    const hours = { ...OFFICE, timezone: "America/New_York" };
    expect(chosenAt({ to_number: BERLIN, hours }, "2026-05-04T20:00:00Z").targets).toHaveLength(1);
    expect(chosenAt({ to_number: SIP, hours }, "2026-05-04T20:00:00Z").targets).toHaveLength(1);
    expect(chosenAt({ to_number: BERLIN, hours }, "2026-05-04T08:00:00Z").left).toHaveLength(1);
  });

  it.each([SIP, "sip:+902121234567@trunk.example"])(
    "reads the hours of %s in the agent's zone",
    (to_number) => {
      const at = "2026-05-04T23:00:00Z";
      expect(chosenAt({ to_number, hours: OFFICE }, at, "America/Los_Angeles").targets).toHaveLength(1);
      expect(chosenAt({ to_number, hours: OFFICE }, at, "Europe/Berlin").left).toEqual([
        "desk: closed, opens Tuesday 2026-05-05 09:00 (Europe/Berlin).",
      ]);
    },
  );

  it("must be open in every zone that a number may be in", () => {
    // A toll-free number may ring anywhere in the country: 09:30 in New York is 06:30 in Los Angeles.
    const target = { to_number: "+18005550199", hours: OFFICE };
    expect(chosenAt(target, "2026-05-04T13:30:00Z").left).toHaveLength(1);
    expect(chosenAt(target, "2026-05-04T17:30:00Z").targets).toHaveLength(1);
  });

  it("is closed on public holidays of the number's country, unless the hours say otherwise", () => {
    const noon = "2026-10-29T09:00:00Z";
    expect(chosenAt({ to_number: ISTANBUL, hours: OFFICE }, noon).left).toEqual([
      "desk: closed, opens Friday 2026-10-30 09:00 (Europe/Istanbul).",
    ]);
    const hours = { ...OFFICE, public_holidays: "ring" };
    expect(chosenAt({ to_number: ISTANBUL, hours }, noon).targets).toHaveLength(1);
    expect(chosenAt({ to_number: BERLIN, hours: OFFICE }, noon).targets).toHaveLength(1);
  });

  it("says where hours never open, and goes on", () => {
    const hours = { start: "09:00", end: "09:30" };
    const { targets, left } = choose(
      { targets: [{ to_number: "+18005550199", hours }, { to_number: BERLIN }] },
      "2026-05-04T13:30:00Z",
    );
    expect(left).toEqual([
      expect.stringMatching(/^\+18005550199: closed, its hours never open in .* at once\.$/),
    ]);
    expect(targets).toEqual([{ name: null, to: BERLIN }]);
  });

  it("tries no number twice", () => {
    const condition = { field: "vip", operator: "==", value: true };
    const targets = [
      { name: "vip", to_number: BERLIN, condition },
      { name: "sales", to_number: BERLIN },
      { name: "again", to_number: BERLIN },
    ];
    expect(choose({ targets }, "2026-05-04T10:00:00Z")).toEqual({
      targets: [{ name: "sales", to: BERLIN }],
      left: ["vip: vip == true: null.", "again: is tried already, as sales."],
    });
  });
});
