const bytes = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

/** What a receiver that holds only the `whpk_…` does (Standard Webhooks 1.0, asymmetric): true where one `v1a` is right. */
export async function verifiesAsymmetric(
  publicKey: string,
  body: string,
  headers: Record<string, string>,
): Promise<boolean> {
  const key = await crypto.subtle.importKey(
    "raw",
    bytes(publicKey.replace(/^whpk_/, "")),
    { name: "Ed25519" },
    false,
    ["verify"],
  );
  const content = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const verdicts = (headers["webhook-signature"] ?? "")
    .split(" ")
    .filter((signature) => signature.startsWith("v1a,"))
    .map((signature) =>
      crypto.subtle.verify(
        { name: "Ed25519" },
        key,
        bytes(signature.slice("v1a,".length)),
        new TextEncoder().encode(content),
      ),
    );
  return (await Promise.all(verdicts)).includes(true);
}
