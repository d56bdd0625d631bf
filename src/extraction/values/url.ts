import { isTopLevel, readDomain, readSign } from "./domain.ts";
import { findEmails } from "./email.ts";
import { lexiconOf } from "./lexicon/lexicon.ts";
import { type Token, tokenise } from "./token.ts";
import type { Mention, Parsed, Setting } from "./value.ts";

const WRITTEN =
  /(https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,5}([a-z]{2,24}))(?![@a-z0-9-])((?::\d{1,5})?(?:[/?#][^\s<>"']{0,500})?)/gi;

/** A spoken path longer than this is a sentence that says "slash" a lot. */
const MAX_PATH = 500;

/**
 * Web addresses, written or said ("www dot example dot com slash pricing"). Normal form: with `https://` where no
 * scheme was said, host in lower case, no full stop behind it. Hosts of e-mail addresses are none.
 */
export function findUrls(text: string, setting: Setting): Mention<string>[] {
  const found = text.includes(".") ? findWritten(text) : [];
  if (found.length > 0) return found;
  const spoken = findSpoken(text, setting);
  const mails = spoken.length === 0 ? [] : findEmails(text, setting);
  return spoken.filter(({ start, end }) => !mails.some((mail) => start < mail.end && mail.start < end));
}

/** The one web address of a phrase. */
export function parseUrl(text: string, setting: Setting): Parsed<string> {
  const values = [...new Set(findUrls(text, setting).map(({ value }) => value))];
  const [value] = values;
  if (value === undefined) return { kind: "unreadable", rule: "The answer must hold a web address." };
  return values.length === 1 ? { kind: "value", value } : { kind: "ambiguous", alternatives: values };
}

function findWritten(text: string): Mention<string>[] {
  const found: Mention<string>[] = [];
  for (const match of text.matchAll(WRITTEN)) {
    const [all, scheme = "", host = "", top = "", rest = ""] = match;
    const mail = text[match.index - 1] === "@";
    if (mail || (scheme === "" && !isTopLevel(top.toLowerCase()))) continue;
    const path = rest.replace(/[.,;:!?)\]]{1,9}$/, "");
    const end = match.index + all.length - (rest.length - path.length);
    const value = `${scheme.toLowerCase() || "https://"}${host.toLowerCase()}${path}`;
    found.push({ start: match.index, end, value });
  }
  return found;
}

function findSpoken(text: string, setting: Setting): Mention<string>[] {
  const { address } = lexiconOf(setting.language);
  const tokens = tokenise(text, setting.language);
  const found: Mention<string>[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at];
    if (first === undefined || first.kind === "mark" || !isBeforeDot(tokens, at, setting)) continue;
    const domain = readDomain(tokens, at, address);
    if (domain === null || !isTopLevel(domain.host.split(".").at(-1) ?? "")) continue;
    const { path, next } = readPath(tokens, domain.next, setting);
    const last = tokens[next - 1];
    if (last) found.push({ start: first.start, end: last.end, value: `https://${domain.host}${path}` });
    at = next - 1;
  }
  return found;
}

/** Only the word right before the dot begins a host, so that a sentence before it is left out. */
function isBeforeDot(tokens: readonly Token[], at: number, { language }: Setting): boolean {
  return readSign(tokens, at + 1, lexiconOf(language).address)?.sign === ".";
}

function readPath(tokens: readonly Token[], at: number, setting: Setting): { path: string; next: number } {
  const { address } = lexiconOf(setting.language);
  let path = "";
  let next = at;
  for (;;) {
    const sign = readSign(tokens, next, address);
    const word = sign === null ? undefined : tokens[sign.next];
    const joins = sign !== null && (sign.sign === "/" || (path !== "" && /^[-_.]$/.test(sign.sign)));
    if (!joins || word === undefined || word.kind === "mark" || path.length > MAX_PATH) return { path, next };
    path += sign.sign + word.text;
    next = sign.next + 1;
  }
}
