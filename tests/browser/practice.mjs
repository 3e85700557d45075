// A practice for one story: the program started on a folder of its own, a browser that has come in, and how a page is looked at.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [program, pictures] = process.argv.slice(2);
export const form_maker = process.argv[4];
mkdirSync(pictures, { recursive: true });

export const phrase = "zola birune todaki mesulo";

export async function serve(home, language = "fr") {
  // Without a desktop nothing is started, but the page that would be shown is written.
  const env = { ...process.env, HOME: home, XDG_DATA_HOME: join(home, "data"), XDG_STATE_HOME: join(home, "state"), XDG_RUNTIME_DIR: join(home, "run") };
  delete env.DISPLAY;
  delete env.WAYLAND_DISPLAY;
  const child = spawn(program, ["serve", "--lang", language], { env });
  let said = "";
  let complained = "";
  child.stderr.on("data", (more) => { complained += more; });
  const address = await new Promise((resolve, reject) => {
    child.stdout.on("data", (more) => {
      said += more;
      const found = /http:\/\/127\.0\.0\.1:\d+\/enter\/[0-9a-f]+/.exec(said);
      if (found) resolve(found[0]);
    });
    child.on("exit", (code) => reject(new Error(`ended with ${code}: ${complained}`)));
  });
  const opener = join(home, "run", "asepsie", "open.html");
  while (!existsSync(opener)) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(statSync(opener).mode & 0o777, 0o600, "the token is for this account alone");
  return {
    address,
    opener,
    origin: new URL(address).origin,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      assert.equal(await ended, 0, `the program ends well: ${complained}`);
      assert.ok(!existsSync(opener), "what was written for the browser is gone");
    },
  };
}

export function launch() {
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

// Runs a story, and cleans up after it whatever happens.
export async function story(tell, options = {}) {
  const home = mkdtempSync(join(tmpdir(), "asepsie-story-"));
  const browser = await launch();
  try {
    const server = await serve(home, options.language);
    const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...options.context });
    const page = await context.newPage();
    // Nothing is asked of anybody else.
    page.on("request", (request) => assert.ok(request.url().startsWith(server.origin) || request.url().startsWith("data:") || request.url() === `file://${server.opener}`, `asked of elsewhere: ${request.url()}`));
    const mistakes = [];
    page.on("console", (message) => { if (message.type() === "error" && !/status of 40\d/.test(message.text())) mistakes.push(message.text()); });
    page.on("pageerror", (error) => mistakes.push(String(error)));
    // As the desktop does: from a file, which sends the browser on to the address.
    await page.goto(`file://${server.opener}`);
    await page.waitForURL(`${server.origin}/create`);
    await tell({ page, context, browser, server, home });
    assert.deepEqual(mistakes, [], "nothing went wrong in the browser");
    await server.stop();
  } finally {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  }
}

export async function create(page) {
  await page.getByLabel(/^Phrase de passe|^Passphrase/).fill(phrase);
  await page.getByLabel(/encore une fois|once more/).fill(phrase);
  await page.locator("main button.first").click();
  const code = (await page.locator(".code").textContent()).trim();
  await page.locator(".next a").click();
  return code;
}

// No violation of WCAG 2.2 AA that axe can see, in light and dark; a picture of each.
export async function look(page, name) {
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    assert.deepEqual(found.violations.map((violation) => `${name} (${scheme}): ${violation.id}: ${violation.nodes.map((node) => node.html).join(" ").slice(0, 300)}`), []);
    await page.screenshot({ path: join(pictures, `${name}-${scheme}.png`), fullPage: true });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

export async function heading(page) { return (await page.locator("h1").textContent()).trim(); }
