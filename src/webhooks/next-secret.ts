import * as z from "zod";
import { fieldErrors, invalid } from "../errors.ts";
import { newWebhookSecret, refuseSecret } from "./secret.ts";

/** A signing secret that a client chooses itself. */
export const OwnSecret = z.string().min(8).max(500);

const Rotation = z.strictObject({ secret: OwnSecret.optional() });

/**
 * The secret that a rotation is asked to bring: `{secret}`, which lets a receiver learn it first, else a fresh one. What
 * cannot sign is `invalid`.
 */
export function readNextSecret(input: unknown): string {
  const parsed = Rotation.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { secret } = parsed.data;
  const refusal = secret === undefined ? null : refuseSecret(secret);
  if (refusal) throw invalid([{ field: "secret", message: refusal }]);
  return secret ?? newWebhookSecret();
}
