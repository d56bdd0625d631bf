import { readPhrase } from "./cardinal.ts";
import { readGroup } from "./digits.ts";
import { readDomain, readSign } from "./domain.ts";
import { type AddressWords, lexiconOf } from "./lexicon/lexicon.ts";
import { type Token, tokenise, touches } from "./token.ts";
import type { Mention, Parsed, Setting } from "./value.ts";

const WRITTEN = /[a-z0-9](?:[a-z0-9._%+-]{0,62}[a-z0-9_])?@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}/gi;

/** How many tokens before the "at" a name may begin; a spelled address is long. */
const LOCAL_REACH = 40;

/** "mary smith at": more words than this without a sign between them are a sentence. */
const MAX_JOINED_WORDS = 2;

/**
 * E-mail addresses, written or said ("jane dot roe at gmail dot com"), also spelled ("j a n e underscore r o e",
 * "m as in Mike", "double t", "eighty eight"). Lower case.
 */
export function findEmails(text: string, setting: Setting): Mention<string>[] {
  const written = [...(text.includes("@") ? text.matchAll(WRITTEN) : [])].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: match[0].toLowerCase(),
  }));
  return written.length > 0 ? written : findSpoken(text, setting);
}

/** The one e-mail address of a phrase. */
export function parseEmail(text: string, setting: Setting): Parsed<string> {
  const values = [...new Set(findEmails(text, setting).map(({ value }) => value))];
  const [value] = values;
  if (value === undefined) return { kind: "unreadable", rule: "The answer must hold an e-mail address." };
  return values.length === 1 ? { kind: "value", value } : { kind: "ambiguous", alternatives: values };
}

function findSpoken(text: string, setting: Setting): Mention<string>[] {
  const { address } = lexiconOf(setting.language);
  const tokens = tokenise(text, setting.language);
  const found: Mention<string>[] = [];
  let from = 0;
  for (let at = 1; at < tokens.length; at++) {
    const behindAt = tokens[at]?.text === "@" ? at + 1 : longest(tokens, at, address.at);
    const domain = behindAt === null ? null : readDomain(tokens, behindAt, address);
    if (domain === null) continue;
    const local = readLocal(tokens, Math.max(from, at - LOCAL_REACH), at, setting);
    const last = tokens[domain.next - 1];
    if (local === null || last === undefined) continue;
    found.push({ start: local.start, end: last.end, value: `${local.name}@${domain.host}` });
    from = domain.next;
    at = domain.next - 1;
  }
  return found;
}

function longest(tokens: readonly Token[], at: number, phrases: readonly string[][]): number | null {
  const ends = phrases.map((phrase) => readPhrase(tokens, at, phrase) ?? 0);
  const end = Math.max(...ends);
  return end === 0 ? null : end;
}

type Kind = "sign" | "letter" | "digits" | "word";

/** A piece of the name before the "at". */
interface Piece {
  kind: Kind;
  text: string;
  start: number;
}

/** The name that ends before a token: as many pieces back as belong to one address. */
function readLocal(
  tokens: readonly Token[],
  from: number,
  to: number,
  setting: Setting,
): { name: string; start: number } | null {
  const { before } = lexiconOf(setting.language).address;
  const pieces = piecesOf(tokens, from, to, setting);
  let first = pieces.length;
  let joined = 0;
  while (first > 0) {
    const piece = pieces[first - 1];
    const right = pieces[first];
    if (piece === undefined) break;
    if (piece.kind === "sign" && (right === undefined || piece.text === "/" || piece.text === ":")) break;
    const beforeSign = right?.kind === "sign";
    if (before.has(piece.text) && !beforeSign && !isSpelled(pieces, first - 1)) break;
    joined = piece.kind === "word" && !beforeSign ? joined + 1 : piece.kind === "word" ? 1 : joined;
    if (joined > MAX_JOINED_WORDS) break;
    first--;
  }
  while (pieces[first]?.kind === "sign") first++;
  const name = pieces
    .slice(first)
    .map((piece) => piece.text)
    .join("");
  const start = pieces[first]?.start;
  return start === undefined || !/^[a-z0-9][a-z0-9._+-]{0,63}$/.test(name) ? null : { name, start };
}

/** A letter of a spelled name: the "e" of "r o e", but not that of "e mail". */
function isSpelled(pieces: readonly Piece[], at: number): boolean {
  const beside = pieces[at + 1] ?? pieces[at - 1];
  return pieces[at]?.kind === "letter" && (beside?.kind === "letter" || beside?.kind === "sign");
}

function piecesOf(tokens: readonly Token[], from: number, to: number, setting: Setting): Piece[] {
  const { address, digits } = lexiconOf(setting.language);
  const pieces: Piece[] = [];
  for (let at = from; at < to; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const { start } = token;
    const sign = readSign(tokens, at, address);
    const group = sign === null ? readGroup(tokens, at, setting) : null;
    const times = digits.repeats.get(token.text);
    const letter = tokens[at + 1]?.text ?? "";
    if (isEnding(tokens, at)) {
      at++;
      continue;
    }
    if (sign !== null) pieces.push({ kind: "sign", text: sign.sign, start });
    else if (group !== null && group.next <= to && !isLetter(token))
      pieces.push({ kind: "digits", text: group.digits, start });
    else if (times !== undefined && letter.length === 1)
      pieces.push({ kind: "letter", text: letter.repeat(times), start });
    else if (token.kind !== "mark")
      pieces.push({ kind: isLetter(token) ? "letter" : "word", text: token.text, start });
    else pieces.length = 0;
    const doubled = times !== undefined && letter.length === 1 && group === null;
    at =
      sign?.next ??
      (isLetter(token) ? null : group?.next) ??
      behindAsIn(tokens, at + (doubled ? 2 : 1), token, address);
  }
  return pieces;
}

/** The "s" of "it's" is no letter of a name. */
function isEnding(tokens: readonly Token[], at: number): boolean {
  return /^['’]$/.test(tokens[at - 1]?.text ?? "") && touches(tokens[at - 1], tokens[at]);
}

function isLetter(token: Token): boolean {
  return token.kind === "word" && token.text.length === 1;
}

/** "m as in Mike" and "b for bravo" are the letter alone. */
function behindAsIn(tokens: readonly Token[], at: number, letter: Token, { asIn }: AddressWords): number {
  if (!isLetter(letter)) return at;
  const behind = longest(tokens, at, asIn);
  const word = behind === null ? undefined : tokens[behind];
  return behind !== null && word?.kind === "word" && word.text.startsWith(letter.text) ? behind + 1 : at;
}
