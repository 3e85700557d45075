// The notebook itself: a proposed phrase, the present one asked for, an earlier version brought back, a new code; the phones one by one; the sheets on paper.
import assert from "node:assert/strict";
import { heading, look, story } from "../practice.mjs";

const sheets = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;

await story(async ({ page, server }) => {
  // The proposed phrase stays the same when something else was typed wrong, and can be taken over by a press.
  const proposed = (await page.locator(".code").textContent()).trim();
  await page.locator("#field-phrase").fill("aaaaaaaaaaaaaaaa");
  await page.locator("#field-again").fill("aaaaaaaaaaaaaaaa");
  await page.getByRole("button", { name: "Créer le carnet" }).click();
  assert.match(await page.locator(".notice").textContent(), /trop répétée/);
  assert.equal((await page.locator(".code").textContent()).trim(), proposed);
  await page.getByRole("button", { name: "Utiliser cette phrase" }).click();
  assert.equal(await page.locator("#field-again").inputValue(), proposed);
  await page.getByRole("button", { name: "Créer le carnet" }).click();
  await look(page, "code");
  await page.locator(".next a").click();
  await page.getByLabel("Nom du cabinet").fill("Cabinet du Port");
  await page.getByLabel("Profession").selectOption("nurse");
  await page.getByRole("button", { name: "Continuer" }).click();
  await look(page, "first-look");
  await page.getByRole("button", { name: "Regarder cet ordinateur" }).click();

  // Wrong present phrase: refused. Then an older version: confirmed first, then said.
  await page.goto(`${server.origin}/file`);
  await page.getByLabel("Phrase actuelle").first().fill("une autre phrase");
  await page.getByLabel("Nouvelle phrase").fill("nouvelle phrase bien longue");
  await page.getByLabel("La nouvelle, encore").fill("nouvelle phrase bien longue");
  await page.getByRole("button", { name: "Changer la phrase" }).click();
  assert.match(await page.locator("main").textContent(), /Ce n’est pas la phrase actuelle/);
  await page.goto(`${server.origin}/file`);
  await page.getByRole("link", { name: /version 1/ }).first().click();
  await look(page, "restore");
  await page.getByRole("button", { name: "Revenir à cette version" }).click();
  assert.match(await page.locator("main").textContent(), /Le carnet est revenu/);
  await page.goto(`${server.origin}/file`);
  await page.getByRole("button", { name: "Faire un nouveau code" }).click();
  assert.match(await page.locator("main").textContent(), /L’ancien code n’ouvre plus/);

  // One phone, question by question; the worst counts.
  await page.goto(`${server.origin}/practice/device/new?kind=phone`);
  await page.getByLabel("Nom").fill("iPhone d’Anne");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.goto(`${server.origin}/phones`);
  await look(page, "phones");
  await page.getByRole("link", { name: /iPhone d’Anne/ }).click();
  for (const answer of ["oui", "oui", "oui", "non", "oui", "oui"]) {
    await look(page, new URL(page.url()).pathname.split("/").at(-1));
    await page.getByLabel(answer, { exact: true }).check();
    await page.getByRole("button", { name: "Enregistrer et continuer" }).click();
  }
  assert.match(await page.locator("main").textContent(), /à faire\s: Appareil perdu/);
  await page.goto(`${server.origin}/rules/phone_protected`);
  assert.match(await page.locator("main").textContent(), /Le moins bien réglé/);

  for (const [asked, wanted] of [["piratage", /attaqu|rançon|antivirus/i], ["doctolib", /fournisseur|ligne/i], ["sauvegardes", /sauvegarde/i]]) {
    await page.goto(`${server.origin}/memento?q=${asked}`);
    assert.match(await page.locator(".status").first().textContent(), wanted, asked);
  }
  // The other language, on the page where one is.
  await page.goto(`${server.origin}/glossary`);
  await page.getByRole("button", { name: "English" }).click();
  assert.match(page.url(), /glossary$/);
  assert.equal(await heading(page), "Difficult words");
  await page.getByRole("button", { name: "Français" }).click();

  for (const [path, most] of [["/incident/sheet", 1], ["/print/summary", 2], ["/print/checklist", 4]]) {
    await page.goto(server.origin + path);
    assert.ok(sheets(await page.pdf({ format: "A4", preferCSSPageSize: true })) <= most, `${path} on ${most} sheets`);
  }
});
