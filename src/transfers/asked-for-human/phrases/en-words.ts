/** Who is asked for, in English. */
const REAL =
  "(?:real|live|actual|human|living|breathing|normal|proper|genuine|different|another|other|senior|qualified|competent|better|english speaking|spanish speaking)";
const KIND =
  "(?:customer(?: (?:service|services|support|care|relations|success))?|service|support|sales|billing|technical|tech|claims|account|accounts|booking|reservations?|call cent(?:er|re)|help ?desk|loan|mortgage|insurance|benefits|shift|duty|general|office|store|branch|bank|case|relationship|phone|telephone)";
const ROLE =
  "(?:agents?|representatives?|rep|reps|operators?|advisors?|advisers?|associates?|specialists?|consultants?|supervisors?|managers?|superiors?|boss|owner|colleagues?|receptionists?|executives?|csr|staff|staff members?|employees?|team members?|team leads?|team leaders?|members? of (?:the |your )?(?:staff|team)|tellers?|officers?|workers?|handlers?)";
const DET =
  "(?:a|an|any|some|the|your|another|one of your|one of the|somebody|someone|anyone|a new|an|that|these|this)";
const BEING = "(?:persons?|humans?|human beings?|people|human person|individuals?)";

/** "A real person", "human being", "somebody real". */
export const STRONG = `(?:(?:(?:a|an|any|some|another|the|your|one of your) )?(?:(?:${REAL}|${KIND}) ){1,3}(?:${BEING}|${ROLE}|man|woman|lady|guy|voice|support|help|assistance)|(?:(?:a|an|any|some|another) )?(?:human|human being|humans)|(?:someone|somebody|anyone|anybody) (?:(?:who is |whos |that is |thats )?(?:real|human|alive|live|actual|higher up|higher)|else|in charge|above you|(?:who is |whos |that is |thats )?not (?:a |an )?(?:robot|machine|bot|computer|recording)|who isnt a (?:robot|machine|bot|computer|recording)|who (?:understands|knows|speaks|can speak|is in charge|has authority)|with (?:more |some )?authority|(?:in|from) (?:the |your |customer )?(?:\\w+ )?(?:department|team|management|billing|sales|support|accounts|claims|office|reception|maintenance|service|care)|at the (?:front )?desk|on your team)|whoever is in charge|whoevers in charge|the person (?:in charge|responsible)|(?:the )?people in charge)`;
export const WEAK = `(?:(?:${DET} )?(?:(?:${REAL}|${KIND}) ){0,3}${ROLE}|(?:(?:a|an|any|another|some) )?(?:persons?|humans?|human beings?|human person|individual))`;
/** My own account manager works for them; my manager does not. */
const MINE =
  "my (?:account (?:manager|rep|representative|executive)|case (?:manager|worker|handler)|relationship manager|personal banker|advisor|adviser)";
const DESK =
  "(?:(?:the |your )?(?:customer (?:service|services|care|support|relations)|(?:tech|technical) support|human resources|front desk|reception|help ?desk|switchboard)|(?:the |your )?management|(?:the |your )(?:\\w+ ){1,2}(?:department|team|desk)|the (?:front )?office)";
/** "Someone about my bill" may be any opening of a call; "someone." is not. */
const SOMEONE =
  "(?:someone|somebody|anyone|anybody)(?= (?:[.,]|now|right now|instead|there|immediately|asap|as soon)(?= ))";
export const HUMAN = `(?:${STRONG}|${MINE}|${WEAK}|${DESK}|${SOMEONE})`;

export const ROBOT =
  "(?:robots?|machines?|bots?|chat ?bots?|voice ?bots?|computers?|ai|a i|recordings?|automated \\w+|virtual (?:assistants?|agents?)|answering machines?|voice (?:assistants?|systems?)|software|computer programs?)";

const PUT =
  "(?:connected|transferred|put|passed|switched|handed|directed|redirected|forwarded|routed|patched|through)";
/** "Talk to", "be put through to", "get a hold of". */
export const SPEAK = `(?:(?:talk|speak|chat|talking|speaking|deal|have a (?:chat|word|talk|conversation)|(?:be|get|getting|being) ${PUT}(?: (?:through|over|on|back|directly|straight)){0,2})(?: (?:directly|again|live|straight))?(?: (?:to|with|onto|w))|get (?:a |an )?(?:hold|ahold) of|reach)`;
const STILL =
  "(?: (?:would|do|still|also|definitely|much|only|absolutely|am|think id|have been|ve been|been)){0,3}";
/** "I'm looking for staff" is no wish to speak with them. */
export const WANT_ONE = `(?:(?:i|we|im|ive|were|weve)${STILL} (?:want|wanna|need|prefer|demand|request|insist on|insist|must|asking|requesting|demanding|gotta|choose)|(?:id|wed|i d|(?:i|we) would)${STILL} (?:like|love|prefer|rather|want))(?: (?:to|for|on))?`;
export const WANT = `(?:${WANT_ONE}|(?:im|ive|were|weve|i am|i have)(?: (?:still|just|only|been|also)){0,2} (?:trying|looking|hoping) to)`;
export const CAN_I =
  "(?:can|could|may|might|cant|couldnt)(?: not)? (?:i|we)(?: (?:not|maybe|possibly|perhaps|also|instead|then|ask to|request to|get to|go ahead and|be able to)){0,2}";
export const POSSIBLE =
  "(?:(?:is|would) it(?: be)? possible(?: for me)?(?: to)?|is there (?:a|any) (?:way|chance|possibility)(?: (?:for me to|to|i can|i could|that i can|that i could|of))|how (?:do|can|could|would) i|any chance (?:i can|i could|of)|would i be able to|am i able to|(?:mind|ok|okay|alright) if i|(?:wondering|see|know|wonder|ask|great|nice|appreciate it|like it) (?:if|whether) (?:i|we) (?:can|could|may|might)|hoping (?:that )?(?:i|we) (?:can|could)|what do i (?:have|need) to do to|what does it take to)(?: get to)?";
export const LET_ME =
  "(?:(?:(?:can|could|would|will) you )?(?:let|allow|have|get|help) (?:me|us)(?: to)?|lemme)";
export const CONNECT =
  "(?:connect|transfer|put|pass|hand|switch|route|forward|patch|redirect|direct|send|get|bring|refer|move|take|escalate|direct) (?:me|us|this call|my call|the call|this|it)(?: (?:over|through|on|up|straight|directly|back|across|in touch|in contact|on the (?:phone|line)|along|now)){0,3} (?:to|with|onto)";

const DAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
/** Another day, another place, another medium, or only if. */
const ELSEWHEN = [
  `(?:on |by |at |any ?time |maybe )?(?:tomorrow|later|next (?:week|time|month|year|${DAYS})|${DAYS}|someday|some day|sometime|another (?:time|day)|some other time|at some point|yesterday|last (?:week|time|month|year|night|${DAYS})|the other day|in (?:a few|a couple|the future|the morning|the afternoon|the evening|two|three|an hour)(?: \\w+)?|earlier|this morning|tonight)`,
  "(?:when|whenever|once|after|in case|unless|until)",
  "(?:in person|face to face|online|by (?:e ?mail|e mail|chat|text|mail|letter)|via|on (?:whatsapp|chat|the website|your website|the chat|the app)|in (?:the|a|your) (?:store|branch|shop|hotel|lobby|app))",
  "if (?:this|that|it|i|we|needed|necessary|something|anything|there|things|required|my|the|one|he|she|they)",
  "(?:next to|sitting|at my|in my|from my|on my|of my|here (?:at|in|with))",
  "(?:but (?:you|its|i guess|ill|thats|this|now|not|i dont|never|no one|they|nobody|he|she|maybe)|and (?:they|he|she|it|nobody|no one|ill|i will|ill call|call you|get back|let you|was|got))",
  "(?:named|called|by the name|with the name|in congress|at extension|at (?:the|a) (?!front|desk|help|end|moment|phone)\\w+)",
  "(?:who|that) (?:called|rang|phoned|told|said|sold|lives|works|came)",
  "(?:is|was|are|were|isnt|wasnt|costs?|means|sounds|would be|takes|took)",
];
const COMPOUND =
  "(?:fees?|numbers?|ids?|portals?|apps?|licen[cs]es?|commissions?|positions?|jobs?|manuals?|guides?|websites?|codes?|lists?|roles?|training|discounts?|rates?|program|programs|software|certificate|errors?|panels?|logs?|rights|trafficking|being who|mode|section|password|email|address|names?)";
export const NOT_HERE = [...ELSEWHEN, COMPOUND];
/** Said of people of one's own: "let me talk to the manager first". */
export const OWN_FIRST = [...NOT_HERE, "(?:first|before (?:i|we) (?:decide|sign|agree|commit|book|buy|pay))"];

export const SAYS =
  "(?:he|she|they|you|who|somebody|someone|everybody|everyone|it|my \\w+|the (?:\\w+ )?\\w+|your \\w+)(?: (?:just|also|then|always|already|all))? (?:said|says|say|told|tells|thinks?|thought|asked|suggested|recommended|wrote|mentioned|goes|claims?|advised|was like)(?: (?:me|us|that|to me|if|whether|to|about))*(?: ,)?";
const TOLD =
  "(?:told|tell|telling|asked|asking) (?:them|him|her|my \\w+|the (?:other|last|first|previous) \\w+|everyone|everybody)(?: that)?(?: ,)?|(?:was|were|been|got|being) told(?: (?:that|to))*";
const IF =
  "(?<!(?:know|sure|wonder|wondering|see|ask|check|asking|even|idea) )if(?! (?:possible|its (?:ok|okay|alright|possible)|thats (?:ok|okay|alright|possible)|you (?:could|would|cant|cannot|can not|wont|dont mind|arent|are not|are unable|dont know|dont understand)|i may|may i)(?= ))";
export const NOT_MEANT = [
  "(?:dont|do not|didnt|did not|not|never|doesnt)(?: (?:even|necessarily))? (?:think|thinking|believe|say|said|saying|mean|sure|feel|guess|suppose|see|know|like)(?: (?:that|if|like|why|when|how|where|its because|because)){0,2}",
  "(?:do|should|would|did|will|does|when|whenever|unless|until|once|in case|why do|suppose|supposing|imagine|after|what if|and if|makes you think|think that|where|what time|how soon|how long before|before|did you think)",
  `${IF}(?: (?!so|but|please|no|yes|anyway|and)\\w+){0,10}(?: ,)?(?: then)?`,
  SAYS,
  TOLD,
];
export const NOT_DONE =
  "(?:dont|do not|didnt|did not|wont|will not|wouldnt|would not|doesnt|cant|cannot|couldnt|not|never|refuse to|refused to|refuses to|no need to|without|instead of|rather than|before you|until you|when you|after you|once you|(?<!(?:can|could|would|will|should|must|please|cant|couldnt|want|need|like|ask|asking) )you|they|he|she|it|always|keep|keeps|tried to|trying to|going to|supposed to|nobody|i|we|dont need to|dont have to|gonna|able to|about to|and then|or)";
export const PAST_BEFORE =
  "(?:yesterday|last (?:week|time|month|year|night)|the other day|earlier|\\w+ (?:days?|weeks?|hours?|months?) ago|previously|this morning|when i called|back then|at first|originally|before)(?: \\w+){0,12}(?: ,)?(?: \\w+){0,6}";
