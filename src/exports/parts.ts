/** Of text, before it is gzipped: the row of a part stays far below the 2 MB that D1 takes. */
export const PART_BYTES = 1_000_000;

/** Text as parts to be stored, in their order, each gzipped by itself; none of none. A part may end within a character. */
export async function partsOf(text: Uint8Array): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  for (let from = 0; from < text.length; from += PART_BYTES) {
    parts.push(await through(new CompressionStream("gzip"), text.subarray(from, from + PART_BYTES)));
  }
  return parts;
}

/** The text of a part. */
export const textOfPart = (part: Uint8Array): Promise<Uint8Array> =>
  through(new DecompressionStream("gzip"), part);

async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const writer = stream.writable.getWriter();
  // What goes wrong in writing is told by what is read.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  return new Uint8Array(await new Response(stream.readable).arrayBuffer());
}
