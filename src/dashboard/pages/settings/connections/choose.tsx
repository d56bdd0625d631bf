import type { viewProvider } from "../../../../connections/view-provider.ts";
import { Heading } from "../../../parts/heading.tsx";
import { useViewer } from "../../../viewer.ts";
import { connectionsWords as words } from "../../../words/connections.ts";
import { Settings } from "../navigation.tsx";
import { Abilities } from "./abilities.tsx";

/** The providers that there are, each with what it can do. */
export function ChooseProvider({ providers }: { providers: readonly ReturnType<typeof viewProvider>[] }) {
  const { t } = useViewer();
  return (
    <Settings current="connections">
      <Heading
        title={t(words.chooseTitle)}
        about={t(words.chooseAbout)}
        trail={[{ href: "/dashboard/settings/connections", label: t(words.title) }]}
      />
      <div class="cards">
        {providers.map(({ id, name, can, instead }) => (
          <section class="card provider" aria-labelledby={`provider-${id}`}>
            <h2 id={`provider-${id}`}>{name}</h2>
            <Abilities can={can} instead={instead} />
            <a class="button quiet" href={`/dashboard/settings/connections/new/${id}`}>
              {t(words.connectTo, { provider: name })}
            </a>
          </section>
        ))}
      </div>
    </Settings>
  );
}
