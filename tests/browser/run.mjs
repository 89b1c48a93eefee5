// Holds published playbooks against what they promise, in a real browser: built here, opened as
// files and served, with and without scripts, by touch and by keyboard.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');
const out = mkdtempSync(path.join(tmpdir(), 'ruimte-browser-'));
const build = ['build', '--quiet', '--out', out, 'starter', 'southwest'];
execFileSync(path.join(target, 'debug', 'ruimte'), build, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

const server = await serve(out);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
const world = {
  root, target, browser,
  served: server.address,
  files: 'file://' + out + '/',
};
const chosen = process.argv.slice(2);
const names = ['walk', 'helper', 'device', 'search', 'serve', 'axe'].filter((name) => !chosen.length || chosen.includes(name));
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
