import { expect, test } from "vitest";
import { findAmounts, parseCurrency } from "../../../src/extraction/values/currency.ts";
import type { Language } from "../../../src/extraction/values/value.ts";
import { settingIn } from "./setting.ts";

test.each<[Language, string, string]>([
  ["en", "twelve hundred dollars", "USD 1200.00"],
  ["en", "$7,580.39", "USD 7580.39"],
  ["en", "five dollars and twenty cents", "USD 5.20"],
  ["en", "ninety nine cents", "USD 0.99"],
  ["en", "EUR 12", "EUR 12.00"],
  ["en", "two grand", "USD 2000.00"],
  ["en", "5,000 yen", "JPY 5000"],
  ["tr", "iki buçuk milyon lira", "TRY 2500000.00"],
  ["tr", "elli lira yetmiş beş kuruş", "TRY 50.75"],
  ["tr", "1.234,56 TL", "TRY 1234.56"],
  ["tr", "yüz elli dolar", "USD 150.00"],
  ["es", "doce euros con cincuenta céntimos", "EUR 12.50"],
  ["es", "mil doscientos euros", "EUR 1200.00"],
  ["de", "zwölf Euro fünfzig", "EUR 12.50"],
  ["de", "zweieinhalbtausend Euro", "EUR 2500.00"],
  ["de", "1.234,56 €", "EUR 1234.56"],
])("%s: %s is %s", (language, phrase, value) => {
  expect(parseCurrency(phrase, settingIn(language))).toEqual({ kind: "value", value });
});

test("dollars and pesos are those of the customer's country", () => {
  expect(parseCurrency("20 dollars", settingIn("en", { country: "CA" }))).toEqual({
    kind: "value",
    value: "CAD 20.00",
  });
  expect(parseCurrency("20 pesos", settingIn("es", { country: "CO" }))).toEqual({
    kind: "value",
    value: "COP 20.00",
  });
});

test("an amount without a currency is unreadable where the country is not known", () => {
  expect(parseCurrency("twelve hundred", settingIn("en", { country: null })).kind).toBe("unreadable");
});

test("a verb is no currency", () => {
  expect(findAmounts("try 5 of them", settingIn("en"))).toEqual([]);
});
