const UNITS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** `0s 5m 2h`: seconds, each in the greatest unit that it is a whole number of. */
export function writeWaits(seconds: readonly number[]): string {
  return seconds.map(writeOne).join(" ");
}

function writeOne(seconds: number): string {
  for (const unit of ["d", "h", "m"] as const) {
    if (seconds > 0 && seconds % UNITS[unit] === 0) return `${seconds / UNITS[unit]}${unit}`;
  }
  return `${seconds}s`;
}

/** The same back; what is no length of time stays text, so that the verb says what is wrong. */
export function readWaits(text: string): (number | string)[] {
  return text
    .split(/[\s,;]+/)
    .filter((word) => word !== "")
    .map((word) => {
      const [, n, unit = "s"] = /^(\d+(?:\.\d+)?)([smhd]?)$/i.exec(word) ?? [];
      if (n === undefined) return word;
      return Number(n) * (UNITS[unit.toLowerCase() as keyof typeof UNITS] ?? 1);
    });
}
