/* Kladden: what is typed and not yet stored, kept on this device until the server has it, and offered again at the next
   visit. In IndexedDB, because that survives a browser that dies; under a mark of the bouwwerk that tells nothing of its
   link. A device that keeps nothing, or is full, changes nothing about saving. */
window.kladden = (() => {
  "use strict";
  const DAYS = 30 * 24 * 3600 * 1000;
  const here = document.getElementById("klad");
  const tab = String(Math.random()).slice(2);

  /* Two tabs: what another page is still busy with is not offered. */
  navigator.locks?.request(`klad-${tab}`, () => new Promise(() => {})).catch(() => {});
  const elsewhere = async () => new Set(((await navigator.locks?.query())?.held ?? []).map((lock) => lock.name));

  const opened = new Promise((done, failed) => {
    const request = indexedDB.open("kladden", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("kladden", { keyPath: ["merk", "veld"] });
    request.onsuccess = () => done(request.result);
    request.onerror = request.onblocked = failed;
  }).catch(() => undefined);

  async function run(mode, act) {
    const database = await opened.catch(() => undefined);
    return new Promise((done) => {
      try {
        const request = act(database.transaction("kladden", mode).objectStore("kladden"));
        request.onsuccess = () => done(request.result);
        request.onerror = (event) => { event.preventDefault(); done(undefined); };
      } catch { done(undefined); }
    });
  }

  const drop = (merk, veld) => run("readwrite", (store) => store.delete([merk, veld]));

  /* Those of one bouwwerk, or of all; what is too old is gone. */
  async function all(merk) {
    const found = await run("readonly", (store) => store.getAll()) ?? [];
    for (const one of found) if (Date.now() - one.tijd > DAYS) drop(one.merk, one.veld);
    return found.filter((one) => Date.now() - one.tijd <= DAYS && (!merk || one.merk === merk));
  }

  const make = (tag, className, ...content) => {
    const element = Object.assign(document.createElement(tag), { className });
    element.append(...content);
    return element;
  };

  function button(text, about, act, second) {
    const made = make("button", `bp-button bp-button--klein${second ? " bp-button--tweede" : ""}`, text, make("span", "bp-vh", ` (${about})`));
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  /* The list above the page; the last one that goes takes it along. */
  function panel(heading, rows) {
    const icon = document.querySelector(".bp-icon").cloneNode(true);
    icon.firstElementChild.setAttribute("href", "#i-info-circle");
    const list = make("ul", "bp-kladden__lijst", ...rows), title = make("h2", "bp-fs-kop-s", heading);
    title.id = "kladden-kop";
    title.tabIndex = -1;
    const section = make("section", "bp-wrap bp-kladden", make("div", "bp-melding", icon, make("div", "", title, list)));
    section.setAttribute("aria-labelledby", title.id);
    document.getElementById("inhoud").prepend(section);
    return (row) => { row.remove(); if (list.childElementCount) title.focus(); else { section.remove(); document.getElementById("inhoud").focus({ preventScroll: true }); } };
  }

  const when = (moment) => new Date(moment).toLocaleString("nl-NL", { timeZone: "Europe/Amsterdam", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });

  /* One text that was typed, what stands there now, and the choice. Nothing is put back unasked. */
  function row(klad, one, close) {
    const said = one.els[0].type === "radio" ? one.els.find((e) => e.value === klad.waarde)?.labels[0]?.textContent ?? "Geen keuze" : klad.waarde;
    const shown = make("p", "bp-kladden__tekst", said.trim() || "Niets, het veld is leeggemaakt.");
    if (said.length > 600) shown.tabIndex = 0;
    const item = make("li", "", make("p", "", make("b", "", klad.label), make("span", "bp-klein bp-subtle", ` ${when(klad.tijd)}`)), shown);
    if (one.value) item.append(make("p", "bp-klein bp-mt-2", "Daar staat nu iets anders. Als je terugzet, komt dit ervoor in de plaats."));
    item.append(make("p", "bp-knoppen bp-mt-2",
      button("Terugzetten", klad.label, () => {
        one.value = klad.waarde;
        const fold = one.els[0].closest("details");
        if (fold) fold.open = true;
        close(item);
        (one.els.find((e) => e.checked) ?? one.els[0]).focus();
        one.els[0].dispatchEvent(new Event("change", { bubbles: true }));
      }),
      button("Weggooien", klad.label, () => { drop(klad.merk, klad.veld); close(item); }, true)));
    return item;
  }

  async function offer(page) {
    const [found, busy] = [await all(here.dataset.merk), await elsewhere()];
    const left = [], away = new Map();
    for (const klad of found.filter(({ wie }) => !busy.has(`klad-${wie}`))) {
      const els = page ? [...page.form.querySelectorAll(`[name="${CSS.escape(klad.veld)}"]`)].filter((e) => e.type !== "hidden") : [];
      if (!els.length) { if (klad.plek !== location.pathname.slice(here.dataset.pad.length)) away.set(klad.plek, klad.waar); continue; }
      const one = window.bewaren.field(els);
      if (one.value.trimEnd() === klad.waarde.trimEnd()) drop(klad.merk, klad.veld); else left.push([klad, one]);
    }
    let close;
    const rows = left.map(([klad, one]) => row(klad, one, (item) => close(item)));
    for (const [plek, waar] of away) {
      const link = Object.assign(make("a", "", waar), { href: here.dataset.pad + plek });
      rows.push(make("li", "", make("p", "", "Er wacht nog tekst bij ", link, ". Ga erheen om die terug te zetten.")));
    }
    if (rows.length) close = panel(left.length ? "Dit was nog niet bewaard" : "Er staat nog tekst op dit apparaat", rows);
  }

  function begin(page) {
    if (!here) return undefined;
    const { merk, pad } = here.dataset, plek = location.pathname.slice(pad.length);
    const waar = document.querySelector("h1").textContent.trim();
    return {
      keep(one, base) {
        if (one.value === base) { drop(merk, one.name); return; }
        const klad = { merk, veld: one.name, plek, waar, label: page.label(one), waarde: one.value, tijd: Date.now(), wie: tab };
        run("readwrite", (store) => store.put(klad));
      },
      drop: (one) => drop(merk, one.name),
      offer: () => offer(page),
    };
  }

  /* Who has the device forget bouwwerken, has it forget what was typed in them too. */
  document.addEventListener("submit", ({ target, submitter }) => {
    if (target.getAttribute("action") !== "/apparaat/vergeet") return;
    if (submitter?.name === "alles") run("readwrite", (store) => store.clear());
    else if (target.dataset.merk) all(target.dataset.merk).then((found) => { for (const one of found) drop(one.merk, one.veld); });
  });

  if (here && !document.querySelector("#kies, form[data-bewaar]")) offer();
  return { begin };
})();
