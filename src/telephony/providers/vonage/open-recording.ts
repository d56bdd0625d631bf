import type { Vonage } from "./account.ts";
import { applicationToken } from "./token.ts";
import { fileUrl } from "./transcript.ts";

/** Files of Vonage's want the application's token (Vonage Voice, recording: download). */
export const recording: Vonage["recording"] = async ({ credentials }, { recordingUrl }, now) => {
  const url = fileUrl(recordingUrl);
  const token = url === null ? null : await applicationToken(credentials, now);
  return url === null || token === null ? null : { url, headers: { authorization: `Bearer ${token}` } };
};
