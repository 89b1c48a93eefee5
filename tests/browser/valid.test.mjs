// Every published page is valid HTML, as the Nu HTML checker has it, and every link within a site
// leads to something that is there, also without scripts.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { markdown } from './odd-markdown.mjs';

const checker = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
/** What it says of files that are not served from anywhere: that is no matter of the pages. */
const UNSERVED = '.*Content Security Policy.*';

const pagesBelow = (folder) => readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.html')).map((name) => name.split(path.sep).join('/')).sort();

/** What the checker says of all pages below some folders; one start of Java for all. */
const messages = (...folders) => {
  const words = ['-Xss8m', '-jar', checker, '--skip-non-html', '--format', 'json', '--filterpattern', UNSERVED, ...folders];
  const { stderr } = spawnSync('java', words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return JSON.parse(stderr).messages;
};

/** The same for people: what it says, how often, and where first. */
const told = (said) => {
  const places = new Map();
  for (const { type, subType, message, url, lastLine, extract } of said) {
    const place = `${url.replace(/.*\/(?=[^/]+\/[^/]+$)/, '')}:${lastLine} ${extract?.replaceAll('\n', ' ')}`;
    const said = places.get(`${subType ?? type}: ${message}`) ?? [];
    places.set(`${subType ?? type}: ${message}`, [...said, place]);
  }
  return [...places].map(([what, at]) => `${what} (${at.length})\n${at.slice(0, 3).join('\n')}`);
};

/** Skips what needs Java where there is none, and says so. */
const withJava = (test) => async (world) => {
  if (spawnSync('java', ['-version']).error) console.log('     SKIPPED: there is no Java here to run the HTML checker');
  else await test(world);
};

/** A playbook of all Markdown that there is, in every field that is Markdown. */
const oddest = (world, folder) => {
  const texts = markdown();
  const block = (text) => `|\n${text.split('\n').map((line) => '    ' + line).join('\n')}\n`;
  const files = {
    'playbook.yaml': 'name: Odd <&> "names"\nlanguages: [en, ar]\ncurrency: EUR\notherwise: ask lead\nvision: ' + block(texts[1]),
    'roles/lead.yaml': `title: Lead\ntext: ${block(texts[0])}`,
    'values/listen.yaml': `title: Listen & "hear" <them>\ntext: ${block(texts[0])}`,
    'boundaries/refund.yaml': `title: Refund\nquestion: May I?\nwhy: ${block(texts[1])}may:\n  - up_to: 50 EUR per guest\n    why: ${block(texts[1]).replaceAll('\n    ', '\n        ')}`,
    'examples/late.yaml': `title: Late\nvalues: listen\ntags: ["two words", "één", "a&b"]\nstory: ${block(texts[0])}what_happened: ${block(texts[1])}better: ${block(texts[0])}lesson: ${block(texts[1])}kind: counterexample\n`,
    'scan.yaml': `title: Scan\nintro: ${block(texts[1])}scale: [No, Yes]\nstatements:\n  - {text: A, value: listen}\nbands:\n  - from: 0\n    title: Low\n    text: ${block(texts[0]).replaceAll('\n    ', '\n        ')}`,
    'assets/plan (1) #2.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>',
  };
  texts.forEach((text, number) => { files[`pages/p${number}.md`] = `---\ntitle: Page ${number}\n---\n${text}\n`; });
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, 'content/odd', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  execFileSync(path.join(world.target, 'debug', 'ruimte'), ['build', '--quiet'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  return path.join(folder, 'dist');
};

const inFolder = (test) => async (world) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ruimte-odd-'));
  try {
    return await test(world, oddest(world, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The links of all pages below a folder that lead to no file, or to no element of it. */
const broken = (folder) => {
  const ids = new Map();
  const idsOf = (file) => {
    if (!ids.has(file)) ids.set(file, new Set([...readFileSync(file, 'utf8').matchAll(/ id="([^"]*)"/g)].map(([, id]) => id.replaceAll('&amp;', '&'))));
    return ids.get(file);
  };
  let fragments = 0;
  const wrong = [];
  for (const page of pagesBelow(folder)) {
    for (const [, written] of readFileSync(path.join(folder, page), 'utf8').matchAll(/ href="([^"]*)"/g)) {
      const href = written.replaceAll('&amp;', '&');
      if (/^([a-z]+:|\/\/)/.test(href)) continue;
      const [name, fragment] = href.split('#');
      const file = name ? path.join(folder, path.dirname(page), decodeURIComponent(name.split('?')[0])) : path.join(folder, page);
      if (!existsSync(file)) wrong.push(`${page}: no file ${href}`);
      else if (fragment !== undefined) {
        fragments += 1;
        const found = idsOf(file);
        if (!found.has(fragment) && !found.has(decodeURIComponent(fragment))) wrong.push(`${page}: no element ${href}`);
      }
    }
  }
  return { fragments, wrong: [...new Set(wrong)] };
};

/** The ids that a page has twice. */
const doubled = (folder) => pagesBelow(folder).flatMap((page) => {
  const ids = [...readFileSync(path.join(folder, page), 'utf8').matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${page}: ${id}`);
});

export default {
  'no page of any playbook has an error, or anything to be warned of, nor one of the oddest Markdown': withJava(inFolder((world, odd) => {
    const pages = pagesBelow(world.out);
    assert.ok(pages.length > 800, pages.length);
    for (const kind of ['ledger/en/cards/', 'starter/en/changes.html', 'ledger/changes.html', 'starter/practise.html', 'starter/scan.html', 'starter/may-i.html']) {
      assert.ok(pages.some((page) => page.startsWith(kind)), kind);
    }
    const said = messages(world.out, odd);
    // Of what authors write in HTML themselves, only errors count.
    const wrong = told(said.filter(({ type, url }) => type === 'error' || !url.includes(odd)));
    assert.deepEqual(wrong, [], wrong.join('\n\n'));
  })),

  'every link within a site leads to a page, and to a part of it, without scripts': (world) => {
    const { fragments, wrong } = broken(world.out);
    assert.ok(fragments > 1500, fragments);
    assert.deepEqual(wrong, []);
    assert.deepEqual(doubled(world.out), []);
  },

  'so does every link beside the oddest Markdown': inFolder((_, out) => {
    assert.deepEqual(broken(out).wrong, []);
    assert.deepEqual(doubled(out), []);
  }),
};
