// Follows a running night: asks how far it is and shows it; once it ends, loads the page with its figures.
const every = 2000;
const card = document.querySelector("[data-progress]");

async function look() {
  const answer = await fetch(card.dataset.progress, { headers: { accept: "application/json" } });
  if (!answer.ok) {
    return;
  }
  const run = await answer.json();
  if (run.state !== "running") {
    location.reload();
    return;
  }
  const bar = card.querySelector("progress");
  bar.max = Math.max(1, run.total);
  bar.value = run.done;
  card.querySelector("[data-count]").textContent = `${run.done} / ${run.total}`;
  const at = new Date(run.heartbeatAt);
  card.querySelector("[data-heartbeat]").textContent = at.toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" });
  setTimeout(look, every);
}

if (card) {
  setTimeout(look, every);
}
