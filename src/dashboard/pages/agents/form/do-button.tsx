import type { PropsWithChildren } from "hono/jsx";
import { useViewer } from "../../../viewer.ts";
import { agentsWords as words } from "../../../words/agents.ts";

/** A button that changes the draft: `does` says what, and the page is shown again with it done. */
export function DoButton({
  does,
  about,
  children,
}: PropsWithChildren<{ does: string; about?: string | undefined }>) {
  return (
    <button type="submit" name="do" value={does} class="quiet small">
      {children}
      {about ? <span class="hidden"> ({about})</span> : null}
    </button>
  );
}

/** The ways of one entry among others: a place up, where there is one, and a place down. `place` is the entry's own. */
export function MoveButtons({
  place,
  index,
  count,
  about,
}: {
  place: string;
  index: number;
  count: number;
  about?: string;
}) {
  const { t } = useViewer();
  return (
    <>
      {index > 0 ? (
        <DoButton does={`${place}.up`} about={about}>
          {t(words.up)}
        </DoButton>
      ) : null}
      {index < count - 1 ? (
        <DoButton does={`${place}.down`} about={about}>
          {t(words.down)}
        </DoButton>
      ) : null}
    </>
  );
}
