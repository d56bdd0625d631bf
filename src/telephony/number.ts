import * as z from "zod";

const E164 = /^\+[1-9]\d{6,14}$/;

/** A dialable number in E.164; the usual separators are taken out. */
export const PhoneNumber = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s().-]/g, ""))
  .refine(
    (text) => E164.test(text),
    "Use E.164: a plus sign, the country code and the number, e.g. +14155550123.",
  );

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
  );

export const SipUri = z
  .string()
  .max(200)
  .regex(/^sips?:[^\s@]+@[^\s@]+$/i, "Use sip:user@host.");
