// A practice from its first page on: create, describe, look at the computer, answer, attach, plan, lock, open again, recover with the paper code.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { create, heading, look, phrase, story } from "../practice.mjs";

await story(async ({ page, server, home }) => {
  await look(page, "create");
  for (const [typed, said] of [["court", /Trop courte/], ["une longue phrase", /Assez longue/], ["simu pesa kuve sasi diru bife", /Longue et variée/]]) {
    await page.getByLabel("Phrase de passe").fill(typed);
    assert.match(await page.locator(".strength span:visible").textContent(), said);
  }
  await page.getByLabel("Phrase de passe").fill("court");
  await page.getByLabel("encore une fois").fill("court");
  await page.locator("main button.first").click();
  assert.match(await page.locator(".notice").textContent(), /trop courte/);
  const code = await create(page);
  assert.match(code, /^[0-9A-Z]{5}(-[0-9A-Z]{5}){4}$/);
  assert.match(await heading(page), /^Quel cabinet êtes-vous/);
  await look(page, "welcome");
  await page.goto(`${server.origin}/practice`);

  await look(page, "practice-empty");
  await page.getByText("Le nom, la profession").click();
  await page.getByLabel("Nom").fill("Cabinet <b>Martin</b> & associés");
  await page.getByLabel("Profession").selectOption("nurse");
  await page.getByLabel("Façon de travailler").selectOption("group");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  assert.equal(await heading(page), "Cabinet <b>Martin</b> & associés", "markup shows as text");

  await page.getByRole("link", { name: "Ajouter une personne" }).click();
  await look(page, "entry");
  await page.getByLabel("Nom").fill("Anne Durand");
  await page.getByLabel("Sorte").selectOption("replacement");
  await page.getByLabel("Depuis le").fill("2025-03-01");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByRole("link", { name: "Ajouter un prestataire" }).click();
  await page.getByLabel("Nom").fill("Info Services");
  await page.getByLabel("Téléphone").fill("02 40 00 00 00");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.waitForURL(/suppliers\/\d+$/);
  await page.goto(`${server.origin}/practice`);
  await page.getByRole("link", { name: /Anne Durand/ }).click();
  await page.getByLabel("Jusqu").fill("2025-09-30");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  assert.match(await page.locator("main").textContent(), /n’est plus là depuis/);
  await look(page, "practice");

  await page.getByRole("link", { name: "Aujourd" }).click();
  await look(page, "today-empty");
  await page.getByRole("button", { name: "Regarder cet ordinateur" }).click();
  await look(page, "items");
  await page.getByRole("link", { name: /^5|5 / }).first().click();
  await look(page, "item");
  await page.goto(`${server.origin}/rules/backup_done`);
  await look(page, "rule");
  await page.getByLabel("non", { exact: true }).check();
  await page.getByLabel("Une précision").fill("Le **disque** est en `panne`");
  const proof = join(home, "contrat d’été.txt");
  writeFileSync(proof, "contrat");
  await page.getByLabel("Un document").setInputFiles(proof);
  await page.getByRole("button", { name: "Enregistrer" }).first().click();
  assert.match(await page.locator("main").textContent(), /Le \*\*disque\*\* est en `panne`/, "marks show as text");
  assert.match(await page.locator("[role=status]").textContent(), /C’est noté\s: «\s.*\s», non/);
  assert.ok(await page.getByLabel("non", { exact: true }).isChecked(), "the form keeps the last answer");
  await page.goto(page.url());
  assert.equal(await page.locator("[role=status]").count(), 0, "said once");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /contrat d’été/ }).click()]);
  assert.equal(download.suggestedFilename(), "contrat d’été.txt");

  // What one does not know becomes a question to somebody, and the next question is one click away.
  await page.goto(`${server.origin}/rules/password_manager`);
  await page.getByLabel("je ne sais pas").check();
  await page.getByRole("button", { name: "Enregistrer" }).first().click();
  await look(page, "rule-asked");
  const mail = await page.getByRole("link", { name: "Écrire un courriel" }).getAttribute("href");
  assert.match(decodeURIComponent(mail), /^mailto:\?subject=Questions de sécurité.*gestionnaire de mots de passe/s);
  await page.getByRole("link", { name: /^Question suivante/ }).click();
  assert.match(page.url(), /rules\/(?!password_manager)/);

  await page.getByRole("link", { name: "Aujourd" }).click();
  assert.match(await page.locator("main").textContent(), /Anne Durand\s: départ le 30 septembre 2025. Ses accès sont-ils fermés/);
  assert.match(await page.locator("main").textContent(), /1 question prête à envoyer/);
  assert.doesNotMatch(await page.locator("main").textContent(), /%/, "counts, no score");
  await look(page, "today");
  await page.setViewportSize({ width: 380, height: 800 });
  await look(page, "today-phone");
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  assert.ok(!isWide, "a phone shows the page without moving it sideways");
  await page.setViewportSize({ width: 1100, height: 900 });

  await page.getByRole("link", { name: "Le plan", exact: true }).click();
  await look(page, "plan");
  assert.match(await page.locator("main").textContent(), /proposé pour le/, "the day that the calendar has");
  await page.getByRole("button", { name: "C’est fait" }).first().click();
  assert.match(await page.locator("[role=status]").textContent(), /est fait, d’après vous/);
  await page.getByRole("button", { name: "Regarder cet ordinateur de nouveau" }).waitFor();
  await page.locator(".action h3 a").first().click();
  await page.getByText("Prévoir", { exact: true }).click();
  await page.getByLabel("Qui s’en charge").fill("Anne");
  await page.getByLabel("Pour quel jour").fill("2030-01-15");
  await page.locator("details[open] button").click();
  assert.match(await page.locator("main").textContent(), /Anne, pour le 15 janvier 2030/);

  for (const path of ["/questions", "/review", "/phones", "/history", "/memento", "/memento/5", "/memento/rules/backup_done", "/memento?q=sauvegarde", "/glossary", "/print/booklet", "/print/summary", "/print/checklist", "/incident", "/incident/sheet", "/file"]) {
    await page.goto(server.origin + path);
    await look(page, path.slice(1).replaceAll(/[/?=]/g, "-"));
  }
  // On paper: the summary takes two pages, and nothing of the site's own frame is printed.
  await page.goto(`${server.origin}/print/summary`);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("footer").isVisible(), false);
  const sheets = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  assert.equal(sheets(await page.pdf({ format: "A4" })), 2);
  await page.emulateMedia({ media: null });
  await page.goto(`${server.origin}/incident/sheet`);
  assert.match(await page.locator("main").textContent(), /02 40 00 00 00/);

  await page.getByRole("button", { name: "Fermer le carnet" }).click();
  await look(page, "open");
  await page.getByLabel("Phrase de passe").fill("une autre phrase de passe");
  await page.getByRole("button", { name: "Ouvrir" }).first().click();
  assert.match(await page.locator(".notice").textContent(), /pas la bonne phrase/);
  await page.getByLabel("Phrase de passe").fill(phrase);
  await page.getByRole("button", { name: "Ouvrir" }).first().click();
  assert.equal(await heading(page), "Cabinet <b>Martin</b> & associés");

  await page.getByRole("button", { name: "Fermer le carnet" }).click();
  await page.getByText("J’ai oublié la phrase").click();
  await page.getByLabel("Code de secours").fill(code.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Ouvrir" }).last().click();
  assert.equal(await heading(page), "Choisir une nouvelle phrase");
  await look(page, "recovered");
  await page.getByLabel("Nouvelle phrase").fill("nouvelle phrase bien longue");
  await page.getByLabel("La nouvelle, encore").fill("nouvelle phrase bien longue");
  await page.getByRole("button", { name: "Changer la phrase" }).click();
  assert.match(await page.locator("main").textContent(), /La phrase de passe est changée/);
});
