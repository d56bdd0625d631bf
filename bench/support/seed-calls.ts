import { sql } from "drizzle-orm";
import { encodeTime } from "ulid";
import { indexStatements } from "../../src/store/call-search.ts";
import { openDatabase } from "../../src/store/database.ts";

/** The agent that seeded calls are of, as `POST /v1/agents` takes it. */
export const SEED_AGENT = {
  agent_name: "Seeded",
  language: "en-US",
  timezone: "Europe/Istanbul",
  post_call_data_extraction: [
    { name: "customer_name", type: "string", description: "Customer full name", pii: true },
    { name: "interest_level", type: "enum", description: "high, medium, low, none" },
    { name: "follow_up_required", type: "boolean", description: "Whether follow-up is needed" },
    { name: "budget", type: "number", description: "Monthly budget" },
    { name: "topic", type: "string", description: "What the call was about" },
    { name: "callback_number", type: "string", description: "Phone number to call back, digits only" },
  ],
  post_call_actions: [
    {
      type: "schedule_call",
      name: "Auto follow-up",
      condition: { field: "follow_up_required", operator: "==", value: true },
      config: { fallback_delay_minutes: 1440, from_number: "+908501234567" },
    },
    {
      type: "webhook",
      name: "Lead to CRM",
      condition: { field: "interest_level", operator: "==", value: "high" },
      config: { url: "https://crm.example/leads" },
    },
  ],
};

export interface SeedOptions {
  workspaceId: string;
  /** Agents that stand, by `agent_id`; calls go round among them. */
  agents: readonly string[];
  /** How many. */
  calls: number;
  /** Epoch milliseconds; calls are spread evenly between them. Default: 90 days before `until`, which is now. */
  since?: number;
  until?: number;
}

/** Their JSON is below what D1 takes for one value. */
const CALLS_A_BATCH = 500;
const CALLS_INDEXED_AT_ONCE = 5_000;
const DAY_MS = 86_400_000;
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

const FIRST_NAMES = ["Jane", "Ayşe", "Mehmet", "Lukas", "Sofía", "Işıl", "Omar", "Chloé", "Noah", "Elif"];
const LAST_NAMES = ["Roe", "Yılmaz", "Demir", "Keller", "García", "Özdemir", "Haddad", "Martin", "Berg"];
const TOPICS = ["invoice", "delivery", "subscription", "appointment", "refund", "warranty", "upgrade"];
const LEVELS = ["high", "medium", "low", "none"];
const SYLLABLES = ["ka", "lo", "mi", "ra", "ten", "vo", "shi", "par", "du", "nel", "sta", "gri"];

/**
 * Fills a workspace with calls as they stand when all is done: rows of calls, transcripts, analyses of `SEED_AGENT`'s
 * fields, action runs, deliveries, some schedules, and the text index; the same rows for the same options but for
 * their ids' workspace. One in 50 calls was not answered, one in 100 failed to be read, one in 200 was transferred;
 * every call has "thank you for calling" in it, and one in 10,000 "zebrafish". Answers the ids, oldest first.
 */
export async function seedCalls(d1: D1Database, options: SeedOptions): Promise<string[]> {
  const { workspaceId, agents, calls, until = Date.now() } = options;
  const since = options.since ?? until - 90 * DAY_MS;
  const random = randomFrom(7);
  const db = openDatabase(d1);
  const ids: string[] = [];
  for (let begin = 0; begin < calls; begin += CALLS_A_BATCH) {
    const rows = Array.from({ length: Math.min(CALLS_A_BATCH, calls - begin) }, (_, place) => {
      const number = begin + place;
      const at = Math.floor(since + ((until - since) * number) / calls);
      return seededCall(number, at, agents[number % agents.length] ?? "", random);
    });
    const json = JSON.stringify(rows);
    await d1.batch(STATEMENTS.map((statement) => d1.prepare(statement).bind(workspaceId, json)));
    ids.push(...rows.map(({ id }) => id));
  }
  for (let begin = 0; begin < calls; begin += CALLS_INDEXED_AT_ONCE) {
    const [first, last] = [ids[begin], ids[Math.min(begin + CALLS_INDEXED_AT_ONCE, calls) - 1]];
    await db.batch(
      indexStatements(db, sql`c.workspace_id = ${workspaceId} AND c.id >= ${first} AND c.id <= ${last}`),
    );
  }
  return ids;
}

type Random = () => number;

/** A generator that repeats itself (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function seededCall(number: number, at: number, agentId: string, random: Random) {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const word = () => pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES);
  const suffix = Array.from({ length: 16 }, () => pick([...ALPHABET])).join("");
  const ulid = encodeTime(at).toLowerCase() + suffix;
  const digits = (length: number) => Array.from({ length }, () => Math.floor(random() * 10)).join("");
  const status = number % 50 === 49 ? "no_answer" : "completed";
  const read = status === "no_answer" ? "skipped" : number % 100 === 7 ? "failed" : "completed";
  const inbound = random() < 0.6;
  const [customer, line] = [`+9053${digits(8)}`, `+9085012345${number % 7}0`];
  const name = `${pick(FIRST_NAMES)} ${pick(LAST_NAMES)}`;
  const [level, topic, wantsFollowUp] = [pick(LEVELS), pick(TOPICS), random() < 0.3];
  const talkedMs = 20_000 + Math.floor(random() * 280_000);
  const durationMs = status === "no_answer" ? 0 : talkedMs;
  const rare = number % 10_000 === 42 ? "My zebrafish is ill. " : "";
  const turns =
    status === "no_answer"
      ? []
      : [
          { role: "agent", text: "Hello, thank you for calling. May I have your name?", start_ms: 0 },
          { role: "customer", text: `My name is ${name}. ${rare}It is about the ${topic}.`, start_ms: 4_000 },
          { role: "agent", text: `I see, the ${topic} ${word()} ${word()}.`, start_ms: 11_000 },
          { role: "customer", text: `Yes, ${Array.from({ length: 12 }, word).join(" ")}.`, start_ms: 16_000 },
          {
            role: "agent",
            text: `${Array.from({ length: 8 }, word).join(" ")}? Shall we call you back?`,
            start_ms: 25_000,
          },
          {
            role: "customer",
            text: wantsFollowUp ? "Yes, tomorrow at three." : "No, thanks.",
            start_ms: 33_000,
          },
        ];
  const isRead = read === "completed";
  const needsReview = isRead && number % 40 === 3;
  const field = (value: unknown, turn: number) => ({
    value,
    status: "grounded",
    evidence: [{ turn, quote: turns[turn]?.text ?? "", start_ms: turns[turn]?.start_ms ?? 0 }],
  });
  return {
    id: `call_${ulid}`,
    ulid,
    agentId,
    at,
    status,
    read,
    direction: inbound ? "inbound" : "outbound",
    from: inbound ? customer : line,
    to: inbound ? line : customer,
    customer,
    startedAt: new Date(at - durationMs).toISOString(),
    endedAt: new Date(at).toISOString(),
    durationMs,
    transferOutcome: number % 200 === 11 ? pick(["connected", "no_answer", "failed"]) : null,
    needsReview: needsReview ? 1 : 0,
    turns,
    fields: isRead
      ? {
          customer_name: field(name, 1),
          interest_level: field(level, 3),
          follow_up_required: field(wantsFollowUp, 5),
          // Not by the number itself, by which calls go round among agents.
          budget:
            Math.floor(number / 10) % 3 === 0
              ? { value: null, status: "not_mentioned" }
              : field(number % 5_000, 3),
          topic: { ...field(topic, 1), ...(needsReview && { needs_review: true }) },
          callback_number: field(customer.slice(1), 1),
        }
      : {},
    followUp: isRead && wantsFollowUp ? "done" : "skipped",
    booked: isRead && wantsFollowUp && Math.floor(number / 10) % 6 === 0,
    lead: !isRead || level !== "high" ? "skipped" : number % 60 === 0 ? "failed" : "done",
  };
}

/** Each takes the workspace and the batch's calls as one JSON value, for D1 binds at most 100 to a statement. */
const STATEMENTS = [
  `INSERT INTO calls (workspace_id, id, agent_id, agent_version, provider, provider_call_id, direction, status, end_reason,
      from_number, to_number, started_at, ended_at, timezone, duration_ms, recording_url, metadata, dynamic_variables,
      fingerprint, analysis_status, analysis_id, analysis_attempts, needs_review, transfer_outcome, created_at)
    SELECT ?1, v ->> 'id', v ->> 'agentId', 1, 'api', 'seed-' || (v ->> 'ulid'), v ->> 'direction', v ->> 'status', 'hangup',
      v ->> 'from', v ->> 'to', v ->> 'startedAt', v ->> 'endedAt', 'Europe/Istanbul', v ->> 'durationMs', NULL,
      '{"campaign":"seeded"}', '{}', v ->> 'ulid', v ->> 'read', 'ana_' || (v ->> 'ulid'), 1, v ->> 'needsReview',
      v ->> 'transferOutcome', v ->> 'at'
    FROM (SELECT value AS v FROM json_each(?2))`,
  `INSERT INTO transcripts (workspace_id, call_id, turns)
    SELECT ?1, value ->> 'id', value -> 'turns' FROM json_each(?2)`,
  `INSERT INTO analyses (workspace_id, call_id, id, agent_version, status, reason, model, prompt_version, fields, input_tokens,
      output_tokens, cost_usd, latency_ms, completed_at)
    SELECT ?1, v ->> 'id', 'ana_' || (v ->> 'ulid'), 1, v ->> 'read',
      CASE v ->> 'read' WHEN 'skipped' THEN 'not_connected' WHEN 'failed' THEN 'model_unavailable' END, 'seeded', '1',
      v -> 'fields', 900, 220, 0.0001, 800 + (v ->> 'at') % 1700, (v ->> 'at') + 2500
    FROM (SELECT value AS v FROM json_each(?2))`,
  ...[
    ["0", "'schedule_call'", "'Auto follow-up'", "'followUp'", "'follow_up_required == true'"],
    ["1", "'webhook'", "'Lead to CRM'", "'lead'", "'interest_level == \"high\"'"],
  ].map(
    ([
      position,
      type,
      name,
      outcome,
      said,
    ]) => `INSERT INTO action_runs (workspace_id, call_id, name, id, position, type,
      status, explanation, attempts, created_at, finished_at, analysis_id)
    SELECT ?1, v ->> 'id', ${name}, 'run_' || (v ->> 'ulid') || ${position}, ${position}, ${type}, v ->> ${outcome},
      ${said} || ': ' || iif(v ->> ${outcome} = 'skipped', 'false', 'true'), 1, v ->> 'at', (v ->> 'at') + 4000,
      'ana_' || (v ->> 'ulid')
    FROM (SELECT value AS v FROM json_each(?2))`,
  ),
  `INSERT INTO deliveries (workspace_id, id, event_id, event_type, agent_id, call_id, action_name, url, method, body, status,
      attempts, outcome, created_at, finished_at)
    SELECT ?1, 'dlv_' || (v ->> 'ulid'), 'evt_' || (v ->> 'ulid'), 'call.analyzed', v ->> 'agentId', v ->> 'id', 'Lead to CRM',
      'https://crm.example/leads', 'POST', json_object('call_id', v ->> 'id'),
      iif(v ->> 'lead' = 'failed', 'failed', 'delivered'), 1, iif(v ->> 'lead' = 'failed', 'http_5xx', 'delivered'),
      (v ->> 'at') + 3000, (v ->> 'at') + 4000
    FROM (SELECT value AS v FROM json_each(?2)) WHERE v ->> 'lead' <> 'skipped'`,
  `INSERT INTO delivery_attempts (workspace_id, delivery_id, number, started_at, latency_ms, outcome, response_status)
    SELECT ?1, 'dlv_' || (v ->> 'ulid'), 1, (v ->> 'at') + 3000, 40, iif(v ->> 'lead' = 'failed', 'http_5xx', 'delivered'),
      iif(v ->> 'lead' = 'failed', 500, 204)
    FROM (SELECT value AS v FROM json_each(?2)) WHERE v ->> 'lead' <> 'skipped'`,
  `INSERT INTO schedules (workspace_id, id, agent_id, call_id, action_name, to_number, from_number, scheduled_at, timezone,
      dynamic_variables, status, explanation, created_at, updated_at)
    SELECT ?1, 'sched_' || (v ->> 'ulid'), v ->> 'agentId', v ->> 'id', 'Auto follow-up', v ->> 'customer', '+908501234567',
      substr(v ->> 'endedAt', 1, 19), 'UTC', '{}', 'completed', 'follow_up_required == true: true', v ->> 'at', v ->> 'at'
    FROM (SELECT value AS v FROM json_each(?2)) WHERE v ->> 'booked'`,
];
