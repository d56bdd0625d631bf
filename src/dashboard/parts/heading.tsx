import type { Child, PropsWithChildren } from "hono/jsx";

/** The head of a page: its name, one line on what it is for, and what can be done from here. */
export function Heading({
  title,
  about,
  trail,
  children,
}: PropsWithChildren<{ title: Child; about?: Child; trail?: readonly { href: string; label: string }[] }>) {
  return (
    <header class="heading">
      {trail ? (
        <p class="trail">
          {trail.map(({ href, label }) => (
            <>
              <a href={href}>{label}</a>
              <span aria-hidden="true"> / </span>
            </>
          ))}
        </p>
      ) : null}
      <h1 dir="auto">{title}</h1>
      {about ? <p class="about">{about}</p> : null}
      {children ? <div class="doings">{children}</div> : null}
    </header>
  );
}

/** What stands where a list would be: what will come here, and how to make it come. */
export function Empty({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <div class="empty">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}

export interface Tab {
  href: string;
  label: Child;
  current: boolean;
}

/** Parts of one subject, each with an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? "page" : undefined}>
              {tab.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
