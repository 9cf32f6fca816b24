// Drag a card to another column, as an extra on fine pointers: it moves at once, and
// goes back if the server didn't. "Move to…" does the same through the "move" event.

const board = document.getElementById("board");
const fine = matchMedia("(pointer: fine)");
let held = null;

const cardAt = (node) => node?.closest?.(".job-card");
const columnAt = (node) => node?.closest?.(".column");

function move(card, stage) {
  const address = card.querySelector("a.mv").href;
  if (stage === "closed") return location.assign(address.replace(/move\/$/, "close/"));
  const { parentElement: list, nextElementSibling: next } = card;
  const seen = columnAt(card).dataset.stage;
  const settle = ({ detail }) => {
    if (detail.requestConfig.elt !== card) return;
    document.removeEventListener("htmx:afterRequest", settle);
    if (!detail.successful) list.insertBefore(card, next);
    document.getElementById(card.id).querySelector("a").focus();
  };
  document.addEventListener("htmx:afterRequest", settle);
  board.querySelector(`[data-stage="${CSS.escape(stage)}"] .cards`).prepend(card);
  window.htmx.ajax("POST", address, { source: card, values: { stage, seen }, swap: "none" });
}

function mark(column) {
  board.querySelectorAll(".column.over").forEach((each) => each.classList.remove("over"));
  if (held && column && column !== columnAt(held)) column.classList.add("over");
}

if (board && window.htmx) {
  board.addEventListener("move", ({ target, detail }) => move(target, detail));
  // Only where a finger that scrolls isn't mistaken for it.
  board.addEventListener("pointerdown", ({ target }) => {
    const card = cardAt(target);
    if (card) card.draggable = fine.matches;
  });
  board.addEventListener("dragstart", (event) => {
    held = cardAt(event.target);
    event.dataTransfer.effectAllowed = "move";
  });
  board.addEventListener("dragover", (event) => {
    mark(columnAt(event.target));
    if (held && columnAt(event.target)) event.preventDefault();
  });
  board.addEventListener("drop", (event) => {
    const column = columnAt(event.target);
    if (!held || !column) return;
    event.preventDefault();
    if (column !== columnAt(held)) move(held, column.dataset.stage);
  });
  board.addEventListener("dragend", () => {
    held = null;
    mark(null);
  });
}
