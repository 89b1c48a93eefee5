// What somebody types, and what comes of it on an English page, and on a Dutch one where that
// differs: a number that is read, or why it is not, with the numbers that are offered instead.

/** An amount in EUR. */
export const euros = [
  // Digits, the page's separators, and the currency.
  ['80', '80'], ['0', '0'], [' 80 ', '80'], ['80.50', '80.50', 'marks 80.5'], ['80,50', 'marks 80.5', '80.50'],
  ['80.5', '80.5', 'marks 80.5'], ['0,5', 'marks 0.5', '0.5'], ['1250', '1250'], ['1,250.50', '1250.50', 'marks 1250.5'],
  ['1.250,50', 'marks 1250.5', '1250.50'], ['1,250,500', '1250500', 'marks 1250500'], ['1.250.500', 'marks 1250500', '1250500'],
  ['12.345,678', 'marks 12345.678', '12345.678'], ['1234567890123456', '1234567890123456'], ['1.12345678', '1.12345678', 'marks 1.12345678'],
  ['€80', '80'], ['€ 80', '80'], ['€\u00a080', '80'], ['80€', '80'], ['80 €', '80'], ['EUR 80', '80'], ['EUR80', '80'], ['80 EUR', '80'], ['80EUR', '80'],
  ['€1,250.50', '1250.50', 'marks 1250.5'], ['1.250,50 EUR', 'marks 1250.5', '1250.50'],
  // Three digits behind the only separator are two numbers, anywhere.
  ['1.250', 'which 1.25 1250'], ['1,250', 'which 1.25 1250'], ['€1.250', 'which 1.25 1250'], ['€ 1,250', 'which 1.25 1250'], ['1.250 EUR', 'which 1.25 1250'],
  ['12.345', 'which 12.3450 12345'], ['999,999', 'which 999.9990 999999'], ['1.000', 'which 1 1000'], ['1,250 euro', 'which 1.25 1250'], ['1\u200b.250', 'which 1.25 1250'],
  ['0.250', '0.250', 'marks 0.25'], ['0,250', 'marks 0.25', '0.250'], ['1250.500', '1250.500', 'marks 1250.5'],
  // What can mean one number only is offered.
  ['EUR 1.250,-', 'number 1250'], ['€ 50,-', 'number 50'], ['50,--', 'number 50'], ['50.–', 'number 50'], ['50 eur', 'number 50'], ['50 euro', 'number 50'], ['€ 50 EUR', 'number 50'],
  ["1'250", 'marks 1250'], ['1’250', 'marks 1250'], ['1 250', 'marks 1250'], ['1\u00a0250', 'marks 1250'], ['1\u202f250,50', 'marks 1250.5'],
  ['５０', 'number 50'], ['٥٠', 'number 50'], ['۵۰', 'number 50'], ['.5', 'marks 0.5'], [',5', 'marks 0.5'], ['5.', 'marks 5'], ['007', 'marks 7'],
  ['5\u200b0', 'hidden 50'], ['\u200e50', 'hidden 50'], ['50\u202c', 'hidden 50'], ['\ufeff50', 'hidden 50'], ['5\u00ad0', 'hidden 50'], ['5\u20600', 'hidden 50'],
  // All else is none.
  ['2k', 'number'], ['2K', 'number'], ['2e3', 'number'], ['2E3', 'number'], ['ca. 50', 'number'], ['~50', 'number'], ['±50', 'number'], ['50%', 'number'], ['50 %', 'number'],
  ['50 USD', 'currency'], ['$50', 'currency'], ['£ 50', 'currency'], ['50 CHF', 'currency'], ['USD 50', 'currency'], ['50¢', 'currency'], ['50 usd', 'currency'],
  ['2 of 4', 'number'], ['2 mille', 'number'], ['2 duizend', 'number'], ['3 x 40', 'number'], ['3*40', 'number'], ['50-60', 'number'], ['50 – 60', 'number'], ['50/2', 'number'],
  ['½', 'number'], ['1½', 'number'], ['5²', 'number'], ['②', 'number'], ['Ⅳ', 'number'], ['五十', 'number'], ['4 guests', 'number'], ['50 per day', 'number'], ['50 EUR per day', 'number'],
  ['-5', 'negative'], ['−5', 'negative'], ['€-5', 'negative'], ['-€5', 'number'], ['-0', '0'], ['+5', 'number'], ['--5', 'number'], ['(5)', 'number'], ['5-', 'number'],
  ['0x10', 'number'], ['0b1', 'number'], ['1_000', 'number'], ['Infinity', 'number'], ['NaN', 'number'], ['veel', 'number'], ['€', 'number'], ['EUR', 'number'], ['-', 'number'],
  ['123456789012345678', 'digits'], ['1.12345678901', 'digits', 'digits'], ['9'.repeat(400), 'digits'], ['', 'empty'], ['   ', 'empty'], ['\u200b', 'hidden'],
  ['50 50', 'marks'], ['50EUR50', 'number'], ['50€50', 'number'], ['1,25,0', 'marks'], ['1.250.50', 'marks'], ['1,2,3', 'marks'], ['1.2.3', 'marks'], ['1..5', 'marks'], ['1,,5', 'marks'],
  ['1,250,50', 'marks'], ['12,34.5', 'marks'], ['1.25,000.5', 'marks'], ['1 25', 'marks'], ['0,250.5', 'marks'], ['01,250', 'which 1.25 1250'],
];

/** A number of bags, `tassen` in Dutch. */
export const bags = [
  ['4', '4'], ['4 bags', '4'], ['4 tassen', '4'], ['4bags', '4'], ['1 bag', '1'], ['4 bag', '4'], ['1 tas', '1'], ['4 Bags', '4'], ['4\u00a0bags', '4'], ['2.5 bags', '2.5', 'marks 2.5'], ['-4', '-4'], ['-4 bags', '-4'],
  ['bags 4', 'number 4'], ['−4', 'number -4'], ['1.250 bags', 'which 1.25 1250'], ['-1,250', 'which -1.25 -1250'],
  ['4 guests', 'number'], ['4 bags bags', 'number'], ['4 bags 2', 'number'], ['€4', 'number'], ['4 EUR', 'number'], ['4%', 'number'], ['+4', 'number'], ['bags', 'number'], ['two bags', 'number'],
];

/** A percentage. */
export const percents = [
  ['15', '15'], ['15%', '15'], ['15 %', '15'], ['15\u00a0%', '15'], ['2.5%', '2.5', 'marks 2.5'], ['2,5 %', 'marks 2.5', '2.5'], ['-5%', '-5'], ['0%', '0'],
  ['%15', 'number 15'], ['15%%', 'number'], ['15 percent', 'number'], ['15‰', 'number'], ['15 € %', 'number'], ['1.500%', 'which 1.5 1500'], ['0.15 of 1', 'number'],
];

/** A number of nothing in particular. */
export const degrees = [['-5', '-5'], ['- 5', 'number'], ['-5.5', '-5.5', 'marks -5.5'], ['-0.5', '-0.5', 'marks -0.5'], ['20°', 'number'], ['-.5', 'marks -0.5'], ['-0', '-0']];

/** Amounts in other currencies, by their own signs. */
export const yen = [['¥5000', '5000'], ['5000 JPY', '5000'], ['¥5,000', 'which 5 5000'], ['JPY 5,000', 'which 5 5000'], ['5000円', 'number'], ['€5000', 'currency'], ['$5000', 'currency'], ['￥5000', 'currency']];
export const francs = [['CHF 50', '50'], ['50 CHF', '50'], ['50 chf', 'number 50'], ['CHF 50.-', 'number 50'], ["CHF 1'250.50", 'marks 1250.5'], ['50 EUR', 'currency'], ['€50', 'currency'], ['Fr. 50', 'number']];
export const dinars = [['50 KWD', '50'], ['1.250', 'which 1.25 1250'], ['1.2500', '1.2500', 'marks 1.25'], ['50 kwd', 'number 50'], ['50 JOD', 'currency']];
