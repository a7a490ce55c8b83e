// The corpus view: the switch that leads there, titles as one types, and the filters of the next question.
import { all, behavior, french, narrow, one, whenDrawn } from "./dom.js";

const view = () => one("#corpus-view");
export const place = () => view().dataset.path;
let chosen = ""; // the filter, as a query
let turn = 0; // counts searches, so that a slow answer does not overtake a later one
let opening = null; // the view on its way
let timer = 0;

export async function piece(what, query = "") {
  const answer = await fetch(`${place()}${what}?${query}`).catch(() => null);
  return answer?.ok ? answer.text() : null;
}

const sought = () => {
  const words = one("#find-titles")?.value.trim();
  const order = one("#order-titles")?.value ? "by=source" : "";
  return [words ? `q=${encodeURIComponent(words)}` : "", order, chosen].filter(Boolean).join("&");
};

// -- the view ---------------------------------------------------------------------------------------------------------

export function show(which) {
  const panel = one("#panel");
  if (!panel) return null;
  panel.dataset.view = which;
  for (const button of all(".views .view")) button.setAttribute("aria-pressed", String(button.dataset.view === which));
  return which === "corpus" ? (opening = refresh()) : null;
}

// Draws the view, or what of it may have changed: what is being typed stays.
export async function refresh(whole = false) {
  const text = await piece("", sought());
  if (text === null) {
    if (!one(".corpus", view())) view().innerHTML = `<p class="empty">${view().getAttribute(`data-unseen-${french() ? "fr" : "en"}`)}</p>`;
    return;
  }
  const fresh = document.createElement("template");
  fresh.innerHTML = text; // escaped by the server; the policy runs no script
  for (const tongue of ["fr", "en"])
    for (const line of all(`#masthead .only-${tongue} .holdings`))
      line.textContent = one(".corpus", fresh.content).getAttribute(`data-held-${tongue}`);
  if (whole || !one(".corpus", view())) replace(fresh);
  else renew(fresh);
  tell();
}

function replace(fresh) {
  for (const open of all("details[open]", view())) one(`details.${open.className}`, fresh.content)?.setAttribute("open", "");
  view().replaceChildren(fresh.content);
}

function renew(fresh) {
  for (const part of [".mine", "#titles", "#filter-form .fields"]) {
    const [old, made] = [one(part, view()), one(part, fresh.content)];
    if (!old || !made || (old.contains(document.activeElement) && part !== ".mine")) continue;
    if (part === ".mine") keepGone(old, made);
    old.replaceWith(made);
  }
}

// An article just removed can be brought back even if the list is drawn anew.
function keepGone(old, made) {
  const gone = all(".gone", old).map((row) => row.closest("li"));
  if (!gone.length) return;
  one("ul", made).prepend(...gone);
  made.hidden = false;
}

async function titles() {
  const mine = ++turn;
  const text = await piece("/titles", sought());
  if (mine === turn && text !== null) one("#titles").innerHTML = text;
}

async function more(button) {
  const row = button.closest("p");
  const list = row.parentElement;
  button.disabled = true;
  const text = await piece("/titles", button.dataset.query);
  if (!row.isConnected) return;
  if (text === null) button.disabled = false;
  else {
    const known = all(".reads", list).length;
    row.insertAdjacentHTML("afterend", text);
    row.remove();
    all(".reads", list)[known]?.focus({ preventScroll: true });
  }
}

// -- the filters ------------------------------------------------------------------------------------------------------

function choose(query) {
  chosen = query;
  const box = one("#filter textarea, #filter input");
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value").set.call(box, chosen);
  box.dispatchEvent(new Event("input", { bubbles: true })); // Gradio takes it along with the next question
  tell();
  if (one("#titles")) titles();
}

async function tell() {
  const asked = chosen;
  const text = await piece("/chosen", asked);
  const line = one("#chosen .chosen");
  if (text === null || !line || asked !== chosen) return;
  line.innerHTML = text;
  one("#filter-form .wrong")?.replaceChildren(...all("strong", line).map((reason) => reason.cloneNode(true)));
}

function read(form) {
  const fields = [...new FormData(form)].filter(([, value]) => value);
  choose(new URLSearchParams(fields).toString());
}

async function toFilters() {
  await show("corpus");
  const filters = one(".filters", view());
  if (!filters) return;
  filters.open = true;
  const field = one("input, select", filters);
  if (narrow.matches) filters.scrollIntoView({ block: "start", behavior: behavior() });
  field.focus({ preventScroll: narrow.matches });
}

function clear() {
  for (const field of all("#filter-form input, #filter-form select")) field.value = "";
  choose("");
  one("#question textarea")?.focus({ preventScroll: true });
}

// -- what the reader does ---------------------------------------------------------------------------------------------

const HINTS = ".view, .does-corpus, .does-filter, .clears-filter, .more-titles, a.cite, .shows";
document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest(HINTS) : null;
  if (!target) return;
  if (target.matches(".view")) show(target.dataset.view);
  else if (target.matches(".does-corpus")) show("corpus"), one(".view[data-view=corpus]").focus({ preventScroll: true });
  else if (target.matches(".does-filter")) toFilters();
  else if (target.matches(".clears-filter")) clear();
  else if (target.matches(".more-titles")) more(target);
  else show("sources"); // what is clicked is a quote
}, true);
document.addEventListener("input", (event) => {
  if (event.target.id !== "find-titles") return;
  clearTimeout(timer);
  timer = setTimeout(titles, 120);
});
document.addEventListener("change", (event) => {
  if (event.target.id === "order-titles") titles();
  const form = event.target.closest?.("#filter-form");
  if (!form) return;
  clearTimeout(timer);
  timer = setTimeout(read, event.target.matches("input") ? 300 : 0, form); // a year is typed digit by digit
});
document.addEventListener("submit", (event) => event.target.id === "filter-form" && (event.preventDefault(), read(event.target)));

new MutationObserver(() => {
  const views = one(".views");
  views?.setAttribute("aria-label", views.getAttribute(`data-label-${french() ? "fr" : "en"}`));
  if (one(".corpus", view() ?? document)) refresh(true);
  else if (view()) tell();
}).observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });

let asked = 0;
let told = null; // the line above the box that was filled
whenDrawn(() => {
  const turns = all(".turn").length;
  if (turns > asked && one("#panel")?.dataset.view === "corpus") show("sources");
  asked = turns;
  const line = one("#chosen .chosen");
  if (line && line !== told && view()) (told = line), tell();
});
