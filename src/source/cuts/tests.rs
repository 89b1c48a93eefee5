//! Words that are lost, and comments that are comments.

use crate::diagnostic::SourceText;
use crate::source::{File, FileId, Tree};

/// What is lost of the texts of some YAML, and how the lines should stand.
fn lost(yaml: &str) -> Vec<(String, String)> {
    fn visit(file: &File, tree: &Tree, lost: &mut Vec<(String, String)>) {
        if let Some(cut) = file.cut(tree.origin.node) {
            let words = file.source.text[cut.at.clone()].to_owned();
            lost.push((words, cut.line.unwrap_or_default()));
        }
        let below = tree.pairs().iter().map(|pair| &pair.value).chain(tree.items());
        below.for_each(|tree| visit(file, tree, lost));
    }
    let file = File::yaml(FileId::default(), SourceText::new("a.yaml", yaml));
    assert!(file.is_sound(), "{yaml}");
    let mut lost = Vec::new();
    visit(&file, file.root(), &mut lost);
    assert!(lost.is_empty() || file.may_cut_text(), "{yaml}");
    lost
}

#[test]
fn words_behind_a_number_sign_are_missed() {
    for (yaml, words, line) in [
        ("a: Room #12 and up\n", "#12 and up", "a: \"Room #12 and up\""),
        ("a: Room #12 and #13\n", "#12 and #13", "a: \"Room #12 and #13\""),
        ("a: Which room #?\n", "#?", "a: \"Which room #?\""),
        ("a: We are #❤\n", "#❤", "a: \"We are #❤\""),
        ("a:  #hashtag\n", "#hashtag", "a: \"#hashtag\""),
        ("a : Room #12\n", "#12", "a : \"Room #12\""),
        ("a:\n  Room #12\n", "#12", "\"Room #12\""),
        ("a: Room   #12\n", "#12", "a: \"Room #12\""),
        ("a: Call line # 1\n", "# 1", "a: \"Call line # 1\""),
        ("a: In C #\n", "#", "a: \"In C #\""),
        ("a: Say \"hi\" \\ #now\n", "#now", "a: \"Say \\\"hi\\\" \\\\ #now\""),
        (
            "a: Use #(1) or #\"2\" # a remark\n",
            "#(1) or #\"2\"",
            "a: \"Use #(1) or #\\\"2\\\"\" # a remark",
        ),
        ("a: Room #12\r\nb: c\r\n", "#12", "a: \"Room #12\""),
        ("a:\n  - b: Room #12\n    c: d\n", "#12", "- b: \"Room #12\""),
        ("a:\n  - Room #12\n  - d\n", "#12", "- \"Room #12\""),
        ("a: {b: Room #12, c: d}\n  }\n", "#12", "a: {b: \"Room #12\", c: d}"),
        ("a: [b, Room #12]\n  ]\n", "#12", "a: [b, \"Room #12\"]"),
        ("a: #12\nb: c\n", "#12", "a: \"#12\""),
        ("a:\n  - #12\n  - c\n", "#12", "- \"#12\""),
        ("a:\n  - c\n  - #12\n", "#12", "- \"#12\""),
        ("a: one\n  two #three\n", "#three", "a: \"one two #three\""),
        ("a: one\n  #two three\n", "#two three", "a: \"one #two three\""),
        ("a:\n  - one\n    #two\n", "#two", "- \"one #two\""),
        ("a: |\n  one\n #two\nb: c\n", "#two", ""),
        ("a: #two\n  three\n", "#two", "a: \"#two three\""),
        ("a: &co Text\n", "&co", "a: \"&co Text\""),
        ("a: [b, &co Text]\n", "&co", "a: [b, \"&co Text\""),
        ("a: !!wow Text\n", "!!wow", "a: \"!!wow Text\""),
    ] {
        assert_eq!(lost(yaml), [(words.to_owned(), line.to_owned())], "{yaml}");
    }
}

#[test]
fn comments_are_comments() {
    for yaml in [
        "a: Gift   # the nice one\n",
        "a: Gift # the nice one\n",
        "a: Gift # 3 words at most\n",
        "a: Gift #TODO translate\n",
        "a: Gift #--- b\n",
        "a: Gift ## b\n",
        "a: Gift #── b\n",
        "a: Gift  #nice\n",
        "a: Gift\t#nice\n",
        "a: Gift\n#nice one\n",
        "a: Gift\n  # nice one\n",
        "a: Gift\n  #summary: old\n",
        "a:\n  - Gift\n  #- Present\n",
        "a: \"Room\" #12\n",
        "a: 'Room #12'\n",
        "a: C# and F#\n",
        "a: https://example.org/#part\n",
        "a: ~ #gone\n",
        "a: |\n  Room #12\n  #13\nb: c\n",
        "a: >\n  Room #12\n\n# b\n",
        "a: &x Text\nb: *x\n",
        "a: &x {b: c}\nd: *x\n",
        "a: !!str 12\n",
        "a: R&D & so on!\n",
        "a: # nothing yet\n",
    ] {
        assert_eq!(lost(yaml), [], "{yaml}");
    }
}
