import type { Sentences } from "./table.ts";

export const EN: Sentences = {
  and: "and",
  plus: "plus",
  yes: "yes",
  onTheLine: (name, number) =>
    `${name ?? "A caller"} is on the line${number === null ? "" : `, number ${number}`}.`,
  askedForPerson: "They asked to talk to a person.",
  reason: (reason) => `The reason: ${reason}`,
  known: (values) => `What is known: ${values.join("; ")}.`,
  handingOver: (name) => `The call is being handed over now${name === null ? "" : ` to ${name}`}.`,
  alreadyHandingOver: "The call is being handed over already: tell the caller to hold on.",
  nobodyThere: "Nobody can take the call right now.",
  goOn: "Please go on with the call.",
  callBack: (when) => `A call back is booked for ${when}.`,
};
