// A picture of a page or of an SVG, by Chromium: picture.mjs FILE PICTURE.png WIDTH HEIGHT [NAME TO CHOOSE]
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

const [path, picture, width, height, name] = process.argv.slice(2);
const browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu']});
const page = await browser.newPage({viewport: {width: Number(width), height: Number(height)}});
const url = pathToFileURL(path).href;
if (path.endsWith('.svg')) {
  await page.goto(url);
  await page.evaluate(() => { for (const side of ['width', 'height']) document.documentElement.setAttribute(side, '100%'); });
} else {
  await page.goto(url);
  await page.waitForSelector('html[data-ready]');
  await page.fill('#search', name);
  await page.keyboard.press('Enter');
  await page.evaluate(() => document.activeElement.blur());
}
await page.waitForTimeout(300);
await page.screenshot({path: picture});
await browser.close();
