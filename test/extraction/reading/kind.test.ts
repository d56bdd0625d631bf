import { expect, test } from "vitest";
import { resolveField } from "../../../src/extraction/field.ts";
import { briefsOf } from "../../../src/extraction/reading/brief.ts";

test.for([
  ["What the patient is allergic to.", "phrase"],
  ["Industry of the company.", "phrase"],
  ["Where the parcel goes, street and number.", "address"],
  ["Where the damage happened.", "place"],
  ["Name of the garage.", "thing"],
  ["Name of the tariff.", "thing"],
  ["Name of the tenant.", "person"],
  ["Name of the referee.", "person"],
  ["Name of the company the caller works for.", "thing"],
  ["Person who signs.", "person"],
  ["Who reported it.", "person"],
  ["Order ID.", "code"],
  ["Mobile number for text messages, digits only.", "phone"],
  ["Member number, digits only.", "digits"],
] as const)("%j asks for a %s", ([description, kind]) => {
  const [brief] = briefsOf([resolveField({ name: "field", type: "string", description })]);
  expect(brief?.kind).toBe(kind);
});

test("the title of a film is a name, that of a diary entry is not", () => {
  const kinds = briefsOf(
    ["Film: Title.", "Calendar: Title of the entry."].map((description, index) =>
      resolveField({ name: `field_${index}`, type: "string", description }),
    ),
  ).map(({ kind }) => kind);
  expect(kinds).toEqual(["thing", "phrase"]);
});

test("fields that share a first word are a matter of their own only where it names a thing", () => {
  const groups = (names: readonly string[], descriptions: readonly string[]) =>
    briefsOf(
      names.map((name, index) =>
        resolveField({ name, type: "string", description: descriptions[index] ?? "" }),
      ),
    ).map(({ group }) => group);
  expect(
    groups(
      ["hotel_city", "hotel_phone", "restaurant_city", "restaurant_phone"],
      ["City of the hotel", "Phone of the hotel", "City of the restaurant", "Phone of the restaurant"],
    ),
  ).toEqual(["hotel", "hotel", "restaurant", "restaurant"]);
  expect(
    groups(
      ["appointment_day", "appointment_hour", "pet_name", "pet_breed"],
      ["Day of the appointment", "Hour of the appointment", "Name of the pet", "Breed of the pet"],
    ),
  ).toEqual([null, null, null, null]);
});
