import { expect, it } from "vitest";
import { scriptOf } from "../../../../src/telephony/providers/simulated-script.ts";
import { findHumanRequest } from "../../../../src/transfers/asked-for-human/find-request.ts";
import { placement } from "../placement.ts";

const heard = (toNumber: string) => {
  const { lines = [], withHuman = [] } = scriptOf(placement({ toNumber })) ?? {};
  return findHumanRequest([...lines, ...withHuman].map(([role, text]) => ({ role, text })));
};

it.each([
  ["English", "+14155550120", "en"],
  ["Turkish", "+905321234520", "tr"],
  ["Spanish", "+34612345628", "es"],
  ["German", "+491701234529", "de"],
])("a caller who asks for a person in %s is heard, at the second thing they say", (_, toNumber, language) => {
  expect(heard(toNumber)).toMatchObject({ turn: 3, language });
});

it.each(["+14155550121", "+905321234521", "+14155550122", "+905321234522"])(
  "nobody asks for a person on a call to %s",
  (toNumber) => {
    expect(scriptOf(placement({ toNumber }))?.lines.length).toBeGreaterThan(0);
    expect(heard(toNumber)).toBeNull();
  },
);
