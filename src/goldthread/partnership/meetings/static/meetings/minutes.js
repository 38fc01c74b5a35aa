// A phrase goes where the cursor stands at once; without this it is put at the end when the minutes are saved.
const phrase = document.querySelector("select[name=phrase]");
const minutes = document.querySelector("textarea[name=words]");

phrase.addEventListener("change", () => {
  if (!phrase.value) return;
  const { selectionStart: from, selectionEnd: to, value } = minutes;
  const before = from && !/\s$/.test(value.slice(0, from)) ? " " : "";
  minutes.setRangeText(before + phrase.value, from, to, "end");
  minutes.dispatchEvent(new Event("input", { bubbles: true }));
  phrase.value = "";
  minutes.focus();
});
