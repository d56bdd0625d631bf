import { ending, said, starting } from "../../../wording/pattern.ts";
import type { Phrase } from "../../../wording/phrase.ts";
import {
  AGAIN,
  ALONE,
  ALONE_ASKED,
  ASK,
  BARE_NOT_MEANT,
  CALL,
  CALLED,
  CALLING,
  DETAILS,
  DNC,
  ME,
  MUST_NOT,
  NEGATED,
  NO_LIMIT,
  NOT,
  NOT_CALL_MEANT,
  NOT_MEANT,
  NOT_STOP_MEANT,
  OFF,
  ONLY_SUPPOSED,
  OR_TEXT,
  OWN,
  RATHER,
  SOMEWHERE_ELSE,
  TAKE,
  TEXT_OR,
  TO_ME,
  TOLD_OTHERS,
  WANT_NOT,
  WHOLE,
  WHOLE_ASKED,
  WHOSE,
  WOULD_NOT,
} from "./en-words.ts";

/** The wish not to be called again, in English. */
export const WISHES: readonly Phrase[] = [
  // "Don't call me again", "do not ever contact us", "don't you dare ring this number any more".
  {
    said: said(
      `(?:${NOT}|never|not|no)(?: (?:you|yall|guys|people|nobody|anybody|anyone|ever|even|dare|bother|keep|try|to|be|think about|start|go)){0,3} ${TEXT_OR}(?:${CALL}|${CALLING}|${CALLED})(?: back)?${TO_ME}(?: back)? ${AGAIN}`,
    ),
    unlessAfter: NOT_CALL_MEANT,
    unlessBefore: NO_LIMIT,
  },
  {
    said: said(
      `(?:never|never ever|${NOT}(?: you)?(?: dare)? ever) ${TEXT_OR}(?:to )?${CALL} ${ME}${OR_TEXT}`,
    ),
    unlessAfter: NOT_CALL_MEANT,
    unlessBefore: WHOLE,
  },
  { said: said("(?:dont|do not) you dare call"), unlessBefore: NO_LIMIT },
  {
    said: said(`${NOT}(?: (?:you|go|be|keep|try to))? ${TEXT_OR}(?:${CALL}|${CALLING}) ${ME}${OR_TEXT}`),
    unlessAfter: BARE_NOT_MEANT,
    unlessBefore: WHOLE_ASKED,
  },
  {
    said: said(`${NOT}(?: (?:be|keep))? ${TEXT_OR}(?:call|ring|phone|contact|calling)(?:(?: ${ME})? back)?`),
    unlessAfter: BARE_NOT_MEANT,
    unlessBefore: ALONE_ASKED,
    elliptic: true,
  },
  // "Stop calling", "quit texting and calling me", "you need to cease contacting us".
  {
    said: said(
      `(?:stop|quit|cease|refrain from|knock off|desist from|give up|done with|lay off)(?: (?:you|it|with|all|the|these|this|your|always|ever|constantly)){0,3} ${TEXT_OR}${CALLING} ${ME}${OR_TEXT}`,
    ),
    unlessAfter: NOT_STOP_MEANT,
    unlessBefore: WHOLE,
  },
  {
    said: said(
      `(?:stop|quit|cease|refrain from)(?: (?:with|all|the|these|this|your)){0,3} ${TEXT_OR}(?:calling|ringing|phoning|phone calls|calls|phonecalls|contacting|robocalls|bothering)${OR_TEXT}`,
    ),
    unlessAfter: NOT_STOP_MEANT,
    unlessBefore: ALONE,
  },
  {
    said: said(
      "cease and desist",
      "no (?:phone|telephone|sales|marketing|cold)(?: (?:phone|more|further))? (?:contact|calls|solicitation|soliciting)",
      "cease (?:all )?(?:contact|communications?)",
      "(?:enough|no more|no further|stop|end) (?:with |of )?(?:(?:the|these|this|your|those|all|of|any|more|sales|phone|marketing|cold|robo|spam|unsolicited) ){0,4}(?:calls|phonecalls|robocalls|contact)",
      "enough (?:with|of) (?:the|this|your|all the) calling",
      "(?:these|your|those|the|all|all these|all the)(?: \\w+)? calls(?: (?:to|need|needs|have|has|got|gotta|must|should)){0,2} (?:stop|cease|end)",
      "spare (?:me|us) (?:the|these|your|any more|further)(?: \\w+)? calls",
    ),
    unlessAfter: ending(
      "(?:got|get|had|received|there are|there is|there were|if|see|with|shows?|have|were)",
      ...NEGATED,
      ...ONLY_SUPPOSED,
    ),
    unlessBefore: NO_LIMIT,
  },
  // "I don't want you to call me", "I do not wish to be contacted", "I don't want any more calls".
  {
    said: said(
      `${WANT_NOT} (?:you|yall|anyone|anybody|any of you|them|people|your \\w+|this company)(?: (?:guys|people|all|from|your|company|ever|to|keep)){0,4} ${TEXT_OR}(?:${CALL}|${CALLING}) ${ME}${OR_TEXT}`,
      `${WANT_NOT}(?: to)? (?:be|get|being|getting|ever be) ${CALLED}`,
      `${RATHER} (?:didnt|did not|dont|do not|not|wouldnt|stopped|stop|never|no longer)(?: to)?(?: be)?(?: ever)? ${TEXT_OR}(?:${CALL}|${CALLED}|${CALLING})(?: ${ME})?`,
      `${ASK}(?: \\w+){0,5} not(?: to)?(?: be| ever){0,2} ${TEXT_OR}(?:${CALL}|${CALLED})(?: ${ME})?`,
      `${WOULD_NOT} ${TEXT_OR}(?:${CALL}|${CALLED}|${CALLING})(?: ${ME})?`,
      `${MUST_NOT} ${TEXT_OR}(?:${CALL}|${CALLING})(?: ${ME})?`,
      `(?:can|could|would|will|please|kindly|just)(?: (?:you|yall))? (?:not|never) ${TEXT_OR}${CALL} ${ME}`,
      `(?:mind|about|try|appreciate you|prefer you) not ${CALLING} ${ME}`,
      `(?:make sure|ensure|see to it|want|need|ask)(?: \\w+){0,3} (?:nobody|no one|none of)(?: \\w+){0,4} (?:calls?|contacts?|rings?|phones?|calling) ${ME}`,
      `(?:forbid|prohibit)(?: \\w+){0,3} (?:to|from) (?:${CALL}|${CALLING})(?: ${ME})?`,
    ),
    unlessAfter: ending(
      ...ONLY_SUPPOSED,
      ...TOLD_OTHERS,
      "(?:told|asked|tell) (?:him|her|my \\w+)",
      "(?:not|didnt|why|why did you|he|she)",
    ),
    unlessBefore: WHOLE,
  },
  {
    said: said(
      `(?:${WANT_NOT}|${NOT} need)(?: (?:to|get|receive|have|getting|receiving|take|be getting)){0,3} (?:(?:any|no|anymore|more|further|these|those|your|this|such|future|sales|marketing|phone|cold|kind|of|promotional|unsolicited) ){1,4}(?:calls|phonecalls|robocalls|call|calling)`,
      "(?:dont|do not) (?:want|accept|take|allow) (?:(?:any|sales|cold|marketing|telemarketing|solicitation|unsolicited|phone|robo) ){0,3}(?:calls|robocalls|solicitation|solicitations|soliciting|solicitors)",
      `${WANT_NOT}(?: to)? (?:ever )?hear(?:ing)? (?:anything )?(?:back )?(?:else )?(?:from|of) (?:you|yall|your company|you guys|them|anybody|anyone|any of you)(?: (?:guys|people|all))?`,
    ),
    unlessAfter: ending(...ONLY_SUPPOSED, "(?:if you|why|why would|they|he|she)"),
    unlessBefore: NO_LIMIT,
  },
  // "Take me off your list", "remove our number from the database", "I want off this list".
  {
    said: said(
      `(?!(?:removed|deleted|dropped|taken|erased) (?:from|off|out of) (?:the|that) (?:system|database|directory|records))${TAKE}(?: ${WHOSE})?(?: (?:to be|to|be|being|should be|taken|removed|deleted|struck|completely|the hell|right|number)){0,3}${OFF}`,
      `(?:number|line|phone|house)(?: \\w+){0,8} (?:take|remove|delete|get) (?:it|that)${OFF}`,
      `(?:take|get|kick) (?:me|us|my number|my name) off(?: of)?(?: it| this| there)?(?= [.,])`,
      `(?:remove|delete|erase|wipe|purge|destroy|scrub|get rid of|take (?:out|off|down)|taking (?:out|off)|removing|deleting|erasing|removal of) ${OWN}${DETAILS}`,
      `(?:want|wants|wanted|like|need|needs|have|get|see|ask for|asked for|insist on|demand|requested|request|asking for)(?: (?:you|to|have|see|that|get)){0,3} ${OWN}${DETAILS}(?: (?:to|be|should|must|get|getting)){0,3} (?:removed|deleted|erased|taken off|taken out|taken down|wiped|scrubbed|gone|off)`,
      `${OWN}${DETAILS} (?:should|must|needs to|has to|is to|better|to)(?: be)? (?:removed|deleted|erased|taken off|wiped|gone)`,
      `(?:(?:\\.|,|and|then|now|to|so|well|ok|okay|you|go|hey) )(?:lose|forget|drop|throw away|throw out|toss|discard)(?: you(?: \\w+){1,2})? ${OWN}(?:number|numbers)`,
      `(?:removed?|unsubscribed?|deleted?|excluded?|opt|opted)(?: (?:me|us|this number|my number|our number))?(?: out)? (?:from|of) (?:(?:your|all|any|these|this|the|future|further|being|receiving|sales|marketing|phone|kind|of|getting|those) ){0,5}(?:calls?|calling|called|contact|contacted|everything|communications?|telemarketing|outreach|campaigns?)`,
      "(?:block|suppress|blacklist|flag) (?:my|this|our) number (?:on|in|from|at) your",
      `${OWN}number(?: \\w+){0,2} (?:never|not|isnt|doesnt|no longer|were never|is never)(?: (?:to|be|gets?|ever|being)){0,2} (?:called|rung|dialed|dialled|phoned|contacted)`,
      "unsubscribe (?:me |us )?from (?:(?:your|all|any|these|this|the|future|phone) ){0,4}(?:calls?|calling list|everything|communications?)",
    ),
    unlessAfter: NOT_MEANT,
    unlessBefore: SOMEWHERE_ELSE,
  },
  // The law's words: do-not-call lists, consent, opting out.
  {
    said: said(
      `(?:on|to|onto|as|in|into|under)(?: (?:your|the|a|that|this|national|federal|internal|state|company|permanent|every|official|governments?|any|own)){0,4} ${DNC}(?: (?:list|lists|registry|register|database))?`,
      `${DNC}(?: \\w+){0,4} (?:put|add) (?:me|us|this number|my number)`,
      `${DNC} (?:list|lists|registry)(?: \\.)?(?: \\w+){0,3} put (?:me|us|this number|my number|our number) on (?:it|that|there)`,
      `(?:registered|signed up|on|with|am|im|joined)(?: (?:with|to|the|for|on)){0,3} (?:tps|ctps|telephone preference service)`,
      "(?:revoke|revoking|revoked|withdraw|withdrawing|withdrew|withdrawn|rescind|rescinding|retract|cancel|take back|pull|object to) (?:my|our|any|all|the)(?: (?:prior|previous|express|written|any|all|and|further)){0,4} (?:consent|permission|authori[sz]ation|marketing|calls|opt in)",
      "(?:did not|didnt|never|do not|dont|no longer|have not|havent|havent ever) (?:ever )?(?:consent|consented|agree|agreed|opt in|opted in|sign up|signed up|gave|give|given|authori[sz]ed?)(?: (?:you|anyone|anybody|them|my|any|permission|consent|people)){0,4}(?: (?:to|for)) (?:(?:be|being|get|getting|receive|receiving|these|this|your|any|you|phone|sales|marketing|unsolicited|all|telephone|to|having|further|future|more|such) ){0,4}(?:call|calls|called|calling|contacted|contact)",
      "(?:opt|opting|opted)(?: (?:me|us|my number|this number))? out",
    ),
    unlessAfter: ending(
      ...NEGATED,
      ...ONLY_SUPPOSED,
      "(?:not|arent|isnt|wasnt|never|am i|are they|was i|is it|are you|can always|can i always)(?: \\w+)?",
    ),
    unlessBefore: starting(
      "(?:to|for) (?:the )?(?:treatment|surgery|procedure|operation|emails?|texts?|newsletters?|photos?|cookies|sharing|tests?|credit|debit|direct)",
      "(?:later|whenever|any ?time|at any (?:time|point)|if i|if we|afterwards)",
      "(?:of|from) (?!(?:(?:your|all|any|these|this|the|future|further|being|receiving|sales|phone|marketing|getting|those|of) ){0,5}(?:calls?|calling|called|contact\\w*|marketing|lists?|everything|communications?|telemarketing|campaigns?) )\\w+",
      "on (?:the|that|this) (?:email|form|insurance|warranty)",
    ),
  },
  // "Leave us alone", "this had better be the last time you call", "if you call again I'll report you".
  {
    said: said(
      "leave (?:me|us|my family|this number|our family) (?:alone|in peace|be)(?! (?:with|to|for a|until|till|now))",
      "lose this number",
      `(?:be|is|was) the last (?:time (?:you|yall|anyone)(?: (?:guys|people|ever|will))* (?:call|contact|ring|phone)|call (?:i|we) (?:get|receive|ever))`,
      `(?:if|next time)(?: (?:you|yall|anyone|anybody|someone|i|we|your \\w+|one more|another|person|of|guys|people|hear|from|get|receive|ever)){1,6} (?:call|calls|contact|ring|phone|calling|you)(?: ${ME})?(?: (?:again|one more time|back|another time|once more|from you))?(?: \\w+){0,7} (?:sue|suing|report|reporting|reported|police|cops|lawyer|lawyers|attorney|legal|complaint|complain|ftc|fcc|ofcom|ico|court|charges|harassment)`,
      "(?:call|contact|ring) (?:me|us) (?:again|one more time) (?:and|so) (?:ill|im|i will|i|you will|youll|see)(?: \\w+){0,4} (?:sue|report|police|lawyer|attorney|regret|court|hear)",
    ),
    unlessAfter: ending("(?:he|she|they|wont|never|cant|dont|not|(?:him|her|them|it) to)", ...ONLY_SUPPOSED),
  },
];
