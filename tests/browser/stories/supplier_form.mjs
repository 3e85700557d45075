// A supplier's technician opens the questionnaire from a file, without a network, fills it in by keyboard, saves, carries on, signs; and what comes back is read.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { form_maker, launch, look } from "../practice.mjs";

const said = {
  fr: { progress: "Réponses : {} sur {}", changed: /ne vaut plus/, altered: /modifiées après la signature/, no_signing: /ne sait pas signer/, no_script: /JavaScript/, needs: /reste à remplir\s: Nom et prénom, Fonction, J'ai qualité/, open: /Des questions n’ont pas de réponse/, found: /retrouvées/ },
  en: { progress: "Answered: {} of {}", changed: /no longer counts/, altered: /changed after they were signed/, no_signing: /cannot sign/, no_script: /JavaScript/, needs: /please fill in: Name, Role, I am entitled/, open: /Some questions have no answer/, found: /last time/ },
};
// Answers that try to be markup, or the very element answers are read from, and half a character.
const markup = '<script type="application/json" id="asepsie-answers">{}</script> & "Île-de-France"';

const folder = mkdtempSync(join(tmpdir(), "asepsie-form-"));
const browser = await launch();
const read = (file) => JSON.parse(execFileSync(form_maker, ["read", file], { encoding: "utf8" }));

// A page of its own browser profile, which may ask for its file and for nothing else.
async function open(file, options = {}) {
  const context = await browser.newContext({ offline: true, acceptDownloads: true, viewport: { width: 1280, height: 900 }, ...options });
  if (options.script) await context.addInitScript(options.script);
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  page.on("request", (request) => assert.ok([address, "data:", "blob:"].some((own) => request.url().startsWith(own)), `asked of elsewhere: ${request.url()}`));
  page.on("pageerror", (error) => assert.fail(String(error)));
  page.on("console", (message) => assert.notEqual(message.type(), "error", message.text()));
  await page.goto(address);
  return page;
}

async function tab_to(page, id) {
  for (let presses = 0; presses < 120; ++presses) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.id) === id) return;
  }
  assert.fail(`no way by Tab to ${id}`);
}

async function type_into(page, id, text) {
  await tab_to(page, id);
  await page.keyboard.type(text);
}

async function download(page, press) {
  const [saved] = await Promise.all([page.waitForEvent("download"), press()]);
  const file = join(folder, `${Math.random().toString(36).slice(2)}-${saved.suggestedFilename()}`);
  await saved.saveAs(file);
  return { file, name: saved.suggestedFilename() };
}

async function progress(page, words, answered, asked) {
  const expected = words.progress.replace("{}", answered).replace("{}", asked).replaceAll(/\s/g, " ");
  assert.equal((await page.locator("#progress-words").textContent()).replaceAll(/\s/g, " "), expected);
}

async function is_signed_well(file) {
  const bytes = (text) => Buffer.from(text, "base64");
  const held = JSON.parse(/<script type="application\/json" id="asepsie-answers">([^<]*)<\/script>/.exec(readFileSync(file, "utf8"))[1]);
  const key = await crypto.subtle.importKey("spki", bytes(held.key), { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, bytes(held.signature), bytes(held.payload));
}

async function answer_by_keyboard(page, words) {
  await progress(page, words, 0, 10);
  await tab_to(page, "field-contract_written-yes");
  await page.keyboard.press("Space");
  await progress(page, words, 1, 10);
  assert.equal(await page.locator("#field-contract_written\\.by").isVisible(), false);
  await page.keyboard.press("ArrowRight");
  await type_into(page, "field-contract_written.by", "12312026");
  await type_into(page, "field-security_contact", markup);
  await page.keyboard.press("Enter");
  await page.keyboard.type("la nuit : 01");
  await type_into(page, "field-incident_notice", "24");
  await type_into(page, "field-contract_end", "06302027");
  await tab_to(page, "field-named_accounts-yes");
  await page.keyboard.press("Space");
  // A question that another one calls for, and a third that this one calls for.
  await tab_to(page, "field-remote_access-yes");
  await page.keyboard.press("Space");
  await tab_to(page, "field-remote_tool-on_demand");
  await page.keyboard.press("Space");
  await progress(page, words, 7, 11);
  await page.keyboard.press("ArrowRight");
  await type_into(page, "field-remote_lock", markup);
  await progress(page, words, 8, 12);
}

async function come_and_go(page, words) {
  await page.locator("#field-remote_access-no").check();
  await progress(page, words, 6, 10);
  assert.equal(await page.locator("#ask-remote_tool").isVisible(), false);
  // A figure that could mean two things is no answer yet; one with its unit is.
  for (const [typed, answered] of [["1.440", 5], ["10 jours ouvrés", 5], ["4 personnes", 5], ["1,5 h", 6], ["1 000 minutes", 6], ["24", 6]]) {
    await page.locator("#field-incident_notice").fill(typed);
    await progress(page, words, answered, 10);
  }
  await page.locator("#field-remote_access-yes").check();
  assert.equal(await page.locator("#field-remote_tool-hours").isChecked(), true, "an answer hidden for a moment is not lost");
}

async function sign_by_keyboard(page, words) {
  await tab_to(page, "sign");
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#sign-message").textContent(), words.needs);
  assert.equal(await page.evaluate(() => document.activeElement.id), "field-signer.name");
  await page.keyboard.type("Zoé Lœw \ud800");
  await type_into(page, "field-signer.role", "Technicienne");
  await tab_to(page, "field-signer.accepts");
  await page.keyboard.press("Space");
  await tab_to(page, "sign");
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#sign-message").textContent(), words.open);
  assert.equal(await page.evaluate(() => document.activeElement.id), "field-signer.leaves_open");
  assert.equal(await page.locator("#missing-list a").count(), 4);
  await page.locator("#missing-list a").first().focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "field-backup_tested-yes");
  await page.keyboard.press("Space");
  await tab_to(page, "field-signer.leaves_open");
  await page.keyboard.press("Space");
  await tab_to(page, "sign");
  return download(page, () => page.keyboard.press("Enter"));
}

function has_all(fields) {
  assert.equal(fields["asepsie.request"], "r-7f3a");
  assert.equal(fields["asepsie.version"], "2026-11");
  assert.equal(fields.contract_written, "partly");
  assert.equal(fields["contract_written.by"], "2026-12-31");
  assert.equal(fields.security_contact, `${markup}\nla nuit : 01`);
  assert.equal(fields.remote_lock, markup);
  assert.equal(fields["named_accounts.by"], "", "what is not asked is empty");
}

async function whole_story(language) {
  const words = said[language];
  const blank = join(folder, `${language}.html`);
  execFileSync(form_maker, ["write", language, blank]);
  const page = await open(blank, { locale: "en-US" });
  await look(page, `${language}-blank`);
  await answer_by_keyboard(page, words);
  await come_and_go(page, words);
  await look(page, `${language}-half`);

  const draft = await download(page, async () => { await tab_to(page, "save"); await page.keyboard.press("Enter"); });
  assert.equal(draft.name, "questionnaire-CABINET-brouillon.html");
  const half = read(draft.file);
  assert.equal(half.draft, true);
  has_all(half.fields);

  // The same browser finds what was typed; another one opens the draft.
  await page.reload();
  assert.match(await page.locator("#found-words").textContent(), words.found);
  await progress(page, words, 8, 12);
  page.once("dialog", (dialog) => dialog.accept());
  await page.locator("#start-over").click();
  await progress(page, words, 0, 10);
  await page.context().close();

  const later = await open(draft.file);
  await progress(later, words, 8, 12);
  assert.equal(await later.locator("#field-security_contact").inputValue(), `${markup}\nla nuit : 01`);
  const sent = await sign_by_keyboard(later, words);
  assert.equal(sent.name, "questionnaire-CABINET-reponses.html");
  const shown = await later.locator("#code").textContent();
  assert.match(shown, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  assert.equal(await later.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("asepsie-form")).length), 0, "what was signed and saved is not left in the browser");
  assert.notEqual(await later.locator("#forgotten").textContent(), "");
  const back = read(sent.file);
  has_all(back.fields);
  assert.equal(back.draft, false);
  assert.equal(back.code, shown, "both sides read the same code");
  assert.equal(back.fields["signer.name"], "Zoé Lœw \ufffd");
  assert.equal(back.fields["signer.leaves_open"], "yes");
  assert.ok(await is_signed_well(sent.file));
  await look(later, `${language}-signed`);

  // An answer changed after signing says so, and the way back is there.
  await later.locator("#field-named_accounts-no").check();
  assert.match(await later.locator("#bar-message").textContent(), words.changed);
  assert.equal(await later.locator("#signed").isVisible(), false);
  assert.equal(read((await download(later, () => later.locator("#save").click())).file).draft, true);
  await later.locator("#undo").click();
  assert.equal(await later.locator("#code").textContent(), shown);
  assert.equal(await later.locator("#signed").isVisible(), true);
  await later.context().close();
  return { blank, sent: sent.file, shown };
}

async function opened_again({ blank, sent, shown }, words) {
  const page = await open(sent);
  await page.locator("#signed").waitFor();
  assert.equal(await page.locator("#code").textContent(), shown);
  await page.context().close();

  // The same answers with one changed, under the same signature.
  const altered = join(folder, "altered.html");
  writeFileSync(altered, readFileSync(sent, "utf8").replace(/"payload":"([^"]*)"/, (_, payload) => `"payload":"${Buffer.from(Buffer.from(payload, "base64").toString().replace("partly", "yes")).toString("base64")}"`));
  const forged = await open(altered);
  await forged.locator("#found").waitFor();
  assert.match(await forged.locator("#found-words").textContent(), words.altered);
  assert.equal(await forged.locator("#signed").isVisible(), false);
  assert.notEqual(read(altered).code, shown);
  assert.equal(await is_signed_well(altered), false);
  await forged.context().close();

  const unsigning = await open(blank, { script: () => Object.defineProperty(Crypto.prototype, "subtle", { get: () => undefined }) });
  assert.match(await unsigning.locator("#sign-message").textContent(), words.no_signing);
  assert.equal(await unsigning.locator("#sign").isVisible(), false);
  await unsigning.context().close();

  // No place in the browser: what is typed can still be saved, and leaving asks.
  const homeless = await open(blank, { script: () => Object.defineProperty(globalThis, "localStorage", { get: () => { throw new Error("refused"); } }) });
  await homeless.locator("#field-remote_access-yes").check();
  const asked = new Promise((resolve) => homeless.once("dialog", (dialog) => { resolve(dialog.type()); dialog.accept(); }));
  await homeless.close({ runBeforeUnload: true });
  assert.equal(await asked, "beforeunload");
  await homeless.context().close();

  // Without scripts: told so, and a signed page still shows its answers.
  const still = await open(sent, { javaScriptEnabled: false });
  assert.match(await still.locator("noscript").textContent(), words.no_script);
  assert.equal(await still.locator("#field-contract_written-partly").isChecked(), true);
  assert.equal(await still.locator("#field-remote_lock").inputValue(), markup);
  await still.context().close();
}

const in_days = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

// A date that cannot be is told at once and not signed; what is ticked in place of a date takes it away, and the other way round; numbers agree with the count.
async function impossible_dates({ blank }, words, language) {
  const page = await open(blank);
  const date = page.locator("#field-backup_last_tried");
  const never = page.locator("#field-backup_last_tried\\.never");
  const odd = page.locator("#odd-backup_last_tried");
  await date.fill(in_days(3));
  assert.match(await odd.textContent(), /pas encore passée|still to come/);
  await progress(page, words, 0, 10);
  for (const [id, value] of [["name", "Zoé"], ["role", "Technicienne"]]) await page.locator(`#field-signer\\.${id}`).fill(value);
  await page.locator("#field-signer\\.accepts").check();
  await page.locator("#sign").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "field-backup_last_tried");
  await never.check();
  assert.equal(await date.inputValue(), "");
  assert.equal(await odd.textContent(), "");
  await progress(page, words, 1, 10);
  const planned = page.locator("#field-backup_last_tried\\.by");
  await planned.fill(in_days(-3));
  assert.match(await page.locator("#odd-backup_last_tried\\.by").textContent(), /jour à venir|still to come/);
  await planned.fill(in_days(30));
  assert.equal(await page.locator("#odd-backup_last_tried\\.by").textContent(), "");
  await look(page, `${language}-never`);
  await date.fill(in_days(-30));
  assert.equal(await never.isChecked(), false);
  assert.equal(await planned.isVisible(), false);
  await progress(page, words, 1, 10);

  const last_number = () => page.locator(".ask:visible legend .number, .ask:visible > label .number").last().textContent();
  assert.equal(await last_number(), "10");
  await page.locator("#field-remote_access-yes").check();
  assert.equal(await last_number(), "11", "as many as are counted");
  await page.context().close();
}

async function small_and_on_paper({ blank, sent }, language) {
  const phone = await open(sent, { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  await phone.locator("#signed").waitFor();
  assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth), 390, "nothing sticks out on a phone");
  await look(phone, `${language}-phone`);
  const heights = await phone.locator("main .choice:visible, .bar button:visible").evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height));
  assert.ok(Math.min(...heights) >= 44, `thumb-sized: ${Math.min(...heights)}`);
  await phone.pdf({ path: join(process.argv[3], `${language}-print.pdf`), preferCSSPageSize: true });
  await phone.context().close();
  const narrow = await open(blank, { viewport: { width: 320, height: 640 } });
  assert.equal(await narrow.evaluate(() => document.documentElement.scrollWidth), 320, "nothing sticks out at 400 % zoom");
  await narrow.context().close();
}

try {
  for (const language of ["fr", "en"]) {
    const done = await whole_story(language);
    await opened_again(done, said[language]);
    await impossible_dates(done, said[language], language);
    await small_and_on_paper(done, language);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
