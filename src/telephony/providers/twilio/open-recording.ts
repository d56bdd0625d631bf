import { authorization, type Twilio } from "./account.ts";

/** A recording, and nothing else that the API has: an account's own resource tells its Auth Token. */
const RECORDING =
  /^https:\/\/api\.twilio\.com(\/2010-04-01\/Accounts\/AC\w+\/Recordings\/RE\w+)(?:\.(?:mp3|wav))?$/;

/** Recordings want the account's Basic credentials; `.mp3` after the address asks for MP3 (Twilio Voice, Recordings). */
export const recording: Twilio["recording"] = async (connection, { recordingUrl }) => {
  const path = RECORDING.exec(recordingUrl ?? "")?.[1];
  if (path === undefined) return null;
  return { url: `https://api.twilio.com${path}.mp3`, headers: authorization(connection) };
};
