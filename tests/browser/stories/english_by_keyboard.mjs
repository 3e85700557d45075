// In English, by keyboard alone, and without JavaScript.
import assert from "node:assert/strict";
import { heading, look, phrase, story } from "../practice.mjs";

async function tab_to(page, wanted) {
  for (let presses = 0; presses < 60; ++presses) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => { const e = document.activeElement; return e.labels?.[0]?.textContent ?? e.textContent; });
    if (wanted.test(name)) return;
  }
  assert.fail(`no way by Tab to ${wanted}`);
}

await story(async ({ page }) => {
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Skip to content/);
  await tab_to(page, /^Passphrase/);
  await page.keyboard.type(phrase);
  await tab_to(page, /once more/);
  await page.keyboard.type(phrase);
  await page.keyboard.press("Enter");
  await page.locator(".next").waitFor();
  await tab_to(page, /I have copied it/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/welcome/);
  await look(page, "welcome");
  await tab_to(page, /^The ten points/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/items$/);
  await look(page, "items");
  await tab_to(page, /incidents/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/items\/\d+/);
  await look(page, "item");
  await tab_to(page, /^(Back up|Keep|Test|Encrypt)/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/rules/);
  await look(page, "rule");
  await tab_to(page, /^yes/);
  await page.keyboard.press("ArrowDown");
  await tab_to(page, /^Save/);
  await page.keyboard.press("Enter");
  await page.getByText("declared on").first().waitFor();
  assert.match(await page.locator("main").textContent(), /in part only/);
  for (const path of ["/", "/plan", "/practice", "/history", "/memento", "/glossary", "/incident", "/incident/sheet", "/file", "/print/summary"]) {
    await page.goto(new URL(path, page.url()).href);
    await look(page, path.slice(1).replaceAll("/", "-") || "today");
  }
  assert.notEqual(await heading(page), "");
}, { language: "en" });

await story(async ({ page }) => {
  await page.locator("#field-phrase").fill(phrase);
  await page.locator("#field-again").fill(phrase);
  await page.locator("main button.first").click();
  await page.locator(".next a").click();
  await page.getByRole("link", { name: "Today" }).click();
  await page.getByRole("button", { name: "Look at this computer" }).click();
  assert.match(page.url(), /items$/);
  await page.getByRole("button", { name: "Français" }).click();
  assert.match(await page.locator("header").textContent(), /Je pense être attaqué/);
}, { language: "en", context: { javaScriptEnabled: false } });
