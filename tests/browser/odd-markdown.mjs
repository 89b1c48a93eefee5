// Markdown as nobody should write it, and somebody will.

const marks = [
  '# Heading', '## Heading', '###### Deep *heading* with `code` and [a link](value:listen)', 'Setext\n======',
  '- [x] done\n- [ ] open\n  - nested\n\n    loose', '7. seven\n8. eight', '> quoted\n>\n> > twice',
  '| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |\n| too | many | cells | in | it |', '| a |\n|---|',
  '```rust\nlet a = "<b>";\n```', '~~~\nplain\n~~~', '    indented', '***', '---',
  '[](value:listen) [x](value:listen "a \\"title\\"") [y](#heading) [z](https://example.org/a b?c=d&e=[f])'.replace('a b', 'a%20b'),
  '<ideas@example.org> <https://example.org/?a=b&c=d> <tel:+31201234567> [mail](mailto:a@b.c?subject=x%20y)',
  '![a "picture"](<assets/plan (1) %232.svg> "a title") ![](<assets/plan (1) %232.svg>)', '[![x](<assets/plan (1) %232.svg>)](value:listen)',
  'hard  \nbreak\\\nand *em **strong** ~~del~~*', '&nbsp;&amp;&lt;&eacute;&#0; 1 < 2 > 0 " \'', '[^1] :::x $y$ ^z^ www.example.org',
];
const html = [
  'one<br>two<br/>three<wbr>four<hr>', '<details open><summary>More</summary>\n\nText with *marks*.\n\n</details>',
  '<table border=1 align=center cellpadding=2 summary=x><caption>c</caption><tr valign=top><th align=LEFT scope=col>a<th scope=nothing>b<tr><td align=right width=9 height=9 nowrap>1<td colspan=0 rowspan=x headers=x>2</table>',
  '<h2 id="heading">Twice</h2>\n<h2 id="heading">Thrice</h2>\n<h3 id="a b">Spaced</h3>\n<h2 id="contents">Taken</h2>',
  '<p align=center lang="xx_yy">old <strike>struck</strike> <tt>typed</tt> <acronym title="x">A</acronym> <center>centred</center> <font color=red>red</font> <big>big</big></p>',
  '<img src="assets/plan (1) %232.svg"> <img src="assets/plan%20(1)%20%232.svg" width=50% height=9px align=left border=0 alt="&quot;x&quot; > y">',
  '<a href="value:listen" target=_blank rel=next name=x>link</a> <a>none</a> <a href="https://example.org/a b">spaced</a> <a href="mailto:a@b.c">mail</a>',
  '<pre>\npre\n</pre>\n<pre lang="en" tabindex=3>pre</pre>', '<ol start=x type=A reversed><li value=3>a</ol>', '<p><input type=image src=x><input checked></p>',
  '<ins datetime="yesterday" cite="x">in</ins> <del datetime="2026-01-15">out</del> <bdo dir=rtl>b</bdo> <q cite="not a url">q</q>',
  '<figure><img src="assets/plan%20(1)%20%232.svg" alt=x><figcaption>c</figcaption></figure>', '<dl><dt>a<dd>b</dl>', '<div class="masthead" id=text style=color:red onclick=x()>div</div>',
  '<b>bold *and* <i>crossed</b> over</i>', '</div></p></section></main>', '<!-- a comment --> <?x y?> <![CDATA[z]]>', '<script>x</script><style>y</style><title>z</title><iframe src=x></iframe>',
  '<ruby>a<rt>b</rt></ruby> <kbd>k</kbd> <sub>1</sub><sup>2</sup> <mark>m</mark> <time datetime=soon>t</time> <small>s</small>',
];

/** One text without raw HTML, one with all of it, and one that has little of both. */
export const markdown = () => [marks.join('\n\n'), [...marks, ...html].join('\n\n'), `${html[0]}\n\n${marks.join('\n\n')}`];
