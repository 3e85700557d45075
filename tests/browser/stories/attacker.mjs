// What somebody else's page or program tries against the practice's pages: nothing is told, nothing is changed, the practice is still served.
import assert from "node:assert/strict";
import { request } from "node:http";
import { connect } from "node:net";
import { create, heading, story } from "../practice.mjs";

function ask(origin, path, { method = "GET", headers = {}, body = "" } = {}) {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      let text = "";
      answer.on("data", (more) => { text += more; });
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

await story(async ({ page, context, server }) => {
  await create(page);
  const origin = server.origin;
  const [cookie] = await context.cookies();
  const known = { Cookie: `${cookie.name}=${cookie.value}` };
  assert.equal(cookie.httpOnly, true);
  assert.equal(cookie.sameSite, "Strict");
  const token = await page.locator("input[name=form]").first().inputValue();
  const form = { ...known, "Content-Type": "application/x-www-form-urlencoded" };

  // Who has not come in.
  for (const path of ["/", "/items", "/practice", "/memento", "/file", new URL(server.address).pathname, "/enter/" + "0".repeat(64)]) {
    const answer = await ask(origin, path);
    assert.equal(answer.status, 403, path);
    assert.ok(!answer.text.includes(token), "no token for strangers");
    assert.ok(!answer.headers["set-cookie"], "the address lets in once");
  }
  assert.equal((await ask(origin, "/site.css")).status, 200, "what is the same for everybody");
  assert.equal((await ask(origin, "/lock", { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded", Cookie: "asepsie_session=" + "0".repeat(64) }, body: `form=${token}` })).status, 403);

  // Another site's page in this very browser.
  assert.equal((await ask(origin, "/", { headers: { ...known, Host: "evil.example" } })).status, 421, "another name for this address");
  const changes = [
    [{ ...form }, `form=${token}`, "without Origin"],
    [{ ...form, Origin: "http://evil.example" }, `form=${token}`, "of another origin"],
    [{ ...form, Origin: "null" }, `form=${token}`, "of a sandbox"],
    [{ ...form, Origin: origin }, "form=" + "0".repeat(64), "with a guessed token"],
    [{ ...form, Origin: origin }, "", "without a token"],
  ];
  for (const [headers, body, why] of changes) {
    assert.equal((await ask(origin, "/lock", { method: "POST", headers, body })).status, 403, why);
  }
  assert.equal((await ask(origin, "/lock", { headers: known })).status, 405, "a change is never a link");
  await page.goto(origin + "/");
  assert.equal(await heading(page), "Votre cabinet", "the file is still open");

  // Every answer says what it may do.
  for (const path of ["/", "/items", "/nothing", "/site.js"]) {
    const { headers } = await ask(origin, path, { headers: known });
    assert.match(headers["content-security-policy"], /^default-src 'none'/);
    assert.doesNotMatch(headers["content-security-policy"], /unsafe/);
    assert.equal(headers["x-content-type-options"], "nosniff");
  }

  // Ids and paths that are none.
  const id = "a".repeat(32);
  for (const path of ["/items/99", "/rules/nothing", "/attachments/..%2fpractice.vault", `/attachments/${id}`, "/practice/entries/99", "/practice/nothing/new", "/memento/99", "/print/nothing"]) {
    assert.ok([400, 404].includes((await ask(origin, path, { headers: known })).status), path);
  }

  // Forms with more, less and other things than any page sends.
  const sent = { ...form, Origin: origin };
  for (const [path, body] of [["/rules/backup_done/answer", "answer=perhaps"], ["/rules/backup_done/plan", "state=later"], ["/rules/backup_done/plan", "state=set_aside"], ["/rules/backup_done/plan", "state=planned&due=2026-02-31"],
    ["/practice", "profession=wizard"], ["/practice", "way=flying"], ["/practice/device/new", "name=&kind=phone"], ["/practice/device/new", "name=x&kind=rocket"], ["/practice/device/new", `name=${"x".repeat(300)}&kind=phone`],
    ["/report", "computer=x"], ["/file/restore", "version=..%2f..%2fpractice.vault"], ["/file/passphrase", "phrase=court&again=court"]]) {
    const answer = await ask(origin, path, { method: "POST", headers: sent, body: `form=${token}&${body}` });
    assert.ok(answer.status >= 400 && answer.status < 500, `${path} ${body}: ${answer.status}`);
    assert.match(answer.text, /Rien n’a été changé|n’existe pas|trop courte|ne peut pas servir/);
  }

  // A report that is none, sent as a browser would.
  for (const [name, content] of [["nothing.json", ""], ["other.json", "{}"], ["deep.json", "[".repeat(100000)], ["binary.json", "\0\x01\x02"]]) {
    await page.goto(origin + "/");
    await page.getByText("Ajouter le rapport").click();
    await page.getByLabel("Nom de l’ordinateur").fill("accueil");
    await page.getByLabel("Rapport de cet").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
    await page.locator("details[open] button").click();
    assert.match(await page.locator("main").textContent(), /Rien n’a été changé/, name);
  }

  // Many at once, most of them silent.
  const { hostname, port } = new URL(origin);
  const silent = [];
  for (let i = 0; i < 100; ++i) silent.push(connect(Number(port), hostname).on("error", () => {}));
  const answers = await Promise.all(Array.from({ length: 200 }, () => ask(origin, "/items", { headers: known })));
  assert.ok(answers.every((answer) => answer.status === 200));
  for (const socket of silent) socket.destroy();

  // A key tried again and again has to wait, even where the right one comes then.
  await page.getByRole("button", { name: "Fermer le carnet" }).click();
  for (let i = 0; i < 5; ++i) {
    await page.getByLabel("Phrase de passe").fill(`essai numéro ${i}`);
    await page.getByRole("button", { name: "Ouvrir" }).first().click();
  }
  await page.getByLabel("Phrase de passe").fill("zola birune todaki mesulo");
  await page.getByRole("button", { name: "Ouvrir" }).first().click();
  assert.match(await page.locator(".notice").textContent(), /Trop d’essais/);
});
