// Small helpers that the other parts share.
export const one = (selector, root = document) => root.querySelector(selector);
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];
export const narrow = matchMedia("(max-width: 899px)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
export const behavior = () => (calm.matches ? "auto" : "smooth");
export const french = () => document.documentElement.lang.startsWith("fr");
export const press = (id) => document.getElementById(id)?.click();

// A word of the page's own that this script puts in place; the server wrote it beside the reading view.
export const told = (key) => one("#reading")?.getAttribute(`data-${key}-${french() ? "fr" : "en"}`) ?? "";

// Calls `look` now and whenever anything on the page is drawn.
export function whenDrawn(look) {
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
  look();
}
