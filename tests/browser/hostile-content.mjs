// An organisation in which every text is an attack; or the same with plain words, to compare it with.
import { addresses, attacks, mails } from './attacks.mjs';

/** A text of a field, by its path in the schemas. */
class Field {
  constructor(path, choices) { Object.assign(this, { path, choices }); }
}
const text = (path) => new Field(path, attacks);
/** Markdown, in which what leads nowhere is refused. */
const prose = (path) => new Field(path, MARKDOWN);
/** What no mail address may hold. */
export const NO_MAIL = /[\s<>"'?&%]|@.*@/;
const MARKDOWN = attacks.filter((attack) => !/<a href|<a xlink|<img src/i.test(attack));
const address = (path) => new Field(path, addresses);
const source = (kind) => ({
  title: text(`${kind}.source.title`), author: text(`${kind}.source.author`),
  publisher: text(`${kind}.source.publisher`), year: 2012, url: address(`${kind}.source.url`),
});
const stewardship = (kind) => ({ owner: text(`${kind}.owner`), since: '2026-01-15', review_by: '2099-01-15', source: source(kind) });

const words = (kind) => Object.fromEntries(['customer', 'employee', 'leader', 'playbook'].map((name) => [name, {
  one: text(`playbook.words.${name}.one`), many: text(`playbook.words.${name}.many`),
}]).concat([['guest', { one: text('playbook.words.*.one'), many: text('playbook.words.*.many') }], ['day', text('playbook.words.*')]]));

const clause = (kind, rest) => ({
  ...rest, title: text(`boundary.${kind}[].title`), why: prose(`boundary.${kind}[].why`), say: text(`boundary.${kind}[].say`),
  afterwards: [text(`boundary.${kind}[].afterwards[]`), text(`boundary.${kind}[].afterwards[]`)], note: text(`boundary.${kind}[].note`),
});
const boundary = {
  title: text('boundary.title'), question: text('boundary.question'), summary: text('boundary.summary'), why: prose('boundary.why'),
  values: ['plain'], ...stewardship('boundary'),
  facts: {
    sure: text('boundary.facts.*'),
    bags: { type: 'number', ask: text('boundary.facts.*.ask'), unit: text('boundary.facts.*.unit') },
    crates: { type: 'number', ask: text('boundary.facts.*.ask'), unit: { one: text('boundary.facts.*.unit.one'), many: text('boundary.facts.*.unit.many') }, default: 1 },
    topic: { type: 'choice', ask: text('boundary.facts.*.ask'), options: { one: text('boundary.facts.*.options.*'), other: text('boundary.facts.*.options.*') } },
    amount: text('boundary.facts.*'),
  },
  may: [clause('may', { id: 'a_B-1', when: { sure: true, bags: 'at most 3' }, up_to: '50 EUR per guest' }), clause('may', { only: ['head'], when: { topic: 'one' } })],
  ask: [clause('ask', { whom: 'head', when: { topic: 'other' } })],
  never: [clause('never', { when: { bags: 'more than 9', crates: 'more than 2' } })],
  otherwise: 'ask head',
};
const line = {
  title: text('boundary.title'), always: true, facts: { harm: { ask: text('boundary.facts.*.ask'), default: false } },
  never: [clause('never', { when: { harm: true } })],
};
const example = (rest) => ({
  title: text('example.title'), story: prose('example.story'), what_happened: prose('example.what_happened'), better: prose('example.better'),
  lesson: prose('example.lesson'), values: ['plain'], tags: [new Field('example.tags[]', attacks), new Field('example.tags', attacks)],
  ...stewardship('example'), ...rest,
  decisions: [{ boundary: 'spend', role: 'desk', facts: { sure: true, bags: 2, topic: 'one', amount: '20 EUR' }, verdict: 'may' }],
});
const role = (rest) => ({ title: text('role.title'), summary: text('role.summary'), text: prose('role.text'), ...stewardship('role'), ...rest });
const value = () => ({
  title: text('value.title'), summary: text('value.summary'), text: prose('value.text'),
  we_do: [text('value.we_do[]'), text('value.we_do[]')], we_do_not: [text('value.we_do_not[]')], ...stewardship('value'),
});
const page = (rest) => ({ title: text('page.title'), summary: text('page.summary'), ...stewardship('page'), ...rest });
const playbook = {
  name: prose('playbook.name'), tagline: text('playbook.tagline'), vision: prose('playbook.vision'), languages: ['en', 'nl'], currency: 'EUR',
  otherwise: 'ask head', theme: { use: 'motto', accent: '#0b6e4f', logo: 'assets/odd.svg', motto: text('playbook.theme.*') },
  words: words(), feedback: { email: new Field('playbook.feedback.email', mails.filter((mail) => !NO_MAIL.test(mail))), url: address('playbook.feedback.url') },
  evidence: [{ figure: text('playbook.evidence[].figure'), claim: text('playbook.evidence[].claim'), source: source('playbook.evidence[]') }],
  questions: { asked: { type: 'text', ask: text('playbook.questions.*.ask'), default: prose('playbook.questions.*.default') }, told: { type: 'text', ask: text('playbook.questions.*.ask') } },
  answers: { told: prose('playbook.answers.*') }, ...stewardship('playbook'),
};
const scan = {
  title: text('scan.title'), intro: prose('scan.intro'), scale: [1, 2, 3].map(() => text('scan.scale[]')), ...stewardship('scan'),
  statements: [{ text: text('scan.statements[].text'), value: 'plain' }, { text: text('scan.statements[].text') }],
  bands: [0, 60].map((from) => ({ from, title: text('scan.bands[].title'), text: prose('scan.bands[].text') })),
};

/** What of a thing a translation may say: a text that is marked as words. */
const translated = (it) => {
  if (it instanceof Field) return it.path.endsWith('url') || /feedback|theme|tags/.test(it.path) ? undefined : new Field(it.path.replace('.', '-translation.'), it.choices);
  if (Array.isArray(it)) {
    const items = it.map(translated);
    return items.some((item) => item !== undefined) ? items.map((item) => item ?? {}) : undefined;
  }
  if (typeof it !== 'object') return undefined;
  const pairs = Object.entries(it).map(([key, item]) => [key, translated(item)]).filter(([, item]) => item !== undefined);
  return pairs.length ? Object.fromEntries(pairs) : undefined;
};

/**
 * The files of the organisation. Each field gets other strings, so that every one stands in many;
 * a field of long text gets a few at once.
 * @param {boolean} plain whether all texts are plain words, except for Markdown
 * @param {string[][]} groups pieces of Markdown, for a page each
 */
export const organisation = (plain, groups) => {
  const covered = new Set();
  let next = 0;
  const fill = (it) => {
    if (it instanceof Field) {
      covered.add(it.path);
      const number = (next += 1);
      const one = it.choices[(number * 7) % it.choices.length];
      // A mere blank is no text; the word keeps each apart.
      if (/email|url/.test(it.path)) return plain ? (it.path.endsWith('email') ? 'a@example.org' : 'https://example.org/') : one;
      if (it.choices === MARKDOWN) return [one, `w${number}`, ...[3, 29, 61].map((step) => it.choices[(number * 7 + step) % it.choices.length])].join('\n\n');
      if (plain) return `word${number}`;
      const rest = [3, 29, 61].map((step) => it.choices[(number * 7 + step) % it.choices.length]);
      return [one, `w${number}`, ...rest].join(' ');
    }
    if (Array.isArray(it)) return it.map(fill);
    return it && typeof it === 'object' ? Object.fromEntries(Object.entries(it).map(([key, item]) => [key, fill(item)])) : it;
  };
  const files = {};
  const write = (name, thing, body) => {
    const told = (it) => JSON.stringify(fill(it));
    const file = (it, text) => (body === undefined ? told(it) : `---\n${told(it)}\n---\n${text}`);
    const [stem, ending] = name.split('.');
    files[name] = file(thing, body);
    files[`${stem}.nl.${ending}`] = file(translated(thing), body);
  };
  write('playbook.yaml', playbook);
  write('scan.yaml', scan);
  write('roles/head.yaml', role({ start_with: ['value:plain', 'page:every'] }));
  write('roles/desk.yaml', role({ reports_to: 'head' }));
  write('values/plain.yaml', value());
  write('values/0-constructor.yaml', value());
  write('boundaries/spend.yaml', boundary);
  write('boundaries/line.yaml', line);
  write('examples/late.yaml', example({}));
  write('examples/early.yaml', example({ kind: 'counterexample' }));
  groups.forEach((group, number) => {
    write(`pages/every-${number}.md`, page({ for: ['leaders'] }), group.join('\n\n') + '\n');
  });
  write('pages/every.md', page({}), '$(asked) $(told) $(name)\n');
  return { files, covered };
};
