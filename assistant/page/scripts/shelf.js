// Where conversations are kept: in the reader's account on the server or, without accounts, in this browser.
// Nothing here is trusted: the server reads a conversation strictly before it draws it.
const PREFIX = "attest-conversation:";
const MOST = 2_400_000; // characters in all, of two bytes: below 5 MB
const ID = /^[0-9a-f]{32}$/;
const root = new URL(".", document.baseURI);

async function call(path, body) {
  const answer = await fetch(new URL(path, root), body === undefined ? {} : { method: "POST", body });
  if (answer.ok) return answer;
  const refusal = await answer.json().catch(() => ({}));
  throw new Error(refusal.detail || "");
}

// An entry of the list, or null for what is none.
function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    const sound = PREFIX + kept.id === key && ID.test(kept.id) && typeof kept.title === "string" && kept.title.length <= 80;
    return sound && Array.isArray(kept.turns) && kept.turns.length && !Number.isNaN(Date.parse(kept.updated)) ? kept : null;
  } catch {
    return null;
  }
}

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return []; // the browser refuses to keep anything
  }
}
const newestFirst = (a, b) => Date.parse(b.updated) - Date.parse(a.updated);

// Makes room as the oldest go, and keeps what comes; false where even that does not help.
function put(conversation) {
  const key = PREFIX + conversation.id;
  const before = read(key);
  const whole = before ? { ...conversation, title: before.title, created: before.created } : conversation;
  const text = JSON.stringify(whole);
  const oldest = keys().filter((other) => other !== key)
    .sort((a, b) => Date.parse(read(a)?.updated ?? 0) - Date.parse(read(b)?.updated ?? 0));
  const size = () => keys().reduce((sum, other) => sum + (other === key ? 0 : localStorage.getItem(other).length), text.length);
  while (size() > MOST && oldest.length) localStorage.removeItem(oldest.shift());
  for (;;) {
    try {
      localStorage.setItem(key, text);
      return true;
    } catch {
      if (!oldest.length) return false;
      localStorage.removeItem(oldest.shift());
    }
  }
}

const browser = {
  account: false,
  // Those that can be read, newest first, and how many could not; these are gone then.
  async entries() {
    const known = [];
    let damaged = 0;
    for (const key of keys()) {
      const kept = read(key);
      if (kept) known.push({ id: kept.id, title: kept.title, updated: kept.updated, questions: kept.turns.length });
      else localStorage.removeItem(key), damaged++;
    }
    return { known: known.sort(newestFirst), damaged };
  },
  async load(id) {
    return read(PREFIX + id);
  },
  async rename(id, title) {
    const kept = read(PREFIX + id);
    if (kept) localStorage.setItem(PREFIX + id, JSON.stringify({ ...kept, title }));
    return title;
  },
  async remove(id) {
    const kept = read(PREFIX + id);
    localStorage.removeItem(PREFIX + id);
    return () => put(kept);
  },
  drop: (id) => keys().includes(PREFIX + id) && localStorage.removeItem(PREFIX + id),
  put,
  // What the server is sent to draw a conversation.
  wanted: (id) => ({ conversation: read(PREFIX + id) ?? undefined, id }),
};

const act = (id, wish) => call(`attest/conversations/${id}`, JSON.stringify(wish));
const account = {
  account: true,
  async entries() {
    return { known: (await (await call("attest/conversations")).json()).conversations, damaged: 0 };
  },
  load: async (id) => (await call(`attest/conversations/${id}`)).json(),
  rename: async (id, title) => (await (await act(id, { do: "rename", title })).json()).title,
  async remove(id) {
    await act(id, { do: "delete" });
    return () => act(id, { do: "restore" });
  },
  drop() {},
  put: () => true,
  wanted: (id) => ({ id }),
};

// Which of the two it is, asked of the server once.
let chosen = null;
export function shelf() {
  chosen ??= call("attest/conversations")
    .then(async (answer) => ((await answer.json()).account ? account : browser))
    .catch((error) => {
      chosen = null;
      throw error;
    });
  return chosen;
}

export const isId = (text) => ID.test(text);
export const asMarkdown = async (conversation) => (await call("attest/markdown", JSON.stringify(conversation))).text();
