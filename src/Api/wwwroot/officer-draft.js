// Checks a draft while one types, and previews it after a pause. Without this module the page works by saving.
const editor = document.getElementById("editor");
if (editor) {
  const text = document.getElementById("text");
  const cases = document.getElementById("cases");
  const check = document.getElementById("check");
  const effect = document.getElementById("effect");
  const pauses = { check: 400, preview: 1500 };
  let checkTimer, previewTimer, checking, previewing;

  const post = (address, body, signal) => fetch(address, {
    method: "POST", signal, credentials: "same-origin",
    headers: { "Content-Type": "application/json", "Accept": "text/html" }, body: JSON.stringify(body),
  });

  const say = (target, problem) => {
    const line = document.createElement("p");
    line.className = "error";
    line.textContent = `${problem.title ?? ""} ${problem.detail ?? ""}`;
    target.replaceChildren(line);
  };

  // Fragments come from this site, rendered and escaped by the server.
  const show = async (target, response) => {
    if (response.ok) target.innerHTML = await response.text();
    else if (response.status !== 409) say(target, await response.json());
  };

  const ask = async (target, address, body, controller) => {
    try {
      await show(target, await post(address, body, controller.signal));
      return true;
    } catch (error) {
      if (error.name !== "AbortError") say(target, { title: String(error.message) });
      return false;
    }
  };

  const preview = async () => {
    clearTimeout(previewTimer);
    previewing?.abort();
    previewing = new AbortController();
    effect.setAttribute("aria-busy", "true");
    await ask(effect, editor.dataset.preview, { text: text.value }, previewing);
    effect.removeAttribute("aria-busy");
  };

  const run = async () => {
    checking?.abort();
    checking = new AbortController();
    const done = await ask(check, editor.dataset.check, { text: text.value, cases: cases.value }, checking);
    clearTimeout(previewTimer);
    if (done && check.querySelector("[data-errors='0']")) previewTimer = setTimeout(preview, pauses.preview);
  };

  const later = () => {
    clearTimeout(checkTimer);
    clearTimeout(previewTimer);
    checkTimer = setTimeout(run, pauses.check);
  };

  text.addEventListener("input", later);
  cases.addEventListener("input", later);
  document.getElementById("preview-button").addEventListener("click", event => {
    event.preventDefault();
    preview();
  });

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
