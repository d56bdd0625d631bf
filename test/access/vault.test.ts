import { describe, expect, it } from "vitest";
import { isVaultKeyRing, openVault } from "../../src/access/vault.ts";

const OLD = btoa("o".repeat(32));
const NEW = btoa("n".repeat(32));

describe("the vault", () => {
  it.each(["correct horse", "", "şifre 🔑", "x".repeat(100_000)])("opens what it sealed", async (plain) => {
    const vault = openVault(OLD);
    expect(await vault.open(await vault.seal(plain, "agent:1"), "agent:1")).toBe(plain);
  });

  it("never seals the same secret to the same text, and shows nothing of it", async () => {
    const vault = openVault(OLD);
    const [a, b] = [
      await vault.seal("correct horse", "agent:1"),
      await vault.seal("correct horse", "agent:1"),
    ];
    expect(a).not.toBe(b);
    expect(a).toMatch(/^v1\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(atob((a.split(".")[3] ?? "").replace(/-/g, "+").replace(/_/g, "/"))).not.toContain("horse");
  });

  it("opens nothing in another place than it was sealed for", async () => {
    const vault = openVault(OLD);
    expect(await vault.open(await vault.seal("secret", "agent:1"), "agent:2")).toBeNull();
  });

  it("opens what an older key sealed once a new one stands in front, and seals with the new one", async () => {
    const before = await openVault(OLD).seal("secret", "agent:1");
    const rotated = openVault(`${NEW}, ${OLD}`);
    expect(await rotated.open(before, "agent:1")).toBe("secret");
    const after = await rotated.seal("secret", "agent:1");
    expect(await openVault(NEW).open(after, "agent:1")).toBe("secret");
    expect(await openVault(OLD).open(after, "agent:1")).toBeNull();
  });

  it("answers null to what was changed, cut off or is no seal at all", async () => {
    const vault = openVault(OLD);
    const sealed = await vault.seal("secret", "agent:1");
    const [version, key, nonce, cipher = ""] = sealed.split(".");
    const flipped = `${cipher.startsWith("A") ? "B" : "A"}${cipher.slice(1)}`;
    for (const broken of [
      [version, key, nonce, flipped].join("."),
      [version, key, nonce].join("."),
      ["v2", key, nonce, cipher].join("."),
      "secret",
      "",
    ]) {
      expect(await vault.open(broken, "agent:1"), broken).toBeNull();
    }
  });
});

describe("a ring of keys", () => {
  it.each([
    [OLD, true],
    [`${NEW},${OLD}`, true],
    [`${NEW} , ${OLD}`, true],
    ["", false],
    [btoa("short"), false],
    [`${NEW},`, false],
    ["*".repeat(44), false],
  ])("%s is one: %s", (keys, valid) => {
    expect(isVaultKeyRing(keys)).toBe(valid);
  });
});
