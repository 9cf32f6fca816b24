// On a phone the longer explanations fold away behind a button. Without this script
// the button stays hidden and nothing is folded.

function prepareAll(region) {
  region.querySelectorAll("button.fold[hidden]").forEach((button) => { button.hidden = false; });
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button.fold");
  if (!button) return;
  const open = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!open));
});

prepareAll(document);
document.addEventListener("htmx:load", (event) => prepareAll(event.target.parentElement ?? document));
