// Chips: pointing at one, or reaching it with the keyboard, shows its quote; a click opens the article there.
import { all, one, told, whenDrawn } from "./dom.js";
import { read } from "./reading.js";

const peek = document.createElement("div");
peek.id = "peek";
peek.role = "tooltip";
peek.hidden = true;
let shown = null; // the chip whose quote is shown
let timer = 0;
let touched = false; // whether the last pointer was a finger

const cardOf = (chip) => document.getElementById(chip.hash.slice(1));
export const isPeeking = () => !peek.hidden;

function show(chip) {
  clearTimeout(timer);
  const card = cardOf(chip);
  if (!card || shown === chip) return;
  hide();
  peek.replaceChildren();
  for (const part of ["blockquote", ".attributed", "header h3", ".meta"]) {
    const found = one(part, card);
    if (!found) continue;
    const copy = document.createElement(found.tagName === "H3" ? "p" : found.tagName);
    copy.append(...[...found.childNodes].map((node) => node.cloneNode(true)));
    copy.className = found.className || (found.tagName === "H3" ? "title" : "");
    if (found.lang) copy.lang = found.lang;
    peek.append(copy);
  }
  const hint = document.createElement("p");
  hint.className = touched ? "hint tap" : "hint";
  hint.textContent = told(touched ? "peek_tap" : "peek_click");
  peek.append(hint);
  (one("main") ?? document.body).append(peek); // inside a landmark
  peek.hidden = false;
  place(chip);
  chip.setAttribute("aria-describedby", "peek");
  chip.classList.add("followed");
  shown = chip;
}

function place(chip) {
  const mark = chip.getBoundingClientRect();
  const width = peek.offsetWidth;
  const left = Math.min(Math.max(12, mark.left + mark.width / 2 - width / 2), innerWidth - width - 12);
  const above = mark.top > peek.offsetHeight + 16 || mark.top > innerHeight - mark.bottom;
  peek.classList.toggle("above", above);
  peek.style.left = `${left}px`;
  peek.style.top = above ? `${Math.max(8, mark.top - peek.offsetHeight - 8)}px` : `${mark.bottom + 8}px`;
}

export function hide() {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  shown?.classList.remove("followed");
  shown = null;
  peek.hidden = true;
}

function open(chip) {
  const card = cardOf(chip);
  hide();
  if (card) read(card, chip);
}

const chipAt = (event) => (event.target instanceof Element ? event.target.closest("a.cite") : null);
const inPeek = (event) => event.target instanceof Element && peek.contains(event.target);

document.addEventListener("pointerdown", (event) => (touched = event.pointerType === "touch"), true);
document.addEventListener("keydown", () => (touched = false), true);
document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const chip = chipAt(event);
  if (chip || inPeek(event)) clearTimeout(timer);
  if (chip && chip !== shown) timer = setTimeout(() => chip.isConnected && show(chip), 120);
});
document.addEventListener("pointerout", (event) => {
  if (event.pointerType === "touch" || !(chipAt(event) || inPeek(event))) return;
  clearTimeout(timer);
  if (shown !== document.activeElement) timer = setTimeout(hide, 250);
});
document.addEventListener("focusin", (event) => {
  const chip = chipAt(event);
  if (chip?.matches(":focus-visible") && !touched) show(chip);
  else if (shown && !chip) hide();
});
document.addEventListener("focusout", (event) => chipAt(event) && chipAt(event) === shown && !peek.matches(":hover") && hide());
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey) return;
  const chip = chipAt(event);
  if (chip) {
    event.preventDefault();
    if (touched && shown !== chip) show(chip);
    else open(chip);
  } else if (inPeek(event)) {
    if (shown && !getSelection().toString()) open(shown);
  } else hide();
});
document.addEventListener("scroll", (event) => {
  if (shown && !peek.contains(event.target)) hide();
}, true);

// From one chip to the next with the arrows.
export function walk(chip, by) {
  const chips = all("#conversation a.cite");
  const next = chips[chips.indexOf(chip) + by];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  show(next);
}

whenDrawn(() => shown && !shown.isConnected && hide());
