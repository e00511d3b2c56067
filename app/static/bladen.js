/* The script of all pages but the step page, so that it stays light: filtering, searching, copying the link, making the PDF.
   Everything here also works without it. */
(() => {
  "use strict";

  /* For comparing: without capitals and accents. */
  function fold(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }

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
      told.textContent = "We maken je pdf. Dat kan even duren.";
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
})();
