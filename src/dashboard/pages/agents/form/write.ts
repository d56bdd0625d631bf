import type { FieldError } from "../../../../errors.ts";
import { nodeAt } from "../json-path.ts";
import { carriedBeside } from "./carry.ts";
import { lineKind, survives } from "./kind.ts";
import { type Kind, keyOf, nameOf, pathOf, placeOf } from "./name.ts";
import { CARRIED, type Draft } from "./read.ts";

/** One input of the form: where it stands, how it is called, what it shows, and what is wrong with it. */
export interface Input {
  id: string;
  name: string;
  value: string;
  messages: readonly string[];
}

interface Hidden {
  name: string;
  value: string;
}

/**
 * A draft as inputs. Every call claims the member that its input shows; what no input claimed when the form ends goes
 * into one hidden input, so that no part of a configuration is lost because a page has no input for it.
 */
export class DraftForm {
  readonly draft: Draft;
  readonly errors: readonly FieldError[];
  readonly #claimed = new Set<string>();
  readonly #messages: ReadonlyMap<string, readonly FieldError[]>;

  constructor(draft: Draft, errors: readonly FieldError[] = []) {
    this.draft = draft;
    this.errors = errors;
    this.#messages = Map.groupBy(errors, ({ field }) => placeOf(field));
  }

  /** What stands at `fields.0.name`; undefined: nothing. */
  at(place: string): unknown {
    return nodeAt(this.draft, pathOf(place));
  }

  /** The entries of a list; none where there is no list. */
  list(place: string): readonly unknown[] {
    const value = this.at(place);
    return Array.isArray(value) ? value : [];
  }

  messages(place: string): readonly string[] {
    return (this.#messages.get(place) ?? []).map(({ message }) => message);
  }

  /** What is wrong anywhere inside: of an input that shows more than one value. */
  messagesWithin(place: string): readonly string[] {
    const inside = [...this.#messages].filter(([at]) => at === place || at.startsWith(`${place}.`));
    return [...new Set(inside.flatMap(([, errors]) => errors.map(({ message }) => message)))];
  }

  /** A text. Emptied, the member is absent, unless it is `required`: then its check is to say what to write. */
  text(place: string, how: { multiline?: boolean; required?: boolean } = {}): Input {
    const value = this.at(place);
    const kind: Kind | undefined = how.required || value === "" ? "text" : undefined;
    if (value === undefined || value === null) return this.#input(place, kind, "");
    if (typeof value === "string" && survives(value, how.multiline ?? false))
      return this.#claim(place, kind, value);
    return this.json(place);
  }

  number(place: string): Input {
    const value = this.at(place);
    if (value === undefined || value === null) return this.#input(place, "number", "");
    if (typeof value !== "number" && typeof value !== "string") return this.json(place);
    return this.#claim(place, "number", String(value));
  }

  /** A box to tick. `standing`: what holds where nothing is said; `unchecked` goes before the box as a hidden input. */
  flag(place: string, standing = false): Input & { checked: boolean; unchecked: Hidden | null } {
    const value = this.at(place);
    const checked = typeof value === "boolean" ? value : standing;
    // A false that stands stays false without an input, and a null stays null: both are carried.
    const input =
      checked && value === true
        ? this.#claim(place, "boolean", "true")
        : this.#input(place, "boolean", "true");
    const unchecked = standing ? { name: input.name, value: "false" } : null;
    return { ...input, checked, unchecked };
  }

  /** Boxes of which any may be ticked; `was` goes before them as a hidden input where a list stands. */
  set(place: string): { name: string; was: Hidden | null; has: (value: string) => boolean } {
    const value = this.at(place);
    const boxed = (one: unknown) => typeof one === "string" && survives(one, false);
    const texts = Array.isArray(value) && value.every(boxed) ? (value as string[]) : null;
    if (texts) this.#claimed.add(keyOf(pathOf(place)));
    return {
      name: nameOf(place, "set"),
      was: texts && { name: nameOf(place, "was"), value: JSON.stringify(texts) },
      has: (one) => texts?.includes(one) ?? false,
    };
  }

  /** A list, one entry a line; `kind` says what an empty one is to hold. */
  lines(place: string, kind: "lines" | "numbers" = "lines"): Input {
    const value = this.at(place);
    const stands = lineKind(value);
    if (stands && Array.isArray(value)) return this.#claim(place, stands, value.join("\n"));
    const nothing = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
    return nothing ? this.#input(place, kind, "") : this.json(place);
  }

  /** Any value, as JSON. */
  json(place: string): Input {
    const value = this.at(place);
    if (value === undefined) return this.#input(place, "json", "");
    return this.#claim(place, "json", JSON.stringify(value, null, 2));
  }

  /** A text, or else JSON, by what stands: the operand of a comparison. */
  scalar(place: string): Input {
    const value = this.at(place);
    return typeof value === "string" || value === undefined
      ? this.text(place, { required: true })
      : this.json(place);
  }

  /** An object with names of the user's, as rows; the last one is empty, to be filled. */
  map(place: string): { key: Input; value: Input }[] {
    const path = pathOf(place);
    const value = this.at(place);
    const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
    const shown = entries.filter(
      ([key, inner]) => survives(key, false) && fitsCell(inner) && (key !== "" || inner !== ""),
    );
    for (const [key] of shown) this.#claimed.add(keyOf([...path, key]));
    return [...shown, ["", ""]].map(([key = "", inner], i) => {
      const at = `${place}:map.${i}`;
      const kind: Kind = typeof inner === "string" ? "text" : "json";
      const text = typeof inner === "string" ? inner : JSON.stringify(inner);
      return {
        key: { id: idOf(`${at}.key`), name: `${at}.key`, value: String(key), messages: [] },
        value: {
          id: idOf(`${at}.value`),
          name: `${at}.value:${kind}`,
          value: text,
          messages: key === "" ? [] : this.messages(`${place}.${key}`),
        },
      };
    });
  }

  /** A hidden input that keeps an entry of a list while all its inputs are empty. */
  object(place: string): Hidden {
    return { name: nameOf(place, "object"), value: "" };
  }

  /** The hidden input that ends the form: whatever no input claimed until then. */
  carried(): Hidden {
    return { name: CARRIED, value: JSON.stringify(carriedBeside(this.draft, this.#claimed)) };
  }

  #claim(place: string, kind: Kind | undefined, value: string): Input {
    this.#claimed.add(keyOf(pathOf(place)));
    return this.#input(place, kind, value);
  }

  #input(place: string, kind: Kind | undefined, value: string): Input {
    return { id: idOf(place), name: nameOf(place, kind), value, messages: this.messagesWithin(place) };
  }
}

/** A number or a flag shows in a cell as JSON; an object would not be told from its text. */
const fitsCell = (value: unknown): boolean =>
  typeof value === "string"
    ? survives(value, false)
    : typeof value === "number" || typeof value === "boolean";

export const idOf = (place: string): string => `f-${place.replace(/[^A-Za-z0-9_]+/g, "-")}`;

export const openForm = (draft: Draft, errors: readonly FieldError[] = []): DraftForm =>
  new DraftForm(draft, errors);
