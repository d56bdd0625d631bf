import type { Language } from "../../values/value.ts";
import { DE } from "./de.ts";
import { EN } from "./en.ts";
import { ES } from "./es.ts";
import { OTHER } from "./other.ts";
import { TR } from "./tr.ts";

interface Table {
  exact: Map<string, string>;
  /** Entries that end in `*`: the word may go on with any ending. */
  prefixes: Map<string, string>;
  longestPrefix: number;
}

const TABLES: Record<Language, Table> = {
  en: read(OTHER + EN, "en"),
  tr: read(TR, "tr"),
  es: read(ES, "es"),
  de: read(DE, "de"),
};
const SHORTEST_PREFIX = 3;
const ALL = new Set(
  EN.trim()
    .split("\n")
    .map((line) => line.split(":")[0] ?? ""),
);

/** Whether a sense is a concept, not just a stem. */
export function isConcept(sense: string): boolean {
  return ALL.has(sense);
}

/** The concept that a folded word stands for, or null. `stem` is tried after the word itself. */
export function conceptOf(folded: string, stem: string, language: Language): string | null {
  const table = TABLES[language];
  const exact = table.exact.get(folded) ?? table.exact.get(stem);
  if (exact) return exact;
  for (let length = Math.min(folded.length, table.longestPrefix); length >= SHORTEST_PREFIX; length--) {
    const concept = table.prefixes.get(folded.slice(0, length));
    if (concept) return concept;
  }
  return language === "de" ? (GERMAN_HEADS.find(([head]) => folded.endsWith(head))?.[1] ?? null) : null;
}

/** "Kontaktnummer", "Abfahrtszeit": a German compound without an entry means what its last part means. */
const GERMAN_HEADS: readonly [string, string][] = [
  ["telefonnummer", "phone"],
  ["nummer", "number"],
  ["name", "name"],
  ["datum", "date"],
  ["adresse", "address"],
  ["bahnhof", "station"],
  ["preis", "price"],
  ["kosten", "price"],
  ["betrag", "price"],
  ["termin", "booking"],
  ["zeit", "time"],
];

function read(lines: string, language: Language): Table {
  const table: Table = { exact: new Map(), prefixes: new Map(), longestPrefix: 0 };
  for (const line of lines.split("\n").filter((one) => one !== "")) {
    const [concept = "", words = ""] = line.split(": ");
    for (const word of words.split(" ")) {
      if (!word.endsWith("*")) {
        table.exact.set(word, concept);
        continue;
      }
      const prefix = word.slice(0, -1);
      table.prefixes.set(prefix, concept);
      table.longestPrefix = Math.max(table.longestPrefix, prefix.length);
    }
  }
  if (language !== "en") return table;
  for (const [word, concept] of [...table.exact]) {
    if (!table.exact.has(`${word}s`)) table.exact.set(`${word}s`, concept);
  }
  return table;
}
