// Everything here only improves pages that already work without it.
const frontend = document.getElementById("govuk-frontend");
if (frontend) import(frontend.href).then(({ initAll }) => initAll());

// A filter panel comes folded away, since it would push its results off a telephone's screen. Here there is room for it.
// A window may be made wide later; what was opened once and folded since stays folded.
const wide = matchMedia("(min-width: 40.0625em)");
function openFilters() {
  if (!wide.matches) return;
  for (const panel of document.querySelectorAll("details.gt-filters:not([data-gt-opened])")) {
    panel.open = true;
    panel.dataset.gtOpened = "";
  }
}
openFilters();
wide.addEventListener("change", openFilters);

for (const button of document.querySelectorAll("[data-gt-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// What is folded away on the screen is wanted on paper.
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("main details:not([open])")) {
    folded.open = true;
    folded.dataset.gtOpenedToPrint = "";
  }
});
addEventListener("afterprint", () => {
  for (const opened of document.querySelectorAll("[data-gt-opened-to-print]")) {
    opened.open = false;
    delete opened.dataset.gtOpenedToPrint;
  }
});
