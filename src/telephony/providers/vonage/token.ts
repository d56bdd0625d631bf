import { importPKCS8, SignJWT } from "jose";

/** As long as the official SDK makes its own. */
const LIFETIME_S = 15 * 60;

/** A JWT that acts for an application at Vonage's API (RS256), null where the private key is none. `now` in epoch ms. */
export async function applicationToken(
  { application_id, private_key }: { application_id: string; private_key: string },
  now: number,
): Promise<string | null> {
  const issuedAt = Math.floor(now / 1000);
  try {
    return await new SignJWT({ application_id })
      .setProtectedHeader({ alg: "RS256", typ: "JWT" })
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + LIFETIME_S)
      .setJti(crypto.randomUUID())
      .sign(await importPKCS8(private_key, "RS256"));
  } catch {
    return null;
  }
}
