// The day of the attack: the guide with nothing configured, on a telephone, then the journal of an incident from its first minute to its register entry.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { create, heading, look, story } from "../practice.mjs";

await story(async ({ page, home, server }) => {
  // Nothing is configured: the way in stands on the very first page, and leads to gestures in two steps.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("link", { name: "Je pense être attaqué" }).click();
  await look(page, "incident-way-in-phone");
  await page.getByRole("link", { name: "Mes fichiers ne s’ouvrent plus" }).click();
  await look(page, "incident-guide-phone");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, "nothing is cut off on a telephone");
  assert.match(await page.locator("main").textContent(), /Débranchez le câble réseau/);
  await page.setViewportSize({ width: 1100, height: 900 });

  // A practice that is ready: its numbers on paper, and shown without a phrase.
  await page.goto(`${server.origin}/create`);
  await create(page);
  await page.goto(`${server.origin}/practice`);
  await page.getByText("Le nom, la profession").click();
  await page.getByLabel("Nom", { exact: true }).fill("Cabinet des Lilas");
  await page.getByLabel("Où est le cabinet").selectOption({ label: "La Réunion" });
  await page.getByLabel(/Votre assureur veut être prévenu/).fill("48");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.goto(`${server.origin}/practice/number/new?kind=insurer`);
  await page.getByLabel("Nom", { exact: true }).fill("Assurance Pro");
  await page.getByLabel("Téléphone").fill("01 02 03 04 05");
  await page.getByLabel(/contrat ou de client/).fill("CY-2026-17");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.goto(`${server.origin}/incident/papers`);
  await look(page, "incident-papers");
  const take = async (button) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
    const path = join(home, download.suggestedFilename());
    await download.saveAs(path);
    return path;
  };
  const sheet = await take("Fiche réflexe, une page A4");
  assert.equal(readFileSync(sheet).subarray(0, 5).toString(), "%PDF-");
  assert.match(execFileSync("pdfinfo", [sheet]).toString(), /Pages:\s+1\n/, "the reflex sheet is one page");
  const printed = execFileSync("pdftotext", ["-layout", sheet, "-"]).toString();
  assert.match(printed, /Assurance Pro/);
  assert.match(printed, /CY-2026-17/);
  assert.match(execFileSync("pdfinfo", [await take("Carte de poche")]).toString(), /Pages:\s+1\n/);
  assert.match(execFileSync("pdfinfo", [await take("Page de journal")]).toString(), /Pages:\s+1\n/);
  await page.reload();
  assert.match(await page.locator("main").textContent(), /encore à jour/);
  await page.getByRole("button", { name: "Les afficher sans phrase" }).click();
  // A number changes: the paper on the wall is out of date, and says so on the first page.
  await page.goto(`${server.origin}/practice`);
  await page.getByRole("link", { name: /Assurance Pro/ }).click();
  await page.getByLabel("Téléphone").fill("01 02 03 04 06");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.goto(server.origin);
  await page.getByRole("link", { name: /n’est plus à jour/ }).click();

  // Locked, the guide still has the numbers.
  await page.getByRole("button", { name: "Fermer le carnet" }).click();
  await page.goto(`${server.origin}/incident/guide/ransom`);
  assert.match(await page.locator("main").textContent(), /Assurance Pro/);
  await page.getByRole("link", { name: /ouvrez le carnet/ }).click();
  await page.getByLabel(/Phrase/).fill("zola birune todaki mesulo");
  await page.locator("main button.first").click();

  // The attack.
  await page.goto(`${server.origin}/incident/guide/ransom`);
  await page.getByLabel("Qui écrit").fill("Claire Martin");
  await page.getByRole("button", { name: "Commencer le journal" }).click();
  const incident = page.url();
  await look(page, "incident-started");
  assert.match(await heading(page), /Rançon, depuis le/);
  await page.getByRole("button", { name: /C’est fait.*Débranchez le câble/ }).click();
  assert.match(await page.locator(".notice[role=status]").textContent(), /Noté au journal/);
  await page.getByText("Déjà faits").click();
  await page.getByRole("button", { name: /Je me suis trompé.*Débranchez le câble/ }).click();
  await page.getByRole("button", { name: /C’est fait.*Débranchez le câble/ }).click();
  await page.getByRole("button", { name: /Pas chez nous.*Débranchez les disques/ }).click();
  // The clocks: the moment of the discovery, then its correction with the reason.
  const complaint = page.locator("section.clock", { hasText: "Porter plainte" });
  const cnil = page.locator("section.clock", { hasText: "Notifier à la CNIL" });
  await complaint.getByText("Corriger l’heure").click();
  const before = await complaint.locator("details input[type=datetime-local]").inputValue();
  assert.match(await complaint.locator(".left").textContent(), /Il reste 7[12] h/);
  await cnil.getByRole("button", { name: "Démarrer ce délai" }).click();
  assert.match(await cnil.locator(".left").textContent(), /Il reste 7[12] h/);
  await complaint.getByText("La règle et sa source").click();
  assert.match(await complaint.textContent(), /L\.12-10-1/);
  const earlier = new Date(Date.parse(`${before}:00Z`) - 65 * 3600 * 1000).toISOString().slice(0, 16);
  await complaint.getByText("Corriger l’heure").click();
  await complaint.locator("details input[type=datetime-local]").fill(earlier);
  await complaint.getByLabel("Pourquoi ce changement").fill("l’accueil l’avait vu avant");
  await complaint.getByRole("button", { name: "Enregistrer" }).click();
  assert.match(await complaint.locator(".left").textContent(), /Il reste [67] h/);
  assert.match(await complaint.getAttribute("class"), /danger/);
  assert.match(await page.locator("section.clock", { hasText: "Prévenir l’assureur" }).textContent(), /Dépassé de/);
  await look(page, "incident-clocks");
  await page.setViewportSize({ width: 390, height: 844 });
  await look(page, "incident-clocks-phone");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, "nothing is cut off on a telephone");
  await page.setViewportSize({ width: 1100, height: 900 });

  // A note from the paper journal, and evidence.
  await page.getByLabel(/vient d’être fait/).fill("Message rouge à l’accueil <b>à 8 h</b>");
  await page.getByRole("button", { name: "Noter", exact: true }).click();
  await page.getByRole("link", { name: "Le journal" }).click();
  const photo = join(home, "photo de l’écran.png");
  writeFileSync(photo, Buffer.from("89504e470d0a1a0a", "hex"));
  await page.getByLabel(/Une photo, un message/).setInputFiles(photo);
  await page.getByRole("button", { name: "Garder cette preuve" }).click();
  assert.match(await page.locator("main").textContent(), /Preuve gardée\s: photo de l’écran\.png/);
  assert.match(await page.locator("main").textContent(), /Message rouge à l’accueil <b>à 8 h<\/b>/, "what is typed stays text");
  await look(page, "incident-journal");
  const journal = await take("Enregistrer le journal");

  // What is known fills the letters; what is not is marked.
  await page.goto(`${incident}/facts`);
  await look(page, "incident-facts");
  await page.getByLabel(/Ce qui s’est passé/).fill("Les fichiers de l’accueil sont chiffrés.");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.goto(`${incident}/letters`);
  await look(page, "incident-letters");
  await page.getByRole("link", { name: "Première notification à la CNIL" }).click();
  await look(page, "incident-letter");
  const text = await page.locator("#letter").inputValue();
  assert.match(text, /Cabinet des Lilas/);
  assert.match(text, /Les fichiers de l’accueil sont chiffrés/);
  assert.match(text, /\[à compléter\s: /);
  const letter = execFileSync("pdftotext", ["-layout", await take("En PDF"), "-"]).toString();
  assert.match(letter, /Les conséquences probables/);

  // Must I notify.
  await page.goto(`${incident}/decision`);
  await look(page, "incident-questions");
  await page.locator('input[name="touched"][value="yes"]').check();
  await page.locator('input[name="sensitive"][value="yes"]').check();
  await page.getByRole("button", { name: "Voir le conseil" }).click();
  assert.match(await page.locator("main").textContent(), /Notifiez à la CNIL/);
  await look(page, "incident-advice");
  await page.getByLabel(/Vos raisons/).fill("Des dossiers sont bloqués.");
  await page.getByRole("button", { name: "Inscrire au registre" }).click();

  // The dossier, verified with nothing of ours.
  await page.getByRole("link", { name: /Le dossier pour la police/ }).click();
  const archive = await take("Préparer le dossier");
  const folder = join(home, "dossier");
  mkdirSync(folder);
  execFileSync("python3", ["-m", "zipfile", "-e", archive, folder]);
  execFileSync("sha256sum", ["-c", "--quiet", "empreintes.txt"], { cwd: folder });
  assert.match(execFileSync("python3", ["tools/check_journal.py", join(folder, "journal.txt"), join(folder, "cle.pem")]).toString(), /^holds \d+ /);
  assert.match(execFileSync("python3", ["tools/check_journal.py", journal]).toString(), /^holds \d+ /);
  assert.match(execFileSync("pdftotext", ["-layout", join(folder, "recit.pdf"), "-"]).toString(), /Message rouge/);

  // The end: lessons go into the plan, the register has the entry.
  await page.goto(`${incident}/close`);
  await look(page, "incident-close");
  await page.getByLabel(/Ce que vous en retenez/).fill("Débrancher la sauvegarde chaque soir.");
  await page.locator('input[type="checkbox"][name^="rule-"]').first().check();
  await page.getByRole("button", { name: "Clore" }).click();
  assert.match(await page.locator(".notice[role=status]").textContent(), /délais qui courent/, "not by one press while clocks run");
  await page.getByLabel(/Ce que vous en retenez/).fill("Débrancher la sauvegarde chaque soir.");
  await page.locator('input[type="checkbox"][name^="rule-"]').first().check();
  await page.getByLabel(/J’ai vu que ces délais/).check();
  await page.getByRole("button", { name: "Clore" }).click();
  assert.match(await page.locator("main").textContent(), /Clos le/);
  await page.getByRole("button", { name: "Rouvrir" }).click();
  assert.doesNotMatch(await page.locator("main").textContent(), /Clos le/);
  await page.goto(`${server.origin}/incidents`);
  await look(page, "incident-register");
  assert.match(await page.locator("main").textContent(), /Des dossiers sont bloqués/);

  // The exercise, with the keyboard alone.
  await page.goto(`${server.origin}/incident/exercises`);
  await look(page, "exercise-choose");
  await page.getByLabel("Étaient présents").first().fill("Claire, Paul");
  await page.getByRole("button", { name: "Commencer" }).first().press("Enter");
  for (let step = 0; step < 10; ++step) {
    if (step === 0) await look(page, "exercise-event");
    await page.locator(`input[type="radio"][name="could-${step}"][value="${step === 2 ? "no" : "yes"}"]`).press("Space");
    await page.getByRole("button", { name: "Suite" }).press("Enter");
  }
  await look(page, "exercise-result");
  assert.match(await page.locator("main").textContent(), /9 étapes tenues sur 10/);
  assert.match(execFileSync("pdftotext", ["-layout", await take("L’inscrire au carnet"), "-"]).toString(), /Attestation d’exercice/);
});
