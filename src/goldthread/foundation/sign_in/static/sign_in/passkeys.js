// Buttons that make or use a passkey. They are hidden until this runs, since nothing else can do what they do; what is
// said in their place is then hidden.
const { webauthnJSON } = window;

async function optionsOf(form) {
  if (form.dataset.gtOptions) return JSON.parse(form.dataset.gtOptions);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`no options: ${answer.status}`);
  return (await answer.json()).request_options;
}

for (const words of document.querySelectorAll("[data-gt-without]")) words.hidden = true;

for (const form of document.querySelectorAll("form[data-gt-passkey]")) {
  const problem = form.querySelector("[data-gt-problem]");
  const can = Boolean(window.PublicKeyCredential);
  form.querySelector("[data-gt-can]").hidden = !can;
  form.querySelector("[data-gt-cannot]").hidden = can;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    try {
      const options = await optionsOf(form);
      form.elements.credential.value = JSON.stringify(await webauthnJSON[form.dataset.gtPasskey](options));
      form.submit();
    } catch {
      problem.hidden = false;
    }
  });
}
