import { describe, expect, it } from "vitest";
import { cutToBytes, textOfWord, urlWord } from "../../src/telephony/url-text.ts";

describe("a text in a path", () => {
  it.each(["+14155550199", "sip:a@b.example;x=1", "Ayşe 🙂 ﷽", "?>/+ ~", "a\nb"])(
    "comes back whole: %s",
    (text) => {
      expect(urlWord(text)).toMatch(/^[\w-]+$/);
      expect(textOfWord(urlWord(text))).toBe(text);
    },
  );

  it("is none where nobody wrote it", () => {
    for (const word of ["", "%", "a", "KzE=", "KzE0!", "gICA"]) expect(textOfWord(word)).toBeNull();
  });

  it("is cut after a word, never within a character", () => {
    expect(cutToBytes("one two three", 100)).toBe("one two three");
    expect(cutToBytes("one two three", 12)).toBe("one two…");
    for (let max = 4; max < 40; max += 1) {
      const cut = cutToBytes("🙂".repeat(30), max);
      expect(new TextEncoder().encode(cut).byteLength).toBeLessThanOrEqual(max);
      expect(cut).toMatch(/^(🙂)*…$/u);
    }
  });
});
