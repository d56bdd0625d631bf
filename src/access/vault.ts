/** Secrets at rest: AES-GCM with a key from the Worker's own secrets. */
export interface Vault {
  /**
   * `v1.<key id>.<nonce>.<ciphertext>`, the last three base64url; bound to `context`, so that a row cannot borrow
   * another's.
   */
  seal(plain: string, context: string): Promise<string>;
  /** Null when no known key opens it, or the context is another. */
  open(sealed: string, context: string): Promise<string | null>;
}

const NONCE_BYTES = 12;
const KEY_BYTES = 32;

interface VaultKey {
  id: string;
  key: CryptoKey;
}

/**
 * Opens a vault over `keys`, base64 of 32 bytes each, separated by commas: the first seals, all of them open, so a key is
 * rotated by putting the new one in front. Throws where a key has another length.
 */
export function openVault(keys: string): Vault {
  let imported: Promise<VaultKey[]> | undefined;
  const ring = () => {
    imported ??= Promise.all(keys.split(",").map((key) => importKey(key.trim())));
    return imported;
  };
  return {
    async seal(plain, context) {
      const [current] = await ring();
      if (!current) throw new Error("The vault has no key.");
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const cipher = await crypto.subtle.encrypt(algorithm(nonce, context), current.key, encode(plain));
      return ["v1", current.id, base64url(nonce), base64url(new Uint8Array(cipher))].join(".");
    },
    async open(sealed, context) {
      const [version, id, nonce, cipher] = sealed.split(".");
      const found = (await ring()).find((candidate) => candidate.id === id);
      if (version !== "v1" || !found || !nonce || !cipher) return null;
      try {
        const plain = await crypto.subtle.decrypt(algorithm(bytes(nonce), context), found.key, bytes(cipher));
        return new TextDecoder().decode(plain);
      } catch {
        return null;
      }
    },
  };
}

/** True where every key of the ring has the right form; `env.ts` asks before anything is sealed. */
export function isVaultKeyRing(keys: string): boolean {
  return keys.split(",").every((key) => {
    try {
      return bytes(key.trim()).length === KEY_BYTES;
    } catch {
      return false;
    }
  });
}

async function importKey(base64: string): Promise<VaultKey> {
  const raw = bytes(base64);
  const digest = await crypto.subtle.digest("SHA-256", raw);
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  return { id: base64url(new Uint8Array(digest).slice(0, 6)), key };
}

const algorithm = (iv: Uint8Array, context: string) => ({
  name: "AES-GCM",
  iv,
  additionalData: encode(context),
});
const encode = (text: string) => new TextEncoder().encode(text);

function bytes(base64: string): Uint8Array {
  const binary = atob(base64.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

function base64url(raw: Uint8Array): string {
  return btoa(String.fromCharCode(...raw))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
}
