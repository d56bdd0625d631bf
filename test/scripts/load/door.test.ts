import { expect, it } from "vitest";
import type { LiveMessage } from "../../../scripts/api/live-message.ts";
import { turnstile } from "../../../scripts/load/live/door.ts";
import { turnsIn } from "../../../scripts/load/live/read-back.ts";
import { spreadOf } from "../../../scripts/load/spread.ts";

it("lets so many in at once, in the order in which they came", async () => {
  const inTurn = turnstile(2);
  const begun: number[] = [];
  const ends = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
  const all = ends.map(({ promise }, i) =>
    inTurn(() => {
      begun.push(i);
      return promise;
    }),
  );
  const settled = () => new Promise<void>((resolve) => queueMicrotask(resolve));
  expect(begun).toEqual([0, 1]);
  ends[1]?.resolve();
  await all[1];
  await settled();
  expect(begun).toEqual([0, 1, 2]);
  for (const { resolve } of ends) resolve();
  await Promise.all(all);
  expect(begun).toEqual([0, 1, 2, 3]);
  // No place was lost or won on the way.
  const held = Promise.withResolvers<void>();
  const later = [4, 5, 6].map((i) =>
    inTurn(() => {
      begun.push(i);
      return held.promise;
    }),
  );
  expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
  held.resolve();
  await Promise.all(later);
});

it("lets the next one in where one fails", async () => {
  const inTurn = turnstile(1);
  const failed = inTurn(() => Promise.reject(new Error("no")));
  const next = inTurn(async () => "in");
  await expect(failed).rejects.toThrow("no");
  await expect(next).resolves.toBe("in");
});

it("reads the turns of a live view's first message", async () => {
  const turns = [{ turn: 0, role: "agent", text: "Hello." }];
  const view = async function* (...messages: LiveMessage[]) {
    yield* messages;
  };
  const snapshot = { ...{ type: "snapshot" as const, turns }, fields: {}, decisions: [], transfers: [] };
  expect(await turnsIn(view(snapshot, { type: "error", detail: "no" }))).toEqual(turns);
  expect(await turnsIn(view({ type: "error", detail: "no" }))).toBeNull();
  expect(await turnsIn(view())).toBeNull();
});

it("spreads times by the nearest rank", () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(spreadOf(hundred)).toBe("median 50 ms, 95th percentile 95 ms, 99th 99 ms, longest 100 ms");
  expect(spreadOf([3, 1, 2])).toBe("median 2 ms, 95th percentile 3 ms, 99th 3 ms, longest 3 ms");
  expect(spreadOf([])).toBe("nothing was measured");
});
