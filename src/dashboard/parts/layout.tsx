import type { PropsWithChildren } from "hono/jsx";
import { useViewer } from "../viewer.ts";
import { layoutWords as words } from "../words/layout.ts";
import { Form } from "./form.tsx";
import { Icon, type IconName } from "./icon.tsx";

/**
 * htmx works without evaluating text, and puts no style of its own into the page. A form that is refused with 422 is
 * shown in its place.
 */
const HTMX = JSON.stringify({
  allowEval: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "422", swap: true },
    { code: "[45]..", swap: false, error: true },
  ],
});

/** The document around a page's content. */
export function Layout({
  title,
  flash,
  children,
}: PropsWithChildren<{ title: string; flash: string | null }>) {
  const { language, theme, signedIn, t } = useViewer();
  return (
    <html lang={language} data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme === "system" ? "light dark" : theme} />
        <meta name="htmx-config" content={HTMX} />
        <title>{`${title} · Aftercall`}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/style.css" />
        <script src="/assets/vendor/htmx.js" defer />
        <script src="/assets/vendor/idiomorph.js" defer />
        <script src="/assets/dashboard.js" defer />
      </head>
      <body
        hx-ext="morph"
        data-offline={t(words.wentOffline)}
        {...(signedIn ? { "hx-headers": JSON.stringify({ "X-CSRF-Token": signedIn.csrf }) } : {})}
      >
        <a class="skip" href="#content">
          {t(words.skip)}
        </a>
        {signedIn ? <Sidebar name={signedIn.name} /> : null}
        <main id="content" tabindex={-1}>
          <News flash={flash} />
          {children}
        </main>
      </body>
    </html>
  );
}

/** What was just done. In a part of a page that a script asks for, it goes to its place above by itself. */
export function News({ flash, isPart = false }: { flash: string | null; isPart?: boolean }) {
  return (
    <div id="news" role="status" aria-live="polite" {...(isPart ? { "hx-swap-oob": "true" } : {})}>
      {flash ? <p class="notice good">{flash}</p> : null}
    </div>
  );
}

const SECTIONS: readonly [path: string, icon: IconName, word: keyof typeof words][] = [
  ["", "overview", "overview"],
  ["/calls", "calls", "calls"],
  ["/live", "live", "live"],
  ["/data", "data", "data"],
  ["/schedules", "schedules", "schedules"],
  ["/agents", "agents", "agents"],
  ["/webhooks", "webhooks", "webhooks"],
  ["/tasks", "tasks", "tasks"],
  ["/settings", "settings", "settings"],
];

function Sidebar({ name }: { name: string }) {
  const { t, path, zone } = useViewer();
  const here = path.replace(/\?.*/, "").replace(/^\/dashboard/, "");
  const isHere = (section: string) => (section === "" ? here === "" : `${here}/`.startsWith(`${section}/`));
  return (
    <header class="sidebar">
      <a class="brand" href="/dashboard">
        <Icon name="brand" />
        Aftercall
      </a>
      <details class="menu">
        <summary>{t(words.menu)}</summary>
      </details>
      <nav aria-label={t(words.mainNavigation)}>
        <ul>
          {SECTIONS.map(([section, icon, word]) => (
            <li>
              <a href={`/dashboard${section}`} aria-current={isHere(section) ? "page" : undefined}>
                <Icon name={icon} />
                {t(words[word])}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="person">
        <p>{t(words.signedInAs, { name })}</p>
        <p>
          <a href="/dashboard/settings/preferences" title={t(words.preferences)}>
            {t(words.zone, { zone })}
          </a>
        </p>
        <Form action="/dashboard/sign-out">
          <button type="submit" class="quiet">
            {t(words.signOut)}
          </button>
        </Form>
      </div>
    </header>
  );
}
