import { ending, starting } from "../../../wording/pattern.ts";

export const NOT = "(?:dont|do not|don t|dunt)";
export const CALL =
  "(?:call|ring|phone|telephone|dial|contact|cold call|bother|disturb|harass|bug|pester|hassle|solicit|spam|reach out to)";
export const CALLING =
  "(?:calling|ringing|phoning|telephoning|dialing|dialling|contacting|cold calling|bothering|disturbing|harassing|bugging|pestering|hassling|soliciting|spamming|blowing up|reaching out to)";
export const CALLED =
  "(?:called|contacted|phoned|rung|telephoned|bothered|disturbed|solicited|cold called|reached|approached|harassed|pestered)";
const WRITE =
  "(?:text|email|e mail|message|mail|write|write to|sms|whatsapp|texting|emailing|e mailing|messaging|mailing|writing|writing to|visiting|sending me \\w+)";
export const TEXT_OR = `(?:${WRITE} (?:me |us )?(?:or |and |nor )?){0,3}`;
export const OR_TEXT = `(?: (?:or|and|nor) (?:${WRITE}|${CALL}|${CALLING})(?: (?:me|us))?){0,2}`;
const LINE = "(?:number|phone|line|house|home|cell|mobile)";
export const ME = `(?:me|us|here|this ${LINE}|my (?:number|phone|house|home|wife|husband|mother|mom|mum|father|dad|parents|family)|our (?:house|home|number)|the house|people)(?: (?:on|at) (?:this|that|any) (?:${LINE}|address))?`;
export const AGAIN =
  "(?:again|back ever|back again|any more|anymore|any longer|ever|no more|another time|once more|one more time|(?:in|into) (?:the )?future|from now on|going forward|at all|under any circumstances|for any reason|whatsoever|(?:at )?any ?time|after (?:this|today)|period|full stop|until further notice)";
export const TO_ME = `(?: ${ME})?${OR_TEXT}`;

const DAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?";
export const TIME = `(?:before|until|till|til|after (?!this|today|that)\\w+|between|during|(?:on |over )?(?:the )?(?:weekends?|weekdays?|holidays?)|(?:on |this |next )?${DAYS}|tomorrow|today|tonight|this (?:morning|evening|afternoon|week|weekend|month|early|late)|next (?:week|month|year)|in the (?:morning|mornings|afternoon|afternoons|evening|evenings|middle|night|next|summer|winter)|(?:mornings|evenings|afternoons|nights)|at (?:night|nights|noon|lunch|lunchtime|dinner|dinnertime|work|home|the (?:office|moment|weekend|weekends|shop|hospital|school)|my (?:work|office|job|desk)|this (?:hour|time)|that (?:hour|time)|\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|odd|such))`;
/** What a wish is limited to: a time, a place, a number, a condition. */
const LIMIT = `(?:${TIME}|and again|while|when|whenever|unless|except|if|now|right now|yet|(?:so|too|this|that|quite) (?:early|late|often|much)|early|late|twice|more than|on (?:my|a|the|our) \\w+|(?:from|with|using) (?!now on|today)(?:a|an|that|the|this|your|unknown|withheld|private|blocked|hidden|different|several|all)|for (?:a (?:while|few|couple|week|month|day)|the (?:next|rest|time|moment)|another|at least|now|\\w+ (?:days|weeks|months|hours)|some time)|(?:by|via|through|over) (?:e ?mail|e mail|text|sms|post|mail|whatsapp|letter|my \\w+))`;
/** What may follow "don't call me", so that "don't call me crazy" is something else. */
const GOES_ON =
  "(?:[.,]|and|or|i|im|ive|ill|id|we|weve|were|about|for|because|cause|cuz|coz|since|as|with|regarding|concerning|to|trying|asking|selling|thanks|thank|ok|okay|alright|all|so|then|stop|take|remove|bye|goodbye|no|not|got|understand|understood|he|she|they|do|did|is|are|have|how|what|every|everyday|day|constantly|nonstop|non|repeatedly|like this|over|already|anyway|either|go|leave|get|there|its|it|this|thats|that is|you|youre|your|yall|my|on|at|right|just|any|period|in|up|off|by (?:phone|telephone)|under|email|text|send|write|mail|message)";
const ENDS =
  "(?:[.,]|and|or|i|im|ive|we|because|cause|about|for|at all|ok|okay|thanks|thank you|already|got it|stop|take me|remove|bye|goodbye|every day|all the time|so much|understand)";
const ILL_CALL =
  "[^]{0,90} (?:ill|i will|im going to|im gonna|i am going to|let me|we will|i can|id rather|id prefer to|i would rather|i prefer to) (?:\\w+ ){0,2}?(?:call|ring|phone|contact|reach out|get back|be in touch|get in touch|come back|come by|give you a|give you guys a)(?! (?:the|my|a|an|security|police|ftc|fcc|ofcom)(?= ))";

export const NO_LIMIT = starting(LIMIT);
const LIMITED = `(?: ${AGAIN}(?= ))?(?: ,)? ${LIMIT}(?= )`;
export const WHOLE = new RegExp(`^(?:${LIMITED}|(?! (?:${GOES_ON}|${AGAIN}|back) ))`);
export const WHOLE_ASKED = new RegExp(`^(?:${LIMITED}|(?! ${GOES_ON} )|${ILL_CALL})`);
export const ALONE = new RegExp(`^(?:${LIMITED}|(?! ${ENDS} ))`);
export const ALONE_ASKED = new RegExp(`^(?:${LIMITED}|(?! ${ENDS} )|${ILL_CALL})`);

export const ASK =
  "(?:ask|asked|asking|tell|told|telling|say|said|saying|request|requested|requesting|demand|demanding|beg|want|wanted|mean|meant|suggest|suggesting)";
export const NEGATED = [
  `(?<!(?:you|they|yall|guys|people|why|just) )(?:${NOT}|never)(?: (?:you|ever|actually|go|have|need|want|wish|mean|like|to|be|get|bother)){0,4}`,
  `(?:not|${NOT}|didnt|did not|never|havent|have not) (?:actually )?${ASK}(?: (?:you|that|anyone|for|to|me|them|i|it|should|must|can|want)){0,4}`,
  `(?:no need(?: for you)?|(?:you|we) (?:${NOT}|wont|will not|neednt) (?:have|need)?|(?:not|nothing)) to`,
  "(?:rather|prefer|want|like|wish|please) not(?: to)?(?: be| have| get)?|without|instead of|rather than",
];
export const ONLY_SUPPOSED = [
  `(?:if(?! (?:possible|you (?:dont mind|could|would)|thats|its))|unless|else|otherwise|or|next time)(?: \\w+){0,16} (?:can i|could i|may i|can we|i ll|ill|i will|id|i would|im going to|im gonna|i am going to|i may|i might|i could|i can|i shall|well|we will|were going to)(?: (?:have|need|got|probably|definitely|also|then|to|be|want|like)){0,3}(?: (?:${ASK}|insist|insisting|make)(?: \\w+){0,4})?`,
  `if (?:i|we) (?:ever )?(?:ask|asked|were to ask|tell|told|want|wanted|say|said|do|did)(?: \\w+){0,5}`,
  `what(?: happens| would happen)? if(?: \\w+){0,6}`,
  `(?:was|were) (?:going|gonna|about|tempted|ready)(?: to)?(?: ${ASK}(?: \\w+){0,3})?`,
  `(?:i|we) (?:might|may|could)(?: (?:have|ask|tell|want|get)(?: \\w+){0,3})?`,
  `(?:thinking|thought) (?:about|of)(?: ${ASK}(?: \\w+){0,3})?|maybe (?:i|we) should(?: ${ASK}(?: \\w+){0,3})?|almost|nearly`,
];
export const TOLD_OTHERS = [
  "(?:told|tell|tells|telling|asked|ask|begged) (?:(?:my|his|her) \\w+|(?:those|these|some|another)(?: \\w+){1,3}|them|him|her)(?: to| not| that){0,2}",
  "(?:he|she|who|somebody|someone|everybody|everyone|they)(?: (?:just|always))? (?:said|says|told me|tells me|goes|yelled|shouted|texted me|was like)(?: to)?",
];
export const NOT_MEANT = ending(
  ...NEGATED,
  ...ONLY_SUPPOSED,
  "(?:cant|cannot|wont|will not|am i|was i|are they)",
);
/** "You don't call me any more" tells what happens; "make sure you don't" asks for it. */
const TELLS =
  "(?<!(?:sure|rather|prefer|hope|appreciate|if|that|ensure|ask|asked|better|demand) )(?<!appreciate it if )(?:you|you guys|they|we|i|people|who|why|nobody)(?: (?:just|really))?|why|(?<!appreciate it )(?<!appreciate )(?<!better )(?<!great )(?<!prefer it )(?<!like it )(?<!grateful )if you";
export const NOT_CALL_MEANT = ending(...NEGATED, ...ONLY_SUPPOSED, ...TOLD_OTHERS, TELLS);
export const BARE_NOT_MEANT = ending(
  ...NEGATED,
  ...ONLY_SUPPOSED,
  ...TOLD_OTHERS,
  TELLS,
  `(?:${TIME}|for now|at the moment)(?: (?!call|dont)\\w+){0,2}(?: ,)?`,
  `(?:when|while|whenever) (?:i|im|we|were)(?: \\w+){1,4}(?: ,)?`,
  `if (?!you (?:dont mind|could|would)|its (?:ok|alright|possible)|possible|i may)\\w+(?: \\w+){0,14}`,
  "(?:ill|i will|let me) (?:call|ring|phone|contact|get back)(?: \\w+){0,6}",
  "(?:call|ring|use|try) (?:me on )?my \\w+(?: \\w+){0,3}",
);
export const NOT_STOP_MEANT = ending(
  ...NEGATED,
  ...ONLY_SUPPOSED,
  ...TOLD_OTHERS,
  "(?:wont|cant|cannot|doesnt|didnt|will not)",
  "(?:him|her|he|she|it|my (?:ex|boss|boyfriend|girlfriend|landlord|neighbou?r|sister|brother|son|daughter)|someone|somebody)(?: (?:to|will|would|should|can|must))?",
);

export const WANT_NOT =
  "(?:(?:dont|do not|didnt|did not|doesnt|does not|don t|no longer|never) (?:ever )?(?:want|wish|like|care|wanna|appreciate|desire)|(?:nobody|no one|none of us)(?: (?:here|in this house|at this (?:address|number)|ever))? wants?)";
export const RATHER =
  "(?:prefer|rather|hope|appreciate|appreciate if|like it if|better if|best if|grateful if|glad if|happy if|great if|love it if|good if|nice if|it if)(?: it if| that| if)?(?: (?:you|yall|they|nobody|no one|your \\w+))?(?: (?:guys|people|all|would|could))?";
export const MUST_NOT =
  "(?:you|they|nobody|no one|your (?:company|people|colleagues))(?: (?:guys|people))?(?: really)? (?:(?:are |re )?not (?:to|allowed to|permitted to|supposed to)|must not|mustnt|may not|shall not|should not|shouldnt|cant|cannot|can not|should never|are never to|better not|had better not|best not)(?: be| keep| ever){0,2}";
export const WOULD_NOT =
  "(?:said|promised|told (?:me|us)|swore|assured (?:me|us)|agreed|guaranteed)(?: that)?(?: \\w+){0,3} (?:would not|wouldnt|will not|wont|would never|not|never|would stop|to stop)(?: to)?(?: be| ever| get){0,2}";

export const WHOSE =
  "(?:me|us|him|her|my (?:number|name|phone|cell|mobile|contact|details|information|info|data|mother|mom|mum|wife|husband|dad|father|son|daughter|family|house)(?: (?:number|details|info|information|phone))?|our (?:number|names?|phone|details|house)(?: number)?|this (?:number|phone|line|house)(?: number)?|the number|everything you have)";
export const TAKE =
  "(?:take|taking|taken|took|get|getting|gotten|remove|removing|removed|removal of|delete|deleted|deleting|erase|erased|strike|struck|scratch|scrub|scrubbed|cross|crossed|drop|dropped|wipe|pull|purge|kick|keep|want|wants|have|be|been|exclude|clear|like|need)";
export const ADJ =
  "(?:your|youre|the|that|this|any|all|every|each|these|those|them|of|whatever|stupid|dumb|calling|call|callers|phone|telephone|contact|contacts|contacting|marketing|telemarketing|sales|cold|lead|leads|dialing|dialling|dialer|customer|client|company|robocall|auto|campaign|internal|whole|entire|a|solicitation|prospect|prospecting|promotional)";
export const LIST =
  "(?:lists?|database|databases|data base|systems?|records|registry|directory|crm|files?|books|rolodex|phone ?book|dialer)";
export const OFF = `(?: (?:off of|off from|off|out of|from|of|outta)) (?:${ADJ} ){1,5}(?:(?:mailing|email|e mail|text|texting|sms) (?:list )?(?:and|or) )?(?:${ADJ} ){0,3}${LIST}`;
export const OWN =
  "(?:my|our|this) (?:(?:own|phone|telephone|cell|cellphone|mobile|home|landline|contact|personal|entire|whole) ){0,2}";
export const DETAILS =
  "(?:number|numbers|details|data|info|information|name and number|contact|record|records|phone)";
export const SOMEWHERE_ELSE = starting(
  "(?:from|off|on|in|to) (?:my|that|this|our|the) (?:\\w+ )?(?:order|booking|reservation|account|invoice|profile|card|policy|application|form|appointment|contract|website|page|bill|delivery|ticket|claim)",
  "(?:and|then) (?:put|add|use|replace|change|enter|update|take my|save)",
  "(?:plan|package|bundle|roaming|usage|with|because it changed)",
  "(?:later|whenever|afterwards|if i)",
  "of (?!people|numbers|calls|yours|contacts|folks|customers|prospects|the people)\\w+",
);
export const DNC =
  "(?:do not call|dont call|don t call|no call|do not contact|do not phone|never call|dnc)(?! (?:me|us|back))";
