import { createHmac } from "node:crypto";

/** HMAC-SHA256 of a text, by another implementation than the adapters use. */
export const hmac = (secret: string, text: string, encoding: "hex" | "base64" = "hex") =>
  createHmac("sha256", secret).update(text).digest(encoding);
