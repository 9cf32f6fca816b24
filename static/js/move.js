// "Move to…" opens above the board, by a press or by "m" on a card. Without this, its
// page asks the same. A move on another day, and closing, still go through that page.

const board = document.getElementById("board");
const dialog = document.getElementById("move");
const keys = document.documentElement.dataset.keys !== "off";

const cardAt = (node) => node?.closest?.(".job-card");

function show(card) {
  dialog.dataset.card = card.id;
  const address = card.querySelector("a.mv").href;
  window.htmx.ajax("GET", address, { target: dialog, swap: "innerHTML" }).then(() => {
    if (dialog.firstElementChild && !dialog.open) dialog.showModal();
  });
}

function send(event) {
  const { stage, on } = Object.fromEntries(new FormData(event.target));
  if (stage === "closed" || on) return;
  event.preventDefault();
  dialog.close();
  const card = document.getElementById(dialog.dataset.card);
  card.dispatchEvent(new CustomEvent("move", { bubbles: true, detail: stage }));
}

if (board && window.htmx) {
  board.addEventListener("click", (event) => {
    const link = event.target.closest("a.mv");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(cardAt(link));
  });
  dialog.addEventListener("submit", send);
  dialog.addEventListener("click", (event) => {
    if (!event.target.closest("[data-close]")) return;
    event.preventDefault();
    dialog.close();
  });
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const card = cardAt(document.activeElement);
    if (key !== "m" || ctrlKey || metaKey || altKey || !card || !keys || dialog.open) return;
    event.preventDefault();
    show(card);
  });
}
