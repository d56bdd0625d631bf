import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";
import { AREAS, LISTED_COUNTRIES, numberIn, PREMIUM, UNLISTED } from "../../../bench/simulate/areas.ts";
import { drawsOf, pickByShare } from "../../../bench/simulate/draw.ts";
import { tell, WISHES } from "../../../bench/simulate/stories.ts";
import { findOptOut } from "../../../src/suppressions/opt-out/find-opt-out.ts";

const draw = drawsOf(1);
const LANGUAGES = ["en", "de", "tr", "es"] as const;

describe("the people of a simulation", () => {
  test.each([...AREAS, ...PREMIUM, ...UNLISTED])("have numbers that exist: $country +$prefix", (area) => {
    for (const name of ["a", "b", "c"]) {
      const parsed = parsePhoneNumberFromString(numberIn(area, draw, name));
      expect(parsed?.country).toBe(area.country);
      if (PREMIUM.includes(area)) expect(parsed?.getType()).toBe("PREMIUM_RATE");
    }
  });

  test("live in at least 25 zones, and nobody's premium or unlisted number is on the list", () => {
    expect(new Set(AREAS.flatMap(({ zones }) => zones)).size).toBeGreaterThanOrEqual(25);
    expect(UNLISTED.filter(({ country }) => LISTED_COUNTRIES.includes(country))).toEqual([]);
  });

  test("say the same for the same seed, whatever was drawn before", () => {
    const again = drawsOf(1);
    again("something", "else");
    expect(again("customer", 7)).toBe(draw("customer", 7));
    expect(drawsOf(2)("customer", 7)).not.toBe(draw("customer", 7));
  });

  test("want what their shares say", () => {
    const drawn = Array.from({ length: 5_000 }, (_, call) => pickByShare(WISHES, draw("wish", call)));
    const share = drawn.filter((wish) => wish === "opt_out").length / drawn.length;
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.05);
  });

  test.each(LANGUAGES)("ask not to be called only where they mean it: %s", (language) => {
    for (const wish of Object.keys(WISHES) as (keyof typeof WISHES)[]) {
      const turns = tell({ language, wish, number: "+12125550100", zone: null }, 0);
      expect([wish, findOptOut(turns) !== null]).toEqual([wish, wish === "opt_out"]);
    }
  });
});
