import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { CallContext } from "../model.ts";
import { languageOf, type Setting } from "./value.ts";

/** Zones of one country, for calls whose number and language do not tell it. */
const ZONE_COUNTRY: readonly [RegExp, string][] = [
  [/^Europe\/Istanbul$|^Turkey$/, "TR"],
  [/^Europe\/London$|^GB$/, "GB"],
  [/^Europe\/Madrid$|^Atlantic\/Canary$/, "ES"],
  [/^Europe\/Berlin$/, "DE"],
  [/^Europe\/Vienna$/, "AT"],
  [/^Europe\/Zurich$/, "CH"],
  [/^Europe\/Dublin$/, "IE"],
  [
    /^America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise|Indiana\/.+|Kentucky\/.+)$/,
    "US",
  ],
  [/^US\/|^Pacific\/Honolulu$/, "US"],
  [/^America\/(Toronto|Vancouver|Edmonton|Winnipeg|Halifax|St_Johns|Regina)$/, "CA"],
  [/^America\/(Mexico_City|Monterrey|Tijuana|Cancun|Merida)$/, "MX"],
  [/^America\/(Argentina\/.+|Buenos_Aires)$/, "AR"],
  [/^America\/Bogota$/, "CO"],
  [/^America\/Santiago$/, "CL"],
  [/^America\/Lima$/, "PE"],
  [/^Australia\//, "AU"],
  [/^Pacific\/Auckland$/, "NZ"],
];

/** What phrases of a call are read against: its language, its time and zone, the customer's country. */
export function settingOf(call: CallContext): Setting {
  const epochMs = call.startedAt === null ? Number.NaN : Date.parse(call.startedAt);
  const now = Number.isNaN(epochMs) || call.timezone === null ? null : { epochMs, timezone: call.timezone };
  return { language: languageOf(call), now, country: countryOf(call) };
}

/** From the customer's number, else the region of the language tag (`en-GB`), else a zone that one country has. */
function countryOf({ customerNumber, language, timezone }: CallContext): string | null {
  const dialled = customerNumber === null ? undefined : parsePhoneNumberFromString(customerNumber)?.country;
  if (dialled !== undefined) return dialled;
  const region = language?.split("-").find((part, at) => at > 0 && /^[A-Za-z]{2}$/.test(part));
  if (region !== undefined) return region.toUpperCase();
  return ZONE_COUNTRY.find(([zone]) => timezone !== null && zone.test(timezone))?.[1] ?? null;
}
