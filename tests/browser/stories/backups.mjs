// Backups that would not reopen: one missing, one damaged, one encrypted by somebody else, one incomplete.
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

  await create(page);

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
  const settled = () => main.getByText("laissez seulement l’ordinateur allumé").waitFor({ state: "detached", timeout: 120000 });
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
