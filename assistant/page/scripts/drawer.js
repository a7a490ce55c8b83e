// The drawer of earlier conversations. Every title is put in as text, never as HTML.
import { all, narrow, one } from "./dom.js";
import { begin, bring, currentId, onNews, open, tell, word } from "./recall.js";
import { asMarkdown, shelf } from "./shelf.js";

const LARGEST = 700_000; // of a file that is brought in
const drawer = () => one("#conversations");

function make(tag, fields = {}, ...inside) {
  const made = Object.assign(document.createElement(tag), fields);
  if (tag === "button") made.type = "button";
  made.append(...inside);
  return made;
}

function when(updated) {
  const day = new Date(updated);
  const language = document.documentElement.lang;
  const midnight = (moment) => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate());
  const past = Math.round((midnight(new Date()) - midnight(day)) / 86_400_000);
  const year = day.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  if (past !== 0 && past !== 1) return new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year }).format(day);
  const near = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-past, "day");
  const time = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" }).format(day);
  return `${near[0].toUpperCase()}${near.slice(1)}, ${time}`;
}

const titled = (entry) => entry.title || word("untitled");

function row(entry) {
  const count = word(entry.questions > 1 ? "questions" : "question", { n: entry.questions });
  const link = make("a", { className: "opens", href: `#c=${entry.id}` },
    make("span", { className: "title" }, titled(entry)), make("span", { className: "day" }, `${when(entry.updated)} · ${count}`));
  const more = make("button", { className: "more" }, make("span", { ariaHidden: "true" }, "⋯"),
    make("span", { className: "unseen" }, `${word("more")} – ${titled(entry)}`));
  const does = (name) => make("button", { className: "act", name }, word(name));
  const exports = (name, format) => make("button", { className: "act", name, title: word("export", { format }) },
    make("span", { ariaHidden: "true" }, "↓\u00a0"), make("span", { className: "unseen" }, `${word("export", { format: "" })} `), format);
  const acts = make("div", { className: "row-acts", hidden: true },
    does("rename"), exports("markdown", "Markdown"), exports("json", "JSON"), does("delete"));
  more.setAttribute("aria-expanded", "false");
  const item = make("li", {}, make("div", { className: "line" }, link, more), acts);
  if (entry.id === currentId()) link.setAttribute("aria-current", "true");
  item.entry = entry;
  return item;
}

async function fill() {
  const list = one(".kept", drawer());
  try {
    const kept = await shelf();
    const { known, damaged } = await kept.entries();
    list.replaceChildren(...known.map(row));
    if (!known.length) list.append(make("li", { className: "nothing" }, word("none")));
    one(".whereabouts", drawer()).textContent = word(kept.account ? "account" : "browser");
    if (damaged) tell(word("dropped"));
  } catch (error) {
    list.replaceChildren();
    tell(error.message || word("failed"));
  }
}

async function show() {
  if (drawer().open) return;
  drawer().addEventListener("keydown", stay);
  drawer().showModal();
  one(".told", drawer()).textContent = "";
  await fill();
  (one("[aria-current]", drawer()) ?? one(".opens", drawer()) ?? one(".begin", drawer())).focus();
}

const stay = (event) => event.stopPropagation(); // the keys of the page: Escape closes the drawer alone

// The masthead may have been drawn anew: its button takes the focus back all the same.
function shut() {
  drawer().close();
  one("#opens-history")?.focus({ preventScroll: true });
}

function unfold(button) {
  const acts = one(".row-acts", button.closest("li"));
  for (const other of all(".row-acts", drawer())) if (other !== acts) fold(other);
  acts.hidden = !acts.hidden;
  button.setAttribute("aria-expanded", String(!acts.hidden));
}

function fold(acts) {
  acts.hidden = true;
  one(".more", acts.closest("li"))?.setAttribute("aria-expanded", "false");
}

function rename(item) {
  const box = make("input", { type: "text", className: "name", maxLength: 80, value: titled(item.entry), ariaLabel: word("name") });
  const save = make("button", { className: "act" }, word("save"));
  const line = one(".line", item);
  const done = async (wanted) => {
    const title = wanted && box.value.trim().replace(/\s+/g, " ");
    if (title && /[\p{L}\p{N}]/u.test(title)) item.entry.title = await (await shelf()).rename(item.entry.id, title);
    const fresh = row(item.entry);
    item.replaceWith(fresh);
    one(".opens", fresh).focus();
  };
  const ended = (wanted) => done(wanted).catch((error) => tell(error.message || word("failed")));
  fold(one(".row-acts", item));
  line.replaceChildren(box, save);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault(); // Escape leaves the title, not the drawer
    ended(event.key === "Enter");
  });
  save.addEventListener("click", () => ended(true));
  box.focus();
  box.select();
}

async function remove(item) {
  const restore = await (await shelf()).remove(item.entry.id);
  const undo = make("button", { className: "act" }, word("undo"));
  const gone = make("li", { className: "gone" }, make("p", {}, word("deleted", { title: titled(item.entry) })), undo);
  const mine = item.entry.id === currentId();
  undo.addEventListener("click", async () => {
    await restore();
    const back = row(item.entry);
    gone.replaceWith(back);
    one(".opens", back).focus();
    if (mine) open(item.entry.id);
  });
  item.replaceWith(gone);
  undo.focus();
  if (mine) begin();
}

async function save(item, kind) {
  const whole = await (await shelf()).load(item.entry.id);
  const text = kind === "json" ? `${JSON.stringify(whole, null, 2)}\n` : await asMarkdown(whole);
  const stem = titled(item.entry).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "conversation";
  const address = URL.createObjectURL(new Blob([text], { type: kind === "json" ? "application/json" : "text/markdown" }));
  make("a", { href: address, download: `${stem}.${kind === "json" ? "json" : "md"}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

async function imported(file) {
  if (file.size > LARGEST) return tell(word("large"));
  let whole = null;
  try {
    whole = JSON.parse(await file.text());
  } catch { /* the server says that it is none */ }
  bring(whole);
}

const ACTS = { rename, delete: remove, markdown: (item) => save(item, "markdown"), json: (item) => save(item, "json") };

function pressed(event) {
  const target = event.target.closest("button, a.opens");
  if (event.target === drawer()) return shut(); // beside the drawer
  if (!target) return;
  const item = target.closest("li");
  if (target.matches(".shut")) shut();
  else if (target.matches(".begin")) begin(), shut(), narrow.matches || one("#question textarea")?.focus();
  else if (target.matches(".bring")) one("input[type=file]", drawer()).click();
  else if (target.matches(".more")) unfold(target);
  else if (target.matches(".opens") && !event.ctrlKey && !event.metaKey) event.preventDefault(), open(item.entry.id);
  else if (target.name in ACTS)
    Promise.resolve(ACTS[target.name](item)).catch((error) => tell(error.message || word("failed")));
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest("#opens-history")) show();
  else if (event.target.closest("#conversations")) pressed(event);
});
document.addEventListener("change", (event) => {
  if (!event.target.matches?.("#conversations input[type=file]")) return;
  if (event.target.files[0]) imported(event.target.files[0]);
  event.target.value = "";
});

onNews((news) => {
  if (!drawer()?.open) return;
  if (news.opened) shut(), narrow.matches || one("#question textarea")?.focus({ preventScroll: true });
  else if (news.damaged) fill();
});
