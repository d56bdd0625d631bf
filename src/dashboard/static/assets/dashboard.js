// What pages do beyond plain links and forms. Pages read well without it.

// The browser's time zone, for the server that writes the times; one that a person chose cannot be overwritten here.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
// biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet.
document.cookie = `zone=${zone}; path=/dashboard; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;

const news = () => document.querySelector("#news");

function say(text, tone) {
  const place = news();
  if (!place) return;
  const line = document.createElement("p");
  line.className = `notice ${tone}`;
  line.textContent = text;
  place.replaceChildren(line);
}

// A part that could not be fetched: the page says so until one could, and polls go on.
document.addEventListener("htmx:sendError", () => say(document.body.dataset.offline, "warning offline"));
document.addEventListener("htmx:afterOnLoad", () => news()?.querySelector(".offline")?.remove());

// A part that is asked for again keeps what a person opened, typed or chose in it; the answer to a form does not.
let isAskedAgain = false;
document.addEventListener("htmx:beforeSwap", (event) => {
  isAskedAgain = event.detail.requestConfig.verb === "get";
});
const isChanged = (input) => input.value !== input.defaultValue || input.checked !== input.defaultChecked;
Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, element) => {
  if (!isAskedAgain) return true;
  if (element.localName === "option") return name !== "selected";
  return !(name === "open" || (["value", "checked"].includes(name) && isChanged(element)));
};
document.addEventListener("htmx:responseError", (event) => {
  const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  const text = page.querySelector(".failure p")?.textContent;
  if (text) say(text.trim(), "bad");
});

// `data-confirm`: a form or button that asks before it does what cannot be undone.
document.addEventListener(
  "submit",
  (event) => {
    const asked = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
    if (asked && !confirm(asked)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  },
  true,
);

// `data-copy`: copies the text of the element that it names.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  navigator.clipboard
    ?.writeText(source?.value ?? source?.textContent ?? "")
    .then(() => say(button.dataset.copied, "good"));
});

// `data-all`: a checkbox that checks every box of that name in its form.
document.addEventListener("change", (event) => {
  const name = event.target.dataset?.all;
  if (!name) return;
  for (const box of event.target.form?.querySelectorAll(`input[name="${CSS.escape(name)}"]`) ?? []) {
    box.checked = event.target.checked;
  }
});
