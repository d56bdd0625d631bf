import { set } from "./set.ts";
import type { Speech } from "./speech.ts";

/** What can be done to the matter of a call; "book" stands for "booked" in careless writing. */
const CARRIED_OUT =
  "book(?:ed)?|reserved?|confirm(?:ed)?|scheduled?|purchased?|bought|transferred|sent|ordered|added|completed?|finali[sz]ed|done|made|placed|arranged|set|processed|cancell?ed|refunded|issued|updated|changed|activated|successful|requested|registered|submitted|paid|secured|resolved|fixed|renewed|created|logged|noted|approved|granted|reset|filed|opened|upgraded|accepted|solved|switched";

export const EN: Speech = {
  stop: set(`
    a an the this that these those and or but if so as of in on at by for to from with without into
    about than then there here is are was were be been being am do does did done has have had having
    will would shall should can could may might must i you he she it we they me him her us them my your
    his its our their mine yours who whom whose which what when where how why not no yes any some all
    each every other another more most very only just also too still yet again already give gives given
    giving get gets got take takes taken taking want wants wanted wish wishes need needs like likes ask
    asks asked say says said tell tells told call calls calling called let make makes made put go goes
    going come comes true false null otherwise whether either empty leave blank yyyy mm dd hh iso format
    write written answer value digits only caller customer agent assistant person user client example
    short few anywhere everywhere couple option options choice choices available popular same different
    something anything someone somebody anyone anybody everyone everybody nothing else words word one two used uses use way usual both s t ll re ve
    d m don please ok okay well now up out over under off down
  `),
  filler: set(`
    goodbye bye correct fantastic awesome excellent wonderful super hey welcome absolutely definitely
    certainly amazing lovely cheers indeed understood got nice cool none sure uh um umm ummm uhm hmm mm
    mhm mmhmm hm er erm ah oh ohh okay ok yes yeah yep yup sure so well right alright great please
    thanks thank you like just actually hi hello hey it's its it is that's that is the a an and i'd i'm
    i would want need like to prefer in on at for of my have be go with some kind looking maybe think
    could we get me let's make sounds good perfect sir madam ma'am no nope sorry cool
  `),
  asks: /\?|^(?:(?:ok|okay|and|so|well|sure|great|thanks?|thank you|sorry|alright|right|um+|uh|yes|yeah|perfect|hi|hello|lastly|first of all)[ ,:.]+){0,4}(?:what|when|where|who|which|how|why|can|could|would|will|do|does|did|is|are|have|has|may|shall|should|any)\b|\b(?:what(?:'s| is| are| was)|how (?:many|much|long|old|do you)|which \w+ (?:would|do|is)|(?:can|could|may|would|do|did|are|have|will) (?:you|i)|can we|tell me|give me|spell|confirm (?:your|the|that)|i(?:'ll)? need (?:your|to know)|please (?:say|confirm|tell|give|provide)|let me (?:get|have|take))\b/,
  introduces:
    /\b(?:my (?:full )?name(?:'s| is)|my name|this is|i'm|i am|you(?:'re| are) (?:speaking (?:with|to)|through to)|speaking (?:with|to)|(?:name|it)'s(?: under)?|(?<!\b(?:her|his|their|its|s) )name is|call me|under the name(?: of)?|you can put it under|on behalf of)\s+/g,
  names:
    /\b(?:(?:is|it's|its|was|are|one|place|option) (?:called|named)|called|named|titled|how about|what about|(?:think|thought) (?:about|of)|consider(?:ing)?|stay(?:ing)? at|would you like(?: to try)?|i recommend|let'?s (?:try|go with)|go(?:ing)? with|i(?:'d| would) (?:recommend|suggest)|i can (?:also )?suggest|i(?:'ve)? found|the (?:company|name|title|place|restaurant|business) is|there(?:'s| is)(?: also)?)\s+/g,
  calendar: set(`
    january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday today tomorrow tonight morning afternoon evening weekend
    noon midnight am pm
  `),
  works:
    /\b(?:i(?:'m| am) an?|i(?:'m| am)? ?work(?:ing)? as an?|my job is|i(?:'m| am) the|by trade i'm an?)\s+/,
  negation: set(`
    not no never none nothing neither nor without don't doesn't didn't isn't aren't wasn't weren't won't
    can't cannot couldn't haven't hasn't unable unavailable un nobody noone
  `),
  done: new RegExp(
    `\\b(?:(?:has|have|had|is|are|was|were|been|it's|that's|you're|your)\\b.{0,40}\\b(?:${CARRIED_OUT}|going|on (?:its|the|their) way)|` +
      `(?:i|we)'ve (?:\\w+ ){0,2}(?:${CARRIED_OUT})|successfully|success|all set|^(?:all |that's )?done\\b|` +
      "(?:i|we) (?:just |also )?(?:booked|reserved|scheduled|purchased|bought|transferred|sent|ordered|added|made|placed|arranged|processed|cancelled|refunded|updated|created|registered))\\b",
  ),
  failed:
    /\b(?:unable|unfortunately|unsuccessful|failed|(?:could|can|did|was|is|were|does|do|wo|would|has)(?:n't| not)\b.{0,30}\b(?:book|reserve|confirm|schedule|purchase|buy|transfer|send|order|add|complete|make|process|able|go through|possible|available|accommodate|accomodate|successful|booked|reserved|confirmed|scheduled|purchased|transferred|added|completed|made)\w*|no (?:room|availability|slots?)|not (?:successful|available|able|possible)|won't go through|went wrong|isn't available|cannot)\b/,
  offers:
    /\b(?:(?:shall|should|can|could|may) (?:i|we)|(?:do|would|did) you (?:want|like|need|wish)(?: me| us)? to|want me to)\b/,
  from: set("from leaving departing out"),
  to: set("to into towards toward for visit visiting reach arriving"),
  in: set("in at near around within"),
  keen: /\b(?:(?:very|really|definitely|extremely|quite|highly|super) (?:interested|keen|excited)|(?:would|i'd) love to|sign me up|count me in|let's (?:do it|go ahead|get started|proceed)|(?:can't|cannot) wait|exactly what (?:i|we) (?:need|want)|i(?:'ll| will| want to) (?:take|buy) (?:it|one|two|the)|ready to (?:buy|sign|start|order)|(?:sounds|looks) (?:great|perfect|fantastic|amazing|excellent))\b/,
  hesitant:
    /\b(?:maybe|perhaps|might (?:be|consider|want)|not (?:so |really |quite |completely |entirely )?sure|(?:have to|need to|let me|i'll|want to|will) (?:think (?:about it|it over)|(?:talk|speak) to|discuss|check with|ask my)|somewhat interested|send me (?:some |more )?(?:information|info|details|a brochure|an e-?mail)|depends on|considering|i'm interested|i am interested|we(?:'re| are) interested|could be interest\w+)\b/,
  averse:
    /\b(?:not (?:really |at all |very )?interested|no interest|(?:don't|do not|won't|will not|never) (?:call|contact|want|need)\b.{0,20}\b(?:again|this|it|me|anything|any)|stop calling|take me off|remove me|no thanks?,? (?:i'm|we're|not)|waste of (?:time|money)|isn't for (?:me|us)|not for (?:me|us))\b/,
  corrects:
    /\b(?:actually|instead|sorry|i mean|rather|change (?:it|that|this|the|my|to)|correction|no wait|wait)\b/,
};
