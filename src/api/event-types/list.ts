import { listEventTypes as list } from "../../webhooks/events/catalogue.ts";
import { handlers } from "../handlers.ts";

export const listEventTypes = handlers((c) => c.json(list()));
