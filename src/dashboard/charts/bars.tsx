import type { PropsWithChildren } from "hono/jsx";
import { formatNumber } from "../parts/number.ts";
import { useViewer } from "../viewer.ts";
import { chartWords as words } from "../words/charts.ts";
import { scaleOf, stepOf } from "./scale.ts";

export interface Bar {
  /** What stands below it: a day, a value. */
  label: string;
  /** As long as `series`, from the bottom up. */
  values: readonly number[];
  /** What it is made of. */
  href?: string;
  /** What each part of it is made of, in their order. */
  hrefs?: readonly string[];
}

interface BarsProps {
  title: string;
  /** One name for each part of a bar. */
  series: readonly string[];
  bars: readonly Bar[];
  /** How a number is written. */
  format?: (value: number) => string;
  isWhole?: boolean;
  /** For a row of charts: half as high, and fewer words below. */
  small?: boolean;
}

const [TOP, HEIGHT, SMALL_HEIGHT, BELOW] = [10, 150, 64, 22];
/** Of the width, for the numbers at the left; the bars share the rest. */
const LEFT = 9;
/** Of the width: one bar of few is no wall. */
const MAX_THICK = 16;
/** As much as stands side by side below a chart, and below a small one; between two words is room for `GAP`. */
const [CHARACTERS, SMALL_CHARACTERS, GAP] = [48, 36, 2];
/** A word under a bar of a small chart; the whole one stands in the table, and beside the bar. */
const SMALL_WORD_CHARACTERS = 12;

const percent = (value: number) => `${Math.round(value * 100) / 100}%`;

/**
 * Stacked bars as SVG, placed in per cent of the width, so that they fit any screen and need neither script nor style. The
 * same numbers stand in a table below, for those who do not see bars; each part of a bar leads to what it counts.
 */
export function Bars({ title, series, bars, format, isWhole = true, small = false }: BarsProps) {
  const { t, language } = useViewer();
  const write = format ?? ((value: number) => formatNumber(language, value));
  const sums = bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  if (sums.every((sum) => sum === 0)) return <NoBars title={title} />;
  const { top, lines } = scaleOf(sums, isWhole);
  const height = small ? SMALL_HEIGHT : HEIGHT;
  const y = (value: number) => TOP + height - (value / top) * height;
  const width = (100 - LEFT) / bars.length;
  const thick = Math.min(width * 0.7, MAX_THICK);
  const longest = Math.max(1, ...bars.map(({ label }) => cut(label).length));
  const step = stepOf(bars.length, Math.floor((small ? SMALL_CHARACTERS : CHARACTERS) / (longest + GAP)));
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg height={TOP + height + BELOW} aria-hidden="true" focusable="false">
        {lines.map((line) => (
          <>
            <line class="axis" x1={percent(LEFT)} x2="100%" y1={y(line)} y2={y(line)} />
            <text x={percent(LEFT - 1)} y={y(line) + 4} text-anchor="end">
              {write(line)}
            </text>
          </>
        ))}
        {bars.map(({ label, values, href, hrefs }, place) => (
          <>
            <Stack
              {...{ values, y, href, hrefs }}
              x={LEFT + width * (place + 0.5) - thick / 2}
              width={thick}
              title={`${label}: ${series.map((name, part) => `${name} ${write(values[part] ?? 0)}`).join(", ")}`}
            />
            {place % step === 0 ? (
              <text x={percent(LEFT + width * (place + 0.5))} y={TOP + height + 16} text-anchor="middle">
                {small ? cut(label) : label}
              </text>
            ) : null}
          </>
        ))}
      </svg>
      {series.length > 1 ? <Legend series={series} /> : null}
      <details>
        <summary>{t(words.numbers)}</summary>
        <NumbersTable {...{ title, series, bars, write }} />
      </details>
    </figure>
  );
}

const cut = (word: string) =>
  word.length > SMALL_WORD_CHARACTERS ? `${[...word].slice(0, SMALL_WORD_CHARACTERS - 1).join("")}…` : word;

interface StackProps {
  values: readonly number[];
  x: number;
  width: number;
  y: (value: number) => number;
  title: string;
  href?: string | undefined;
  hrefs?: readonly string[] | undefined;
}

function Stack({ values, x, width, y, title, href, hrefs }: StackProps) {
  let below = 0;
  const parts = values.map((value, part) => {
    const [bottom, top] = [y(below), y(below + value)];
    below += value;
    return value > 0 ? (
      <Way to={hrefs?.[part]}>
        <rect
          class={`series-${(part % 6) + 1}`}
          x={percent(x)}
          width={percent(width)}
          y={top}
          height={Math.max(1, bottom - top)}
        />
      </Way>
    ) : null;
  });
  return (
    <Way to={hrefs ? undefined : href}>
      <g>
        <title>{title}</title>
        {parts}
      </g>
    </Way>
  );
}

/** The table below has the same links: by keyboard there is one way, not two. */
function Way({ to, children }: PropsWithChildren<{ to: string | undefined }>) {
  if (to === undefined) return <>{children}</>;
  return (
    <a href={to} tabindex={-1}>
      {children}
    </a>
  );
}

function Legend({ series }: { series: readonly string[] }) {
  return (
    <ul class="legend">
      {series.map((name, part) => (
        <li>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <rect class={`series-${(part % 6) + 1}`} width="12" height="12" rx="2" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

function NumbersTable({
  title,
  series,
  bars,
  write,
}: Pick<BarsProps, "title" | "series" | "bars"> & { write: (value: number) => string }) {
  const { t } = useViewer();
  return (
    <section class="scroll" tabindex={0} aria-label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(words.what)}</th>
            {series.map((name) => (
              <th scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map(({ label, values, href, hrefs }) => (
            <tr>
              <th scope="row" dir="auto">
                {href ? <a href={href}>{label}</a> : label}
              </th>
              {values.map((value, part) => (
                <td class="number">
                  {hrefs?.[part] && value > 0 ? <a href={hrefs[part]}>{write(value)}</a> : write(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function NoBars({ title }: { title: string }) {
  const { t } = useViewer();
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <p class="empty">{t(words.nothing)}</p>
    </figure>
  );
}
