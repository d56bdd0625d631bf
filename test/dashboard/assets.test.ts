import htmx from "htmx.org/dist/htmx.min.js?raw";
import idiomorph from "idiomorph/dist/idiomorph-ext.min.js?raw";
import { describe, expect, test } from "vitest";
import { newVisitor, signedInVisitor } from "./support/browser.ts";
import { makeCall } from "./support/calls.ts";

const ASSETS = "../../src/dashboard/static/assets/";
const assets = new Map(
  Object.entries(
    import.meta.glob<string>("../../src/dashboard/static/assets/**/*.{js,css,svg}", {
      query: "?raw",
      import: "default",
      eager: true,
    }),
  ).map(([path, content]) => [path.replace(ASSETS, "/assets/"), content]),
);

/** What a first view may load of script and style, in all. */
const BUDGET_BYTES = 60_000;

async function gzippedBytes(content: string): Promise<number> {
  const zipped = new Blob([content]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(zipped).arrayBuffer()).byteLength;
}

test("vendored scripts are those of the packages, byte for byte", () => {
  // Of a difference nobody needs to see 50 kB.
  expect(assets.get("/assets/vendor/htmx.js") === htmx, "htmx").toBe(true);
  expect(assets.get("/assets/vendor/idiomorph.js") === idiomorph, "idiomorph").toBe(true);
});

test("all script and style there is, on whatever page, is within the budget of a first view", async () => {
  const files = [...assets].filter(([path]) => !path.endsWith(".svg"));
  expect(
    files.filter(([, content]) => content === ""),
    "empty files",
  ).toEqual([]);
  const sizes = await Promise.all(files.map(([, content]) => gzippedBytes(content)));
  const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
  const told = files.map(([path], place) => `${path} ${sizes[place]}`).join(", ");
  expect(total, told).toBeLessThanOrEqual(BUDGET_BYTES);
});

/** Every page that needs no more than an agent and a call. */
async function somePages(): Promise<{ path: string; html: string }[]> {
  const visitor = await signedInVisitor();
  const callId = await makeCall(visitor);
  const call = await visitor.client.send<{ agent_id: string }>("GET", `/v1/calls/${callId}`);
  const { agent_id: agentId } = call.body;
  const calls = ["", "?tab=actions", "?tab=events", "?find=the"].map((query) => `/calls/${callId}${query}`);
  const agents = ["", "/try-it", "/versions"].map((part) => `/agents/${agentId}${part}`);
  const sections = ["", "/calls", "/live", "/agents", "/agents/new", "/data", "/schedules", "/schedules/new"];
  const others = ["/webhooks", "/webhooks/deliveries", "/settings/keys", "/settings/connections", "/nowhere"];
  const live = [`/live/${callId}`, `/data/${agentId}`, `/data/${agentId}?charts=1`, "?days=90"];
  const shown = [
    { path: "/sign-in", html: (await newVisitor(visitor.client).get("/dashboard/sign-in")).html },
  ];
  for (const path of [...sections, ...others, ...calls, ...agents, ...live]) {
    shown.push({ path, html: (await visitor.get(`/dashboard${path}`)).html });
  }
  return shown;
}

const tagsOf = (html: string) => html.match(/<[a-z][^>]*>/gi) ?? [];

test("no page has a script, a style or a handler inside, and each loads only files of its own", async () => {
  for (const { path, html } of await somePages()) {
    expect(html, path).toMatch(/^<!doctype html>/);
    expect(html, path).not.toMatch(/<style\b|<script\b(?![^>]*\bsrc=)|<script\b[^>]*>[^<]/i);
    const inline = tagsOf(html).filter((tag) => /\s(style|on\w+|hx-on[\w:-]*|srcdoc)\s*=/i.test(tag));
    expect(inline, path).toEqual([]);
    const loaded = tagsOf(html)
      .filter((tag) => /^<(script|link|img|iframe)\b/i.test(tag))
      .map((tag) => /\s(?:src|href)="([^"]*)"/.exec(tag)?.[1] ?? tag);
    expect(
      loaded.filter((address) => !assets.has(address)),
      path,
    ).toEqual([]);
    expect(loaded, path).toContain("/assets/style.css");
  }
});

const sources = Object.entries(
  import.meta.glob<string>(["../../src/dashboard/**/*.{ts,tsx}", "!../../src/dashboard/words/**"], {
    query: "?raw",
    import: "default",
    eager: true,
  }),
).map(([path, content]) => ({ path, content }));

test("every script and style is loaded by some page", () => {
  const all = sources.map(({ content }) => content).join("\n");
  expect([...assets.keys()].filter((path) => !all.includes(`"${path}"`))).toEqual([]);
});

describe("every text of the interface", () => {
  const tables = Object.entries(
    import.meta.glob<Record<string, unknown>>("../../src/dashboard/words/*.ts", { eager: true }),
  )
    .filter(([path]) => !path.endsWith("/words.ts"))
    .flatMap(([path, module]) =>
      Object.entries(module).map(([name, table]) => ({ file: path.split("/").at(-1) ?? "", name, table })),
    );

  const phrases = tables.flatMap(({ name, table }) => phrasesIn(table, name));
  const holesOf = (said: string) => [...new Set(said.match(/\{\w+\}/g))].sort();

  test("stands in both languages", () => {
    const poor = phrases.filter(({ phrase }) => phrase.some((said) => said.trim() === ""));
    expect(poor).toEqual([]);
    expect(phrases.length).toBeGreaterThan(500);
  });

  test("has the same holes in both", () => {
    const different = phrases.filter(({ phrase: [en, tr] }) => String(holesOf(en)) !== String(holesOf(tr)));
    expect(different).toEqual([]);
  });

  test("is shown somewhere", () => {
    const named = new Set(
      Object.values(
        import.meta.glob<string>(["../../src/**/*.{ts,tsx}", "!../../src/dashboard/words/**"], {
          query: "?raw",
          import: "default",
          eager: true,
        }),
      ).flatMap((content) =>
        [...content.matchAll(/"([^"\n]+)"|\b(\w+):/g)].map(([, quoted, key]) => quoted ?? key ?? ""),
      ),
    );
    const unused = tables
      .filter(({ name }) => name.endsWith("Words"))
      .flatMap(({ file, name, table }) => {
        const users = sources.flatMap((source) => aliasOf(name, source));
        return Object.keys(table as object)
          .filter((key) => !users.some(({ alias, content }) => isShown(alias, key, content)))
          .map((key) => `${file}: ${name}.${key}`);
      });
    expect(unused).toEqual([]);

    /** By its name, or by one of a list whose names are those of its phrases. */
    function isShown(alias: string, key: string, content: string): boolean {
      if (new RegExp(`\\b${alias}\\??\\.${key}\\b`).test(content)) return true;
      return named.has(key) && new RegExp(`\\b${alias}[[,)]`).test(content);
    }
  });
});

type Pair = readonly [string, string];

function phrasesIn(value: unknown, where: string): { where: string; phrase: Pair }[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) {
    expect(value, where).toHaveLength(2);
    return [{ where, phrase: value as unknown as Pair }];
  }
  return Object.entries(value).flatMap(([key, one]) => phrasesIn(one, `${where}.${key}`));
}

/** What a source calls a table that it imports. */
function aliasOf(table: string, { content }: { content: string }): { alias: string; content: string }[] {
  const found = new RegExp(`import [^;]*\\b${table}\\b(?: as (\\w+))?[^;]*;`).exec(content);
  return found ? [{ alias: found[1] ?? table, content: content.replace(/^import [^;]*;/gm, "") }] : [];
}
