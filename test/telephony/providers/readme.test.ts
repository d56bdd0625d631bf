import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import readme from "../../../README.md?raw";
import { compose } from "../../../src/compose.ts";

/** The one that says what each provider can be asked. */
const TABLE = /^\| provider \| transcript \| dial [\s\S]+?\n\n/m;

const rows = new Map(
  [...(TABLE.exec(readme)?.[0] ?? "").matchAll(/^\| ([A-Z][\w ]+) \| (.+) \|$/gm)].map(
    ([, name = "", rest = ""]) => [name, rest.split(" | ")],
  ),
);
const providers = [...compose(env).providers.values()].filter(({ id }) => id !== "simulated");
const word = (can: unknown) => (can ? "yes" : "no");

describe("the README's table of providers", () => {
  it.each(providers)("says of $id what its adapter can do", (adapter) => {
    const [, dial, find, end, transfer, live] = rows.get(adapter.name) ?? [];
    expect({ dial, find, end, transfer, live }).toEqual({
      dial: word(adapter.dial),
      find: word(adapter.findCall),
      end: word(adapter.end),
      transfer: word(adapter.transfer),
      live: word(adapter.liveTurns),
    });
  });
});
