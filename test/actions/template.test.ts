import { describe, expect, it } from "vitest";
import { fillTexts, renderBody } from "../../src/actions/render-body.ts";
import { renderUrl } from "../../src/actions/render-url.ts";
import { Filling, type Scope } from "../../src/actions/template.ts";
import { wrongNames } from "../../src/actions/template-names.ts";
import { variablesOf } from "../../src/actions/variables.ts";

const metadata = { plan: { name: "pro", tags: ["a", "b"] }, tier: "gold" };
const TURNS = [
  { role: "agent", text: "Hello", start_ms: 0, end_ms: null },
  { role: "customer", text: 'I said "no"', start_ms: null, end_ms: null },
];
const scope = (values: object = {}): Scope => ({
  values: {
    ...{ name: "Jane", age: 7, ok: false, none: null, tags: ["a", "b"] },
    ...{ call: { id: "call_1", metadata, turns: TURNS }, started: "2026-05-07T14:30:00+03:00" },
    ...values,
  },
  open: new WeakSet([metadata]),
});
const fill = <T>(_: unknown, work: () => T) => work();
const filled = (template: unknown, values?: object) => fillTexts(template, new Filling(scope(values)), fill);
const body = (template: unknown, contentType: string | null = null, values?: object) =>
  renderBody(template, contentType, new Filling(scope(values)), fill);
const url = (template: string, query: Record<string, unknown> = {}, values?: object) =>
  renderUrl(new Filling(scope(values)), template, query);

/** What people say, and what may come of it where it is put into JSON, a URL or a template without care. */
const SAID = [
  'Jane","admin":true,"x":"Roe',
  '"},{"a":"',
  "1, 2], [3",
  "back\\slash \\",
  "line\nbreak\r\ttab\u0000\u2028",
  "{{ secret }} {% assign name = 'x' %} {%raw%}",
  "}} %} </script> ' & + % ? # / \\",
  "Ünï 😀 \u{1F468}\u200D\u{1F469} \uD800 ﷽",
  "x".repeat(10_000),
];

describe("a template", () => {
  it.each([
    ["{{name}}", "Jane"],
    ["{{ age }}", 7],
    ["{{ age | plus: 1 }}", 8],
    ["{{ok}}", false],
    ["{{none}}", null],
    ["{{tags}}", ["a", "b"]],
    ["{{ tags | json }}", '["a","b"]'],
    ["{{ none | default: 'nobody' }}", "nobody"],
    ["Hi {{name}}, {{age}}, {{ok}}", "Hi Jane, 7, false"],
    ["Hi {{none}}!", "Hi !"],
    ["{{tags}} of {{name}}", '["a","b"] of Jane'],
    ["no variables {here}", "no variables {here}"],
    ["{{ call.metadata.plan.tags.0 }}", "a"],
    ["{{ call.metadata.nothing.of.it }}", null],
    ["{{ call.metadata.tier.of }}", null],
    ["{{ call.turns[9].text }}", null],
    [
      "{% for t in call.turns %}{{ t.role }}: {{ t.text }};{% endfor %}",
      'agent: Hello;customer: I said "no";',
    ],
    ["{% if ok %}yes{% else %}no{% endif %}", "no"],
    ["{% assign n = name | upcase %}{{ n }}!", "JANE!"],
    ["{{ started | date: '%d.%m.%Y %H:%M' }}", "07.05.2026 14:30"],
    ["{{ started | date: '%H:%M', 'America/New_York' }}", "07:30"],
    [
      { a: ["{{age}}", { b: "{{name}}" }], c: 1, d: null },
      { a: [7, { b: "Jane" }], c: 1, d: null },
    ],
  ])("fills %j", (template, expected) => {
    expect(filled(template)).toEqual(expected);
  });

  it("never reads a template out of what a variable stands for", () => {
    for (const said of SAID)
      expect(filled("{{name}} and {{name}}", { name: said })).toBe(`${said} and ${said}`);
  });

  it.each([
    ["{{ name", "not closed"],
    ["{% if name %}", "not closed"],
    ["{{ name | nofilter }}", "nofilter"],
    ["{{ name | raw }}", "raw"],
    ["{{ tags | where_exp: 'x', 'x.y' }}", "where_exp"],
    ["{% include 'file' %}", "include"],
    ["{% render 'file' %}", "render"],
    ["{% layout 'file' %}", "layout"],
    ["{{ name }}".padEnd(20_001), "20,000"],
    ["{% assign t = tags | first %}{{ t | append: unmade }}", "unmade"],
  ])("is refused with its reason: %s", (template, reason) => {
    expect(() => filled(template)).toThrow(reason);
  });

  it.each([
    ["a loop", "{% for i in (1..1000000) %}x{% endfor %}"],
    ["loops in loops", "{% for a in (1..1000) %}{% for b in (1..1000) %}{% endfor %}{% endfor %}"],
    ["a huge range", "{{ (1..100000000) | json }}"],
    [
      "a text that doubles",
      "{% assign x = 'aaaa' %}{% for i in (1..60) %}{% assign x = x | append: x %}{% endfor %}{{ x }}",
    ],
    [
      "a capture that doubles",
      "{% capture x %}a{% endcapture %}{% for i in (1..60) %}{% capture x %}{{x}}{{x}}{% endcapture %}{% endfor %}",
    ],
    ["an endless width", "{{ started | date: '%900000000d' }}"],
    ["a long answer", "{% for i in (1..99) %}{{ long }}{% endfor %}"],
  ])("that would run away ends with a reason: %s", (_, template) => {
    expect(() => filled(template, { long: "x".repeat(10_000) })).toThrow(
      /too many steps|too much|characters/,
    );
  });

  it("may be nested as deeply as its length allows", () => {
    expect(filled("{% if age %}".repeat(800).concat("x", "{% endif %}".repeat(800)))).toBe("x");
  });
});

describe("a body", () => {
  it.each([
    [{ n: "{{age}}" }, '{"n":7}', "application/json"],
    ["{{name}} is {{age}}", "Jane is 7", "text/plain; charset=utf-8"],
    ["{{age}}", "7", "text/plain; charset=utf-8"],
    ['{"n": "{{age}}", "who": "{{name}}!"}', '{"n":7,"who":"Jane!"}', "application/json"],
    ['{"n": {{age}}}', '{"n": 7}', "application/json"],
    ['{"who": {{name}}, "no": {{none}}}', '{"who": "Jane", "no": null}', "application/json"],
    [
      '{"t": {{ tags | json }}, "s": "{{ tags | json }}"}',
      '{"t": ["a","b"], "s": "[\\"a\\",\\"b\\"]"}',
      "application/json",
    ],
    [
      '[{% for t in call.turns %}"{{ t.text }}"{% unless forloop.last %},{% endunless %}{% endfor %}]',
      '["Hello","I said \\"no\\""]',
      "application/json",
    ],
    [
      '{% if ok %}{"a": 1}{% else %}{"b": "\\"{{ name }}"}{% endif %}',
      '{"b": "\\"Jane"}',
      "application/json",
    ],
  ])("is written from %j", (template, expected, contentType) => {
    expect(body(template)).toEqual({ body: expected, contentType });
  });

  it.each([
    [{ who: "{{name}}", all: "{{tags}}", no: "{{none}}" }, "who=Jane&all=a&all=b"],
    ["who={{name}}", "who=Jane"],
  ])("is a form where its content type says so: %j", (template, expected) => {
    expect(body(template, "application/x-www-form-urlencoded").body).toBe(expected);
  });

  it("holds what was said and nothing else, however it is written", () => {
    for (const said of SAID) {
      const values = { name: said };
      expect(JSON.parse(body({ who: "{{name}}", hi: "Hi {{name}}" }, null, values).body)).toEqual({
        who: said,
        hi: `Hi ${said}`,
      });
      const text =
        '{"hi": "Hi {{name}}", {% if ok %}{% else %}"who": {{name}}{% endif %}, "j": {{ name | json }}, "k": "{{ name | json }}"}';
      expect(JSON.parse(body(text, null, values).body)).toEqual({
        hi: `Hi ${said}`,
        who: said,
        j: said,
        k: JSON.stringify(said),
      });
      const captured =
        '[{% capture x %}<{{name}}>{% endcapture %}{% cycle x, name %}, "{{x}}"{% if ok %}, {% endif %}]';
      expect(JSON.parse(body(captured, null, values).body)).toEqual([`<${said}>`, `<${said}>`]);
      const form = body({ who: "{{name}}" }, "application/x-www-form-urlencoded", values).body;
      expect(new URLSearchParams(form).get("who")).toBe(said.toWellFormed());
    }
  });

  it("that comes to no JSON is refused where JSON is meant, and kept where it is not", () => {
    expect(() => body("[not JSON {{name}}")).toThrow("not JSON");
    expect(() => body("{{name}}, hello", "application/json")).toThrow("not JSON");
    expect(body("[not JSON {{name}}", "text/plain").body).toBe("[not JSON Jane");
  });
});

describe("a URL", () => {
  it.each([
    ["https://x.example/persons/{{ call.id }}", "https://x.example/persons/call_1"],
    [
      "https://x.example/p/{{ name }}/{{ tags }}?q={{ none | default: 'a b' }}",
      "https://x.example/p/Jane/%5B%22a%22%2C%22b%22%5D?q=a%20b",
    ],
    ["https://x.example/plain", "https://x.example/plain"],
  ])("is filled in: %s", (template, expected) => {
    expect(url(template)).toBe(expected);
  });

  it("takes each value as one segment, whatever was said", () => {
    for (const said of SAID) {
      const { host, pathname, search, hash } = new URL(
        url("https://x.example/p/{{ name }}/end", {}, { name: said }),
      );
      expect([host, search, hash]).toEqual(["x.example", "", ""]);
      expect(decodeURIComponent(pathname)).toBe(`/p/${said.toWellFormed()}/end`);
    }
  });

  it.each([
    ["https://x.example/p/{{ name }}", "..", "leads elsewhere"],
    ["https://x.example/p/{{ name }}/all", ".", "leads elsewhere"],
    ["https://x.example/p/.{{ name }}", ".", "leads elsewhere"],
    ["https://x.example/p/{{ name }}", "", "empty"],
    ["https://x.example/p/{{ name }}", null, "empty"],
    ["https://x.example{{ name }}", ".evil.example/", "host"],
    ["https:///{{ name }}/", "evil.example", "host"],
  ])("is refused where a value would lead elsewhere: %s with %j", (template, name, reason) => {
    expect(() => url(template, {}, { name })).toThrow(reason);
  });

  it("gets its query behind what it has, encoded, without what is null", () => {
    expect(url("https://x.example/p?a=1", { b: "x&y=z", c: null, d: 7, e: ["f"] })).toBe(
      "https://x.example/p?a=1&b=x%26y%3Dz&d=7&e=%5B%22f%22%5D",
    );
  });
});

describe("the names in a template", () => {
  const root = variablesOf(["customer_name", "interest"], "request");
  it.each([
    "{{ customer_name }} {{ call.id }} {{ call.metadata.any.thing-else }} {{ call.turns.size }} {{ now }}",
    "{{ analysis.data.interest }} {{ analysis.fields.interest.evidence[0].quote }} {{ customer_name.size }}",
    "{% for t in call.turns %}{{ t.text }}{{ forloop.index }}{% endfor %}{{ call.turns.first.role }}",
    "{% for f in analysis.fields.interest.evidence %}{% assign e = f %}{{ e.quote }}{% endfor %}",
    "{% assign m = call.metadata %}{{ m.plan }}{% assign x = customer_name | split: ' ' %}{{ x.first }}",
    "{% capture c %}{{ customer_name }}{% endcapture %}{{ c }}{{ schedule.at }}{{ event.id }}{{ action.name }}",
    "{% for i in (1..3) %}{{ i }}{% endfor %}{% for m in call.metadata.list %}{{ m.any.thing }}{% endfor %}",
  ])("are all there: %s", (template) => {
    expect(wrongNames(template, root)).toEqual([]);
  });

  it.each([
    ["{{ customer_nam }}", "Nothing is called customer_nam. Did you mean customer_name?"],
    ["{{ call.form_number }}", "Did you mean call.from_number?"],
    ["{{ call.nonsense_of_all_kinds }}", "call has id, provider"],
    ["{{ analysis.fields.interest.valu }}", "Did you mean analysis.fields.interest.value?"],
    ["{{ customer_name.first_name }}", "customer_name is a single value"],
    ["{{ call.turns.text }}", "call.turns is a list"],
    ["{% for t in call.turns %}{{ t.txt }}{% endfor %}", "Did you mean call.turns.first.text?"],
    ["{% assign c = call %}{{ c.turnz }}", "Did you mean call.turns?"],
    [
      "{% for t in call.turns %}{% assign u = t %}{{ u.rol }}{% endfor %}",
      "Did you mean call.turns.first.role?",
    ],
    ["{% if customer_nme == 'x' %}{% endif %}", "Did you mean customer_name?"],
    ["{{ 'x' | append: customer_nme }}", "Did you mean customer_name?"],
    ["{% for t in cal.turns %}{% endfor %}", "Did you mean call?"],
    ["{{ call[customer_name] }}", "cannot be checked"],
    ["{{ toString }}{{ constructor }}", "Nothing is called toString"],
    ["{{ call.metadata }}{{ call.__proto__ }}", "Nothing is called call.__proto__"],
  ])("are refused where nothing is called so: %s", (template, message) => {
    expect(wrongNames(template, root).join(" ")).toContain(message);
  });

  it("know that a follow-up is planned before there is a request", () => {
    expect(wrongNames("{{ call.transcript }}{{ event.id }}", variablesOf([], "plan"))).toHaveLength(2);
  });
});
