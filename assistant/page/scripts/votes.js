// Thumbs under an answer. The comment's box is made once an answer and put back whenever the conversation is drawn anew,
// so that nothing typed is lost; votes wait while an answer grows.
import { all, one, whenDrawn } from "./dom.js";
import { carry, currentId, onNews, tell } from "./recall.js";

const boxes = new Map(); // turn -> its box
const waiting = []; // votes that were not sent yet
let sent = null;
let whose = null; // the conversation of the boxes
let held = null; // the field that had the focus

const LIKED = { up: true, down: false };
const group = (turn) => one(`.votes[data-turn="${turn}"]`);
const pressed = (votes) => LIKED[one("[aria-pressed=true]", votes)?.dataset.vote] ?? null;

function boxOf(turn) {
  const votes = group(turn);
  if (!boxes.has(turn)) {
    const box = one("#opinion").content.firstElementChild.cloneNode(true);
    one("textarea", box).value = votes.dataset.comment;
    box.dataset.turn = turn;
    boxes.set(turn, box);
  }
  const box = boxes.get(turn);
  if (!box.isConnected) votes.closest(".foot").after(box);
  return box;
}

function mark({ turn, liked, comment }) {
  const votes = group(turn);
  if (!votes) return;
  for (const thumb of all(".vote", votes)) thumb.setAttribute("aria-pressed", String(LIKED[thumb.dataset.vote] === liked));
  votes.dataset.comment = comment;
}

function vote(turn, liked, comment) {
  const before = { turn: Number(turn), liked: pressed(group(turn)), comment: group(turn).dataset.comment };
  waiting.push({ turn: Number(turn), liked, comment, conversation: currentId() ?? "", before });
  mark(waiting.at(-1));
  send();
}

function send() {
  if (sent || !waiting.length || one(".turn.running")) return;
  sent = waiting.shift();
  const { turn, liked, comment, conversation } = sent;
  carry("vote", { turn, liked, comment, conversation });
}

function press(button) {
  const { turn } = button.closest(".votes").dataset;
  const votes = group(turn);
  const liked = button.getAttribute("aria-pressed") === "true" ? null : LIKED[button.dataset.vote];
  const box = boxOf(turn);
  one(".told", box).textContent = "";
  one(".fields", box).hidden = liked === null;
  if (liked === null) one("textarea", box).value = "";
  vote(turn, liked, liked === null ? "" : votes.dataset.comment);
}

function comment(box) {
  const votes = group(box.dataset.turn);
  one(".fields", box).hidden = true;
  button(votes).focus({ preventScroll: true });
  vote(box.dataset.turn, pressed(votes), one("textarea", box).value.trim());
}
const button = (votes) => one("[aria-pressed=true]", votes) ?? one(".vote", votes);

function leave(box) {
  one(".fields", box).hidden = true;
  button(group(box.dataset.turn)).focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest(".vote, .tells, .leaves") : null;
  if (!target) return;
  if (target.matches(".vote")) press(target);
  else if (target.matches(".tells")) comment(target.closest(".opinion"));
  else leave(target.closest(".opinion"));
});
document.addEventListener("keydown", (event) => {
  const box = event.target instanceof Element ? event.target.closest(".opinion") : null;
  if (!box) return;
  if (event.key === "Escape") event.stopPropagation(), leave(box);
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.preventDefault(), comment(box);
}, true);
document.addEventListener("focusin", (event) => (held = event.target.closest?.(".opinion, .votes") ? event.target : null));

onNews((news) => {
  if ("voted" in news) {
    const box = sent && boxes.get(String(sent.turn));
    if (!news.voted && sent) mark(sent.before);
    sent = null;
    if (box?.isConnected) one(".told", box).textContent = news.told;
    else tell(news.told);
    send();
  }
});

whenDrawn(() => {
  if (whose !== currentId() && whose) boxes.clear(), (waiting.length = 0); // another conversation has other answers
  whose = currentId();
  for (const [turn, box] of boxes) {
    if (!group(turn)) boxes.delete(turn);
    else if (!box.isConnected) {
      group(turn).closest(".foot").after(box);
      if (held && box.contains(held) && document.activeElement === document.body) held.focus({ preventScroll: true });
    }
  }
  for (const one of [sent, ...waiting]) if (one) mark(one);
  if (held?.matches(".vote") && document.activeElement === document.body)
    one(`[data-vote=${held.dataset.vote}]`, group(held.closest(".votes").dataset.turn) ?? undefined)?.focus({ preventScroll: true });
  send();
});
