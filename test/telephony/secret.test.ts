import { describe, expect, it } from "vitest";
import { CASES } from "./providers/cases.ts";

/** Neither is pasted into a header: the one is a PEM of several lines, the other an address. */
const OTHER_FORMS = ["private_key", "url", "webhook_auth"];

const members = CASES.flatMap(({ adapter, credentials }) =>
  Object.keys(credentials)
    .filter((name) => !OTHER_FORMS.includes(name))
    .map((name) => ({ adapter, credentials, provider: adapter.name, name })),
);

describe("a credential", () => {
  it.each(members)("$name of $provider is taken without what was pasted round it", (member) => {
    const { adapter, credentials, name } = member;
    const pasted = { ...credentials, [name]: `\n ${credentials[name]}\r\n` };
    const read: Record<string, unknown> = adapter.credentials.parse(pasted);
    expect(read[name]).toBe(credentials[name]);
  });

  it.each(members)("$name of $provider is refused where no request could carry it", (member) => {
    const { adapter, credentials, name } = member;
    const text = String(credentials[name]);
    for (const between of ["\n", "\r", "\u0000", "\u200b", "é"]) {
      const broken = { ...credentials, [name]: text.slice(0, 3) + between + text.slice(3) };
      const { error } = adapter.credentials.safeParse(broken);
      expect(error?.issues[0]?.path, JSON.stringify(between)).toEqual([name]);
      expect(error?.issues[0]?.message).toMatch(/^Copy it anew/);
    }
    for (const nothing of ["", "  ", "\n"]) {
      expect(adapter.credentials.safeParse({ ...credentials, [name]: nothing }).success).toBe(false);
    }
  });
});
