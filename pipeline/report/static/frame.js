"use strict";
// The frame of every page: the menu on a narrow screen, and what is folded before it is printed.

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
