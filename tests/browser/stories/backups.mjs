// Passwords judged and drawn, accounts noted, and backups that would not reopen: one missing, one damaged, one encrypted by somebody else, one incomplete.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { create, heading, look, story } from "../practice.mjs";

const restic = (repository, password, ...words) => execFileSync("restic", ["-q", "-r", repository, ...words], { env: { ...process.env, RESTIC_PASSWORD: password } });
const files_below = (folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile());

await story(async ({ page, home, server }) => {
  const main = page.locator("main");
  const holds = async (pattern) => assert.match(await main.textContent(), pattern);

  // With no notebook: a password, judged and never shown again.
  await page.getByRole("link", { name: "Mots de passe" }).click();
  await look(page, "password-ask");
  assert.equal(await main.getByRole("link", { name: /^Les comptes du cabinet/ }).getAttribute("href"), "/accounts");
  await page.getByLabel(/^Le mot de passe/).fill("motdepasse2024");
  await page.getByRole("button", { name: "Voir ce qu’il vaut" }).click();
  await look(page, "password-weak");
  await holds(/se devine/);
  await holds(/une date ou une année/);
  await holds(/Un voleur équipé le trouve en moins d’une seconde/);
  assert.equal(await main.locator("details[open]").count(), 0, "the figures are folded");
  assert.doesNotMatch(await page.content(), /motdepasse2024/);
  await page.getByRole("link", { name: "Tirer un mot de passe au hasard" }).click();
  await look(page, "password-draw");
  const drawn = await main.locator("code").allTextContents();
  assert.equal(drawn.length, 6);
  assert.match(drawn[0], /^([a-z]+-){6}[a-z]+$/);
  await page.goto(`${server.origin}/passwords`);
  await page.getByLabel(/^Le mot de passe/).fill(drawn[0]);
  await page.getByRole("button", { name: "Voir ce qu’il vaut" }).click();
  await holds(/Ce mot de passe tient/);
  await look(page, "password-strong");
  for (const [typed, why, name] of [["liberté égalité fraternité", /Une phrase connue/, "phrase"], ["🐱🐶🐭", /Trop court\s:\s3 signes\. Il en faut 12\./, "short"], ["wqzxkjvbnmhg", /jamais pour la messagerie/, "fair"]]) {
    await page.getByLabel(/^Le mot de passe/).fill(typed);
    await page.getByRole("button", { name: "Voir ce qu’il vaut" }).click();
    await holds(why);
    await look(page, `password-${name}`);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await look(page, "password-phone");
  await page.setViewportSize({ width: 1280, height: 900 });

  // Accounts, without their passwords.
  await page.goto(`${server.origin}/create`);
  await create(page);
  await page.goto(`${server.origin}/practice`);
  await main.getByRole("link", { name: /^Les comptes du cabinet/ }).click();
  await holds(/Commencez par la messagerie/);
  assert.equal((await page.locator("nav [aria-current]").textContent()).trim(), "Mots de passe");
  // What is refused stays typed, and says where.
  await page.getByLabel(/^Nom du service/).fill("Messagerie du cabinet");
  await page.getByLabel(/^Second verrou/).selectOption("app");
  await page.getByLabel(/^Changé pour la dernière fois/).evaluate((input) => { input.removeAttribute("max"); input.value = "2099-12-31"; });
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await holds(/Cette date est dans l’avenir\./);
  assert.equal(await page.getByLabel(/^Nom du service/).inputValue(), "Messagerie du cabinet");
  assert.equal(await page.getByLabel(/^Second verrou/).inputValue(), "app");
  await look(page, "accounts-refused");
  await page.getByLabel(/^Changé pour la dernière fois/).fill("");
  await page.getByLabel(/^Nom du service/).evaluate((input) => { input.removeAttribute("maxlength"); input.value = "x".repeat(201); });
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await holds(/200 signes au plus\./);
  // A bare name is not in order.
  await page.getByLabel(/^Nom du service/).fill("Messagerie du cabinet");
  await page.getByLabel(/^Second verrou/).selectOption("unknown");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await holds(/1 compte noté, mais il manque des réponses/);
  await look(page, "accounts-untold");
  const note = async (service, factor, reason = "unknown") => {
    await page.getByText("Ajouter un compte", { exact: true }).click();
    await page.getByLabel(/^Nom du service/).fill(service);
    await page.getByLabel(/^Second verrou/).selectOption(factor);
    await page.getByLabel(/^Pourquoi/).selectOption(reason);
    await page.getByRole("button", { name: "Enregistrer" }).click();
  };
  await note("Banque Populaire", "none");
  await note("Fournisseur de gants", "text_message", "supplier_default");
  await holds(/2 points à régler/);
  const rows = await main.locator(".status").allTextContents();
  assert.match(rows[0], /Fournisseur de gants.*Changez-le/s, "the gravest first");
  assert.match(rows[1], /Banque Populaire.*ajoutez un second verrou/s);
  await holds(/À compléter/);
  await holds(/Second verrou\s:\saucun/);
  await look(page, "accounts");
  await page.setViewportSize({ width: 390, height: 844 });
  await look(page, "accounts-phone");
  await page.setViewportSize({ width: 1280, height: 900 });
  // Nothing is removed before it was asked.
  await main.getByRole("link", { name: /Fournisseur de gants/ }).first().click();
  await page.getByRole("link", { name: "Retirer ce compte" }).click();
  assert.match(await heading(page), /Retirer « Fournisseur de gants » \?|Retirer «\sFournisseur de gants\s»\s\?/);
  await look(page, "account-remove");
  await page.getByRole("link", { name: "Garder" }).click();
  await page.getByRole("link", { name: "Retirer ce compte" }).click();
  await page.getByRole("button", { name: "Retirer" }).click();
  assert.doesNotMatch((await main.locator(".status").allTextContents()).join(" "), /Fournisseur de gants/);
  for (const page_of of ["arrival", "manager", "cards"]) {
    await page.goto(`${server.origin}/accounts/${page_of}`);
    await look(page, `accounts-${page_of}`);
  }

  // Backups: nothing named, then named and never copied.
  const documents = join(home, "dossiers");
  mkdirSync(documents);
  for (let i = 0; i < 8; ++i) writeFileSync(join(documents, `compte-rendu-${i}.txt`), `Compte rendu ${i}. La tension est stable.`);
  writeFileSync(join(documents, "scan.pdf"), randomBytes(4000));
  const old = new Date("2026-01-05");
  for (const path of files_below(documents)) utimesSync(path, old, old);
  await page.getByRole("link", { name: "Sauvegardes" }).click();
  await look(page, "backups-empty");
  await holds(/Dites d’abord ce qui doit survivre/);
  await page.getByLabel(/^Nom/).first().fill("Dossiers patients");
  await page.getByLabel(/^Dossier/).first().fill(documents);
  await page.getByRole("button", { name: "Enregistrer" }).first().click();
  assert.match(await heading(page), /rouvrir lundi/);
  await holds(/Non\. Si l’ordinateur tombait en panne/);
  await holds(/aucune copie/);

  const add = async (name, kind, place, secret = "") => {
    await page.goto(`${server.origin}/backups`);
    const form = page.locator("form[action='/backups/new']");
    await form.evaluate((element) => { element.closest("details")?.setAttribute("open", ""); });
    await form.getByLabel(/^Nom/).fill(name);
    await form.getByLabel(/^De quelle sorte/).selectOption(kind);
    await form.getByLabel(/^Dossier/).fill(place);
    if (secret) await form.getByLabel(/^Phrase de passe de cette/).fill(secret);
    await form.getByRole("button", { name: "Enregistrer" }).click();
  };
  // What takes longer says so, on a page that asks again by itself.
  const settled = () => page.waitForFunction(() => !document.body.textContent.includes("laissez seulement l’ordinateur allumé"), null, { timeout: 60000 });
  const look_now = async () => {
    await page.goto(`${server.origin}/backups`);
    await page.getByRole("button", { name: "Regarder maintenant" }).click();
    await settled();
  };
  const drill = async (name, whole = false) => {
    await page.goto(`${server.origin}/backups`);
    await main.getByRole("link", { name: new RegExp(name) }).last().click();
    if (whole) await page.getByLabel(/^Tout restaurer/).check();
    await page.getByRole("button", { name: "Essayer une restauration" }).click();
    await settled();
  };

  // A copy that restores, but for the file that never opened.
  const copy = join(home, "copie");
  cpSync(documents, copy, { recursive: true, preserveTimestamps: true });
  await add("Disque bleu", "folder", copy);
  await look_now();
  await look(page, "backups-same-disk");
  await holds(/même disque que l’original/);
  await drill("Disque bleu");
  await holds(/l’original lui-même ne s’ouvre pas/);
  writeFileSync(join(copy, "compte-rendu-1.txt"), "%PDF-1.7 cut short");
  await drill("Disque bleu");
  await look(page, "backups-drill-broken");
  await holds(/La restauration a échoué/);
  await holds(/compte-rendu-1\.txt/);
  cpSync(join(documents, "compte-rendu-1.txt"), join(copy, "compte-rendu-1.txt"), { preserveTimestamps: true });

  rmSync(join(documents, "scan.pdf"));

  // Everything restored, and the reminders.
  rmSync(join(copy, "scan.pdf"));
  await drill("Disque bleu", true);
  await holds(/Restauration réussie/);
  await holds(/Tout a été demandé, 8 fichiers\s:8 identiques/);
  await page.goto(`${server.origin}/backups`);
  const calendar = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Les rappels pour votre agenda/ }).click();
  assert.equal((await calendar).suggestedFilename(), "sauvegardes.ics");

  // Damaged, encrypted by somebody else, incomplete: each in words.
  const damaged = join(home, "abime");
  restic(damaged, "bleu", "init");
  restic(damaged, "bleu", "backup", documents);
  for (const path of files_below(join(damaged, "index"))) { execFileSync("chmod", ["u+w", path]); writeFileSync(path, "rien"); }
  const other = join(home, "autre");
  restic(other, "rouge", "init");
  await add("Dépôt abîmé", "restic", damaged, "bleu");
  await add("Dépôt chiffré", "restic", other, "bleu");
  const partial = join(home, "incomplet");
  cpSync(documents, partial, { recursive: true, preserveTimestamps: true });
  writeFileSync(join(partial, "compte-rendu-3.txt"), "");
  await add("Copie incomplète", "folder", partial);
  await look_now();
  await look(page, "backups-all");
  await holds(/la phrase de passe n’est pas la bonne/);
  await drill("Copie incomplète");
  await look(page, "backups-drill-differs");
  await holds(/fichiers différents des originaux|La restauration a échoué/);
  await holds(/compte-rendu-3\.txt/);
  await drill("Dépôt abîmé");
  await look(page, "backups-damaged");
  await holds(/la copie est abîmée/);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${server.origin}/backups`);
  await look(page, "backups-phone");

  // What is found here is noted at a click; nothing is taken out unasked.
  await page.setViewportSize({ width: 1100, height: 900 });
  await page.goto(`${server.origin}/backups/found`);
  await look(page, "backups-found");
  await page.goto(`${server.origin}/backups`);
  await main.getByRole("link", { name: /Copie incomplète/ }).last().click();
  await page.getByRole("link", { name: "Retirer" }).click();
  await look(page, "backups-remove");
  await holds(/Le disque et la copie ne sont pas touchés/);
  await page.getByRole("link", { name: "Garder" }).click();
  assert.match(await heading(page), /Copie incomplète/);

  // A place that is not there is kept, and said; one that is no whole path is refused.
  await add("Clé", "folder", "/media/nulle-part");
  await holds(/n’est pas là en ce moment/);
  await add("Autre clé", "folder", "sauvegardes");
  await holds(/Le dossier s’écrit en entier/);

  // The alarm of the watch, above everything until somebody has dealt with it.
  const alarm = { at: new Date().toISOString().replace(/\.\d+/, ""), sign: "unreadable", files: ["a.pdf"], count: 40 };
  writeFileSync(join(home, "data", "asepsie", "watch.json"), JSON.stringify({ folders: [documents], decoys: [], since: alarm.at, seen: alarm.at, files: 8, alarms: [alarm] }));
  await page.goto(`${server.origin}/`);
  await look(page, "backups-alarm");
  await holds(/Ne lancez aucune sauvegarde/);
  await page.getByRole("button", { name: "C’était moi, ou c’est réglé" }).click();
  assert.doesNotMatch(await main.textContent(), /Ne lancez aucune sauvegarde/);
});
