import { bindNumber, unbindNumber } from "../../numbers/change.ts";
import { viewNumber } from "../../numbers/view.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";
import { keyOf } from "./key.ts";

export const bindPhoneNumber = handlers(async (c) =>
  c.json(viewNumber(await bindNumber(c.env.services, keyOf(c), jsonBody(c)))),
);

export const unbindPhoneNumber = handlers(async (c) =>
  c.json(viewNumber(await unbindNumber(c.env.services, keyOf(c)))),
);
