// What a reader ticks off, adds up and filters, on the device and nowhere else.
import assert from 'node:assert/strict';
import { open } from './pages.mjs';

const everywhere = async (world, test) => {
  for (const base of [world.served, world.files]) await test(base);
};

const forget = (page) => page.click('.kept button');
const said = (page, at) => page.locator(at).innerText();
const answer = (page, statement, points) => page.locator('.scan-statement').nth(statement).locator('input').nth(points).check();
const shown = (page) => page.locator('.listing-item:visible').count();
const choose = (page, name, value) => page.selectOption('.filters [name=' + name + ']', value);

/** Layout that moved without the reader's doing. */
const shifts = (page) => page.evaluate(() => new Promise((told) => {
  new PerformanceObserver((list) => told(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => told(0), 300);
}));

export default {
  'what is read stays ticked, for every role, until all is forgotten': (world) => everywhere(world, async (base) => {
    const { page, done } = await open(world, base + 'starter/en/roles/front-desk.html');
    assert.equal(await said(page, '.path-count'), 'Nothing ticked off yet');
    await page.getByRole('checkbox', { name: 'Read: Own the moment' }).focus();
    await page.keyboard.press('Space');
    assert.equal(await said(page, '.path-count'), '1 of 7 read');
    assert.ok(await page.locator('.kept').isVisible());
    await page.goto(base + 'starter/en/roles/trainee.html');
    const box = page.locator('[data-step="value:own-the-moment"] input');
    if (await box.count()) assert.ok(await box.isChecked());
    await page.goto(base + 'starter/roles/front-desk.html');
    assert.equal(await said(page, '.path-count'), '1 van 7 gelezen');
    for (const one of await page.locator('.path-tick input').all()) await one.check();
    assert.equal(await said(page, '.path-count'), 'Alles gelezen');
    const size = await page.locator('.path-tick').first().boundingBox();
    assert.ok(size.width >= 44 && size.height >= 44);
    await forget(page);
    assert.equal(await said(page, '.path-count'), 'Nog niets afgevinkt');
    assert.equal(await page.locator('.path-tick input:checked').count(), 0);
    await page.reload();
    assert.equal(await page.locator('.path-tick input:checked').count(), 0);
    assert.equal(await shifts(page), 0);
    await done();
  }),

  'the scan adds up once all is answered, and keeps the answers': (world) => everywhere(world, async (base) => {
    const { page, done } = await open(world, base + 'starter/en/scan.html');
    const band = () => page.locator('.scan-band[aria-current=true] .scan-range').allInnerTexts();
    assert.equal(await said(page, '.scan-score'), '5 still open');
    for (const at of [0, 1, 2, 3]) await answer(page, at, 4);
    assert.equal(await said(page, '.scan-score'), 'One still open');
    assert.deepEqual(await band(), []);
    // How far the last statement stands from the others is its text's and the font's; only what
    // comes of the answer counts.
    await page.locator('.scan-statement').nth(4).locator('input').nth(0)
      .evaluate((input) => input.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const before = await page.evaluate(() => scrollY);
    await answer(page, 4, 0);
    assert.equal(await said(page, '.scan-score'), '16 of 20');
    assert.deepEqual(await band(), ['13 – 16']);
    assert.ok(Math.abs(await page.evaluate(() => scrollY) - before) < 400);
    await answer(page, 4, 1);
    assert.deepEqual(await band(), ['17 – 20']);
    await page.goto(base + 'starter/scan.html');
    assert.equal(await said(page, '.scan-score'), '17 van 20');
    await page.click('.scan-told button');
    assert.equal(await said(page, '.scan-score'), 'Nog 5 open');
    assert.equal(await page.evaluate(() => document.activeElement.type), 'radio');
    await answer(page, 0, 2);
    await forget(page);
    assert.equal(await said(page, '.scan-score'), 'Nog 5 open');
    await page.reload();
    assert.equal(await page.locator('.scan input:checked').count(), 0);
    await done();
  }),

  'every score lies in the band that its range names': async (world) => {
    const { page, done } = await open(world, world.files + 'starter/en/scan.html');
    for (let score = 0; score <= 20; score++) {
      for (const at of [0, 1, 2, 3, 4]) await answer(page, at, Math.min(4, Math.max(0, score - 4 * at)));
      const [range] = await page.locator('.scan-band[aria-current=true] .scan-range').allInnerTexts();
      const [from, to = from] = range.split('–').map(Number);
      assert.ok(from <= score && score <= to, score + ' in ' + range);
    }
    await done();
  },

  'filters combine, count, and live in the address': (world) => everywhere(world, async (base) => {
    const list = base + 'starter/en/examples/index.html';
    const { page, done } = await open(world, list);
    const all = await shown(page);
    assert.equal(await said(page, '.filters-count'), all + ' examples');
    await choose(page, 'value', 'own-the-moment');
    const some = await shown(page);
    assert.ok(some > 0 && some < all);
    assert.equal(await said(page, '.filters-count'), some + ' of ' + all + ' examples');
    await choose(page, 'kind', 'counterexample');
    const fewer = await shown(page);
    assert.ok(fewer < some);
    assert.match(page.url(), /#kind=counterexample&value=own-the-moment$/);
    await page.reload();
    assert.equal(await shown(page), fewer);
    await page.evaluate(() => { location.hash = '#role=owner&kind=counterexample&boundary=hotel-van&value=listen'; });
    await page.waitForFunction(() => document.querySelector('.filters-count').textContent === 'No example has all of this.');
    assert.equal(await shown(page), 0);
    await page.click('.filters-clear');
    assert.equal(await shown(page), all);
    assert.ok(!page.url().includes('='));
    assert.equal(await page.evaluate(() => document.activeElement.name), 'kind');
    await page.goto(list + '#value=gone');
    await page.reload();
    assert.equal(await shown(page), all);
    assert.equal(await shifts(page), 0);
    await done();
  }),

  'a keyword of an example leads to the examples that have it': (world) => everywhere(world, async (base) => {
    const { page, done } = await open(world, base + 'starter/en/examples/the-wet-suitcase.html');
    const link = page.locator('.spread > aside a[href*="#tag="]').first();
    const tag = await link.innerText();
    await link.click();
    await page.waitForSelector('.filters');
    assert.equal(await page.locator('.filters [name=tag]').inputValue(), tag);
    assert.ok(await shown(page) >= 1);
    await done();
  }),

  'without scripts nothing is missing and nothing is promised': async (world) => {
    const { page, done } = await open(world, world.files + 'starter/en/examples/index.html', { javaScriptEnabled: false });
    assert.equal(await page.locator('.filters').isVisible(), false);
    assert.equal(await shown(page), await page.locator('.listing-item').count());
    await page.goto(world.files + 'starter/en/roles/front-desk.html');
    assert.equal(await page.locator('.path-tick').first().isVisible(), false);
    await page.goto(world.files + 'starter/en/scan.html');
    assert.ok(await page.locator('.scan-count').isVisible());
    assert.equal(await page.locator('.scan-told').isVisible(), false);
    await done();
  },

  'nothing scrolls sideways on a narrow phone': async (world) => {
    const { page, done } = await open(world, world.files + 'starter/scan.html', { viewport: { width: 320, height: 700 } });
    for (const file of ['scan', 'examples/index', 'roles/front-desk', 'cards/front-desk']) {
      await page.goto(world.files + 'starter/' + file + '.html');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320, file);
    }
    await done();
  },
};
