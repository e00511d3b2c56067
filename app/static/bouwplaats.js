/* Makes the forms quicker: saves each choice at once, filters as you type, copies the link.
   Everything here also works without it, through the buttons of the same forms. */
(() => {
  "use strict";
  const form = document.getElementById("kies");
  const busy = { radio: 400, text: 1500 };

  /* Saving one bouwsteen at a time, in order, so that a page never conflicts with itself. */
  const waiting = new Map();
  const queue = [];
  let sending = false;

  const block = (slug) => form.querySelector(`[data-bouwsteen="${CSS.escape(slug)}"]`);

  function plan(slug, delay) {
    clearTimeout(waiting.get(slug));
    waiting.set(slug, setTimeout(() => { waiting.delete(slug); enqueue(slug); }, delay));
    say("bezig", "Bezig met bewaren");
  }

  function enqueue(slug) {
    if (!queue.includes(slug)) queue.push(slug);
    if (!sending) next();
  }

  async function next() {
    const slug = queue.shift();
    if (!slug) { sending = false; return; }
    sending = true;
    const outcome = await send(slug);
    if (outcome === "again") { queue.unshift(slug); sending = false; failed(); return; }
    if (outcome === "page") return;
    next();
  }

  async function send(slug) {
    const fields = [...block(slug).querySelectorAll("input, textarea")].filter((f) => f.name && (f.type !== "radio" || f.checked));
    const values = Object.fromEntries(fields.map((f) => [f.name, f.value]));
    const panel = document.getElementById("paneel");
    let outcome = "again";
    const seen = (event) => {
      const status = event.detail.ctx.response.status;
      if (status === 200) { outcome = "saved"; return; }
      event.preventDefault();
      if ([409, 410, 404, 422].includes(status)) outcome = "page";
    };
    panel.addEventListener("htmx:before:response", seen);
    try {
      await htmx.ajax("POST", form.getAttribute("action"), { source: panel, target: panel, swap: "none", values });
    } finally {
      panel.removeEventListener("htmx:before:response", seen);
    }
    /* A conflict or a refusal is a page of its own: let the browser fetch it with exactly what was typed. */
    if (outcome === "page") submit(values);
    return outcome;
  }

  function submit(values) {
    const whole = document.createElement("form");
    whole.method = "post";
    whole.action = form.getAttribute("action");
    for (const [name, value] of Object.entries(values)) {
      const field = document.createElement("textarea");
      field.name = name;
      field.value = value;
      whole.append(field);
    }
    whole.hidden = true;
    document.body.append(whole);
    leaving = true;
    whole.submit();
  }

  /* What the officer sees of it: busy, saved (the server says so in the panel), or not saved. */
  function say(state, text) {
    for (const spot of document.querySelectorAll("#bewaard, #duimbalk .bp-bewaard")) {
      spot.classList.toggle("bp-bewaard--bezig", state === "bezig");
      spot.classList.toggle("bp-bewaard--fout", state === "fout");
      const words = spot.querySelector("span");
      if (words) words.textContent = text; else spot.lastChild.textContent = text;
      const mark = spot.querySelector("use");
      mark.setAttribute("href", state === "fout" ? "#i-alert-triangle" : "#i-circle-check");
    }
  }

  function failed() {
    say("fout", "Niet bewaard. Je tekst staat er nog. We proberen het zo opnieuw.");
    setTimeout(() => { if (!sending) next(); }, 5000);
  }

  /* Leaving the page or sending the whole form first waits for what is still on its way. */
  let leaving = false;
  const idle = () => !sending && queue.length === 0 && waiting.size === 0;
  const unsaved = () => !leaving && !idle();

  function flush() {
    for (const [slug, timer] of waiting) { clearTimeout(timer); waiting.delete(slug); enqueue(slug); }
  }

  async function drained() {
    flush();
    const end = performance.now() + 6000;
    while (!idle() && performance.now() < end) await new Promise((again) => setTimeout(again, 40));
  }

  async function sendWhole(event) {
    if (leaving || idle()) { leaving = true; return; }
    event.preventDefault();
    await drained();
    leaving = true;
    form.requestSubmit(event.submitter);
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
    form.addEventListener("submit", sendWhole);
    document.addEventListener("click", follow);
    window.addEventListener("pageshow", () => { leaving = false; });
    window.addEventListener("beforeunload", (event) => {
      if (!unsaved()) return;
      flush();
      event.preventDefault();
    });
    /* A page from the browser's memory may be older than what is stored. */
    window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
    find();
  }

  function count(section) {
    const spot = section && section.querySelector("[data-telling]");
    if (!spot) return;
    const chosen = [...section.querySelectorAll("input[type=radio]:checked")];
    spot.textContent = chosen.filter((r) => r.value && r.value !== "niet_gekozen").length;
  }

  /* The filter box, as you type. */
  function find() {
    const box = document.getElementById("zoek");
    const show = document.getElementById("toon");
    const told = document.getElementById("gevonden");
    document.getElementById("toon-knop").hidden = true;
    const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    const rows = [...form.querySelectorAll("[data-bouwsteen]")].map((row) => ({
      row, text: fold(`${row.querySelector("h3").textContent} ${row.querySelector("summary").firstChild.textContent}`),
    }));
    const apply = () => {
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
    box.addEventListener("input", apply);
    show.addEventListener("change", apply);
    box.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    document.getElementById("titel").addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      form.requestSubmit(form.querySelector("[formaction]"));
    });
  }

  /* Copying the link. */
  for (const button of document.querySelectorAll("[data-kopieer]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.kopieer);
      const told = document.getElementById("link-status");
      try {
        await navigator.clipboard.writeText(field.value);
        told.textContent = "De link is gekopieerd.";
      } catch {
        field.select();
        told.textContent = "Kopiëren lukte niet. De link is geselecteerd: druk op Ctrl+C.";
      }
    });
  }

  /* Making the PDF takes seconds: say so, fetch it, then open it. */
  for (const anchor of document.querySelectorAll("[data-pdf]")) {
    anchor.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      const told = document.getElementById("pdf-status");
      if (anchor.getAttribute("aria-disabled")) return;
      anchor.setAttribute("aria-disabled", "true");
      document.documentElement.classList.add("bp-wacht");
      told.textContent = "We maken je pdf. Dat duurt een paar seconden.";
      try {
        const answer = await fetch(anchor.href);
        told.textContent = answer.ok ? "Je pdf is klaar." : "De pdf is niet gelukt. Je bouwwerk is bewaard.";
      } catch {
        told.textContent = "De pdf is niet gelukt. Kijk of je internet het doet en probeer het opnieuw.";
        return;
      } finally {
        anchor.removeAttribute("aria-disabled");
        document.documentElement.classList.remove("bp-wacht");
      }
      location.href = anchor.href;
    });
  }

  /* After a refused form: straight to what is wrong. */
  const faults = document.getElementById("foutlijst");
  if (faults) faults.focus();
})();
