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

  /* What is picked in a form that stores nothing stands in the address too, so that Back and a link home show it again. */
  for (const form of document.querySelectorAll("form[data-adres]")) {
    const first = new URL(location.href), stale = ["klaar", "laatst", "terug", ...[...form.elements].map((field) => field.name)];
    form.addEventListener("change", () => {
      const told = new URLSearchParams([...first.searchParams].filter(([name]) => !stale.includes(name)));
      for (const [name, text] of new FormData(form)) if (text && !name.startsWith("versie.")) told.append(name, text);
      history.replaceState(null, "", `${first.pathname}?${told}`);
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
    const fields = new URLSearchParams([...new FormData(form)].filter(([, one]) => typeof one === "string")); // no pdf needs a file
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

  /* A form that saves by itself (data-bewaar) to the machine that does it: per field, per answer that is given (deel), the
     form as one (geheel), or only when a button is pressed (knop). The answer is the page itself: what it shows is stored.
     What a form understands (verstaat) it stores in its own words, and its answer tells what became of what was sent. */
  function saved(form) {
    const { ask, field } = window.bewaren, kind = form.dataset.bewaar, whole = kind === "geheel" || kind === "knop";
    const understands = form.matches("[data-verstaat]"), list = picking(form);
    const inputs = [...form.elements].filter((f) => f.name && form.contains(f) && f.type !== "hidden" && f.localName !== "button" && f.name !== list?.name);
    const fields = new Map(inputs.map(({ name }) => [name, field(inputs.filter((f) => f.name === name))]));
    const row = (name) => name.slice(name.indexOf(".") + 1 || name.length);
    const kin = (name, other) => row(name) !== "" && row(name) === row(other);
    const was = (name, root = form) => root.elements[`was.${name}`];
    const drawn = (page) => page.querySelector("form[data-bewaar]");
    const at = (page, name) => field([...drawn(page).querySelectorAll(`[name="${CSS.escape(name)}"]`)]);
    /* The same words, whatever was cleaned of them before they were stored. */
    const gist = (text) => text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");
    const digits = (text) => text.replace(/\D/g, "");
    const alike = (text, other) => gist(text) === gist(other) || understands && (fold(text) === fold(other) || digits(text).length > 7 && digits(text) === digits(other));
    const same = (one, text, other, stored) => stored && (understands || one.els[0].inputMode === "numeric") || alike(text, other);
    return {
      form, kin, whole, address: form.getAttribute("action"), part: kind === "deel", together: true, byHand: kind === "knop",
      get all() { return [...fields.values()]; },
      find: ({ name }) => (fields.has(name) ? (whole ? "alles" : name) : undefined),
      fields: (name) => (whole ? [...fields.values()] : [fields.get(name), ...(list?.text.name === name ? list.fields : [])]),
      pause: (element, type) => (element === list?.text && type === "change" ? 400 : type === "change" || element.type === "radio" ? 0 : element.inputMode === "numeric" ? 3000 : 1500),
      wire(names, changed) {
        if (whole) return [...new FormData(form), ["actie", "vanzelf"]];
        const some = [...fields.values()].filter((one) => names.includes(one.name) || !changed(one) && names.some((name) => kin(name, one.name)));
        const told = some.flatMap((one) => [[one.name, one.value], ...(was(one.name) ? [[`was.${one.name}`, was(one.name).value]] : [])]);
        return [...told, ...(list?.told(names) ?? [])];
      },
      stored: (one) => (kind === "knop" || understands ? was(one.name)?.value : undefined),
      tells: () => kind !== "deel",
      look: kind === "deel" ? undefined : () => ask("GET", form.getAttribute("action")),
      send: (values) => ask("POST", form.getAttribute("action"), values, kind === "deel"),
      expected: (page) => (kind === "deel" ? page.getElementById("bewaard") : drawn(page)?.getAttribute("action") === form.getAttribute("action")),
      settle(name, page, sent, stored) {
        if (kind === "deel") return sent.at(-1);
        if (whole) {
          const mine = sent.findLast((one) => stored || Object.entries(one).every(([field, text]) => gist(text) === gist(at(page, field).value)));
          if (mine) form.elements.revisie.value = drawn(page).elements.revisie.value;
          return mine ?? {};
        }
        if (list?.text.name === name) list.bring(page, sent.at(-1)[name]);
        if (page.getElementById(`${name}-fout`)) return {};
        const one = fields.get(name), now = at(page, name).value, mine = sent.findLast((sent) => same(one, sent[name], now, stored))?.[name];
        if (mine === undefined && !stored) return {};
        const quiet = one.value === sent.at(-1)[name] && one.els[0] !== document.activeElement;
        if (mine === undefined && !quiet) return { [name]: sent.at(-1)[name] };
        if (quiet && stored) one.value = now;
        was(name).value = was(name, drawn(page)).value;
        return { [name]: one.value === mine ? mine : now, ...(stored && list?.text.name === name ? list.kept(sent.at(-1)) : {}) };
      },
      /* A field that somebody else changed comes on screen unless it is in use. */
      shown(page, rebase, changed) {
        for (const one of kind ? [] : fields.values()) {
          const now = at(page, one.name).value;
          if (changed(one) || one.els[0] === document.activeElement && one.value !== now || page.getElementById(`${one.name}-fout`)) continue;
          if (one.value !== now) one.value = now;
          rebase(one, now);
          was(one.name).value = was(one.name, drawn(page)).value;
        }
        for (const old of document.querySelectorAll("[data-vers]")) {
          const fresh = page.querySelector(`[data-vers="${CSS.escape(old.dataset.vers)}"]`);
          if (fresh) old.replaceChildren(...document.importNode(fresh, true).childNodes);
        }
        const told = kind === "deel" && page.getElementById("bewaard"), spot = document.getElementById("bewaard");
        if (!told) return;
        spot.className = told.className;
        spot.replaceChildren(...document.importNode(told, true).childNodes);
      },
      label({ els: [first] }) {
        const group = first.type === "radio" && first.closest("[role=radiogroup]");
        const label = (group ? document.getElementById(group.getAttribute("aria-labelledby")) : first.labels[0])?.cloneNode(true);
        label?.querySelector(".bp-veld__optie")?.remove();
        return label?.textContent.trim() ?? first.getAttribute("aria-label") ?? first.closest("fieldset")?.querySelector("legend")?.textContent.trim() ?? "";
      },
      refused: (names, gone) => gone || form.dataset.geweigerd || `Nog niet bewaard: er klopt iets niet in ${names.length > 1 ? `${names.length} velden` : "een veld"}.`,
      drawnRefused() {
        if (whole) return kind === "knop" && form.matches("[data-geweigerd]") ? ["alles"] : [];
        return [...fields.values()].filter((one) => one.els[0].getAttribute("aria-invalid") === "true").map((one) => one.name);
      },
    };
  }

  /* A line to type in with a list below it to choose from. What is chosen is put in the line; only that none of them is
     meant is a thing of its own. As long as somebody is busy there, a name that may become longer is no name yet. */
  function picking(form) {
    const text = form.querySelector("[data-keuze]");
    if (!text) return undefined;
    const name = text.dataset.keuze, area = text.closest(".bp-veld");
    const none = () => form.querySelector(`[name="${name}"][value=""]`), about = (root = form) => root.querySelector(`[name="bij.${text.name}"]`);
    const declined = () => Boolean(none()?.checked) && about().value === text.value;
    const changed = () => text.dispatchEvent(new Event("change", { bubbles: true }));
    let chosen;
    area.addEventListener("click", ({ target }) => {
      if (target.name !== name) return;
      chosen = text.value = target.value ? target.dataset.naam : about().value;
      changed();
    });
    area.addEventListener("focusout", ({ relatedTarget }) => { if (!area.contains(relatedTarget)) changed(); });
    return {
      name, text,
      get fields() {
        const last = none();
        return last ? [{ name, els: [last], spot: last, drawn: "", told: null, get value() { return declined() ? "geen" : ""; } }] : [];
      },
      told(names) {
        const busy = area.contains(document.activeElement) && chosen !== text.value;
        return [["actie", busy ? "typend" : "vanzelf"], ...(names.includes(text.name) && declined() ? [[name, ""], [`bij.${text.name}`, about().value]] : [])];
      },
      kept: (sent) => ({ [name]: sent[name] ?? "" }),
      bring(page, asked) {
        const [spot, fresh] = [document, page].map((one) => one.getElementById("suggesties"));
        if (asked !== text.value || !about(fresh) || about()?.value === about(fresh).value) return;
        spot.replaceChildren(...document.importNode(fresh, true).childNodes);
      },
    };
  }

  const work = document.querySelector("form[data-bewaar]");
  if (work && window.bewaren) {
    const page = saved(work);
    window.bewaren.begin(page);
    /* What stands here otherwise than it is stored, was typed before this script came or is the answer to Zoek. */
    if (work.matches("[data-verstaat]")) {
      for (const { els: [first], name, value } of page.all.filter(({ els: [first] }) => !first.getAttribute("aria-invalid"))) {
        if (value !== work.elements[`was.${name}`].value) first.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
  }

  /* A form that the server refused holds what is stored nowhere: leaving asks first. */
  const refused = document.querySelector("form[data-geweigerd]:not([data-bewaar])");
  if (refused) {
    const warn = (event) => event.preventDefault();
    addEventListener("beforeunload", warn);
    refused.addEventListener("submit", () => removeEventListener("beforeunload", warn));
  }

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
