// Drag to rank, as an extra: ol[data-rank] lies in a form whose Up and Down buttons do
// the same. On dropping, that form is sent with one "order" for each item.

const fine = matchMedia("(pointer: fine)");
const CONTROLS = "a, button, input, select, textarea, summary, label";
let drag = null;

const items = (list) => [...list.children];
const nameOf = (item) => item.dataset.name ?? item.firstElementChild.textContent.trim();

function place(pointerY) {
  const others = items(drag.list).filter((item) => item !== drag.item);
  const next = others.find((item) => {
    const box = item.getBoundingClientRect();
    return pointerY < box.top + box.height / 2;
  });
  if (drag.item.nextElementSibling !== (next ?? null)) drag.list.insertBefore(drag.item, next ?? null);
}

function finish() {
  drag.item.classList.remove("dragging");
  drag = null;
}

function cancel() {
  drag.list.append(...drag.before);
  finish();
}

function send({ list, item, before }) {
  const now = items(list);
  if (now.every((each, index) => each === before[index])) return;
  const form = list.closest("form");
  form.querySelectorAll("input[data-order]").forEach((field) => field.remove());
  for (const { dataset } of now) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "order", value: dataset.id });
    field.dataset.order = "";
    form.append(field);
  }
  const words = `${nameOf(item)} is now ${now.indexOf(item) + 1} of ${now.length}`;
  document.dispatchEvent(new CustomEvent("say", { detail: words }));
  form.requestSubmit(form.querySelector("button[data-stay]"));
}

document.addEventListener("pointerdown", (event) => {
  const item = event.target.closest("ol[data-rank] > li");
  if (!item || !fine.matches || event.button !== 0 || event.target.closest(CONTROLS)) return;
  event.preventDefault();
  const list = item.parentElement;
  drag = { list, item, before: items(list) };
  item.classList.add("dragging");
});

document.addEventListener("pointermove", (event) => drag && place(event.clientY));
document.addEventListener("pointercancel", () => drag && cancel());
document.addEventListener("keydown", (event) => drag && event.key === "Escape" && cancel());
document.addEventListener("pointerup", () => {
  if (!drag) return;
  const done = drag;
  finish();
  send(done);
});
