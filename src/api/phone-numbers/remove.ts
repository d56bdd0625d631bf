import { removeNumber } from "../../numbers/read.ts";
import { handlers } from "../handlers.ts";
import { keyOf } from "./key.ts";

export const removePhoneNumber = handlers(async (c) => {
  const { db, clock } = c.env.services;
  await removeNumber(db, keyOf(c), clock());
  return c.body(null, 204);
});
