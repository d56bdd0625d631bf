import { FieldDefinition, resolveField } from "../../src/extraction/field.ts";

/** One field of every kind that conditions tell apart. */
export const fields = [
  { name: "customer_name", type: "string", description: "Customer full name" },
  { name: "interest_level", type: "enum", description: "high, medium, low, none" },
  { name: "follow_up_required", type: "boolean", description: "Whether follow-up is needed" },
  { name: "follow_up_date", type: "string", description: "Follow-up date in ISO 8601 format" },
  { name: "birthday", type: "string", format: "date" },
  { name: "opening_time", type: "string", format: "time" },
  { name: "callback_number", type: "string", description: "Phone number to call back, digits only" },
  { name: "party_size", type: "number", description: "How many people" },
].map((definition) => resolveField(FieldDefinition.parse(definition)));
