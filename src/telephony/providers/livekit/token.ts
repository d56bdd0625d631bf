import { jwtVerify, SignJWT } from "jose";
import { isSameSecret, sha256 } from "../../signatures/hmac.ts";

/** What LiveKit's own receiver allows between two clocks. */
const CLOCK_TOLERANCE_S = 10;

/** A request takes seconds; the server looks at the token once, when it comes. */
const TTL_S = 60;

interface Keys {
  api_key: string;
  api_secret: string;
}

/** The time at which a message was signed, epoch ms; null where its token does not say. */
export interface SignedAt {
  at: number | null;
}

/**
 * Checks a message: the bare token in `Authorization` is signed with our secret, issued by our key, in force, and names the
 * body by its hash (LiveKit, webhooks). Null where any of that is not so.
 */
export async function checkToken(
  keys: Keys,
  { headers, body }: { headers: Headers; body: ArrayBuffer },
  now: number,
): Promise<SignedAt | null> {
  const token = headers.get("authorization");
  if (!token || keys.api_secret === "") return null;
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(keys.api_secret), {
      algorithms: ["HS256"],
      issuer: keys.api_key,
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(now),
      requiredClaims: ["exp", "sha256"],
    });
    const issued = payload.nbf ?? payload.iat;
    // The library bounds `nbf`; a token from the future is none of ours whichever claim says so.
    if (payload.iat !== undefined && payload.iat * 1000 > now + CLOCK_TOLERANCE_S * 1000) return null;
    if (typeof payload.sha256 !== "string") return null;
    const isOfBody = await isSameSecret(payload.sha256, await sha256(body, "base64"));
    return isOfBody ? { at: issued === undefined ? null : issued * 1000 } : null;
  } catch {
    return null;
  }
}

/** What a request may do (LiveKit, access token grants). */
export interface Grants {
  video?: { roomCreate?: true; roomList?: true; roomAdmin?: true; room?: string };
  sip?: { call?: true };
}

/** The header of a request to the server's API. `now` in epoch ms. */
export async function authorization(
  keys: Keys,
  grants: Grants,
  now: number,
): Promise<{ authorization: string }> {
  const seconds = Math.floor(now / 1000);
  const token = await new SignJWT({ ...grants })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(keys.api_key)
    .setNotBefore(seconds - CLOCK_TOLERANCE_S)
    .setExpirationTime(seconds + TTL_S)
    .sign(new TextEncoder().encode(keys.api_secret));
  return { authorization: `Bearer ${token}` };
}
