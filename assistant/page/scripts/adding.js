// What the reader adds: files dropped anywhere or chosen, texts pasted; and what they take out again.
import { all, one } from "./dom.js";
import { place, refresh, show } from "./corpus.js";

const desk = () => one(".adding:not(.closed)");
let sending = Promise.resolve(); // one file after the other

async function arrive(files) {
  await show("corpus");
  if (!desk() || !files.length) return;
  desk().open = true;
  const most = Number(desk().dataset.files);
  const list = one(".arrivals", desk());
  if (!one("progress", list)) list.replaceChildren(); // what became of the last ones was read
  one(".drop", desk()).scrollIntoView({ block: "nearest" });
  files.forEach((file, place) => {
    const row = rowOf(file, list);
    if (place >= most) refuse(row, desk().dataset.many);
    else if (file.size > Number(desk().dataset.bytes)) refuse(row, desk().dataset.large);
    else sending = sending.then(() => send(file, row));
  });
  return sending;
}

function rowOf(file, list) {
  const row = document.createElement("li");
  const name = document.createElement("span");
  name.className = "name";
  name.textContent = file.name;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  const state = document.createElement("span");
  state.className = "state";
  state.textContent = desk().dataset.sending;
  row.append(name, bar, state);
  list.append(row);
  return row;
}

function refuse(row, reason) {
  const what = document.createElement("span");
  what.className = "what refused";
  what.textContent = reason;
  all("progress, .state", row).forEach((part) => part.remove());
  row.append(what);
}

function send(file, row) {
  const { reading_file, unsent } = desk()?.dataset ?? {};
  return new Promise((done) => {
    const call = new XMLHttpRequest(); // fetch tells nothing of what was sent so far
    call.open("POST", `${place()}/add?name=${encodeURIComponent(file.name)}`);
    call.setRequestHeader("X-Attest", "1");
    call.upload.onprogress = (event) => event.lengthComputable && one("progress", row) && (one("progress", row).value = event.loaded / event.total);
    call.upload.onload = () => {
      one("progress", row)?.removeAttribute("value");
      if (one(".state", row)) one(".state", row).textContent = reading_file;
    };
    call.onloadend = async () => {
      const said = /^text\/html/.test(call.getResponseHeader("content-type") ?? "") && call.status < 500;
      if (said) all("progress, .state", row).forEach((part) => part.remove()), row.insertAdjacentHTML("beforeend", call.responseText);
      else refuse(row, unsent);
      if (call.status === 200) await refresh();
      done(call.status === 200);
    };
    call.send(file);
  });
}

async function paste(form) {
  const fields = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
  const title = (fields.title ?? "").trim();
  // a record keeps the text letter for letter, as Markdown would not
  const file = new File([JSON.stringify({ ...fields, title })], `${title}.json`);
  if (await arrive([file])) form.reset(), (form.closest("details").open = false), one(".paste summary")?.focus();
}

// Removing and bringing back.
async function change(what, button) {
  const row = button.closest("li");
  button.disabled = true;
  const answer = await fetch(`${place()}/${what}?id=${encodeURIComponent(button.dataset.id)}`, {
    method: "POST", headers: { "X-Attest": "1" },
  }).catch(() => null);
  const text = answer && answer.status < 500 ? await answer.text() : null;
  if (!answer?.ok) {
    button.disabled = false;
    one(".what", row)?.remove();
    if (text === null) refuse(row, desk()?.dataset.undone ?? "");
    else row.insertAdjacentHTML("beforeend", text);
    return;
  }
  if (what === "remove") row.innerHTML = text; // escaped by the server
  else row.remove();
  await refresh();
  const back = what === "remove" ? ".restores" : ".removes";
  one(`${back}[data-id="${CSS.escape(button.dataset.id)}"]`)?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest(".removes, .restores") : null;
  if (target) change(target.matches(".removes") ? "remove" : "restore", target);
});
document.addEventListener("change", (event) => {
  if (event.target.id !== "files") return;
  arrive([...event.target.files]);
  event.target.value = ""; // so that the same file can be chosen again
});
document.addEventListener("submit", (event) => event.target.id === "paste-form" && (event.preventDefault(), paste(event.target)));

// A file dropped anywhere is added; without this the browser would leave the page to show it.
const brings = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
const over = (on) => document.documentElement.classList.toggle("dropping", on);
document.addEventListener("dragover", (event) => {
  if (!brings(event)) return;
  event.preventDefault();
  if (!document.documentElement.classList.contains("dropping")) over(true), show("corpus").then(() => desk()?.setAttribute("open", ""));
});
document.addEventListener("dragleave", (event) => event.relatedTarget === null && over(false));
document.addEventListener("drop", (event) => {
  if (!brings(event)) return;
  event.preventDefault();
  over(false);
  arrive([...event.dataTransfer.files]);
});
