import { getCookie } from "hono/cookie";
import { isTimezone } from "../time/timezone.ts";
import type { DashboardContext } from "./context.ts";
import { keepCookie } from "./cookies.ts";
import { THEMES, type Theme, type Viewer } from "./viewer.ts";
import { LANGUAGES, type Language, translate } from "./words/words.ts";

const YEAR_SECONDS = 365 * 86_400;

/** How this browser likes to see the dashboard: by cookies, which hold nothing secret; language by its header too. */
export function viewerOf(c: DashboardContext): Viewer {
  const language = languageOf(c);
  const zone = getCookie(c, "zone");
  const theme = getCookie(c, "theme") as Theme | undefined;
  const url = new URL(c.req.url);
  const signedIn = c.get("signedIn");
  return {
    language,
    zone: zone && isTimezone(zone) ? zone : "UTC",
    theme: theme && THEMES.includes(theme) ? theme : "system",
    now: c.env.services.clock(),
    path: url.pathname + url.search,
    signedIn: signedIn ? { name: signedIn.name, csrf: signedIn.csrf } : null,
    t: (phrase, values) => translate(language, phrase, values),
  };
}

function languageOf(c: DashboardContext): Language {
  const chosen = getCookie(c, "language");
  const asked = c.req.header("accept-language")?.split(",") ?? [];
  const wanted = [chosen, ...asked].map((tag) => tag?.trim().slice(0, 2).toLowerCase());
  return wanted.map((tag) => LANGUAGES.find((language) => language === tag)).find(Boolean) ?? "en";
}

/** Keeps what a person chose, for a year. The zone is also set by the page's script, from the browser's own. */
export function keepPreference(
  c: DashboardContext,
  name: "language" | "zone" | "theme",
  value: string,
): void {
  keepCookie(c, name, value, YEAR_SECONDS);
}
