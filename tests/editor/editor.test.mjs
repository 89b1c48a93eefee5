// What an editor proposes, explains and finds wrong, for every kind of file.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

// A file of each kind, with the cursor where a key is due and some of the keys that must be
// proposed there.
const KEYS = [
  ['content/demo/playbook.yaml', 'name: A\n|\n', ['tagline', 'languages', 'questions', 'without']],
  ['content/demo/playbook.nl.yaml', 'name: A\n|\n', ['tagline', 'vision', 'words']],
  ['content/demo/roles/k.yaml', 'title: A\n|\n', ['reports_to', 'start_with', 'summary']],
  ['content/demo/roles/k.nl.yaml', 'title: A\n|\n', ['summary', 'text']],
  ['content/demo/values/k.yaml', 'title: A\n|\n', ['we_do', 'we_do_not', 'review_by']],
  ['content/demo/values/sub/k.nl.yaml', 'title: A\n|\n', ['we_do', 'summary']],
  ['content/demo/boundaries/k.yaml', 'title: A\n|\n', ['question', 'facts', 'may', 'never', 'otherwise']],
  ['content/demo/boundaries/k.nl.yaml', 'title: A\n|\n', ['question', 'facts', 'may']],
  ['content/demo/boundaries/may.yaml', 'may:\n  - |\n', ['up_to', 'when', 'roles', 'say']],
  ['content/demo/boundaries/ask.yaml', 'ask:\n  - |\n', ['whom', 'over', 'when']],
  ['content/demo/examples/k.yml', 'title: A\n|\n', ['story', 'decisions', 'lesson']],
  ['content/demo/examples/k.nl.yaml', 'title: A\n|\n', ['story', 'lesson']],
  ['content/demo/examples/d.yaml', 'decisions:\n  - boundary: a\n    |\n', ['role', 'facts', 'verdict']],
  ['content/demo/scan.yaml', 'title: A\n|\n', ['scale', 'statements', 'bands']],
  ['content/demo/scan.nl.yaml', 'title: A\n|\n', ['scale', 'intro']],
  ['themes/own/theme.yaml', 'name: A\n|\n', ['extends', 'layers', 'settings']],
];

// Keys that have no place there.
const ABSENT = [
  ['content/demo/values/n.nl.yaml', 'title: A\n|\n', ['order', 'since']],
  ['content/demo/boundaries/n.nl.yaml', 'title: A\n|\n', ['otherwise', 'values', 'forks']],
  ['content/demo/boundaries/nm.yaml', 'may:\n  - |\n', ['whom', 'over']],
  ['content/demo/boundaries/nn.yaml', 'never:\n  - |\n', ['whom', 'up_to']],
];

const WORDS = [
  ['content/demo/boundaries/w1.yaml', 'forks: |\n', ['change', 'tighten', 'fixed']],
  ['content/demo/boundaries/w2.yaml', 'facts:\n  x:\n    type: |\n', ['yes_no', 'number', 'percent', 'money', 'choice']],
  ['content/demo/boundaries/w3.yaml', 'otherwise: |\n', ['may', 'never']],
  ['content/demo/boundaries/w4.yaml', 'may:\n  - up_to: |\n', ['250 EUR per guest']],
  ['content/demo/examples/w1.yaml', 'kind: |\n', ['example', 'counterexample']],
  ['content/demo/playbook.yml', 'questions:\n  a:\n    type: |\n', ['text', 'money', 'choice']],
  ['themes/words/theme.yaml', 'settings:\n  a:\n    type: |\n', ['color', 'choice']],
];

const EXPLAINED = [
  ['content/demo/playbook.yaml', 'name: A\ncurr|ency: EUR\n', 'bare number'],
  ['content/demo/roles/h.yaml', 'reports|_to: a\n', 'role above it'],
  ['content/demo/values/h.yaml', 'we|_do: [a]\n', 'One behaviour a line'],
  ['content/demo/boundaries/h.yaml', 'may:\n  - up|_to: 5 EUR\n', 'amount per period'],
  ['content/demo/boundaries/h2.yaml', 'forks: tigh|ten\n', 'narrow'],
  ['content/demo/examples/h.yaml', 'les|son: A\n', 'take along'],
  ['content/demo/scan.yaml', 'ba|nds: [{from: 0, title: A}]\n', 'percentage of the highest score'],
  ['themes/told/theme.yaml', 'ext|ends: default\n', 'lies over'],
];

// One slip, one message.
const WRONG = [
  ['content/demo/playbook.yaml', 'nam: A\n', 'Property nam is not allowed.'],
  ['content/demo/roles/x.yaml', 'title: A\nreport_to: b\n', 'Property report_to is not allowed.'],
  ['content/demo/values/x.yaml', 'title: A\nsumary: b\n', 'Property sumary is not allowed.'],
  ['content/demo/values/x.nl.yaml', 'title: A\norder: 3\n', 'Property order is not allowed.'],
  ['content/demo/boundaries/x.yaml', 'may:\n  - upto: 5 EUR\n', 'Property upto is not allowed.'],
  ['content/demo/boundaries/x1.yaml', 'may:\n  - up_to: €20\n', 'Write 2000 EUR, 2000.50 EUR or 250 EUR per guest: no symbols, no separators for thousands.'],
  ['content/demo/boundaries/x2.yaml', 'may:\n  - up_to: [5 EUR, 2.000 EUR]\n', 'Write 2000 EUR, 2000.50 EUR or 250 EUR per guest: no symbols, no separators for thousands.'],
  ['content/demo/boundaries/x3.yaml', 'otherwise: perhaps\n', 'Write `may`, `never` or `ask ROLE`.'],
  ['content/demo/boundaries/x4.yaml', 'facts:\n  x: {aks: X?}\n', 'Property aks is not allowed.'],
  ['content/demo/boundaries/x5.yaml', 'may:\n  - when: {x: more then 3}\n', 'Write `yes`, `no`, `at most 3`'],
  ['content/demo/examples/x.yaml', 'kind: bad\n', 'Value is not accepted.'],
  ['content/demo/examples/x1.yaml', 'decisions:\n  - {boundary: a, role: b}\n', 'Missing property "verdict".'],
  ['content/demo/examples/x2.yaml', 'since: 15-1-2026\n', 'Write year, month and day: 2026-01-15.'],
  ['content/demo/scan.yaml', 'statments: []\n', 'Property statments is not allowed.'],
  ['themes/wrong/theme.yaml', 'layer: []\n', 'Property layer is not allowed.'],
];

const labels = async (server, file, text) => {
  const opened = await server.open(file, text);
  const found = (await opened.complete()).map(({ label }) => label);
  await opened.close();
  return found;
};

export default {
  'keys are proposed, those that are due': async (server) => {
    for (const [file, text, keys] of KEYS) {
      const found = await labels(server, file, text);
      assert.deepEqual(keys.filter((key) => !found.includes(key)), [], `${file}: ${found}`);
    }
    for (const [file, text, keys] of ABSENT) {
      const found = await labels(server, file, text);
      assert.deepEqual(keys.filter((key) => found.includes(key)), [], `${file}: ${found}`);
    }
  },

  'words are proposed where there is a choice': async (server) => {
    for (const [file, text, words] of WORDS) {
      const found = await labels(server, file, text);
      assert.deepEqual(words.filter((word) => !found.includes(word)), [], `${file}: ${found}`);
    }
  },

  'keys and words are explained': async (server) => {
    for (const [file, text, words] of EXPLAINED) {
      const opened = await server.open(file, text);
      const told = await opened.hover();
      assert.ok(told.includes(words), `${file}: ${told}`);
      await opened.close();
    }
  },

  'one slip gives one message': async (server) => {
    for (const [file, text, message] of WRONG) {
      const { diagnostics, close } = await server.open(file, text);
      const told = diagnostics.map((diagnostic) => diagnostic.message);
      assert.equal(told.length, 1, `${file}: ${told.join(' | ')}`);
      assert.ok(told[0].startsWith(message), `${file}: ${told[0]}`);
      await close();
    }
  },

  'nothing is wrong with the starter and its fork': async (server) => {
    const files = readdirSync(path.join(server.workspace, 'content'), { recursive: true });
    const written = files.filter((file) => file.endsWith('.yaml'));
    assert.ok(written.length > 100, `${written.length}`);
    await Promise.all(written.map(async (name) => {
      const file = path.join('content', name);
      const text = readFileSync(path.join(server.workspace, file), 'utf8');
      const { diagnostics, close } = await server.open(file, text, -1);
      assert.deepEqual(diagnostics.map(({ message }) => message), [], file);
      await close();
    }));
  },
};
