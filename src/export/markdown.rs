//! Markdown to be read: briefings, and tables.
//!
//! `CommonMark`, with the tables of GitHub's. Whatever comes from data stands as it is: nothing in it becomes markup.

mod briefing;
mod facts;
mod notes;
mod timeline;

pub use briefing::write_briefing;

use std::io::{self, Write};

use crate::text::neutral;

/// Writes a table: heads with whether their column is of numbers, and rows of as many cells.
///
/// # Errors
/// Those of `out`.
pub fn write_table<H: AsRef<str>, R: AsRef<[String]>>(
    out: &mut impl Write,
    heads: &[(H, Side)],
    rows: impl IntoIterator<Item = R>,
) -> io::Result<()> {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    writeln!(out, "{}", line(heads.iter().map(|(head, _)| escaped(head.as_ref())).collect()))?;
    let rule = |(_, side): &(H, Side)| if *side == Side::Right { "--:" } else { "---" }.to_owned();
    writeln!(out, "{}", line(heads.iter().map(rule).collect()))?;
    for row in rows {
        writeln!(out, "{}", line(row.as_ref().iter().map(|cell| escaped(cell)).collect()))?;
    }
    Ok(())
}

/// The side of a column at which its cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

/// A text that shows as it is, wherever in a line it stands; blanks as one. Signs that mean something only in company of others are
/// escaped only there, so that the source reads well too.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for word in neutral(text).split_whitespace() {
        let begins = escaped.is_empty();
        if !begins {
            escaped.push(' ');
        }
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        for (at, letter) in word.char_indices() {
            let next = word[at + letter.len_utf8()..].chars().next();
            let is_markup = match letter {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '^' => true,
                // An entity.
                '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
                // A heading, a list, a rule.
                '#' | '-' | '+' | '=' => begins && at == 0,
                '.' | ')' => begins && digits > 0 && at == digits,
                _ => false,
            };
            if is_markup {
                escaped.push('\\');
            }
            escaped.push(letter);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    use rstest::rstest;

    /// What a text shows as, and whether anything in it was taken for markup.
    fn shown(markdown: &str) -> (String, bool) {
        let (mut text, mut is_markup) = (String::new(), false);
        for event in
            Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION - Options::ENABLE_MATH)
        {
            match event {
                Event::Text(piece) => text.push_str(&piece),
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {},
                _ => is_markup = true,
            }
        }
        (text, is_markup)
    }

    #[rstest]
    #[case("US$50,000 for food", "US$50,000 for food")]
    #[case("*a* _b_ [c](d) <e>", r"\*a\* \_b\_ \[c\](d) \<e\>")]
    #[case("- a", r"\- a")]
    #[case("1975. A year", r"1975\. A year")]
    #[case("AT&amp;T & co", r"AT\&amp;T & co")]
    #[case("a|b", r"a\|b")]
    #[case("10^6^ people", r"10\^6\^ people")]
    #[case("  two\n lines ", "two� lines")]
    fn texts_are_escaped(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(escaped(text), expected);
    }

    #[test]
    fn a_table_has_a_cell_a_column() {
        let mut out = Vec::new();
        let rows = [["a|b".to_owned(), "1".to_owned()]];
        write_table(&mut out, &[("Name", Side::Left), ("Events", Side::Right)], rows).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "| Name | Events |\n| --- | --: |\n| a\\|b | 1 |\n");
    }

    proptest! {
        /// After a word of ours and at the start of a line, whatever the data hold.
        #[test]
        fn no_text_becomes_markup(text in "([ -~]|\\PC){0,24}", begins in any::<bool>()) {
            let lead = if begins { "" } else { "x " };
            let plain = neutral(&text).split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assume!(!plain.is_empty());
            prop_assert_eq!(shown(&format!("{lead}{}", escaped(&text))), (format!("{lead}{plain}"), false));
        }
    }
}
