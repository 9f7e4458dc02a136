"use strict";
// The rest of a long list: its quotes are made of data, a hundred at a time, when they are asked for. A list in a folded
// part gets its first quotes when it is opened; a search in quotes has them all.

(() => {
  const STEP = 100;
  const SEARCHED = 3000; // more than this is not loaded for a search
  const waiting = (place) => place.dataset.more.split(",").filter(Boolean).map(Number);

  // How many are left of those that the selection holds stands on the button.
  function label(place, held) {
    const left = waiting(place).filter((i) => !held || held.sentences[i]).length;
    const shown = Math.min(left, STEP);
    place.hidden = left === 0;
    place.querySelector("button").textContent = left > shown
      ? hk.t("Vis {n} sitater til av {all}", { n: hk.number(shown), all: hk.number(left) })
      : hk.tn(left, "Vis {n} sitat til", "Vis {n} sitater til");
  }

  // Puts the next quotes before the button; those that the selection does not hold wait.
  async function load(place, most) {
    const { c, held } = await hk.state();
    const asked = waiting(place).filter((i) => held.sentences[i]).slice(0, most);
    const taken = new Set(asked);
    place.dataset.more = waiting(place).filter((i) => !taken.has(i)).join(","); // before any other press is heard
    const said = await hk.texts(asked);
    const show = new Set((place.dataset.show || "").split(" "));
    const options = { sender: show.has("sender"), measures: show.has("measures"), themes: show.has("themes") };
    const made = asked.map((i, k) => hk.quote(c, i, said[k], options));
    place.before(...made);
    label(place, held);
    return made;
  }

  function start(place) {
    place.querySelector("button").addEventListener("click", async () => {
      const made = await load(place, STEP);
      if (!made.length) return;
      made[0].tabIndex = -1; // reading goes on where the new quotes begin
      made[0].focus({ preventScroll: true });
    });
    const folded = place.closest("details");
    if (folded) folded.addEventListener("toggle", () => { if (folded.open && !folded.querySelector("[data-s]")) load(place, STEP); });
  }

  hk.startLanguage().then(() => {
    const places = () => Array.from(document.querySelectorAll("[data-more]"));
    for (const place of places()) { start(place); label(place, null); }
    hk.whenSelected((c, held) => { for (const place of places()) label(place, held); });
    document.addEventListener("input", async (event) => {
      const controls = event.target.closest("[data-search]");
      if (!controls) return;
      const asked = places().filter((place) => place.closest(controls.dataset.within || "main") && waiting(place).length);
      if (!asked.length || asked.reduce((n, place) => n + waiting(place).length, 0) > SEARCHED) return;
      await Promise.all(asked.map((place) => load(place, SEARCHED)));
      event.target.dispatchEvent(new Event("input", { bubbles: true }));
    });
  });
})();
