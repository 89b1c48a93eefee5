// Nothing that is written in a playbook runs, loads or sends anything: every field of every kind,
// every construct of Markdown, ids and file names, tried with what attackers write; in a browser
// that is told the policy of the pages, and in one that is not.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { addresses, attacks, constructs, mails, refused, schemes } from './attacks.mjs';
import { NO_MAIL, organisation } from './hostile-content.mjs';

const ODD = 'assets/odd.svg';
/** Names of files that are good for an attack, too. */
const NAMES = ['a b#c%d.txt', 'q\'uo"te<i>&.txt', 'x%22%3E.txt', 'javascript:ran(300).txt', '{{7*7}}.txt'];
const ASSETS = {
  [ODD]: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>top.ran(301)</script></svg>',
  ...Object.fromEntries(NAMES.map((name) => [`assets/${name}`, 'x'])),
  'pages/names.md': `---\ntitle: Names\n---\n${NAMES.map((name, number) => `[${number}](<assets/${encodeURIComponent(name)}>)`).join('\n\n')}\n`,
};

const binary = (world) => path.join(world.target, 'debug', 'ruimte');
const run = (world, folder, ...words) => spawnSync(binary(world), words, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });

const write = (folder, files) => {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
};

const inFolder = async (test) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ruimte-hostile-'));
  try {
    return await test(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const errors = (world, folder) => {
  const { stdout } = run(world, folder, 'check', '--format', 'json');
  return JSON.parse(stdout).diagnostics.filter(({ severity }) => severity === 'error');
};

const THEME = {
  'themes/motto/theme.yaml': 'name: Motto\nsettings: {motto: {type: text, default: x}}\n',
  'themes/motto/templates/pages/values.html': `{% extends "default/pages/values.html" %}{% block main %}{{ super() }}
<p class="motto" title="{{ frame.settings.motto }}">{{ frame.settings.motto }}</p>{% endblock main %}`,
};

/** All constructs of Markdown with all attacks in them. */
const pieces = constructs.map((construct) => attacks.map((attack) => construct(attack)));

/** Which of them are refused, each on a page of its own. */
const refusedPieces = (world) => inFolder((folder) => {
  write(path.join(folder, 'content/each'), { 'playbook.yaml': 'name: Each\n', 'values/plain.yaml': 'title: Plain\n', [ODD]: '<svg/>' });
  pieces.flat().forEach((piece, number) => write(path.join(folder, 'content/each'), { [`pages/p${number}.md`]: `---\ntitle: P\n---\n${piece}\n` }));
  return new Set(errors(world, folder).map(({ file, code, message }) => {
    assert.ok(['broken-link', 'unsafe-path'].includes(code), `${file} ${code} ${message}`);
    return pieces.flat()[Number(/p(\d+)\.md$/.exec(file)[1])];
  }));
});

/**
 * Pages of what is not refused, as few as will do: some pieces make a link with what comes after
 * them, and then go to different pages.
 */
const sound = (world, folder, none) => {
  let groups = pieces.map((group) => group.filter((piece) => !none.has(piece)));
  for (;;) {
    rmSync(path.join(folder, 'content'), { recursive: true, force: true });
    write(path.join(folder, 'content/hostile'), { ...organisation(false, groups).files, ...ASSETS });
    const wrong = new Set(errors(world, folder).map(({ file, line, code, message }) => {
      const number = Number(/pages\/every-(\d+)\./.exec(file)?.[1]);
      assert.ok(groups[number]?.length > 1, `${file}:${line} ${code} ${message}`);
      return number;
    }));
    if (!wrong.size) return groups;
    const half = (group) => [group.slice(0, group.length >> 1), group.slice(group.length >> 1)];
    groups = groups.flatMap((group, number) => (wrong.has(number) ? half(group) : [group]));
  }
};

/** All open strings of the schemas: those that one of the attacks, or one made to fit, is good for. */
const openFields = (world) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ruimte-schemas-'));
  execFileSync(binary(world), ['schema', '--out', folder], { stdio: 'ignore' });
  const open = new Set();
  const walk = (schema, at, root) => {
    if (schema.$ref) return walk(root.$defs[schema.$ref.split('/').pop()], at, root);
    for (const one of ['anyOf', 'oneOf', 'allOf'].flatMap((key) => schema[key] ?? [])) walk(one, at, root);
    for (const [key, one] of Object.entries(schema.properties ?? {})) walk(one, `${at}.${key}`, root);
    if (typeof schema.additionalProperties === 'object') walk(schema.additionalProperties, `${at}.*`, root);
    if (typeof schema.items === 'object') walk(schema.items, `${at}[]`, root);
    if (![schema.type].flat().includes('string') || schema.enum) return;
    const pattern = schema.pattern && new RegExp(schema.pattern, 'u');
    // A placeholder fits everywhere, and what it stands for is held against the same rules.
    const tried = [...attacks, ...addresses, ...mails].filter((one) => !one.includes('$('));
    if (!pattern || tried.some((one) => pattern.test(one))) open.add(at);
  };
  for (const name of readdirSync(folder)) {
    const schema = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
    // Who writes a theme writes its templates, too.
    if (name !== 'theme.json') walk(schema, name.replace('.json', ''), schema);
  }
  rmSync(folder, { recursive: true });
  return open;
};

/** Open strings that name something, or stand for a whole list: what does not exist is refused. */
const NAMED = ['playbook.theme.accent', 'playbook.theme.logo', 'playbook.theme.use'];

/** What no page may hold, whoever made it. Runs in the page. */
const found = () => {
  const wrong = [];
  const forbidden = 'iframe,frame,frameset,object,embed,applet,base,form,foreignObject,animate,set,math,style,video,audio,source,picture,portal,dialog,textarea,plaintext,xmp,' +
    'input[type=image],body link,body meta,svg script,svg a,[autofocus],[style],[srcdoc],[srcset],[formaction],[action],[ping],[poster],[background],[contenteditable],[accesskey],[http-equiv=refresh i],[target],' +
    '.prose :is([download],noscript,script,template,button,select,svg,dialog,[popover],[popovertarget],[hidden],[id]:not(h2,h3,h4,h5,h6),[tabindex]:not([tabindex="0"]),[class]:not(.prose-table,code[class^=language-]))';
  const told = (element) => element.outerHTML.slice(0, 200);
  const look = (root) => {
    for (const element of root.querySelectorAll(forbidden)) {
      // Where the author's bar lies is set by its script.
      if (!(element.matches('.author[style]') && root !== document)) wrong.push(told(element));
    }
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (element.tagName === 'SCRIPT' && (element.textContent || !element.getAttribute('src'))) wrong.push(told(element));
      for (const { name, value } of element.attributes) {
        if (/^on|:/.test(name) && !name.startsWith('xml')) wrong.push(`${name} ${told(element)}`);
        if (/^(href|src|data|cite|longdesc|xlink:href)$/.test(name)) {
          const { protocol } = new URL(value, document.baseURI);
          const may = element.tagName === 'A' ? ['mailto:', 'tel:', 'http:', 'https:', 'vscode:'] : [];
          if (![location.protocol, ...may].includes(protocol)) wrong.push(`${protocol} ${told(element)}`);
        }
      }
      if (element.tagName.includes('-') || element instanceof HTMLUnknownElement) wrong.push(told(element));
    }
    if (window.hits.length) wrong.push(`ran ${window.hits}`);
  };
  look(document);
  return wrong;
};

/** How often each element with its attributes stands in a page. Runs in the page. */
const census = () => {
  // What the reader's device remembers, and how long a text is.
  const usual = ['hidden', 'data-long', 'aria-current'];
  const counts = {};
  for (const element of document.querySelectorAll('*')) {
    const key = `${element.tagName} ${[...element.attributes].map(({ name }) => name).filter((name) => !usual.includes(name)).sort().join(' ')}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return Object.entries(counts).map(([key, count]) => `${count} ${key}`).sort();
};

/** A context in which everything that should not happen is written down. */
const watched = async (world, within, options) => {
  const context = await world.browser.newContext(options);
  context.setDefaultTimeout(20000);
  const wrong = [];
  await context.addInitScript(() => { window.hits = []; window.ran = (number) => { window.hits.push(number); console.log(`ran ${number}`); }; });
  context.on('request', (request) => { if (!within(request.url())) wrong.push(`asks ${request.url()}`); });
  context.on('dialog', (dialog) => { wrong.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  context.on('console', (message) => wrong.push(message.text()));
  context.on('weberror', (error) => wrong.push(error.error().message));
  return { context, wrong };
};

const pagesBelow = (folder) => readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.html')).sort();

/** What a reader does on the pages whose scripts put words in. */
const used = {
  'search.html': async (page) => {
    for (const typed of ['w1', 'script', 'ran', '<img src=x onerror=ran(400)>', '" onfocus="ran(401)']) {
      await page.fill('.search-field', typed);
      await page.waitForFunction(() => document.querySelector('.search-status')?.textContent);
    }
    await page.fill('.search-field', 'evil');
    await page.waitForSelector('.search-group:not([hidden]) .listing a');
  },
  'may-i.html': async (page) => {
    await page.goto(page.url() + '#boundary=spend&role=desk&sure=yes&bags=2&topic=other&amount=20');
    await page.waitForSelector('[data-verdict]');
    await page.goto(page.url().split('#')[0] + '#boundary=<img src=x onerror=ran(402)>&role="><script>ran(403)</script>&sure=<svg/onload=ran(404)>');
    await page.reload();
    await page.goto(page.url().split('#')[0] + '#boundary=spend&role=desk');
    await page.reload();
    await page.waitForSelector('.helper-body :is(button, input)');
  },
  'practise.html': async (page) => {
    await page.click('.practise-start button');
    await page.click('.practise-run .choice[value=may]');
    await page.waitForSelector('.practise-run .plate');
  },
  'scan.html': async (page) => {
    for (const answer of await page.locator('.scan label').all()) await answer.click();
    await page.waitForFunction(() => document.querySelector('.scan-score')?.textContent);
  },
};

export default {
  'every open field of every kind is tried': (world) => {
    const { covered } = organisation(false, [['x']]);
    const missing = [...openFields(world)].filter((field) => !covered.has(field) && !covered.has(`${field}.one`) && !NAMED.includes(field));
    assert.deepEqual(missing, []);
  },

  'no page runs, loads or sends anything, with the policy and without': (world) => inFolder(async (folder) => {
    const none = await refusedPieces(world);
    const [hostile, plain] = ['hostile', 'plain'].map((name) => path.join(folder, name));
    for (const place of [hostile, plain]) write(place, THEME);
    const groups = sound(world, hostile, none);
    write(path.join(plain, 'content/hostile'), { ...organisation(true, groups).files, ...ASSETS });
    for (const place of [hostile, plain]) {
      const { status, stderr } = run(world, place, 'build', '--quiet');
      assert.equal(status, 0, stderr);
    }
    const [out, twin] = [hostile, plain].map((place) => path.join(place, 'dist/hostile'));
    const all = pagesBelow(out);
    assert.deepEqual(all, pagesBelow(twin));
    const faults = [];
    for (const bypassCSP of [false, true]) {
      const within = (url) => [out, twin].some((place) => url.startsWith('file://' + place + '/')) && existsSync(fileURLToPath(url.replace(/[?#].*/, '')));
      const { context, wrong } = await watched(world, within, { bypassCSP, offline: true, viewport: { width: 1280, height: 800 } });
      // The Markdown of both languages is the same.
      const waiting = all.filter((name) => !name.startsWith('nl/pages/every-'));
      const worker = async () => {
        const page = await context.newPage();
        for (let name = waiting.shift(); name; name = waiting.shift()) {
          await page.goto(`file://${path.join(out, name)}`);
          const tell = (what, told) => { for (const one of told) faults.push(`${name} ${what}: ${one}`); };
          tell('has', await page.evaluate(found));
          // A card folds by the length of its words, and Markdown is the same in both.
          const compared = bypassCSP && !/cards\/|every-/.test(name);
          const has = compared && await page.evaluate(census);
          await used[path.basename(name)]?.(page).catch((error) => tell('breaks', [error.message]));
          tell('in use has', await page.evaluate(found));
          tell('does', wrong.splice(0));
          if (!compared) continue;
          await page.goto(`file://${path.join(twin, name)}`);
          const usual = await page.evaluate(census);
          tell('has, unlike with plain words', has.filter((one) => !usual.includes(one)));
        }
      };
      await Promise.all([worker(), worker()]);
      await context.close();
    }
    assert.ok(!faults.length, faults.join('\n'));
    console.log(`     ${all.length} pages, ${none.size} of ${pieces.flat().length} pieces of Markdown refused`);
  }),

  'what no page may hold is refused': (world) => inFolder((folder) => {
    const some = (all, from) => all.filter((_, number) => number % 9 === from);
    const playbooks = [
      ...refused.map((name) => ({ name })),
      ...[...some(mails, 0), ...mails.slice(-4)].filter((mail) => NO_MAIL.test(mail)).map((email) => ({ name: 'N', feedback: { email } })),
      ...schemes.map((url) => ({ name: 'N', feedback: { url } })),
      ...['use', 'accent', 'logo'].flatMap((key, from) => some(attacks, from).map((attack) => ({ name: 'N', theme: { [key]: attack } }))),
    ];
    playbooks.forEach((playbook, number) => write(path.join(folder, 'content'), { [`n${number}/playbook.yaml`]: JSON.stringify(playbook) }));
    const told = new Set(errors(world, folder).map(({ file }) => Number(/n(\d+)\//.exec(file)[1])));
    assert.deepEqual(playbooks.filter((_, number) => !told.has(number)), []);
  }),

  'what is told of them while they are written is as harmless': (world) => inFolder(async (folder) => {
    write(folder, THEME);
    const { files } = organisation(false, [['x']]);
    write(path.join(folder, 'content/hostile'), { ...files, ...ASSETS });
    const child = spawn(binary(world), ['serve', '--port', '0', '--quiet'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      const address = await new Promise((ready) => child.stdout.once('data', (line) => ready(String(line).trim())));
      const { context, wrong } = await watched(world, (url) => url.startsWith(address), {});
      const page = await context.newPage();
      await page.goto(address + 'hostile/boundaries/spend.html');
      await page.click('.author-line');
      await page.waitForSelector('.author-panel', { state: 'visible' });
      assert.deepEqual(await page.evaluate(found), []);
      const bad = Object.fromEntries(attacks.map((attack, number) => [attack + number, attack]));
      write(path.join(folder, 'content/hostile'), {
        'values/bad.yaml': JSON.stringify({ title: 'Bad', ...bad }, null, 1),
        'roles/bad.yaml': JSON.stringify({ title: 'Bad', reports_to: attacks[3], start_with: attacks }, null, 1),
        'pages/bad.md': `---\ntitle: Bad\n---\n${pieces.flat().slice(0, 300).join('\n\n')}\n`,
        'values/<img src=x onerror=ran(500)>.yaml': 'title: X\n',
      });
      await page.waitForSelector('.overlay', { state: 'visible' });
      assert.deepEqual(await page.evaluate(found), []);
      for (const there of ['', '.ruimte/problems/hostile', '<img src=x onerror=ran(501)>', 'hostile/"><script>ran(502)</script>', '%3Cscript%3Eran(503)%3C/script%3E']) {
        await page.goto(address + there);
        assert.deepEqual((await page.evaluate(found)).filter((one) => !one.includes('<base href="/hostile/">')), [], there);
      }
      assert.deepEqual(wrong.filter((one) => !/404/.test(one)), []);
      await context.close();
    } finally {
      child.kill();
    }
  }),
};
