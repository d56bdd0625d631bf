import { expect, test } from "vitest";
import type { CallContext } from "../../../src/extraction/model.ts";
import { settingOf } from "../../../src/extraction/values/setting.ts";

const call: CallContext = { startedAt: null, timezone: null, language: null, customerNumber: null };

test.each<[Partial<CallContext>, string | null]>([
  [{ customerNumber: "+905326453211", language: "en-GB" }, "TR"],
  [{ language: "en-GB", timezone: "America/New_York" }, "GB"],
  [{ language: "es", timezone: "America/Mexico_City" }, "MX"],
  [{ language: "en", timezone: "UTC" }, null],
  [{ language: "zh-Hans-CN" }, "CN"],
  [{ customerNumber: "not a number" }, null],
])("the country of %o is %s", (known, country) => {
  expect(settingOf({ ...call, ...known }).country).toBe(country);
});

test("a call whose time or zone is not known has no now", () => {
  expect(settingOf({ ...call, startedAt: "2026-04-30T10:15:00+03:00" }).now).toBeNull();
  expect(settingOf({ ...call, timezone: "Europe/Istanbul" }).now).toBeNull();
  expect(settingOf({ ...call, startedAt: "soon", timezone: "Europe/Istanbul" }).now).toBeNull();
  expect(
    settingOf({ ...call, startedAt: "2026-04-30T10:15:00+03:00", timezone: "Europe/Istanbul" }).now,
  ).toEqual({
    epochMs: 1777533300000,
    timezone: "Europe/Istanbul",
  });
});

test("a language without tables is read as English", () => {
  expect(settingOf({ ...call, language: "tr-TR" }).language).toBe("tr");
  expect(settingOf({ ...call, language: "fr-FR" }).language).toBe("en");
});
