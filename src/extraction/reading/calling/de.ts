import type { Calling } from "./calling.ts";

/** Up to the verb's second half, without a "nicht" on the way. */
const ON = "(?:(?!\\b(?:nicht|nie|kein\\w*)\\b)[^.?!]){0,70}?";

export const DE: Calling = {
  wishes: new RegExp(
    [
      `\\bruf(?:en sie|t|e)?\\b${ON}\\b(?:mich|uns|an|zuruck|durch)\\b`,
      `\\b(?:mich|uns)\\b${ON}\\b(?:anrufen|zuruckrufen|anzurufen|zuruckzurufen|kontaktieren|anruft|zuruckruft|anriefen|anrufe|zuruckrufe)\\b`,
      "\\b(?:melden sie sich|meldet euch|meld(?:e)? dich)\\b(?! (?:\\w+ )?nicht)",
      `\\b(?:bei mir|bei uns)\\b${ON}\\b(?:melden|meldet|zu melden)\\b`,
      `\\b(?:bitten?|hatte|mochte|wunsch\\w*|erwart\\w*|brauch\\w*|warte\\w*|freue|wollte?|gerne?)\\b${ON}\\b(?:ruckruf|anruf)\\b`,
      "\\bruckruf (?:ware|bitte|erbeten|gewunscht)\\b",
      `\\b(?:mochte|wurde|will|wunsche)\\b${ON}\\b(?:angerufen|zuruckgerufen|kontaktiert) werden\\b`,
      "\\b(?:konnen|konnten|wurden) sie\\b(?: \\w+){0,5}? (?:noch ?mal |nochmals |wieder )?(?:anrufen|zuruckrufen)\\b",
    ].join("|"),
    "g",
  ),
  refuses:
    /\bruf(?:en sie|t|e)?\b[^.?!]{0,50}\b(?:nicht|nie|keinesfalls)\b[^.?!]{0,25}\b(?:an|zuruck)\b|\bkeine[nr]? (?:weiteren? )?(?:ruckruf|anruf|nachfass)\w*|\b(?:nicht|nie)(?: mehr| wieder)? (?:an|zuruck)(?:zu)?rufen\b|\b(?:brauchen|mussen|sollen|braucht|muss)\b[^.?!]{0,40}\b(?:nicht|niemand)\b[^.?!]{0,25}\b(?:rufen|melden|(?:an|zuruck)(?:zu)?rufen)\b|\b(?:nicht|nie)(?: mehr| wieder)? (?:angerufen|kontaktiert|zuruckgerufen) werden|\bruckruf (?:ist |ware )?(?:nicht|unnotig|uberflussig)|\bmelden sie sich (?:bitte )?nicht/g,
  limits:
    /\bnicht (?:vor|am|bis|heute|morgen|vormittags|abends|nachts|mittags|nach|um|so|zwischen|jetzt|gerade|wahrend)\b/g,
  neither:
    /\bich (?:rufe?|melde|werde|kann|konnte|wurde)\b[^.?!]{0,50}\b(?:an|zuruck|mich|anrufen|zuruckrufen|melden)\b|\b(?:rufe|melde|werde) ich\b|\bwir (?:rufen|melden)\b|\b(?:haben|hatten|hat) (?:\w+ )?(?:mich|uns)\b[^.?!]{0,30}\bangerufen/g,
  offers:
    /\b(?:rufen|melden) wir\b|\b(?:wir|ich) (?:rufen?|melden?|konn\w*|kann|werde\w*)\b[^.?!]{0,60}?\b(?:an|zuruck|anrufen|zuruckrufen|bei ihnen)\b|\b(?:sie|ihnen)\b[^.?!]{0,60}?\b(?:anrufen|zuruckrufen|anruft|zuruckruft|zuruckgerufen werden|angerufen werden)|\b(?:einen|ein) (?:ruckruf|anruf)/g,
};
