import { getNumber } from "../../numbers/read.ts";
import { viewNumber } from "../../numbers/view.ts";
import { handlers } from "../handlers.ts";
import { keyOf } from "./key.ts";

export const getPhoneNumber = handlers(async (c) =>
  c.json(viewNumber(await getNumber(c.env.services.db, keyOf(c)))),
);
