import { set } from "../../../extraction/reading/speech/set.ts";
import { said } from "../../../wording/pattern.ts";
import { PERMITS } from "./en-permits.ts";
import { WISHES } from "./en-wishes.ts";
import { DNC, LIST, TIME } from "./en-words.ts";
import type { Phrases } from "./phrases.ts";

const REMOVE_YOU = `(?:(?:take|remove|removed|delete|taken|removing|taking|get)(?: (?:you|your \\w+|your phone number))?(?: (?:off|from|out of)) (?:our|my|(?:the|our|all|any|every|that|this)(?: \\w+){0,2}) ${LIST}|mark (?:you|your number)(?: down)? as ${DNC}|take you off|(?:delete|remove) your (?:phone )?(?:number|details|data))`;

export const EN: Phrases = {
  language: "en",
  fillers: set("uh uhh um umm uhm er erm ah eh hm hmm mm mhm huh"),
  asides: new Set([
    ...set(`please just really simply kindly honestly literally actually seriously fucking fuckin freaking frigging
      bloody damn goddamn damned effing flipping immediately straightaway permanently completely once`),
    ...["you know", "i mean", "for once", "once and", "right away", "straight away", "the hell", "the fuck"],
    ...["god sake", "gods sake", "im begging", "i beg", "if possible"],
  ]),
  cue: /call|ring|phon|contact|list|number|consent|permission|dnc|alone|hear from|opt |unsubscri|remov|delet|eras|solicit|bother|haras|bug|pester|hassl|disturb|spam|reach|approach|cease|tps|preference|database|system|take me off|dial/,
  wishes: WISHES,
  permits: PERMITS,
  asks: {
    removal: said(
      `(?:would you like|would you prefer|want|shall|should|may|can|could|ill|i will|let me|well|we will|happy to|like|prefer|wish|going to|gonna|sure)(?: \\w+){0,5} (?:${REMOVE_YOU}|(?:put|add|place)(?: \\w+){1,3} (?:on|to|onto)(?: \\w+){0,3} ${DNC}|stop (?:calling|contacting|these calls|all calls|the calls)|unsubscribe you|opt(?: \\w+)? out)`,
      "(?:rather|prefer|like|wish|want|confirm|note|record|make sure|request|requesting|asking|ask)(?: \\w+){0,5} (?:not|never|no longer|dont|wont|stop)(?: to)?(?: be)? (?:call|called|contact|contacted|calling|contacting)(?: you)?",
      "(?:not|never|no longer|stop) (?:call|contact|calling|contacting) you (?:again|any ?more|any longer|in (?:the )?future)",
    ),
    doubt: said(
      "(?:you|youd) (?:dont|do not|no longer|dont really|would not|wouldnt) (?:want|wish|like)(?: \\w+){0,5} (?:call|calls|called|contact|contacted|calling)(?: \\w+){0,3}",
      "we should(?:nt| not) (?:call|contact) you(?: \\w+){0,2}",
    ),
    permission: said(
      "(?:may|can|could|ok|okay|alright|fine|happy|comfortable|permission|consent|agree|open|allowed|mind being)(?: \\w+){0,5} (?:call|calls|calling|called|contact|contacted|contacting|ring|phone|reach out|reach)(?: \\w+){0,6} (?:again|(?:in|into)(?: the)? future|from time to time|further|any ?more|with (?:offers|news|updates)|about (?:\\w+ ){0,2}(?:offers|products|services|promotions|deals)|at a later (?:date|time|point)|down the (?:road|line)|some other time)",
      "(?:should|shall|want|like)(?: \\w+){0,5} (?:call|calls|calling|called|contact|contacted|contacting|reach out)(?: \\w+){0,6} (?:(?:in|into)(?: the)? future|from time to time|with (?:offers|news|updates)|about (?:\\w+ ){0,2}(?:offers|products|services|promotions|deals))",
      "(?:may|can|could|ok|okay|alright|fine|should|shall|like|want)(?: \\w+){0,4} keep (?:you|your (?:number|details|name))(?: \\w+){0,3} (?:on|in)(?: \\w+){0,3} (?:list|lists|file|records|system|database)",
      "(?:in the future|in future)(?: \\w+){0,3} (?:may|can|could)(?: \\w+){0,2} (?:call|contact)",
    ),
    callback: said(
      "(?:may|can|could|should|shall|ok|okay|alright|fine|want|like|would|when|what time)(?: \\w+){0,6} (?:call|calling|called|callback|call back|ring|phone|contact|reach)",
    ),
    time: said(
      TIME,
      "in (?:a|an|two|three|four|\\d+) (?:\\w+ )?(?:hours?|days?|weeks?|months?|minutes?|bit)",
      "\\d+ ?(?:am|pm|oclock)?",
      "later today",
    ),
  },
  yes: /^ \. (?:(?:oh|god|well|and|okay|ok|i think|i guess|so|thank you|thanks|lord|hell|honestly)(?: [.,])? ){0,3}(?:yes|yeah|yep|yup|ya|yah|yea|sure|please|please do|ok|okay|alright|all right|of course|absolutely|definitely|certainly|correct|exactly|that would be|thatd be|that is right|thats right|thats correct|id appreciate|i would|id like that|id love that|fine|go ahead|do it|do that|thanks|thank you|you should|you better|good idea|affirmative|indeed|by all means|if you could|if you would|i do|(?:\w+ ){1,3}(?:, )?yes(?= \.))(?= )/,
  no: /^ \. (?:(?:oh|god|well|and|sorry|im sorry|honestly|actually|hell|thank you|thanks|please|uh)(?: [.,])? ){0,3}(?:no|nope|nah|never|not|absolutely not|definitely not|certainly not|of course not|rather not|rather you didnt|id rather|i would rather|id prefer|i would prefer|better not|dont|do not|please dont|please do not|under no circumstances|i dont think so|you may not|you cannot|you cant)(?= )/,
  notNow:
    /^ \. (?:\w+ ){0,3}(?:[.,] )?(?:(?:no|nope|nah) (?:problem|problems|worries|idea|one|objection|objections|trouble)|not (?:now|yet|today|sure|this|right now|at the moment|tomorrow|really sure|only|necessarily|for)|.{0,60} (?:ill|i will|let me) (?:call|get back|contact|ring|be in touch|reach)|no (?:, )?(?:thats|its|that is|it is|im) (?:fine|ok|okay|alright|good|cool)|no (?:[.,] )?(?:go ahead|keep|you can|call|i do|i did|please keep|i want|im still|leave)|.{0,40} (?:no need|not be necessary|not necessary|wont be necessary|isnt necessary|not needed|dont need|im (?:good|fine|all set)|unless|until|only if|before|after (?!this|today)))(?= )/,
};
