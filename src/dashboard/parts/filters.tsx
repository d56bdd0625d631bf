import { useViewer } from "../viewer.ts";
import { filtersWords as words } from "../words/filters.ts";
import { TextField } from "./fields.tsx";

/** From which day and to which a list goes, both of them in it. */
export function DayFields({ since, until }: { since: string | undefined; until: string | undefined }) {
  const { t } = useViewer();
  return (
    <>
      <TextField name="since" type="date" label={t(words.since)} value={since} />
      <TextField name="until" type="date" label={t(words.until)} value={until} />
    </>
  );
}

/** The end of a form of filters: shows the list by them, or, at `path`, without any. */
export function FilterButtons({ path }: { path: string }) {
  const { t } = useViewer();
  return (
    <div class="doings">
      <button type="submit">{t(words.apply)}</button>
      <a class="button quiet" href={path}>
        {t(words.clear)}
      </a>
    </div>
  );
}

/** Why a list is shown without the filter that its address names. */
export function FilterProblem({ problem }: { problem: string | null }) {
  const { t } = useViewer();
  if (problem === null) return null;
  return (
    <p class="notice bad" role="alert">
      {t(words.wrong)} <span lang="en">{problem}</span>
    </p>
  );
}
