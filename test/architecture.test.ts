import { describe, expect, test } from "vitest";

const DOORS = ["api", "intake", "jobs", "alarms", "live", "dashboard", "mcp"];
const ROOMS = [
  "calls",
  "agents",
  "analyses",
  "extraction",
  "conditions",
  "actions",
  "webhooks",
  "schedules",
  "gate",
  "suppressions",
  "numbers",
  "connections",
  "time",
  "telephony",
  "transfers",
  "wording",
  "reasons",
  "imports",
  "conversations",
  "exports",
  "access",
];
/** Words that every part may use; they know no room. */
const COMMON = ["errors", "fold-case", "id", "log", "outcome", "streamed"];

/** Lower may not lead to higher: index → doors → rooms → store. */
const RANK = new Map([
  ...COMMON.map((name) => [name, 0] as const),
  ["store", 1] as const,
  ...ROOMS.map((name) => [name, 2] as const),
  ["env", 3] as const,
  ["problem", 3] as const,
  ["compose", 4] as const,
  ...DOORS.map((name) => [name, 5] as const),
  ["index", 6] as const,
]);

interface Import {
  from: string;
  /** First folder below src, or the file's own name at the top. */
  part: string;
  /** The part imported, or null for a package. */
  target: string | null;
  specifier: string;
  typeOnly: boolean;
}

const sources = import.meta.glob<string>("../src/**/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
  eager: true,
});
const files = Object.entries(sources).map(([path, text]) => ({ path: path.replace("../src/", ""), text }));
const partOf = (path: string) => path.split("/")[0]?.replace(/\.tsx?$/, "") ?? "";

const imports: Import[] = files.flatMap(({ path, text }) =>
  [...text.matchAll(/^(?:import|export)\s+(type\s+)?([^;]*?)\s*from\s+"([^"]+)";/gm)].map(
    ([, type, names = "", specifier = ""]) => {
      const target = specifier.startsWith(".")
        ? partOf(new URL(specifier, `file:///${path}`).pathname.slice(1))
        : null;
      const named = /^\{([\s\S]*)\}$/
        .exec(names)?.[1]
        ?.split(",")
        .map((name) => name.trim())
        .filter(Boolean);
      const typeOnly = type !== undefined || (named?.every((name) => name.startsWith("type ")) ?? false);
      return { from: path, part: partOf(path), target, specifier, typeOnly };
    },
  ),
);

const show = ({ from, specifier }: Import) => `${from} imports ${specifier}`;

describe("the house", () => {
  test("has no part that the table of rooms does not name", () => {
    expect([...new Set(files.map(({ path }) => partOf(path)))].filter((part) => !RANK.has(part))).toEqual([]);
    expect(imports.length).toBeGreaterThan(300);
  });

  test("lets arrows point one way: index, doors, rooms, store", () => {
    const upward = imports.filter(({ part, target, typeOnly }) => {
      if (target === null || typeOnly || target === part) return false;
      return (RANK.get(target) ?? 0) > (RANK.get(part) ?? 0);
    });
    // The queue's messages are the one form that a door and what sends to it share.
    expect(upward.map(show)).toEqual(["compose.ts imports ./jobs/message.ts"]);
  });

  test("keeps doors apart from each other", () => {
    const across = imports.filter(
      ({ part, target }) =>
        target !== null && target !== part && DOORS.includes(part) && DOORS.includes(target),
    );
    expect(across.map(show)).toEqual([]);
  });

  test("keeps rooms and store from knowing doors, the environment or how they are put together, even by type", () => {
    const hidden = [...DOORS, "env", "compose", "index", "problem"];
    const nosy = imports.filter(
      ({ part, target }) =>
        (ROOMS.includes(part) || part === "store") && target !== null && hidden.includes(target),
    );
    expect(nosy.map(show)).toEqual([]);
  });

  test("keeps what several pages of the dashboard share from knowing any of them", () => {
    const shared = imports.filter(({ from }) => /^dashboard\/(parts|charts|words)\//.test(from));
    expect(shared.length).toBeGreaterThan(100);
    expect(shared.filter(({ specifier }) => specifier.includes("/pages/")).map(show)).toEqual([]);
  });

  test.each([
    ["hono", [...DOORS]],
    ["@hono/zod-validator", ["api"]],
    ["drizzle-orm", ["store"]],
    ["cloudflare:workers", ["alarms", "compose", "live"]],
  ])("meets %s only where it belongs", (name, allowed) => {
    const users = imports.filter(({ specifier }) => specifier === name || specifier.startsWith(`${name}/`));
    expect(users.filter(({ part }) => !allowed.includes(part)).map(show)).toEqual([]);
    expect(users.length).toBeGreaterThan(0);
  });

  test("joins extraction with what follows from it in analyses/ alone", () => {
    const joins = (path: string, target: string) =>
      imports.some((one) => one.from === path && one.target === target && !one.typeOnly);
    const joining = files
      .map(({ path }) => path)
      .filter((path) => joins(path, "extraction") && joins(path, "actions"));
    expect(joining.filter((path) => path.startsWith("calls/"))).toEqual([]);
    const strays = imports.filter(
      ({ part, target, typeOnly }) =>
        !typeOnly &&
        part === "extraction" &&
        ["conditions", "actions", "schedules", "webhooks", "agents"].includes(target ?? ""),
    );
    expect(strays.map(show)).toEqual([]);
  });

  test("keeps every file under 300 lines, half of them under 80, and has no attic", () => {
    const lengths = files.map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }));
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(80);
    const attic = /(^|\/)(utils?|helpers?|lib|common|misc|shared|types)(\/|\.ts$)/;
    expect(files.filter(({ path }) => attic.test(path)).map(({ path }) => path)).toEqual([]);
  });
});
