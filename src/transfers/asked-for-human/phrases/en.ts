import { set } from "../../../extraction/reading/speech/set.ts";
import { ending, said, starting } from "../../../wording/pattern.ts";
import { REQUESTS } from "./en-requests.ts";
import type { Phrases } from "./phrases.ts";

const COLLEAGUE =
  "(?:(?:a|an|our|the|one of our|one of my|one of the|another|someone|somebody|some|my|to|human|live|real) (?:\\w+ ){0,4}(?:colleagues?|specialists?|experts?|team|teams|department|desk|support|staff|technicians?|nurse|expert|advisors?|agents?|representatives?|reps?|person|human|humans|people|manager|supervisor|associates?|member|members|consultants?|office|reception)|someone|somebody|a human being|customer (?:service|support|care))";
const HAND_OVER = `(?:(?:connect|transfer|put|pass|hand|switch|route|forward|patch|direct|get|bring) (?:you|your call|this call|the call)(?: (?:over|through|on|up|straight|directly|in touch|now|back)){0,3}(?: (?:to|with))?|(?:get|bring|find)(?: you)?) ${COLLEAGUE}`;
const SPEAK_TO = `(?:speak|talk|chat|speaking|talking|be (?:connected|transferred|put through))(?: (?:directly|instead))? (?:to|with) ${COLLEAGUE}`;
const START =
  "(?:(?:oh|well|okay|ok|and|so|um|god|thank you|thanks|hmm|actually|sorry|i think|i guess)(?: [.,])? ){0,3}";
const TRANSFER_ME = "(?:transfer|connect|put|pass|hand|forward|switch) (?:me|us|the call|my call)";
const WITH_YOU =
  "(?:continue|stay|talk|stick|keep going|keep talking|go on|go ahead|carry on|do it|do this|proceed|try|speak|finish)(?: (?:it|this|that|on))? with you";

export const EN: Phrases = {
  language: "en",
  fillers: set("uh uhh um umm uhm er erm ah eh hm hmm mm mhm huh"),
  asides: new Set([
    ...set(`please just really simply kindly honestly literally actually seriously fucking fuckin freaking frigging
      bloody damn goddamn damned effing flipping immediately maybe stupid`),
    ...[
      "you know",
      "i mean",
      "right away",
      "straight away",
      "the hell",
      "the fuck",
      "gods sake",
      "if possible",
    ],
  ]),
  cue: /person|people|human|agent|repres|\brep |reps |operator|advis|associate|specialist|consultant|supervisor|manager|superior|boss|colleague|reception|executive|csr|staff|employee|team|teller|officer|worker|handler|someone|somebody|anyone|anybody|man |woman|lady|guy|voice|customer|support|help|desk|management|department|office|transfer|connect|put me|put us|robot|machine|bot |bots |computer| ai | a i |recording|automated|virtual|software|never ?mind|forget|scratch|go ahead|continue|stay|changed my mind|you can|lets |banker|charge|owner|switchboard|patch|call/,
  requests: REQUESTS,
  withdrawals: [
    {
      said: said(
        "never ?mind(?= (?:[.,]|you|i|ill|lets|its|that|about|then|go|we|it))",
        "forget (?:it|about it|about that|that|i asked|i said(?: that| anything)?|what i said)(?= [.,])",
        "(?:scratch|ignore|disregard|cancel) (?:that|it|what i said|the transfer|my request)(?= [.,])",
        "(?:i )?changed my mind",
        `(?:dont|do not|no need to|you dont (?:have|need) to|stop) (?:${TRANSFER_ME}|transfer|connecting me|transferring me)`,
        "(?:i )?(?:dont|do not|no longer|wont) (?:need|want|have to|need to)(?: to)?(?: (?:talk|speak|be connected|be transferred)(?: (?:to|with))?)? (?:a|an|any|the|your|anyone|that|to a) ?(?:\\w+ )?(?:person|human|agent|representative|rep|operator|manager|supervisor|colleague|else)(?: any ?more| after all)?(?= [.,])",
        "cancel the transfer",
      ),
      unlessAfter: ending("(?:dont|do not|didnt|not|never|why|if|he said|she said|they said|you said)"),
      unlessBefore: starting(
        "about (?:the|my|this|your)",
        "i (?:want|need|would|said|asked)",
        "(?:that|the|my|this) \\w+ (?:is|was|number)",
      ),
    },
    {
      said: said(
        "(?:(?:\\.|,|ok|okay|fine|alright|no|actually|well|wait|then|so|think|guess|maybe|mind|but|yes|yeah|thats) )(?:i think |i guess |maybe )?you (?:can|could|may|might) (?:help|do (?:it|that|this)|handle|try|go ahead|take care|answer)(?: (?:me|us|it|that|this))?",
        `(?:ill|i will|i can|lets|let us|id rather|we can|i want to|id like to|i would like to|i prefer to|im happy to|happy to|im fine to) ${WITH_YOU}`,
        "(?:lets|let us) (?:continue|keep going|go on|carry on|try (?:it|this|again)|do (?:it|this|that))(?: (?:here|together|then|again))?(?= [.,])",
        "(?:its|that is|thats|it is) (?:ok|okay|fine|alright|all right) (?:, )?(?:you (?:can|may)|ill (?:stay|continue)|i dont need|no need|lets)",
        "(?:fine|ok|okay|alright|sure) (?:, )?(?:you )?(?:try|help me|go ahead and help)(?: (?:me|it|then|then you))?(?= [.,])",
      ),
      unlessAfter: ending(
        "(?:how|what|do you think|if|unless|not|dont think|nothing|whether|see if)(?: \\w+)?",
      ),
      unlessBefore: starting(
        "(?:by|to) (?:connecting|transferring|putting|getting|connect|transfer|put|get)",
        "(?:until|till|while) ",
        "but i",
      ),
    },
    {
      said: said(
        "(?:(?:no|wait|actually|hold on|oh)(?: ,)? ){1,3}(?:you )?(?:go ahead|go on|continue|carry on)(?= [.,])",
        "(?:\\.|,) (?:its|thats|it is|that is) (?:ok|okay|fine|alright|all right)(?: (?:, )?(?:then|now|go ahead|thanks|thank you)){0,2}(?= \\.)",
      ),
      unlessBefore: starting("and (?:transfer|connect|put)", "(?:transfer|connect|put)"),
      elliptic: true,
    },
  ],
  asks: {
    offer: said(
      `(?:would you like|would you prefer|do you want|did you want|you want|you d like|youd like|would you rather|want|shall i|should i|may i|can i|could i|ok if i|okay if i|alright if i|mind if i|would it help if i|like me to|prefer)(?: (?:me|us|to|for|you|go ahead and|still|like|rather|now|then|want|i|first)){0,5} (?:${HAND_OVER}|${SPEAK_TO})`,
      `(?:${HAND_OVER}|${SPEAK_TO})(?: \\w+){0,6} (?:, )?(?:ok|okay|all right|alright|is that (?:ok|okay|all right|alright|fine)(?: with you)?|would that be (?:ok|okay|fine)|shall i|would you like that|right|correct|yes)`,
    ),
    statement: said(
      `(?:i can|i could|i will|ill|let me|we can|i may|happy to|able to|i would|id|id be happy to|im going to|i am going to|you can|you could)(?: (?:also|always|then|gladly|certainly|certainly|try to|have you|get you|let you|be|happy|to|go ahead and)){0,4} (?:${HAND_OVER}|${SPEAK_TO})`,
    ),
    tag: /^ \. (?:(?:so|and|ok|okay|well)(?: ,)? )?(?:would you like (?:that|me to(?: do (?:that|so))?|to)|is (?:that|this|it) (?:ok|okay|all right|alright|fine)(?: (?:with|for) you)?|would that (?:work|help|be (?:ok|okay|fine|alright|helpful|good))(?: for you)?|shall i(?: do (?:that|so))?|should i(?: do (?:that|so|it))?|ok|okay|all right|alright|does that (?:sound (?:good|ok|okay|fine)|work)(?: for you)?|do you want (?:that|me to(?: do (?:that|so))?)|want me to(?: do that)?|sounds? (?:good|ok|okay)|yes or no|may i(?: do that)?|can i do that|how does that sound|what do you think|(?:say|answer) yes or no) \. $/,
    stay: said(
      "(?<!(?:how|what|who|where) )(?:can|could|may|shall|should|let|would you (?:let|like|allow)|mind if|want)(?: (?:i|we|me|you|us|like|to|at least|first|perhaps|see if i can|for)){1,4} (?:try|help|continue|assist|take a look|have a go|give it a try|handle|keep going)(?! (?:\\w+ ){0,4}(?:anything|something|else|transfer|connect|reach|get))",
    ),
    whom: said(
      "(?:who|whom|which (?:department|team|person))(?: (?:would|do|can|should|may|shall|are|is|id|am))(?: \\w+){0,5} (?:speak|talk|connect|transfer|reach|connected|transferred|put)(?: \\w+){0,2}",
    ),
    role: said(
      "(?:who|whom|whose|which|occupation|job|profession|position|role|title|relationship|spell|name|named|called)",
      "what (?:do you do|kind|type|sort|is your (?:job|role|title|work))",
      "(?:are|am|is|was|were) (?:you|i|this|that|it|he|she) (?:a|an|the|with|speaking|talking|currently|calling as)",
      "(?:do|for) (?:a living|work)",
      "how many",
      "(?:and )?you are(?= \\.)",
    ),
    or: / (?:or|versus)(?! (?:not|no) ) /,
  },
  yes: new RegExp(
    `^ \\. ${START}(?:yes|yeah|yep|yup|ya|yah|yea|sure|please|please do|of course|absolutely|definitely|certainly|correct|exactly|that would be|thatd be|thats right|id appreciate|i would|id like that|id love that|id like to|go ahead|do it|do that|you should|you better|good idea|by all means|if you could|if you would|i do|that works|sounds good|sounds great|perfect|great)(?= )`,
  ),
  okay: /^ \. (?:(?:oh|well|um)(?: [.,])? )?(?:ok|okay|alright|all right|fine|thanks|thank you|thats fine|that is fine|works for me|mhm|uh huh)(?= )/,
  no: new RegExp(
    `^ \\. ${START}(?:no|nope|nah|never|not|dont|do not|i dont|id rather not|rather not|i would rather not|please dont|better not|im good|im fine|im okay|i am good|its ok|its okay|its fine|thats ok|thats okay|thats not necessary|you can help)(?= )`,
  ),
  notNow:
    /^ \. (?:\w+ ){0,4}(?:[.,] )?(?:\w+ )?(?:not (?:now|yet|today|right|at the moment)|later|tomorrow|another time|some other time|but (?:first|before|not)|first|in a (?:minute|moment|bit)|maybe later|not sure|next week)(?= )/,
};
