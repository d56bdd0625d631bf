import { AppError } from "../errors.ts";
import type { Clock, NewId } from "../id.ts";
import type { Database } from "../store/database.ts";
import * as store from "../store/sessions.ts";
import { findHolder, type Principal, unknownKey } from "./authenticate.ts";
import { newToken, sha256Hex } from "./digest.ts";

export interface SessionTools {
  db: Database;
  clock: Clock;
  newId: NewId;
  bootstrapApiKey: string;
}

/** Who is signed in; `csrf` is what every form of this session carries. */
export interface SignedIn extends Principal {
  sessionId: string;
  csrf: string;
}

const DAY_MS = 86_400_000;
/** A dashboard left open asks again all day; one that nobody has looked at for a week is signed out. */
export const SESSION_IDLE_MS = 7 * DAY_MS;
/** OWASP, session management: a session ends some day, however often it is used. */
export const SESSION_LONGEST_MS = 30 * DAY_MS;
/** When a session was last seen is kept to the hour: a page costs no write. */
const SEEN_EVERY_MS = 3_600_000;
const MAX_USER_AGENT_CHARACTERS = 200;

/** Signs in with an API key. Answers the token for the cookie, kept here as a hash only; throws `unauthorized`. */
export async function signIn(tools: SessionTools, key: string, userAgent: string | null): Promise<string> {
  const hash = await sha256Hex(key.trim());
  const holder = await findHolder(tools, hash);
  if (!holder) throw unknownKey();
  return begin(tools, holder, hash, userAgent);
}

/** Signs in by a link, which is used up by it; throws `unauthorized` where it, or its key, no longer opens anything. */
export async function signInByLink(
  tools: SessionTools,
  token: string,
  userAgent: string | null,
): Promise<string> {
  const link = await store.useSignInLink(tools.db, await sha256Hex(token), tools.clock());
  if (!link) {
    throw new AppError(
      "unauthorized",
      "This sign-in link was used already, or is too old: ask for a new one.",
    );
  }
  const holder = await findHolder(tools, link.keyHash);
  if (!holder) {
    throw new AppError(
      "unauthorized",
      "The API key of this sign-in link was revoked: ask for a link of another.",
    );
  }
  return begin(tools, holder, link.keyHash, userAgent);
}

async function begin(
  { db, clock, newId }: SessionTools,
  { workspaceId, keyId, name }: Pick<Principal, "workspaceId" | "keyId" | "name">,
  keyHash: string,
  userAgent: string | null,
): Promise<string> {
  const token = newToken();
  const now = clock();
  await store.insertSession(db, {
    hash: await sha256Hex(token),
    id: newId("ses"),
    workspaceId,
    keyHash,
    keyId,
    name,
    userAgent: userAgent?.slice(0, MAX_USER_AGENT_CHARACTERS) ?? null,
    createdAt: now,
    lastSeenAt: now,
    revokedAt: null,
  });
  return token;
}

/** Who a cookie's token stands for; null where its session has ended, by whatever. */
export async function readSession(tools: SessionTools, token: string): Promise<SignedIn | null> {
  const now = tools.clock();
  const hash = await sha256Hex(token);
  const session = await store.findSession(tools.db, hash, await sha256Hex(tools.bootstrapApiKey));
  if (!session || isOver(session, now)) return null;
  if (session.lastSeenAt < now - SEEN_EVERY_MS)
    await store.touchSession(tools.db, hash, now, now - SEEN_EVERY_MS);
  const { workspaceId, keyId, name, scopes } = session;
  return { workspaceId, keyId, name, scopes, sessionId: session.id, csrf: await csrfOf(token) };
}

const isOver = ({ lastSeenAt, createdAt }: store.SessionRow, now: number) =>
  lastSeenAt < now - SESSION_IDLE_MS || createdAt < now - SESSION_LONGEST_MS;

/** Bound to the session: another site can read neither it nor the cookie that it is made of. */
const csrfOf = (token: string) => sha256Hex(`csrf ${token}`);

export async function signOut(tools: SessionTools, signedIn: SignedIn): Promise<void> {
  await store.endSession(tools.db, signedIn.workspaceId, signedIn.sessionId, tools.clock());
}

/** The sessions that open a workspace now, the newest first. */
export async function listSessions({ db, clock }: Pick<SessionTools, "db" | "clock">, workspaceId: string) {
  const now = clock();
  const rows = await store.listSessions(db, workspaceId, now - SESSION_IDLE_MS);
  return rows.filter((row) => !isOver(row, now)).map(({ hash: _, keyHash: __, ...session }) => session);
}

/** Ends a session of the workspace; throws `not_found`. Ending it twice is the same. */
export async function revokeSession(
  { db, clock }: Pick<SessionTools, "db" | "clock">,
  workspaceId: string,
  id: string,
): Promise<void> {
  if (!(await store.endSession(db, workspaceId, id, clock())))
    throw new AppError("not_found", "There is no such session: it may have ended already.");
}
