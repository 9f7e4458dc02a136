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

  // What may be chosen of a field: keys with labels, only those that the hearing has.
  function choices(c, field) {
    const rows = { type: c.types, tema: c.themes, tiltak: c.measures, standpunkt: c.stances, sprak: c.languages }[field];
    const used = {
      type: new Set(c.docs.filter((d) => d[0] >= 0).map((d) => c.senders[d[0]][1])),
      sprak: new Set(c.docs.filter((d) => d[0] >= 0).map((d) => d[1])),
    }[field];
    const label = (row) => (field === "tiltak" ? `${row[1]} ${row[2]}` : t(row[1]));
    return rows.map((row, k) => [row[0], label(row), k]).filter(([key, , k]) => key !== "" && (!used || used.has(k)));
  }

  function picker(c, field) {
    const list = el("select", { "data-field": field }, el("option", { value: "" }, t("alle")));
    for (const [key, label] of choices(c, field)) {
      const text = label.length > 80 ? `${label.slice(0, 78)}…` : label;
      list.append(el("option", { value: key, disabled: selection[field].has(key) }, text));
    }
    list.addEventListener("change", () => {
      if (list.value) selection[field].add(list.value);
      list.value = "";
      changed(c);
    });
    return el("label", {}, NAMES[field](), list);
  }

  function sureness(c) {
    const input = el("select", { "data-field": "sikkerhet" });
    for (const n of [0, 50, 60, 70, 80, 90]) {
      input.append(el("option", { value: n }, n ? t("minst {n} %", { n }) : t("alle")));
    }
    input.value = String(selection.sikkerhet);
    input.addEventListener("change", () => { selection.sikkerhet = Number(input.value); changed(c); });
    return el("label", {}, t("Programmets sikkerhet"), input);
  }

  // A button for each thing chosen, which takes it out again.
  function chosen(c) {
    const out = [];
    const button = (label, take) => {
      const made = el("button", { type: "button", class: "chosen", "aria-label": t("Ta bort {what} fra utvalget", { what: label }) },
        label, el("span", { "aria-hidden": "true" }, " ✕"));
      made.addEventListener("click", () => { take(); changed(c); box.querySelector("summary").focus(); });
      out.push(made);
    };
    for (const field of hk.fields) {
      const labels = new Map(choices(c, field).map(([key, label]) => [key, label]));
      for (const key of selection[field]) {
        const label = labels.get(key) || key;
        button(label.length > 42 ? `${label.slice(0, 40)}…` : label, () => selection[field].delete(key));
      }
    }
    if (selection.sikkerhet) button(t("minst {n} % sikker", { n: selection.sikkerhet }), () => { selection.sikkerhet = 0; });
    if (out.length > 1) {
      const all = el("button", { type: "button", class: "reset" }, t("Nullstill utvalget"));
      all.addEventListener("click", () => {
        for (const field of hk.fields) selection[field].clear();
        selection.sikkerhet = 0;
        changed(c);
        box.querySelector("summary").focus();
      });
      out.push(all);
    }
    return out;
  }

  function draw(c, held) {
    const fields = box.querySelector(".fields");
    fields.replaceChildren(
      ...hk.fields.filter((f) => choices(c, f).length > 1).map((f) => picker(c, f)), sureness(c),
    );
    box.querySelector(".chosen-list").replaceChildren(...chosen(c));
    const n = held.senders.size;
    const all = new Set(c.docs.filter((d) => d[0] >= 0).map((d) => d[0])).size;
    const said = hk.isActive()
      ? t("Utvalg: {n} av {all} høringsinstanser", { n: hk.number(n), all: hk.number(all) })
      : t("Utvalg: alle høringsinstanser");
    box.querySelector("summary").textContent = said;
    box.querySelector("output").textContent = said;
    box.classList.toggle("active", hk.isActive());
  }

  function changed(c) {
    const field = document.activeElement && document.activeElement.dataset.field;
    hk.changed().then(({ held }) => {
      draw(c, held);
      if (field) box.querySelector(`[data-field=${field}]`)?.focus();
    });
  }

  hk.startLanguage().then(() => {
    box.querySelector("summary").textContent = t("Utvalg: alle høringsinstanser");
    hk.carryLinks(document);
    box.hidden = false;
    const start = () => hk.changed().then(({ c, held }) => draw(c, held));
    if (hk.isActive()) start();
    else box.querySelector("details").addEventListener("toggle", start, { once: true });
  });
})();
