import { expect, test } from "vitest";
import { resolveField } from "../../../src/extraction/field.ts";
import { briefsOf } from "../../../src/extraction/reading/brief.ts";

function briefOf(description: string, name = "field") {
  const [brief] = briefsOf([resolveField({ name, type: "string", description })]);
  if (!brief) throw new Error("One field makes one brief.");
  return brief;
}

test.for([
  ["Full name of the customer", "person"],
  ["Müşterinin adı ve soyadı", "person"],
  ["Name des Kunden", "person"],
  ["Name the room is held under", "person"],
  ["Name of the hotel", "thing"],
  ["Company the prospect works for", "thing"],
  ["City of departure", "city"],
  ["Where the parcel should go", "place"],
  ["Dirección de entrega", "address"],
  ["Sipariş numarası", "code"],
  ["The patient's job", "phrase"],
  ["Why the person is calling", "phrase"],
  ["E-mail address of the caller", "email"],
  ["Customer's telephone number", "phone"],
  ["Card number, digits only", "digits"],
  ["Geburtsdatum des Patienten", "moment"],
] as const)("%s asks for a %s", ([description, kind]) => {
  expect(briefOf(description).kind).toBe(kind);
});

test("the form of the answer and whoever chooses it are no cues", () => {
  const { cues } = briefOf("Hotel the caller picks, for example a motel. Give it as one word.");
  expect([...cues.keys()]).toContain("hotel");
  expect([...cues.keys()]).not.toContain("pickup");
  expect([...cues.keys()]).not.toContain("exampl");
});

test("a prefix names the matter, and so does a first word that names share", () => {
  expect(briefOf("Taxi: Where it should go.").group).toBe("taxi");
  const fields = ["hotel_name", "hotel_city", "restaurant_name", "restaurant_city"].map((name) =>
    resolveField({ name, type: "string", description: `What the ${name.replace("_", "'s ")} is` }),
  );
  expect(briefsOf(fields).map(({ group }) => group)).toEqual(["hotel", "hotel", "restaurant", "restaurant"]);
});

test("a cue that several like fields share is worth less", () => {
  const shared = briefsOf(
    ["first", "second"].map((name) => resolveField({ name, type: "number", description: "Tickets" })),
  );
  const [alone] = briefsOf([resolveField({ name: "first", type: "number", description: "Tickets" })]);
  expect(shared[0]?.cues.get("ticket")).toBeLessThan(alone?.cues.get("ticket") ?? 0);
});
