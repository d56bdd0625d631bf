import {
  Context,
  type Emitter,
  type FilterImplOptions,
  Liquid,
  LiquidError,
  Output,
  type Template,
  toValue,
  toValueSync,
  type Variable,
} from "liquidjs";

/** A template that cannot be read or filled in; the message is a sentence for whoever wrote it. */
export class TemplateError extends Error {}

/** What a template may name. In an `open` object a member that is not there reads as null: nobody knows its members. */
export interface Scope {
  values: Record<string, unknown>;
  open: WeakSet<object>;
}

/** Longer is no template but a document. */
export const MAX_TEMPLATE_CHARS = 20_000;
/** Outputs, tags and rounds of loops in one request: 5,000 turns, each with a decision, stay well below. */
const MAX_STEPS = 100_000;
/** Characters and list items that filters, ranges and outputs may make in one request. */
const MAX_ALLOCATION = 4_000_000;
/** A row of the database holds 2 MB, and one character is up to three bytes of it. */
const MAX_RESULT_CHARS = 500_000;

/** They read files, or wrap markup around values. */
const REFUSED_TAGS = ["include", "render", "layout", "block", "tablerow"];
/** `raw` would undo the escaping; the others hide a template in a text, where nobody checks its names. */
const REFUSED_FILTERS = /^raw$|_exp$/;

type FilterHandler = Extract<FilterImplOptions, (...args: never[]) => unknown>;

/** Every output goes through here, counted, and comes out wrapped: it is no text yet. */
const say: FilterHandler = function (value: unknown) {
  const plain = toValue(value);
  this?.context.memoryLimit.use(asText(plain).length);
  return new Said(plain);
};

const json: FilterHandler = function (value: unknown, indent?: number) {
  const text = JSON.stringify(toValue(value) ?? null, null, indent);
  this.context.memoryLimit.use(text.length);
  return new JsonText(text);
};

const engine = new Liquid({
  strictFilters: true,
  strictVariables: true,
  ownPropertyOnly: true,
  parseLimit: MAX_TEMPLATE_CHARS,
  timezoneOffset: 0,
  // "14:30+03:00" is shown as 14:30, not as it is in London.
  preserveTimezones: true,
  locale: "en-US",
  outputEscape: say,
});
for (const tag of REFUSED_TAGS) delete engine.tags[tag];
for (const name of Object.keys(engine.filters)) if (REFUSED_FILTERS.test(name)) engine.unregisterFilter(name);
for (const name of ["json", "jsonify"]) engine.registerFilter(name, json);

/** What an output stands for: it is the writer of the text around it that knows how to put it there. */
class Said {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
  toString() {
    return asText(this.value);
  }
}

/** What the `json` filter made: written as it is where JSON expects a value. */
class JsonText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

/** A value inside a longer text: null is left out, a list or an object is JSON. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof JsonText) return value.text;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The same as a value of JSON. */
export function asJson(value: unknown): string {
  return value instanceof JsonText ? value.text : (JSON.stringify(value) ?? "null");
}

/** Liquid in pieces, ready to be filled in. Throws `TemplateError`. */
export function parseTemplate(text: string): Template[] {
  if (text.length > MAX_TEMPLATE_CHARS) {
    throw new TemplateError(`A template may have ${MAX_TEMPLATE_CHARS.toLocaleString("en-US")} characters.`);
  }
  return explained(() => engine.parse(text));
}

/** What a template names: from outside (`globals`), and what it makes itself, by Liquid's static analysis. */
export function analyzeTemplate(templates: Template[]): { globals: Variable[]; locals: Variable[] } {
  const { globals, variables } = engine.analyzeSync(templates, { partials: false });
  const outside = new Set(Object.values(globals).flat());
  const locals = Object.values(variables).flat();
  return { globals: [...outside], locals: locals.filter((variable) => !outside.has(variable)) };
}

/** How a piece goes into a text: what the author wrote, and what an output stands for. */
export interface Writer {
  author(text: string): string;
  output(value: unknown): string;
}

export const PLAIN_WRITER: Writer = { author: (text) => text, output: asText };

/** Fills in the templates of one request, which share its limits. Throws `TemplateError`. */
export class Filling {
  readonly #scope: Scope;
  readonly #budget = newBudget();
  #room = MAX_RESULT_CHARS;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** A template that is one output gives the value itself, with its type; any other gives text. */
  value(text: string): unknown {
    if (!/\{[{%]/.test(text)) return text;
    const templates = parseTemplate(text);
    const [only] = templates;
    if (templates.length !== 1 || !(only instanceof Output)) return this.#write(templates, PLAIN_WRITER);
    return explained(() => {
      const { value } = toValueSync(only.value.value(this.#context(), false)) as Said;
      const plain = value instanceof JsonText ? value.text : (value ?? null);
      this.#take(asText(plain).length);
      return plain;
    });
  }

  text(text: string, writer: Writer): string {
    return this.#write(parseTemplate(text), writer);
  }

  #write(templates: Template[], writer: Writer): string {
    const emitter: Emitter = {
      buffer: "",
      write: (piece: unknown) => {
        const text = piece instanceof Said ? writer.output(piece.value) : writer.author(asText(piece));
        this.#take(text.length);
        emitter.buffer += text;
      },
    };
    explained(() => toValueSync(engine.renderer.renderTemplates(templates, this.#context(), emitter)));
    return emitter.buffer;
  }

  #take(chars: number) {
    this.#room -= chars;
    if (this.#room < 0) {
      throw new TemplateError(
        `The request comes to over ${MAX_RESULT_CHARS.toLocaleString("en-US")} characters: send less, e.g. without the transcript.`,
      );
    }
  }

  #context() {
    return new ScopedContext(this.#scope, this.#budget);
  }
}

type Budget = Pick<Context, "memoryLimit" | "renderLimit">;

function newBudget(): Budget {
  const { memoryLimit, renderLimit } = new Context({}, engine.options, { memoryLimit: MAX_ALLOCATION });
  let steps = 0;
  // The library asks the clock, which stands still in a Worker while it computes; so the questions are counted.
  renderLimit.check = () => {
    if (++steps > MAX_STEPS) throw new TemplateError("It takes too many steps: loop over less.");
  };
  return { memoryLimit, renderLimit };
}

class ScopedContext extends Context {
  readonly #open: WeakSet<object>;

  constructor({ values, open }: Scope, budget: Budget) {
    super(values, engine.options, { sync: true }, { ...budget, liquid: engine });
    this.#open = open;
  }

  /** Undefined, which is an error, only where the members are known: elsewhere what is not there is null. */
  override readProperty(holder: object, key: string | number): unknown {
    const found: unknown = super.readProperty(holder, key);
    const known = typeof holder === "object" && !Array.isArray(holder) && !this.#open.has(holder);
    if (known) return found;
    if (typeof found === "object" && found !== null && this.#open.has(holder)) this.#open.add(found);
    return found ?? null;
  }
}

function explained<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new TemplateError(explain(error));
  }
}

function explain(error: unknown): string {
  const cause = LiquidError.is(error) ? (error.originalError ?? error) : error;
  if (cause instanceof TemplateError) return cause.message;
  const text = cause instanceof Error ? cause.message : "";
  if (/limit exceeded/.test(text)) return "It makes too much text or too long lists: use less of it.";
  const missing = /^undefined variable: (.*)$/.exec(text)?.[1];
  if (missing) return `Nothing here is called ${missing}.`;
  if (cause instanceof RangeError) return "It is nested too deeply, or makes too long a text.";
  return `Not a template that can be read: ${text.replace(/\s+/g, " ").slice(0, 200)}.`;
}
