import { type HttpAnswer, isOwnHost, type ProviderRequest } from "../../http.ts";
import type { AdapterTools } from "../../provider.ts";
import { HOSTS, type LiveKitConnection } from "./account.ts";
import { authorization, type Grants } from "./token.ts";

export const OTHER_HOST =
  "Only LiveKit Cloud can be called from here: credentials.url must be wss://<project>.livekit.cloud. Webhooks of other servers are taken in all the same.";

/** A name of its own for each attempt, so that two requests for one attempt meet in one room. */
export const roomOf = (attemptId: string) => `call-${attemptId}`;

/** The server's https address, without a slash at its end; null where it is not one that may be called. */
export function serverOf({ credentials }: LiveKitConnection): string | null {
  const url = URL.parse(credentials.url.replace(/^wss:/i, "https:"));
  return url && isOwnHost(url, HOSTS) ? url.origin : null;
}

/** One call of the server's Twirp API: `RoomService/ListRooms`. */
export async function ask(
  { http, clock }: AdapterTools,
  connection: LiveKitConnection,
  method: string,
  grants: Grants,
  json: unknown,
  patience: Pick<ProviderRequest, "timeoutMs"> = {},
): Promise<HttpAnswer> {
  const server = serverOf(connection);
  if (server === null) return { kind: "not_asked", detail: OTHER_HOST };
  const headers = await authorization(connection.credentials, grants, clock());
  return http(`${server}/twirp/livekit.${method}`, { method: "POST", headers, json, ...patience });
}

/** The rooms of these names that are open. */
export const listRooms = (tools: AdapterTools, connection: LiveKitConnection, name: string) =>
  ask(tools, connection, "RoomService/ListRooms", { video: { roomList: true } }, { names: [name] });
