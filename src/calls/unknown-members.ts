/** Members of a request that nobody knows: they are kept under `metadata`. */
export function unknownMembers(
  body: Record<string, unknown>,
  known: ReadonlySet<string>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([member]) => !known.has(member)));
}

export const TOO_MUCH_METADATA =
  "Together with the members that nobody knows it is over 64 KiB, or nested more than 100 deep: send less.";
