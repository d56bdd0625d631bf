import { AppError } from "../errors.ts";
import type { Clock } from "../id.ts";
import { findCall } from "../store/calls.ts";
import { type ConnectionRow, findConnection } from "../store/connections.ts";
import type { Database } from "../store/database.ts";
import type { Connection } from "../telephony/connection.ts";
import type { HttpFetch } from "../telephony/http.ts";
import type { Registry } from "../telephony/registry.ts";
import { openMedia } from "../telephony/stream.ts";
import { noSuchCall } from "./read.ts";

export interface RecordingTools {
  db: Database;
  clock: Clock;
  providers: Registry;
  providerFetch: HttpFetch;
  openConnection: (row: ConnectionRow) => Promise<Connection | null>;
}

export type Recording =
  /** The provider's answer, to be handed on as it comes. */
  | { kind: "media"; response: Response }
  /** Where anyone who has the address can open it. */
  | { kind: "elsewhere"; url: string };

/**
 * The recording of a call: opened with the connection's credentials where its provider wants them, else its address.
 * `range` is the part that is asked for, as a client's `Range` header has it. `not_found` where there is no call or no
 * recording, `unavailable` where the provider does not hand it out.
 */
export async function openRecording(
  tools: RecordingTools,
  workspaceId: string,
  callId: string,
  range: string | null,
): Promise<Recording> {
  const found = await findCall(tools.db, workspaceId, callId);
  if (!found) throw noSuchCall(callId);
  const { recordingUrl, providerCallId, connectionId, provider } = found.call;
  const row = connectionId === null ? null : await findConnection(tools.db, workspaceId, connectionId);
  const connection = row && (await tools.openConnection(row));
  const adapter = tools.providers.get(provider);
  const sought = { providerCallId, recordingUrl };
  const media = connection ? await adapter?.recording?.(connection, sought, tools.clock()) : null;
  if (!media || !adapter) {
    if (recordingUrl === null) throw new AppError("not_found", "The call has no recording.");
    return { kind: "elsewhere", url: recordingUrl };
  }
  const headers = { ...media.headers, ...(range === null ? {} : { range }) };
  const response = await openMedia(tools.providerFetch, adapter.hosts, { ...media, headers });
  // A part that the recording does not have is the client's to hear of, with its length.
  if (response?.ok || response?.status === 416) return { kind: "media", response };
  await response?.body?.cancel();
  const location = response?.headers.get("location");
  if (response && response.status >= 300 && response.status < 400 && location && /^https:/.test(location)) {
    return { kind: "elsewhere", url: location };
  }
  throw notHandedOut(adapter.name, response?.status);
}

function notHandedOut(name: string, status: number | undefined): AppError {
  if (status === 404) return new AppError("not_found", `${name} has no recording of the call.`);
  const answered = status === undefined ? "did not answer" : `answered ${status}`;
  const remedy =
    status === 401 || status === 403
      ? "test the call's connection, and correct its credentials"
      : "try again later";
  return new AppError("unavailable", `${name} ${answered} when asked for the recording: ${remedy}.`);
}
