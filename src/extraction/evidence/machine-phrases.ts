/**
 * Phrases that speak to a program which reads the transcript, in English, Turkish, Spanish and German; looked for in
 * folded words with one space between them. Every gap is bounded, so that one pass is enough. They are kept
 * narrow: "ignore the instructions on the box" and "forget my previous e-mail" are talk.
 */
export const MACHINE_PHRASE = new RegExp(
  `(?<![^ ])(?:${[...english(), ...turkish(), ...spanish(), ...german()].join("|")})(?![^ ])`,
);

function english(): string[] {
  const filler =
    "all|any|the|this|that|these|those|your|of|previous|prior|above|earlier|preceding|other|system|current|existing|original|initial|given|every|each|safety|output|extraction|data|field|whole|entire|and|developer";
  const orders =
    "instructions?|prompts?|rules?|guidelines?|directives?|constraints?|restrictions?|commands?|programming";
  const whose =
    "your|previous|prior|above|earlier|preceding|existing|original|initial|system|safety|all|any|developer";
  // "… that I gave you", "… on the box", "… for the delivery": instructions among people.
  const others =
    "(?! (?:(?:that |which )?(?:i|we|he|she|they|my|our)|on (?:the|my|your|that)|(?:for|about|regarding) (?:the|my|our)|from (?:my|our|him|her|them|the (?!system|developer)))(?![^ ]))";
  const drop = "(?:ignore|disregard|forget|override|overrule|bypass|overlook|discard|dismiss|skip)";
  const refuse =
    "(?:do not|don t|stop|no longer) (?:follow|following|obey|obeying|use|using|apply|applying|adhere to)";
  const dropped = `(?<!(?:^| )(?:i|we|they|he|she|not|never|t) )(?:${drop}|${refuse})`;
  const machine =
    "(?:ai|ais|llm|llms|language model|large language model|ai model|model|gpt|chatgpt|extractor|parser|summarizer|transcriber)";
  const reads =
    "(?:reading|processing|analyzing|analysing|parsing|extracting|summarizing|evaluating|that reads|which reads|who reads)";
  return [
    `${dropped}(?: (?:${filler})){0,6} (?:schemas?|guardrails?|json)`,
    `${dropped}(?: (?:${filler})){0,5} (?:${whose})(?: (?:${filler})){0,5} (?:${orders})${others}`,
    `${dropped}(?: (?:${filler})){0,6} (?:${orders}) (?:above|before this)`,
    `${dropped} (?:all|everything|anything)(?: that)? (?:above|you (?:were|have been|ve been|had been) (?:told|given|instructed|taught))`,
    "(?:these|my|the following) (?:instructions|rules) (?:override|overrule|replace|supersede)",
    "your (?:new|real|actual|true) (?:instructions?|directives?|prompt|system prompt) (?:is|are)",
    "(?:system|developer|hidden) prompts?|prompt injection",
    `you are now (?:in )?(?:an? |the |my )?(?:\\w+ ){0,3}(?:ai|assistant|model|bot|chatbot|system|parser|extractor|dan|gpt|administrator|admin mode|jailbreak mode)(?! (?:manager|professor|director|coach))`,
    `you are an? (?:\\w+ ){0,3}(?:ai|assistant|model|bot|parser|extractor|classifier|gpt)(?: \\w+)? (?:that|who|which|and) (?:extracts?|outputs?|returns?|answers?|responds?|always|must|only|obeys?|follows?|reports?|fills?)`,
    "(?:act|behave|respond|pretend to be|roleplay|role play)(?: as)?(?: if you (?:are|were))? (?:an? |the )?(?:\\w+ ){0,2}(?:ai|ai assistant|language model|chatbot|parser|extractor|dan)",
    `(?:note|message|attention|notice|instructions?|reminder|memo|hint) (?:to|for) (?:the |any |all |an? )?(?:\\w+ ){0,2}${machine}`,
    `(?:attention|dear) ${machine}`,
    `(?:hey|hello|hi|listen|you|the|any|to all) ${machine}(?: \\w+){0,2} ${reads} (?:this|the|our) (?:transcript|transcription|call|conversation)`,
    "(?:whoever|whatever|anyone who|anything that) (?:reads|processes|analyzes|is reading|is processing|parses) this (?:transcript|transcription)",
    "when (?:you )?(?:extract|extracting|analyze|analyzing|analyse|analysing|parse|parsing|summarize|summarizing) (?:this|the) (?:call|transcript|conversation|fields|data)",
    "(?:^|please |now |then |you must |must |only |and )(?:output|print|emit|return|respond|reply|answer|produce|generate)(?: (?:only|just|exactly|with|in|using|the|this|these|following|an?|as|valid|raw)){0,5} (?:json|yaml|xml)",
    "(?:set|mark|fill|put|make|answer|record|report|flag)(?: (?:in|out|true|yes|for)){0,3} (?:all|every|each)(?: (?:of|the|your|other|remaining|boolean)){0,3} (?:fields?|values?|booleans?|flags?|keys?)(?: (?:as|to|with|in)){1,2} (?:true|false|null|yes)",
    "(?:answer|say|put|report|return|output|write) (?:true|null) (?:for|to|in) (?:all|every|each|the|everything|any)",
    "(?:set|mark|change|switch|turn|fill)(?: \\w+){1,5} (?:field|flag|column|key) (?:to|as|with) (?:true|false|null|yes|no)",
    "curly (?:brackets?|braces?)|(?:open|close|left|right) curly|(?:bracket|brace|braces) quote|colon (?:true|false|null|quote|open)|quote colon|slash transcript|end of transcript",
    "(?:agent|assistant|system) colon|speaking as (?:the|your) (?:agent|assistant|system|operator)|this is (?:the|your) (?:agent|system|assistant|operator) speaking",
    "system override",
  ];
}

function turkish(): string[] {
  const whose =
    "(?:tum|butun|onceki|yukaridaki|bu|verilen|sana|size|sistem|kendi|mevcut|daha|once|ve|diger|her)";
  const orders =
    "(?:talimat|komut|yonerge|kural|kisitlama|yonlendirme)(?:i|u|in|ini|a|lar|ler|lari|leri|larini|lerini|lara|lere|larina|lerine)?";
  const drop =
    "(?:yok say|gormezden gel|dikkate alma|unut|goz ardi et|gecersiz say|uyma|bos ver|bosver|atla|hice say)(?:in|iniz|un|unuz|yin|yiniz)?";
  const machine = "(?:yapay zeka|yapay zekaya|dil modeli|dil modeline|modele|asistana|llm)";
  return [
    `(?:${whose} ){1,6}${orders} (?:\\w+ ){0,2}${drop}`,
    `(?:sema|json|prompt)(?: ?(?:yi|yu|u|i|ya|lari|dan))? (?:\\w+ ){0,2}${drop}`,
    "sistem (?:istem\\w*|prompt\\w*)",
    "(?:sen|siz|bundan sonra) (?:artik |simdi )(?:\\w+ ){0,3}(?:yapay zeka|asistan|dil model)\\w*",
    "bundan (?:sonra|boyle) (?:sen |siz )?bir (?:\\w+ ){0,2}(?:yapay zeka|asistan|dil model)\\w*",
    `(?:transkript|dokum|metn|konusma|gorusme)\\w* (?:okuyan|isleyen|analiz eden|ozetleyen|cozumleyen) (?:\\w+ ){0,1}(?:yapay zeka|model|sistem|asistan|bot)\\w*`,
    `${machine} (?:not|mesaj|talimat|uyari)|(?:dikkat|sayin) ${machine}`,
    "(?:tum|butun|her) (?:alanlari|alanlara|alani|degerleri) (?:true|dogru|evet|false|null) (?:yap|olarak|isaretle|yaz|ile)\\w*",
    "alan(?:i|ini|ina) (?:true|false|null)",
    "suslu parantez|kume parantezi|iki nokta (?:ust uste )?(?:true|false|dogru|yanlis|tirnak)|(?:temsilci|asistan|sistem) iki nokta",
  ];
}

function spanish(): string[] {
  const filler =
    "todas?|todos?|las?|los?|el|tus?|sus?|de|cualquier|estas?|estos?|anteriores|anterior|previas?|previos?|del|sistema|demas|y|a";
  const orders =
    "instruccion(?:es)?|reglas?|indicacion(?:es)?|directrices|directivas?|restricciones|prompts?";
  const drop =
    "(?:ignora|ignore|ignoren|ignorad|olvida|olvide|olviden|omite|omita|descarta|descarte|desobedece|desobedezca|pasa por alto|pase por alto|haz caso omiso|haga caso omiso|no sigas|no siga|anula|anule)";
  const others =
    "(?! que (?:le|te|les|os|se) (?:di|dije|dimos|mande|envie)(?![^ ])| que (?:di|dije|deje)(?![^ ]))";
  const machine = "(?:ia|inteligencia artificial|modelo|modelo de lenguaje|llm)";
  return [
    `${drop}(?: (?:${filler})){0,5} (?:esquema|json)`,
    `${drop}(?: (?:${filler})){0,4} (?:todas?|tus?|sus?|cualquier)(?: (?:${filler})){0,4} (?:${orders})${others}`,
    `${drop}(?: (?:${filler})){0,4} (?:${orders}) (?:anteriores|anterior|previas?|de arriba|del sistema)${others}`,
    "(?:prompt|indicacion|instrucciones) del sistema",
    `(?:ahora eres|eres ahora|a partir de ahora eres|usted es ahora|ahora usted es) (?:un |una |el |la )?(?:\\w+ ){0,2}(?:ia|inteligencia artificial|asistente|modelo|bot)`,
    `(?:nota|atencion|mensaje|aviso|instruccion|instrucciones) (?:para|a) (?:la |el |cualquier )?(?:\\w+ ){0,1}${machine}|atencion ${machine}`,
    `${machine} que (?:lee|lea|analiza|analice|procesa|procese|resume) (?:esta|la) (?:transcripcion|llamada|conversacion)`,
    "(?:pon|ponga|marca|marque|rellena|rellene|responde|responda) (?:\\w+ ){0,2}todos los campos (?:\\w+ ){0,2}(?:true|verdadero|si|false|null)",
    "campo (?:\\w+ ){1,4}(?:en|a|como) (?:true|false|verdadero|falso|null)",
    "dos puntos (?:true|false|verdadero|falso|nulo|comillas)|llaves? comillas|comillas dos puntos|(?:agente|asistente|sistema) dos puntos",
  ];
}

function german(): string[] {
  const filler =
    "sie|bitte|jetzt|alle|allen|die|das|den|deine?|deiner|deinen|ihre|ihren|samtliche|samtlichen|vorherigen?|bisherigen?|obigen?|vorigen?|fruheren?|vorangegangenen|system|und|gegebenen|anderen|ab|sofort|nun";
  const whose =
    "alle|deine?|deinen|ihre|ihren|samtliche|vorherigen?|bisherigen?|obigen?|vorigen?|fruheren?|vorangegangenen";
  const orders =
    "anweisung(?:en)?|anordnung(?:en)?|regeln?|vorgaben?|instruktion(?:en)?|prompts?|richtlinien?|befehle?";
  const drop =
    "(?:ignorier|ignoriere|ignorieren|ignoriert|missachte|missachten|vergiss|vergessen|vergesst|uberspringe|uberspringen|verwirf|verwerfen|ubergehe|ubergehen)";
  const machine = "(?:ki|kunstliche intelligenz|sprachmodell|modell|llm)";
  const others =
    "(?! (?:die|welche) (?:ich|wir|er|man)(?![^ ])| (?:auf|aus|von|in|fur) (?:der|dem|den|die|meiner|meinem|unserer)(?![^ ]))";
  return [
    `${drop}(?: (?:${filler})){0,6} (?:schema|json|systemprompt)`,
    `${drop}(?: (?:${filler})){0,4} (?:${whose})(?: (?:${filler})){0,5} (?:${orders})${others}`,
    "systemprompts?|systemanweisung(?:en)?",
    `(?:du bist|sie sind) (?:jetzt|nun|ab jetzt|ab sofort) (?:ein |eine |der |die |das )?(?:\\w+ ){0,2}(?:ki|kunstliche intelligenz|assistent|assistentin|sprachmodell|modell|bot)`,
    `(?:hinweis|nachricht|achtung|notiz|anweisung) (?:an|fur) (?:die |das |den |alle |jede )?(?:\\w+ ){0,1}${machine}|achtung ${machine}`,
    `${machine} (?:das|die|welches|welche) (?:dieses|das|diesen) (?:transkript|gesprach|anruf|protokoll) (?:liest|auswertet|verarbeitet|analysiert|zusammenfasst)`,
    "wer (?:auch immer )?(?:dieses|das) transkript (?:liest|auswertet|verarbeitet)",
    "(?:setze|setzen|markiere|markieren|fulle|fullen|beantworte) (?:\\w+ ){0,2}alle(?:n)? (?:felder|feldern|werte) (?:\\w+ ){0,2}(?:true|wahr|ja|false|null)",
    "feld (?:\\w+ ){1,4}(?:auf|als|mit) (?:true|false|wahr|falsch|null)",
    "geschweiften? klammer|doppelpunkt (?:true|false|wahr|falsch|anfuhrungszeichen)|anfuhrungszeichen doppelpunkt|(?:agent|assistent|system) doppelpunkt",
  ];
}
