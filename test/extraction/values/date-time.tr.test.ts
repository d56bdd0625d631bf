import { expect, test } from "vitest";
import { findDateTimes, parseDateTime } from "../../../src/extraction/values/date-time.ts";
import { settingIn } from "./setting.ts";

const setting = settingIn("tr");

test.each([
  ["yarın saat üçte", "2026-05-01T15:00:00+03:00"],
  ["haftaya perşembe öğleden sonra iki buçukta", "2026-05-07T14:30:00+03:00"],
  ["cuma günü on birde", "2026-05-01T11:00:00+03:00"],
  ["yarın on bire çeyrek kala", "2026-05-01T10:45:00+03:00"],
  ["bugün", "2026-04-30"],
  ["öbür gün", "2026-05-02"],
  ["5 Mart", "2027-03-05"],
  ["5 Mart 2027 Cuma saat 15:30'da", "2027-03-05T15:30:00+03:00"],
  ["martın altısında", "2027-03-06"],
  ["Mart'ın 5'inde", "2027-03-05"],
  ["ayın beşinde", "2026-05-05"],
  ["gelecek ayın 5'i", "2026-05-05"],
  ["yirmi beş ocak bin dokuz yüz seksen altı", "1986-01-25"],
  ["25.01.1986", "1986-01-25"],
  ["yarım saat sonra", "2026-04-30T10:45:00+03:00"],
  ["bir buçuk saat sonra", "2026-04-30T11:45:00+03:00"],
  ["yirmi saniye sonra", "2026-04-30T10:15:20+03:00"],
  ["iki hafta sonra", "2026-05-14"],
  ["üç gün önce", "2026-04-27"],
  ["saat on dört otuz", "2026-04-30T14:30:00+03:00"],
  ["yarın üçe çeyrek var", "2026-05-01T14:45:00+03:00"],
  ["dördü yirmi geçe", "2026-04-30T16:20:00+03:00"],
  ["beşe on kala", "2026-04-30T16:50:00+03:00"],
  ["onu beş geçe", "2026-05-01T10:05:00+03:00"],
  ["SABAH DOKUZDA", "2026-05-01T09:00:00+03:00"],
  ["akşam sekizde", "2026-04-30T20:00:00+03:00"],
  ["bu akşam yedide", "2026-04-30T19:00:00+03:00"],
  ["önümüzdeki cuma", "2026-05-01"],
  ["gelecek hafta salı", "2026-05-05"],
  ["pazartesi günü saat on buçukta", "2026-05-04T10:30:00+03:00"],
  ["haftaya bugün", "2026-05-07"],
  ["yarın onikide", "2026-05-01T12:00:00+03:00"],
  ["yarın 9'da arayın", "2026-05-01T09:00:00+03:00"],
  ["1 Nisan 1990 doğumluyum", "1990-04-01"],
])("Turkish: %s, said on Thursday 30 April 2026 at 10:15, is %s", (phrase, value) => {
  expect(parseDateTime(phrase, "date-time", setting)).toEqual({ kind: "value", value });
});

test.each([
  ["yarın sabah", "2026-05-01T09:00:00+03:00"],
  ["Salı günü öğlen", "2026-05-05T12:00:00+03:00"],
])("Turkish: %s is %s, at an hour that was chosen", (phrase, value) => {
  expect(parseDateTime(phrase, "date-time", setting)).toEqual({ kind: "value", value, chosen: true });
  expect(parseDateTime(phrase, "date", setting)).toEqual({ kind: "value", value: value.slice(0, 10) });
});

test.each([
  ["iyi akşamlar"],
  ["iki kişi"],
  ["onu arayın"],
  ["iki buçuk milyon lira"],
  ["üç oda"],
  ["gelecek hafta"],
])("Turkish: %s names no day and no time", (phrase) => {
  expect(findDateTimes(phrase, setting)).toEqual([]);
});
