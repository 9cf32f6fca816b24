// Reads the device's time zone into a field nobody has filled in yet.
// [data-time-zone] is an input or a select; its value is kept unless it is empty or
// still what data-default says. [data-zone-offer="Europe/London"] is a hidden form that
// shows itself where the device is in another zone than the one it names.

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const placeOf = (zone) => zone.split("/").at(-1).replaceAll("_", " ");

function fill(field) {
  const untouched = field.value === "" || field.value === field.dataset.default;
  if (!untouched) return;
  const before = field.value;
  field.value = here;
  // A select without this zone would be left with nothing chosen.
  if (field.value !== here) field.value = before;
}

function offer(form) {
  const { zoneOffer } = form.dataset;
  if (zoneOffer === here) return;
  form.querySelectorAll("[data-zone-place]").forEach((word) => { word.textContent = placeOf(here); });
  form.querySelectorAll("input[data-zone]").forEach((field) => { field.value = here; });
  form.hidden = false;
}

if (here) {
  document.querySelectorAll("[data-time-zone]").forEach(fill);
  document.querySelectorAll("[data-zone-offer]").forEach(offer);
}
