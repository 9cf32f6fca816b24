// Say it aloud: a needle moves over the band of a comfortable length. No microphone.
// [data-timer] holds data-low and data-high in seconds; it is hidden until this runs.

const ROOM = 1.28; // the band's far end leaves some of the track after it
const clockText = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
const percent = (part, whole) => `${Math.min(100, (100 * part) / whole)}%`;

function verdict(seconds, low, high) {
  const spoken = seconds === 1 ? "1 second" : `${seconds} seconds`;
  if (seconds > high) return `${spoken}. Try the one-breath version.`;
  return seconds < low ? `${spoken}, a little quick. Leave yourself a breath.` : `${spoken}, in the range.`;
}

function prepare(timer) {
  const usual = Number(timer.dataset.seconds);
  const low = Number(timer.dataset.low ?? Math.round(usual * 0.75));
  const high = Number(timer.dataset.high ?? Math.round(usual * 1.25));
  const [button, band, needle, clock] = ["button", ".band", ".at", ".clock"].map((part) => timer.querySelector(part));
  const result = timer.querySelector("[data-timer-result]");
  const label = timer.querySelector("[data-timer-label]");
  const before = label.textContent;
  const scale = high * ROOM;
  let startedAt = null;
  let ticking = 0;

  band.style.setProperty("inset-inline", `${percent(low, scale)} ${percent(scale - high, scale)}`);
  timer.querySelector(".track small")?.style.setProperty("inset-inline-start", percent(low, scale));

  function tick() {
    const passed = (performance.now() - startedAt) / 1000;
    needle.style.setProperty("inset-inline-start", percent(passed, scale));
    clock.textContent = clockText(Math.floor(passed));
  }

  function start() {
    startedAt = performance.now();
    ticking = setInterval(tick, 200);
    label.textContent = "Stop";
    result.textContent = "";
  }

  function stop() {
    tick();
    clearInterval(ticking);
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    startedAt = null;
    label.textContent = before;
    result.textContent = verdict(seconds, low, high);
    const kept = timer.querySelector("input[data-timer-seconds]");
    if (kept) kept.value = seconds;
    timer.dispatchEvent(new CustomEvent("timed", { bubbles: true, detail: seconds }));
  }

  button.addEventListener("click", () => (startedAt === null ? start() : stop()));
  timer.hidden = false;
}

function prepareAll(region) {
  for (const timer of region.querySelectorAll("[data-timer]:not([data-ready])")) {
    timer.dataset.ready = "";
    prepare(timer);
  }
}

prepareAll(document);
document.addEventListener("htmx:load", (event) => prepareAll(event.target.parentElement ?? document));
