/** How much of an answer is kept: enough to see what went wrong (Svix keeps as much), too little to fill a database. */
export const RESPONSE_CAP_BYTES = 20_000;

/** Headers that help to find out what happened; all others are dropped, since some carry cookies and tokens. */
const KEPT_HEADERS =
  "content-type content-length date retry-after location server via x-request-id cf-ray allow www-authenticate".split(
    " ",
  );
const HEADER_CAP_CHARS = 500;

/** Which headers of an answer are kept. A location loses its query, where sign-in pages put tokens. */
export function keepHeaders(headers: Headers): Record<string, string> {
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value.slice(0, HEADER_CAP_CHARS)] as const];
  });
  return Object.fromEntries(
    kept.map(([name, value]) => [name, name === "location" ? value.replace(/[?#].*$/s, "") : value]),
  );
}

export interface ResponseText {
  text: string;
  /** The answer was longer than the cap, and the rest was not read. */
  cut: boolean;
}

/**
 * Reads at most `RESPONSE_CAP_BYTES` of a body and lets go of the rest, also when the `deadline` strikes or the connection
 * breaks in between: the status has been received by then, and it alone decides. Never throws.
 */
export async function readCapped(
  body: ReadableStream<Uint8Array> | null,
  deadline: AbortSignal,
): Promise<ResponseText> {
  const decoder = new TextDecoder();
  const answer: ResponseText = { text: "", cut: false };
  if (!body) return answer;
  const reader = body.getReader();
  const letGo = () => void reader.cancel().catch(() => undefined);
  deadline.addEventListener("abort", letGo, { once: true });
  if (deadline.aborted) letGo();
  try {
    let room = RESPONSE_CAP_BYTES;
    for (let chunk = await reader.read(); chunk.value; chunk = await reader.read()) {
      answer.text += decoder.decode(chunk.value.subarray(0, room), { stream: true });
      answer.cut = chunk.value.length > room;
      if (answer.cut) break;
      room -= chunk.value.length;
    }
  } catch {
    // A body that breaks off leaves what came before it.
  } finally {
    deadline.removeEventListener("abort", letGo);
    letGo();
  }
  return answer;
}
