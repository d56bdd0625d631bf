import { isValidPhoneNumber } from "libphonenumber-js/max";
import type { Draw } from "./draw.ts";

/** Where customers live: the numbers of a place, and every zone in which their owner may be. */
export interface Area {
  country: string;
  /** Calling code and area, without plus. */
  prefix: string;
  /** Digits after the prefix. */
  digits: number;
  zones: readonly string[];
}

const area = (country: string, prefix: string, digits: number, ...zones: string[]): Area => ({
  ...{ country, prefix, digits, zones },
});

/** Written from the numbering plans, not from the tables that the worker reads. */
export const AREAS: readonly Area[] = [
  area("US", "1212", 7, "America/New_York"),
  area("US", "1312", 7, "America/Chicago"),
  area("US", "1303", 7, "America/Denver"),
  area("US", "1602", 7, "America/Phoenix"),
  area("US", "1206", 7, "America/Los_Angeles"),
  area("US", "1808", 7, "Pacific/Honolulu"),
  area("US", "1907", 7, "America/Anchorage"),
  area("US", "1850", 7, "America/New_York", "America/Chicago"),
  area("US", "1208", 7, "America/Boise", "America/Los_Angeles"),
  area("CA", "1416", 7, "America/Toronto"),
  area("CA", "1604", 7, "America/Vancouver"),
  area("CA", "1902", 7, "America/Halifax"),
  area("CA", "1709", 7, "America/St_Johns"),
  area("CA", "1306", 7, "America/Regina"),
  area("GB", "4420", 8, "Europe/London"),
  area("DE", "4930", 8, "Europe/Berlin"),
  area("DE", "49151", 8, "Europe/Berlin"),
  area("ES", "3491", 7, "Europe/Madrid"),
  area("ES", "346", 8, "Europe/Madrid", "Atlantic/Canary"),
  area("TR", "90532", 7, "Europe/Istanbul"),
  area("FR", "336", 8, "Europe/Paris"),
  area("IT", "39333", 7, "Europe/Rome"),
  area("IN", "9198", 8, "Asia/Kolkata"),
  area("JP", "8190", 8, "Asia/Tokyo"),
  area("KR", "8210", 8, "Asia/Seoul"),
  area("SG", "659", 7, "Asia/Singapore"),
  area("AU", "6129", 7, "Australia/Sydney"),
  area("AU", "6139", 7, "Australia/Melbourne"),
  area("AU", "6173", 7, "Australia/Brisbane"),
  area("AU", "6188", 7, "Australia/Adelaide"),
  area("AU", "6189", 7, "Australia/Perth"),
  area("AU", "614", 8, "Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"),
  area("NZ", "6421", 7, "Pacific/Auckland", "Pacific/Chatham"),
  area("BR", "55119", 8, "America/Sao_Paulo"),
  area("BR", "55929", 8, "America/Manaus"),
  area("BR", "55689", 8, "America/Rio_Branco"),
  area("MX", "5255", 8, "America/Mexico_City"),
  area("MX", "52664", 7, "America/Tijuana"),
  area("MX", "52998", 7, "America/Cancun"),
  area("CO", "57310", 7, "America/Bogota"),
  area("PE", "519", 8, "America/Lima"),
  area("CL", "569", 8, "America/Santiago", "America/Punta_Arenas", "Pacific/Easter"),
  area("AR", "54911", 8, "America/Argentina/Buenos_Aires"),
  area("ZA", "2782", 7, "Africa/Johannesburg"),
  area("AE", "97150", 7, "Asia/Dubai"),
  area("NG", "234803", 7, "Africa/Lagos"),
  area("KE", "254722", 6, "Africa/Nairobi"),
  area("EG", "2010", 8, "Africa/Cairo"),
  area("PH", "63917", 7, "Asia/Manila"),
  area("ID", "62812", 8, "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
  area("SE", "4670", 7, "Europe/Stockholm"),
  area("PL", "48601", 6, "Europe/Warsaw"),
  area("GR", "30694", 7, "Europe/Athens"),
  area("PT", "35191", 7, "Europe/Lisbon", "Atlantic/Azores"),
];

/** Lines that cost their caller dear, and lines of countries that are not on the list: nothing may ever ring there. */
export const PREMIUM: readonly Area[] = [
  area("US", "1900", 7),
  area("GB", "44909", 7),
  area("DE", "49900", 7),
  area("FR", "3389", 7),
];
export const UNLISTED: readonly Area[] = [
  area("CH", "4179", 7),
  area("CU", "535", 7),
  area("LV", "3712", 7),
  area("PK", "92300", 7),
];

export const LISTED_COUNTRIES: readonly string[] = [...new Set(AREAS.map(({ country }) => country))];

const MAX_TRIES = 1_000;

/** A number of an area that exists in its numbering plan, E.164; `name` tells one customer from another. */
export function numberIn({ prefix, digits }: Area, draw: Draw, name: string): string {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const rest = Math.floor(draw("number", name, tries) * 10 ** digits);
    const number = `+${prefix}${String(rest).padStart(digits, "0")}`;
    if (isValidPhoneNumber(number)) return number;
  }
  throw new RangeError(`No number of +${prefix} exists.`);
}
