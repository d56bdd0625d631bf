import type { TransferRow } from "../../store/transfers.ts";
import { isoAt } from "../../time/local-time.ts";
import { oneLine, plainText } from "../plain-text.ts";
import { spokenTime } from "../spoken-values.ts";
import { sentencesIn } from "./table.ts";

/** What a tool of the voice agent's reads: the call goes to a human now. `name` as the configuration has it, or null. */
export const handingOver = (name: string | null, language: string): string =>
  oneLine(sentencesIn(language).handingOver(name));

/** Read where the tool is called once more, or another transfer stands. */
export const alreadyHandingOver = (language: string): string => sentencesIn(language).alreadyHandingOver;

/** The call that was booked in place of a transfer; `at` is ISO 8601 with an offset, and is said on the zone's clock. */
export function callBackBooked(at: string, { language, timezone }: Audience): string {
  const local = isoAt(Date.parse(at), timezone);
  return oneLine(sentencesIn(language).callBack(spokenTime(local, language)));
}

/** In whose language (BCP 47), and by whose clock (IANA). */
export interface Audience {
  language: string;
  timezone: string;
}

/**
 * Read where nobody takes the call: the call back that was booked, and what the caller is to be told and was not yet; or
 * that the agent should go on by itself.
 */
export function nobodyThere(
  { fallback, fallbackResult }: Pick<TransferRow, "fallback" | "fallbackResult">,
  audience: Audience,
): string {
  const sentences = sentencesIn(audience.language);
  const { at } = fallbackResult ?? {};
  const booked = at === undefined ? "" : callBackBooked(at, audience);
  const message = fallbackResult?.said === true ? "" : plainText(fallback?.message ?? "", sentences.and);
  const offered = [booked, message].filter((text) => text !== "").join(" ");
  return `${sentences.nobodyThere} ${offered === "" ? sentences.goOn : offered}`;
}
