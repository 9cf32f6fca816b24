// Keeps what is typed: textarea[data-draft-url] is posted, under its own name,
// 800 ms after the last key and on leaving it. Nothing stays in the browser.

const PAUSE = 800;
const RETRY = [5_000, 60_000];
const drafts = new WeakMap();

function token(box) {
  const field = box.form?.elements.csrfmiddlewaretoken;
  return field?.value ?? JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
}

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
    headers: { "X-CSRFToken": token(box) },
    keepalive,
    signal,
  });
  if (answer.status >= 500) throw new Error("try again");
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
const isDraft = (element) => element.matches?.(DRAFT);

document.addEventListener("input", ({ target }) => {
  if (!isDraft(target)) return;
  const draft = draftOf(target);
  clearTimeout(draft.timer);
  draft.timer = setTimeout(save, PAUSE, target);
});

document.addEventListener("focusout", ({ target }) => {
  if (isDraft(target) && drafts.has(target)) save(target);
});

// A phone may never wake again.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  for (const box of document.querySelectorAll(DRAFT)) {
    if (drafts.has(box)) save(box, true);
  }
});

// The answer is on its way: no older draft may arrive after it.
document.addEventListener("submit", ({ target }) => {
  for (const box of target.querySelectorAll(DRAFT)) {
    const draft = drafts.get(box);
    if (!draft) continue;
    clearTimeout(draft.timer);
    draft.call?.abort();
    draft.saved = box.value;
  }
});
