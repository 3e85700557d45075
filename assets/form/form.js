// The questionnaire at work: what is asked depends on what was answered, the answers are kept, signed and saved. Nothing is asked of any network,
// and texts are only ever set as texts. The file's formats are told in answer_page.h and html_form.h.
"use strict";
{
  // The page as it was made, before anything was typed: what is saved starts from it. Browser extensions may have added to it by now.
  const pristine = document.documentElement.cloneNode(true);
  for (const foreign of pristine.querySelectorAll('link, iframe, style:not([id^="asepsie-"]), script:not([id^="asepsie-"]), body > :not(main, .bar, script)')) foreign.remove();

  const at = (id) => document.getElementById(id);
  const form = JSON.parse(at("asepsie-form").textContent);
  const origin = at("asepsie-answers").textContent;
  const words = form.words;
  const by_name = new Map(form.fields.map((field) => [field.name, field]));
  const leaves_open = by_name.get("signer.leaves_open");
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const method = { name: "ECDSA", hash: "SHA-256" };
  const subtle = globalThis.crypto?.subtle;
  let signed = null;  // { payload, key, signature } in base 64, and text: the payload as it was signed
  let is_kept = true;  // what is typed would be found again
  let shown_missing = null;
  let last_question = null;

  const fill = (sentence, gaps) => sentence.replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);
  const to_base64 = (bytes) => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
  const from_base64 = (letters) => Uint8Array.from(atob(letters), (sign) => sign.charCodeAt(0));

  // ---- what is asked and answered

  for (const field of form.fields) {
    field.inputs = [...at(`ask-${field.name}`).querySelectorAll("input, textarea")].filter((input) => input.name === field.name);
    field.parts = form.fields.filter((part) => part.owner === field.name);
  }

  const is_tickable = (input) => input.type === "radio" || input.type === "checkbox";

  function typed(field) {
    const [first] = field.inputs;
    const value = is_tickable(first) ? field.inputs.find((input) => input.checked)?.value ?? "" : first.value.trim();
    // Half a character (a lone surrogate) has no UTF-8: it becomes U+FFFD.
    return new TextDecoder().decode(new TextEncoder().encode(value));
  }

  function set(field, value) {
    for (const input of field.inputs) {
      if (is_tickable(input)) input.checked = input.value === value;
      else input.value = value;
    }
  }

  // Ends, for what a field waits for stands before it.
  function is_asked(field) {
    if (field.owner && !is_asked(by_name.get(field.owner))) return false;
    const condition = by_name.get(field.asked_if);
    return !condition || (is_asked(condition) && field.asked_values.includes(typed(condition)));
  }

  // A figure that whoever reads it could not tell is no answer yet (figure.cpp reads the same): three digits behind a comma may be thousands, and a foreign word is no unit.
  const figure = /^\s*\d+(\s\d{3})*([.,]\d{1,2})?\s*((min|mn|minutes?|h|hrs?|heures?|hours?|j|d|jours?|days?|semaines?|weeks?|mois|months?|ans?|ann[eé]es?|years?)\.?)?\s*$/iu;
  const is_readable = (field) => field.inputs[0].inputMode !== "decimal" || figure.test(typed(field));
  const is_possible = (field) => field.when === "any" || (!field.inputs[0].validity.rangeUnderflow && !field.inputs[0].validity.rangeOverflow);
  const is_replaced = (field) => field.parts.some((part) => part.instead && typed(part) !== "");
  const is_given = (field) => is_replaced(field) || (typed(field) !== "" && is_readable(field) && is_possible(field));
  const is_answered = (field) => is_given(field) && field.parts.every((part) => !part.required || !is_asked(part) || typed(part) !== "");
  const counted = () => form.fields.filter((field) => field.counts && is_asked(field));
  const missing = () => counted().filter((field) => !is_answered(field));

  function answers() {
    const is_open = missing().length > 0;
    const given = form.fields.map((field) => [field.name, is_asked(field) && (is_open || field !== leaves_open) ? typed(field) : ""]);
    return Object.fromEntries([...form.identity, ...given]);
  }

  const payload_text = () => JSON.stringify({ format: "asepsie-answers-1", fields: answers() });

  // An answer, or what is ticked in its place: the last word counts.
  function keep_one_answer(input) {
    const field = by_name.get(input.name);
    if (field === undefined || typed(field) === "") return;
    if (field.instead) {
      for (const other of [by_name.get(field.owner), ...by_name.get(field.owner).parts.filter((part) => part.instead && part !== field)]) set(other, "");
    } else {
      for (const part of field.parts) if (part.instead) set(part, "");
    }
  }

  // What a date can be, today: the pages of a calendar beyond it cannot be chosen.
  function bound_dates() {
    const decade = `${Number(today().slice(0, 4)) + 10}${today().slice(4).replace("-02-29", "-02-28")}`;
    for (const field of form.fields) {
      if (field.when === "done") field.inputs[0].max = today();
      if (field.when === "promised") field.inputs[0].min = today();
      if (field.when === "promised" || field.when === "lasting") field.inputs[0].max = decade;
    }
  }

  function restore(fields) {
    for (const field of form.fields) if (typeof fields[field.name] === "string") set(field, fields[field.name]);
    for (const field of form.fields) {
      const more = at(`ask-${field.name}`).querySelector(":scope > .more");
      if (more) more.open = field.parts.some((part) => more.contains(part.inputs[0]) && typed(part) !== "");
    }
  }

  // ---- what is shown

  function go(field) {
    const more = at(`ask-${field.name}`).closest(".more");
    if (more) more.open = true;
    at(`ask-${field.name}`).scrollIntoView({ block: "center" });
    (field.inputs.find((input) => input.checked) ?? field.inputs[0]).focus();
  }

  function show_missing(open) {
    const names = open.map((field) => `${field.number} ${field.name}`).join();
    if (names === shown_missing) return;
    shown_missing = names;
    at("missing-count").textContent = open.length > 0 ? fill(words.missing, { count: open.length }) : words.missing_none;
    at("missing-list").replaceChildren(...open.map((field) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#ask-${field.name}`;
      link.textContent = `${field.number}. ${field.label}`;
      link.addEventListener("click", (event) => { event.preventDefault(); go(field); });
      item.append(link);
      return item;
    }));
  }

  function show() {
    for (const field of form.fields) {
      at(`ask-${field.name}`).hidden = !is_asked(field);
      if (field.when !== "any") at(`odd-${field.name}`).textContent = is_possible(field) ? "" : words[`odd_${field.when}`];
    }
    const asked = counted();
    const open = missing();
    asked.forEach((field, i) => {
      field.number = i + 1;
      for (const number of at(`ask-${field.name}`).querySelectorAll(".number")) number.textContent = field.number;
    });
    for (const field of asked) at(`ask-${field.name}`).classList.toggle("done", is_answered(field));
    const progress = fill(words.progress, { answered: asked.length - open.length, asked: asked.length });
    if (at("progress-words").textContent !== progress) at("progress-words").textContent = progress;
    at("progress").max = Math.max(1, asked.length);
    at("progress").value = asked.length - open.length;
    at("missing-go").hidden = open.length === 0;
    at(`ask-${leaves_open.name}`).hidden = open.length === 0;
    show_missing(open);
    const holds = signed !== null && payload_text() === signed.text;
    at("signed").hidden = !holds;
    at("to-sign").hidden = holds;
    at("undo").hidden = signed === null || holds;
    if (signed !== null) at("bar-message").textContent = holds ? "" : words.changed;
    return holds;
  }

  function ask_for(sentence, field) {
    at("sign-message").textContent = sentence;
    go(field);
  }

  // ---- what is kept, and saved

  const shelf = `asepsie-form ${JSON.stringify(form.identity)}`;

  // A file on disk may be refused a place in the browser: then only what is saved is kept.
  function kept() {
    try {
      const found = JSON.parse(localStorage.getItem(shelf));
      return found?.origin === origin ? found.fields : null;
    } catch {
      return null;
    }
  }

  function keep() {
    try {
      localStorage.setItem(shelf, JSON.stringify({ origin, fields: answers() }));
      is_kept = signed === null;
    } catch {
      is_kept = false;
    }
  }

  // The same page, its answers in sight even where no script runs, and held once for reading.
  function page_with(content) {
    const page = pristine.cloneNode(true);
    for (const input of page.querySelectorAll('[id^="field-"]')) {
      const live = at(input.id);
      if (is_tickable(live)) input.toggleAttribute("checked", live.checked);
      else if (live.localName === "textarea") input.textContent = live.value;
      else input.setAttribute("value", live.value);
    }
    for (const part of page.querySelectorAll('[id^="ask-"]')) part.hidden = at(part.id).hidden;
    page.querySelector("#asepsie-answers").replaceChildren(JSON.stringify(content));
    return new Blob(["<!DOCTYPE html>\n", page.outerHTML, "\n"], { type: "text/html" });
  }

  function save(file, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(page_with(content));
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    is_kept = true;
  }

  function save_draft() {
    save(form.draft_file_name, { draft: to_base64(new TextEncoder().encode(payload_text())) });
    at("bar-message").textContent = fill(words.saved, { file: form.draft_file_name });
  }

  // Somebody else may sit down at this computer next: what was signed and saved is not left behind.
  function forget() {
    try {
      localStorage.removeItem(shelf);
      at("forgotten").textContent = words.forgotten;
    } catch {
      // Nothing was kept, so nothing has to go.
    }
  }

  function save_signed() {
    save(form.file_name, { payload: signed.payload, key: signed.key, signature: signed.signature });
    forget();
  }

  // ---- what is signed

  async function telephone_code(key, payload) {
    const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const digest = await subtle.digest("SHA-256", await new Blob([key, payload]).arrayBuffer());
    const password = await subtle.importKey("raw", digest, "PBKDF2", false, ["deriveBits"]);
    // Slow on purpose: whoever looks for other answers with the same code pays this for each try.
    const derived = await subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: new TextEncoder().encode("asepsie-code-2"), iterations: 2 ** 18 }, password, 64);
    const bits = new DataView(derived).getBigUint64(0) >> 4n;
    const code = Array.from({ length: 12 }, (_, i) => signs[Number((bits >> BigInt(55 - 5 * i)) & 31n)]).join("");
    return code.match(/.{4}/g).join("-");
  }

  async function take_as_signed(key, payload, signature) {
    at("code").textContent = await telephone_code(key, payload);
    at("signed-send").textContent = fill(words.signed_send, { file: form.file_name });
    signed = { payload: to_base64(payload), key: to_base64(key), signature: to_base64(signature), text: new TextDecoder().decode(payload) };
  }

  async function sign() {
    const lacking = form.signers.map((name) => by_name.get(name)).filter((field) => typed(field) === "");
    const short = (label) => (label.length > 60 ? `${label.slice(0, 59).trimEnd()}…` : label);
    if (lacking.length > 0) return ask_for(fill(words.sign_needs, { list: lacking.map((field) => short(field.label)).join(", ") }), lacking[0]);
    const odd = form.fields.find((field) => is_asked(field) && !is_possible(field));
    if (odd) return ask_for(words[`odd_${odd.when}`], odd);
    if (missing().length > 0 && typed(leaves_open) === "") {
      at("missing").open = true;
      return ask_for(words.sign_open, leaves_open);
    }
    const payload = new TextEncoder().encode(payload_text());
    // The private key cannot be taken out of the browser, and is forgotten with this function.
    const pair = await subtle.generateKey(curve, false, ["sign", "verify"]);
    const signature = await subtle.sign(method, pair.privateKey, payload);
    await take_as_signed(await subtle.exportKey("spki", pair.publicKey), payload, signature);
    at("sign-message").textContent = "";
    save_signed();
    show();
    at("signed").scrollIntoView({ block: "center" });
    at("signed").focus();
  }

  async function open_signed(held) {
    try {
      const [payload, key, signature] = [held.payload, held.key, held.signature].map(from_base64);
      const is_whole = await subtle.verify(method, await subtle.importKey("spki", key, curve, true, ["verify"]), signature, payload);
      if (is_whole) await take_as_signed(key, payload, signature);
      return is_whole;
    } catch {
      return false;
    }
  }

  // ---- how it starts

  function fields_in(letters) {
    try {
      return JSON.parse(new TextDecoder().decode(from_base64(letters))).fields ?? {};
    } catch {
      return {};
    }
  }

  function held_in(text) {
    try {
      return JSON.parse(text);
    } catch {
      return {};
    }
  }

  function say_found(sentence) {
    at("found-words").textContent = sentence;
    at("found").hidden = false;
  }

  function today() {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  async function start() {
    bound_dates();
    const held = held_in(origin);
    restore(fields_in(held.payload ?? held.draft ?? btoa("{}")));
    const date = by_name.get("signer.date");
    if (typed(date) === "") set(date, today());
    const at_first = answers();
    const found = held.payload ? null : kept();
    if (found) restore(found);
    at("start-over").hidden = !found;
    if (found) say_found(words.found);
    if (!subtle) at("sign-message").textContent = words.no_signing;
    at("sign").hidden = !subtle;
    if (subtle && held.payload && !(await open_signed(held))) say_found(words.altered);

    at("start-over").addEventListener("click", () => {
      if (!confirm(words.start_over_sure)) return;
      for (const field of form.fields) set(field, at_first[field.name]);
      at("found").hidden = true;
      keep();
      show();
    });
    show();
  }

  document.addEventListener("input", (event) => {
    keep_one_answer(event.target);
    at("bar-message").textContent = "";
    show();
    keep();
  });
  for (const field of form.fields) {
    at(`clear-${field.name}`)?.addEventListener("click", () => {
      set(field, "");
      show();
      keep();
      go(field);
    });
  }
  // The next one after where one was, and from the start again after the last.
  document.addEventListener("focusin", (event) => { last_question = event.target.closest(".ask") ?? last_question; });
  at("missing-go").addEventListener("click", () => {
    const open = missing();
    const follows = (field) => last_question && last_question.compareDocumentPosition(at(`ask-${field.name}`)) === Node.DOCUMENT_POSITION_FOLLOWING;
    go(open.find(follows) ?? open[0]);
  });
  at("save").addEventListener("click", () => (show() && signed ? save_signed() : save_draft()));
  at("again").addEventListener("click", save_signed);
  at("undo").addEventListener("click", () => {
    restore(JSON.parse(signed.text).fields);
    show();
    at("signed").focus();
  });
  at("sign").addEventListener("click", async () => {
    at("sign").disabled = true;
    try {
      await sign();
    } finally {
      at("sign").disabled = false;
    }
  });
  addEventListener("beforeunload", (event) => { if (!is_kept) event.preventDefault(); });
  start();
}
