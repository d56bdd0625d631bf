import * as z from "zod";
import { AppError } from "../../errors.ts";
import { EVENT_TYPES, type EventType, newEvent, WebhookEvent } from "../event.ts";
import { AnalyzedCall, CallFacts, Transfer, Utterance } from "./call-data.ts";
import { DisabledEndpoint } from "./endpoint.ts";
import { EXAMPLES } from "./examples.ts";
import { Schedule } from "./schedule.ts";

interface EventKind {
  description: string;
  data: z.ZodType<Record<string, unknown>>;
}

const KINDS: Record<EventType, EventKind> = {
  "call.started": { description: "A call was connected and goes on.", data: CallFacts },
  "call.transcript": { description: "An utterance of a call under way is finished.", data: Utterance },
  "call.transfer": { description: "A call was to be handed over, and how that went.", data: Transfer },
  "call.error": {
    description: "A call failed; end_reason says why. Its call.ended follows.",
    data: CallFacts,
  },
  "call.ended": {
    description: "A call is over, however it ended. It has not been read yet.",
    data: CallFacts,
  },
  "call.analyzed": {
    description: "A call has been read: its data and what follows from it, or why it was skipped or failed.",
    data: AnalyzedCall,
  },
  "schedule.created": { description: "A call was booked.", data: Schedule },
  "schedule.fired": { description: "An attempt of a schedule is being dialled.", data: Schedule },
  "schedule.completed": {
    description:
      "A schedule has come to its end: status completed after a conversation, failed where nobody was reached.",
    data: Schedule,
  },
  "schedule.blocked": {
    description: "A rule kept a number from being dialled, which ends the schedule.",
    data: Schedule,
  },
  "schedule.canceled": { description: "A schedule was canceled.", data: Schedule },
  "endpoint.disabled": {
    description: "A receiver of events failed for so long that it gets no more; the others are told.",
    data: DisabledEndpoint,
  },
};

/** The whole event as a type sends it. */
export function schemaOf(type: EventType) {
  const call_id = type.startsWith("call.") ? z.string() : WebhookEvent.shape.call_id;
  return WebhookEvent.extend({ type: z.literal(type), call_id, data: KINDS[type].data });
}

/** An event type as the API shows it, `schema` in JSON Schema 2020-12. */
export function describeEventType(type: EventType) {
  return {
    type,
    description: KINDS[type].description,
    schema: z.toJSONSchema(schemaOf(type), {
      override: ({ jsonSchema }) => {
        // New members may come without a new version.
        if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
        if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
      },
    }),
    example: newEvent(EXAMPLES[type]),
  };
}
export type EventTypeView = ReturnType<typeof describeEventType>;

export const listEventTypes = (): EventTypeView[] => EVENT_TYPES.map(describeEventType);

/** One of the list; a name that nobody sends is `not_found`. */
export function getEventType(name: string): EventTypeView {
  const type = EVENT_TYPES.find((one) => one === name);
  if (!type) {
    throw new AppError(
      "not_found",
      `There is no event type ${name.slice(0, 64)}: see GET /v1/event-types for those there are.`,
    );
  }
  return describeEventType(type);
}
