const PREFIX = "sk_";
/** 238 bits: nobody guesses it, and it fits a line. */
const RANDOM_CHARACTERS = 40;
const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** Bytes from here on would make the first characters likelier than the others. */
const FAIR_BYTES = 256 - (256 % BASE62.length);

/** A fresh API key: `sk_` and 40 random letters and digits. */
export function newApiKey(): string {
  let random = "";
  while (random.length < RANDOM_CHARACTERS) {
    for (const byte of crypto.getRandomValues(new Uint8Array(RANDOM_CHARACTERS))) {
      if (byte < FAIR_BYTES) random += BASE62.charAt(byte % BASE62.length);
    }
  }
  return PREFIX + random.slice(0, RANDOM_CHARACTERS);
}
