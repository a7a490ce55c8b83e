// The reading view: the article behind a quote, beside the conversation or, on a phone, over it.
import { all, behavior, narrow, one, told, whenDrawn } from "./dom.js";

let cards = ""; // selector of the cards that the reader steps through
let at = 0; // which of them is read
let from = null; // what leads back: a selector of what was clicked
let address = null; // of the article that is shown
let turn = 0; // counts openings, so that a slow answer does not overtake a later one

const view = () => one("#reading");
export const isReading = () => Boolean(view() && !view().hidden);

export function showTurn(number) {
  for (const section of all("section.sources")) section.classList.toggle("active", section.dataset.turn === number);
}

export function select(card) {
  for (const other of all(".card.selected")) other.classList.remove("selected");
  card?.classList.add("selected");
}

// `back` is what gets the focus when the article is closed.
export function read(card, back) {
  const section = card.closest("section.sources");
  cards = section ? `section.sources[data-turn="${section.dataset.turn}"] .card` : "";
  at = cards ? all(cards).indexOf(card) : 0;
  from = back;
  if (section) showTurn(section.dataset.turn);
  select(card);
  if (!isReading()) lift();
  return show(card);
}

function lift() {
  const panel = one("#panel");
  panel.dataset.scrolled = panel.scrollTop;
  view().hidden = false;
  if (narrow.matches) {
    cover(true);
    history.pushState({ attest: "reading" }, ""); // the way back of a phone closes the sheet
  }
  panel.scrollTop = 0;
}

function cover(over) {
  view().toggleAttribute("aria-modal", false);
  if (over) view().setAttribute("role", "dialog"), view().setAttribute("aria-modal", "true");
  else view().removeAttribute("role"), view().removeAttribute("aria-modal");
  document.documentElement.classList.toggle("covered", over);
  for (const part of all("#masthead, #talk, #composer, #views, #sources, #corpus, #progress")) part.inert = over;
}

async function show(card) {
  const mine = ++turn;
  const page = one(".page", view());
  steps();
  if (card.dataset.article !== address) {
    const wanted = card.dataset.article;
    address = null; // until it stands there: what is left half way is fetched again
    page.innerHTML = `<p class="empty">${told("opening")}</p>`;
    const answer = await fetch(wanted).catch(() => null);
    const text = answer && (answer.ok || answer.status === 404) ? await answer.text() : null;
    if (mine !== turn) return;
    if (text !== null) address = wanted;
    page.innerHTML = text ?? `<p class="empty">${told("unread")}</p>`; // escaped by the server; the policy runs no script
  }
  one(".whose", view()).textContent = one(".meta", page)?.lastChild?.textContent ?? "";
  light(Number(card.dataset.at), cards !== "");
  view().focus({ preventScroll: true });
}

function light(start, quoted) {
  let here = null;
  for (const mark of all("mark", view())) {
    const inside = quoted && Number(mark.dataset.start) <= start && start < Number(mark.dataset.end);
    mark.classList.toggle("here", inside);
    if (inside) here ??= mark;
  }
  if (here) center(here);
  else scroller().scrollTop = 0;
}

const scroller = () => (narrow.matches ? view() : one("#panel"));

// Only the panel scrolls: scrollIntoView would move the conversation as well.
function center(mark) {
  const box = scroller();
  const seen = box.getBoundingClientRect();
  const place = mark.getBoundingClientRect();
  const room = Math.max(72, (seen.height - place.height) / 2.4);
  const low = box.scrollTop + place.bottom - seen.top;
  const top = low < seen.height * 0.75 ? 0 : low - place.height - room; // near its head an article is seen from its head
  box.scrollTo({ top, behavior: behavior() });
}

function steps() {
  const count = cards ? all(cards).length : 0;
  one(".steps", view()).hidden = count < 2;
  one(".place", view()).textContent = count ? `${at + 1} ${told("of")} ${count}` : "";
}

export function step(by) {
  const known = cards ? all(cards) : [];
  if (known.length < 2) return;
  at = (at + by + known.length) % known.length;
  select(known[at]);
  show(known[at]);
}

export function close({ focus = true, history: walk = true } = {}) {
  if (!isReading()) return;
  turn++;
  const card = cards ? all(cards)[at] : null;
  view().hidden = true;
  if (view().hasAttribute("aria-modal")) {
    cover(false);
    if (walk && history.state?.attest === "reading") history.back();
  }
  one("#panel").scrollTop = Number(one("#panel").dataset.scrolled || 0);
  if (card && !narrow.matches) card.scrollIntoView({ block: "nearest" });
  if (focus) (from?.isConnected ? from : card)?.focus({ preventScroll: true });
}

window.addEventListener("popstate", () => close({ history: false }));
narrow.addEventListener("change", () => isReading() && cover(narrow.matches));

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest(".reads, #reading .back, .veil, .step, .shows") : null;
  if (!target) return;
  if (target.matches(".reads")) read(target.closest(".card"), target);
  else if (target.matches(".step")) step(Number(target.dataset.step));
  else if (target.matches(".shows")) close({ focus: false }), showTurn(target.dataset.turn), shelve();
  else close();
});

function shelve() {
  const panel = one("#panel");
  panel.scrollTop = 0;
  if (narrow.matches) panel.scrollIntoView({ block: "start", behavior: behavior() });
  one("section.sources.active .card")?.focus({ preventScroll: true });
}

// A new question closes the article of the last one.
let seen = 0;
whenDrawn(() => {
  const count = all(".turn").length;
  if (count !== seen) close({ focus: false });
  seen = count;
});
