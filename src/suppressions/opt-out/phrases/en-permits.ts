import { ending, said, starting } from "../../../wording/pattern.ts";
import type { Phrase } from "../../../wording/phrase.ts";
import { ADJ, DNC, NOT, TIME } from "./en-words.ts";

/** Leave to be called, in English. */
export const PERMITS: readonly Phrase[] = [
  {
    said: said(
      `(?:you|yall|u) (?:can|may|could)(?: (?:guys|still|always|also|of course|certainly|totally|definitely|go ahead and|try|to|keep|feel free to)){0,3} (?:call|ring|phone|contact|reach|try|calling)(?: (?:me|us))? (?:back|again|any ?time|then|later|now|instead|whenever|after|on my|on the|at my|in (?:a|the|two|three|\\w+ (?:days|weeks|months))|one more time|${TIME}|[.,])`,
      `(?:feel free to|go ahead and|happy for you to|fine to|fine if you|ok to|okay to|ok if you|okay if you|alright to|welcome to|like you to|love you to|want you to|do|please do|fine with you|dont mind you|dont mind if you) (?:still |keep )?(?:call|calling|ring|phone|contact|give)(?: (?:me|us))(?: (?:a call))?(?: (?:back|again|later|then|${TIME}))?`,
    ),
    unlessAfter: ending(
      "(?:dont|do not|not|never|didnt|wouldnt|no|isnt|said|told you|told|think|thinks|thought|believe|how|why|who|what makes|only|the only way|before)(?: (?:that|it|its|is|was|would|be|you)){0,2}",
    ),
    unlessBefore: starting("(?:crazy|names|a|an|whatever)", "and (?:ill|i will|im|see|youll)"),
  },
  // "Okay fine, call me tomorrow", "call my mobile instead".
  {
    said: said(
      `(?:\\.|,|ok|okay|fine|sure|alright|right|yes|yeah|no|well|then|so|but|instead|and|maybe|wait|sorry|number|line|phone|here|me|us|great|good) (?:you can |go ahead and |do |try )?(?:call|ring|phone|try|try calling|give|contact|catch) (?:me|us)(?: (?:a call|a ring|a buzz|a bell))?(?: (?:back|again))? (?:later|then|back|instead|whenever|any ?time|when you|if you|on (?:my|the|[\\d+]+)|at my|in (?:a|the|two|three|\\w+ (?:days|weeks|months))|${TIME})`,
      `(?:\\.|,|ok|okay|fine|sure|alright|right|yes|yeah|well|then) (?:you can |go ahead and |do )?(?:call|ring|phone) (?:me|us)(?: (?:back|again))?(?= [.,])`,
      `(?<!(?:dont|do not|not|never|stop|to|or|ever|you) )(?:call|ring|phone|try|use|call me on|reach me on|contact me on) (?:my|the|our)(?: (?:other|new|own))? (?:mobile|cell|cellphone|cell phone|landline|home|home number|home phone|work|work phone|work number|office|office number|other number|number|husband|wife|assistant|secretary|office line|personal number|business number)`,
    ),
    unlessAfter: ending("(?:dont|do not|not|never|ever|and you|you)"),
    unlessBefore: starting(
      "(?:crazy|names|a liar)",
      "(?:and|so) (?:ill|i will|im|see|youll|my)",
      "again (?:and|ill|so)",
    ),
  },
  {
    said: said(
      `(?:keep|leave|put) (?:me|us|my number) (?:back )?on (?:${ADJ} ){1,3}list`,
      `(?:stay|remain|be kept) on (?:${ADJ} ){1,3}list`,
      `(?:${NOT}|no need to|no dont|(?:dont|do not) (?:have|need) to|not to|wouldnt) (?:take|remove|delete) (?:me|us|my number)`,
      "(?:ignore|forget|scratch|disregard|never ?mind) what i (?:just )?said",
      "take (?:that|it) back",
      "(?:wait|waiting|expect|expecting|look forward|looking forward)(?: (?:for|to)){0,2} your call",
      `(?:take|remove|get) (?:me|us|my number) (?:off|off of|from) (?:the|your) ${DNC}`,
    ),
    unlessAfter: ending("(?:dont|do not|not|never|didnt|did you|you|they|why)"),
  },
];
