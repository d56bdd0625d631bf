import { changeNumber } from "../../numbers/change.ts";
import { viewNumber } from "../../numbers/view.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";
import { keyOf } from "./key.ts";

export const changePhoneNumber = handlers(async (c) =>
  c.json(viewNumber(await changeNumber(c.env.services, keyOf(c), jsonBody(c)))),
);
