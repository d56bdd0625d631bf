/** A number of [0, 1) that follows from the seed and the words alone, in whatever order things happen. */
export type Draw = (...words: readonly (string | number)[]) => number;

/** cyrb53 (bryc, public domain): 53 bits, spread well enough for odds and choices. */
export function drawsOf(seed: number): Draw {
  return (...words) => {
    const text = words.join("\u0000");
    let high = 0xdeadbeef ^ seed;
    let low = 0x41c6ce57 ^ seed;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    return (4294967296 * (2097151 & low) + (high >>> 0)) / 2 ** 53;
  };
}

/** One of several, by a number of [0, 1). */
export function pick<Item>(items: readonly Item[], drawn: number): Item {
  const item = items[Math.floor(drawn * items.length)];
  if (item === undefined) throw new RangeError("There is nothing to pick from.");
  return item;
}

/** One of several by their shares, in any unit. */
export function pickByShare<Name extends string>(
  shares: Readonly<Record<Name, number>>,
  drawn: number,
): Name {
  const names = Object.keys(shares) as Name[];
  let left = drawn * names.reduce((sum, name) => sum + shares[name], 0);
  for (const name of names) {
    left -= shares[name];
    if (left < 0) return name;
  }
  throw new RangeError("The shares are all zero.");
}
