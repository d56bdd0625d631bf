import * as z from "zod";
import { Role } from "../calls/transcripts/speaker.ts";
import type { ConnectionNumber } from "../telephony/connection.ts";
import { PhoneNumber } from "../telephony/number.ts";

/** As many as a workspace may call its own. */
const MAX_NUMBERS = 1_000;
const MAX_AGENTS = 500;
const MAX_ROLES = 100;
/** Room for two PEM keys; all of it is opened for every message that comes in. */
const MAX_MEMBERS_CHARS = 20_000;

const NumberWithId = z.strictObject(
  { phone_number: PhoneNumber, id: z.string().trim().min(1).max(200).nullish() },
  'Give the number in E.164, or {"phone_number": "+14155550123", "id": "<the provider\'s id of it>"}.',
);

/** A number alone, or with the provider's own id of it; a wrong one is pointed at where the client wrote it. */
const ListedNumber = z.unknown().transform((given, context): ConnectionNumber => {
  if (typeof given === "string") {
    const read = PhoneNumber.safeParse(given);
    if (read.success) return { phone_number: read.data, id: null };
    for (const issue of read.error.issues) context.addIssue({ ...issue });
    return z.NEVER;
  }
  const read = NumberWithId.safeParse(given);
  if (read.success) return { phone_number: read.data.phone_number, id: read.data.id ?? null };
  for (const issue of read.error.issues) context.addIssue({ ...issue });
  return z.NEVER;
});

const Numbers = z
  .array(ListedNumber)
  .max(MAX_NUMBERS)
  .superRefine((numbers, context) => {
    const seen = new Set<string>();
    numbers.forEach(({ phone_number: number }, i) => {
      if (seen.has(number))
        context.addIssue({ code: "custom", path: [i], message: `${number} is listed twice: take one out.` });
      seen.add(number);
    });
  });

/** At most so many members, for a record has no length of its own. */
const atMost = (most: number) => ({
  check: (record: object) => Object.keys(record).length <= most,
  message: `Give at most ${most} members.`,
});

const agents = atMost(MAX_AGENTS);
const roles = atMost(MAX_ROLES);

/** Members that the provider's own form reads. */
const ProviderMembers = z
  .record(z.string(), z.unknown(), "Use a JSON object.")
  .refine(
    (members) => JSON.stringify(members).length <= MAX_MEMBERS_CHARS,
    `Send at most ${MAX_MEMBERS_CHARS} characters.`,
  );

const ReadOnly = z.unknown().optional();

/** Members of a connection's answer that say what it is, not how it is set; sent back by a client, they change nothing. */
const readOnly = {
  connection_id: ReadOnly,
  intake_url: ReadOnly,
  can: ReadOnly,
  problem: ReadOnly,
  refused: ReadOnly,
  last_refused_at: ReadOnly,
  set_up: ReadOnly,
  created_at: ReadOnly,
  updated_at: ReadOnly,
};

/** What a user sets on a connection. Null, or nothing, stands for no name, no numbers, and so on. */
export const ConnectionSettings = z.strictObject({
  provider: z.string("Name a provider: GET /v1/providers lists them.").max(64),
  name: z.string().trim().max(200).nullish(),
  /** Our agent whose configuration applies to calls that come in there. */
  agent_id: z.string("Name the agent whose configuration applies.").max(64),
  /** The provider's id of a voice agent → our agent, before `agent_id`. */
  agents: z
    .record(z.string().min(1).max(200), z.string().max(64), 'Use {"<the provider\'s agent id>": "agent_…"}.')
    .refine(agents.check, agents.message)
    .nullish(),
  /** Write-only. */
  credentials: ProviderMembers.optional(),
  numbers: Numbers.nullish(),
  /** Who speaks on a track, channel or label of the provider's. */
  role_map: z
    .record(z.string().min(1).max(100), Role, 'Give each a role, such as {"inbound_track": "customer"}.')
    .refine(roles.check, roles.message)
    .nullish(),
  settings: ProviderMembers.nullish(),
  ...readOnly,
});
export type ConnectionSettings = z.infer<typeof ConnectionSettings>;

export const ConnectionChanges = ConnectionSettings.partial();
export type ConnectionChanges = z.infer<typeof ConnectionChanges>;
