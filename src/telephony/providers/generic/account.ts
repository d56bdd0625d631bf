import * as z from "zod";
import { refuseSecret } from "../../../webhooks/secret.ts";
import type { Adapter } from "../../provider.ts";
import { secret } from "../../secret.ts";

/** Text of its own is a key as it stands, so it is to be no word that one can guess. */
const MIN_SECRET_CHARS = 16;

export const Credentials = z.object({
  webhook_secret: secret("Give a secret that your system signs with: whsec_ and base64, or text of your own.")
    .min(MIN_SECRET_CHARS, `Use at least ${MIN_SECRET_CHARS} characters.`)
    .max(200)
    .superRefine((text, context) => {
      const message = refuseSecret(text);
      if (message) context.addIssue({ code: "custom", message });
    }),
});
export type Credentials = z.infer<typeof Credentials>;

export const Settings = z.strictObject({}).prefault({});
export type Settings = z.infer<typeof Settings>;

/** The port, for this provider: its members are typed by it. */
export type Generic = Required<Adapter<Credentials, Settings>>;
