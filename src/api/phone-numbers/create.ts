import { addNumber } from "../../numbers/add.ts";
import { viewNumber } from "../../numbers/view.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const createPhoneNumber = handlers(async (c) => {
  const row = await addNumber(c.env.services, c.get("workspaceId"), jsonBody(c));
  c.header("Location", `/v1/phone-numbers/${encodeURIComponent(row.phoneNumber)}`);
  return c.json(viewNumber(row), 201);
});
