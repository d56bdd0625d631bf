import * as z from "zod";
import { Action } from "../actions/action.ts";
import { FieldDefinition } from "../extraction/field.ts";
import { CallingWindow } from "../gate/calling-window.ts";
import { Timezone } from "../time/timezone.ts";
import { EVENT_TYPES } from "../webhooks/event.ts";

const MAX_FIELDS = 100;
const MAX_ACTIONS = 50;

/** What a user sets on an agent. Whatever belongs to the voice provider is kept and handed over as it is. */
export const Configuration = z.strictObject({
  agent_name: z.string().trim().min(1, "Give the agent a name.").max(200),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "Use a BCP 47 tag such as en-US or tr-TR.")
    .default("en-US"),
  timezone: Timezone.default("UTC"),
  /** When this agent may ring people; else the workspace's calling rules say. */
  calling_window: CallingWindow.nullish(),
  voice_id: z.string().max(200).nullish(),
  response_engine: z.record(z.string(), z.unknown()).nullish(),
  begin_message: z.string().max(5000).nullish(),
  metadata: z.record(z.string().max(100), z.unknown()).optional(),
  webhook_url: z
    .url({ protocol: /^https?$/, error: "Use an absolute http or https URL." })
    .max(2000)
    .nullish(),
  webhook_events: z.array(z.enum(EVENT_TYPES)).optional(),
  post_call_data_extraction: z.array(FieldDefinition).max(MAX_FIELDS).default([]),
  post_call_actions: z.array(Action).max(MAX_ACTIONS).default([]),
});
export type Configuration = z.infer<typeof Configuration>;

/** As stored: the same shape, with every secret in it sealed (see `secrets.ts`). */
export type StoredConfiguration = Configuration;

/** Members of an agent's answer that say what it is, not how it is set; sent back by a client, they change nothing. */
export const READ_ONLY_MEMBERS = [
  "agent_id",
  "version",
  "status",
  "created_at",
  "updated_at",
  "webhook_secret",
  "previous_secret_expires_at",
] as const;
