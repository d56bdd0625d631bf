import * as z from "zod";

/** A receiver that gets no more events; the others are told. */
export const DisabledEndpoint = z.object({
  endpoint_id: z.string().optional(),
  agent_id: z.string().optional().describe("In its place where an agent's own webhook was disabled."),
  url: z.string(),
  reason: z.string(),
  failing_since: z.iso.datetime({ offset: true }),
  held: z.int().describe("Deliveries that wait for it to be enabled."),
});
