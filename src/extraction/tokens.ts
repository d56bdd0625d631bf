/** English and most Latin scripts run near 4 characters a token in today's tokenisers. */
const ASCII_CHARS_PER_TOKEN = 4;
/** Accented, Cyrillic, Arabic and CJK text costs more; this errs on the side of too many tokens. */
const OTHER_CHARS_PER_TOKEN = 1.5;

/** How many tokens a text costs, roughly: for fitting a window, never for billing what a model has reported. */
export function estimateTokens(text: string): number {
  let ascii = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) < 128) ascii++;
  return Math.ceil(ascii / ASCII_CHARS_PER_TOKEN + (text.length - ascii) / OTHER_CHARS_PER_TOKEN);
}
