// What a device keeps, and forgets.
import assert from 'node:assert/strict';
import { open } from './pages.mjs';

const kept = (page) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('ruimte')));

const everywhere = async (world, test) => {
  for (const base of [world.served, world.files]) await test(base);
};

export default {
  'a role that is picked is where "your room" leads, until all is forgotten': (world) => everywhere(world, async (base) => {
    const { page, done } = await open(world, base + 'starter/en/index.html');
    assert.equal(await page.locator('.kept').isVisible(), false);
    await page.click('[data-pick=role] a[href$="front-desk.html"]');
    await page.goto(base + 'starter/en/matrix.html');
    await page.click('.bar a[data-room]');
    await page.waitForURL(/roles\/front-desk\.html$/);
    assert.ok(await page.locator('.kept').isVisible());
    await page.click('.kept button');
    assert.deepEqual(await kept(page), []);
    assert.match(await page.locator('.kept [role=status]').innerText(), /Forgotten/);
    await page.click('.bar a[data-room]');
    await page.waitForURL(/roles\/index\.html$/);
    await page.reload();
    assert.equal(await page.locator('.kept').isVisible(), false);
    await done();
  }),

  'a role that is gone leads to the list': (world) => everywhere(world, async (base) => {
    const { page, done } = await open(world, base + 'starter/en/index.html');
    await page.evaluate(() => window.ruimte.role('nobody'));
    await page.reload();
    await page.click('.bar a[data-room]');
    await page.waitForURL(/roles\/index\.html#mine$/);
    assert.ok(await page.locator('.line-role').count() > 3);
    await done();
  }),

  'playbooks of one host remember their own': (world) => everywhere(world, async (base) => {
    const { page, done } = await open(world, base + 'starter/en/index.html');
    await page.evaluate(() => window.ruimte.role('front-desk'));
    await page.goto(base + 'southwest/index.html');
    assert.equal(await page.evaluate(() => window.ruimte.role()), null);
    await page.goto(base + 'starter/index.html');
    assert.equal(await page.evaluate(() => window.ruimte.role()), 'front-desk');
    await done();
  }),
};
