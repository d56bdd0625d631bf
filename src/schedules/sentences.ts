/** Sentences in a row; those that are null or empty are left out. */
export function sentences(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").join(" ");
}
