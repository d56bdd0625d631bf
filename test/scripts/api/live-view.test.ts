import { expect, it } from "vitest";
import { readEvents } from "../../../scripts/api/live-view.ts";

/** The same bytes in pieces of `size`. */
function inPieces(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.slice(i * size, (i + 1) * size),
  );
  return new ReadableStream({
    pull(controller) {
      const piece = pieces.shift();
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
  });
}

async function read(text: string, size = 1_000) {
  const messages = [];
  for await (const message of readEvents(inPieces(text, size))) messages.push(message);
  return messages;
}

const TURN = { type: "turn", turn: 0, role: "customer", text: "Günaydın 🙂" };
const ENDED = { type: "ended", call_status: "completed", end_reason: null };
const event = (message: object) => `id: 1\nevent: message\ndata: ${JSON.stringify(message)}\n\n`;

it.each([1, 2, 7, 1_000])("messages are whole in whatever pieces of %i bytes they come", async (size) => {
  expect(await read(`: hello\n\n${event(TURN)}: still here\n\n${event(ENDED)}`, size)).toEqual([TURN, ENDED]);
});

it("nothing is read after the end, and half an event is none", async () => {
  expect(await read(`${event(ENDED)}${event(TURN)}`)).toEqual([ENDED]);
  expect(await read(`${event(TURN)}data: {"type":"tu`)).toEqual([TURN]);
});
