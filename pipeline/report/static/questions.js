"use strict";
// Answers to the ministry's questions: their numbers follow the selection, and what is folded is read in when it is opened.

(() => {
  // «12-14 18» is 12, 13, 14 and 18.
  function numbers(text) {
    return text.split(" ").filter(Boolean).flatMap((run) => {
      const [from, to = from] = run.split("-").map(Number);
      return Array.from({ length: to - from + 1 }, (_, k) => from + k);
    });
  }

  function follow(held) {
    const among = (text) => numbers(text).filter((i) => held.sentences[i]).length;
    for (const element of document.querySelectorAll("[data-among]")) {
      const n = among(element.dataset.among);
      element.textContent = hk.number(n);
      const mark = element.closest(".mark");
      if (mark) mark.hidden = n === 0;
    }
    const left = new Map();
    for (const element of document.querySelectorAll("[data-answer]")) {
      const has = among(element.dataset.answer) > 0;
      if (element.matches("a")) element.classList.toggle("left-out", !has);
      else element.hidden = !has;
      if (element.dataset.q) left.set(element.dataset.q, (left.get(element.dataset.q) || 0) + has);
    }
    for (const element of document.querySelectorAll("[data-answered]")) {
      element.textContent = hk.number(left.get(element.dataset.answered) || 0);
    }
  }

  // Those that have not answered: of the senders that the selection has an answer to the plan from.
  function quiet(c, held) {
    const list = document.getElementById("ingen-tause");
    if (!list) return;
    const asked = new Set(c.docs.filter((d, k) => held.docs[k] && !d[5]).map((d) => d[0]));
    const people = Array.from(document.querySelectorAll("[data-quiet]"));
    for (const person of people) person.hidden = !asked.has(Number(person.dataset.quiet));
    for (const line of document.querySelectorAll(".names")) line.hidden = !line.querySelector("[data-quiet]:not([hidden])");
    const n = people.filter((person) => !person.hidden).length;
    for (const element of document.querySelectorAll("[data-silent]")) element.textContent = hk.number(n);
    list.hidden = n > 0;
  }

  async function open(details) {
    const order = numbers(details.dataset.rest);
    delete details.dataset.rest;
    const c = await hk.core();
    const texts = await hk.texts(order);
    details.append(...order.map((i, k) => hk.quote(c, i, texts[k], { sender: false })));
    if (hk.isActive()) hk.changed();
  }

  hk.startLanguage().then(() => {
    hk.whenSelected((c, held) => { follow(held); quiet(c, held); });
    for (const details of document.querySelectorAll("details[data-rest]")) {
      details.addEventListener("toggle", () => { if (details.dataset.rest) open(details); });
    }
  });
})();
