import { spokenLanguage } from "../../dialling/spoken-language.ts";
import type { TransferRequest } from "../../provider.ts";
import { isHmac, toHex } from "../../signatures/hmac.ts";
import { cutToBytes, textOfWord, urlWord } from "../../url-text.ts";
import type { VonageConnection } from "./account.ts";
import { type Ncco, talk } from "./ncco.ts";

const MAX_BRIEFING_BYTES = 1_200;
const NO_LANGUAGE = "-";
const ENCODING = { hash: "SHA-256", encoding: "hex" } as const;

/** Nothing else that the secret signs begins like this. */
const signedText = ({ id }: Pick<VonageConnection, "id">, language: string, word: string) =>
  `whisper\n${id}\n${language}\n${word}`;

/**
 * Where Vonage reads what is said to the human before they are connected; null where there is nothing to say, or no way to
 * say it: only a phone has `onAnswer` (NCCO reference, connect). That this request is signed is documented nowhere, so the
 * URL, which has the text in it, bears a MAC of our own.
 */
export async function whisperUrl(
  connection: VonageConnection,
  { to, briefing, language }: Pick<TransferRequest, "to" | "briefing" | "language">,
): Promise<string | null> {
  if (briefing === null || !to.startsWith("+")) return null;
  const tag = spokenLanguage(language) ?? NO_LANGUAGE;
  const word = urlWord(cutToBytes(briefing, MAX_BRIEFING_BYTES));
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: ENCODING.hash };
  const secret = encoder.encode(connection.credentials.signature_secret);
  const key = await crypto.subtle.importKey("raw", secret, algorithm, false, ["sign"]);
  const mac = await crypto.subtle.sign("HMAC", key, encoder.encode(signedText(connection, tag, word)));
  return `${connection.intakeUrl}/whisper/${toHex(new Uint8Array(mac))}/${tag}/${word}`;
}

/** What the human hears, by the parts of the URL; null where we did not make it. */
export async function whisperNcco(
  connection: VonageConnection,
  [mac = "", language = "", word = ""]: readonly string[],
): Promise<Ncco | null> {
  const { signature_secret: secret } = connection.credentials;
  const isOurs = await isHmac(mac, { ...ENCODING, secret }, signedText(connection, language, word));
  const text = isOurs ? textOfWord(word) : null;
  return text === null ? null : [talk(text, language === NO_LANGUAGE ? null : language)];
}
