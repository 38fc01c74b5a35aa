// The quorum is told while it is recorded who came; without this a button tells it.
const form = document.querySelector("form[data-gt-attendance]");
const told = document.querySelector("[data-gt-quorum]");
let asked = 0;

async function tell() {
  const mine = ++asked;
  const sent = new FormData(form);
  sent.set("only", "quorum");
  const answer = await fetch(form.action, { method: "POST", body: sent, headers: { Accept: "application/json" } });
  if (!answer.ok || mine !== asked) return;
  const quorum = await answer.json();
  for (const tag of told.querySelectorAll("[data-gt-when]")) tag.hidden = tag.dataset.gtWhen !== quorum.is_met;
  told.querySelector("[data-gt-saved]").hidden = true;
  told.querySelector("[data-gt-chosen]").hidden = false;
  told.querySelector("[data-gt-words]").textContent = quorum.words;
}

form.addEventListener("change", tell);
