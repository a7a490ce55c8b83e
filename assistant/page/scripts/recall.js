// The conversation that is open: its address (#c=…), what the server tells of it, how another one is opened.
import { one, press, whenDrawn } from "./dom.js";
import { close } from "./reading.js";
import { isId, shelf } from "./shelf.js";

let current = null; // its id
let carried = ""; // what the server is about to be asked
const listeners = [];

export const currentId = () => current;
export const onNews = (listener) => listeners.push(listener);
const inAddress = () => /^#c=([0-9a-f]{32})$/.exec(location.hash)?.[1] ?? null;

// A line that goes by itself; where the drawer is open, it stands in there.
let timer = 0;
export function tell(text) {
  const line = one("#conversations[open] .told") ?? one("#tidings");
  clearTimeout(timer);
  for (const other of document.querySelectorAll("#conversations .told, #tidings")) other.textContent = "";
  if (!line || !text) return;
  line.textContent = text;
  timer = setTimeout(() => (line.textContent = ""), 8000);
}

export function word(key, values = {}) {
  const both = `data-${key}-${document.documentElement.lang.startsWith("fr") ? "fr" : "en"}`;
  const said = one("#conversations")?.getAttribute(both) ?? "";
  return said.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// Asks the server something by one of its hidden buttons.
export function carry(button, wish) {
  carried = JSON.stringify(wish);
  press(button);
}

function stand(id) {
  current = id;
  if (inAddress() !== id) history.replaceState(history.state, "", location.pathname + (id ? `#c=${id}` : ""));
}

let leaving = null; // the conversation that is on its way
export async function open(id) {
  leaving = id;
  try {
    const wish = (await shelf()).wanted(id);
    if (leaving === id) close({ focus: false }), carry("recall", wish);
  } catch {
    tell(word("failed"));
  }
}

export function bring(text) {
  leaving = "imported";
  close({ focus: false });
  carry("recall", { imported: text });
}

export const begin = () => press("clear");

async function hear(text) {
  if (!text) return;
  const news = JSON.parse(text);
  const kept = news.conversation ? await shelf().then((known) => known.put(news.conversation)).catch(() => false) : true;
  if (!kept) news.told ??= word("unkept");
  if (news.missing) {
    if (news.damaged && isId(leaving ?? "")) (await shelf()).drop(leaving);
    if (inAddress() && inAddress() !== current) stand(current);
  }
  if (news.id) stand(news.id);
  if (news.opened || news.missing) leaving = null;
  if (news.told && !("voted" in news)) tell(news.told);
  for (const listener of listeners) listener(news);
}
window.attest = { carried: () => carried, hear };

// A fresh page is empty; one with an address brings its conversation back, and so does following one.
let begun = false;
let turns = 0;
whenDrawn(() => {
  const count = document.querySelectorAll(".turn").length;
  if (turns && !count && !leaving) stand(null);
  turns = count;
  if (begun || !one("#question textarea") || !one("#recall")) return;
  begun = true;
  const id = new URLSearchParams(location.search).has("q") ? null : inAddress();
  if (id) setTimeout(() => open(id), 60); // once Gradio listens
});
addEventListener("hashchange", () => {
  const id = inAddress();
  if (id && id !== current) open(id);
});
