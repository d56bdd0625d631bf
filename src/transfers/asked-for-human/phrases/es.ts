import { set } from "../../../extraction/reading/speech/set.ts";
import { ending, said, starting } from "../../../wording/pattern.ts";
import type { Phrases } from "./phrases.ts";

const OF =
  "(?: (?:real|reales|humano|humana|de verdad|viva|vivo|en vivo|de carne y hueso|de servicio(?: al cliente)?|de atencion(?: al cliente)?|de ventas|de soporte|de la (?:empresa|compania)|de turno|encargad[oa]|responsable|especializad[oa]|normal|capacitad[oa]))?";
const ROLE =
  "(?:agentes?|representantes?|operador(?:a|es)?|teleoperador(?:a)?|telefonista|asesor(?:a|es)?|ejecutiv[oa]|supervisor(?:a)?|gerente|gestor(?:a)?|encargad[oa]|responsable|jefe|jefa|superior|director(?:a)?|companer[oa]|coleg[oa]|especialista|consultor(?:a)?|emplead[oa]|trabajador(?:a)?|recepcionista|duen[oa]|propietari[oa])";
const DET =
  "(?:un|una|unos|otra|otro|algun|alguna|el|la|su|tu|vuestro|vuestra|los|sus|cualquier|uno de sus|alguno de sus)";
/** "Un agente", "una persona real", "su gerente"; "mi gerente" is one of their own. */
const PERSON = `(?:(?:(?:un|una|otra|alguna|cualquier) )?personas?${OF}|(?:la )?persona (?:encargada|responsable|a cargo)|(?:(?:un|una|algun|otro|verdadero) ){0,2}(?:humano|humana|ser humano)|(?:${DET} )?(?:otr[oa] )?(?:verdader[oa] )?${ROLE}${OF})`;
const ALSO = `(?:alguien (?:real|mas|de verdad|humano|vivo|a cargo|que (?:sepa|entienda|hable|me entienda|no sea)|de (?:carne y hueso|su equipo|ventas|soporte|atencion|facturacion|la (?:empresa|oficina|compania))|del (?:departamento|equipo|area|personal))|alguien(?= (?:[.,]|ya|ahora)(?= ))|(?:el |la |su )?(?:atencion|servicio|servicios) (?:al|a|de atencion al) clientes?|soporte tecnico|soporte|(?:la )?recepcion|(?:el |la )?(?:departamento|area|equipo) de \\w+)`;
const HUMAN = `(?:${PERSON}|${ALSO})`;
const SPEAK =
  "(?:hablar|hablarle|hablando|comunicarme|comunicarnos|conversar|platicar|charlar|contactar|contactarme|tratar|ponerme en contacto|dialogar|ser (?:atendid|transferid)[oa])(?: (?:directamente|ya|ahora|mejor))? (?:con|por)";
const WANT =
  "(?:quiero|quisiera|queria|querria|queremos|necesito|necesitaria|necesitamos|deseo|desearia|me gustaria|nos gustaria|prefiero|preferiria|exijo|solicito|pido|intento|trato de|estoy (?:intentando|tratando de|pidiendo))(?: (?:mejor|poder|ya|solo|es))?";
const MAY =
  "(?:puedo|podria|podriamos|podemos|puede ser|se puede|se podra|es posible|seria posible|sera posible|hay (?:alguna )?(?:manera|forma|posibilidad) de|como (?:puedo|hago para|le hago para|podria)|me (?:permite|deja|dejas|permites)|dejeme|dejame|dejenme|permitame|habria (?:manera|forma) de|no hay (?:manera|forma) de|por que no puedo)";
const PUT_ME =
  "(?:pas|comuni|comuniqu|conect|transfier|transfir|pon|pong|deriv|enla|enlac|redirij|dirij|pas)(?:e|a|en|ad|ca|gan|ga|za|an)?(?:me|nos)";
const PUT =
  "(?:pasar|comunicar|conectar|transferir|poner|derivar|enlazar|contactar|dirigir|redirigir|pasarme|comunicarme|conectarme|transferirme|ponerme|derivarme|enlazarme|contactarme)";
const NOW = "(?: (?:ya|ahora|directamente|en contacto|al telefono|en linea|de una vez|mejor)){0,2}";
const CONNECT = `(?:(?:me|nos) (?:puede|podria|puedes|podrias|pueden|podrian|podeis) ${PUT}|(?:puede|podria|puedes|podrias|pueden|podrian) ${PUT}|me (?:pasa|pasas|pasan|comunica|comunicas|pone|pones|transfiere|transfieres|conecta|conectas)|${WANT} que me (?:pase|pasen|pases|comunique|comuniquen|comuniques|ponga|pongan|pongas|transfiera|transfieran|transfieras|conecte|conecten|derive|deriven))${NOW}`;
const GOES_ON =
  "(?= (?:[.,]|ya|ahora|no|al telefono|en linea|de verdad|que (?:me|pueda)|para hablar|y no)(?= ))";
const ROBOT =
  "(?:robot|robots|maquinas?|bots?|chatbot|contestador(?:a)?|grabacion|grabaciones|computadora|ordenador|ia|inteligencia artificial|asistente virtual|sistema automatico|maquinita|aparato)";

const DAY = "(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)";
const NOT_TODAY = `(?:manana|luego|mas tarde|despues|otro dia|en otro momento|la proxima semana|la semana (?:que viene|pasada)|ayer|el otro dia|anoche|el (?:proximo )?${DAY}|otro rato|en unos dias|esta (?:tarde|noche)|hace \\w+ \\w+)`;
const IF =
  "(?:si (?:esto|eso|algo|hay|la|el|mi|lo|surge|tengo|tuviera|pasa|sigue|llega|llego|veo|falla|fuera|acaso|alguna vez|no (?:funciona|llega|sirve|se|lo|me llega|hay|sale))(?: \\w+){0,9}|en caso de que(?: \\w+){0,8})(?: ,)?(?: entonces)?";
const SAYS =
  "(?:me|nos|le|les) (?:dijo|dijeron|dicen|dice|comentaron|recomendaron|indicaron|pidio)(?: que)?(?: \\w+)?|(?:le|les) (?:dije|dijimos) (?:a \\w+ \\w+ )?que|(?:dice|decia|dijo) (?:que|hable)";
const NOT_MEANT = ending(
  "(?<!por que )(?:no|nunca|tampoco|ni|ya no)(?: (?:es que|creo que|digo que|he dicho que|dije que))?",
  "(?:no (?:creo|digo|pienso|se|estoy diciendo)) (?:que|si)",
  "(?:si|cuando|donde|a que hora|siempre que|hasta que|sin|antes de|en vez de|por que|para que)",
  IF,
  SAYS,
  `${NOT_TODAY}(?: ,)?`,
);
const NOT_HERE = starting(
  `(?:el |la |para |por la )?(?:${NOT_TODAY})`,
  "(?:cuando|si (?:esto|eso|lo|la|el|algo|necesito|hace falta|hay|no (?:funciona|llega|me llega|se))|en caso de)",
  "(?:que (?:me (?:llamo|atendio|vendio|dijo)|esta (?:aqui|conmigo|al lado)|llamo|trabaja)|de al lado|a mi lado|primero|antes|de mi (?:empresa|trabajo|casa|banco|equipo))",
  "(?:en persona|por (?:correo|email|chat|whatsapp|escrito)|en (?:la|una|su) (?:sucursal|tienda|oficina))",
  "(?:pero (?:no|mejor|ya no|usted|luego|me)|y (?:me|no me|nadie|le aviso|le llamo|luego))",
  "(?:inmobiliari[oa]|de bolsa|secret[oa]|de viajes|de policia|comercial de mi)",
);

export const ES: Phrases = {
  language: "es",
  fillers: set("eh em este ah ay oh mmm hmm mm um uh pues"),
  asides: new Set([
    ...set(
      "porfa porfavor realmente simplemente solamente solo oiga oye mire mira sinceramente maldito maldita favor",
    ),
    ...["por favor", "o sea", "es que", "de verdad"].slice(0, 3),
  ]),
  cue: /person|human|agente|represent|operador|telefonist|asesor|ejecutiv|supervisor|gerente|gestor|encargad|responsable|jefe|jefa|superior|director|companer|coleg|especialist|consultor|emplead|trabajador|recepcion|alguien|cliente|soporte|departamento|equipo|area|robot|maquina|bot|contestador|grabacion|computadora|ordenador| ia |inteligencia|asistente|transfier|olvid|dejelo|deja|usted|cambi|sigamos|continu|no importa|pas[ea]me|comuni/,
  requests: [
    // "Quiero hablar con una persona", "¿puedo hablar con su gerente?", "páseme con un agente".
    {
      said: said(`${WANT} ${SPEAK} ${HUMAN}`, `${MAY} ${SPEAK} ${HUMAN}`, `${CONNECT} (?:con|a|al) ${HUMAN}`),
      unlessAfter: NOT_MEANT,
      unlessBefore: NOT_HERE,
    },
    // "Páseme con un agente": a no before it is no negation, that would be "no me pase".
    {
      said: said(
        `${PUT_ME}${NOW} (?:con|a|al) ${HUMAN}`,
        "(?:transfierame|transfiereme)(?= (?:[.,]|ya|ahora)(?= ))",
      ),
      unlessAfter: ending(IF, SAYS, `${NOT_TODAY}(?: ,)?`, "(?:cuando|antes de que|si)"),
      unlessBefore: NOT_HERE,
    },
    // "Sí quiero hablar con un agente": without its accent and comma as "si" it is an if, unless nothing follows.
    {
      said: said(
        `\\. si ${WANT} ${SPEAK} ${HUMAN}(?= \\. $)`,
        `\\. si ${CONNECT} (?:con|a|al) ${HUMAN}(?= \\. $)`,
      ),
    },
    // "Quiero una persona", "que me atienda un humano", "¿hay alguien con quien pueda hablar?".
    {
      said: said(
        `(?:${WANT}|deme|dame) ${PERSON}${GOES_ON}`,
        `que me (?:atienda|atendiera|ayude|ayudara|responda|conteste|hable) (?:${PERSON}|alguien (?:real|mas|de verdad|humano))`,
        `(?:me|nos) (?:puede|podria) (?:atender|ayudar) (?:(?:un|una|otra) (?:persona|human[oa]|ser humano|agente|asesor|operador)a?|alguien (?:mas|real|de verdad))`,
        `hay (?:alguien|algun|alguna|una|un)(?: (?:persona|agente|humano|representante|operador|asesor|responsable|encargado))?(?: (?:real|ahi|disponible))? (?:con quien|con el que|con la que) (?:pueda|puedo|podamos|podria) (?:hablar|conversar)`,
        `hay (?:(?:algun|alguna|un|una) )(?:humano|humana|ser humano|persona real|agente disponible|agente|operador|representante|supervisor|gerente|encargado)(?: (?:ahi|disponible|real))?(?= [.,])`,
        "hay alguien (?:real|humano|de verdad)",
      ),
      unlessAfter: NOT_MEANT,
      unlessBefore: NOT_HERE,
    },
    // "No quiero hablar con un robot".
    {
      said: said(
        `(?:no|tampoco) (?:quiero|quisiera|queremos|deseo|pienso|voy a)(?: (?:seguir|estar|tener que))? (?:hablar|hablando|tratar|conversar|hablarle) (?:con|a) (?:(?:un|una|este|esta|el|la|su|unos) ){0,2}${ROBOT}`,
        `no (?:hablo|voy a hablar) con (?:(?:un|una) )?${ROBOT}`,
      ),
      unlessAfter: ending("(?:si|la gente|mi \\w+|ella|el|ellos|cuando|por que)"),
      unlessBefore: starting("pero (?:usted|bueno|esta bien|ok|da igual|tu)"),
    },
    // "Agente": all that is said.
    {
      said: said(
        `[.,] (?:(?:no|si|bueno|ok|hola|con|un|una|el|la|a|digo|otro|otra)(?: ,)? ){0,3}(?:(?:hablar|comunicar\\w*) con )?(?:${PERSON}|atencion al cliente|servicio al cliente)(?: (?:ya|ahora|gracias|no (?:un|una) ${ROBOT})){0,2}(?= [.,])(?<! (?:jefe|jefa|superior|director|directora|empleado|empleada|trabajador|trabajadora|colega|companero|companera|consultor|responsable))`,
      ),
      elliptic: true,
    },
  ],
  withdrawals: [
    {
      said: said(
        "(?:olvidelo|olvidalo|olvidese|olvide lo que dije|dejelo|dejalo asi|dejelo asi|dejemoslo asi|cancele eso)(?= (?:[.,]|usted|mejor|asi|siga)(?= ))",
        "(?:ya )?no (?:importa|hace falta|es necesario)(?: (?:, )?(?:usted|siga|gracias|ayudeme|continue))?(?= [.,])",
        "(?:he cambiado|cambie) de (?:opinion|idea)",
        "no (?:me|nos) (?:pase|pases|transfiera|transfieras|comunique|conecte|ponga)",
        "(?:ya )?no (?:quiero|necesito)(?: hablar con)? (?:un|una|ningun|ninguna|el|al) ?(?:persona|humano|agente|representante|operador|supervisor|gerente|asesor)(?= [.,])",
        "(?:usted|tu) (?:me )?(?:puede|puedes|podria)(?: (?:ayudar|ayudarme|atenderme|hacerlo|seguir))?(?= [.,])",
        "(?:sigo|continuo|sigamos|continuemos|prefiero seguir|seguimos|continuamos|me quedo) (?:con usted|contigo|con vos|aqui)",
        "(?:bueno|ok|vale|esta bien|mejor)(?: ,)? (?:ayudeme|ayudame|siga|continue|sigamos|continuemos) ?(?:usted|tu|usted mismo)?(?= [.,])",
        "(?:no|espere|espera)(?: ,)? (?:espere |espera |no )?(?:, )?(?:siga|continue|sigamos|continuemos|adelante)(?: (?:usted|tu))?(?= [.,])",
      ),
      unlessAfter: ending("(?:como|si|que|en que|cuando|por que|no creo que|nadie)(?: \\w+)?"),
      unlessBefore: starting("(?:, |\\. )?(?:quiero|paseme|pasame|comuniqueme|pero quiero)"),
    },
  ],
  asks: {
    offer: said(
      `(?:quiere|quieres|desea|deseas|le gustaria|te gustaria|prefiere|prefieres|quisiera|necesita)(?: \\w+){0,3} (?:hablar|comunique|comuniquemos|pase|pasemos|transfiera|transfiramos|conecte|conectemos|ponga|derive|comunicarse|ser transferido)(?: \\w+){0,2} (?:con|a|al) (?:(?:un|una|nuestro|nuestra|alguno|el|la|algun|otro|otra|alguien|mi|los|uno) ?)(?:\\w+ ){0,3}?(?:${ROLE}|persona|humano|equipo|departamento|alguien|human[oa]|tecnico|area|cliente|soporte|ventas|nuestros)`,
      `(?:quiere|desea|prefiere|quieres|le gustaria)(?: \\w+){0,2} (?:hablar|que (?:le|la|lo|te) (?:comunique|pase|transfiera|conecte))(?: \\w+)? (?:con|a) (?:alguien|atencion al cliente|servicio al cliente|un humano|una persona)`,
      `(?:le|la|lo|te) (?:paso|comunico|transfiero|conecto|pongo|derivo) (?:con|a|al) (?:(?:un|una|nuestro|nuestra|el|la|mi|otro|otra) ){0,2}(?:\\w+ ){0,2}?(?:${ROLE}|persona|humano|equipo|departamento|tecnico|alguien)(?: \\w+){0,3}(?: ,)? (?:le parece(?: bien)?|de acuerdo|esta bien|vale|ok|si)`,
      `(?:puedo|podria|debo) (?:pasarle|pasarla|pasarlo|comunicarle|comunicarlo|transferirle|transferirlo|transferirla|conectarle|conectarlo|ponerle) (?:con|a|al) (?:\\w+ ){0,4}?(?:${ROLE}|persona|humano|equipo|departamento|tecnico|alguien)`,
    ),
    statement: said(
      `(?:(?:le|la|lo|te) (?:puedo|podria|voy a) (?:pasar|comunicar|transferir|conectar|poner|derivar)|(?:puedo|podria|voy a) (?:pasarle|pasarla|pasarlo|pasarte|comunicarle|comunicarlo|comunicarla|transferirle|transferirlo|transferirla|conectarle|conectarlo|ponerle)|(?:le|la|lo|te) (?:paso|comunico|transfiero|conecto|pongo|derivo)) (?:con|a|al) (?:\\w+ ){0,4}?(?:${ROLE}|persona|humano|equipo|departamento|tecnico|alguien)`,
    ),
    tag: /^ \. (?:(?:y|eso) )?(?:le parece(?: bien)?|de acuerdo|esta bien|vale|ok|quiere que lo haga|lo desea|desea que lo haga|le gustaria(?: eso)?|que le parece|te parece(?: bien)?|quiere|si o no) \. $/,
    stay: said(
      "(?<!(?:como|en que|que) )(?:puedo|podria|quiere que|le parece si|me permite|intento|dejeme)(?: (?:yo|primero|intentar|intente|tratar de|antes|le|la|lo|ver si puedo)){0,3} (?:ayudarle|ayudarlo|ayudarla|ayudarte|ayude|ayudar|resolverlo)(?! (?:\\w+ ){0,3}(?:algo mas|mas|otra cosa))",
      "(?:seguimos|continuamos|quiere (?:seguir|continuar)|quiere que sigamos)(?: conmigo)?",
    ),
    whom: said(
      "(?:con quien|con que (?:departamento|area|persona)|a quien)(?: \\w+){0,4} (?:hablar|comunico|comunique|pase|paso|transfiero|contactar)",
    ),
    role: said(
      "quien|quienes|a que se dedica|ocupacion|profesion|puesto|cargo|trabajo|trabaja|cual|cuantas|cuantos|nombre|que (?:tipo|clase) de",
      "(?:es|eres) (?:usted|tu|un|una)",
    ),
    or: / (?:o|u) /,
  },
  yes: /^ \. (?:(?:ay|bueno|gracias|oh|ah|ok|vale)(?: [.,])? ){0,2}(?:si|claro|por supuesto|por favor|de acuerdo|exacto|exactamente|correcto|perfecto|desde luego|asi es|hagalo|me gustaria|se lo agradeceria|porfa|eso es|paseme|adelante)(?= )/,
  okay: /^ \. (?:(?:ay|bueno|oh|ah)(?: [.,])? )?(?:ok|okay|vale|bueno|esta bien|gracias|bien|entendido)(?= )/,
  no: /^ \. (?:(?:ay|bueno|gracias|oh|ah|por favor)(?: [.,])? ){0,2}(?:no|nunca|para nada|mejor no|prefiero que no|de ninguna manera|asi esta bien)(?= )/,
  notNow:
    /^ \. (?:\w+ ){0,2}(?:[.,] )?(?:(?:ahora|hoy|todavia|aun) no|no (?:, )?(?:por ahora|de momento|ahora|hoy|todavia)|mas tarde|luego|manana|despues|pero (?:primero|antes)|en otro momento)(?= )/,
};
