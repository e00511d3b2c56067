/* Makes the forms quicker: saves each choice at once, filters as you type. What the step page does without is in bladen.js.
   Everything here also works without it, through the buttons of the same forms. */
(() => {
  "use strict";
  const form = document.getElementById("kies");
  const BUSY = "Bezig met bewaren";
  const busy = { radio: 400, text: 1500 };

  /* Saving one bouwsteen at a time, in order, so that a page never conflicts with itself. */
  const waiting = new Map();
  const queue = [];
  let sending = false;
  let stopped = false;
  let failing = false;

  const block = (slug) => form.querySelector(`[data-bouwsteen="${CSS.escape(slug)}"]`);
  const panel = () => document.getElementById("paneel");

  /* The fields of a row as they stand now. */
  function filled(row) {
    const fields = [...row.querySelectorAll("input, textarea")].filter((f) => f.name && (f.type !== "radio" || f.checked));
    return Object.fromEntries(fields.map((f) => [f.name, f.value]));
  }

  function plan(slug, delay) {
    if (stopped) return;
    clearTimeout(waiting.get(slug));
    waiting.set(slug, setTimeout(() => { waiting.delete(slug); enqueue(slug); }, delay));
    say("bezig", BUSY);
  }

  function enqueue(slug) {
    if (!queue.includes(slug)) queue.push(slug);
    if (!sending) next();
  }

  async function next() {
    failing = false;
    const slug = queue.shift();
    if (!slug) { sending = false; return; }
    sending = true;
    const outcome = await send(slug);
    if (outcome === "again") { queue.unshift(slug); sending = false; failed(); return; }
    if (outcome === "gone") { stop("Niet bewaard: deze link werkt niet meer. Kopieer wat je typte."); return; }
    if (outcome === "page") { showPage(); return; }
    next();
  }

  /* What was sent for a bouwsteen without an answer: it may be stored, so we look before we send again. */
  const unanswered = new Map();

  async function send(slug) {
    const action = form.getAttribute("action");
    if (unanswered.has(slug)) {
      const sent = unanswered.get(slug);
      const asked = new URLSearchParams({ net: slug, versie: sent[`versie.${slug}`] ?? "" });
      const seen = await talk("GET", `${action}?${asked}`, {});
      if (seen !== "saved") return seen;
      settle(slug, sent, false);
    }
    const values = filled(block(slug));
    unanswered.set(slug, values);
    const outcome = await talk("POST", action, values);
    if (outcome === "saved") {
      unanswered.delete(slug);
      settle(slug, values, true);
      const { revisie, laatst } = panel().dataset;
      if (revisie === laatst && Number(revisie) === seen + 1) seen += 1;
    }
    return outcome;
  }

  async function talk(method, address, values) {
    const source = panel();
    let outcome = "again";
    const seen = (event) => {
      const status = event.detail.ctx.response.status;
      if (status === 200) { outcome = "saved"; return; }
      event.preventDefault();
      if (status === 409 || status === 422) outcome = "page";
      if (status === 404 || status === 410) outcome = "gone";
    };
    /* The panel of an answer says "Bewaard": not before there is nothing left to send. */
    const truly = (event) => {
      if (method === "POST" && !queue.length && !waiting.size) return;
      for (const { fragment } of event.detail.tasks) say("bezig", BUSY, fragment);
    };
    source.addEventListener("htmx:before:response", seen);
    source.addEventListener("htmx:before:swap", truly);
    try {
      await htmx.ajax(method, address, { source, target: source, swap: "none", values });
    } finally {
      source.removeEventListener("htmx:before:response", seen);
      source.removeEventListener("htmx:before:swap", truly);
    }
    return outcome;
  }

  /* The answer says what is stored now. Take that as the start of the next change, but only for a field that shows it:
     what a colleague wrote meanwhile comes on screen first, or stays a conflict while somebody is typing there. */
  function settle(slug, sent, stored, gentle) {
    const row = block(slug);
    const was = row && row.querySelector(`[name="${CSS.escape(`was.${slug}`)}"]`);
    if (!was || was.dataset.stand === undefined) return;
    const { stand, toelichting } = was.dataset;
    was.dataset.nieuw ??= was.value;
    const [newStand, newMark] = was.dataset.nieuw.split(":");
    const [oldStand, oldMark] = sent[`was.${slug}`].split(":");
    const radio = row.querySelector("input[type=radio]:checked");
    const text = row.querySelector("textarea");
    let takesStand = stand === sent[`stand.${slug}`];
    const held = gentle && document.activeElement.name === radio.name;
    if (!takesStand && stored && !held && radio.value === sent[`stand.${slug}`]) {
      row.querySelector(`input[type=radio][value="${stand}"]`).checked = true;
      count(row.closest("section"));
      takesStand = true;
    }
    let takesText = clean(toelichting) === clean(sent[`toelichting.${slug}`]);
    if (!takesText && stored && text.value === sent[`toelichting.${slug}`] && document.activeElement !== text) {
      text.value = toelichting;
      takesText = true;
    }
    was.value = `${takesStand ? newStand : oldStand}:${takesText ? newMark : oldMark}`;
  }

  /* What others change comes on screen within seconds: between our own saves, and never over a field in use. */
  let seen = form && Number(form.dataset.revisie);

  async function news() {
    if (!idle() || failing) return !stopped;
    const source = document.getElementById("stappen");
    let before, status;
    const meet = (event) => {
      status = event.detail.ctx.response.status;
      if (status === 200 && idle()) before = [...form.querySelectorAll("[data-bouwsteen]")].map((row) => [row, filled(row)]);
      else event.preventDefault();
    };
    const asked = new URLSearchParams({ sinds: seen, laatst: panel().dataset.laatst });
    const unfolded = panel().querySelector("details").open;
    source.addEventListener("htmx:before:response", meet);
    try {
      await htmx.ajax("GET", `${form.getAttribute("action")}/nieuw?${asked}`, { source, target: source, swap: "none" });
    } finally {
      source.removeEventListener("htmx:before:response", meet);
    }
    if (before) {
      seen = Number(panel().dataset.revisie);
      panel().querySelector("details").open = unfolded;
      for (const [row, sent] of before) arrive(row, sent);
    }
    return !(status >= 400 && status < 500);
  }

  /* A row that somebody else changed says who, and takes it over unless its field is in use; then it waits. */
  function arrive(row, sent) {
    const slug = row.dataset.bouwsteen;
    const was = row.querySelector(`[name="${CSS.escape(`was.${slug}`)}"]`);
    const { wie, om, nieuw = was.value } = was.dataset;
    if (!wie || was.value === sent[`was.${slug}`] && was.value === nieuw) return;
    settle(slug, sent, true, true);
    row.querySelector(".bp-blok__wie")?.remove();
    const note = document.createElement("p");
    note.className = "bp-blok__wie";
    note.setAttribute("role", "status");
    row.append(note);
    if (was.value === was.dataset.nieuw) { note.textContent = `Aangepast door ${wie} ${om}`; return; }
    note.textContent = `${wie} paste dit ${om} aan. `;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "bp-button bp-button--klein bp-button--tweede";
    button.textContent = "Bekijk";
    button.addEventListener("click", () => {
      button.focus();
      if (idle()) arrive(row, filled(row));
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

  /* As the server cleans a text before it is stored. */
  const clean = (text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trimEnd().replace(/^\n+/, "");

  function forget() {
    for (const timer of waiting.values()) clearTimeout(timer);
    waiting.clear();
    queue.length = 0;
  }

  /* A conflict or a refusal is a page of its own: let the browser fetch it, with everything as it stands here now. */
  function showPage() {
    forget();
    leaving = true;
    form.submit();
  }

  function stop(text) {
    forget();
    stopped = true;
    sending = false;
    say("fout", text);
  }

  /* What the officer sees of it: busy, saved (the server says so in the panel), or not saved. */
  function say(state, text, root = document) {
    for (const spot of root.querySelectorAll("#bewaard, #duimbalk .bp-bewaard")) {
      spot.classList.toggle("bp-bewaard--bezig", state === "bezig");
      spot.classList.toggle("bp-bewaard--fout", state === "fout");
      const words = spot.querySelector("span");
      if (words) words.textContent = text; else spot.lastChild.textContent = text;
      const mark = spot.querySelector("use");
      mark.setAttribute("href", state === "fout" ? "#i-alert-triangle" : "#i-circle-check");
    }
  }

  function failed() {
    failing = true;
    say("fout", "Niet bewaard. Je tekst staat er nog. We proberen het zo opnieuw.");
    setTimeout(() => { if (!sending) next(); }, 5000);
  }

  /* Leaving the page or sending the whole form first waits for what is still on its way. */
  let leaving = false;
  const idle = () => !sending && queue.length === 0 && waiting.size === 0;
  const unsaved = () => !leaving && (stopped || !idle());

  function flush() {
    for (const [slug, timer] of waiting) { clearTimeout(timer); waiting.delete(slug); enqueue(slug); }
  }

  async function drained() {
    flush();
    if (!sending) next();
    const end = performance.now() + 6000;
    while (!idle() && !failing && performance.now() < end) await new Promise((again) => setTimeout(again, 40));
  }

  async function sendWhole(event) {
    if (leaving || idle()) { leaving = true; return; }
    event.preventDefault();
    /* Saving may take away the form that undoes the last change; what was pressed is what is sent. */
    const pressed = event.target === form ? form : event.target.cloneNode(true);
    await drained();
    /* Failed is failed: the page of a browser without internet would throw the text away. Slow is another matter. */
    if (failing) {
      say("fout", "Niet bewaard. Je tekst staat er nog. Kijk of je internet het doet en druk dan nog een keer.");
      return;
    }
    leaving = true;
    if (pressed === form) { form.requestSubmit(event.submitter); return; }
    pressed.hidden = true;
    document.body.append(pressed);
    pressed.submit();
  }

  async function follow(event) {
    const link = event.target.closest("a[href]");
    if (!link || !unsaved() || link.getAttribute("href").startsWith("#") || link.origin !== location.origin) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    await drained();
    location.href = link.href;
  }

  if (form) {
    form.addEventListener("change", (event) => {
      const row = event.target.closest("[data-bouwsteen]");
      if (!row) return;
      count(row.closest("section"));
      plan(row.dataset.bouwsteen, event.target.type === "radio" ? busy.radio : 0);
    });
    form.addEventListener("input", (event) => {
      const row = event.target.closest("[data-bouwsteen]");
      if (row && event.target.tagName === "TEXTAREA") plan(row.dataset.bouwsteen, busy.text);
    });
    /* Enter on a stand would press the first button of the form. */
    form.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.type === "radio") event.preventDefault(); });
    document.addEventListener("submit", sendWhole);
    document.addEventListener("click", follow);
    window.addEventListener("pageshow", () => { leaving = false; });
    window.addEventListener("beforeunload", (event) => {
      if (!unsaved()) return;
      flush();
      event.preventDefault();
    });
    /* A page from the browser's memory may be older than what is stored. */
    window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
    /* A link to a toelichting opens the row it stands in. */
    const row = location.hash && document.getElementById(location.hash.slice(1))?.closest("details");
    if (row) { row.open = true; document.getElementById(location.hash.slice(1)).focus(); }
    find();
    watch(news);
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
    spot.textContent = chosen.filter((r) => r.value && r.value !== "niet_gekozen").length;
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
      if (partial) { await drained(); leaving = true; location.href = address(); return; }
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
