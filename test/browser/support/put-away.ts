/** Remembers what is to be put away, and does so in turn, the last made first. */
export function putAway() {
  const ends: (() => Promise<void>)[] = [];
  return {
    later<T>(made: T, end: (made: T) => Promise<void>): T {
      ends.push(() => end(made));
      return made;
    },
    async end(): Promise<void> {
      for (const one of ends.splice(0).reverse()) await one();
    },
  };
}
