import { Hono } from "hono";
import * as z from "zod";
import { Timezone } from "../../../../time/timezone.ts";
import type { DashboardEnv } from "../../../context.ts";
import { done } from "../../../flash.ts";
import { page } from "../../../page.tsx";
import { keepPreference } from "../../../preferences.ts";
import { THEMES } from "../../../viewer.ts";
import { preferencesWords as words } from "../../../words/preferences.ts";
import { LANGUAGES, translate } from "../../../words/words.ts";
import { PreferencesPage } from "./page.tsx";

const Preferences = z.object({ language: z.enum(LANGUAGES), zone: Timezone, theme: z.enum(THEMES) });

/** How this browser shows the dashboard: kept in its cookies, and nowhere else. */
export const preferencesPages = new Hono<DashboardEnv>();

preferencesPages.get("/", (c) => {
  const { language, zone, theme, t } = c.get("viewer");
  return page(c, <PreferencesPage values={{ language, zone, theme }} />, { title: t(words.title) });
});

preferencesPages.post("/", async (c) => {
  const form = await c.req.formData();
  const values = Object.fromEntries(
    ["language", "zone", "theme"].map((name) => [name, String(form.get(name) ?? "")]),
  );
  const read = Preferences.safeParse(values);
  if (!read.success) {
    const { language, zone, theme } = { ...c.get("viewer"), ...values };
    const error = read.error.issues[0]?.message;
    return page(c, <PreferencesPage values={{ language, zone, theme }} error={error} />, {
      title: c.get("viewer").t(words.title),
      status: 422,
    });
  }
  for (const name of ["language", "zone", "theme"] as const) keepPreference(c, name, read.data[name]);
  return done(c, "/dashboard/settings/preferences", translate(read.data.language, words.saved));
});
