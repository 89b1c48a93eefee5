// The two organisations that ask for numbers, published; and what is common to driving their pages.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { open, outcome } from './pages.mjs';
import { counter, plain } from './typed-content.mjs';

export const LANGUAGES = { en: '', nl: 'nl/' };
export const binary = (world) => path.join(world.target, 'debug', 'ruimte');

/** Publishes the two organisations, once. */
export const site = (world) => {
  if (world.typed) return world.typed;
  const folder = mkdtempSync(path.join(tmpdir(), 'ruimte-typed-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const [organisation, files] of Object.entries({ counter, plain })) {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(folder, 'content', organisation, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
  execFileSync(binary(world), ['build', '--quiet'], { cwd: folder, stdio: 'ignore' });
  world.typed = { folder, page: (name) => 'file://' + path.join(folder, 'dist', name) };
  return world.typed;
};

/** A boundary as its page gets it. */
export const handed = (world, language, boundary) => {
  const scripts = path.join(site(world).folder, 'dist/counter', LANGUAGES[language], 'may-i');
  const file = readdirSync(scripts).find((name) => name.startsWith(boundary + '.'));
  return JSON.parse(/^[^(]*\((.*)\);\s*$/s.exec(readFileSync(path.join(scripts, file), 'utf8'))[1]);
};

/** A page that has loaded the scripts of the helper. */
export const helper = async (world, language, hash = '#boundary=gift&role=desk') => {
  const driven = await open(world, site(world).page(`counter/${LANGUAGES[language]}may-i.html${hash}`));
  await driven.page.waitForFunction(() => window.ruimte.typed);
  return driven;
};

/** That the form asks again, and shows why; by what, and in which words. */
export const refused = async (page, selector) => {
  const input = page.locator('.helper-number');
  assert.equal(await page.locator('.plate').count(), 0);
  assert.equal((await outcome(page)).verdict, 'undecided');
  assert.equal(await input.getAttribute('aria-invalid'), 'true');
  const alert = page.locator(`[role=alert]#${await input.getAttribute('aria-describedby')}`);
  assert.ok(await alert.isVisible());
  if (selector) assert.ok(await alert.evaluate((one, wanted) => one.matches(wanted), selector));
  return (await alert.innerText()).trim();
};

/** Types into the form, and presses Enter. */
export const type = async (page, text) => {
  await page.fill('.helper-number', text);
  await page.press('.helper-number', 'Enter');
};

export const offers = async (page) => (await page.locator('.helper-typed .choices:visible button').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '));

/** What the page makes of an address, once it has made something of it. */
export const shownAt = async (page, address) => {
  await page.evaluate((to) => {
    document.querySelector('.outcome').dataset.verdict = 'waiting';
    history.pushState(null, '', to);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }, address);
  await page.waitForFunction(() => {
    const isSaid = [...document.querySelectorAll('.helper-refused:not([hidden])')].every((one) => one.children.length);
    return document.querySelector('.outcome').dataset.verdict !== 'waiting' && isSaid;
  });
  return page.evaluate(() => ({
    ...document.querySelector('.outcome').dataset,
    lines: [...document.querySelectorAll('.helper-refused:not([hidden]) p:not(.helper-lead)')].map((line) => line.textContent),
  }));
};
