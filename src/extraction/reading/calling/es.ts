import type { Calling } from "./calling.ts";

const WHEN =
  "(?=\\s*(?:$|[.,;!?]|(?:manana|luego|hoy|el|la|por|a las|mas|despues|cuando|esta|en|otra|de nuevo|para|al|si|y)\\b))";

export const ES: Calling = {
  wishes: new RegExp(
    [
      "\\b(?:llam(?:e|a|en|ad)(?:me|nos)|telefonee(?:n)?me|contacte(?:n)?(?:me|nos)|devuelva(?:n)?me la llamada|marqueme)\\b",
      "\\b(?:me|nos) (?:\\w+ ){0,2}?(?:llamen?|llamar|llamaran?|llamase|telefoneen?|contacten?|contactar|devuelvan? la llamada|devolver la llamada)\\b",
      `(?<!\\b(?:por que|quien|ellos|siempre) )\\b(?:me|nos) llama[ns]?\\b${WHEN}`,
      "\\b(?:puede|podria|pueden|podrian|puedes|podrias|quiero|quisiera|necesito|gustaria|favor de)\\b[^.?!]{0,40}?\\b(?:llamarme|llamarnos|contactarme|devolverme la llamada)\\b",
      "\\bpong\\w+ en contacto conmigo\\b|\\bespero (?:su|tu|una) llamada\\b",
      "\\b(?:quiero|quisiera|necesito|gustaria|espero|pido)\\b[^.?!]{0,30}?\\b(?:que me (?:llam|contact)\\w+|ser llamad[oa]|una llamada)\\b",
    ].join("|"),
    "g",
  ),
  refuses:
    /\bno (?:hace falta|es necesario|es preciso|quiero|quisiera|necesito|necesitan?|tienen?|deseo|hay necesidad|deben?)(?: (?:que|de|a|alguien|nadie|me|nos|su|tu|volver|vuelvan?|mas|ya))* (?:llam\w+|contact\w+|devuelv\w+|una? (?:llamada|seguimiento)|ningun\w+ (?:llamada|seguimiento)|seguimiento)|\bno (?:me|nos) (?:llam(?:e|en|es|eis|ar)\b|contact\w+|telefone\w+|vuelv\w+ a (?:llam|contact)\w+)|\bno vuelv\w+ a (?:llam|contact)\w+|\bdej(?:e|en|a|ad) de (?:llam|molest)\w+/g,
  limits: /\bllam(?:e|en|es|arme)(?: \w+)? (?:antes|hasta|hoy|manana|el|los|por la|a las|ahora|tan)\b/g,
  neither:
    /\b(?:le|les|te|os|lo|la|los|las) (?:\w+ )?(?:llamo|llamare|llamaremos|llamamos|llame)\b|\b(?:ya|yo) (?:(?:le|les|te|os) )?(?:llamo|llamare)\b|\bvolvere a llamar\b|\b(?:voy|vamos) a llamar\w*|\bllamare\b|\bme llamaron\b/g,
  offers:
    /\b(?:le|les|te|os|lo|la)\b (?:\w+ ){0,2}?(?:llam(?:emos|e|amos|o|en|aremos|are|ar|a|ase)|devolv\w+ la llamada|devuelv\w+ la llamada|contact\w+)\b|\bllamarl[aeo]s?\b|\bque l[aeo]s? llam\w+/g,
};
