import { createContext, useContext } from "hono/jsx";
import type { Counted, Language, Phrase, Values } from "./words/words.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Who looks at a page, and how they like to see it. */
export interface Viewer {
  language: Language;
  /** IANA zone of their browser, or one that they chose. */
  zone: string;
  theme: Theme;
  /** Epoch milliseconds at which the page was made. */
  now: number;
  /** Path and query of the page. */
  path: string;
  /** Null on the pages of sign-in. */
  signedIn: { name: string; csrf: string } | null;
  /** A text of the interface in their language. */
  t: (phrase: Phrase | Counted, values?: Values) => string;
}

export const ViewerContext = createContext<Viewer | null>(null);

/** The viewer of the page that is being made. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error("This part stands outside of a page.");
  return viewer;
}
