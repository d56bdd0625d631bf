import { sql } from "drizzle-orm";
import type { Announcement } from "../webhooks/announce.ts";
import type { Database } from "./database.ts";
import type { DeliveryKey } from "./deliveries.ts";
import { announcementStatement, pendingOf, receiversOf } from "./fan-out.ts";

/** True where anybody is told of such events of an agent: its own webhook as it is set up now, or an endpoint. */
export async function hasListeners(
  db: Database,
  { workspaceId, agentId, type }: { workspaceId: string } & Pick<Announcement["event"], "agentId" | "type">,
): Promise<boolean> {
  const event = { id: "", type, agentId, callId: null, scheduleId: null };
  const receivers = receiversOf({ workspaceId, event, agentUrl: null, asksAgent: true });
  const [found] = await db.all<{ listens: number }>(sql`SELECT EXISTS (${receivers}) AS listens`);
  return found?.listens === 1;
}

/** Saves what is told of events that change no row themselves. Answers the deliveries to knock for. */
export async function saveAnnouncements(
  db: Database,
  workspaceId: string,
  announcements: readonly Announcement[],
): Promise<DeliveryKey[]> {
  const [first, ...rest] = announcements.map((announcement) => announcementStatement(db, announcement));
  if (!first) return [];
  const saved = await db.batch([first, ...rest]);
  return pendingOf(workspaceId, saved.flat());
}
