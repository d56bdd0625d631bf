import type { Calling } from "./calling.ts";

const CALL = "(?:call|ring|phone|telephone|contact|text|follow up|get back|reach out)(?:ing|s|ed)?";
/** What may stand behind "call me" where it is a wish; a name is none ("call me Bob"). */
const NOT_NAMED =
  "(?=\\s*(?:$|[.,;!?]|(?:back|again|at|on|in|by|before|after|later|tomorrow|today|tonight|next|this|that|when|whenever|if|as|once|then|instead|around|about|between|please|to|and|or|so|any|anytime|first|during|until|within|from|with|for|half|regarding|right|straight|directly|sometime|some|soon|early|late|through|up|back|either|only|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|noon|\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|over|via|maybe|perhaps|a|the|the|would|will|could|can|ok|okay|just|cause|because|since|but|asap|now)\\b))";
const DENIES =
  "(?:(?:please )?(?<!\\b(?:i|we|they|who|why|he|she) )(?:don't|do not|never|stop|quit)|no need(?: for (?:you|anyone|someone))?(?: to)?|(?:not|isn't) (?:necessary|needed)(?: for you)? to|(?:you|nobody|no one|they) (?:needn't|need not|(?:don't|do not|doesn't) (?:have|need) to|can stop|mustn't|shouldn't|needs to|has to)|don't think (?:you|anyone|someone) (?:needs?|has|have) to|rather you didn't)";

export const EN: Calling = {
  wishes: new RegExp(
    [
      `(?<!\\b(?:did|does|has|have|had|who|would they|they|people|friends|everyone|always|nobody|kept|keeps?|said|said you'd|told|why do you|supposed to) )\\b(?:call|ring|phone|telephone|contact) (?:me|us)\\b${NOT_NAMED}`,
      "\\b(?:give|giving) (?:me|us) (?:another |a )?(?:quick |short )?(?:call|ring|buzz|bell|shout|call-?back)\\b",
      "\\b(?:get|getting|come|revert|report) back to (?:me|us)\\b",
      "\\b(?:get|be) in touch with (?:me|us)\\b|\\b(?:follow up|check (?:back )?in) with (?:me|us)\\b|\\breach out to (?:me|us)\\b",
      "\\b(?:like|want|need|request\\w*|expect\\w*|appreciate|wait\\w* for|hop\\w+ for|prefer|arrange|schedule|book|get|have)(?: \\w+){0,3}? (?:call-?backs?|call back|return call|follow-?up|phone call|calls? from)\\b",
      "\\b(?:like|want|need|prefer|ask\\w*|hope|hoping) to (?:be|get) (?:called|phoned|contacted|rung)\\b",
      "(?:^|\\b(?:please|can you|could you|would you|will you|if you could|you can|you could|someone|somebody|just|and|then) )(?:call|ring|phone) back\\b",
      "\\b(?:reach|catch) (?:me|us) (?:tomorrow|on|at|after|before|by)\\b",
    ].join("|"),
    "g",
  ),
  refuses: new RegExp(
    [
      `\\b${DENIES}(?: (?:please|ever|bother|to|even|keep|have|go on))*(?: (?:you|anyone|someone))? ${CALL}\\b`,
      "\\b(?:i|we) (?:don't|do not|wouldn't|would not|never)(?: (?:want|wish|like|need|expect))+(?: \\w+){0,4}? (?:call|ring|phone|contact|follow-?up|be called|be contacted)\\w*",
      "\\bno (?:more )?(?:further )?(?:calls?|call-?backs?|follow-?ups?)\\b",
      "\\btake me off (?:your|the) list\\b|\\bremove (?:me|my number)\\b",
    ].join("|"),
    "g",
  ),
  limits:
    /\b(?:call|ring|phone|contact)(?:ing)?(?: (?:me|us))?(?: (?:again|back))? (?:before|until|till|unless|on|at|during|after|between|tomorrow|today|now|so|too|in the|this|next|yet)\b/g,
  neither:
    /\b(?:i|we)(?:'ll|'d| will| can| could| would| shall| may| might| am going to|'m going to| have to| need to| must| should|'ve)?(?: \w+){0,2}? (?:call|ring|phone|contact|get) (?:you|back|them|him|her)\b(?: back)?|\blet me (?:call|ring|phone)\b|\b(?:you|someone|somebody|they|he|she)(?: \w+)? (?:called|rang|phoned|contacted) (?:me|us)\b/g,
  offers:
    /\b(?:shall|should|can|could|may|would you like|want|need|do you need|happy to|glad to|i'll|we'll|i will|we will|have|let|going to)\b[^.?!]{0,60}?\b(?:call|ring|phone|contact|get back to|follow up with)\w* (?:you|back)\b|\b(?:you|like|want|need) (?:\w+ ){0,4}?(?:call-?back|call back|follow-?up|to be (?:called|contacted))\b/g,
};
