import fc from "fast-check";
import { expect, test } from "vitest";
import { type FieldDefinition, type FieldFormat, resolveField } from "../../src/extraction/field.ts";
import { normalise } from "../../src/extraction/normalise.ts";
import { LANGUAGES } from "../../src/extraction/values/value.ts";
import { settingIn } from "./values/setting.ts";

const english = settingIn("en");

function field(changes: Partial<FieldDefinition>) {
  return resolveField({ name: "answer", type: "string", description: "", ...changes });
}

test.each([
  "",
  "   ",
  "\u200b",
  "null",
  "N/A",
  "unknown",
  "Not mentioned",
  "belirtilmedi",
  "nicht erwähnt",
  "no indicado",
])("%j is no value, whatever the type", (raw) => {
  for (const type of ["string", "number", "boolean", "enum"] as const) {
    const unknown = field({ type, options: ["high", "low"] });
    expect(normalise(unknown, raw, english)).toEqual({ kind: "unreadable", rule: "No value was given." });
  }
});

test("an option may be a word that stands for no value elsewhere", () => {
  const level = field({ type: "enum", options: ["high", "unknown"] });
  expect(normalise(level, "Unknown", english)).toEqual({ kind: "value", value: "unknown" });
});

test("plain text loses invisible characters and surplus spaces, nothing else", () => {
  expect(normalise(field({}), "  Jane\u200b   Roe \n", english)).toEqual({
    kind: "value",
    value: "Jane Roe",
  });
  expect(normalise(field({}), 12, english)).toEqual({ kind: "value", value: "12" });
});

test.each([
  ["number", 12.5, 12.5],
  ["number", "12.5", 12.5],
  ["number", "two and a half thousand", 2500],
  ["boolean", true, true],
  ["boolean", "yes", true],
  ["boolean", "No, thanks", false],
  ["enum", " HIGH ", "high"],
] as const)("a %s that comes as %j is %j", (type, raw, value) => {
  expect(normalise(field({ type, options: ["high", "low"] }), raw, english)).toEqual({
    kind: "value",
    value,
  });
});

test.each([
  ["number", true],
  ["number", Number.NaN],
  ["number", "some"],
  ["boolean", "perhaps"],
  ["boolean", 7],
  ["enum", "highest"],
  ["enum", 1],
] as const)("a %s that comes as %j is refused with a rule", (type, raw) => {
  expect(normalise(field({ type, options: ["high", "low"] }), raw, english)).toMatchObject({
    kind: "unreadable",
    rule: expect.stringMatching(/\.$/),
  });
});

test.each<[FieldFormat, string, string]>([
  ["date-time", "next Thursday at half past two", "2026-05-07T14:30:00+03:00"],
  ["date", "the day after tomorrow", "2026-05-02"],
  ["time", "a quarter to four in the afternoon", "15:45"],
  ["phone", "four one five seven six nine fifty seven thirty seven", "+14157695737"],
  ["email", "jane dot roe at gmail dot com", "jane.roe@gmail.com"],
  ["url", "www dot example dot com", "https://www.example.com"],
  ["currency", "twelve hundred dollars", "USD 1200.00"],
])("the %s of %s is %s", (format, raw, value) => {
  expect(normalise(field({ format }), raw, english)).toEqual({ kind: "value", value });
});

test("digits only are the digits as said", () => {
  const zip = field({ description: "Zip code, digits only" });
  expect(normalise(zip, "nine four one zero two", english)).toEqual({ kind: "value", value: "94102" });
  const phone = field({ format: "phone", description: "Phone, digits only" });
  expect(normalise(phone, "+1 415-769-5737", english)).toEqual({ kind: "value", value: "14157695737" });
});

test("a day of birth lies behind the call", () => {
  const birthday = field({ name: "date_of_birth", format: "date" });
  expect(normalise(birthday, "March 3rd 1976", english)).toEqual({ kind: "value", value: "1976-03-03" });
  expect(normalise(birthday, "8/8/25", english)).toEqual({ kind: "value", value: "2025-08-08" });
  expect(normalise(birthday, "December 1st", english)).toEqual({ kind: "value", value: "2025-12-01" });
});

test.each([
  ["Date the window was damaged", "2025-12-01"],
  ["Since when the noise is heard, as a date", "2025-12-01"],
  ["Satın alındığı tarih", "2025-12-01"],
  ["Fecha de la compra", "2025-12-01"],
  ["Datum, an dem das Gerät gekauft wurde", "2025-12-01"],
  ["Date the visit was booked for", "2026-12-01"],
  ["Date of the visit", "2026-12-01"],
])("1 December without a year is, for %j, %s", (description, value) => {
  expect(normalise(field({ description, format: "date" }), "December 1st", english)).toEqual({
    kind: "value",
    value,
  });
});

test("a value must match the field's pattern", () => {
  const order = field({ pattern: "^[A-Z]{2}[0-9]{3}$" });
  expect(normalise(order, "AB123", english)).toEqual({ kind: "value", value: "AB123" });
  expect(normalise(order, "AB12", english).kind).toBe("unreadable");
});

test("a pattern that is no regular expression is a broken rule, and a long value is not shown to one", () => {
  expect(normalise(field({ pattern: "([" }), "x", english).kind).toBe("unreadable");
  expect(normalise(field({ pattern: "^(a+)+$" }), `${"a".repeat(1001)}`, english).kind).toBe("unreadable");
});

test.each(LANGUAGES)("in %s, reading a normal form again changes nothing", (language) => {
  const setting = settingIn(language);
  const day = fc.date({ min: new Date("1990-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
  const date = day.map((each) => each.toISOString().slice(0, 10));
  const time = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map((parts) => parts.map((part) => `${part}`.padStart(2, "0")).join(":"));
  const forms: [FieldFormat, fc.Arbitrary<string>][] = [
    ["date", date],
    ["time", time],
    ["date-time", fc.tuple(date, time).map(([on, at]) => `${on}T${at}:00+03:00`)],
    [
      "currency",
      fc
        .tuple(fc.constantFrom("USD", "EUR", "TRY", "CAD"), fc.nat(1e7))
        .map(([code, cents]) => `${code} ${(cents / 100).toFixed(2)}`),
    ],
    ["email", fc.constantFrom("jane.roe@example.com", "a_b-c+d@mail.example.co.uk")],
    ["url", fc.constantFrom("https://example.com", "http://www.example.com:8080/a/b?c=d")],
    ["phone", fc.constantFrom("+14157695737", "+905326453211", "+34612345678", "+491712345678")],
  ];
  for (const [format, values] of forms) {
    fc.assert(
      fc.property(values, (value) => {
        const once = normalise(field({ format }), value, setting);
        const again =
          once.kind === "value" && once.value !== null
            ? normalise(field({ format }), once.value, setting)
            : null;
        expect(once.kind).toBe("value");
        expect(again).toEqual(once);
        if (format !== "date-time") expect(once).toEqual({ kind: "value", value });
      }),
      { numRuns: 50 },
    );
  }
});
