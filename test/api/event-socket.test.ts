import { expect, it, vi } from "vitest";
import { converse } from "../../src/api/calls/event-socket.ts";

const FRAME = JSON.stringify({ type: "call.turn", text: "x".repeat(250_000) });

it("a socket whose answers are not waited for is closed before what it sent fills the memory", async () => {
  const [socket, view] = [new WebSocketPair(), new WebSocketPair()];
  const told = Promise.withResolvers<never>();
  converse(socket[1], view[1], { tell: () => told.promise, log: () => {}, later: () => {} });
  const closed: number[] = [];
  socket[0].accept();
  view[0].accept();
  socket[0].addEventListener("close", ({ code }) => void closed.push(code));
  for (let sent = 0; sent < 100; sent += 1) socket[0].send(FRAME);
  await vi.waitFor(() => expect(closed).toEqual([1013]));
});
