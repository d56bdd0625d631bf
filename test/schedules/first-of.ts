/** The first `count` members of what may not end. */
export function firstOf<T>(members: Iterable<T>, count: number): T[] {
  const first: T[] = [];
  for (const member of members) {
    if (first.length === count) break;
    first.push(member);
  }
  return first;
}
