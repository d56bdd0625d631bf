import { describe, expect, test } from "vitest";
import { checkScope, mayUse } from "../../src/access/may-use.ts";
import { beyond, RESOURCES, Scope } from "../../src/access/scope.ts";
import { api } from "../../src/api/app.ts";

describe("the resources that scopes name", () => {
  test("are those that the API has, no more and no less", () => {
    const segments = api.routes.flatMap(({ path }) => /^\/v1\/([a-z-]+)/.exec(path)?.[1] ?? []);
    expect([...new Set(segments)].sort()).toEqual([...RESOURCES].sort());
  });
});

describe("a scope", () => {
  test.each(["*", "read", "write", "calls:read", "api-keys:write"])("may be %s", (scope) => {
    expect(Scope.safeParse(scope).success).toBe(true);
  });

  test("that nobody knows is named, however long it is", () => {
    const message = Scope.safeParse("x".repeat(10_000)).error?.issues[0]?.message ?? "";
    expect(message).toContain("There is no scope xxx");
    expect(message.length).toBeLessThan(500);
  });

  test.each([
    [["*"], "agents", "write", true],
    [["read"], "agents", "read", true],
    [["read"], "agents", "write", false],
    [["agents:write"], "agents", "write", true],
    [["agents:write"], "agents", "read", false],
    [["agents:read"], "calls", "read", false],
    [["agents:read"], "", "read", false],
    [["calls:read"], "constructor", "read", false],
    [["*"], "constructor", "read", true],
    [[], "agents", "read", false],
    [[], "users", "read", true],
    [[], "users", "write", false],
  ] as const)("%j: %s %s is %s", (scopes, resource, access, expected) => {
    expect(mayUse({ scopes }, resource, access)).toBe(expected);
  });

  test("that would allow it is named, and never one that there is not", () => {
    const refused = (resource: string) => () => checkScope({ scopes: ["calls:read"] }, resource, "read");
    expect(refused("agents")).toThrow("it needs the scope agents:read, read or *, and has calls:read.");
    expect(refused("nonsense")).toThrow("it needs the scope read or *, and has calls:read.");
  });

  test("covers itself and what is narrower", () => {
    expect(beyond(["read"], ["calls:read", "read", "calls:write", "write", "*"])).toEqual([
      "calls:write",
      "write",
      "*",
    ]);
    expect(beyond(["*"], ["*", "read", "agents:write"])).toEqual([]);
    expect(beyond([], ["*", "users:read"])).toEqual(["*"]);
  });
});
