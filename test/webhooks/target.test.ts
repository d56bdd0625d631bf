import { describe, expect, test } from "vitest";
import { readTarget, refuseTarget } from "../../src/webhooks/target.ts";
import { HARMLESS_TARGETS, HOSTILE_TARGETS } from "./targets.ts";

describe.each(Object.entries(HOSTILE_TARGETS))("a webhook never goes to %s", (_trick, urls) => {
  test.each(urls)("%s", (url) => {
    expect(refuseTarget(url, false)).toMatch(/^[A-Z].*\.$/);
  });
});

test.each(HARMLESS_TARGETS)("a webhook may go to %s", (url) => {
  expect(refuseTarget(url, false)).toBeNull();
});

test("the table of hostile targets holds at least 120", () => {
  expect(new Set(Object.values(HOSTILE_TARGETS).flat()).size).toBeGreaterThanOrEqual(120);
});

test("what is answered is the URL object that was judged, with the number folded", () => {
  const target = readTarget("http://0x7f.1:8080/a?b=c", true);
  expect(target).toHaveProperty("url.href", "http://127.0.0.1:8080/a?b=c");
});

describe("with private targets allowed, for local use", () => {
  test.each(["http://127.0.0.1:8080/", "http://localhost/", "https://10.0.0.1:22/", "http://[::1]:3000/"])(
    "a webhook may go to %s",
    (url) => expect(refuseTarget(url, true)).toBeNull(),
  );

  test.each(["ftp://localhost/", "http://user:pass@localhost/", "localhost:3000/hook", "file:///etc/passwd"])(
    "%s is refused all the same",
    (url) => expect(refuseTarget(url, true)).not.toBeNull(),
  );
});
