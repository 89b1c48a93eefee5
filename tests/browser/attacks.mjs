// What somebody might write to make a page run, load or show what it should not.

const script = [
  '<script>ran(1)</script>',
  '</script><script>ran(2)</script>',
  '<ScRiPt src=//evil.example/3.js></sCrIpT >',
  '<script\x0csrc="//evil.example/4.js"></script\n>',
  '<!--><script>ran(5)</script>-->',
  '<!--</script><script>ran(6)//',
  ']]><script>ran(7)</script>',
  '\u2028ran(8)\u2029//',
  '\\");ran(9);//',
  "\\');ran(10);//",
  '`);ran(11);//${ran(12)}',
  '\\u003cscript\\u003eran(13)\\u003c/script\\u003e',
  '{"__proto__":{"html":"<img src=x onerror=ran(14)>"}}',
];
const attribute = [
  '"><img src=x onerror=ran(20)>',
  "'><img src=x onerror=ran(21)>",
  '`><img src=x onerror=ran(22)>',
  '" onmouseover="ran(23)" autofocus onfocus="ran(24)" x="',
  "' onmouseover='ran(25)' autofocus onfocus='ran(26)' x='",
  'x onpointerenter=ran(27) style=position:fixed;inset:0',
  '&quot;&gt;&lt;img src=x onerror=ran(28)&gt;',
  '&#34;&#62;&#60;img src=x onerror=ran(29)&#62;',
  '&lt;script&gt;ran(30)&lt;/script&gt;',
  '</title></textarea></style></noscript></template><img src=x onerror=ran(31)>',
];
/** Where no link may lead. */
export const schemes = [
  'javascript:ran(40)',
  'JaVaScRiPt:ran(41)',
  ' \u0001javascript:ran(42)',
  'java\tscript:ran(43)',
  'java\nscript:ran(44)',
  'java&#9;script:ran(45)',
  '&#106;avascript:ran(46)',
  'javascript&colon;ran(47)',
  'data:text/html,<script>ran(48)</script>',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="ran(49)"/>',
  'vbscript:ran(50)',
  'blob:null/51',
  'file:///etc/passwd',
  '//evil.example/53',
  '\\\\evil.example\\54',
  '/\\evil.example/55',
  'view-source:javascript:ran(56)',
];
const style = [
  '</style><style>@import "//evil.example/60.css";</style>',
  '<style>body{background:url(//evil.example/61)}</style>',
  '<p style="background:url(//evil.example/62);width:expression(ran(62))">x</p>',
  'red;}body{background:url(//evil.example/63)',
  'url(javascript:ran(64))',
  '<p class="overlay masthead" id="text">x</p>',
];
const element = [
  '<svg/onload=ran(70)>',
  '<svg><script href="//evil.example/71.js"/><a xlink:href="javascript:ran(71)"><text>x</text></a></svg>',
  '<svg><foreignObject><iframe srcdoc="<script>parent.ran(72)</script>"></iframe></foreignObject></svg>',
  '<svg><use href="//evil.example/73.svg#x"/><animate attributeName="href" values="javascript:ran(73)"/></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=ran(74)&gt;"></table></math>',
  '<math href="javascript:ran(75)">x</math>',
  '<svg></p><style><a id="</style><img src=x onerror=ran(76)>">',
  '<base href="//evil.example/77/">',
  '<meta http-equiv="refresh" content="0;url=//evil.example/78">',
  '<link rel="stylesheet" href="//evil.example/79.css"><link rel=prefetch href=//evil.example/79>',
  '<iframe src="//evil.example/80"></iframe><frameset><frame src=//evil.example/80>',
  '<object data="//evil.example/81"></object><embed src="//evil.example/81"><applet code=x>',
  '<form action="//evil.example/82"><button formaction="javascript:ran(82)">x</button><input name=x></form>',
  '<input type=image src=//evil.example/83><input autofocus onfocus=ran(83)>',
  '<img src="//evil.example/84.png" srcset="//evil.example/84b.png 2x" alt=x>',
  '<video poster=//evil.example/85 src=//evil.example/85 autoplay onplay=ran(85)></video><audio src=//evil.example/85>',
  '<picture><source srcset=//evil.example/86><img alt=x></picture>',
  '<table background="//evil.example/87"><td background=//evil.example/87>x</table>',
  '<a href="javascript:ran(88)" ping="//evil.example/88" target=_blank download>x</a>',
  '<details ontoggle=ran(89) open><summary>x</summary></details>',
  '<template><script>ran(90)</script></template><slot name=x>',
  '<noscript><p title="</noscript><img src=x onerror=ran(91)>">',
  '<div tabindex=5 contenteditable hidden popover=auto id=contents accesskey=s>x</div>',
  '<button popovertarget=contents onclick=ran(93)>x</button><dialog open>x</dialog>',
  '<plaintext>', '<xmp>', '<textarea>', '<!--', '<![CDATA[', '<?php ran(97) ?>', '<%= 7*7 %>',
];
const template = [
  '{{ 7 * 191 }}{% include "pages/home.html" %}{{ get_env(name="PATH") }}',
  '{% raw %}{{ __tera_context }}{# x',
  '{ $name } { -brand } { "{" } { NUMBER(7) }',
  '%7B%7B1337%7D%7D %s %n %00 $$(name)',
  '=HYPERLINK("//evil.example/104";"x")',
  '+1+1|cmd', '-1+1', '@SUM(1)', '\t=1+1', '＝1+1',
];
const letters = [
  // The marks that sentences are put together with before they are HTML.
  '\ue002javascript:ran(110)\ue003x\ue004', '\ue000\ue001\ue003y\ue004\ue004\ue004', '\ue004\ue003\ue002//evil.example/112\ue003',
  'a\u202eb', '\u202d\u202e\u2067c', '\u2066\u2067\u2068d', '\u202c\u2069e\u2069', '\u200f\u061cf\u200e',
  'g\u200b\u200c\u200d\ufeff\u2060h', 'i\u00adj\u034fk', 'l\ufffdm', 'n\u{e0001}\u{e0041}o', '\u0301\u0489\u20e3p',
];
const all = [...script, ...attribute, ...schemes, ...style, ...element, ...template, ...letters];
const control = /[\0-\x08\x0b-\x1f\x7f-\x9f]/;

/** Strings with characters that no text may hold: the author is told, and no page has them. */
export const refused = ['a\0b', 'a\x1b]0;ran\x07', 'a\x9b31m', 'a\x7fb', ...all.filter((attack) => control.test(attack.replace(/\n/g, '')))];
export const attacks = all.filter((attack) => !refused.includes(attack));

/** The same for places that take no spaces, or none of what an address cannot have. */
export const unspaced = attacks.map((attack) => attack.replace(/[\s\u200b-\u200f\ufeff]+/gu, '')).filter(Boolean);
export const addresses = unspaced.map((attack) => 'https://evil.example/?page={page}&x=' + attack);
export const mails = [
  ...unspaced.map((attack) => attack.replaceAll('@', '') + '@evil.example'),
  'a?bcc=b@evil.example', 'a@evil.example?bcc=b.c', 'a%0d%0abcc:b@evil.example', 'a,b;c@evil.example', 'a&body=b@evil.example',
];

/** Markdown around a string, each on lines of its own. */
export const constructs = [
  (it) => it,
  (it) => `[x](${it})`,
  (it) => `[x](<${it}> "${it}")`,
  (it) => `[x](value:plain "${it}")`,
  (it) => `[${it}](value:plain)`,
  (it) => `[x](value:${it})`,
  (it) => `[x](https://example.org/${it.replace(/[\s()<>]/g, '')})`,
  (it) => `![${it}](assets/odd.svg "${it}")`,
  (it) => `![x](${it})`,
  (it) => `<${it}>`,
  (it) => `<https://example.org/${it.replace(/\s/g, '')}>`,
  (it) => `\`${it}\` and **${it}** and ~~${it}~~`,
  (it) => `## ${it} {#${it} .${it} onclick=ran(200)}`,
  (it) => `| ${it} | b |\n| :-: | --- |\n| ${it} | [c](value:plain) |`,
  (it) => '```' + it.replace(/[`\n]/g, '') + '\n' + it + '\n```',
  (it) => `    ${it}`,
  (it) => `> ${it}\n> 1. ${it}\n> - [x] ${it}`,
  (it) => `[^1]\n\n[^1]: ${it}`,
  (it) => `$${it.replaceAll('(', '')}$ ^${it}^ :::${it}\n${it}\n:::`,
  (it) => `<p title="${it}">${it}</p>`,
  (it) => `<a href="${it.replaceAll('"', '&quot;')}">x</a>`,
  (it) => `<a href='${it.replaceAll("'", '&#39;')}' data-title='${it.replaceAll("'", '&#39;')}'>x</a>`,
  (it) => `<img src="${it.replaceAll('"', '&quot;')}" alt=x>`,
  (it) => `text <b onclick=ran(201) style="color:red" class="${it}" id="${it}">inline ${it}</b>`,
  (it) => `<!-- ${it} -->`,
];
