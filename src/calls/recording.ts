import { AppError } from "../errors.ts";
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
  const media = connection ? await adapter?.recording?.(connection, { providerCallId, recordingUrl }) : null;
  if (!media || !adapter) {
    if (recordingUrl === null) throw new AppError("not_found", "The call has no recording.");
    return { kind: "elsewhere", url: recordingUrl };
  }
  const headers = { ...media.headers, ...(range === null ? {} : { range }) };
  const response = await openMedia(tools.providerFetch, adapter.hosts, { ...media, headers });
  const location = response?.headers.get("location");
  if (response && response.status >= 300 && response.status < 400 && location && /^https:/.test(location)) {
    return { kind: "elsewhere", url: location };
  }
  if (response?.ok) return { kind: "media", response };
  if (response?.status === 404)
    throw new AppError("not_found", `${adapter.name} has no recording of the call.`);
  const answered = response ? `answered ${response.status}` : "did not answer";
  throw new AppError(
    "unavailable",
    `${adapter.name} ${answered} when asked for the recording: try again later.`,
  );
}
