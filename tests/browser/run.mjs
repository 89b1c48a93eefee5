// Holds published playbooks against what they promise, in a real browser: built here, opened as
// files and served, with and without scripts, by touch and by keyboard.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');
const out = mkdtempSync(path.join(tmpdir(), 'ruimte-browser-'));
const build = (content, ...organisations) => execFileSync(path.join(target, 'debug', 'ruimte'),
  ['build', '--quiet', '--out', out, '--content', content, ...organisations],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
// The starter as it was when it trusted its people with less.
const older = mkdtempSync(path.join(tmpdir(), 'ruimte-older-'));
cpSync(path.join(root, 'content', 'starter'), path.join(older, 'starter'), { recursive: true });
const playbook = path.join(older, 'starter', 'playbook.yaml');
writeFileSync(playbook, readFileSync(playbook, 'utf8').replace('default: 250 EUR', 'default: 120 EUR'));
const ledger = (folder) => {
  mkdirSync(path.join(folder, 'ledger'));
  writeFileSync(path.join(folder, 'ledger', 'playbook.yaml'), 'extends: starter\ntheme: {use: ledger, accent: "#8a1c3b"}\n');
};
ledger(older);
build('content');
build('content', '--base-url', 'https://handbook.example.org/a/house', '--since', older, 'starter');
// The same playbook in the other theme.
const fork = mkdtempSync(path.join(tmpdir(), 'ruimte-fork-'));
cpSync(path.join(root, 'content', 'starter'), path.join(fork, 'starter'), { recursive: true });
ledger(fork);
build(fork, '--since', older, 'ledger');
for (const folder of [fork, older]) rmSync(folder, { recursive: true });

const server = await serve(out);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
const every = process.argv.includes('--every');
const world = {
  root, target, browser, out, every,
  served: server.address,
  files: 'file://' + out + '/',
};
const chosen = process.argv.slice(2).filter((name) => name !== '--every');
const names = ['walk', 'helper', 'typed', 'given', 'device', 'search', 'practise', 'cards', 'changes', 'room', 'print', 'serve', 'hostile', 'text', 'axe', 'valid', 'every']
  .filter((name) => !chosen.length || chosen.includes(name));
let failed = 0;
for (const name of names) {
  const { default: tests } = await import(`./${name}.test.mjs`);
  for (const [what, test] of Object.entries(tests)) {
    const began = Date.now();
    try {
      await test(world);
      console.log(`ok   ${name}: ${what} (${Date.now() - began} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL ${name}: ${what}\n${error.stack ?? error}`);
    }
  }
}
await browser.close();
server.close();
rmSync(out, { recursive: true, force: true });
process.exitCode = failed ? 1 : 0;
