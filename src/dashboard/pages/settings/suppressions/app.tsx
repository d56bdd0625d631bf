import { Hono } from "hono";
import type { DashboardEnv } from "../../../context.ts";
import { addOne, removeOne } from "./change.tsx";
import { importList } from "./import.tsx";
import { listPage } from "./show-list.tsx";

/** Numbers that are never called. */
export const suppressionsPages = new Hono<DashboardEnv>();

suppressionsPages.get("/", ...listPage);
suppressionsPages.post("/", ...addOne);
suppressionsPages.post("/import", ...importList);
suppressionsPages.post("/:id/remove", ...removeOne);
