import type { PropsWithChildren } from "hono/jsx";
import { useViewer } from "../../viewer.ts";
import { settingsWords as words } from "../../words/settings-navigation.ts";

/** Each stands at `/dashboard/settings/<its name>`. People and roles will stand under access. */
const GROUPS = [
  ["access", ["keys", "sessions"]],
  ["telephony", ["connections", "phone-numbers"]],
  ["rules", ["calling-rules", "suppressions"]],
  ["browser", ["preferences"]],
] as const;
type SettingsPart = (typeof GROUPS)[number][1][number];

/** A page of the settings, beside the way to the others. */
export function Settings({ current, children }: PropsWithChildren<{ current: SettingsPart }>) {
  const { t } = useViewer();
  return (
    <div class="settings">
      <nav aria-label={t(words.navigation)}>
        {GROUPS.map(([group, parts]) => (
          <section aria-labelledby={`settings-${group}`}>
            <p id={`settings-${group}`}>{t(words[group])}</p>
            <ul class="plain">
              {parts.map((part) => (
                <li>
                  <a
                    href={`/dashboard/settings/${part}`}
                    aria-current={part === current ? "page" : undefined}
                  >
                    {t(words[part])}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <div>{children}</div>
    </div>
  );
}
