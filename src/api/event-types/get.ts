import { getEventType as get } from "../../webhooks/events/catalogue.ts";
import { handlers } from "../handlers.ts";

export const getEventType = handlers((c) => c.json(get(c.req.param("type") ?? "")));
