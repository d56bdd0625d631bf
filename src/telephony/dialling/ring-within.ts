/** How long a phone is to ring, in whole seconds, within what the provider accepts. */
export const ringWithin = (seconds: number, atLeast: number, atMost: number): number =>
  Math.min(Math.max(Math.round(seconds), atLeast), atMost);
