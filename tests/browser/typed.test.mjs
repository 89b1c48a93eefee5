// What readers type, and what links say: read as strictly as what authors write, and never guessed.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { open, outcome } from './pages.mjs';
import { addresses } from './typed-addresses.mjs';
import { counter, plain } from './typed-content.mjs';
import { bags, degrees, dinars, euros, francs, percents, yen } from './typed-inputs.mjs';

const LANGUAGES = { en: '', nl: 'nl/' };
const binary = (world) => path.join(world.target, 'debug', 'ruimte');

/** Publishes the two organisations, once. */
const site = (world) => {
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
const handed = (world, language, boundary) => {
  const scripts = path.join(site(world).folder, 'dist/counter', LANGUAGES[language], 'may-i');
  const file = readdirSync(scripts).find((name) => name.startsWith(boundary + '.'));
  return JSON.parse(/^[^(]*\((.*)\);\s*$/s.exec(readFileSync(path.join(scripts, file), 'utf8'))[1]);
};

/** A page that has loaded the scripts of the helper. */
const helper = async (world, language, hash = '#boundary=gift&role=desk') => {
  const driven = await open(world, site(world).page(`counter/${LANGUAGES[language]}may-i.html${hash}`));
  await driven.page.waitForFunction(() => window.ruimte.typed);
  return driven;
};

/** Reads every text in the page, and says in one word what came of it. */
const readAll = (page, data, fact, texts) => page.evaluate(([data, fact, texts]) => {
  const asked = data.asked[data.asks.findIndex((ask) => ask.fact === fact)];
  return texts.map((text) => {
    const { value, why, meant } = window.ruimte.typed(data, asked, text);
    return value !== undefined ? value : [why, ...meant].join(' ');
  });
}, [data, fact, texts]);

/** What is shown for texts that were read, and what the helper would read of that again. */
const TABLES = { gift: ['amount', euros], bags: ['bags', bags], off: ['off', percents], warmth: ['warmth', degrees], yen: ['amount', yen], francs: ['amount', francs], dinars: ['amount', dinars] };

const tables = {};
for (const language of Object.keys(LANGUAGES)) {
  tables[`numbers typed on a page in ${language}`] = async (world) => {
    const { page, done } = await helper(world, language);
    let count = 0;
    for (const [name, [fact, table]] of Object.entries(TABLES)) {
      const data = handed(world, language, ['off', 'warmth'].includes(name) ? 'bags' : name);
      const rows = table.map(([text, en, nl = en]) => [text, { en, nl }[language]]);
      const read = await readAll(page, data, fact, rows.map(([text]) => text));
      assert.deepEqual(rows.map(([text], at) => [name, text, read[at]]), rows.map(([text, expected]) => [name, text, expected]));
      count += rows.length;
    }
    assert.ok(count >= 120, `only ${count}`);
    await done();
  };
}

/** Runs in the page: everything that it shows can be typed again. */
const roundTrip = ([language, all]) => {
  const { ruimte } = window;
  const wrong = [];
  for (const data of all) {
    data.asked.forEach((asked) => {
      if (!['number', 'percent', 'money'].includes(asked.kind)) return;
      for (const text of ['0', '4', '80', '80.5', '80.25', '999.99', '1000', '1250', '12345678.9', '9007199254740993', '1234567890123456.12345678', '0.125', '12.3450']) {
        const shown = ruimte.shown(data, asked, text);
        const { value, why, meant } = ruimte.typed(data, asked, shown);
        const exact = (one) => ruimte.exact(one) === ruimte.exact(text);
        if (value === undefined ? why !== 'which' || !meant.some(exact) : !exact(value)) wrong.push({ language, text, shown, value, why, meant });
      }
      // What a field proposes can be typed there.
      const field = ruimte.field({ typed_number: '', typed_try: '{0}' }, data, asked, () => {});
      field.querySelector('input').value = 'x';
      field.querySelector('button').click();
      const sample = field.querySelector('.helper-wrong').textContent.trim();
      if (ruimte.typed(data, asked, sample).value === undefined) wrong.push({ language, sample });
    });
  }
  return wrong;
};

const refused = async (page, selector) => {
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
const type = async (page, text) => {
  await page.fill('.helper-number', text);
  await page.press('.helper-number', 'Enter');
};

const offers = async (page) => (await page.locator('.helper-typed .choices:visible button').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '));

/** How `ruimte decide` reads the same. */
const decide = (world, boundary, role, pairs) => {
  const words = pairs.map(([name, value]) => `${name}=${value}`);
  return spawnSync(binary(world), ['decide', 'counter', boundary, '--role', role, '--format', 'json', ...words], { cwd: site(world).folder, encoding: 'utf8' });
};

const hash = (boundary, role, pairs) =>
  '#' + [['boundary', boundary], ['role', role], ...pairs].map((pair) => pair.map(encodeURIComponent).join('=')).join('&');

/** What the page makes of an address, once it has made something of it. */
const shownAt = async (page, address) => {
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

export default {
  ...tables,

  'whatever is shown can be typed again': async (world) => {
    for (const language of Object.keys(LANGUAGES)) {
      const { page, done } = await helper(world, language);
      const all = ['gift', 'bags', 'dollars', 'yen', 'francs', 'dinars'].map((name) => handed(world, language, name));
      assert.deepEqual(await page.evaluate(roundTrip, [language, all]), []);
      await done();
    }
  },

  'what is refused is asked again, and what was meant is a press away': async (world) => {
    const { page, done } = await helper(world, 'en', '#boundary=gift&role=desk&sure=yes');
    for (const text of ['2k', 'ca. 50', '50 USD', '50%', '2 of 4', '-5', '1½', '50-60', '']) {
      await type(page, text);
      assert.match(await refused(page, '#helper-wrong'), /Try something like €80\.50\.$/);
      assert.deepEqual(await offers(page), []);
      assert.equal(await page.inputValue('.helper-number'), text);
      assert.ok(await page.evaluate(() => document.activeElement?.matches('.helper-number')));
    }
    await type(page, '80,50');
    assert.match(await refused(page), /1,234\.5/);
    assert.deepEqual(await offers(page), ['Did you mean €80.50?']);
    await page.fill('.helper-number', '80,5');
    assert.deepEqual(await offers(page), []);
    assert.equal(await page.locator('.helper-number[aria-invalid]').count(), 0);
    await type(page, '1.250');
    assert.match(await refused(page), /Which do you mean\?$/);
    assert.deepEqual(await offers(page), ['€1.25', '€1,250']);
    // The buttons come right after the field.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.plate h2:focus');
    assert.match(page.url(), /amount=1\.25(&|$)/);
    await done();
  },

  'in Dutch as well, where one types as one reads': async (world) => {
    const { page, done } = await helper(world, 'nl', '#boundary=gift&role=desk&sure=yes');
    await type(page, '80.50');
    assert.match(await refused(page), /1\.234,5.*Probeer iets als €\s80,50\.$/);
    assert.deepEqual(await offers(page), ['Bedoelde je € 80,50?']);
    await type(page, 'EUR 1.250,-');
    assert.deepEqual(await offers(page), ['Bedoelde je € 1.250?']);
    await type(page, '1,250');
    assert.deepEqual(await offers(page), ['€ 1,25', '€ 1.250']);
    await page.click('.helper-typed .choices button >> nth=1');
    assert.match((await outcome(page, '[data-verdict=ask]')).whom, /lead/);
    assert.match(page.url(), /amount=1250(&|$)/);
    await done();
  },

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

  'the amount as understood stands in the verdict, with what is left of each limit': async (world) => {
    const lines = async (page, address) => {
      await shownAt(page, address);
      await page.waitForSelector('.plate');
      return (await page.locator('.plate-case').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '));
    };
    const GIFT = '#boundary=gift&role=desk&sure=yes&amount=';
    const { page: en, done } = await helper(world, 'en');
    assert.deepEqual(await lines(en, GIFT + '80'), ['€80 of €100; €20 left', '€80 of €250 for this guest; €170 left']);
    assert.deepEqual(await lines(en, GIFT + '80.25&already.guest=30'),
      ['€80.25 of €100; €19.75 left', '€80.25 now and €30 before: €110.25 of €250 for this guest; €139.75 left']);
    assert.deepEqual(await lines(en, GIFT + '100&already.guest=150'),
      ['€100 of €100; €0 left', '€100 now and €150 before: €250 of €250 for this guest; €0 left']);
    assert.deepEqual(await lines(en, GIFT + '80&already.guest=200'), ['€80; given before: €200 per guest']);
    assert.deepEqual(await lines(en, GIFT + '9007199254740993'), ['€9,007,199,254,740,993']);
    assert.deepEqual(await lines(en, '#boundary=gift&role=lead&sure=no&amount=800'), ['€800']);
    assert.deepEqual(await lines(en, '#boundary=gift&role=desk&sure=no&amount=?'), ['How much is the gift? I don’t know']);
    assert.deepEqual(await lines(en, '#boundary=bags&role=desk&bags=4 bags&off=15 %&warmth=-4&price=80.5&topic=food'),
      ['4 bags · 15%', 'How warm is it? -4', 'What did they cost? €80.50']);
    assert.deepEqual(await lines(en, '#boundary=yen&role=desk&amount=5000&already.guest-day=1000'),
      ['¥5,000 of ¥5,000; ¥0 left', '¥5,000 now and ¥1,000 before: ¥6,000 of ¥20,000 for this guest and day; ¥14,000 left']);
    await done();
    const { page: nl, done: over } = await helper(world, 'nl');
    assert.deepEqual(await lines(nl, GIFT + '80'), ['€ 80 van € 100; nog € 20 over', '€ 80 van € 250 per gast; nog € 170 over']);
    assert.deepEqual(await lines(nl, GIFT + '80&already.guest=30'),
      ['€ 80 van € 100; nog € 20 over', '€ 80 nu en € 30 eerder: samen € 110 van € 250 per gast; nog € 140 over']);
    // A stretch that was pressed is no amount: it is told as it was called.
    await nl.goto(site(world).page('plain/may-i.html#boundary=gift&role=desk'));
    await nl.click('.helper-body .choice >> nth=0');
    await nl.waitForSelector('.plate');
    assert.deepEqual((await nl.locator('.plate-case').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' ')), ['Hoogstens € 50']);
    await over();
  },
};
