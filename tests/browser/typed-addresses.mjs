// Cases as an address tells them: a boundary, a role, and names with values. Each is held against
// what `ruimte decide` makes of it.
const gift = (...pairs) => ['gift', 'desk', ['sure', 'yes'], ...pairs];
const amount = (text) => gift(['amount', text]);
const bags = (name, text) => ['bags', 'desk', ...Object.entries({ bags: '3', off: '10 %', warmth: '20', price: '50', topic: 'food', [name]: text })];

export const addresses = [
  // Amounts that are read.
  ...['80', '80 EUR', '80.50', '0', '0.5', '-0', '1250', '1000.000', '0.500', '  80  EUR ', '1.25000', '100', '100.00000001', '1234567890123456'].map(amount),
  // And that are not.
  ...['1.000', '1.250', '-1.250', '1.000.000', '12.345', '1,250', '80,50', '1.250,50', '2k', '2e3', 'ca. 50', '50%', '2 of 4', '2 mille', '3 x 40', '50-60', '-5', '-5.50 EUR', '+5', '−5',
    '50/2', '½', "1'250", '1 250', '1 250 EUR', '５０', '٥٠', '50 guests', '50 per day', '0x10', '.5', '5.', '007', '123456789012345678', '1.12345678901', '12345678901234567', '', ' ', '5\u200b0', '\ufeff50', '50 50', '50EUR', '50EUR50',
    '€80', '80 €', '$50', '£50', '¥50', '50 $', '€', 'EUR 80', 'EUR', '50 USD', '50 eur', '50 EUX', '50 euro', '50 dollars', '50 XYZ', '50 DEM', '50 EUR EUR', '€1.500,-', '€1.500', '€ 1 500,00', '49,95 €', '1 500,00', '1 500,00 EUR', '1,500', '1,2,3', '€lots', '€50 EUR', '-€5', '€-5', '50,-', '1.500,50 €', '1.000.000,00', '5 6 7', '0,50', '- 50', 'lots', '5 5x', '1.000 000', '€1 EUR 2', '--5,0', 'yes', '`', '{0}', '{1} EUR', '<b>5</b>'].map(amount),
  // Totals given before.
  ...['30', '30 EUR', '0', '-5', '1.000', '5 USD', 'lots'].map((text) => gift(['amount', '80'], ['already.guest', text])),
  gift(['amount', '80'], ['already.gust', '30']), gift(['amount', '80'], ['already.day', '30']), gift(['amount', '80'], ['already.', '30']), gift(['amount', '80'], ['already', '30']),
  ['francs', 'desk', ['amount', '50'], ['already.guest', '5']],
  // Names that there are not, and names that are there twice.
  gift(['amont', '80']), gift(['Amount', '80']), gift(['colour', 'blue']), gift(['amount', '80'], ['constructor', 'x']), gift(['amount', '80'], ['toString', 'x']), gift(['amount', '80'], ['__proto__', 'x']),
  gift(['amount', '80'], ['amount', '90']), gift(['amount', '80'], ['amount', '80']), gift(['amount', '80'], ['amount', 'lots']), gift(['amount', '80'], ['already.guest', '5'], ['already.guest', '5']), gift(['sure', 'yes'], ['amount', '80']),
  // Yes and no, in any case.
  ...['yes', 'YES', ' no ', 'true', 'False', 'maybe', 'ja', 'y', '1', '', 'yes!'].map((text) => ['gift', 'desk', ['sure', text], ['amount', '80']]),
  ...['yes', 'TRUE', 'no', 'maybe', ''].map((text) => gift(['amount', '80'], ['allergy', text])),
  // Numbers, with their unit in any language.
  ...['3', '4', '3 bags', '3 BAGS', '3 tassen', '1 bag', '1 tas', '3bags', '3 guests', '-3', '1.000', '1,5', 'three', '3  bags', ' 3 bags ', '3\u00a0bags', '3 bags bags', 'bags', ''].map((text) => bags('bags', text)),
  ...['15', '15%', '15 %', '15  %', '16 %', '%15', '15%%', '1.500 %', '-5 %', '15 percent', '%'].map((text) => bags('off', text)),
  ...['-4.5', '-5', '-0.5', '- 4', '+4', '20 bags'].map((text) => bags('warmth', text)),
  ...['999.99', '1000', '50 EUR', '50 USD', '€50'].map((text) => bags('price', text)),
  ...['food', 'travel-time', 'Food', 'foood', 'travel_time', 'lunch', ''].map((text) => bags('topic', text)),
  ['yen', 'desk', ['amount', '5000']], ['yen', 'desk', ['amount', '5000 JPY'], ['already.guest-day', '15001']], ['yen', 'desk', ['amount', '5000 EUR']], ['yen', 'desk', ['amount', '¥5000']], ['yen', 'desk', ['amount', '5000'], ['already.guest', '1']],
  ['dinars', 'desk', ['amount', '1.2500']], ['dinars', 'desk', ['amount', '1.250']],
  // Nothing said, which is nothing wrong.
  ['gift', 'desk'], ['gift', 'lead', ['sure', 'no']],
];
