/**
 * The options of an enum whose definition lists none: the comma list in its description.
 * "Interest: high, medium, low or none." reads as four options; text before a colon is not part of them.
 */
export function readOptions(description: string): string[] {
  const list = description.slice(description.lastIndexOf(":") + 1).replace(/\.\s*$/, "");
  if (!list.includes(",")) return [];
  const options = list
    .split(/,|\s+or\s+|\s+veya\s+|\s+oder\s+|\s+o\s+(?=\S+\s*$)/i)
    .map((option) => option.trim().replace(/^or\s+/i, ""))
    .filter((option) => option.length > 0);
  return [...new Set(options)];
}
