import { addSuppression } from "../../suppressions/add.ts";
import { viewSuppression } from "../../suppressions/view.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const createSuppression = handlers(async (c) => {
  const { name } = c.get("principal");
  const { suppression, added } = await addSuppression(
    c.env.services,
    c.get("workspaceId"),
    name,
    jsonBody(c),
  );
  c.header("Location", `/v1/suppressions/${suppression.id}`);
  return c.json(viewSuppression(suppression), added ? 201 : 200);
});
