import type { CallbackAnswer } from "./provider.ts";

/** Read by the voice agent, and told to the caller in its own words. */
export const NO_ACTION = "This action is not available right now.";

export const jsonAnswer = (value: unknown): CallbackAnswer => ({
  contentType: "application/json",
  body: JSON.stringify(value),
});
