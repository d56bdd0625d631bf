import { expect, test } from "vitest";
import { inferFormat } from "../../src/extraction/format.ts";

const formatOf = (description: string, name = "field") =>
  inferFormat({ name, type: "string", description }).format;

test.for([
  ["E-mail address of the caller", "email"],
  ["Customer's telephone number", "phone"],
  ["The customer's phone", "phone"],
  ["Contact number the agent gives", "phone"],
  ["Model of the phone", null],
  ["Date and time of the follow-up, ISO 8601", "date-time"],
  ["When the technician comes", "date-time"],
  ["Day of the visit. Give it as YYYY-MM-DD.", "date"],
  ["Time of the visit", "time"],
  ["Price without currency sign", null],
  ["Website of the company", "url"],
  ["Doğum tarihi", "date"],
  ["Tekrar arama tarihi ve saati", "date-time"],
  ["Fecha de entrega", "date"],
  ["Teléfono de contacto", "phone"],
  ["Lieferdatum", "date"],
  ["Rückrufnummer des Kunden", "phone"],
  ["Name of the customer", null],
] as const)("%j asks for %s", ([description, format]) => {
  expect(formatOf(description)).toBe(format);
});

test("the name decides where the description is silent, and only there", () => {
  expect(formatOf("", "callback_phone")).toBe("phone");
  expect(formatOf("The day we agreed on", "delivery_date")).toBe("date");
  expect(formatOf("E-mail address", "contact_phone")).toBe("email");
});

test("an explicit format wins, and only strings have one", () => {
  expect(inferFormat({ name: "f", type: "string", description: "Date", format: "time" }).format).toBe("time");
  expect(inferFormat({ name: "f", type: "number", description: "Phone number" }).format).toBe(null);
});

test.for([
  "Card number, digits only",
  "Kart numarası, sadece rakam",
  "Nummer, nur Ziffern",
  "Número, solo dígitos",
])("%j asks for digits only", (description) => {
  expect(inferFormat({ name: "f", type: "string", description }).digitsOnly).toBe(true);
});
