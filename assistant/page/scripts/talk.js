// The conversation: copy, ask again, edit; a new question comes to the top; a link may bring a question along.
import { all, behavior, narrow, one, press, whenDrawn } from "./dom.js";

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.text);
  const was = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => (button.textContent = was), 1500);
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest("button.copy, button.does") : null;
  if (target?.matches(".copy")) copy(target);
  else if (target) {
    press(target.dataset.does);
    if (target.dataset.does === "edit") editing = true;
  }
});

// The box is filled by the server; then it is the reader's.
let editing = false;
function edited(box) {
  if (!editing || !one(".turn.editing") || !box.value) return;
  editing = false;
  box.focus({ preventScroll: true });
  box.setSelectionRange(box.value.length, box.value.length);
}

function askAtOnce(box, question) {
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, question);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  setTimeout(() => press("send"), 60); // once Gradio has taken the text
}

const LONGEST = 2000; // of a question that a link brings
let seen = 0;
let welcomed = false;
let held = null; // the place of the chip that had the focus before the conversation was drawn anew

document.addEventListener("focusin", (event) => {
  const chip = event.target.closest?.("a.cite");
  held = chip ? chip.getAttribute("href") : null;
});

whenDrawn(() => {
  const turns = all(".turn");
  if (turns.length > seen) {
    if (narrow.matches) document.activeElement?.blur(); // the keyboard of a phone gives way to the answer
    turns[turns.length - 1].scrollIntoView({ block: "start", behavior: behavior() });
  }
  if (seen && turns.length !== seen && location.search) history.replaceState(history.state, "", location.pathname);
  seen = turns.length;
  if (held && document.activeElement === document.body) one(`a.cite[href="${held}"]`)?.focus({ preventScroll: true });
  const box = one("#question textarea");
  if (!box) return;
  edited(box);
  if (welcomed) return;
  welcomed = true;
  const question = new URLSearchParams(location.search).get("q")?.trim().slice(0, LONGEST);
  if (question) askAtOnce(box, question);
  else if (!narrow.matches) box.focus({ preventScroll: true }); // on a phone it would raise the keyboard
});
