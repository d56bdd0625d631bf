/** What a player needs to know of a recording; a provider's other headers are its own business. */
const HANDED_ON = ["content-type", "content-length", "content-range", "accept-ranges", "last-modified"];

/** A provider's answer with a recording, for either door: never shown as a page, whatever type the provider gives it. */
export function handOnRecording({ status, headers, body }: Response): Response {
  const kept = HANDED_ON.flatMap((name) => {
    const value = headers.get(name);
    // The runtime unpacks a body on its way in, and its length is then another.
    const isLost = name === "content-length" && headers.has("content-encoding");
    return value === null || isLost ? [] : [[name, value] as const];
  });
  return new Response(body, {
    status,
    headers: {
      ...Object.fromEntries(kept),
      "content-disposition": "attachment",
      "x-content-type-options": "nosniff",
    },
  });
}
