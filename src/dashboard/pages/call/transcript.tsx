import type { Turn } from "../../../calls/turn.ts";
import type { FieldResult } from "../../../extraction/result.ts";
import { Empty } from "../../parts/heading.tsx";
import { withParameter } from "../../parts/pager.tsx";
import { clockOf } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { callWords as words } from "../../words/call.ts";
import { quotesByTurn, says, stretchesOf } from "./marks.ts";

const SPEAKERS = {
  agent: words.agentSpeaks,
  customer: words.customerSpeaks,
  system: words.systemSpeaks,
  tool: words.toolSpeaks,
};

/** A call of hours has thousands of turns: a page shows so many. */
export const TURNS_ON_PAGE = 400;

interface Shown {
  turns: readonly Turn[];
  fields: Readonly<Record<string, FieldResult>>;
  /** What a person looks for; null where nobody can: the words still come. */
  find: string | null;
  /** The number of the first turn to show. */
  from: number;
  hasRecording: boolean;
}

/** The transcript as a conversation: what fields quote is marked, and each time leads to its place in the recording. */
export function Transcript({ turns, fields, find: sought, from, hasRecording }: Shown) {
  const { t, path } = useViewer();
  const quotes = quotesByTurn(fields);
  const numbered = turns.map((turn, number) => ({ turn, number }));
  const find = sought ?? "";
  const hits = find === "" ? [] : numbered.filter(({ turn }) => says(turn.text, find));
  const shown = numbered.slice(from, from + TURNS_ON_PAGE);
  return (
    <section id="transcript" class="card transcript" aria-labelledby="transcript-title">
      <h2 id="transcript-title">{t(words.transcript)}</h2>
      {hasRecording ? <Recording /> : null}
      {sought === null ? null : <Find find={find} hits={hits.map(({ number }) => number)} />}
      {turns.length === 0 ? <Empty title={t(words.noTranscript)} /> : null}
      <ol class="turns" start={from + 1}>
        {shown.map(({ turn, number }) => (
          <li id={`turn-${number}`} class={`turn ${turn.role}`} tabindex={-1}>
            <p class="who">
              <span>{t(SPEAKERS[turn.role])}</span>
              <TurnTime turn={turn} hasRecording={hasRecording} />
            </p>
            <p class="said" dir="auto">
              {stretchesOf(turn.text, quotes.get(number) ?? [], find).map((stretch) =>
                stretch.fields.length > 0 || stretch.found ? (
                  <mark
                    class={stretch.found ? "found" : "quoted"}
                    data-fields={stretch.fields.length > 0 ? stretch.fields.join(" ") : undefined}
                    title={stretch.fields.length > 0 ? stretch.fields.join(", ") : undefined}
                  >
                    {stretch.text}
                  </mark>
                ) : (
                  stretch.text
                ),
              )}
            </p>
          </li>
        ))}
      </ol>
      {turns.length > TURNS_ON_PAGE ? (
        <nav class="pager" aria-label={t(words.transcript)}>
          <span>{t(words.shownTurns, { from: from + 1, to: from + shown.length, total: turns.length })}</span>
          {from > 0 ? (
            <a href={withParameter(path, "from", String(Math.max(0, from - TURNS_ON_PAGE)))}>
              {t(words.earlierTurns)}
            </a>
          ) : null}
          {from + TURNS_ON_PAGE < turns.length ? (
            <a href={withParameter(path, "from", String(from + TURNS_ON_PAGE))}>{t(words.laterTurns)}</a>
          ) : null}
        </nav>
      ) : null}
    </section>
  );
}

/** The page that has a turn, and the turn's place on it. */
export function turnAddress(path: string, number: number): string {
  const from = Math.floor(number / TURNS_ON_PAGE) * TURNS_ON_PAGE;
  const url = withParameter(path, "from", from === 0 ? null : String(from));
  return `${url}#turn-${number}`;
}

function Recording() {
  const { t, path } = useViewer();
  const address = `${path.replace(/\?.*/, "")}/recording`;
  return (
    // biome-ignore lint/a11y/useMediaCaption: the transcript below is the caption.
    <audio id="recording" controls preload="none" src={address} aria-label={t(words.recording)} />
  );
}

function TurnTime({ turn, hasRecording }: { turn: Turn; hasRecording: boolean }) {
  const { t } = useViewer();
  if (turn.start_ms === undefined) return null;
  const time = clockOf(turn.start_ms);
  if (!hasRecording) return <span class="number">{time}</span>;
  return (
    <button
      type="button"
      class="link number"
      data-play={turn.start_ms / 1000}
      aria-label={t(words.playFrom, { time })}
    >
      {time}
    </button>
  );
}

function Find({ find, hits }: { find: string; hits: readonly number[] }) {
  const { t, path } = useViewer();
  const url = new URL(path, "http://page");
  const kept = [...url.searchParams].filter(([name]) => name !== "find" && name !== "from");
  const first = hits[0];
  return (
    <search>
      <form
        class="find"
        action={url.pathname}
        hx-get={url.pathname}
        hx-trigger="input delay:250ms, submit"
        hx-target="#transcript"
        hx-select="#transcript"
        hx-swap="morph"
      >
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input
          type="search"
          id="find"
          name="find"
          value={find}
          aria-label={t(words.find)}
          placeholder={t(words.find)}
        />
        <p role="status" class="hint">
          {find === "" ? null : t(words.found, { n: hits.length })}{" "}
          {first === undefined ? null : (
            <a href={turnAddress(path, first)}>{t(words.turn, { n: first + 1 })}</a>
          )}
        </p>
      </form>
    </search>
  );
}
