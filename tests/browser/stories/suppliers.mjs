// A practice asks a supplier, who fills in and signs offline; the answer comes back, is confirmed by telephone, and shows what does not hold.
import assert from "node:assert/strict";
import { join } from "node:path";
import { readFileSync, writeFileSync } from "node:fs";
import { create, look, story } from "../practice.mjs";

await story(async ({ page, context, home, server }) => {
  await create(page);
  await page.goto(`${server.origin}/practice`);
  await page.getByText("Le nom, la profession").click();
  await page.getByLabel("Nom", { exact: true }).fill("Cabinet des Lilas");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.goto(`${server.origin}/suppliers`);
  await look(page, "suppliers-none");

  // Choose: a supplier and what it does.
  await page.getByRole("link", { name: "Ajouter un prestataire" }).click();
  await page.getByLabel("Nom").fill("Martin Informatique");
  await page.getByLabel("Courriel").fill("contact@martin.example");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.waitForURL(/suppliers\/\d+$/);
  await look(page, "supplier-new");
  const supplier = page.url();
  await page.getByLabel("prend la main à distance").check();
  await page.getByLabel("entretient et dépanne").check();
  await page.locator("form[action$='/card'] button").click();

  // Send: the questionnaire is prepared and downloaded, in both forms.
  await page.getByRole("button", { name: "Préparer le questionnaire" }).click();
  await look(page, "supplier-asked");
  const take = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
    const path = join(home, download.suggestedFilename());
    await download.saveAs(path);
    return path;
  };
  const form = await take("à remplir à l’écran");
  const pdf = await take("Le même en PDF");
  assert.equal(readFileSync(pdf).subarray(0, 5).toString(), "%PDF-");
  assert.match(await page.getByRole("link", { name: "Ouvrir le courriel" }).getAttribute("href"), /^mailto:contact@martin\.example\?subject=/);

  // Prepared is not sent until somebody says so.
  await page.getByText("préparé, à envoyer").waitFor();
  await page.getByRole("button", { name: "C’est envoyé" }).click();
  await page.getByText("Noté : questionnaire envoyé").waitFor();
  await look(page, "supplier-sent");

  // The supplier: another person, another browser, no network.
  const theirs = await context.browser().newContext({ offline: true });
  const desk = await theirs.newPage();
  const asked = [];
  desk.on("request", (request) => { if (!/^(file|data|blob):/.test(request.url())) asked.push(request.url()); });
  await desk.goto(`file://${form}`);
  const answer = async (question, value) => { await desk.locator(`input[name="${question}"][value="${value}"]`).check(); };
  await answer("remote_access_on_demand_only", "yes");
  await answer("remote_second_factor", "partly");
  const promised = new Date(Date.now() + 60 * 86_400_000);
  await desk.locator('[name="remote_second_factor.by"]').fill(promised.toISOString().slice(0, 10));
  await desk.locator('[name="signer.name"]').fill("Paul Martin");
  await desk.locator('[name="signer.role"]').fill("gérant");
  await desk.locator('[name="signer.date"]').fill("2026-11-25");
  await desk.locator('[name="signer.accepts"]').check();
  await desk.getByLabel(/sans réponse|ouvertes/).check();
  const [signed] = await Promise.all([desk.waitForEvent("download"), desk.getByRole("button", { name: /Signer/ }).click()]);
  const answers = join(home, "reponse.html");
  await signed.saveAs(answers);
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await desk.locator("body").innerText())[0];
  assert.deepEqual(asked, [], "the form asks nothing of anybody");
  await theirs.close();

  // Receive: first a copy somebody has tampered with, then the true one.
  const forged = join(home, "forge.html");
  writeFileSync(forged, readFileSync(answers, "utf8").replace(/"payload":"([^"]+)"/, (_, payload) => {
    const said = Buffer.from(payload, "base64").toString().replace('"remote_second_factor":"partly"', '"remote_second_factor":"yes"');
    return `"payload":"${Buffer.from(said).toString("base64")}"`;
  }));
  await page.goto(supplier);
  const other = join(home, "facture.pdf");
  writeFileSync(other, "bonjour");
  await page.getByLabel("Le fichier renvoyé").setInputFiles(other);
  await page.getByRole("button", { name: "Lire la réponse" }).click();
  await page.getByText("« facture.pdf » n’est pas un questionnaire").waitFor();
  await page.getByLabel("Le fichier renvoyé").setInputFiles(forged);
  await page.getByRole("button", { name: "Lire la réponse" }).click();
  await page.getByText("Modifié après la signature").first().waitFor();
  await look(page, "supplier-forged");
  await page.getByLabel("Le fichier renvoyé").setInputFiles(answers);
  await page.getByRole("button", { name: "Lire la réponse" }).click();
  await page.getByText("pas encore confirmé").first().waitFor();
  await look(page, "supplier-to-confirm");

  // Confirm by telephone: a wrong code, then the one that was read.
  const hear = async (heard) => {
    await page.getByLabel("Le code lu").fill(heard);
    await page.getByLabel("Qui du cabinet").fill("Claire");
    await page.getByRole("button", { name: "Vérifier le code" }).click();
  };
  await hear("0000-0000-0000");
  await page.getByText("pas le même code").waitFor();
  await hear(code.toLowerCase());
  await page.getByText("C’est le bon code").waitFor();
  await page.getByText("confirmé par téléphone").first().waitFor();
  await look(page, "supplier-confirmed");

  // Read, follow, decide, print.
  await page.getByRole("link", { name: "Voir toutes les réponses" }).click();
  await look(page, "supplier-answers");
  await page.goto(`${server.origin}/suppliers/promises`);
  await page.getByText("Exiger un second facteur à distance").first().waitFor();
  await page.getByText(promised.toLocaleDateString("fr-FR", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).replace(/^1 /, "1er ")).first().waitFor();
  await look(page, "supplier-promises");
  // Once, with its buttons, and back to where it was clicked.
  assert.equal(await page.getByText("Exiger un second facteur à distance").count(), 1);
  await page.goto(supplier);
  assert.equal(await page.locator(".status").getByText("Exiger un second facteur à distance").count(), 1);
  await page.getByRole("button", { name: "C’est tenu" }).first().click();
  await page.waitForURL(supplier);
  await page.getByText("Promesses tenues ou abandonnées").waitFor();
  await page.goto(`${supplier}/annex`);
  await look(page, "supplier-annex");
  // A risk is accepted, for oneself, and taken back.
  const clause = page.locator("details", { has: page.locator("#field-reason-penalties_set") }).first();
  await clause.locator("summary").first().click();
  await clause.locator("summary", { hasText: "Y renoncer" }).click();
  await page.locator("#field-reason-penalties_set").fill("petit cabinet");
  await page.locator("#field-by-penalties_set").fill("Claire");
  await look(page, "supplier-clause");
  await clause.getByRole("button", { name: "J’accepte ce risque" }).click();
  await page.getByText("Décision notée").waitFor();
  await page.goto(`${supplier}/risks`);
  await page.getByText("petit cabinet").waitFor();
  await look(page, "supplier-risks");
  await page.goto(`${supplier}/annex`);
  const annex = await take("En PDF, à signer");
  assert.equal(readFileSync(annex).subarray(0, 5).toString(), "%PDF-");
  await page.goto(`${supplier}/scan`);
  await look(page, "supplier-scan");
  await page.goto(`${supplier}/compromised`);
  await look(page, "supplier-compromised");
  await page.goto(`${server.origin}/suppliers`);
  await page.setViewportSize({ width: 390, height: 844 });
  await look(page, "suppliers-phone");
  await page.goto(`${server.origin}/history`);
  await page.getByText("Questionnaire de sécurité").first().waitFor();
});
