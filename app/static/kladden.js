/* Kladden: what is typed and not yet stored, kept on this device until the server has it, and offered again at the next
   visit. In IndexedDB, because that survives a browser that dies; under a mark of the bouwwerk that tells nothing of its
   link, and of the page it was typed on: two tabs at one field each have their own. A device that keeps nothing, or is
   full, changes nothing about saving. */
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

  const drop = ({ merk, veld }) => run("readwrite", (store) => store.delete([merk, veld]));
  const put = (klad) => run("readwrite", (store) => store.put(klad));
  /* The key of what this page keeps of a field. One of before was called after the field alone. */
  const own = (naam) => `${naam} ${tab}`;
  const naam = (klad) => klad.naam ?? klad.veld;
  const mine = (klad) => put({ ...klad, veld: own(naam(klad)), naam: naam(klad), wie: tab });

  /* Those of one bouwwerk, or of all; what is too old is gone. */
  async function all(merk) {
    const found = await run("readonly", (store) => store.getAll()) ?? [];
    for (const one of found) if (Date.now() - one.tijd > DAYS) drop(one);
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
  function panel(heading, rows, both) {
    const icon = document.querySelector(".bp-icon").cloneNode(true);
    icon.firstElementChild.setAttribute("href", "#i-info-circle");
    const list = make("ul", "bp-kladden__lijst", ...rows), title = make("h2", "bp-fs-kop-s", heading);
    title.id = "kladden-kop";
    title.tabIndex = -1;
    const section = make("section", "bp-wrap bp-kladden", make("div", "bp-melding", icon, make("div", "", title, both ?? "", list)));
    section.setAttribute("aria-labelledby", title.id);
    document.getElementById("inhoud").prepend(section);
    return (row) => { row.remove(); if (list.querySelectorAll("button").length < 4) both?.remove(); if (list.childElementCount) title.focus(); else { section.remove(); document.getElementById("inhoud").focus({ preventScroll: true }); } };
  }

  const when = (moment, second) => new Date(moment).toLocaleString("nl-NL", { timeZone: "Europe/Amsterdam", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", second });

  function quote(text) {
    const shown = make("p", "bp-kladden__tekst", text.trim() || "Niets, het veld is leeggemaakt.");
    if (text.length > 600) shown.tabIndex = 0;
    return shown;
  }

  /* One text that was typed, what stands there now, and the choice. Nothing is put back unasked. Of two texts for one
     field (`twin`) the time tells which is which. */
  function row({ klad, one, twin }, close) {
    const read = (value) => (one.els[0].type === "radio" ? one.els.find((e) => e.value === value)?.labels[0]?.textContent ?? "Geen keuze" : value);
    const time = when(klad.tijd, twin ? "2-digit" : undefined), about = twin ? `${klad.label}, ${time}` : klad.label;
    const item = make("li", "", make("p", "", make("b", "", klad.label), make("span", "bp-klein bp-subtle", ` ${time}`)), quote(read(klad.waarde)));
    if (one.value) item.append(make("p", "bp-klein bp-mt-2", "Daar staat nu iets anders. Als je terugzet, komt je tekst in de plaats van dit:"), quote(read(one.value)));
    const back = () => {
      mine(klad);
      one.value = klad.waarde;
      const fold = one.els[0].closest("details");
      if (fold) fold.open = true;
      one.els[0].dispatchEvent(new Event("change", { bubbles: true }));
      drop(klad);
      close(item);
    };
    const away = () => { drop(klad); close(item); };
    item.append(make("p", "bp-knoppen bp-mt-2",
      button("Terugzetten", about, () => { back(); (one.els.find((e) => e.checked) ?? one.els[0]).focus(); }),
      button("Weggooien", about, away, true)));
    return { item, back, away, twin };
  }

  /* One press for a whole list. Two texts for one field stay: which of them it becomes is a choice. */
  function together(rows) {
    const some = rows.filter(({ twin }) => !twin);
    if (some.length < 2) return undefined;
    const made = make("p", "bp-knoppen bp-mt-2");
    const press = (text, act, second, sure) => {
      const pressed = make("button", `bp-button bp-button--klein${second ? " bp-button--tweede" : ""}`, text);
      pressed.type = "button";
      pressed.addEventListener("click", () => { if (sure && !confirm(sure)) return; made.remove(); some.filter(({ item }) => item.isConnected).forEach(act); });
      made.append(pressed);
    };
    press("Alles terugzetten", ({ back }) => back());
    press("Alles weggooien", ({ away }) => away(), true, `Weet je zeker dat je deze ${some.length} antwoorden weggooit?`);
    return made;
  }

  async function offer(page) {
    const [found, busy] = [await all(here.dataset.merk), await elsewhere()];
    const left = new Map(), away = new Map();
    for (const klad of found.filter(({ wie }) => wie !== tab && !busy.has(`klad-${wie}`)).sort((a, b) => b.tijd - a.tijd)) {
      const els = page ? [...page.form.querySelectorAll(`[name="${CSS.escape(naam(klad))}"]`)].filter((e) => e.type !== "hidden") : [];
      if (!els.length) { if (klad.plek !== location.pathname.slice(here.dataset.pad.length)) away.set(klad.plek, klad.waar); continue; }
      const one = window.bewaren.field(els), twins = left.get(naam(klad)) ?? left.set(naam(klad), []).get(naam(klad));
      const text = klad.waarde.trimEnd(), same = (other) => other.trimEnd() === text;
      const inside = (other) => same(other) || text && one.els[0].matches("textarea, input[type=text]") && other.includes(text);
      /* It stands there, but refused: it is what this page has to keep now. */
      const refused = one.spot.getAttribute("aria-invalid") === "true";
      if (refused && same(one.value)) mine(klad);
      if ((refused ? same : inside)(one.value) || twins.some((twin) => inside(twin.klad.waarde))) drop(klad); else twins.push({ klad, one });
    }
    let close;
    const shown = [...left.values()].flatMap((twins) => twins.map((twin) => row({ ...twin, twin: twins.length > 1 }, (item) => close(item))));
    const rows = shown.map(({ item }) => item);
    for (const [plek, waar] of away) {
      const link = Object.assign(make("a", "", waar), { href: here.dataset.pad + plek });
      rows.push(make("li", "", make("p", "", "Er wacht nog tekst bij ", link, ". Ga erheen om die terug te zetten.")));
    }
    if (rows.length) close = panel(shown.length ? "Dit was nog niet bewaard" : "Er staat nog tekst op dit apparaat", rows, together(shown));
  }

  function begin(page) {
    if (!here) return undefined;
    const { merk, pad } = here.dataset, plek = location.pathname.slice(pad.length);
    const waar = document.querySelector("h1").textContent.trim();
    return {
      keep(one, base) {
        if (one.value === base) { drop({ merk, veld: own(one.name) }); return; }
        const klad = { merk, veld: own(one.name), naam: one.name, plek, waar, label: page.label(one), waarde: one.value, tijd: Date.now(), wie: tab };
        put(klad);
      },
      drop: (one) => drop({ merk, veld: own(one.name) }),
      offer: () => offer(page),
    };
  }

  /* Who has the device forget bouwwerken, has it forget what was typed in them too. */
  document.addEventListener("submit", ({ target, submitter }) => {
    if (target.getAttribute("action") !== "/apparaat/vergeet") return;
    if (submitter?.name === "alles") run("readwrite", (store) => store.clear());
    else if (target.dataset.merk) all(target.dataset.merk).then((found) => { found.forEach(drop); });
  });

  if (here && !document.querySelector("#kies, form[data-bewaar]")) offer();
  return { begin };
})();
