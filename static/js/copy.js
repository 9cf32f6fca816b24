// [data-copy="#id"] copies that element's words; [data-print] prints the page. Both
// buttons are hidden until this runs: without it they could do nothing.

function prepareAll(region) {
  region.querySelectorAll("[data-copy][hidden], [data-print][hidden]").forEach((button) => { button.hidden = false; });
}

async function copy(button) {
  const source = document.querySelector(button.dataset.copy);
  const text = source.value ?? source.innerText;
  let words = "Copied";
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    words = "Your browser did not allow copying. Select the words instead.";
  }
  document.dispatchEvent(new CustomEvent("say", { detail: words }));
  const label = button.querySelector("[data-copy-label]") ?? button;
  label.dataset.before ??= label.textContent;
  label.textContent = words;
  setTimeout(() => { label.textContent = label.dataset.before; }, 2500);
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-copy], [data-print]");
  if (!button) return;
  if (button.matches("[data-print]")) window.print();
  else copy(button);
});

prepareAll(document);
document.addEventListener("htmx:load", (event) => prepareAll(event.target.parentElement ?? document));
