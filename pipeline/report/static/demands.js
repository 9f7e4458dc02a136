"use strict";
// A sender's page: the positions on one theme, and of one kind, when they are asked for at its top. What is asked for
// stands in the address (om=alkohol&som=foreslår), and is this page's own.

hk.startLanguage().then(() => {
  const { t, tn, el } = hk;
  const STILL = 3; // drawings without a move, before the place is taken to be reached
  const MOST = 40;
  const place = document.getElementById("posisjoner");
  const list = document.querySelector(".demands");
  if (!place || !list) return;
  const said = el("p", { tabindex: "-1" });
  const all = el("button", { type: "button" }, t("Vis alle posisjonene"));
  const bar = el("div", { class: "only", role: "group", "aria-label": t("Krav og kritikk etter tema") }, said, all);
  const links = Array.from(list.querySelectorAll("[data-om]"));
  const folded = Array.from(place.querySelectorAll("details:not([open])")); // opened while something is asked for
  const left = (figure) => !figure.hidden && !figure.classList.contains("off");
  const asked = new URLSearchParams(location.search);
  let om = asked.get("om") || "";
  let som = asked.get("som") || "";
  bar.hidden = true;
  place.prepend(bar);

  // Leaves what is asked for: by theme and stance of each sentence, within what the selection shows.
  function draw(c) {
    const theme = c.at.tema.get(om);
    const on = om !== "" && theme !== undefined;
    const stances = new Set(som.split(",").filter(Boolean).map((x) => c.at.standpunkt.get(x)));
    const figures = Array.from(place.querySelectorAll("figure.quote[data-s]"));
    for (const figure of figures) {
      const i = Number(figure.dataset.s);
      figure.classList.toggle("off", on && !(c.s.themes[i].includes(theme) && (!stances.size || stances.has(c.s.stance[i]))));
    }
    for (const part of place.querySelectorAll("section.positions, section.positions div")) {
      part.classList.toggle("off", on && !part.querySelector("figure.quote:not(.off):not([hidden])"));
    }
    for (const details of folded) {
      details.open = on;
      const more = Array.from(details.querySelectorAll("figure.quote[data-s]")).filter(left).length;
      details.querySelector("summary").textContent = tn(more, "{n} posisjon til", "{n} posisjoner til");
      details.classList.toggle("off", on && !details.querySelector("figure.quote:not(.off):not([hidden])"));
    }
    for (const link of links) {
      if (on && link.dataset.om === om && (link.dataset.som || "") === som) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    bar.hidden = !on;
    if (!on) return;
    const n = figures.filter(left).length;
    const kind = links.find((x) => x.dataset.om === om && (x.dataset.som || "") === som && x.dataset.som);
    const name = t(c.themes[theme][1]);
    said.textContent = kind
      ? tn(n, "{n} posisjon om {theme} som er: {kind}", "{n} posisjoner om {theme} som er: {kind}", { theme: name, kind: kind.querySelector(".sr").textContent.trim() })
      : tn(n, "{n} posisjon om {theme}", "{n} posisjoner om {theme}", { theme: name });
  }

  // To what is left: at once, and again while what stands above it gets its height as it is drawn.
  function land() {
    let still = 0;
    let times = 0;
    const again = () => {
      const at = scrollY;
      bar.scrollIntoView({ behavior: "instant" });
      still = Math.abs(scrollY - at) < 1 ? still + 1 : 0;
      times += 1;
      if (still < STILL && times < MOST) requestAnimationFrame(again);
    };
    again();
    said.focus({ preventScroll: true });
  }

  function choose(c, theme, stances) {
    om = theme;
    som = stances;
    const there = hk.query();
    for (const [key, value] of [["om", om], ["som", som]]) if (value) there.set(key, value); else there.delete(key);
    hk.address(there);
    draw(c);
  }

  hk.core().then((c) => {
    for (const link of links) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        choose(c, link.dataset.om, link.dataset.som || "");
        land();
      });
    }
    all.addEventListener("click", () => {
      const last = links.find((x) => x.hasAttribute("aria-current"));
      choose(c, "", "");
      if (last) last.focus();
    });
    draw(c);
    if (!bar.hidden && !location.hash && scrollY === 0) land(); // whoever opens the address of what was asked for
    hk.whenSelected(() => draw(c));
  });
});
