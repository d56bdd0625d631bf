import { set } from "./set.ts";
import type { Speech } from "./speech.ts";

export const ES: Speech = {
  stop: set(`
    el la los las un una unos unas lo al del de a en con sin por para y o u pero si no que como cuando
    donde quien cual cuanto es son era ser esta estan estar ha han haber hay tiene tener quiere querer
    desea necesita dice dijo da dio dado yo tu usted el ella nosotros ustedes ellos me te se le les su
    sus mi mis nuestro este esta ese esa cliente llamante persona agente asistente verdadero falso solo
    digitos formato vacio ejemplo muy mas menos ya tambien
  `),
  filler: set(`
    adios perfecto excelente genial correcto exacto estupendo entendido bien claro eh em este pues bueno
    si vale claro por favor gracias hola buenas buenos dias tardes perfecto de acuerdo es son el la un
    una me gustaria quiero quisiera necesito para a en mi seria
  `),
  asks: /\?|¿|\b(?:cual es|cuantos?|cuantas?|como (?:se|te)|que (?:dia|hora|tipo|numero|nombre)|a que|puede|podria|me (?:da|dice|indica)|digame|quiere|desea|tiene|le gustaria|deletree|confirme)\b/,
  introduces: /\b(?:me llamo|mi nombre es|soy|habla|le habla|al habla|a nombre de|le atiende|mi nombre)\s+/g,
  names:
    /\b(?:se llama|llamado|llamada|que tal|le recomiendo|recomiendo|la empresa es|el nombre es|titulado)\s+/g,
  calendar: set(`
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes
    martes miercoles jueves viernes sabado domingo hoy manana tarde noche
  `),
  works: /\b(?:soy|trabajo (?:como|de)|me dedico a)\s+(?:una? )?/,
  negation: set("no nunca ningun ninguna nada tampoco ni sin jamas"),
  done: /\b(?:reservad[oa]s?|confirmad[oa]s?|agendad[oa]s?|enviad[oa]s?|realizad[oa]s?|completad[oa]s?|programad[oa]s?|comprad[oa]s?|anadid[oa]s?|transferid[oa]s?|hech[oa]|list[oa]|he (?:reservado|agendado|enviado|programado|anadido)|con exito|queda(?:n)? \w+)\b/,
  failed:
    /\b(?:no (?:he|hemos|ha|se) (?:podido|pudo|puede)|no (?:pude|pudo|puedo|podemos|fue posible|es posible|hay disponibilidad|esta disponible)|lamentablemente|desgraciadamente|fallo|fallido|lo siento)\b/,
  offers: /\b(?:(?:quiere|desea|prefiere) (?:que|\w+r)\b|(?:le|se lo) \w+o\b.*\?|puedo|le gustaria)/,
  from: set("desde de saliendo"),
  to: set("a hasta hacia para"),
  in: set("en cerca"),
  keen: /\b(?:me interesa mucho|muy interesad[oa]|me encantaria|estoy dentro|justo lo que (?:necesit|busc)\w+|quiero (?:comprar|contratar|empezar)|suena (?:genial|perfecto|muy bien)|por supuesto que si|adelante con)\b/,
  hesitant:
    /\b(?:quizas?|tal vez|a lo mejor|no estoy segur[oa]|lo (?:pensare|tengo que pensar)|tengo que pensarlo|me lo pienso|envie(?:me)? (?:mas )?informacion|mande(?:me)? informacion|me interesa|depende)\b/,
  averse:
    /\b(?:no (?:me|nos) interesa|no estoy interesad[oa]|no (?:quiero|necesito) nada|no (?:me|nos) (?:llame|vuelva)\w*|no vuelva a llamar|dejen? de llamar)/,
  corrects: /\b(?:en realidad|perdon|mejor|quiero decir|mas bien|cambi\w+|corrijo|en vez)\b/,
};
