import { AppError } from "../errors.ts";
import type { Principal } from "./authenticate.ts";
import { mayUse } from "./may-use.ts";

type Holder = Pick<Principal, "scopes">;

/**
 * Whether a principal may be shown what was said on calls, or read from them, wherever it stands. Whoever may can open each
 * call itself, which masks nothing: so a filter may look for a value that lists mask, and gives nothing away by it.
 */
export const maySeeCalls = (holder: Holder): boolean => mayUse(holder, "calls", "read");

/** Throws `forbidden` where they may not: asked by every address of another resource that shows such things. */
export function checkShownCalls(holder: Holder): void {
  if (maySeeCalls(holder)) return;
  throw new AppError(
    "forbidden",
    `What stands here was said on calls, or is read from them: an API key needs the scope calls:read, read or * for it too, and this one has ${holder.scopes.join(", ")}.`,
  );
}
