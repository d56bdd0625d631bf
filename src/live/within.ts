/** Waits for work, but no longer than so many ms. Leaves no timer behind: it would keep an object from its rest. */
export async function within(ms: number, work: Promise<void>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([work, late]);
  clearTimeout(timer);
}
