import type { Sentences } from "./table.ts";

export const DE: Sentences = {
  and: "und",
  plus: "plus",
  yes: "ja",
  onTheLine: (name, number) =>
    `${name ?? "Ein Anrufer"} ist in der Leitung${number === null ? "" : `, Nummer ${number}`}.`,
  askedForPerson: "Gewünscht wurde ein Gespräch mit einem Menschen.",
  reason: (reason) => `Der Grund: ${reason}`,
  known: (values) => `Bekannt ist: ${values.join("; ")}.`,
  handingOver: (name) => `Der Anruf wird jetzt weitergeleitet${name === null ? "" : ` an ${name}`}.`,
  alreadyHandingOver: "Der Anruf wird schon weitergeleitet: Bitte den Anrufer, dranzubleiben.",
  nobodyThere: "Im Moment kann niemand den Anruf annehmen.",
  goOn: "Bitte führe das Gespräch weiter.",
  callBack: (when) => `Ein Rückruf ist vereinbart für ${when}.`,
};
