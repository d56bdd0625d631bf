import { describe, expect, it } from "vitest";
import { arrivalsOf } from "../../../../scripts/demo/provider/deliver.ts";
import { json } from "../../../../scripts/demo/provider/voice-provider.ts";

const notes = (...names: string[]) =>
  arrivalsOf(names.map((name) => json(name, {}))).map(({ message, note }) =>
    `${message.name} ${note}`.trim(),
  );

describe("the messages of a played call", () => {
  it("come in their turn, but for the last two, and the last comes again", () => {
    expect(notes("started", "turn", "ended", "analysed")).toEqual([
      "started",
      "turn",
      "analysed too early",
      "ended late",
      "analysed again",
    ]);
  });

  it("that are but one come twice", () => {
    expect(notes("ended")).toEqual(["ended", "ended again"]);
    expect(notes()).toEqual([]);
  });
});
