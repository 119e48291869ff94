// Opens a page in headless Chromium and prints what a user finds there: page_check.mjs PAGE [SEARCHED NAME] [PICTURE.png] [dark]
import {existsSync} from 'node:fs';
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

const [path, name, picture, dark] = process.argv.slice(2);
const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
const browser = await chromium.launch({executablePath: program, args: ['--no-sandbox', '--disable-gpu']});
const page = await browser.newPage({viewport: {width: 1400, height: 900}, colorScheme: dark ? 'dark' : 'light'});
const out = {errors: [], requests: []};
page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) out.errors.push(message.text()); });
page.on('pageerror', (error) => out.errors.push(String(error)));
page.on('dialog', (dialog) => { out.errors.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
page.on('request', (request) => out.requests.push(request.url()));
await page.goto(pathToFileURL(path).href);
await page.waitForSelector('html[data-ready]');
out.counts = await page.textContent('#counts');
out.notice = await page.isVisible('#notice') ? await page.textContent('#notice') : '';
out.images = await page.locator('img, iframe, object, embed').count();

// Everything that can be used has a name for those who don't see it.
out.nameless = await page.evaluate(() => [...document.querySelectorAll('button, input, select, canvas[tabindex], a')].filter((each) => !each.closest('[hidden]'))
  .filter((each) => !(each.getAttribute('aria-label') || each.textContent.trim() || [...(each.labels || [])].some((label) => label.textContent.trim())))
  .map((each) => each.outerHTML.slice(0, 120)));

// A frame of panning over the whole graph.
out.frame_ms = await page.evaluate(async () => {
  const canvas = document.getElementById('picture');
  const frame = () => new Promise(requestAnimationFrame);
  const start = performance.now();
  for (let i = 0; i < 20; ++i) {
    canvas.dispatchEvent(new KeyboardEvent('keydown', {key: i % 2 ? 'ArrowLeft' : 'ArrowRight'}));
    await frame();
    await frame();
  }
  return (performance.now() - start) / 20;
});

if (name) {
  // By keyboard alone: a name, its node, one of its edges, the words.
  await page.keyboard.press('Tab');
  await page.focus('#search');
  await page.keyboard.type(name);
  out.found = await page.locator('#found [role=option]').allTextContents();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  out.chosen = await page.textContent('#details h2');
  out.said = await page.textContent('#said');
  const connection = page.locator('.connections button').first();
  if (await connection.count()) {
    await connection.focus();
    await page.keyboard.press('Enter');
    out.edge = await page.textContent('#details h2');
    out.quotes = await page.locator('blockquote').allTextContents();
    out.sources = await page.locator('.source').allTextContents();
    out.rules = await page.locator('.rule').allTextContents();
  }
}
if (picture) {
  if (name) {
    await page.fill('#search', name);
    await page.keyboard.press('Enter');
    await page.click('#whole');
    await page.focus('#search');
    await page.keyboard.press('Enter');
  }
  await page.waitForTimeout(200);
  await page.screenshot({path: picture});
}

const count = async () => page.textContent('#counts');
await page.click('#whole');
const none = page.locator('fieldset').first().getByRole('button', {name: /none/});
if (await none.count()) {
  await none.click();
  out.without_relations = await count();
  await page.locator('fieldset').first().getByRole('button', {name: /all/}).click();
  out.with_all_again = await count();
}
const from = page.getByLabel('From', {exact: true});
if (await from.count()) {
  await from.fill(await from.getAttribute('max'));
  out.last_day = await count();
}
const before = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
await page.click('#theme');
out.theme_changes = before !== await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
await browser.close();
console.log(JSON.stringify(out));
