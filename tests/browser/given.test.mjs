// What links say is read as the command line reads it, and never guessed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { outcome } from './pages.mjs';
import { addresses } from './typed-addresses.mjs';
import { binary, helper, offers, refused, shownAt, site, type } from './typed-site.mjs';

/** How `ruimte decide` reads the same. */
const decide = (world, boundary, role, pairs) => {
  const words = pairs.map(([name, value]) => `${name}=${value}`);
  return spawnSync(binary(world), ['decide', 'counter', boundary, '--role', role, '--format', 'json', ...words], { cwd: site(world).folder, encoding: 'utf8' });
};

const hash = (boundary, role, pairs) =>
  '#' + [['boundary', boundary], ['role', role], ...pairs].map((pair) => pair.map(encodeURIComponent).join('=')).join('&');

export default {
  'a link is read as the command line reads it, and refused in the same words': async (world) => {
    const { page, done } = await helper(world, 'en');
    let count = 0;
    for (const [boundary, role, ...pairs] of addresses) {
      const { status, stdout, stderr } = decide(world, boundary, role, pairs);
      const what = hash(boundary, role, pairs);
      const shown = await shownAt(page, what);
      if (status === 0) {
        const { verdict, needs } = JSON.parse(stdout);
        assert.deepEqual([what, shown.verdict, shown.needs, shown.lines], [what, verdict, verdict === 'undecided' ? needs.join(' ') : '', []]);
      } else {
        assert.equal(status, 2, stderr);
        assert.deepEqual([what, shown.verdict, shown.lines[0]], [what, 'undecided', stderr.replace(/^error: /, '').trim()]);
        const facts = pairs.map(([name]) => name).filter((name) => shown.lines[0].startsWith('`' + name + '`') && !shown.lines[0].includes('always'));
        for (const fact of facts) if (!/^(guest|role)$/.test(fact)) assert.ok(shown.needs.split(' ').includes(fact), `${what} needs ${shown.needs}`);
      }
      count += 1;
    }
    assert.ok(count >= 90, `only ${count}`);
    await done();
  },

  'what a link got wrong is asked, and nothing is assumed in its place': async (world) => {
    const { page, done } = await helper(world, 'en', '#boundary=gift&role=desk&sure=yes&amount=1.000&already.guest=30');
    assert.match(await refused(page, '#helper-refused'), /`amount`: `1\.000` can be read in two ways/);
    assert.equal(await page.inputValue('.helper-number'), '1.000');
    assert.deepEqual(await offers(page), ['€1', '€1,000']);
    await page.click('.helper-typed .choices button >> nth=0');
    await outcome(page, '[data-verdict=may]');
    await page.click('.helper-back');
    assert.match(await refused(page), /`1\.000`/);

    // In an address, too, a sign is a sign, and a `+` between two words the space that it stands for.
    for (const [text, verdict] of [['+80', 'undecided'], ['80+', 'undecided'], ['80+EUR', 'may'], ['80%20EUR', 'may'], ['80%2BEUR', 'undecided'], ['80%', 'undecided'], ['%3880', 'ask']]) {
      assert.deepEqual([text, (await shownAt(page, '#boundary=gift&role=desk&sure=yes&amount=' + text)).verdict], [text, verdict]);
    }

    // A misspelt total is no total of nothing.
    await shownAt(page, '#boundary=gift&role=desk&sure=yes&amount=80&already.gust=240');
    assert.match(await page.locator('#helper-refused').innerText(), /runs over `gust`; did you mean `guest`\?/);
    assert.match(await page.locator('.helper-body h2').innerText(), /given before, per guest/);
    await type(page, '240');
    await page.click('.helper-done button');
    await outcome(page, '[data-verdict=ask]');
    assert.match(page.url(), /already\.guest=240/);
    assert.doesNotMatch(page.url(), /gust/);

    // Where nothing is left to ask, one goes on without it.
    await shownAt(page, '#boundary=gift&role=desk&allergy=yes&colour=blue');
    assert.match(await page.locator('.helper-body .helper-refused').innerText(), /has no fact `colour`/);
    await page.click('.helper-done button');
    await outcome(page, '[data-verdict=never]');

    // What a fact goes by unless said otherwise is not assumed of one that was said wrongly.
    const wrong = await shownAt(page, '#boundary=gift&role=desk&sure=yes&amount=80&allergy=maybe');
    assert.equal(wrong.needs.split(' ').includes('allergy'), true);
    assert.equal(await page.locator('.helper-body input[value=allergy]').count(), 1);
    await done();
  },

  'a role or a boundary that there is not is said above the choice': async (world) => {
    for (const [language, lead] of [['en', /cannot be read/], ['nl', /kunnen we zo niet lezen/]]) {
      const { page, done } = await helper(world, language);
      for (const [address, section] of [['#boundary=gft&role=desk', '.helper-find'], ['#boundary=lines&role=desk', '.helper-find'],
        ['#boundary=gift&role=dsk&sure=yes&amount=80', '.helper-who'], ['#boundary=gift&boundary=yen&role=desk', '.helper-find'], ['#boundary=gift&role=desk&role=lead&sure=yes', '.helper-who']]) {
        const { verdict, lines } = await shownAt(page, address);
        assert.equal(verdict, 'undecided');
        assert.equal(lines.length, 1);
        assert.match(await page.locator('.helper-refused:visible').innerText(), lead);
        assert.ok(await page.locator(section).isVisible());
        const { stderr } = decide(world, /boundary=([^&]*)/.exec(address)[1], /role=([^&]*)/.exec(address)[1], []);
        if (language === 'en' && !/(boundary|role)=.*\1=/.test(address)) assert.equal(lines[0], stderr.replace(/^error: /, '').trim());
      }
      await page.click('button[value=desk]');
      await page.waitForSelector('.helper-case:not([hidden])');
      assert.equal(await page.locator('.helper-refused:visible').count(), 0);
      await done();
    }
  },
};
