// Single keys for those who like them: off while typing, and off altogether where
// <html data-keys="off">. A key presses a link or button that is on the page anyway.

const root = document.documentElement;
const on = root.dataset.keys !== "off";
// The list that "?" shows leaves out what this page has nothing for.
const LIST = [
  ["/", "Find"],
  ["g t", "Today"],
  ["g j", "Jobs"],
  ["g s", "Stories"],
  ["n", "Add a job"],
  ["m", "Move to… (on a card)"],
  [".", "Quiet screen: hide private text"],
  ["Ctrl Enter", "Continue or done"],
  ["r", "Show me another line"],
  ["a", "Start or stop saying it aloud"],
  ["?", "These keys"],
];
let waitingForPlace = 0;

const typing = (element) =>
  element.closest("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=submit])") !== null;

function make(tag, text = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

function showKeys() {
  const dialog = make("dialog");
  const heading = make("h2", "Keys");
  heading.id = "keys-heading";
  dialog.setAttribute("aria-labelledby", heading.id);
  const list = make("dl");
  list.className = "keys";
  const works = ([key]) => [".", "?", "Ctrl Enter"].includes(key) || find(key);
  for (const [key, does] of LIST.filter(works)) {
    const term = make("dt");
    term.append(make("kbd", key));
    list.append(term, make("dd", does));
  }
  const close = make("button", "Close");
  close.className = "btn btn-line";
  close.addEventListener("click", () => dialog.close());
  dialog.append(heading, list, make("p", "You can switch single keys off in Settings."), close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function quiet() {
  const hidden = root.classList.toggle("quiet");
  const words = hidden ? "Private text is hidden" : "Private text is shown";
  document.dispatchEvent(new CustomEvent("say", { detail: words }));
}

const find = (key) =>
  [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((each) => each.checkVisibility());

function press(key) {
  const target = find(key);
  if (!target) return false;
  target.matches("input, textarea") ? target.focus() : target.click();
  return true;
}

function single(key) {
  if (key === "?") return showKeys(), true;
  if (key === ".") return quiet(), true;
  const place = Date.now() - waitingForPlace < 1500 ? `g ${key}` : key;
  waitingForPlace = key === "g" ? Date.now() : 0;
  return press(place);
}

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (key === "Enter" && (event.ctrlKey || event.metaKey) && target.form) {
    event.preventDefault();
    target.form.requestSubmit(target.form.querySelector("[data-key='Ctrl Enter']"));
    return;
  }
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  if (!on || modified || typing(target) || document.querySelector("dialog[open]")) return;
  if (single(key)) event.preventDefault();
});
