// "Is this e-mail a trap?": with nothing configured, a text message pasted and a saved message dropped; then with a notebook, a colleague's name from elsewhere.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { create, heading, look, story } from "../practice.mjs";

const card = `Received: from mail.envois-sante.example (mail.envois-sante.example [192.0.2.10])
\tby mx.orange.fr (ME) with ESMTP id abc123; Thu, 26 Nov 2026 08:12:00 +0100
From: "Assurance Maladie" <contact@envois-sante.top>
To: secretariat@cabinet-lilas.fr
Subject: Votre carte Vitale arrive a expiration
Date: Thu, 26 Nov 2026 08:11:58 +0100
Message-ID: <1@envois-sante.top>
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><body><p>Bonjour,</p><p>Votre carte Vitale arrive \u00e0 expiration. Mettez \u00e0 jour vos informations sous 48 heures pour rester couvert.</p>
<p><a href="https://ameli-renouvellement.top/carte">https://assure.ameli.fr</a></p><img src="https://suivi.envois-sante.top/p.gif" width="1" height="1"><script>alert(1)</script><p>L'Assurance Maladie</p></body></html>
`;

const colleague = `From: Claire Fontaine <claire.fontaine.cabinet@gmail.com>
To: secretariat@cabinet-lilas.fr
Subject: Acheter des cartes cadeaux
Date: Thu, 26 Nov 2026 09:00:00 +0100
Message-ID: <2@mail.gmail.com>
Content-Type: text/plain; charset=utf-8

Bonjour, je suis en rendez-vous. Pouvez-vous m'acheter des cartes cadeaux et m'envoyer les codes par retour de courriel ? Restez discret.
`;

const hosted = `Authentication-Results: filtre.bocage.example; spf=fail smtp.mailfrom=ameli.fr; dmarc=fail header.from=ameli.fr
Received: from vps.hosteur.example (vps.hosteur.example [198.51.100.7])
\tby mx2.courrier-du-cabinet.example (Postfix) with ESMTPS id abc; Thu, 26 Nov 2026 09:00:00 +0100
From: Ameli <ne-pas-repondre@ameli.fr>
To: secretariat@cabinet-lilas.fr
Subject: Bonjour
Date: Thu, 26 Nov 2026 09:00:00 +0100
Message-ID: <3@ameli.fr>
Content-Type: text/plain; charset=utf-8

Bonjour.
`;

await story(async ({ page, home, server }) => {
  const drop = async (name, content) => {
    writeFileSync(join(home, name), content);
    await page.goto(`${server.origin}/mail`);
    await page.locator("#field-message").setInputFiles(join(home, name));
    await page.getByRole("button", { name: "Regarder ce message" }).click();
  };

  const opens = async (name) => {
    await page.getByRole("link", { name }).first().click();
  };

  // On a telephone, with nothing configured: the text of a message that came by SMS.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("link", { name: "Un courriel douteux ?" }).click();
  await look(page, "mail-ask-phone");
  await page.getByRole("button", { name: "Regarder ce message" }).click();
  assert.match(await page.locator("main").textContent(), /Choisissez un fichier/);
  await page.getByLabel(/Ou son texte/).fill("Votre colis est en attente. Réglez 1,99 EUR de frais de douane : https://colissimo-suivi.top/fr");
  await page.getByRole("button", { name: "Regarder ce message" }).click();
  await look(page, "mail-parcel-phone");
  assert.equal(new URL(page.url()).pathname, "/mail/report", "a page that can be gone back to");
  assert.match(await heading(page), /très probablement un piège/);
  assert.match(await page.locator("main").textContent(), /33700/);
  assert.match(await page.locator("main").textContent(), /Un SMS ne montre pas qui l’envoie/);
  assert.doesNotMatch(await page.locator("main").textContent(), /corbeille|l’équipe de vive voix/);
  assert.equal(await page.locator('main a[href="https://www.33700.fr"]').count(), 1, "our own addresses are live");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, "nothing is cut off on a telephone");
  // A host as long as they come stays within the page.
  await page.getByLabel(/Ou son texte/).fill(`Votre colis est en attente : https://${"suivi-de-votre-colis-".repeat(6)}a.colissimo-livraison.espace-client-securise.example/fr`);
  await page.getByRole("button", { name: "Regarder ce message" }).click();
  await look(page, "mail-long-host-phone");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, "nor is a long host");
  await page.setViewportSize({ width: 1100, height: 900 });

  // A saved message: the true target beside what is written, nothing live, nothing fetched (the story watches every request).
  await drop("carte.eml", card);
  await look(page, "mail-card");
  const main = page.locator("main");
  assert.match(await heading(page), /très probablement un piège/, "the title is ours, not the swindler's");
  assert.match(await main.textContent(), /Fichier\s:\scarte\.eml/);
  assert.match(await main.locator("h1 ~ ul").first().textContent(), /Assurance Maladie|ameli/, "why, before anything else");
  assert.match(await main.textContent(), /Origine de l’adressenon vérifiable/);
  assert.match(await main.textContent(), /Vous n’avez rien tapé ni téléchargé/);
  assert.match(await main.textContent(), /très probablement un piège/);
  assert.match(await main.textContent(), /ameli-renouvellement\.top/);
  assert.match(await main.textContent(), /envois-sante\.top/);
  assert.equal(await main.locator("img, script, iframe").count(), 0);
  assert.equal(await main.locator('a[href*="ameli-renouvellement"]').count(), 0, "no link of the message is live");
  assert.equal(await page.getByRole("link", { name: "JSON", exact: true }).isVisible(), false, "what is for the supplier is folded");
  await page.getByText("Pour votre prestataire").click();
  const [json] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "JSON", exact: true }).click()]);
  await json.saveAs(join(home, "courriel.json"));
  assert.equal(JSON.parse(readFileSync(join(home, "courriel.json"))).opinion, "dangerous");
  const [stix] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "STIX 2.1" }).click()]);
  await stix.saveAs(join(home, "courriel.stix.json"));
  assert.ok(JSON.parse(readFileSync(join(home, "courriel.stix.json"))).objects.length > 0);
  const [pdf] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /rapport/ }).click()]);
  await pdf.saveAs(join(home, "courriel.pdf"));
  assert.equal(readFileSync(join(home, "courriel.pdf")).subarray(0, 5).toString(), "%PDF-");
  await opens("J’ai cliqué sur le lien");
  assert.match(await heading(page), /J’ai cliqué/);
  await opens("Revenir à l’avis sur ce message");
  assert.match(await main.textContent(), /Fichier\s:\scarte\.eml/);
  await opens("J’ai payé ou donné mes coordonnées bancaires");
  await page.goBack();
  assert.match(await heading(page), /très probablement un piège/, "Back finds the report");
  await opens(/imite|emprunte|annonce|affiché dit/);
  await opens("Revenir à l’avis sur ce message");
  assert.match(await heading(page), /très probablement un piège/);

  // What it knows how to recognise.
  await page.goto(`${server.origin}/mail/signs`);
  await look(page, "mail-signs");
  await page.getByRole("link", { name: /imite/ }).first().click();
  await look(page, "mail-sign");

  // What is no message at all, and a broken one: an answer, never an error page.
  await drop("bruit.msg", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2, 3]));
  assert.match(await main.textContent(), /pas pu (lire|être lu)|rien vu d’anormal/);

  // With a notebook, the practice's own people cannot be played.
  await page.goto(`${server.origin}/create`);
  await create(page);
  await page.goto(`${server.origin}/practice/person/new`);
  await page.getByLabel("Nom", { exact: true }).fill("Claire Fontaine");
  await page.getByLabel(/Courriel|E-mail/).fill("claire.fontaine@cabinet-lilas.fr");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await drop("claire.eml", colleague);
  await look(page, "mail-colleague");
  assert.match(await main.textContent(), /Claire Fontaine/);
  assert.match(await main.textContent(), /très probablement un piège/);

  // Kept as evidence: where no incident is open, one is opened with it; then one press.
  await page.getByLabel("Qui écrit").fill("Sylvie");
  await page.getByRole("button", { name: "Ouvrir l’incident et garder le message" }).click();
  assert.match(new URL(page.url()).pathname, /^\/incidents\/\d+\/journal$/);
  await look(page, "mail-evidence");
  assert.match(await main.textContent(), /claire\.eml/);
  assert.match(await main.textContent(), /Avis d’Asepsie\s:\sdangereux/);
  assert.match(await main.textContent(), new RegExp(createHash("sha256").update(colleague).digest("hex")));
  await drop("carte.eml", card);
  await page.getByRole("button", { name: "Garder comme preuve" }).click();
  assert.match(await main.textContent(), /carte\.eml/);

  // Who receives the practice's mail: asked once, where a message names somebody whom only the practice can know.
  await drop("bocage.eml", hosted);
  assert.match(await main.textContent(), /non vérifiable/);
  await look(page, "mail-provider");
  assert.match(await main.textContent(), /Votre messagerie est-elle bien chez filtre\.bocage\.example ?/);
  await page.getByRole("button", { name: "Oui", exact: true }).click();
  assert.match(await main.textContent(), /Noté\s:\svotre messagerie est chez filtre\.bocage\.example/);
  await drop("bocage.eml", hosted);
  assert.match(await main.textContent(), /démentie par filtre\.bocage\.example/);
  assert.doesNotMatch(await main.textContent(), /Votre messagerie est-elle/);
  await page.goto(`${server.origin}/mail`);
  await page.getByText("Votre messagerie", { exact: true }).click();
  await page.getByLabel("Nom du serveur qui reçoit vos courriels").fill("pas un serveur");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  assert.match(await main.textContent(), /pas celui d’un serveur/);
});
