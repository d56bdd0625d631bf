/**
 * A language as speech engines name theirs, `tr-TR`: BCP 47 with a region, the usual one where none is given.
 * Undefined where the text is no language.
 */
export function spokenLanguage(tag: string): string | undefined {
  try {
    const { language, region } = new Intl.Locale(tag).maximize();
    return region ? `${language}-${region}` : undefined;
  } catch {
    return undefined;
  }
}
