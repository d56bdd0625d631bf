import { Hono } from "hono";
import type { DashboardEnv } from "../../context.ts";
import { cancelOne, moveSchedule, pauseOne, resumeOne, runOneNow, showSchedule } from "./change.tsx";
import { createSchedulePage, newSchedulePage } from "./create.tsx";
import { changeSchedulePage, editSchedulePage } from "./edit.tsx";
import { listSchedulesPage } from "./show-list.tsx";

/** Calls to come: on a calendar, as a list, one by one, and new ones. */
export const schedulesPages = new Hono<DashboardEnv>();

schedulesPages.get("/", ...listSchedulesPage);
schedulesPages.get("/new", ...newSchedulePage);
schedulesPages.post("/new", ...createSchedulePage);
schedulesPages.get("/:id", ...showSchedule);
schedulesPages.get("/:id/edit", ...editSchedulePage);
schedulesPages.post("/:id/edit", ...changeSchedulePage);
schedulesPages.post("/:id/move", ...moveSchedule);
schedulesPages.post("/:id/cancel", ...cancelOne);
schedulesPages.post("/:id/pause", ...pauseOne);
schedulesPages.post("/:id/resume", ...resumeOne);
schedulesPages.post("/:id/run-now", ...runOneNow);
