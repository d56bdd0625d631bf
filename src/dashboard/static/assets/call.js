// The call's page: a quote leads to its words, a time to its place in the recording.

const chosen = (mark, field) => mark.dataset.fields?.split(" ").includes(field);

document.addEventListener("click", (event) => {
  const quote = event.target.closest?.("a[data-turn]");
  const turn = quote && document.getElementById(`turn-${quote.dataset.turn}`);
  if (turn) {
    event.preventDefault();
    history.replaceState(null, "", `#${turn.id}`);
    for (const mark of document.querySelectorAll("#transcript mark.chosen")) mark.classList.remove("chosen");
    for (const other of document.querySelectorAll("#transcript .turn.shown")) other.classList.remove("shown");
    turn.classList.add("shown");
    for (const mark of turn.querySelectorAll("mark")) {
      if (chosen(mark, quote.dataset.field)) mark.classList.add("chosen");
    }
    turn.scrollIntoView({ block: "center" });
    turn.focus({ preventScroll: true });
  }
  const play = event.target.closest?.("button[data-play]");
  const recording = document.getElementById("recording");
  if (play && recording) {
    recording.currentTime = Number(play.dataset.play);
    recording.play().catch(() => {});
  }
});
