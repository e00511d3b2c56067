/* Makes the forms quicker: saves each choice at once, filters as you type. What the step page does without is in bladen.js.
   Everything here also works without it, through the buttons of the same forms. */
(() => {
  "use strict";
  const form = document.getElementById("kies");
  const { ask, field, begin } = window.bewaren ?? {};

  const block = (slug) => form.querySelector(`[data-bouwsteen="${CSS.escape(slug)}"]`);
  const panel = () => document.getElementById("paneel");

  /* The fields of a row as they stand now. */
  function filled(row) {
    const fields = [...row.querySelectorAll("input, textarea")].filter((f) => f.name && (f.type !== "radio" || f.checked));
    return Object.fromEntries(fields.map((f) => [f.name, f.value]));
  }

  /* A step to the machine that saves: all bouwstenen that wait at once, one form after the other, so that a page never
     conflicts with itself. */
  function step() {
    const action = form.getAttribute("action"), known = new Map();
    const fields = (slug) => known.get(slug) ?? known.set(slug, [
      field([...block(slug).querySelectorAll("input[type=radio]")]), field([block(slug).querySelector("textarea")]),
    ]).get(slug);
    const title = (slug) => block(slug).querySelector("h3").textContent.trim();
    return {
      form, fields, address: action, part: true, together: true,
      find: (element) => (element.matches("input[type=radio], textarea") ? element.closest("[data-bouwsteen]")?.dataset.bouwsteen : undefined),
      pause(element, kind) {
        if (kind === "change") count(element.closest("section"));
        return element.type === "radio" ? 400 : kind === "change" ? 0 : 1500;
      },
      wire: (slugs) => Object.assign({}, ...slugs.map((slug) => filled(block(slug)))),
      tells: (page, slug) => page.querySelector(`[name="${CSS.escape(`was.${slug}`)}"]`) !== null,
      look: (slugs) => ask("GET", `${action}?${new URLSearchParams(slugs.flatMap((slug) => [["net", slug], ["versie", filled(block(slug))[`versie.${slug}`] ?? ""]]))}`, null, true),
      send: (values) => ask("POST", action, values, true),
      expected: (page) => page.getElementById("paneel"),
      settle(slug, page, sent, stored) {
        const fresh = page.querySelector(`[name="${CSS.escape(`was.${slug}`)}"]`), was = mark(slug), old = was.value;
        if (!fresh) return {};
        if (fresh.dataset.stand !== undefined) { bring(page, `staat-${slug}`); return take(slug, old, sent, stored); }
        was.value = fresh.value;
        const right = fields(slug).filter((one) => !page.getElementById(`${one.name}-fout`));
        return Object.fromEntries(right.map((one) => [one.name, sent.at(-1)[one.name]]));
      },
      shown(page) {
        bring(page);
        const { revisie, laatst } = panel().dataset;
        if (revisie === laatst && Number(revisie) === seen + 1) seen += 1;
      },
      label: (one) => `${title(one.name.slice(one.name.indexOf(".") + 1))}${one.els[0].type === "radio" ? ", stand" : ""}`,
      refused: (slugs, gone) => gone || `Nog niet bewaard: kijk bij ${slugs.slice(0, 2).map((slug) => `‘${title(slug)}’`).join(" en ")}${slugs.length > 2 ? " en verder" : ""}.`,
      drawnRefused: () => [...form.querySelectorAll("[data-bouwsteen] [aria-invalid=true]")].map((one) => one.closest("[data-bouwsteen]").dataset.bouwsteen),
    };
  }

  /* Parts of an answer, each to its place; what is in use there (focus, scroll, what is folded open) stays. */
  function bring(page, only) {
    for (const part of page.querySelectorAll("hx-partial")) {
      const place = document.querySelector(part.getAttribute("hx-target"));
      if (!place || (only ? place.id !== only : place.id.startsWith("staat-"))) continue;
      if (part.getAttribute("hx-swap") === "innerHTML") place.replaceChildren(...document.importNode(part, true).childNodes);
      else fit(place, part.firstElementChild);
    }
  }

  function fit(old, fresh) {
    if (old.nodeType !== 1) { if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue; return; }
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    const [here, there] = [[...old.childNodes], [...fresh.childNodes]];
    if (here.length === there.length && here.every((node, at) => node.nodeName === there[at].nodeName)) here.forEach((node, at) => fit(node, there[at]));
    else old.replaceChildren(...there.map((node) => document.importNode(node, true)));
  }

  const mark = (slug) => block(slug).querySelector(`[name="${CSS.escape(`was.${slug}`)}"]`);

  /* The same words, whatever was cleaned of them before they were stored. */
  const gist = (text) => (text ?? "").normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");

  /* The answer says what is stored now. Take that as the start of the next change, but only for a field that shows it:
     what a colleague wrote meanwhile comes on screen first, or stays a conflict while somebody is typing there. */
  function take(slug, old, sent, stored, gentle) {
    const row = block(slug), was = mark(slug), { stand, toelichting } = was.dataset, taken = {};
    const radio = field([...row.querySelectorAll("input[type=radio]")]), text = field([row.querySelector("textarea")]), last = sent.at(-1);
    was.dataset.nieuw ??= was.value;
    const [newStand, newMark] = was.dataset.nieuw.split(":"), [oldStand, oldMark] = old.split(":");
    const held = gentle && document.activeElement.name === radio.name;
    if (sent.some((one) => one[radio.name] === stand)) taken[radio.name] = stand;
    else if (stored && !held && radio.value === last[radio.name]) {
      taken[radio.name] = radio.value = stand;
      count(row.closest("section"));
    }
    const mine = sent.findLast((one) => one[text.name] !== undefined && gist(one[text.name]) === gist(toelichting));
    if (mine) taken[text.name] = mine[text.name];
    else if (stored && text.value === last[text.name] && document.activeElement !== text.els[0]) taken[text.name] = text.value = toelichting;
    was.value = `${radio.name in taken ? newStand : oldStand}:${text.name in taken ? newMark : oldMark}`;
    return taken;
  }

  /* What others change comes on screen within seconds: between our own saves, and never over a field in use. */
  let seen = form && Number(form.dataset.revisie);

  async function news() {
    if (!saving.idle()) return true;
    const asked = new URLSearchParams({ sinds: seen, laatst: panel().dataset.laatst });
    const { status, ours, page } = await ask("GET", `${form.getAttribute("action")}/nieuw?${asked}`, null, true);
    if (status === 200 && ours && page?.getElementById("paneel") && saving.idle()) {
      const before = [...form.querySelectorAll("[data-bouwsteen]")].map((row) => [row, filled(row)]);
      for (const [row] of before) bring(page, `staat-${row.dataset.bouwsteen}`);
      bring(page);
      seen = Number(panel().dataset.revisie);
      for (const [row, sent] of before) arrive(row, sent);
      saving.heard();
    }
    return !(ours && status >= 400 && status < 500);
  }

  /* A row that somebody else changed says who, and takes it over unless its field is in use; then it waits. */
  function arrive(row, sent) {
    const slug = row.dataset.bouwsteen, was = mark(slug);
    const { wie, om, nieuw = was.value } = was.dataset;
    if (!wie || was.value === sent[`was.${slug}`] && was.value === nieuw) return;
    saving.take(take(slug, sent[`was.${slug}`], [saving.shown(slug, sent)], true, true));
    row.querySelector(".bp-blok__wie")?.remove();
    const note = document.createElement("p");
    note.className = "bp-blok__wie";
    note.setAttribute("role", "status");
    row.append(note);
    note.dataset.dag = was.dataset.dag;
    if (was.value === was.dataset.nieuw) { note.textContent = `Aangepast door ${wie} ${om}`; return; }
    note.textContent = `${wie} paste dit ${om} aan. `;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "bp-button bp-button--klein bp-button--tweede";
    button.textContent = "Bekijk";
    button.addEventListener("click", () => {
      button.focus();
      if (saving.idle()) arrive(row, filled(row));
      row.querySelector("details").open = true;
      row.querySelector("textarea").focus();
    });
    note.append(button);
  }

  /* Ask every few seconds, less often when nobody touches the page, and not while it is out of sight. */
  function watch(ask) {
    let timer, asking = false, touched = performance.now();
    const look = async () => {
      clearTimeout(timer);
      if (document.hidden || asking) return;
      asking = true;
      const on = await ask().catch(() => true);
      asking = false;
      const quiet = performance.now() - touched;
      if (on) timer = setTimeout(look, quiet < 6e4 ? 5e3 : quiet < 6e5 ? 2e4 : 6e4);
    };
    const touch = () => {
      const back = performance.now() - touched > 6e4;
      touched = performance.now();
      if (back) look();
    };
    for (const kind of ["pointermove", "keydown", "scroll"]) addEventListener(kind, touch, { passive: true });
    addEventListener("online", look);
    document.addEventListener("visibilitychange", look);
    timer = setTimeout(look, 5e3);
  }

  const saving = form && begin?.(step());

  if (form) {
    /* Enter on a stand would press the first button of the form. */
    form.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.type === "radio") event.preventDefault(); });
    /* A link to a toelichting opens the row it stands in. */
    const row = location.hash && document.getElementById(location.hash.slice(1))?.closest("details");
    if (row) { row.open = true; document.getElementById(location.hash.slice(1)).focus(); }
    find();
    if (saving) watch(news);
  }

  /* The overview only says that there is something new. */
  const fresh = document.querySelector("[data-nieuw]");
  if (fresh) {
    watch(async () => {
      const answer = await fetch(fresh.dataset.nieuw);
      fresh.hidden = answer.status !== 200;
      return answer.status === 204 || answer.status >= 500;
    });
  }

  function count(section) {
    const spot = section && section.querySelector("[data-telling]");
    if (!spot) return;
    const chosen = [...section.querySelectorAll("input[type=radio]:checked")];
    spot.textContent = chosen.filter((r) => r.value && !("buiten" in r.dataset)).length;
  }

  /* For comparing: without capitals and accents. */
  const LETTERS = { "ß": "ss", "ς": "σ", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h" };
  function fold(text) { // as app/folding.py does
    const bare = text.normalize("NFKD").replace(/\p{M}|['’‘`´ʼ"“”.]/gu, "").toLowerCase();
    return (bare.replace(/[ßςøæœłđðþıħ]/g, (one) => LETTERS[one]).match(/[\p{L}\p{N}]+/gu) || []).join(" ");
  }

  /* The filter box, as you type. */
  function find() {
    const box = document.getElementById("zoek");
    const show = document.getElementById("toon");
    const told = document.getElementById("gevonden");
    document.getElementById("toon-knop").hidden = true;
    const rows = [...form.querySelectorAll("[data-bouwsteen]")].map((row) => ({
      row, text: fold(`${row.querySelector("h3").textContent} ${row.querySelector("summary").firstChild.textContent}`),
    }));
    /* Rows that the address already left out can only come back with a new page. */
    const partial = box.value || show.value;
    const apply = async () => {
      if (partial) { await saving?.drained(); saving?.leave(); location.href = address(); return; }
      const words = fold(box.value).split(/\s+/).filter(Boolean);
      let found = 0;
      for (const { row, text } of rows) {
        const stand = row.querySelector("input[type=radio]:checked").value;
        const fits = words.every((word) => text.includes(word))
          && (show.value !== "gekozen" || stand) && (show.value !== "leeg" || !stand);
        row.hidden = !fits;
        found += fits ? 1 : 0;
      }
      for (const section of form.querySelectorAll(".bp-groep")) {
        const own = section.querySelectorAll("[data-bouwsteen]");
        section.hidden = own.length > 0 && [...own].every((row) => row.hidden);
      }
      const sought = words.length > 0 || show.value;
      told.textContent = sought ? `${found} ${found === 1 ? "bouwsteen" : "bouwstenen"} gevonden.` : "";
    };
    const address = () => {
      const asked = new URLSearchParams([["zoek", box.value], ["toon", show.value]].filter(([, value]) => value));
      return `${form.getAttribute("action")}${asked.size ? `?${asked}` : ""}`;
    };
    box.addEventListener("input", () => { if (!partial || !box.value) apply(); });
    box.addEventListener("change", () => { if (partial) apply(); });
    show.addEventListener("change", apply);
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      apply();
    });
    document.getElementById("titel").addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      form.requestSubmit(form.querySelector("[formaction]"));
    });
  }

  /* After a refused form: straight to what is wrong. */
  const faults = document.getElementById("foutlijst");
  if (faults) faults.focus();
})();
