import type { Child, PropsWithChildren } from "hono/jsx";

export interface Column {
  head: Child;
  numeric?: boolean;
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
            {columns.map(({ head, numeric }) => (
              <th scope="col" class={numeric ? "number" : undefined}>
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
