import { API, authorization, type Call2Me } from "./account.ts";

/** Whatever lies under a call: `/v1/calls/call_1/recording.mp3`. */
const RECORDING = /^\/v1\/calls\/[\w.~-]+\/[\w.~-]+$/;

/** A recording lies under its call at the API, which wants the key; one that lies elsewhere is none of the API's. */
export const recording: Call2Me["recording"] = async (connection, { recordingUrl }) => {
  const url = URL.parse(recordingUrl ?? "");
  const isTheirs = url?.origin === API && url.username === "" && RECORDING.test(url.pathname);
  return isTheirs ? { url: url.href, headers: authorization(connection) } : null;
};
