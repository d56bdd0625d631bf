import { openRecording } from "../../calls/recording.ts";
import { handlers } from "../handlers.ts";

/** What a player needs to know of a recording; a provider's other headers are its own business. */
const HANDED_ON = ["content-type", "content-length", "content-range", "accept-ranges", "last-modified"];

export const getRecording = handlers(async (c) => {
  const range = c.req.header("range") ?? null;
  const recording = await openRecording(c.env.services, c.get("workspaceId"), c.req.param("id") ?? "", range);
  if (recording.kind === "elsewhere") return c.redirect(recording.url, 302);
  const { status, headers, body } = recording.response;
  const kept = HANDED_ON.flatMap((name) => {
    const value = headers.get(name);
    // The runtime unpacks a body on its way in, and its length is then another.
    const isLost = name === "content-length" && headers.has("content-encoding");
    return value === null || isLost ? [] : [[name, value] as const];
  });
  // Never shown as a page, whatever type the provider gives it.
  return new Response(body, {
    status,
    headers: {
      ...Object.fromEntries(kept),
      "content-disposition": "attachment",
      "x-content-type-options": "nosniff",
    },
  });
});
