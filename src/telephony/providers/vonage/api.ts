import type { HttpAnswer, ProviderRequest } from "../../http.ts";
import type { AdapterTools } from "../../provider.ts";
import type { VonageConnection } from "./account.ts";
import { applicationToken } from "./token.ts";

export const CALLS = "https://api.nexmo.com/v1/calls";
export const BAD_KEY =
  "Vonage was not asked: credentials.private_key is no PEM of an RSA key. Paste it anew.";

/** One request that acts for the application; null where it could not be signed. */
export async function ask(
  { http, clock }: AdapterTools,
  { credentials }: VonageConnection,
  url: string,
  request: ProviderRequest = {},
): Promise<HttpAnswer | null> {
  const token = await applicationToken(credentials, clock());
  return token === null ? null : http(url, { ...request, headers: { authorization: `Bearer ${token}` } });
}
