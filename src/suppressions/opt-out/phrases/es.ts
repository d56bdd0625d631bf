import { set } from "../../../extraction/reading/speech/set.ts";
import { ending, said, starting } from "../../../wording/pattern.ts";
import type { Phrases } from "./phrases.ts";

const CALL =
  "(?:llame|llamen|llames|llameis|llamaran|llamara|llamaras|llamasen|llamase|llamarais|marque|marquen|marques|contacte|contacten|contactes|telefonee|telefoneen|moleste|molesten|molestes|molesteis|molestaran|busquen|timbren|timbre|acosen)";
const TO_CALL =
  "(?:llamar|marcar|contactar|molestar|telefonear|timbrar|acosar|fastidiar|comunicarse|insistir)(?:me|nos|le|lo)?";
const CALLING = "(?:llamando|marcando|molestando|contactando|acosando|fastidiando|timbrando)";
const MORE =
  "(?:mas|nunca|nunca mas|mas nunca|otra vez|de nuevo|jamas|jamas en la vida|en la vida|ya|bajo ningun concepto|nunca jamas|para nada|mas veces|ni una vez mas|en absoluto)";
const AT = "(?: (?:a|en) (?:este|esta|mi|ese) (?:numero|casa|telefono|celular|movil)| aqui| aca| a casa)?";

const DAY = "(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)";
/** What a wish is limited to: a time, a place, a number, a condition. "Por teléfono" limits nothing. */
const LIMIT = `(?:antes|despues de las|hasta|entre|durante|mientras|cuando|manana|hoy|ahora|ahorita|todavia|aun|esta (?:semana|tarde|noche|manana)|por (?:la|las) (?:manana|mananas|tarde|tardes|noche|noches)|de noche|a (?:esta|estas|esa|esas|la|las|mediodia|medio)(?: (?:hora|horas|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|\\d+|hora de))|en (?:la|las|el|este) (?:manana|mananas|tarde|tardes|noche|noches|trabajo|oficina|fin|fines|momento|horario)|(?:el|los|este|en) (?:${DAY}|fin de semana|fines de semana|festivos)|fines de semana|tan (?:temprano|tarde|seguido|a menudo)|al (?:trabajo|movil|celular|fijo|mediodia|otro)|a(?:l| la| mi) (?:trabajo|oficina|movil|celular|fijo|casa de)|desde (?:un|ese|este|numeros|otro)|por (?:correo|email|whatsapp|mensaje|ahora|el momento|un tiempo)|si|salvo|a menos|excepto|la (?:proxima|otra) semana|temprano|tarde)`;
const AS_NAME =
  "(?:senor|senora|senorita|don|dona|loco|loca|asi|tu|usted|de tu|de usted|mentiroso|mentirosa|tonto|tonta|la atencion|carino|guapa|guapo|mi \\w+|por mi)";
const ILL_CALL =
  "[^]{0,80} (?:yo (?:le|les|te|os|los|lo|la)? ?(?:llamo|llamare|marco|marcare|contacto|aviso|llamaria)|ya (?:le|les|te|os) (?:llamo|llamare|llamaremos)|(?:le|les|te|os) (?:llamo|llamare|marco|llamaremos|llamamos|devuelvo) (?:yo|luego|cuando|si|despues)|ya llamo yo|yo llamo|llamo yo|me pongo en contacto|me pondre en contacto|me comunico yo)";
const WHOLE = new RegExp(`^ (?:${LIMIT}|${AS_NAME}|porque no)(?= )`);
/** What may follow "no me llame", so that "no me llame Pepe" is something else. */
const GOES_ON =
  "(?:[.,]|y|ni|o|que|porque|pues|gracias|ya|a|aqui|para|con|por|sobre|de|en|estoy|estamos|tengo|soy|no|se|lo|la|le|les|te|me|nos|mi|yo|mas|es|esta|entiende|adios|chao|hasta luego|dejen?|quite\\w*|borre\\w*|adios|ok|vale|bueno|esto|todo|todos|tanto|cada)";
const WHOLE_ASKED = new RegExp(`^(?:(?: ,)? (?:${LIMIT}|${AS_NAME})(?= )|(?! ${GOES_ON} )|${ILL_CALL})`);
const ENDED_ASKED = new RegExp(`^(?:(?! (?:[.,]|y|ni|que|porque|gracias|ya) )|(?: ,)?${ILL_CALL})`);

const ONLY_SUPPOSED = [
  "(?:si|o|sino|de lo contrario)(?: \\w+){0,14} (?:pedire|pedirle|pedirles|pediria|pido|exigire|dire|solicitare|tendre|voy a)(?: (?:pedir|pedirle|pedirles|decir|decirles|exigir|solicitar|que|a|le|les|te)){0,4}(?: (?:me|nos))?",
  "si (?:yo )?(?:le|les|te|os)? ?(?:pido|pidiera|digo|dijera|pidiese)(?: \\w+){0,4}",
  "(?:no|nunca) (?:le|les|te|os)? ?(?:pido|estoy pidiendo|digo|estoy diciendo|he dicho|dije|pedi|he pedido)(?: \\w+){0,3}",
  "(?:iba|estaba|estuve)(?: a punto de| a)? (?:pedir\\w*|decir\\w*)(?: \\w+){0,3}",
];
const SAID_BY_OTHERS =
  "(?:el|ella|mi \\w+|alguien) (?:me|le) (?:dijo|dice|decia|pidio)(?: que)?|(?:le|les) dije a mi \\w+ que";
const POLITE =
  "(?:no (?:hace falta|es necesario|hay necesidad|tiene|tienen|necesita|necesitan|hay)|sin necesidad)(?: de)?(?: que)?(?: \\w+)?";
const NOT_CALL_MEANT = ending(
  ...ONLY_SUPPOSED,
  SAID_BY_OTHERS,
  POLITE,
  "(?:por que|y si|por que ya|para|yo|que yo|podre|voy a)",
);
const BARE_NOT_MEANT = ending(
  ...ONLY_SUPPOSED,
  SAID_BY_OTHERS,
  POLITE,
  "(?:por que|y si|si|como|espero que)(?: ya)?",
  `(?:${LIMIT}|los ${DAY}|manana|hoy|antes de las \\w+|fines de semana)(?: (?:\\w+)){0,2}(?: ,)?`,
  "(?:yo )?(?:le|les|te|os) (?:llamo|llamare)(?: yo)?(?: ,)?",
  `llame\\w* (?:a|al) mi \\w+`,
);

const LIST =
  "(?:lista|listas|listado|listados|base|bases|sistema|sistemas|registro|registros|fichero|ficheros|agenda|directorio|archivo|archivos)";
const FROM = ` (?:de|del|en|desde) (?:(?:su|sus|la|esa|esta|las|todas|tu|tus|vuestra|vuestras|ese|el|los|cualquier|esas|estas|dichosa|maldita|todos) ){0,3}${LIST}(?: de (?:llamadas?|contactos?|clientes|telefonos?|marketing|publicidad|ventas|datos|numeros|ustedes|vosotros|telemarketing|promociones)){0,2}(?! de (?!una|inmediato|verdad|ya))`;
const STEM = "(?:quit|sac|saqu|borr|elimin|retir|exclu|tach|suprim|remov|remuev)";
const TAKE_ME = `(?:${STEM}(?:e|en|a|ad|ar|eis|an|as|yan|ya|uir|ir|iran)?(?:me|nos)|(?:den?|dar|da)(?:me|nos) de baja|(?:me|nos) (?:${STEM}(?:e|en|a|an|as|aran|ara|aras|eis|yan|ya|o)|(?:podria|podrian|puede|pueden|puedes|podeis) ${STEM}(?:ar|ir|uir|er)|den? de baja|hayan ${STEM}ado|han ${STEM}ado)|(?:estar|salir|salirme|ser|quiero|fuera|baja)(?: (?:eliminad[oa]|borrad[oa]|excluid[oa]|quitad[oa]|retirad[oa]|salir|estar|fuera)){0,2})`;
const MINE =
  "(?:mi|mis|este|nuestro|nuestros)(?: (?:propio|propios))? (?:numero|telefono|datos|celular|movil|informacion|contacto|nombre|numero de telefono|datos personales)";

export const ES: Phrases = {
  language: "es",
  fillers: set("eh ehh em emm mmm mm hm ah ay uy este"),
  asides: new Set([
    ...set("favor pues oiga mire oye mira simplemente solo inmediatamente joder coño cono puto puta maldita"),
    ...[
      "por favor",
      "o sea",
      "le ruego",
      "les ruego",
      "se lo",
      "de verdad",
      "de una",
      "en serio",
      "ahora mismo",
    ],
    ...["de inmediato", "por dios", "una vez"],
  ]),
  cue: /llam|mar[cq]|contact|molest|telefon|lista|numero|base|datos|robinson|consent|permiso|autoriz|opon|oposicion|paz|tranquil|registro|sistema|timbr|acos|fastid|comuni|celular|movil|baja/,
  wishes: [
    // "No me llamen más", "no vuelvan a llamar", "ya no me marquen", "nunca más me llame".
    {
      said: said(
        `(?:ya )?(?:no|nunca|jamas)(?: (?:me|nos|le|la|lo|se))?(?: (?:quiero que (?:me|nos)|se atrevan? a|se les? ocurra))? (?:vuelva|vuelvan|vuelvas|volvais|volvieran|volviera)(?: (?:nunca|jamas|mas))? a ${TO_CALL}`,
        `no(?: (?:me|nos))? ${CALL}${AT} ${MORE}`,
        `no(?: (?:me|nos))? ${CALL} ${MORE}${AT}`,
        `(?:nunca|jamas)(?: mas)? (?:me|nos) ${CALL}`,
        `ya no(?: (?:me|nos)) ${CALL}`,
        `(?:ya )?no (?:me|nos) (?:este|esten|estes|sigan|siga|sigas|anden|ande) ${CALLING}`,
        `no (?:siga|sigan|sigas|sigais|insista|insistan) (?:${CALLING}(?:me|nos)?|llamandome|molestandome|en llamar\\w*)`,
        "no se (?:comuniquen|comunique|pongan en contacto|ponga en contacto)(?: (?:mas|nunca mas|otra vez|de nuevo))? (?:conmigo|con nosotros)",
        `no (?:volver|seguir|continuar) (?:a )?(?:${TO_CALL}|${CALLING}(?:me|nos)?)`,
        `no (?:deberian?|pueden?|deben?|tienen? que|tienen? (?:ningun )?derecho a|tienen? por que)(?: (?:estar|seguir|volver a)){0,2} (?:${CALLING}(?:me|nos)|${TO_CALL})`,
        `prohib\\w+(?: \\w+){0,3} (?:que (?:me|nos) ${CALL}|llamar\\w*)`,
      ),
      unlessAfter: NOT_CALL_MEANT,
      unlessBefore: WHOLE,
    },
    {
      said: said(
        `(?:deje|dejen|deja|dejad|dejes|dejaran|dejara|pare|paren|para|parad|cese|cesen|basta|basta ya|termine|terminen|dejar|paren ya|dejen ya)(?: ya)? (?:de|con)(?: estar)? (?:${TO_CALL}|${CALLING}(?:me|nos)?|chingar|chingando|joder|jodiendo|dar la lata|dar lata)`,
        "(?:basta|no mas|ni una|ya no mas|paren|dejen|pare|ninguna)(?: ya)?(?: (?:de|con|las|tantas|estas|sus|mas)){0,3} (?:llamadas|llamada)",
        `ya esta bien de ${TO_CALL}`,
      ),
      unlessAfter: ending(
        ...ONLY_SUPPOSED,
        SAID_BY_OTHERS,
        "(?:no|nunca|el|ella|mi \\w+)(?: (?:me|se|le|que|hay|tengo|tuve)){0,2}",
      ),
      unlessBefore: WHOLE,
    },
    {
      said: said(`no (?:me|nos) ${CALL}(?: por telefono)?${AT}`),
      unlessAfter: BARE_NOT_MEANT,
      unlessBefore: WHOLE_ASKED,
      elliptic: true,
    },
    {
      said: said(`no ${CALL} (?:a (?:este|esta|mi|nuestra) (?:numero|casa|telefono)|aqui|aca)`),
      unlessAfter: BARE_NOT_MEANT,
      unlessBefore: WHOLE_ASKED,
    },
    { said: said(`no ${CALL}`), unlessAfter: BARE_NOT_MEANT, unlessBefore: ENDED_ASKED, elliptic: true },
    // "No quiero que me llamen", "no deseo ser contactado", "no quiero más llamadas".
    {
      said: said(
        `no (?:quiero|deseo|queremos|deseamos|quisiera|quiere|me gusta|me interesa) que (?:me|nos|le|la)(?: (?:esten|sigan|vuelvan a|siga|este|vuelva a))? (?:${CALL}|${TO_CALL}|${CALLING})`,
        `no (?:quiero|deseo|queremos|deseamos) que (?:vuelvan?|sigan?) (?:a )?(?:${TO_CALL}|${CALLING})(?: (?:conmigo|con nosotros|aqui))?`,
        "no (?:quiero|deseo|queremos|deseamos|quisiera|acepto|aceptamos|voy a aceptar|admito|necesito)(?: (?:recibir|mas|sus|estas|ninguna|tener|ningun tipo de|este tipo de|otra|otras|de sus|seguir recibiendo|volver a recibir)){0,4} (?:llamadas|llamada)",
        "no (?:quiero|deseo|queremos)(?: (?:volver a|seguir siendo|mas))? ser (?:llamad|contactad|molestad)[oa]",
        "(?:preferiria|prefiero|agradeceria|agradezco|pido|pedi|pedimos|ruego|exijo|dije|he dicho|dijimos|dicho|pedido|solicito|quiero|queremos)(?: \\w+)? que no(?: (?:me|nos|vuelvan a|se))* (?:llame|llamen|llamaran|llamara|contacten|contacte|contactaran|molesten|molestaran|llamar\\w*|vuelvan a llamar\\w*)",
        "no quiero (?:volver a )?saber (?:nada )?(?:mas )?de (?:ustedes|usted|vosotros|su empresa)",
      ),
      unlessAfter: ending(...ONLY_SUPPOSED, SAID_BY_OTHERS),
      unlessBefore: WHOLE,
    },
    // "Quítenme de la lista", "borren mi número", "quiero salir de su base de datos".
    {
      said: said(
        `${TAKE_ME}(?: (?:ya|completamente|definitivamente|a mi|a nosotros|de una vez))?${FROM}`,
        `${STEM}(?:e|en|a|ar|ad|aran|ara|as|eis|an|ir|iendo|ando|o)?(?: (?:ya|todos))? ${MINE}`,
        `(?:eliminacion|supresion|borrado|cancelacion) de ${MINE}`,
        `que ${MINE}(?: \\w+){0,3} (?:eliminad|borrad|suprimid)[oa]s?`,
        `${STEM}(?:e|en|a|ad)(?:me|nos)(?: ya)? de (?:ahi|alli|todo|todas partes|todos lados|sus \\w+)`,
        "(?:baja|fuera) de (?:su|sus|la|las) (?:lista|listas)(?: de (?:llamadas|contactos|telefonos))?",
      ),
      unlessAfter: ending(
        ...ONLY_SUPPOSED,
        "(?<!por que |todavia |aun |y )no",
        "no (?:quiero|hace falta|es necesario|deseo)(?: que)?",
        "(?:no|nunca) quiero que(?: (?:me|nos))?",
      ),
      unlessBefore: starting(
        "(?:de|del|en) (?:la|mi|el|esta|este) (?:reserva|pedido|cuenta|factura|cita|poliza|formulario)",
        "(?:del|al) pedido",
        "y (?:pon|ponga|pongan|use|usen|apunte|anote|cambie|actualice)",
        "(?:antiguo|viejo|anterior)",
      ),
    },
    // The law's words: lista Robinson, the right to object, consent.
    {
      said: said(
        "(?:lista|la|en|de) robinson",
        "lista de (?:no llamar|exclusion|exclusiones|no contactar)",
        "me opongo(?: \\w+){0,6} (?:llam\\w+|contact\\w+|comunicacion\\w*|comerciales|publicidad|datos)",
        "(?:derecho|derechos) (?:de|a la|al) (?:oposicion|supresion|cancelacion|olvido)",
        "(?:revoco|retiro|revocar|retirar|anulo|cancelo|revoque|retire)(?: \\w+){0,2} (?:consentimiento|autorizacion|permiso)",
        "no (?:doy|di|he dado|autorizo|autorice|consiento|dimos|damos|he autorizado)(?: \\w+){0,5} (?:llamadas|llamen|llame|llamarme|llamar|llamando|llamandome|llamaran|contacten|contactarme|contactar)",
        "no tienen? (?:mi )?(?:permiso|autorizacion|consentimiento)(?: para)?(?: llamar\\w*| contactar\\w*)",
        "registro (?:publico )?(?:para evitar publicidad|de no llamar|nacional no llame|no llame)",
      ),
      unlessAfter: ending(...ONLY_SUPPOSED, "(?:no estoy en la|que es la|que es|no estoy en)"),
    },
    {
      said: said(
        "(?:dejeme|dejenme|dejame|dejadme|dejenos|dejennos|me deje|me dejen|nos dejen)(?: ya)? (?:en paz|tranquil[oa]s?)",
        "si (?:me |nos )?(?:vuelven?|vuelve usted|llaman?|vuelves|siguen|sigue)(?: (?:a llamar(?:me|nos)?|llamando(?:me)?|otra vez|de nuevo|a molestar(?:me)?)){1,2}(?: \\w+){0,5} (?:denunci\\w*|policia|abogad[oa]|demand\\w*|reclam\\w*|proteccion|consumidor|profeco)",
        "(?:olviden|olvide|olvidense de|pierdan) (?:mi|este) numero",
      ),
      unlessAfter: ending("(?:no|el|ella)"),
    },
  ],
  permits: [
    {
      said: said(
        `(?:puede|pueden|puedes|podeis|podria|podrian)(?: \\w+)? (?:llamarme|llamarnos|volver a llamar\\w*|marcarme|contactarme)`,
        `(?:me|nos) (?:puede|pueden|puedes|podeis) (?:llamar|volver a llamar|marcar|contactar)`,
        `(?:\\.|,|bueno|vale|ok|okay|esta bien|claro|si|venga|entonces|pero|mejor|y) (?:llameme|llamenme|llamame|llamadme|marqueme|marquenme|llamenos|vuelva a llamarme|vuelvan a llamarme|vuelva a llamar)`,
        "(?:llameme|llamenme|llamame|llamadme|marqueme|marquenme|llame|llamen|llama) (?:(?:al?|a mi|al otro|a la|mejor|el|la|otro|por la|por|en|manana|luego|despues|cuando|mas) )(?:movil|celular|oficina|trabajo|numero|lunes|martes|miercoles|jueves|viernes|sabado|proxima|semana|dia|tarde|manana|casa|fijo|marido|mujer|esposo|esposa)",
        "(?:llameme|llamenme|llamame|marqueme) (?:manana|luego|despues|mas tarde|otro dia)",
        "no (?:me|nos) (?:quite|quiten|borre|borren|saque|saquen|elimine|eliminen)",
        "(?:dejeme|dejenme|dejame|mantengame|mantenganme) en la lista",
      ),
      unlessAfter: ending(
        "(?<!(?:[.,]|bueno|pero) )(?:no|nunca|ni|como|por que|que se cree|quien dijo que|dije|dijo que)(?: \\w+)?",
      ),
    },
  ],
  asks: {
    removal: said(
      `(?:${STEM}\\w*|de baja|dar\\w* de baja|doy de baja|salir)(?: \\w+){0,2}${FROM}`,
      `${STEM}\\w* (?:su|tu) (?:numero|telefono)`,
      "(?:prefiere|quiere|quieren|desea|prefieren|le gustaria|prefieres|quieres|anoto|confirmo|tomo nota)(?: \\w+){0,4} no(?: (?:le|la|lo|les|te|se|que|volvamos a|ser|recibir|mas|volver a|vuelva a)){0,4} (?:llam\\w+|contact\\w+)",
      "(?:dejemos|dejar|deje) de (?:llamar|contactar)\\w*",
      "no (?:le|la|lo|les|te) (?:volvamos a |vuelva a |volvere a )?(?:llam\\w+|contact\\w+)",
    ),
    doubt: said(
      "no (?:quiere|desea|quieres|quieren)(?: \\w+){0,2} (?:(?:que (?:le|la|lo|les|te)(?: volvamos a| sigamos)?|ser|recibir) )(?:mas )?(?:llam\\w+|contact\\w+)(?: \\w+)?",
    ),
    permission: said(
      "(?:podemos|puedo|podriamos|podria|permite|acuerdo|autoriza|parece|bien)(?: \\w+){0,5} (?:llam\\w+|contact\\w+)(?: \\w+){0,5} (?:de nuevo|otra vez|futuro|adelante|ocasion|mas veces|vez en cuando|ofertas|promociones)",
      "(?:quiere|gustaria|desea)(?: \\w+){0,5} (?:llam\\w+|contact\\w+)(?: \\w+){0,5} (?:futuro|adelante|vez en cuando|ofertas|promociones)",
      "(?:podemos|puedo|podriamos|podria|permite|acuerdo|parece bien)(?: \\w+){0,4} (?:volver|volvamos|vuelva) a (?:llamar|contactar)\\w*(?: \\w+){0,4}",
    ),
    callback: said(
      "(?:podemos|puedo|podriamos|podria|quiere|prefiere|gustaria|parece|le|la|lo|te|les|cuando)(?: \\w+){0,5} (?:llam\\w+|contact\\w+|volver a llamar\\w*)",
    ),
    time: said(
      `(?:el |este |los )?${DAY}`,
      "manana|hoy|luego|esta tarde|esta noche|esta semana",
      "la (?:proxima|semana) \\w+",
      "a las \\w+",
      "mas tarde|por la (?:manana|tarde)",
      "en (?:un|una|dos|tres|unos|unas|\\d+) (?:hora|horas|dia|dias|semana|semanas|mes|meses|rato)",
    ),
  },
  yes: /^ \. (?:(?:ay|pues|bueno|gracias|oh|mire|ah)(?: [.,])? ){0,2}(?:si(?= (?:[.,]|por|claro|gracias|quit\w+|borr\w+|elimin\w+|hagalo|porfa|porfavor|seria|me|mejor|es|eso|hazlo|exacto|correcto|puede|pueden|muchas))|claro|por supuesto|por favor|vale|de acuerdo|exacto|exactamente|correcto|ok|okay|perfecto|esta bien|desde luego|asi es|hagalo|seria lo mejor|me gustaria|se lo agradeceria|porfa|eso es)(?= )/,
  no: /^ \. (?:(?:ay|pues|bueno|gracias|oh|mire|ah|por favor)(?: [.,])? ){0,2}(?:no|nunca|jamas|para nada|claro que no|de ninguna manera|en absoluto|mejor no|prefiero que no|preferiria que no|ni hablar|por supuesto que no)(?= )/,
  notNow:
    /^ \. (?:\w+ ){0,2}(?:[.,] )?(?:(?:ahora|hoy|todavia|aun|manana|esta semana|de momento|por ahora) no|no (?:, )?(?:por ahora|de momento|ahora|hoy|todavia|hay problema|pasa nada|importa|se|estoy segur[oa]|hace falta|es necesario|esta bien|tengo problema|me importa)|.{0,60} (?:yo (?:le|les|te)? ?(?:llamo|llamare)|ya (?:le|les|te) llamo|les llamo|le llamo)|.{0,30} (?:puede|pueden|llameme|llamenme|no hace falta|no es necesario|no sera necesario|no es preciso))(?= )/,
};
