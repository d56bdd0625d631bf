import type { Sentences } from "./table.ts";

export const ES: Sentences = {
  and: "y",
  plus: "más",
  yes: "sí",
  onTheLine: (name, number) =>
    `${name ?? "Un cliente"} está en línea${number === null ? "" : `, número ${number}`}.`,
  askedForPerson: "Ha pedido hablar con una persona.",
  reason: (reason) => `El motivo: ${reason}`,
  known: (values) => `Lo que se sabe: ${values.join("; ")}.`,
  handingOver: (name) => `La llamada se está transfiriendo ahora${name === null ? "" : ` a ${name}`}.`,
  alreadyHandingOver: "La llamada ya se está transfiriendo: pide al cliente que espere.",
  nobodyThere: "En este momento nadie puede atender la llamada.",
  goOn: "Continúa con la llamada, por favor.",
  callBack: (when) => `Se ha reservado una devolución de llamada para el ${when}.`,
};
