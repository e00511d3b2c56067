/* The script of all pages but the step page, so that it stays light: filtering, searching, copying the link, making the PDF.
   Everything here also works without it. */
(() => {
  "use strict";

  /* For comparing: without capitals and accents. */
  const LETTERS = { "ß": "ss", "ς": "σ", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h" };
  function fold(text) { // as app/folding.py does
    const bare = text.normalize("NFKD").replace(/\p{M}|['’‘`´ʼ"“”.]/gu, "").toLowerCase();
    return (bare.replace(/[ßςøæœłđðþıħ]/g, (one) => LETTERS[one]).match(/[\p{L}\p{N}]+/gu) || []).join(" ");
  }

  /* The filter box above the list of all bouwstenen: what it leaves out is hidden. */
  const filter = document.getElementById("filter");
  if (filter) {
    const rows = [...document.querySelectorAll("[data-regel]")].map((row) => ({
      row, text: fold(`${row.querySelector("a").textContent} ${row.querySelector("span.bp-subtle").textContent}`),
    }));
    const apply = () => {
      const words = fold(filter.zoek.value).split(/\s+/).filter(Boolean);
      for (const { row, text } of rows) row.hidden = !words.every((word) => text.includes(word));
      for (const part of document.querySelectorAll("[data-deel]")) part.hidden = !part.querySelector("[data-regel]:not([hidden])");
      for (const jump of document.querySelectorAll("[data-sprong]")) jump.hidden = words.length > 0;
      document.getElementById("filter-leeg").hidden = !words.length;
      const found = rows.filter(({ row }) => !row.hidden).length;
      document.getElementById("filter-gevonden").textContent = words.length ? `${found} ${found === 1 ? "bouwsteen" : "bouwstenen"} gevonden.` : "";
    };
    filter.querySelector("button").hidden = true;
    filter.addEventListener("input", apply);
    filter.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  }

  /* On the search page the address follows what was typed once the field is left, so that Back shows it again. */
  const question = document.querySelector("#q[data-hx-get]");
  if (question) {
    question.addEventListener("change", () => {
      history.replaceState(null, "", question.value ? `?q=${encodeURIComponent(question.value)}` : location.pathname);
    });
  }

  /* Copying the link. */
  for (const button of document.querySelectorAll("[data-kopieer]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.kopieer);
      const told = document.getElementById(`${field.id}-status`) ?? document.getElementById("link-status");
      const what = field.localName === "textarea" ? "tekst" : "link";
      try {
        await navigator.clipboard.writeText(field.value);
        told.textContent = `De ${what} is gekopieerd.`;
      } catch {
        field.select();
        told.textContent = `Kopiëren lukte niet. De ${what} is geselecteerd: druk op Ctrl+C.`;
      }
    });
  }

  /* Copying a part of the overview: as HTML, so that Word keeps headings and lists, and as plain text. */
  const LEFT_OUT = "button, svg, .bp-merk, .bp-klein, .bp-vh, .bp-label-chip, [role=status]";
  function bare(part) {
    const copy = part.cloneNode(true);
    for (const extra of copy.querySelectorAll(LEFT_OUT)) extra.remove();
    for (const element of copy.querySelectorAll("*")) {
      for (const name of element.getAttributeNames()) element.removeAttribute(name);
      if (element.matches("p:empty")) element.remove();
      else if (element.matches("a, div")) element.replaceWith(...element.childNodes);
    }
    return copy;
  }
  function plain(copy) {
    return [...copy.querySelectorAll("h2, h3, h4, li, p")].map((element) => {
      const own = element.cloneNode(true);
      for (const inner of own.querySelectorAll("p")) inner.remove();
      const before = { H3: "", H4: "\n", LI: "- " }[element.tagName] ?? (element.closest("li") ? "  " : "");
      return before + own.textContent.trim();
    }).join("\n");
  }
  for (const button of document.querySelectorAll("[data-kopieer-tekst]")) {
    if (!navigator.clipboard?.write) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const part = button.closest("section"), copy = bare(part), told = part.querySelector("[role=status]");
      for (const line of copy.querySelectorAll("p")) line.innerText = line.textContent;
      const kinds = { "text/html": copy.innerHTML, "text/plain": plain(copy) };
      const items = Object.entries(kinds).map(([kind, text]) => [kind, new Blob([text], { type: kind })]);
      try {
        await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(items))]);
        told.textContent = "Gekopieerd. Plak het in je eigen stuk.";
      } catch {
        told.textContent = "Kopiëren lukte niet. Selecteer de tekst en druk op Ctrl+C.";
      }
    });
  }

  /* Making the PDF takes seconds: say so, fetch it, then open it. */
  function asked(button) {
    const { form, name, value } = button;
    if (!form) return [button.href];
    const fields = new URLSearchParams(new FormData(form));
    fields.append(name, value);
    return form.method === "post" ? [form.action, { method: "POST", body: fields }] : [`${form.action}?${fields}`];
  }
  for (const anchor of document.querySelectorAll("[data-pdf]")) {
    anchor.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      const told = document.getElementById("pdf-status");
      if (anchor.getAttribute("aria-disabled")) return;
      anchor.setAttribute("aria-disabled", "true");
      document.documentElement.classList.add("bp-wacht");
      told.textContent = "We maken je pdf. Dat kan even duren.";
      const later = setTimeout(() => {
        told.textContent = "We zijn nog bezig met je pdf. Bij een heel groot plan duurt dat een minuut of langer.";
      }, 15000);
      let ready;
      try {
        const answer = await fetch(...asked(anchor));
        ready = answer.url;
        told.textContent = answer.ok ? "Je pdf is klaar." : "De pdf is niet gelukt. Je bouwwerk is bewaard.";
      } catch {
        told.textContent = "De pdf is niet gelukt. Kijk of je internet het doet en probeer het opnieuw.";
        return;
      } finally {
        clearTimeout(later);
        anchor.removeAttribute("aria-disabled");
        document.documentElement.classList.remove("bp-wacht");
      }
      location.href = ready;
    });
  }

  /* Working out a bouwsteen is saved while you type. The answer is the page itself: what it shows is what is stored. */
  function saveAsYouType(form) {
    const spot = document.getElementById("bewaard");
    const fields = [...form.elements].filter((f) => f.name && f.type !== "hidden" && f.localName !== "button");
    const base = new Map(fields.map((f) => [f.name, f.value]));
    const changed = () => fields.some((f) => f.value !== base.get(f.name));
    let timer, busy, leaving = false, stopped = false;

    function say(state, text) {
      spot.classList.toggle("bp-bewaard--bezig", state === "bezig");
      spot.classList.toggle("bp-bewaard--fout", state === "fout");
      spot.querySelector("span").textContent = text;
      spot.querySelector("use").setAttribute("href", state === "fout" ? "#i-alert-triangle" : "#i-circle-check");
    }

    function plan(delay) {
      clearTimeout(timer);
      timer = undefined;
      if (stopped || leaving || !changed()) return;
      say("bezig", "Bezig met bewaren");
      timer = setTimeout(() => { timer = undefined; save(); }, delay);
    }

    const save = () => (busy ??= send().finally(() => { busy = undefined; }));

    async function send() {
      const sent = new Map(fields.map((f) => [f.name, f.value]));
      const { status, response: page } = await ask();
      if (leaving) return;
      if (!status || status >= 500 || status === 429) {
        say("fout", "Niet bewaard. Je tekst staat er nog. We proberen het zo opnieuw.");
        timer = setTimeout(save, 5000);
        return;
      }
      if (status === 409) { leaving = true; form.submit(); return; }
      if (status === 422 && page.querySelector("form[data-bewaar]")) { point(page); return; }
      if (status !== 200 || !page.querySelector("form[data-bewaar]")) {
        stopped = true;
        say("fout", "Niet bewaard: deze link werkt niet meer. Kopieer wat je typte.");
        return;
      }
      point(page);
      settle(page, sent);
    }

    /* As a document: turning text into one is for trusted scripts only, and this needs no trust. Status 0 is no answer. */
    const ask = () => new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.responseType = "document";
      request.onloadend = () => done(request);
      request.send(new URLSearchParams(new FormData(form)));
    });

    /* A field that I changed is stored as I sent it; one that somebody else changed comes on screen unless it is in use. */
    function settle(page, sent) {
      const stored = page.querySelector("form[data-bewaar]").elements;
      for (const field of fields) {
        const mine = sent.get(field.name), fresh = stored[field.name];
        if (!fresh) continue;
        const quiet = field.value === mine && field !== document.activeElement;
        if (mine === base.get(field.name) && fresh.value !== mine && !quiet) continue;
        if (quiet) field.value = fresh.value;
        base.set(field.name, field.value === mine ? field.value : fresh.value);
        form.elements[`was.${field.name}`].value = stored[`was.${field.name}`].value;
      }
      for (const old of document.querySelectorAll("[data-vers]")) {
        const fresh = page.querySelector(`[data-vers="${CSS.escape(old.dataset.vers)}"]`);
        if (fresh) old.replaceChildren(...document.importNode(fresh, true).childNodes);
      }
      if (changed()) plan(1500); else say("", page.querySelector("#bewaard span").textContent);
    }

    /* What is wrong, at its field; gone again once it is right. */
    function point(page) {
      for (const field of fields) {
        const told = page.getElementById(`${field.name}-fout`), shown = document.getElementById(`${field.name}-fout`);
        field.toggleAttribute("aria-invalid", Boolean(told));
        field.closest(".bp-veld, .bp-cel, .bp-inline > div").classList.toggle("bp-veld--fout", Boolean(told));
        if (told && !shown) { field.before(document.importNode(told, true)); field.setAttribute("aria-invalid", "true"); }
        if (!told) shown?.remove();
        if (told) say("fout", "Nog niet bewaard: er klopt iets niet in een veld.");
      }
    }

    form.addEventListener("input", (event) => { if (event.target.localName !== "select" && event.target.inputMode !== "numeric") plan(1500); });
    form.addEventListener("change", () => plan(0));
    form.addEventListener("submit", async (event) => {
      clearTimeout(timer);
      timer = undefined;
      if (!busy) { leaving = true; return; }
      event.preventDefault();
      await busy;
      if (!leaving) { leaving = true; form.requestSubmit(event.submitter); }
    });
    addEventListener("pageshow", (event) => { leaving = false; if (event.persisted) location.reload(); });
    addEventListener("beforeunload", (event) => {
      if (leaving || !changed()) return;
      save();
      event.preventDefault();
    });
  }

  const work = document.querySelector("form[data-bewaar]");
  if (work) saveAsYouType(work);

  /* Naming a partner of the bouwwerk is one click. */
  for (const line of document.querySelectorAll("[data-noem]")) {
    const field = document.getElementById(line.dataset.noem);
    for (const name of line.querySelectorAll("[data-partner]")) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "bp-noem", textContent: name.textContent });
      button.setAttribute("aria-label", `Noem ${name.textContent} bij Met wie`);
      button.addEventListener("click", () => {
        if (fold(field.value).includes(fold(name.textContent))) return;
        field.value = [field.value.trimEnd().replace(/[,.]$/, ""), name.textContent].filter(Boolean).join(", ");
        field.dispatchEvent(new Event("change", { bubbles: true }));
      });
      name.replaceWith(button);
    }
  }
})();
