"use strict";
// The selection at the top of every page: which senders, themes, measures, stances and languages are looked at, and how
// sure the program has to be. It stands in the address, so a page can be shared as it is seen.

(() => {
  const { t, el, selection } = hk;
  const box = document.getElementById("utvalg");
  if (!box) return;
  const NAMES = {
    type: () => t("Type høringsinstans"),
    tema: () => t("Tema"),
    tiltak: () => t("Tiltak"),
    standpunkt: () => t("Standpunkt"),
    sprak: () => t("Språk i svaret"),
  };
  const MANY = 12; // from so many choices there is a field to search them in
  const SURE = [50, 75, 90]; // in percent, beside the words that stand at the quotes
  const folded = (text) => text.toLocaleLowerCase("nb").normalize("NFC");
  const shortened = (text, length) => (text.length > length ? `${text.slice(0, length - 2)}…` : text);

  // Keys of a field with their words; ``used``: only those that the hearing's letters have.
  function choices(c, field, used) {
    const rows = { type: c.types, tema: c.themes, tiltak: c.measures, standpunkt: c.stances, sprak: c.languages }[field];
    const letters = c.docs.filter((d) => d[0] >= 0);
    const there = {
      type: new Set(letters.map((d) => c.senders[d[0]][1])),
      sprak: new Set(letters.map((d) => d[1])),
    }[field];
    const label = (row) => (field === "tiltak" ? `${t(row[1])} ${row[2]}` : t(row[1]));
    return rows.map((row, k) => [row[0], label(row), k])
      .filter(([key, , k]) => key !== "" && (!used || !there || there.has(k)));
  }

  // A list of boxes to tick, folded under the field's name and how many are ticked.
  function picker(c, field) {
    const list = el("div", { class: "ticks", role: "group", "aria-label": NAMES[field]() });
    const rows = choices(c, field, true).map(([key, label]) => {
      const tick = el("input", { type: "checkbox", value: key, "data-field": field });
      tick.addEventListener("change", () => {
        if (tick.checked) selection[field].add(key); else selection[field].delete(key);
        changed(c);
      });
      return el("label", {}, tick, el("span", {}, shortened(label, 140)));
    });
    list.append(...rows);
    const parts = [list];
    if (rows.length > MANY) {
      const search = el("input", { type: "search", autocomplete: "off", placeholder: t("Søk"), "aria-label": t("Søk i {what}", { what: NAMES[field]() }) });
      search.addEventListener("input", () => {
        for (const row of rows) row.hidden = !folded(row.textContent).includes(folded(search.value));
      });
      parts.unshift(search);
    }
    return el("details", { class: "pick", "data-pick": field },
      el("summary", {}, NAMES[field](), " ", el("b", {})), ...parts);
  }

  // The word that stands at a quote, where a step is the least that has it.
  function atLeast(c, n) {
    const word = c.sureness.find(([low]) => low === n);
    return word ? t("minst «{word}» ({n} %)", { word: t(word[1]), n }) : t("minst {n} %", { n });
  }

  function sureness(c) {
    const input = el("select", { "data-field": "sikkerhet" });
    const steps = [...new Set([0, ...SURE, ...c.sureness.map(([low]) => low), selection.sikkerhet])].sort((a, b) => a - b);
    for (const n of steps) input.append(el("option", { value: n }, n ? atLeast(c, n) : t("alle")));
    input.addEventListener("change", () => { selection.sikkerhet = Number(input.value); changed(c); });
    return el("label", { class: "sure" }, t("Programmets sikkerhet"), input);
  }

  // A button for each thing chosen, which takes it out again. What the hearing does not know is there too: an address
  // may be old, and what it asks for must be seen to be taken out.
  function chosen(c) {
    const out = [];
    const button = (label, take) => {
      const name = t("Ta bort {what} fra utvalget", { what: label });
      const made = el("button", { type: "button", class: "chosen", "aria-label": name, title: name },
        shortened(label, 42), el("span", { "aria-hidden": "true" }, " ✕"));
      made.addEventListener("click", () => { take(); changed(c); summary.focus(); });
      out.push(made);
    };
    for (const field of hk.fields) {
      const labels = new Map(choices(c, field, false).map(([key, label]) => [key, label]));
      for (const key of selection[field]) {
        const label = labels.get(key) || t("ukjent: {what}", { what: `${field}=${key}` });
        button(label, () => selection[field].delete(key));
      }
    }
    if (selection.sikkerhet) {
      const word = c.sureness.find(([low]) => low === selection.sikkerhet);
      const said = word ? t("minst «{word}»", { word: t(word[1]) }) : t("minst {n} % sikker", { n: selection.sikkerhet });
      button(said, () => { selection.sikkerhet = 0; });
    }
    if (out.length > 1) {
      const all = el("button", { type: "button", class: "reset" }, t("Nullstill utvalget"));
      all.addEventListener("click", () => {
        for (const field of hk.fields) selection[field].clear();
        selection.sikkerhet = 0;
        changed(c);
        summary.focus();
      });
      out.push(all);
    }
    return out;
  }

  const summary = box.querySelector("summary");
  const fields = box.querySelector(".fields");

  // The fields are built once, so that what has the focus keeps it.
  function build(c) {
    if (fields.childElementCount) return;
    fields.append(...hk.fields.filter((f) => choices(c, f, true).length > 1).map((f) => picker(c, f)), sureness(c));
  }

  function draw(c, held) {
    build(c);
    for (const tick of fields.querySelectorAll("input[data-field]")) tick.checked = selection[tick.dataset.field].has(tick.value);
    for (const pick of fields.querySelectorAll(".pick")) {
      const n = selection[pick.dataset.pick].size;
      pick.querySelector("summary b").textContent = n ? t("{n} valgt", { n }) : t("alle");
      pick.classList.toggle("active", n > 0);
    }
    fields.querySelector("select").value = String(selection.sikkerhet);
    box.querySelector(".chosen-list").replaceChildren(...chosen(c));
    const said = hk.isActive()
      ? t("Utvalg: {n} av {all} høringsinstanser", {
        n: hk.number(held.senders.size),
        all: hk.number(new Set(c.docs.filter((d) => d[0] >= 0).map((d) => d[0])).size),
      })
      : t("Utvalg: alle høringsinstanser");
    summary.textContent = said;
    box.querySelector("output").textContent = said;
    box.classList.toggle("active", hk.isActive());
  }

  const changed = () => hk.changed();

  // A search takes the selection and the language along: a form drops what is asked in its own address.
  document.querySelector("form.site-search")?.addEventListener("submit", (event) => {
    for (const old of event.target.querySelectorAll("[type=hidden]")) old.remove();
    for (const [name, value] of new URLSearchParams(hk.carried())) event.target.append(el("input", { type: "hidden", name, value }));
  });

  hk.startLanguage().then(() => {
    summary.textContent = t("Utvalg: alle høringsinstanser");
    hk.carryLinks(document);
    box.hidden = false;
    hk.whenSelected(draw); // also when a page's own script has changed the selection
    if (hk.isActive()) hk.changed();
    else box.querySelector("details").addEventListener("toggle", hk.changed, { once: true });
  });
})();
