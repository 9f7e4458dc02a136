"use strict";
// A letter: what is marked in it, stepping from mark to mark, and the pages beside the text. Without this script the
// letter stands there with stance marked, and each page behind its heading.

hk.startLanguage().then(() => {
  const { t } = hk;
  const letter = document.querySelector(".letter[data-letter]");
  const tools = document.querySelector(".marking");
  if (!letter || !tools) return;
  const MARKED = { standpunkt: ".position", tema: ".themed", tiltak: ".linked", ingen: ".position" };
  const isPlan = letter.dataset.plan === "1";
  const usual = isPlan ? "tiltak" : "standpunkt";
  const sheets = Array.from(document.querySelectorAll(".sheet"));
  letter.querySelectorAll(".sentence").forEach((sentence, k) => { sentence.dataset.at = Number(letter.dataset.first) + k; });
  const wide = matchMedia("(min-width: 84rem)");
  const said = tools.querySelector("output");
  const keys = tools.querySelector("[data-keys]");
  const beside = tools.querySelector("[data-sheets]");
  let vis = usual;

  // The address says what the page shows; what is usual is not said.
  function tell(name, value, normal) {
    const asked = hk.query();
    if (value === normal) asked.delete(name); else asked.set(name, value);
    hk.address(asked);
  }

  // What is marked -------------------------------------------------------------------------------------------------

  function show(wanted) {
    const field = tools.querySelector(`input[name=vis][value="${wanted}"]`);
    vis = field ? wanted : usual;
    tools.querySelector(`input[name=vis][value="${vis}"]`).checked = true;
    for (const name of Object.keys(MARKED)) letter.classList.toggle(`by-${name}`, name === vis);
    where();
    if (!isPlan && ["tema", "tiltak"].includes(vis)) others().then(where);
  }

  // Themes and measures of the sentences that are no positions stand not on the page, since it shows them here only.
  let made = null;
  function others() {
    made = made || hk.core().then((c) => {
      for (const sentence of letter.querySelectorAll(".sentence:not(.position)")) tag(c, sentence);
    });
    return made;
  }

  function tag(c, sentence) {
    const { el, href } = hk;
    const i = Number(sentence.dataset.at);
    const links = c.s.links[i];
    const found = [];
    for (let k = 0; k < links.length; k += 2) {
      const measure = c.measures[links[k]];
      found.push(el("span", { class: "to" }, el("a", { href: href(measure[3]), title: measure[2] }, measure[1]), " ",
        el("span", { class: "relation" }, t(c.relationLabels[links[k + 1]]))), " ");
    }
    for (const k of c.s.themes[i]) found.push(el("a", { class: "tema", href: href(c.themes[k][2]) }, t(c.themes[k][1])), " ");
    sentence.classList.toggle("themed", c.s.themes[i].length > 0);
    sentence.classList.toggle("linked", links.length > 0);
    if (found.length) sentence.after(el("span", { class: "tags", lang: hk.lang }, ...found));
  }

  // Stepping -------------------------------------------------------------------------------------------------------

  const stops = () => Array.from(letter.querySelectorAll(`.sentence${MARKED[vis]}:not(.out)`));
  let here = null;

  function where() {
    const all = stops();
    const at = all.indexOf(here);
    said.textContent = at < 0 ? t("{all} i alt", { all: hk.number(all.length) })
      : t("{n} av {all}", { n: hk.number(at + 1), all: hk.number(all.length) });
  }

  // The sentence and its mark on the page's image stand out; the image is moved so that the mark is seen.
  function stand(sentence) {
    for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
    here = sentence;
    if (!sentence) return;
    sentence.classList.add("here");
    for (const mark of document.querySelectorAll(`.paper a[data-of="${sentence.id}"]`)) {
      mark.classList.add("here");
      const sheet = mark.closest(".sheet");
      if (!sheet.open || sheet.scrollHeight <= sheet.clientHeight) continue;
      const box = mark.getBoundingClientRect();
      const frame = sheet.getBoundingClientRect();
      sheet.scrollTop += box.top - frame.top - frame.height / 3;
    }
    where();
  }

  function go(sentence) {
    location.replace(`${location.pathname}${location.search}#${sentence.id}`);
    sentence.tabIndex = -1;
    sentence.focus({ preventScroll: true });
    sentence.scrollIntoView({ block: "center" });
    stand(sentence);
  }

  function step(way) {
    const all = stops();
    if (!all.length) return;
    let at = all.indexOf(here);
    if (at < 0) { // from what is in sight
      const line = tools.getBoundingClientRect().bottom;
      const next = all.findIndex((s) => s.getBoundingClientRect().top > line);
      at = next < 0 ? all.length : next;
      if (way > 0) at -= 1;
    }
    go(all[(at + way + all.length) % all.length]);
  }

  function follow() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    const mark = target.closest(".paper a[data-of]");
    if (mark) {
      mark.closest(".sheet").open = true;
      const sentence = document.getElementById(mark.dataset.of);
      const besideText = wide.matches && beside.checked; // the page stays in sight beside its sentence
      (besideText ? sentence : mark).scrollIntoView({ block: "center" });
      stand(sentence);
    } else if (target.matches(".sentence")) {
      stand(target);
      target.scrollIntoView({ block: "center" });
    }
  }

  // The pages beside the text --------------------------------------------------------------------------------------

  function lay() {
    if (!beside) return;
    const open = wide.matches && beside.checked;
    for (const sheet of sheets) sheet.open = open;
  }

  // The selection --------------------------------------------------------------------------------------------------

  hk.whenSelected((c, held) => {
    const outside = (i) => !isPlan && hk.isActive() && !held.sentences[i];
    for (const element of document.querySelectorAll("[data-at]")) {
      element.classList.toggle("out", outside(Number(element.dataset.at)));
    }
    for (const number of document.querySelectorAll("[data-from]")) {
      let n = 0;
      for (let i = Number(number.dataset.from); i <= Number(number.dataset.to); i += 1) {
        n += c.isPosition(i) && held.sentences[i];
      }
      number.textContent = hk.number(n);
    }
    where();
  });

  // Start ----------------------------------------------------------------------------------------------------------

  const asked = new URLSearchParams(location.search);
  keys.checked = asked.get("taster") !== "av";
  if (beside) beside.checked = asked.get("sider") !== "av";
  tools.hidden = false;
  show(asked.get("vis") || usual);
  lay();
  follow();
  tools.addEventListener("change", (event) => {
    if (event.target.name === "vis") {
      show(event.target.value);
      tell("vis", vis, usual);
    } else if (event.target === keys) {
      tell("taster", keys.checked ? "på" : "av", "på");
    } else {
      lay();
      tell("sider", beside.checked ? "på" : "av", "på");
    }
  });
  for (const button of tools.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  }
  document.addEventListener("keydown", (event) => {
    const way = { n: 1, p: -1 }[event.key];
    if (!way || !keys.checked || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("select, textarea, input:not([type=radio]):not([type=checkbox])")) return;
    event.preventDefault();
    step(way);
  });
  addEventListener("hashchange", follow);
  wide.addEventListener("change", lay);
});
