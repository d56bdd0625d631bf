import { createEndpoint as create } from "../../webhooks/endpoints/save.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";
import { answerSaved } from "./answer.ts";

export const createEndpoint = handlers(async (c) =>
  answerSaved(c, await create(c.env.services, c.get("workspaceId"), jsonBody(c)), 201),
);
