/**
 * What work answers, or undefined where it takes longer than so many ms; it goes on all the same. Leaves no timer behind,
 * which would keep an object from its rest.
 */
export async function within<Answer>(ms: number, work: Promise<Answer>): Promise<Answer | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, ms);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
