// Where the focus goes and what is said aloud when htmx changes part of a page.
// Other scripts speak through the "say" event, so that one place owns the live region.

const live = document.getElementById("live");
const message = document.getElementById("message");
const LOST = "We couldn’t reach the server. Your text is still here. Try again.";
const FAILED = "That didn’t work, and nothing was changed. Your text is still here. Try again.";

// Buttons that only stand in for scripts may go now.
if (window.htmx) document.documentElement.classList.add("scripted");

function say(text) {
  live.textContent = "";
  // An empty region first: the same words twice running would not be read again.
  setTimeout(() => { live.textContent = text; }, 50);
}

function showError(text) {
  const line = document.createElement("div");
  const words = document.createElement("p");
  line.className = "message message-error";
  words.textContent = text;
  line.append(words);
  message.replaceChildren(line);
}

function settle(region) {
  const summary = region.querySelector("[data-error-summary]");
  const landing = summary ?? region.querySelector("[data-focus]");
  if (landing) {
    landing.setAttribute("tabindex", "-1");
    landing.focus();
  }
  const spoken = region.matches("[data-announce]") ? region : region.querySelector("[data-announce]");
  if (spoken && !summary) say(spoken.dataset.announce);
}

const waiting = new WeakMap();

function wait(event) {
  const { elt, target, xhr } = event.detail;
  target.setAttribute("aria-busy", "true");
  const words = elt.closest("[data-waiting]")?.dataset.waiting;
  if (!words) return;
  const slow = setTimeout(() => say(words), 1000);
  const stuck = setTimeout(() => say("Taking longer than usual."), 8000);
  waiting.set(xhr, [slow, stuck]);
}

function stopWaiting(event) {
  const { target, xhr } = event.detail;
  target?.removeAttribute("aria-busy");
  (waiting.get(xhr) ?? []).forEach(clearTimeout);
}

document.addEventListener("say", (event) => say(event.detail));
document.addEventListener("htmx:beforeSend", wait);
document.addEventListener("htmx:afterRequest", stopWaiting);
document.addEventListener("htmx:sendError", () => showError(LOST));
document.addEventListener("htmx:timeout", () => showError(LOST));
document.addEventListener("htmx:responseError", () => showError(FAILED));
document.addEventListener("htmx:afterSettle", (event) => settle(event.target));

// A menu closes like one: on Escape, giving the focus back, and on a click elsewhere.
document.addEventListener("keydown", (event) => {
  const menu = document.querySelector("details.menu[open]");
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
