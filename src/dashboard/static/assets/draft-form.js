// The editor of an agent: its form is drawn anew by the server while people go on typing in it.

const CHECK_AFTER_MS = 300;
/** After the last key: nobody is told of a mistake in the middle of a word. */
const CHECK_AFTER_TYPING_MS = 800;

// What is being typed stays, and a part that somebody opened or closed stays so.
Idiomorph.defaults.ignoreActiveValue = true;
Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, node) =>
  !(name === "open" && node.tagName === "DETAILS");

const editor = () => document.querySelector("#editor-form");

// A change is checked after a moment: not while a button's answer is awaited, and not after a button was pressed.
let timer;
function check() {
  const form = editor();
  if (form?.classList.contains("htmx-request")) later();
  else if (form) htmx.trigger(form, "check");
}
function later(after = CHECK_AFTER_MS) {
  clearTimeout(timer);
  timer = setTimeout(check, after);
}
document.addEventListener("change", (event) => event.target.form === editor() && later());
document.addEventListener(
  "click",
  (event) => event.target.closest("#editor-form button") && clearTimeout(timer),
  true,
);

// A check presses no button, though htmx remembers the last one.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.triggeringEvent?.type === "check") delete event.detail.parameters.do;
});

// An answer that knows less than an input that was left meanwhile is not shown: another check is on its way.
const edited = new Map();
let edits = 0;
document.addEventListener("input", (event) => {
  if (event.target.form !== editor()) return;
  edited.set(event.target.id, ++edits);
  later(CHECK_AFTER_TYPING_MS);
});
document.addEventListener("htmx:beforeRequest", (event) => {
  event.detail.requestConfig.editsBefore = edits;
});
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, requestConfig } = event.detail;
  if (target?.id !== "editor" || requestConfig.triggeringEvent?.type === "submit") return;
  const isLeft = ([id, at]) => at > requestConfig.editsBefore && id !== document.activeElement?.id;
  if ([...edited].some(isLeft)) event.detail.shouldSwap = false;
});
