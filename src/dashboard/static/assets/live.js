// A call as it goes on: the stream says that something happened, and the page asks for it, a few times a second at most.

const ASK_EVERY_MS = 250;
/** A person who reads the last words has hardly scrolled away from them. */
const NEAR_END_PX = 160;
// `snapshot` comes on connecting, also again: something may have happened since the page was made.
const EVENTS = ["snapshot", "turn", "transcript", "fields", "decision", "transfer", "ended"];

const live = document.getElementById("live");
if (live?.dataset.stream) {
  const source = new EventSource(live.dataset.stream);
  let asked = false;
  const ask = () => {
    if (asked) return;
    asked = true;
    setTimeout(() => {
      asked = false;
      htmx.trigger("#live", "news");
    }, ASK_EVERY_MS);
  };
  for (const type of EVENTS) source.addEventListener(type, ask);
  source.addEventListener("ended", () => {
    source.close();
    // Nothing is left to take over.
    document.getElementById("take-over")?.remove();
  });
  // The newest words stay in sight, unless the person has scrolled up to read.
  const turns = () => document.querySelector("#transcript");
  const toEnd = () => turns()?.scrollTo({ top: turns().scrollHeight });
  let follows = true;
  document.addEventListener("htmx:beforeSwap", () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = turns() ?? {};
    follows = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  });
  document.addEventListener("htmx:afterSwap", () => {
    if (follows) toEnd();
  });
  toEnd();
}
