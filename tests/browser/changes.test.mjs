// What changed, for the reader's own role.
import assert from 'node:assert/strict';
import { open } from './pages.mjs';

const ROOMS = '.changes-room:visible';

const everywhere = async (world, test) => {
  for (const base of [world.served, world.files]) await test(base);
};

export default {
  'a role that is picked shows its own changes, and is remembered until all is forgotten': (world) => everywhere(world, async (base) => {
    const { page, done } = await open(world, base + 'starter/en/changes.html');
    const all = await page.locator(ROOMS).count();
    assert.ok(all > 1);
    await page.selectOption('.changes-pick select', 'front-desk');
    assert.equal(await page.locator(ROOMS).count(), 1);
    assert.match(await page.locator(ROOMS).getAttribute('data-role'), /\bfront-desk\b/);
    await page.goto(base + 'starter/changes.html');
    assert.equal(await page.locator('.changes-pick select').inputValue(), 'front-desk');
    assert.equal(await page.locator(ROOMS).count(), 1);
    await page.selectOption('.changes-pick select', '');
    assert.equal(await page.locator(ROOMS).count(), all);
    await page.click('.kept button');
    await page.reload();
    assert.equal(await page.locator(ROOMS).count(), all);
    await done();
  }),

  'without scripts, and on paper, all roles stand there': (world) => everywhere(world, async (base) => {
    const bare = await open(world, base + 'starter/en/changes.html', { javaScriptEnabled: false });
    const all = await bare.page.locator(ROOMS).count();
    assert.ok(all > 1);
    assert.equal(await bare.page.locator('.changes-pick').isVisible(), false);
    await bare.done();
    const { page, done } = await open(world, base + 'starter/en/changes.html');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator(ROOMS).count(), all);
    assert.equal(await page.locator('.changes-pick').isVisible(), false);
    await done();
  }),
};
