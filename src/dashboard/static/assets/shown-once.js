// A secret goes from a page as the page is left: browsers keep whole pages for the way back, also those of no-store.
addEventListener("pagehide", () => {
  for (const secret of document.querySelectorAll("[data-once]")) secret.textContent = "";
});
