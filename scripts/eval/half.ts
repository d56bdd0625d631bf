/** `A` or `B`: a stable split of the calls in two, for tuning on one and checking on the other. */
export function halfOf(id: string): "A" | "B" {
  let hash = 7;
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  return ((hash >>> 15) ^ (hash >>> 7)) % 2 === 0 ? "A" : "B";
}
