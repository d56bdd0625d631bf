import { expect, test } from "vitest";
import { findEmails, parseEmail } from "../../../src/extraction/values/email.ts";
import { findUrls, parseUrl } from "../../../src/extraction/values/url.ts";
import type { Language } from "../../../src/extraction/values/value.ts";
import { settingIn } from "./setting.ts";

test.each<[Language, string, string]>([
  ["en", "jane dot roe at gmail dot com", "jane.roe@gmail.com"],
  ["en", "My email address is Mary dot Smith at gmail dot com.", "mary.smith@gmail.com"],
  ["en", "it's j a n e underscore r o e at hot mail dot com", "jane_roe@hotmail.com"],
  ["en", "mary dot smith eighty eight at yahoo dot co dot uk", "mary.smith88@yahoo.co.uk"],
  ["en", "it's m as in mike a r y at example dot org", "mary@example.org"],
  ["en", "write to jane.roe+test@Example.com.", "jane.roe+test@example.com"],
  ["en", "s c o double t at gmail com", "scott@gmail.com"],
  ["tr", "ahmet nokta yılmaz et gmail nokta com", "ahmet.yilmaz@gmail.com"],
  ["tr", "a h m e t alt çizgi 5 et hotmail nokta com nokta tr", "ahmet_5@hotmail.com.tr"],
  ["tr", "mail adresim ayse nokta kaya kuyruklu a firma nokta com", "ayse.kaya@firma.com"],
  ["es", "jane punto roe arroba gmail punto com", "jane.roe@gmail.com"],
  ["es", "mi correo es juan guion bajo perez arroba hotmail punto es", "juan_perez@hotmail.es"],
  ["de", "jane Punkt roe at gmail Punkt com", "jane.roe@gmail.com"],
  ["de", "m wie Martha a x at-Zeichen web Punkt de", "max@web.de"],
  [
    "de",
    "meine Mailadresse ist eva Unterstrich braun ät firma Bindestrich nord Punkt de",
    "eva_braun@firma-nord.de",
  ],
])("%s: %s is %s", (language, phrase, value) => {
  expect(parseEmail(phrase, settingIn(language))).toEqual({ kind: "value", value });
});

test.each(["meet me at five", "at the end of the dot", "look at this dot", "I live at 12 Main Street"])(
  "%s holds no e-mail address",
  (phrase) => {
    expect(findEmails(phrase, settingIn("en"))).toEqual([]);
  },
);

test("two addresses are alternatives", () => {
  const alternatives = ["a@example.com", "b@example.com"];
  expect(parseEmail("a@example.com or b@example.com", settingIn("en"))).toEqual({
    kind: "ambiguous",
    alternatives,
  });
});

test.each<[Language, string, string]>([
  ["en", "go to example.com/a?b=1.", "https://example.com/a?b=1"],
  ["en", "HTTP://Example.com:8080/Path", "http://example.com:8080/Path"],
  ["en", "www dot example dot com slash pricing", "https://www.example.com/pricing"],
  ["tr", "www nokta firma nokta com nokta tr", "https://www.firma.com.tr"],
  ["es", "www punto empresa punto es barra precios", "https://www.empresa.es/precios"],
  ["de", "www Punkt firma Bindestrich nord Punkt de", "https://www.firma-nord.de"],
])("%s: %s is %s", (language, phrase, value) => {
  expect(parseUrl(phrase, settingIn(language))).toEqual({ kind: "value", value });
});

test.each(["jane.roe@example.com", "jane at gmail dot com", "e.g. this", "that is it.Then we left"])(
  "%s holds no web address",
  (phrase) => {
    expect(findUrls(phrase, settingIn("en"))).toEqual([]);
  },
);
