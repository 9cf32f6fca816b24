// "All on this page" ticks the rows, so that one sees what it means; a row that is
// unticked again takes the tick off it. The server understands it without this.

const rows = () => [...document.querySelectorAll("input[name=jobs][form=bulk]")];
const everything = () => document.querySelector("#bulk input[name=everything]");

document.addEventListener("change", ({ target }) => {
  if (target === everything()) {
    for (const row of rows()) row.checked = target.checked;
  } else if (target.matches("input[name=jobs][form=bulk]")) {
    everything().checked = rows().every((row) => row.checked);
  }
});
