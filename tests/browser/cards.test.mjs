// Pocket cards on paper: one sheet, nothing cut, true to size.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { open } from './pages.mjs';

/** A bank card, in the pixels of a browser. */
const WIDTH = (85.6 / 25.4) * 96;
const HEIGHT = (54 / 25.4) * 96;
/** The widths of sheets of paper. */
const PAPER = { A4: [210, 297], Letter: [215.9, 279.4] };

const cards = (world) => readdirSync(world.out, { recursive: true })
  .filter((file) => /(^|[/])cards[/][^/]+[.]html$/.test(file))
  .map((file) => file.split(path.sep).join('/'));

const pages = (pdf) => pdf.toString('latin1').match(/[/]Type\s*[/]Page\b/g)?.length;

/** Runs in the page: what does not fit into its panel, and panels that are not a card's size. */
const cut = ([width, height]) => {
  const wrong = [];
  for (const panel of document.querySelectorAll('.card-panel')) {
    const box = panel.getBoundingClientRect();
    const name = panel.innerText.slice(0, 40);
    if (panel.scrollHeight > panel.clientHeight + 1 || panel.scrollWidth > panel.clientWidth + 1) wrong.push(name);
    if (Math.abs(box.width - width) > 1 || Math.abs(box.height - height) > 1) wrong.push(name + box.width + ' ' + box.height);
    const inside = panel.clientHeight - parseFloat(getComputedStyle(panel).paddingBlockEnd) + box.top + 1;
    for (const part of panel.querySelectorAll('*')) {
      if (part.getBoundingClientRect().bottom > inside) wrong.push(name + part.className);
    }
  }
  return wrong;
};

export default {
  'no panel of any card holds more than was measured': async (world) => {
    const { page, done } = await open(world, world.files + 'starter/index.html');
    await page.emulateMedia({ media: 'print' });
    const all = cards(world);
    assert.ok(all.length > 40, all.length);
    for (const file of all) {
      await page.goto(world.files + file);
      assert.deepEqual(await page.evaluate(cut, [WIDTH, HEIGHT]), [], file);
    }
    await done();
  },

  'every card is one sheet of A4 and of Letter': async (world) => {
    const { page, done } = await open(world, world.files + 'starter/index.html');
    for (const file of cards(world)) {
      await page.goto(world.files + file);
      // Letter is the shorter of the two; what it holds in every language, A4 holds too.
      const formats = file.includes('/en/') ? ['Letter'] : ['A4', 'Letter'];
      for (const format of formats) {
        const [width] = PAPER[format];
        assert.equal(pages(await page.pdf({ format })), 1, file + format);
        await page.emulateMedia({ media: 'print' });
        const right = await page.evaluate(() => document.querySelector('.card-marks').getBoundingClientRect().width);
        assert.ok(right <= ((width - 20) / 25.4) * 96, file + format);
      }
    }
    await done();
  },

  'the code can be read from paper, and says where it leads': async (world) => {
    const { page, done } = await open(world, world.files + 'starter/en/cards/front-desk.html');
    await page.emulateMedia({ media: 'print' });
    const code = page.locator('.card-code');
    const modules = await code.evaluate((svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width);
    assert.ok(modules >= (0.35 / 25.4) * 96, modules);
    assert.match(await code.getAttribute('aria-label'), /^QR code: https:.*[/]en[/]roles[/]front-desk[.]html$/);
    await done();
  },

  'a phone reads it without scripts and without scrolling sideways': async (world) => {
    const options = { javaScriptEnabled: false, viewport: { width: 320, height: 700 } };
    const { page, done } = await open(world, world.files + 'starter/en/roles/front-desk.html', options);
    await page.click('.answers-way a');
    await page.waitForURL(/cards[/]front-desk[.]html$/);
    assert.equal(await page.locator('.card-print').isVisible(), false);
    const { width, text } = await page.locator('html').evaluate((html) => ({ width: html.scrollWidth, text: html.innerText }));
    assert.ok(width <= 320, width);
    for (const words of ['Decide it yourself', 'up to €250 per guest', 'We never do this', 'Own the moment']) assert.ok(text.includes(words), words);
    await done();
  },
};
