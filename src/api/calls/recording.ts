import { handOnRecording } from "../../calls/hand-on-recording.ts";
import { openRecording } from "../../calls/recording.ts";
import { handlers } from "../handlers.ts";

export const getRecording = handlers(async (c) => {
  const range = c.req.header("range") ?? null;
  const recording = await openRecording(c.env.services, c.get("workspaceId"), c.req.param("id") ?? "", range);
  if (recording.kind === "elsewhere") return c.redirect(recording.url, 302);
  return handOnRecording(recording.response);
});
