"use strict";
// A measure's page: quotes to be copied with their source, and groups that follow the selection.

(() => {
  const { t, tn, el } = hk;
  const NAMED = 4; // as in context/measure.py
  const page = document.querySelector("[data-measure]");
  if (!page) return;
  const all = (within, selector) => Array.from(within.querySelectorAll(selector));
  const shown = (element) => !element.closest("[hidden]");

  // The rest of a long row of names, which stand as numbers on the page.
  function silentRest(c) {
    for (const place of all(page, "[data-silent-more]")) {
      const names = place.dataset.silentMore.split(",").map((k) => el("span", { class: "name", "data-silent": k },
        el("a", { href: hk.href(c.senders[k][2]) }, c.senders[k][0])));
      place.replaceWith(...names);
    }
  }
  if (page.querySelector("[data-silent-more]")) hk.core().then(silentRest);

  // Copying ------------------------------------------------------------------------------------------------------

  const said = el("output", { class: "copied", "aria-live": "polite" });

  // Where the browser lets no page copy, the text is laid out and marked, to be copied by hand.
  function byHand(text) {
    const back = document.activeElement;
    const field = el("textarea", { readonly: true }, text);
    const close = el("button", { type: "button" }, t("Lukk"));
    const box = el("div", { class: "by-hand" }, el("label", {}, t("Tekst til utklippstavlen"), field), close);
    const end = () => { box.remove(); if (back) back.focus(); };
    close.addEventListener("click", end);
    box.addEventListener("keydown", (event) => { if (event.key === "Escape") end(); });
    for (const old of all(document, ".by-hand")) old.remove();
    document.body.append(box);
    field.focus();
    field.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { done = false; }
    if (done) end();
    return done;
  }

  async function copy(text, done) {
    let copied = false;
    try {
      await navigator.clipboard.writeText(text);
      copied = true;
    } catch {
      copied = byHand(text);
    }
    said.textContent = "";
    requestAnimationFrame(() => {
      said.textContent = copied ? done : t("Teksten er merket: trykk Ctrl+C (Cmd+C på Mac).");
    });
    clearTimeout(copy.timer);
    copy.timer = setTimeout(() => { said.textContent = ""; }, 6000);
  }

  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const quoted = (c, figure) => `«${figure.querySelector("blockquote p").textContent.trim()}» (${hk.cite(c, Number(figure.dataset.s))})`;

  // A quote as it is copied in a group: with its reservations, wishes and reasons under it.
  function withArguments(c, figure) {
    const more = all(figure, ".arguments > div").filter((one) => one.querySelector("q")).map(
      (one) => `   ${words(one.querySelector("dt"))}: «${one.querySelector("q").textContent.trim()}»`,
    );
    return [quoted(c, figure), ...more].join("\n");
  }

  function ofGroup(c, section) {
    const voices = all(section, ".voice").filter(shown);
    const heading = section.querySelector("h2").cloneNode(true);
    for (const extra of all(heading, ".number, .mark")) extra.remove();
    const parts = voices.map((voice) => {
      const inherits = voice.querySelector(".inherits");
      const figures = all(voice, "figure.quote").filter(shown).map((figure) => withArguments(c, figure));
      const name = words(voice.querySelector("h3"));
      const other = voice.querySelector("header .case");
      const head = other ? `${name} (${words(other)})` : name;
      return [head, ...(inherits ? [words(inherits)] : []), ...figures].join("\n");
    });
    const title = `${page.dataset.label}: ${words(document.querySelector("h1"))}`;
    return { n: voices.length, text: [title, `${words(heading)} (${hk.number(voices.length)})`, ...parts].join("\n\n") };
  }

  function addButtons() {
    document.body.append(said);
    for (const figure of all(page, ".voice figure.quote")) {
      const voice = figure.closest(".voice");
      const who = words(voice.querySelector("h3"));
      const name = t("Kopier sitatet fra {who}", { who });
      const button = el("button", { type: "button", class: "copy", "aria-label": name, title: name }, t("Kopier"));
      button.addEventListener("click", async () => copy(quoted(await hk.core(), figure), t("Kopiert: sitat fra {who}", { who })));
      const after = figure.querySelector(".sureness") || figure.querySelector(".address");
      after.after(button);
    }
    for (const section of all(page, "[data-voices]")) {
      const button = el("button", { type: "button", class: "copy" }, t("Kopier gruppen"));
      button.addEventListener("click", async () => {
        const { n, text } = ofGroup(await hk.core(), section);
        copy(text, tn(n, "Kopiert: sitatene til {n} høringsinstans", "Kopiert: sitatene til {n} høringsinstanser"));
      });
      section.querySelector(".head").append(button);
    }
  }

  // The selection ------------------------------------------------------------------------------------------------

  // «A, B og C», «A, B, C og 9 andre»: as the page has it, of those that are left.
  function named(row, voices) {
    const link = (voice) => {
      const name = el("a", { href: `#${voice.id}` }, words(voice.querySelector("h3")));
      return voice.dataset.unsure ? el("span", {}, name, " ", t("(usikkert)")) : name;
    };
    const first = voices.length <= NAMED ? voices : voices.slice(0, NAMED - 1);
    const more = voices.length - first.length;
    const last = more || first.length < 2 ? null : first[first.length - 1];
    const before = document.createDocumentFragment();
    (last ? first.slice(0, -1) : first).forEach((voice, k) => before.append(k ? ", " : "", link(voice)));
    const nodes = { names: before, last: last ? link(last) : "" };
    const text = more ? tn(more, "{names} og {n} annen", "{names} og {n} andre") : last ? t("{names} og {last}") : "{names}";
    row.querySelector("dd").replaceChildren(
      ...text.split(/\{(\w+)\}/).map((piece, k) => (k % 2 ? nodes[piece] : piece)),
    );
  }

  // The sentence that counts the views: those that nobody holds are left out of it.
  function gist() {
    const parts = all(page, "[data-part]");
    for (const part of parts) part.hidden = page.querySelector(`[data-held="${part.dataset.part}"]`).hidden;
    const here = parts.filter((part) => !part.hidden);
    here.forEach((part, k) => { part.querySelector(".sep").textContent = k + 1 < here.length ? "," : "."; });
    for (const lead of all(page, ".gist > .lead")) lead.hidden = here.length === 0;
    for (const note of all(page, ".gist > .none-left")) note.hidden = here.length > 0;
  }

  // The sentences that touch the measure with a stance, and are read as no view of it.
  function touched() {
    const left = all(page, '[aria-labelledby="nevner"] figure[data-s]').filter((x) => !x.hidden);
    for (const line of all(page, ".touched")) {
      line.hidden = left.length === 0;
      line.querySelector("[data-touching]").textContent = tn(left.length, "{n} setning til berører tiltaket med et standpunkt. Kan være et syn: les den.", "{n} setninger til berører tiltaket med et standpunkt. Kan være syn: les dem.");
      for (const part of all(line, "[data-touched]")) {
        const n = left.filter((x) => x.classList.contains(part.dataset.touched)).length;
        part.hidden = n === 0;
        part.querySelector("b").textContent = hk.number(n);
      }
    }
  }

  // How many of those who hold a view hold it unsurely, of each view and of all.
  function doubts(c, held) {
    const count = (asked) => hk.count(c, held, `views?measure=${page.dataset.measure}&counted=1${asked}`);
    for (const part of all(page, "[data-part]")) {
      const view = `&view=${part.dataset.part}`;
      const [of, n] = [count(view), count(`${view}&unsure=1`)];
      const mark = part.querySelector("[data-doubt]");
      const said = n < of ? tn(n, "({n} av dem usikkert)", "({n} av dem usikre)") : n === 1 ? t("(usikkert)") : t("(alle usikre)");
      const title = t("Programmet er usikkert på alt som ligger bak. Les sitatene.");
      mark.replaceChildren(...(n ? [" ", el("span", { class: "few doubt", title }, said)] : []));
    }
    for (const note of all(page, "[data-doubts]")) note.hidden = count("&unsure=1") === 0;
  }

  function fold(details, selector, one, many) {
    const n = all(details, selector).filter((x) => !x.hidden).length;
    details.hidden = n === 0;
    details.querySelector("summary").textContent = tn(n, one, many);
  }

  function numbers(key, n) {
    for (const element of all(page, `[data-number="${key}"]`)) element.textContent = hk.number(n);
  }

  hk.whenSelected((c, held) => {
    const measure = c.at.tiltak.get(page.dataset.measure);
    const left = new Set();
    c.views.forEach((v, k) => {
      if (held.views[k] && v[1] === measure) left.add(`${v[0]}|${c.viewLabels[v[2]][0]}|${v[3]}`);
    });
    const voices = all(page, ".voice");
    for (const voice of voices) {
      const { who, view, other = "0" } = voice.dataset;
      const positions = voice.querySelector("[data-positions]");
      if (positions) {
        const n = hk.count(c, held, `positions?measure=${page.dataset.measure}&sender=${who}&other=${other}`);
        positions.textContent = tn(n, "{n} posisjon", "{n} posisjoner");
      }
      const own = voice.querySelector("[data-s]:not([hidden])") !== null;
      voice.hidden = view ? !left.has(`${who}|${view}|${other}`) : !own;
      for (const note of voice.querySelectorAll(".outside")) note.hidden = own; // what it rests on is told where no quote is left
    }
    for (const details of all(page, ".voice .quotes > details")) {
      fold(details, "[data-s]", "{n} sitat til", "{n} sitater til");
      const first = details.parentElement.querySelector(":scope > figure:not([hidden])");
      if (hk.isActive() && !first && !details.hidden) details.open = true; // no view stands without a quote
    }
    for (const section of all(page, "[data-voices]")) {
      const own = all(section, ".voice");
      const some = own.some((voice) => !voice.hidden);
      section.querySelector(".none-left").hidden = some;
      for (const button of all(section, ".head .copy")) button.hidden = !some;
      for (const details of all(section, "details.rest")) {
        fold(details, ".voice", "{n} høringsinstans til, med sitater", "{n} høringsinstanser til, med sitater");
      }
    }
    for (const name of all(page, "[data-voices] > .names > .name")) {
      name.hidden = document.getElementById(decodeURIComponent(name.firstElementChild.hash.slice(1))).hidden;
    }
    silentRest(c);
    for (const name of all(page, "[data-silent]")) name.hidden = !held.senders.has(Number(name.dataset.silent));
    const silent = all(page, "[data-silent]").filter((x) => !x.hidden).length;
    numbers("tause", silent);
    for (const note of all(page, ".silent > .none-left")) note.hidden = silent > 0;
    for (const key of ["nevner", "bare-nevner"]) {
      numbers(key, all(page, `[aria-labelledby="${key}"] .voice`).filter((x) => !x.hidden).length);
    }
    touched();
    for (const row of all(page, "[data-held]")) {
      const here = voices.filter((x) => x.dataset.view === row.dataset.held && !x.hidden
        && Boolean(x.closest(".elsewhere")) === (row.dataset.href === "#andre"));
      row.hidden = here.length === 0;
      if (here.length) named(row, here);
    }
    gist();
    doubts(c, held);
    for (const row of all(page, "[data-type-row]")) row.classList.toggle("nobody", row.querySelector(".num").textContent === "0");
    for (const section of all(page, ".grounds")) {
      for (const group of all(section, "[data-group]")) {
        const n = all(group, "[data-s]").filter((x) => !x.hidden).length;
        const number = group.querySelector(".number");
        if (number) number.textContent = hk.number(n);
        const folded = group.querySelector("details");
        if (folded) fold(folded, "[data-s]", "{n} høringsinstans til", "{n} høringsinstanser til");
      }
      section.querySelector(":scope > .none-left").hidden = all(section, "[data-s]").some((x) => !x.hidden);
    }
  });

  // A sender that stands folded is shown when the address asks for it.
  function unfold() {
    const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = there && there.closest("details:not([open])");
    if (!folded) return;
    folded.open = true;
    there.scrollIntoView();
  }

  // On paper every page says which hearing and measure it belongs to.
  function paper() {
    const text = (s) => `"${s.replace(/["\\]/g, "\\$&").replace(/\s+/g, " ")}"`;
    const hearing = document.querySelector(".hearing a").textContent.trim();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page { @top-left { content: ${text(hearing)}; font: 8.5pt sans-serif; color: #4c565d; }
      @top-right { content: ${text(page.dataset.label)}; font: 8.5pt sans-serif; color: #4c565d; } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }

  hk.startLanguage().then(() => {
    addButtons();
    paper();
    unfold();
  });
  addEventListener("hashchange", unfold);
})();
