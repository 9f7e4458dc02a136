"use strict";
// The frame of every page: the menu on a narrow screen, boxes that scroll, and titles of links.

(() => {
  const nav = document.querySelector("header.site nav");
  const button = nav && nav.querySelector("button.menu");
  if (!button) return;
  const show = (open) => {
    button.setAttribute("aria-expanded", String(open));
    nav.classList.toggle("open", open);
  };
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  nav.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !nav.classList.contains("open")) return;
    show(false);
    button.focus();
  });
})();

// A box that is wider or higher than its place can be reached and scrolled with the keyboard, under its table's name.
(() => {
  const reach = (box) => {
    if (box.hasAttribute("role") && box.dataset.reach === undefined) return; // says itself what it is
    const scrolls = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
    if (!scrolls) {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
      return;
    }
    const caption = box.querySelector("caption");
    box.tabIndex = 0;
    box.dataset.reach = "";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", caption ? caption.textContent.trim() : hk.t("Tabell"));
  };
  const sizes = new ResizeObserver((entries) => { for (const entry of entries) reach(entry.target.closest(".scroll")); });
  hk.startLanguage().then(() => {
    for (const box of document.querySelectorAll(".scroll")) {
      sizes.observe(box);
      if (box.firstElementChild) sizes.observe(box.firstElementChild);
    }
  });
})();

// What a measure says, and what a sender is, stands in the title of the links to them. Where such links are many it is
// not written into the page, but set when the link is reached.
(() => {
  const MANY = "figcaption a, .tags a, .names a, .voice h3 a";
  const page = (href) => /(?:^|\/)((?:tiltak|instans)\/[^/?#]+)/.exec(href);
  let titles = null; // by the page's address in the site

  async function known() {
    const c = await hk.core();
    titles = titles || new Map([
      ...c.measures.map((measure) => [measure[3], measure[2]]),
      ...c.senders.map((sender) => [sender[2], hk.t(c.types[sender[1]][1])]),
    ]);
    return titles;
  }

  async function reached(event) {
    const link = event.target instanceof Element && event.target.closest(MANY);
    const there = link && !link.title && page(link.getAttribute("href"));
    if (!there) return;
    const title = (await known()).get(there[1]);
    if (title && title !== link.textContent) link.title = title;
  }

  document.addEventListener("pointerover", reached);
  document.addEventListener("focusin", reached);
})();
