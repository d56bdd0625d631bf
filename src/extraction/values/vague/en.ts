import { en as grammar } from "../grammar/en.ts";
import { DAY_PART } from "../grammar/values.ts";
import type { Phrases } from "./phrases.ts";

const UNITS = "(?:(?<hours>hours?|hrs)|(?<days>days?)|(?<weeks>weeks?)|(?<months>months?))";
const TWO = "(?<two>(?:a )?couple(?: of)?(?: more)?|(?:1|one|2|two) (?:or|to|-) (?:2|two|3|three))";
const FEW =
  "(?<few>(?:a )?few(?: more)?|several(?: more)?|some|(?:3|three) (?:or|to|-) (?:4|four)|a handful of)";
const AMOUNT = `(?:another )?(?:${TWO}|${FEW}) (?:business |working )?${UNITS}`;

const END = "(?:the )?(?:very )?(?:end|tail end|last days|latter (?:part|half)|second half) of";
const EARLY =
  "(?:the )?(?:very )?(?:(?:beginning|start|first (?:part|half|days|week)|early part) (?:of|in)|early(?: on)?(?: in)?)";
const MIDDLE = "(?:the )?(?:middle of|mid(?: -)?|half ?way through)";
const PLACE = `(?:(?<late>${END}|late(?: in)?|later(?: on)?(?: in)?(?= (?:the )?(?:next|coming|following)))|(?<early>${EARLY})|(?<middle>${MIDDLE})|later(?: on)?)`;
const NEXT = "(?:the )?(?<next>next|coming|following|upcoming)";
const THIS = "(?<this>this(?: current)?|the current)";
/** "Not before next week" is next week; "before next week" has no rule. */
const BESIDE =
  "(?:(?:not|never|t(?: call| ring)?(?: me)?|no (?:earlier|sooner)) (?:until|till|before|than) |(?<beside>after|before|except|(?:the )?(?:last|second|third|fourth|final) week (?:of|in)) (?:the )?)?";

export const en: Phrases = {
  phrases: [
    `(?:(?:in|within|after|give (?:me|us|it)) (?:about |maybe |perhaps |like |just )?|(?:in|within|over|during) the (?:next|coming) )${AMOUNT}(?: s)?(?: time)?`,
    "(?:in|within|over) (?:an?|another|the next) (?:(?<hours>hour)|(?<days>day)|(?<weeks>week)|(?<months>month)) or (?<two>two|2)",
    `${AMOUNT} (?:from now|from today|later)`,
    "(?:in|within|over) the (?<few>next|coming) (?:(?<hours>hours)|(?<days>days)|(?<weeks>weeks)|(?<months>months))",
    "(?<beside>(?:the )?(?:week|weekend|month) after (?:next|that|this)|next weekend but one)",
    `${BESIDE}(?:some ?time |any ?time )?(?:(?:this coming|the coming) (?<weekend>weekend)|this coming (?<week>week)(?<next>))`,
    `${BESIDE}(?:some ?time |any ?time )?(?:${PLACE} )?(?:${NEXT}|${THIS}) (?:(?<week>week)|(?<weekend>weekend)|(?<month>month)|year|spring|summer|autumn|fall|winter|quarter)(?! (?:after next|but one))`,
    `${BESIDE}(?:(?<late>${END})|(?<early>${EARLY})|(?<middle>${MIDDLE})) (?:the )?(?:(?<week>week)|(?<month>month)|year|quarter)`,
    "(?<month>month) (?:s |- )?(?<late>end)",
    "(?<middle>mid)(?:(?<week>week)|(?<month>month))",
    `${BESIDE}(?:(?:on|at|over|during|for|by|till|until) )?the (?<weekend>weekend)`,
    "(?<weak>(?:some|another|some other) (?:time|day)|soon|later on|eventually)",
  ],
  dayParts: [
    ...[grammar.words.PART ?? {}, grammar.words.LATE ?? {}],
    { afternoons: DAY_PART("afternoon"), evenings: DAY_PART("evening") },
  ],
  glue: `in on at the a an one any some sometime time of so around about maybe perhaps possibly preferably ideally
    probably say please during , -`,
  clauses: "if because since as so but when unless although though while and or",
  deniedBefore:
    "(?<!why )(?:cannot|not|never|except|neither|nor|(?:don|can|won|isn|doesn|couldn|wouldn|shouldn|aren|didn|haven) t)(?! (?:sure|know|mind|only|you|we|until|before)(?![^ ])).*",
  deniedBehind:
    "(?:(?!(?:not|t) )[a-z]+ ){0,4}?(?:(?:cannot|never|not|(?:don|can|won|isn|doesn|couldn|wouldn|shouldn|aren|didn|haven) t)(?! (?:be )?(?:an? )?(?:problem|issue|bad|sure|know|mind)(?![^ ]))|impossible|no good|bad|busy|away|booked|full|out of the question)",
};
