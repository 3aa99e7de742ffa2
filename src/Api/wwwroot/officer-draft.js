// Checks a draft while one types, previews it after a pause and while a threshold moves. Without this module the page works by saving.
import { figureIn } from "./officer-figures.js";
import { fill, fillFrom } from "./in-place.js";

const editor = document.getElementById("editor");
if (editor) {
  const [text, cases, check, effect, figures, said] =
    ["text", "cases", "check", "effect", "figures", "said"].map(id => document.getElementById(id));
  const lab = effect.parentElement;
  const pauses = { check: 400, preview: 1500, say: 1000 };
  let checkTimer, previewTimer, sayTimer, checking, previewed, previewing = false, wanted = false;

  const post = (address, body, signal) => fetch(address, {
    method: "POST", signal, credentials: "same-origin",
    headers: { "Content-Type": "application/json", "Accept": "text/html" }, body: JSON.stringify(body),
  });

  const say = (target, problem) => {
    const line = document.createElement("p");
    line.className = "error";
    line.setAttribute("role", "alert");
    line.textContent = `${problem.title ?? ""} ${problem.detail ?? ""}`;
    target.replaceChildren(line);
  };

  const show = async (target, response) => {
    if (response.ok) fillFrom(target, await response.text());
    else if (response.status !== 409) say(target, await response.json());
  };

  const ask = async (target, address, body, signal) => {
    try {
      await show(target, await post(address, body, signal));
      return true;
    } catch (error) {
      if (error.name !== "AbortError") say(target, { title: String(error.message) });
      return false;
    }
  };

  // One request at a time; of what changed meanwhile only the newest is asked for next.
  const preview = async () => {
    clearTimeout(previewTimer);
    wanted = true;
    if (previewing) return;
    previewing = true;
    effect.setAttribute("aria-busy", "true");
    while (wanted) {
      wanted = false;
      previewed = text.value;
      lab.style.minHeight = `${lab.offsetHeight}px`;
      await ask(effect, editor.dataset.preview, { text: previewed });
    }
    previewing = false;
    effect.removeAttribute("aria-busy");
    clearTimeout(sayTimer);
    sayTimer = setTimeout(() => { said.textContent = effect.querySelector(".sum")?.textContent ?? ""; }, pauses.say);
  };

  const run = async () => {
    checking?.abort();
    checking = new AbortController();
    check.style.minHeight = `${check.offsetHeight}px`;
    const done = await ask(check, editor.dataset.check, { text: text.value, cases: cases.value }, checking.signal);
    if (!done) return;
    takeFigures();
    clearTimeout(previewTimer);
    if (check.querySelector("[data-errors='0']") && text.value !== previewed) previewTimer = setTimeout(preview, pauses.preview);
  };

  const later = () => {
    clearTimeout(checkTimer);
    clearTimeout(previewTimer);
    checkTimer = setTimeout(run, pauses.check);
  };

  // Controls say what the text says; one whose figure is not to be found there is out of use.
  const setFigures = source => {
    for (const figure of figures.querySelectorAll(".figure")) {
      const place = figureIn(text.value, figure.dataset.name);
      for (const input of figure.querySelectorAll("input")) {
        input.disabled = !place;
        if (place && input !== source) input.value = place.value;
        if (place && input.type === "range") input.setAttribute("aria-valuetext", `${place.value} ${figure.dataset.unit}`);
      }
    }
  };

  // A text that cannot be read has no template of controls: the ones that there are stay.
  const takeFigures = () => {
    const fresh = check.querySelector("template")?.content;
    if (fresh?.childElementCount) fill(figures, fresh.cloneNode(true));
    lab.classList.toggle("moving", figures.childElementCount > 0);
    setFigures();
  };

  const move = (source, value) => {
    const place = figureIn(text.value, source.closest(".figure").dataset.name);
    if (!place || !/^-?\d+(\.\d+)?$/.test(value)) return;
    text.setRangeText(value, place.start, place.end);
    setFigures(source);
    preview();
    later();
  };

  figures.addEventListener("input", event => move(event.target, event.target.value));
  figures.addEventListener("click", event => {
    if (event.target.dataset.value) move(event.target, event.target.dataset.value);
  });
  text.addEventListener("input", () => {
    setFigures();
    later();
  });
  cases.addEventListener("input", later);
  document.getElementById("preview-button").addEventListener("click", event => {
    event.preventDefault();
    preview();
  });
  takeFigures();

  check.addEventListener("click", event => {
    const link = event.target.closest("a[data-line]");
    if (!link) return;
    event.preventDefault();
    const area = document.getElementById(link.dataset.part);
    const lines = area.value.split("\n");
    const line = Math.min(Number(link.dataset.line), lines.length);
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    area.focus();
    area.setSelectionRange(start, start + lines[line - 1].length);
  });
}
