import type { Child, PropsWithChildren } from "hono/jsx";

export interface Column {
  head: Child;
  numeric?: boolean;
  /** Shown where there is room for it: more about a row, whose cells are `wide` too. */
  wide?: boolean;
}

/** A table that scrolls inside its own frame where it is wider than the screen. */
export function Table({
  label,
  columns,
  children,
}: PropsWithChildren<{ label: string; columns: readonly Column[] }>) {
  return (
    <section class="scroll" tabindex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map(({ head, numeric, wide }) => (
              <th scope="col" class={wide ? "wide" : numeric ? "number" : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

/** Names and their values: the facts of one thing. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: Child])[] }) {
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== "")
        .map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
