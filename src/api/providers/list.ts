import { viewProvider } from "../../connections/view-provider.ts";
import { handlers } from "../handlers.ts";

export const listProviders = handlers((c) =>
  c.json([...c.env.services.providers.values()].map(viewProvider)),
);
