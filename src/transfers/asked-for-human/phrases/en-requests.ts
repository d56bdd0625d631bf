import { ending, said, starting } from "../../../wording/pattern.ts";
import type { Phrase } from "../../../wording/phrase.ts";
import {
  CAN_I,
  CONNECT,
  HUMAN,
  LET_ME,
  NOT_DONE,
  NOT_HERE,
  NOT_MEANT,
  OWN_FIRST,
  PAST_BEFORE,
  POSSIBLE,
  ROBOT,
  SAYS,
  SPEAK,
  STRONG,
  WANT,
  WANT_ONE,
  WEAK,
} from "./en-words.ts";

const GOES_ON =
  "(?= (?:[.,]|now|right|instead|not|on (?:the )?(?:phone|line)|to (?:talk|speak|help|assist|handle|take|deal|answer)|who (?:can|knows|speaks|understands)|i can (?:talk|speak)|because|ok|okay|asap|thank|thanks|cause|and not|this is|i dont|ive|im|you)(?= ))";

/** The wish to speak with a human, in English. */
export const REQUESTS: readonly Phrase[] = [
  // "I want to talk to a person", "I'd rather deal with a human", "I'm trying to reach a representative".
  {
    said: said(
      `${WANT} ${SPEAK} ${HUMAN}`,
      `(?:id|i would|i) (?:feel|be) (?:more comfortable|better|happier|safer) ${SPEAK} ${HUMAN}`,
    ),
    unlessAfter: ending(...NOT_MEANT),
    unlessBefore: starting(...OWN_FIRST),
  },
  // "Can I speak with your manager?", "why can't I just talk to a human", "how do I reach an operator".
  {
    said: said(
      `(?:${CAN_I}|${POSSIBLE}) ${SPEAK} ${HUMAN}`,
      `${CAN_I} (?:have|get) (?:${STRONG}|${WEAK})${GOES_ON}`,
    ),
    unlessAfter: ending(
      "(?:when|where|what time|how soon|whether|he said|she said|they said|they asked|said|asked)",
      "(?:didnt|did not|dont|not|never) (?:ask|say|saying|asking)(?: \\w+)?",
    ),
    unlessBefore: starting(...NOT_HERE),
  },
  // "Let me talk to a person", "could you get me to speak with someone else".
  {
    said: said(`${LET_ME} ${SPEAK} ${HUMAN}`),
    unlessAfter: ending(NOT_DONE, "to", SAYS, ...NOT_MEANT.slice(2)),
    unlessBefore: starting(...OWN_FIRST),
  },
  // "Connect me with an agent", "put me through to the billing department", "transfer me".
  {
    said: said(
      `${CONNECT} ${HUMAN}`,
      "(?:transfer (?:me|us|the call|this call|my call)|(?:put|patch) (?:me|us) through|connect (?:me|us)|pass me (?:over|on)|hand me over)(?: over)?(?= (?:[.,]|now|already|then)(?= ))",
      `(?:give|get|bring|pass|hand) (?:me|us) ${HUMAN}${GOES_ON}`,
      `mind (?:connecting|transferring|putting|passing|handing) (?:me|us|this call)(?: (?:over|through|on)){0,2} (?:to|with) ${HUMAN}`,
      `(?:put|get|bring) (?:${WEAK}|someone|somebody) on(?: (?:the )?(?:phone|line))?${GOES_ON}`,
      `(?:get|call|bring) (?:your|a|the) (?:manager|supervisor|boss)(?: over)?(?= (?:[.,]|now|right|on the|for me|over here)(?= ))`,
      `(?:can|could|would|will) you (?:get|put|bring) (?:on )?(?:me )?${WEAK}${GOES_ON}`,
    ),
    unlessAfter: ending(NOT_DONE, SAYS, ...NOT_MEANT.slice(2)),
    unlessBefore: starting(...NOT_HERE),
  },
  // "I want a human", "I need a representative".
  {
    said: said(
      `${WANT_ONE}(?: (?:help|support|assistance) from)? ${HUMAN}${GOES_ON}`,
      `${WANT} (?:you to )?${CONNECT} ${HUMAN}`,
    ),
    unlessAfter: ending(...NOT_MEANT),
    unlessBefore: starting(
      ...OWN_FIRST,
      "to (?:talk|speak) (?:about|at|in|on)",
      "not (?:a|an|the) (?!robot|machine|bot|computer|ai|recording)",
    ),
  },
  // "I said I wanted to talk to a manager", "I already asked for a person", "I've been trying to reach a human".
  {
    said: said(
      `(?:i|we|ive|weve)(?: (?:just|only|already|have|keep|also|specifically|clearly)){0,2} (?:wanted|asked|requested|was hoping|was trying|was looking|was asking|was wondering|said|keep asking|keep saying|been asking)(?: (?:to|for|twice|three times|you)){1,3} (?:${SPEAK} )?${HUMAN}`,
    ),
    unlessAfter: ending(...NOT_MEANT, PAST_BEFORE),
    unlessBefore: starting(
      ...OWN_FIRST,
      "(?:but|and|so|because|before|when|on \\w+day|an? \\w+ ago|\\w+ (?:days?|weeks?|hours?) ago|three|two|about (?:this |it )?(?:yesterday|last))",
    ),
  },
  // "Is there a person I can talk to?", "is a manager available", "can a human help me".
  {
    said: said(
      `(?:is|are|isnt|arent) there (?:${STRONG}|${WEAK}|(?:someone|somebody|anyone|anybody))(?: there)? (?:(?:that |who )?(?:i|we) (?:can|could) (?:talk|speak|chat) (?:to|with)|to (?:talk|speak) (?:to|with)|available|around)(?! about)`,
      `(?:is|are) there ${STRONG}(?: there| here)?(?= [.,])`,
      `(?:is|are) (?:a|an|the|your|any) (?:${WEAK}) (?:available|there|around|in|free)(?= [.,])`,
      `(?:is|are) (?:anyone|anybody|someone|somebody) (?:real|human|else) (?:there|available)`,
      `(?:can|could|may) (?:${STRONG}) (?:help|assist|handle|take|answer|deal)(?: (?:me|us|with|over|this|it|that))`,
    ),
    unlessAfter: ending(
      "(?:if|whether|know|said|asked|says|think|guess)",
      "(?:he|she|they|you) (?:said|asked)",
    ),
    unlessBefore: starting(...NOT_HERE.slice(0, 1)),
  },
  // "I don't want to talk to a robot", "I refuse to speak with a machine".
  {
    said: said(
      `(?:dont|do not|not|rather not|wont|will not|refuse|refusing|not going|not gonna|sick of|tired of|done|stop)(?: (?:want|wanna|like|wish|going|need|gonna|to|to be|be)){0,4} (?:talk|talking|speak|speaking|deal|dealing|chat|chatting|waste time)(?: (?:to|with)) (?:(?:a|an|this|some|the|your|these|any|that|another) ){0,2}(?:\\w+ )?${ROBOT}`,
      `(?:dont|do not) (?:want|like) (?:(?:a|an|this|some|your) )${ROBOT} (?:. )?(?:i want|i need|give me|get me)`,
    ),
    unlessAfter: ending(
      "(?:if|people|they|he|she|customers|why|you|who|when|my \\w+|most|usually|am i|i am)(?: (?:you|she|he|they|i|people|customers|are|does|do))?",
    ),
    unlessBefore: starting(
      "but (?:you|this|its|i guess|ill|ok|okay|fine|go)",
      "(?:usually|normally|in general)",
    ),
  },
  // "Representative.", "speak to an agent": all that is said. "The manager" rather tells who they are.
  {
    said: said(
      `[.,] (?:(?:no|yes|yeah|ok|okay|hi|hello|sorry|to|with|for|i said|get|want|need|look|listen|hey)(?: ,)? ){0,3}(?:${SPEAK} (?:someone|somebody|${STRONG}|${WEAK})|(?!(?:the|any|some|that|these|this) )(?:${STRONG}|${WEAK}|customer (?:service|support|care)(?: department)?))(?: (?:now|thanks|thank you|asap|only|and not you|not you|not a (?:robot|machine|bot|computer)|on the (?:phone|line))){0,2}(?= [.,])(?<! (?:people|boss|owner|staff|colleague|colleagues|employee|employees|worker|workers|officer|officers|teller|executive|individual|handler))`,
    ),
    elliptic: true,
  },
];
