import * as z from "zod";
import { AppError, fieldErrors, invalid } from "../errors.ts";
import type { Clock, NewId } from "../id.ts";
import { type ApiKeyRow, insertApiKey } from "../store/api-keys.ts";
import type { Database } from "../store/database.ts";
import type { Principal } from "./authenticate.ts";
import { sha256Hex } from "./digest.ts";
import { newApiKey } from "./new-key.ts";
import { beyond, EVERYTHING, Scope } from "./scope.ts";

const MAX_NAME_CHARACTERS = 100;
/** More than there are. */
const MAX_SCOPES = 100;

/** Line ends, halves of characters, and marks that turn the text behind them round: a name says who did something. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

const NewApiKey = z.strictObject({
  name: z
    .string("Name the key after who will use it.")
    .trim()
    .min(1, "Name the key after who will use it.")
    .max(MAX_NAME_CHARACTERS, `Use at most ${MAX_NAME_CHARACTERS} characters.`)
    .refine(
      (name) => !UNPRINTABLE.test(name),
      "Leave out line breaks and other characters that control the text.",
    )
    .refine(
      (name) => name === "" || VISIBLE.test(name),
      "Use at least one letter, digit or sign that can be seen.",
    ),
  scopes: z
    .array(Scope, 'Give a list of scopes such as ["calls:read"], or leave it out for all.')
    .min(1, "Give at least one scope, or leave scopes out for all.")
    .max(MAX_SCOPES)
    .transform((scopes) => [...new Set(scopes)])
    .nullish(),
});

export interface CreateKeyTools {
  db: Database;
  clock: Clock;
  newId: NewId;
}

/**
 * Makes a key to the workspace of whoever asks. `key` is shown this once: only its hash is kept. Throws `invalid` with
 * every wrong field, and `forbidden` where the new key could do more than the one that asks.
 */
export async function createKey(
  { db, clock, newId }: CreateKeyTools,
  maker: Principal,
  input: unknown,
): Promise<{ apiKey: ApiKeyRow; key: string }> {
  const parsed = NewApiKey.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { name, scopes: asked } = parsed.data;
  const scopes = asked ?? [EVERYTHING];
  const tooMuch = beyond(maker.scopes, scopes);
  if (tooMuch.length > 0) throw mayNotGive(tooMuch, maker.scopes);
  const key = newApiKey();
  const apiKey = {
    id: newId("key"),
    workspaceId: maker.workspaceId,
    name,
    scopes,
    createdAt: clock(),
    revokedAt: null,
    lastUsedAt: null,
  };
  await insertApiKey(db, { ...apiKey, hash: await sha256Hex(key) });
  return { apiKey, key };
}

function mayNotGive(scopes: readonly string[], own: readonly string[]): AppError {
  const message = `An API key gives at most its own scopes (${own.join(", ")}), which do not cover ${scopes.join(", ")}.`;
  return new AppError("forbidden", message, [{ field: "scopes", message }]);
}
