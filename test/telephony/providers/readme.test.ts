import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import readme from "../../../README.md?raw";
import { compose } from "../../../src/compose.ts";

const rows = new Map(
  [...readme.matchAll(/^\| ([A-Z][\w ]+) \| (.+) \|$/gm)].map(([, name = "", rest = ""]) => [
    name,
    rest.split(" | "),
  ]),
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
