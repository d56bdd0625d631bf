// Which steps of a connection's set-up a person has ticked: kept in this browser, and nowhere else.
for (const list of document.querySelectorAll("[data-ticks]")) {
  const key = `ticks ${list.dataset.ticks}`;
  const boxes = [...list.querySelectorAll('input[type="checkbox"]')];
  const ticked = (localStorage.getItem(key) ?? "").split(" ");
  for (const box of boxes) box.checked = ticked.includes(box.id);
  list.addEventListener("change", () => {
    const now = boxes.filter((box) => box.checked).map((box) => box.id);
    localStorage.setItem(key, now.join(" "));
  });
}
