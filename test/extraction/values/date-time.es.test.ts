import { expect, test } from "vitest";
import { findDateTimes, parseDateTime } from "../../../src/extraction/values/date-time.ts";
import { settingIn } from "./setting.ts";

const setting = settingIn("es");

test.each([
  ["pasado mañana a las tres y media", "2026-05-02T15:30:00+03:00"],
  ["mañana", "2026-05-01"],
  ["mañana a las tres de la tarde", "2026-05-01T15:00:00+03:00"],
  ["mañana por la tarde a las cinco", "2026-05-01T17:00:00+03:00"],
  ["a la una", "2026-04-30T13:00:00+03:00"],
  ["a las tres menos cuarto", "2026-04-30T14:45:00+03:00"],
  ["las cinco menos diez de la tarde", "2026-04-30T16:50:00+03:00"],
  ["cuarto para las tres", "2026-04-30T14:45:00+03:00"],
  ["el próximo jueves", "2026-05-07"],
  ["el jueves que viene a las diez", "2026-05-07T10:00:00+03:00"],
  ["el martes de la semana que viene", "2026-05-05"],
  ["la semana que viene el martes", "2026-05-05"],
  ["el 5 de marzo", "2027-03-05"],
  ["cinco de marzo de mil novecientos ochenta y seis", "1986-03-05"],
  ["el primero de enero", "2027-01-01"],
  ["el día 15", "2026-05-15"],
  ["el 5 del mes que viene", "2026-05-05"],
  ["en tres días", "2026-05-03"],
  ["dentro de dos semanas", "2026-05-14"],
  ["en media hora", "2026-04-30T10:45:00+03:00"],
  ["dentro de una hora y media", "2026-04-30T11:45:00+03:00"],
  ["en veinte segundos", "2026-04-30T10:15:20+03:00"],
  ["hace dos días", "2026-04-28"],
  ["a las 15:30", "2026-04-30T15:30:00+03:00"],
  ["a las ocho de la noche", "2026-04-30T20:00:00+03:00"],
  ["esta noche a las nueve", "2026-04-30T21:00:00+03:00"],
  ["el lunes 4 de mayo", "2026-05-04"],
  ["a medianoche", "2026-05-01T00:00:00+03:00"],
  ["25/01/1986", "1986-01-25"],
  ["el miercoles a las once en punto", "2026-05-06T11:00:00+03:00"],
])("Spanish: %s, said on Thursday 30 April 2026 at 10:15, is %s", (phrase, value) => {
  expect(parseDateTime(phrase, "date-time", setting)).toEqual({ kind: "value", value });
});

test.each([
  ["mañana por la mañana", "2026-05-01T09:00:00+03:00"],
  ["hoy por la tarde", "2026-04-30T15:00:00+03:00"],
])("Spanish: %s is %s, at an hour that was chosen", (phrase, value) => {
  expect(parseDateTime(phrase, "date-time", setting)).toEqual({ kind: "value", value, chosen: true });
  expect(parseDateTime(phrase, "date", setting)).toEqual({ kind: "value", value: value.slice(0, 10) });
});

test.each([["buenos días"], ["buenas tardes"], ["dos personas"], ["la semana que viene"], ["más tarde"]])(
  "Spanish: %s names no day and no time",
  (phrase) => {
    expect(findDateTimes(phrase, setting)).toEqual([]);
  },
);
