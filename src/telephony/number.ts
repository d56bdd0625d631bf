import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import * as z from "zod";

const E164 = /^\+[1-9]\d{6,14}$/;

/** One number has one spelling, or a list of numbers would miss it: +49 0151… is +49151…. */
const canonical = (text: string) => parsePhoneNumberFromString(text)?.number ?? text;

/** A dialable number in E.164; the usual separators are taken out. */
export const PhoneNumber = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s().-]/g, ""))
  .refine(
    (text) => E164.test(text),
    "Use E.164: a plus sign, the country code and the number, e.g. +14155550123.",
  )
  .transform(canonical);

/** One end of a call as a provider names it: E.164, a SIP or client address, or nothing where the caller hides it. */
export const CallParty = z
  .string()
  .max(200)
  .transform((text) => text.trim())
  .transform((text) => (/^(anonymous|unknown|restricted|private|)$/i.test(text) ? null : text))
  .transform((text) =>
    text === null || /^(sips?|client):/i.test(text) ? text : text.replace(/[\s().-]/g, ""),
  )
  .refine(
    (text) => text === null || /^(sips?|client):\S+$/i.test(text) || E164.test(text),
    "Use E.164 (e.g. +14155550123), a sip: address, or anonymous.",
  )
  .transform((text) => (text?.startsWith("+") ? canonical(text) : text));

/**
 * `sip:user@host`, with a port and a transport where they are wanted; no other parameters and no headers (RFC 3261,
 * 19.1).
 */
export const SipUri = z
  .string()
  .max(200)
  .regex(
    /^sips?:[\w.~!$&'()*+,=%-]+@[a-z\d](?:[a-z\d.-]*[a-z\d])?(?::\d{1,5})?(?:;transport=(?:udp|tcp|tls))?$/i,
    { error: "Use sip:user@host.", abort: true },
  );

export const isSipUri = (address: string): boolean => /^sips?:/i.test(address);

/**
 * The number that a SIP address rings where its host leads to the phone network: what stands for its user, when that is
 * digits, in E.164 where it can be read so; else as it stands (`sip:911@…`). Null for a name.
 */
export function numberInSip(uri: string): string | null {
  const user = /^sips?:([^@]*)@/i.exec(uri)?.[1] ?? "";
  let text = user;
  try {
    text = decodeURIComponent(user);
  } catch {
    // A stray percent sign is part of a name.
  }
  const digits = text.replace(/[\s().-]/g, "");
  if (!/^[+\d*#]+$/.test(digits)) return null;
  // Carriers take E.164 without its plus, and with an international prefix in its place.
  return /^(?:00)?[1-9]\d{6,14}$/.test(digits) ? `+${digits.replace(/^00/, "")}` : digits;
}

/**
 * One end of a call out of a provider's message, null where it is hidden or no address: a number in one spelling, also
 * where the provider leaves the plus sign out (`plus: "missing"`), a SIP or client address as it stands.
 */
export function readParty(
  text: unknown,
  { plus = "there" }: { plus?: "there" | "missing" } = {},
): string | null {
  if (typeof text !== "string") return null;
  const given = plus === "missing" && /^\s*[1-9][\d\s().-]{6,}$/.test(text) ? `+${text.trim()}` : text;
  return CallParty.safeParse(given).data ?? null;
}
