// Passwords judged and drawn, and accounts noted, without a word that is kept: what is weak says why, what is missing is not in order, what is refused stays typed.
import assert from "node:assert/strict";
import { create, heading, look, story } from "../practice.mjs";

await story(async ({ page, server }) => {
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
  for (const [typed, why] of [["liberté égalité fraternité", /Une phrase connue/], ["🐱🐶🐭", /Trop court\s:\s3 signes\. Il en faut 12\./], ["wqzxkjvbnmhg", /jamais pour la messagerie/]]) {
    await page.getByLabel(/^Le mot de passe/).fill(typed);
    await page.getByRole("button", { name: "Voir ce qu’il vaut" }).click();
    await holds(why);
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
}, { context: { viewport: { width: 1280, height: 900 } } });
