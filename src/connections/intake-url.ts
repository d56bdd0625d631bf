import type { ConnectionRow } from "../store/connections.ts";

/** Where the provider's messages come in, without a slash at its end. */
export function intakeUrlOf({ origin, provider, id }: Pick<ConnectionRow, "origin" | "provider" | "id">) {
  return `${origin}/intake/${provider}/${id}`;
}
