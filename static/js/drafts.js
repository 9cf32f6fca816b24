// Keeps what is typed: textarea[data-draft-url] is posted, under its own name,
// 800 ms after the last key and on leaving it. Nothing stays in the browser.

const PAUSE = 800;
const RETRY = [5_000, 60_000];
const drafts = new WeakMap();

// The cookie that holds it is closed to scripts.
const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];

function statusOf(box) {
  const near = (box.closest(".field") ?? box.form ?? document).querySelector("[data-draft-status]");
  if (near) return near;
  box.insertAdjacentHTML("afterend", '<p class="hint num draft-status" role="status"></p>');
  return box.nextElementSibling;
}

function draftOf(box) {
  if (!drafts.has(box)) {
    drafts.set(box, { saved: box.defaultValue, timer: 0, retry: RETRY[0], call: null, status: statusOf(box) });
  }
  return drafts.get(box);
}

const HOURS = { hour: "2-digit", minute: "2-digit" };
const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, HOURS);

async function post(box, signal, keepalive) {
  const answer = await fetch(box.dataset.draftUrl, {
    method: "POST",
    body: new URLSearchParams([[box.name, box.value]]),
    headers: { "X-CSRFToken": token() },
    keepalive,
    signal,
  });
  if (answer.status >= 500) throw new Error("busy");
  return answer.ok && !answer.redirected;
}

async function save(box, keepalive = false) {
  const draft = draftOf(box);
  clearTimeout(draft.timer);
  if (box.value === draft.saved) return;
  draft.call?.abort();
  draft.call = new AbortController();
  const { signal } = draft.call;
  const sent = box.value;
  try {
    const kept = await post(box, signal, keepalive);
    draft.status.textContent = kept ? `Draft saved ${clock()}` : "Not saved";
    if (kept) draft.saved = sent;
    draft.retry = RETRY[0];
  } catch {
    if (signal.aborted) return;
    draft.status.textContent = "Not saved, trying again";
    draft.timer = setTimeout(save, draft.retry, box);
    draft.retry = Math.min(draft.retry * 2, RETRY[1]);
  }
}

const DRAFT = "textarea[data-draft-url]";

document.addEventListener("input", ({ target }) => {
  if (!target.matches(DRAFT)) return;
  const draft = draftOf(target);
  clearTimeout(draft.timer);
  draft.timer = setTimeout(save, PAUSE, target);
});

// Going to the button that sends the answer needs no draft.
document.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (drafts.has(target) && relatedTarget?.type !== "submit") save(target);
});

const touched = (root) => [...root.querySelectorAll(DRAFT)].filter((box) => drafts.has(box));

// A phone may never wake this page again.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") touched(document).forEach((box) => save(box, true));
});

// The answer is on its way: no draft may arrive after it.
document.addEventListener("submit", ({ target }) => {
  for (const box of touched(target)) {
    const draft = drafts.get(box);
    clearTimeout(draft.timer);
    draft.call?.abort();
    draft.saved = box.value;
  }
});
