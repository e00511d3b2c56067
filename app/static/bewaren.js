/* Saving by itself, the same on every page that does: a step, uitwerken, the texts, sorting, a concept.
   Each item (a row of a step, a field of a form) goes its own way:
   gewijzigd → onderweg → bewaard | geweigerd | verbroken. What a page shows and sends is told by its `page`. */
window.bewaren = (() => {
  "use strict";
  const BEHIND = 3000, AGAIN = [1000, 2000, 5000], PATIENCE = 30000, KEEPALIVE = 60000;
  const BUSY = "Bezig met bewaren";
  const LOST = "Niet bewaard. Je tekst staat er nog. We proberen het zo opnieuw.";
  const STRANGE = "Niet bewaard. Het antwoord kwam niet van de Bouwplaats. Misschien moet je eerst inloggen op je netwerk. We proberen het zo opnieuw.";
  const GONE = "Niet bewaard: deze link werkt niet meer. Kopieer wat je typte.";
  const PRESS = "Niet bewaard. Je tekst staat er nog. Kijk of je internet het doet en druk dan nog een keer.";
  /* The same in one line, for the bar of a phone. */
  const BRIEF = { [LOST]: "Niet bewaard. We proberen het weer.", [STRANGE]: "Niet bewaard. Log in op je netwerk.", [PRESS]: "Niet bewaard. Druk nog een keer." };
  const narrow = matchMedia("(max-width: 46rem)");
  const held = (status) => `Niet bewaard: een beveiliging op je netwerk hield dit tegen (fout ${status}). Je tekst staat er nog. Schrijf het anders, of probeer het later.`;

  /* 'Vandaag' is true on the day it is said. On a page that stays open the script says the day itself once that is over:
     in every element that tells which day it was (data-dag). */
  const ZONE = { timeZone: "Europe/Amsterdam" };
  const dayOf = (moment) => moment.toLocaleDateString("sv-SE", ZONE);
  let day = dayOf(new Date());

  function aged(text, { dag, op = "op " }) {
    if (!text || !dag || dag === dayOf(new Date())) return text;
    const said = new Date(`${dag}T12:00Z`).toLocaleDateString("nl-NL", { ...ZONE, day: "numeric", month: "long" });
    return text.replace(/vandaag om (?=\d\d:\d\d)(?!.*vandaag om \d)/, `${op}${said} om `).replace(/^vandaag \d\d:\d\d$/, said);
  }

  function turn() {
    if (day === dayOf(new Date())) return;
    day = dayOf(new Date());
    for (const element of document.querySelectorAll("[data-dag]")) {
      for (const node of element.childNodes) if (node.nodeType === 3) node.data = aged(node.data, element.dataset);
    }
  }

  setInterval(turn, 60000);
  document.addEventListener("visibilitychange", turn);
  addEventListener("pageshow", turn);

  /* All inputs of one name as one field: what it says now, and what the server drew. */
  function field(els) {
    const [first] = els, { name, type } = first;
    const marked = (on) => (els.find(on) ?? { value: "" }).value;
    return {
      name, els,
      get value() { return type === "radio" || type === "checkbox" ? marked((e) => e.checked) : first.value; },
      set value(text) {
        if (type === "radio" || type === "checkbox") for (const e of els) e.checked = e.value === text;
        else first.value = text;
      },
      get drawn() {
        if (type === "radio" || type === "checkbox") return marked((e) => e.defaultChecked);
        if (first.localName === "select") return ([...first.options].find((o) => o.defaultSelected) ?? first.options[0]).value;
        return type === "date" ? first.value : first.defaultValue;
      },
      get spot() { return type === "radio" ? first.closest("[role=radiogroup]") ?? first : first; },
      get told() { return document.getElementById(`${name}-fout`); },
    };
  }

  /* As a document: turning text into one is for trusted scripts only, and this needs no trust. Status 0 is no answer.
     An answer is ours only by the header that our server puts on everything it says. */
  const ask = (method, address, values, part) => new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.responseType = "document";
    request.overrideMimeType("text/html");
    request.timeout = PATIENCE;
    if (part) request.setRequestHeader("HX-Request-Type", "partial");
    request.onloadend = () => done({ status: request.status, ours: request.getResponseHeader("Bouwplaats") !== null, page: request.response });
    request.send(values && new URLSearchParams(values));
  });

  /* What became of it. What a proxy says of a server that it cannot reach is no answer; that it refuses is one. */
  function judge({ status, ours, page }, expected) {
    if (status === 200 && ours && page && expected(page)) return "bewaard";
    if (!status || status >= 500 || [401, 407, 408, 425, 429].includes(status) || status < 400 && !ours) return "verbroken";
    if (ours && status === 409) return "botst";
    return ours && (status === 404 || status === 410) ? "weg" : "geweigerd";
  }

  /* What is wrong, at its field; gone again once it is right, with the word for it in the title. */
  function point(one, text) {
    const { spot, name } = one, id = `${name}-fout`;
    let told = one.told ?? document.getElementById(`${spot.id}-fout`);
    if (!text && !told) return;
    one.els[0].closest(".bp-veld, .bp-cel, .bp-inline > div")?.classList.toggle("bp-veld--fout", Boolean(text));
    const others = (spot.getAttribute("aria-describedby") ?? "").split(" ").filter((other) => other && other !== id && other !== told?.id);
    if (text) { others.push(id); spot.setAttribute("aria-invalid", "true"); } else spot.removeAttribute("aria-invalid");
    if (others.length) spot.setAttribute("aria-describedby", others.join(" ")); else spot.removeAttribute("aria-describedby");
    if (text && !told) {
      told = Object.assign(document.createElement("p"), { className: "bp-veld__fout" });
      spot.before(told);
    }
    if (text) {
      const icon = document.querySelector(".bp-bewaard svg").cloneNode(true);
      icon.firstElementChild.setAttribute("href", "#i-alert-triangle");
      told.id = id;
      told.replaceChildren(icon, ` ${text}`);
      return;
    }
    told.remove();
    const list = document.getElementById("foutlijst");
    list?.querySelector(`a[href="#${CSS.escape(one.els[0].id)}"]`)?.parentElement.remove();
    if (!list?.querySelector("li")) list?.remove();
    if (!document.querySelector(".bp-veld__fout, #foutlijst")) document.title = document.title.replace(/^Fout: /, "");
  }

  /* How much still fits, once that is little: said when typing pauses. */
  function counter(element) {
    const most = Number(element.dataset.max), id = `${element.name}-telling`;
    const left = most - [...element.value.replace(/\r\n?/g, "\n").trimEnd()].length;
    let spot = document.getElementById(id);
    if (!spot && left > most / 10) return;
    if (!spot) {
      spot = Object.assign(document.createElement("p"), { id, className: "bp-telling" });
      spot.setAttribute("role", "status");
      element.after(spot);
    }
    const signs = Math.abs(left) === 1 ? "teken" : "tekens";
    setTimeout(() => {
      spot.classList.toggle("bp-telling--vol", left < 0);
      spot.textContent = left < 0 ? `${-left} ${signs} te lang` : left > most / 10 ? "" : `Nog ${left} ${signs}`;
    });
  }

  function begin(page) {
    const items = new Map(), bases = new Map();
    const kladden = window.kladden?.begin(page);
    let busy, timer, counting, lag = 0, leaving = false, byButton = false, lost = "";
    const spots = () => document.querySelectorAll("#bewaard, #duimbalk .bp-bewaard");
    const words = (spot) => spot.querySelector("span") ?? spot.lastChild;
    const calm = new Map();
    const item = (name) => items.get(name) ?? items.set(name, { state: "bewaard", sent: [] }).get(name);
    const base = (one) => (bases.has(one.name) ? bases.get(one.name) : page.stored?.(one) ?? one.drawn);
    const values = (name) => Object.fromEntries(page.fields(name).map((one) => [one.name, one.value]));
    const changed = (one) => one.value !== base(one);
    const dirty = (name) => page.fields(name).some(changed);
    const inState = (...states) => [...items].filter(([, one]) => states.includes(one.state)).map(([name]) => name);
    const waiting = () => inState("gewijzigd", "verbroken");
    const unsaved = () => items.size > 0 && inState("bewaard").length < items.size;
    const idle = () => !busy && !waiting().length;

    /* What the officer sees of it all: not saved, busy, or saved in the words of the server. */
    function say(text) {
      const refused = inState("geweigerd");
      if (!unsaved()) lost = "";
      const gone = refused.map((name) => item(name).gone).find(Boolean);
      const wrong = text || lost || (refused.length ? page.refused(refused, gone) : "");
      const bar = narrow.matches && page.form.matches("[data-bewaar]") && wrong && (BRIEF[wrong] ?? (gone ? wrong : "Nog niet bewaard. Kijk bij de fout."));
      const doing = !wrong && unsaved() ? (page.byHand ? "Nog niet bewaard" : BUSY) : "";
      for (const spot of spots()) {
        spot.classList.toggle("bp-bewaard--fout", Boolean(wrong));
        spot.classList.toggle("bp-bewaard--bezig", Boolean(doing));
        spot.querySelector("use")?.setAttribute("href", wrong ? "#i-alert-triangle" : doing && page.byHand ? "#i-pencil" : "#i-circle-check");
        const brief = !spot.id && (wrong ? "Niet bewaard" : doing && "Bezig");
        const now = brief || bar || wrong || doing || aged(calm.get(spot.id), words(spot).dataset?.dag ? words(spot).dataset : spot.dataset);
        if (words(spot).textContent !== now) words(spot).textContent = now;
        spot.hidden = !now;
      }
    }

    /* What the spots say when there is nothing to tell: as the server drew them last. */
    function heard() {
      for (const spot of spots()) calm.set(spot.id, words(spot).textContent);
      say();
    }

    function plan() {
      clearTimeout(timer);
      say();
      if (busy || leaving || page.byHand) return;
      const next = Math.min(...waiting().map((name) => item(name).due));
      if (Number.isFinite(next)) timer = setTimeout(go, Math.max(0, next - performance.now()));
    }

    /* A change waits for a pause in typing, but never longer than three seconds. Those count until the server has it: on a
       slow line it goes sooner, and what is to be tried again does not wait longer because of the next letter. */
    function change(one, name, pause) {
      const it = item(name), now = performance.now();
      kladden?.keep(one, it.sent.length || it.state === "onderweg" ? undefined : base(one));
      for (const other of inState("geweigerd")) if (other === name || page.kin?.(name, other) && !item(other).foreign) wake(item(other));
      if (!dirty(name) && !it.sent.length && it.state !== "onderweg") { done(name); plan(); return; }
      it.since ??= now;
      it.due = Math.min(now + pause, it.since + Math.max(500, BEHIND - lag), it.state === "verbroken" ? it.due : Infinity);
      if (it.state !== "onderweg") it.state = "gewijzigd";
      plan();
    }

    function wake(it, wait = 0) {
      it.state = "gewijzigd";
      it.due = performance.now() + wait;
    }

    async function timed(answer) {
      const began = performance.now(), came = await answer;
      lag = performance.now() - began;
      return came;
    }

    const go = () => (busy ??= round().finally(() => { busy = undefined; plan(); }));

    async function round() {
      const now = performance.now();
      const ready = waiting().filter((name) => item(name).due <= now).sort((a, b) => item(a).due - item(b).due);
      if (!ready.length) return;
      const names = page.together && !item(ready[0]).alone ? ready.filter((name) => !item(name).alone) : ready.slice(0, 1);
      for (const name of names) Object.assign(item(name), { state: "onderweg", since: undefined });
      say();
      /* What was sent without an answer may be stored: look before it is sent again. */
      const unsure = page.look ? names.filter((name) => item(name).sent.length) : [];
      if (unsure.length) {
        const seen = await timed(page.look(unsure));
        const verdict = judge(seen, page.expected);
        if (verdict !== "bewaard") { fall(names, verdict, seen); return; }
        learn(seen.page, names);
      }
      /* What is as it was and may yet be stored otherwise is sent too. */
      const left = names.filter((name) => dirty(name) || item(name).sent.length);
      for (const name of names) if (!left.includes(name)) done(name);
      if (!left.length) { lost = ""; return; }
      for (const name of left) item(name).sent.push(values(name));
      const answer = await timed(page.send(page.wire(left, changed)));
      const verdict = judge(answer, page.expected);
      if (verdict !== "bewaard") { fall(left, verdict, answer); return; }
      lost = "";
      for (const name of left) { settle(name, answer.page, true); done(name); }
      learn(answer.page, left);
      arrived(answer.page);
    }

    /* The line works: what failed on it need not wait. And a page that shows what is stored answers for every item of
       which an answer was lost, not only for those in `names` that asked for it. */
    function learn(fresh, names) {
      for (const [name, it] of items) {
        const known = it.sent.length && page.tells?.(fresh, name);
        if (known) { settle(name, fresh, false); it.sent = []; }
        if (it.failed) Object.assign(it, { failed: 0, alone: false });
        if (names.includes(name)) continue;
        if (known && it.state !== "geweigerd") done(name);
        if (it.state === "verbroken") wake(it);
      }
    }

    function settle(name, fresh, stored) {
      for (const [field, value] of Object.entries(page.settle(name, fresh, item(name).sent, stored, base))) bases.set(field, value);
    }

    function arrived(fresh) {
      const spot = document.getElementById("bewaard"), drawn = fresh.querySelector("#bewaard");
      page.shown(fresh, (one, value) => bases.set(one.name, value), changed);
      if (drawn) {
        words(spot).textContent = words(drawn).textContent;
        if (words(drawn).dataset?.dag) words(spot).dataset.dag = words(drawn).dataset.dag;
      }
      heard();
    }

    /* Stored as far as it was sent; what was typed meanwhile is the next change. */
    function done(name) {
      const it = item(name);
      Object.assign(it, { sent: [], alone: false, failed: 0, foreign: false, gone: false });
      for (const one of page.fields(name)) {
        if (changed(one)) continue;
        point(one, "");
        kladden?.drop(one);
      }
      if (!dirty(name)) { it.state = "bewaard"; it.since = undefined; return; }
      wake(it, Math.max(0, (it.due ?? 0) - performance.now()));
    }

    function fall(names, verdict, answer) {
      if (leaving) return;
      lost = "";
      /* A text of one's own of which the answer was lost: look, before this is a clash with somebody else. */
      if (verdict === "botst" && page.look && names.some((name) => item(name).sent.length > 1)) {
        for (const name of names) Object.assign(item(name), { state: "verbroken", due: performance.now() });
        return;
      }
      if (verdict === "botst") { leaving = true; clearTimeout(timer); page.form.submit(); return; }
      if (verdict === "verbroken") {
        lost = answer.status > 0 && !answer.ours && answer.status < 500 ? STRANGE : LOST;
        for (const name of names) {
          const it = item(name);
          it.failed = (it.failed ?? 0) + 1;
          it.alone = it.failed > 1;
          Object.assign(it, { state: "verbroken", due: performance.now() + AGAIN[Math.min(it.failed, AGAIN.length) - 1] });
        }
        return;
      }
      const faults = new Map(names.map((name) => [name, page.fields(name).filter((one) => fault(answer, one))]));
      const none = [...faults.values()].every((wrong) => !wrong.length);
      const partly = answer.ours && answer.page?.querySelector("form[data-geweigerd]");
      for (const name of names) {
        const it = item(name), wrong = faults.get(name);
        if (none && names.length > 1) { it.sent = []; it.alone = true; wake(it); continue; }
        if (!none && partly) settle(name, answer.page, true);
        if (!none && !wrong.length) { if (partly) done(name); else wake(it); continue; }
        for (const one of page.fields(name)) if (!none && partly && !wrong.includes(one) && !changed(one)) { point(one, ""); kladden?.drop(one); }
        for (const one of wrong) point(one, fault(answer, one));
        if (none && verdict !== "weg") for (const one of page.fields(name).filter(changed)) point(one, reason(answer));
        Object.assign(it, { state: "geweigerd", sent: [], foreign: !answer.ours, gone: verdict === "weg" && (answer.page?.getElementById("bewaard")?.textContent.trim() || GONE) });
        if (it.since !== undefined) wake(it, Math.max(0, it.due - performance.now()));
      }
    }

    const fault = ({ ours, page: fresh }, one) => (ours && (fresh?.getElementById(`${one.name}-fout`) ?? fresh?.getElementById(`${one.spot.id}-fout`)))?.textContent?.trim() ?? "";

    function reason({ status, ours, page: fresh }) {
      if (!ours) return held(status);
      const heading = fresh?.querySelector("h1")?.textContent.trim() ?? `fout ${status}`;
      return `Niet bewaard: ${heading[0].toLowerCase()}${heading.slice(1)}. ${fresh?.querySelector(".bp-lead")?.textContent.trim() ?? ""}`;
    }

    /* The page goes, or is put away: phones do not say which. Everything that is not stored is sent along. */
    function rescue() {
      if (leaving || page.byHand) return;
      let room = KEEPALIVE;
      const names = inState("gewijzigd", "onderweg", "verbroken").filter((name) => dirty(name) && item(name).rescued !== JSON.stringify(values(name)));
      const sent = (page.together ? [names] : names.map((name) => [name])).filter((some) => some.length).map((some) => {
        const body = new URLSearchParams(page.wire(some, changed));
        room -= String(body).length;
        if (room < 0) return undefined;
        for (const name of some) { item(name).sent.push(values(name)); item(name).rescued = JSON.stringify(values(name)); }
        return fetch(page.address, { method: "POST", body, keepalive: true, headers: page.part ? { "HX-Request-Type": "partial" } : {} }).catch(() => {});
      });
      Promise.all(sent).then(() => { for (const name of waiting()) wake(item(name)); plan(); });
    }

    function flush() {
      for (const name of waiting()) item(name).due = 0;
    }

    async function drained() {
      const end = performance.now() + 6000;
      flush();
      for (const name of inState("geweigerd")) if (item(name).foreign) wake(item(name));
      clearTimeout(timer);
      while (!idle() && !inState("verbroken").length && performance.now() < end) {
        if (busy) await Promise.race([busy, new Promise((later) => setTimeout(later, 200))]);
        else { flush(); await go(); }
      }
    }

    /* A button first waits for what is still on its way. Failed is failed: the page of a browser without internet would
       throw the text away. Slow is another matter. */
    async function submit(event) {
      if (leaving || !unsaved() || page.byHand && event.target === page.form) { leaving = byButton = true; return; }
      if (page.byHand) return;
      event.preventDefault();
      /* Saving may take away the form that undoes the last change; what was pressed is what is sent. */
      const { form } = page, own = event.target === form, pressed = own ? form : event.target.cloneNode(true);
      for (const name of inState("verbroken")) wake(item(name));
      await new Promise((later) => setTimeout(later)); // a form is not sent from within its own submit event
      await drained();
      if (inState("verbroken").length) { say(PRESS); return; }
      if (inState("geweigerd").some((name) => item(name).foreign)) { say(); return; }
      if (leaving) return;
      leaving = byButton = true;
      if (own) { form.requestSubmit(event.submitter); return; }
      pressed.hidden = true;
      document.body.append(pressed);
      pressed.submit();
    }

    async function follow(event) {
      const link = event.target.closest("a[href]");
      if (!link || link.target || !unsaved() || page.byHand || link.getAttribute("href").startsWith("#") || link.origin !== location.origin) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      await drained();
      location.href = link.href;
    }

    function typed({ target, type }) {
      if (!target.name) return;
      /* Who types on after a button was pressed is still here: the browser stopped, or is slow. */
      if (byButton && !page.byHand) leaving = byButton = false;
      if (target.dataset.max) { clearTimeout(counting); counting = setTimeout(counter, 400, target); }
      const found = page.find(target), pause = found && page.pause(target, type);
      if (found && pause !== undefined) change(field([...page.form.querySelectorAll(`[name="${CSS.escape(target.name)}"]`)]), found, pause);
    }

    for (const name of page.drawnRefused()) {
      for (const one of page.fields(name)) if (page.whole || one.spot.getAttribute("aria-invalid")) bases.set(one.name, null);
      item(name).state = "geweigerd";
    }
    if (page.byHand && !items.size && dirty("alles")) wake(item("alles"));
    const again = () => { for (const name of inState("verbroken")) wake(item(name)); plan(); };
    page.form.addEventListener("input", typed);
    page.form.addEventListener("change", typed);
    document.addEventListener("submit", submit);
    document.addEventListener("click", follow);
    document.addEventListener("visibilitychange", () => { if (document.hidden) rescue(); else again(); });
    addEventListener("pagehide", rescue);
    addEventListener("online", again);
    narrow.addEventListener("change", () => say());
    /* A page from the browser's memory may be older than what is stored. */
    addEventListener("pageshow", (event) => { leaving = false; if (event.persisted && !unsaved()) location.reload(); });
    addEventListener("beforeunload", (event) => { if (!leaving && unsaved()) event.preventDefault(); });
    for (const element of page.form.querySelectorAll("[data-max]")) counter(element);
    kladden?.offer();
    heard();
    return {
      idle, drained, heard,
      leave() { leaving = true; },
      take(taken) { for (const [name, value] of Object.entries(taken)) bases.set(name, value); },
      shown: (name, sent) => Object.fromEntries(page.fields(name).filter((one) => !changed(one)).map((one) => [one.name, sent[one.name]])),
    };
  }

  return { begin, field, ask, point };
})();
