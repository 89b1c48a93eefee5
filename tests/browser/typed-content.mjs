// A small organisation that asks for numbers of every kind, in two languages and several
// currencies; and one of which nothing but an amount is known.
const limited = (currency, limits) => `title: In ${currency}
question: May I spend ${currency}?
may:
  - up_to: ${limits}
otherwise: ask lead
`;

export const counter = {
  'playbook.yaml': 'name: Counter\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\n',
  'roles/lead.yaml': 'title: Lead\n',
  'roles/desk.yaml': 'title: Front desk\nreports_to: lead\n',
  'boundaries/gift.yaml': `title: A gift
question: May I give a gift?
facts:
  sure: Are you sure?
  amount: How much is the gift?
may:
  - when: {sure: yes}
    up_to: [100 EUR, 250 EUR per guest]
  - only: [lead]
otherwise: ask lead
`,
  'boundaries/bags.yaml': `title: Bags
question: May I take these bags?
facts:
  bags: {type: number, ask: How many bags?, unit: {one: bag, many: bags}}
  off: {type: percent, ask: How much off?}
  warmth: {type: number, ask: How warm is it?}
  price: {type: money, ask: What did they cost?}
  topic: {type: choice, ask: What is it about?, options: {food: Food, travel-time: Travel}}
may:
  - when: {bags: at most 3, off: at most 15 %, warmth: more than -5, price: less than 1000 EUR, topic: food}
otherwise: ask lead
`,
  'boundaries/ways.yaml': `title: Ways
question: May I find a way?
facts:
  kind: {type: choice, ask: What kind?, can_change: true, options: {a: Aa, b: Bb, c: Cc, d: Dd, e: Ee, f: Ff, g: Gg, h: Hh}}
  years: {type: number, ask: How long?, can_change: true, unit: {one: year, many: years}}
  wait: {type: number, ask: How long do we wait?, unit: {one: year, many: years}}
  amount: How much is it?
may:
${['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((kind, at) => `  - when: {kind: ${kind}, years: between ${at + 1} and ${at + 2}}\n    up_to: ${10 * (at + 1)} EUR`).join('\n')}
ask:
  - when: {wait: more than 3}
    whom: lead
otherwise: ask lead
`,
  'boundaries/bags.nl.yaml': 'facts:\n  bags: {ask: Hoeveel tassen?, unit: {one: tas, many: tassen}}\n',
  'boundaries/dollars.yaml': limited('USD', '2000 USD per day'),
  'boundaries/yen.yaml': limited('JPY', '[5000 JPY, 20000 JPY per guest-day]'),
  'boundaries/francs.yaml': limited('CHF', '50 CHF'),
  'boundaries/dinars.yaml': limited('KWD', '50 KWD'),
  'boundaries/lines.yaml': `title: What always holds
question: What always holds?
always: true
facts:
  allergy: {ask: Is it about an allergy?, default: no}
  press: {ask: Is the press involved?, default: no}
never:
  - when: {allergy: yes}
ask:
  - whom: lead
    when: {press: yes}
`,
};

/** As people begin: no currency but that of the one limit. */
export const plain = {
  'playbook.yaml': 'name: Plain\nlanguages: [nl, en]\notherwise: ask manager\n',
  'roles/manager.yaml': 'title: Manager\n',
  'roles/desk.yaml': 'title: Desk\nreports_to: manager\n',
  'boundaries/gift.yaml': 'title: A gift\nquestion: May I give a gift?\nmay:\n  - up_to: 50 EUR per guest\notherwise: ask manager\n',
};
