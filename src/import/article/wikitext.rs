//! Raw wikitext made plain: templates, references, comments and pictures go, links and emphasis leave their text.
//!
//! Written here because no parser at hand fits: one runs for minutes on some pages and can only be stopped by the
//! clock, another brings the reading of whole dumps with it, and neither keeps the places of what it leaves. What is
//! wanted is small: plain lines, each with its place. One pass finds what closes what, a second writes; what is never
//! closed is taken as text.

use foldhash::HashMap;

use super::page::Plain;
use crate::dataset::Edtf;

/// Links and templates stand in one another this deep at most; what is deeper goes.
const DEEPEST: usize = 12;

/// The longest tag and the longest reference that are looked through for their end, in bytes: one that is never closed
/// must not cost the whole page again and again.
const LONGEST_TAG: usize = 1_000;
const LONGEST_REFERENCE: usize = 20_000;

/// As much of a text as `most` bytes hold.
pub(super) fn near(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Says whether a text is marked up as wikitext.
pub(super) fn is_wikitext(text: &str) -> bool {
    let count = |sign: &str| text.match_indices(sign).take(3).count();
    count("[[") + count("{{") + count("'''") + count("{|") >= 1 && !text.trim_start().starts_with("= ")
}

/// Makes wikitext plain. Marks at the beginning of lines stay: headings, lists, tables.
pub(super) fn plain(text: &str) -> Plain {
    let (closed, unclosed) = closed(text);
    let mut writer = Writer { text, closed, out: Plain { unclosed, ..Plain::default() } };
    writer.write(0, text.len(), 0);
    writer.out
}

/// Where what opens at a place is closed, by the end of what closes it; and how much is never closed.
fn closed(text: &str) -> (HashMap<usize, usize>, usize) {
    let mut closed = HashMap::default();
    let mut open: Vec<(usize, &str)> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at + 1 < bytes.len() {
        let two = &bytes[at..at + 2];
        match two {
            b"{{" => open.push((at, "}}")),
            b"[[" => open.push((at, "]]")),
            b"}}" | b"]]" => {
                // Only so far back, or a page of nothing but openings would take for ever.
                let near = open.len().saturating_sub(DEEPEST * 2);
                if let Some(found) = open[near..].iter().rposition(|(_, close)| close.as_bytes() == two) {
                    closed.insert(open[near + found].0, at + 2);
                    open.truncate(near + found);
                }
            },
            _ => {
                at += 1;
                continue;
            },
        }
        at += 2;
    }
    (closed, open.len())
}

struct Writer<'t> {
    text: &'t str,
    closed: HashMap<usize, usize>,
    out: Plain,
}

impl Writer<'_> {
    /// Writes what stands between two places.
    fn write(&mut self, start: usize, end: usize, depth: usize) {
        let mut at = start;
        while at < end {
            let rest = &self.text[at..end];
            let plain = rest.find(['<', '{', '[', '\'', '&', '}', ']']).unwrap_or(rest.len());
            self.out.push(&rest[..plain], at);
            at += plain;
            if at < end {
                at = self.marked(at, end, depth).max(at + 1).min(end);
            }
        }
    }

    /// Takes what is marked up at a place, and gives the place behind it.
    fn marked(&mut self, at: usize, end: usize, depth: usize) -> usize {
        let rest = &self.text[at..end];
        let closed = self.closed.get(&at).copied().filter(|closed| *closed <= end);
        match (rest.as_bytes()[0], closed) {
            (b'<', _) => self.tag(at, end),
            (b'{', Some(closed)) => {
                self.template(at, closed, depth);
                closed
            },
            (b'[', Some(closed)) => {
                self.link(at, closed, depth);
                closed
            },
            (b'{', None) if rest.starts_with("{|") => {
                self.out.push("{|", at);
                at + 2
            },
            // What is never closed is text without its marks.
            (b'{' | b'}' | b']', None) if rest.len() > 1 && rest.as_bytes()[1] == rest.as_bytes()[0] => at + 2,
            (b'[', None) if rest.starts_with("[[") => at + 2,
            (b'[', None) => self.address(at, end),
            (b'\'', _) if rest.starts_with("''") => at + rest.bytes().take_while(|byte| *byte == b'\'').count(),
            (b'&', _) => self.entity(at, rest),
            _ => {
                let letter = rest.chars().next().map_or(1, char::len_utf8);
                self.out.push(&rest[..letter], at);
                at + letter
            },
        }
    }

    /// A comment, a reference, or a tag of which only what it holds is text.
    fn tag(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        if rest.starts_with("<!--") {
            return rest.find("-->").map_or(end, |close| at + close + 3);
        }
        let name_len = rest[1..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'/').count();
        let name = rest[1..=name_len].to_ascii_lowercase();
        let Some(close) = near(rest, LONGEST_TAG).find('>').filter(|_| name_len > 0) else {
            self.out.push("<", at);
            return at + 1;
        };
        let is_empty = rest[..close].ends_with('/');
        if matches!(&*name, "br" | "br/") {
            self.out.push(" ", at);
        }
        let is_silent = matches!(&*name, "ref" | "gallery" | "math" | "score" | "timeline" | "imagemap" | "nowiki");
        if !is_silent || is_empty {
            return at + close + 1;
        }
        // One that is never closed ends with its line.
        let closing = format!("</{name}");
        let within = near(rest, LONGEST_REFERENCE);
        let found = within.find(&closing).or_else(|| within.find(&closing.to_ascii_uppercase()));
        match found {
            Some(found) => at + found + rest[found..].find('>').map_or(closing.len(), |tail| tail + 1),
            None => at + rest.find('\n').unwrap_or(rest.len()),
        }
    }

    /// A template: a few leave text, most are apparatus.
    fn template(&mut self, at: usize, closed: usize, depth: usize) {
        let parts = self.parts(at + 2, closed - 2);
        let Some(((start, end), parts)) = parts.split_first() else { return };
        let name = self.text[*start..*end].trim().to_ascii_lowercase().replace('_', " ");
        let unnamed: Vec<_> =
            parts.iter().copied().filter(|(start, end)| !self.text[*start..*end].contains('=')).collect();
        let kept = match &*name {
            "flag" | "flagcountry" | "flagu" | "flag+link" | "country" | "nowrap" | "nobr" | "small" | "abbr"
            | "angbr" | "sortname" | "date" | "as of" | "us$" | "usd" | "inr" | "euro" | "gbp" => unnamed.first(),
            "lang" | "transl" | "transliteration" | "convert" | "cvt" => {
                unnamed.get(usize::from(name.starts_with("la") || name.starts_with("tr")))
            },
            "start date" | "dts" => return self.date(&unnamed, at),
            _ => return,
        };
        match &*name {
            "us$" | "usd" => self.out.push("US$", at),
            "euro" => self.out.push("€", at),
            "gbp" => self.out.push("£", at),
            _ => {},
        }
        if let Some((start, end)) = kept.copied().filter(|_| depth < DEEPEST) {
            self.write(start, end, depth + 1);
        }
        // A first and a last name; a number and its unit.
        if matches!(&*name, "sortname" | "convert" | "cvt")
            && let Some((start, end)) = unnamed.get(1).copied().filter(|_| depth < DEEPEST)
        {
            self.out.push(" ", start);
            self.write(start, end, depth + 1);
        }
    }

    /// The date of `{{start date|2014|7|6}}`, as it is read in prose; `{{dts|6 July 2014}}` has it so already.
    fn date(&mut self, parts: &[(usize, usize)], at: usize) {
        let texts: Vec<&str> = parts.iter().map(|(start, end)| self.text[*start..*end].trim()).collect();
        let padded: Vec<String> = texts.iter().map(|text| format!("{text:0>2}")).collect();
        let date = Edtf::parse(&padded.join("-")).map_or_else(|_| texts.join(" "), Edtf::text);
        self.out.push(&date, at);
    }

    /// A link: its text; nothing of a picture or a category.
    fn link(&mut self, at: usize, closed: usize, depth: usize) {
        let parts = self.parts(at + 2, closed - 2);
        let (Some((start, end)), Some(last)) = (parts.first().copied(), parts.last().copied()) else { return };
        let target = self.text[start..end].trim_start().to_ascii_lowercase();
        let is_silent = ["file:", "image:", "category:", "media:"].iter().any(|space| target.starts_with(space));
        if is_silent || depth >= DEEPEST {
            return;
        }
        self.write(last.0, last.1, depth + 1);
    }

    /// What bars part in a template or link, outside what stands within it.
    fn parts(&self, start: usize, end: usize) -> Vec<(usize, usize)> {
        let mut parts = Vec::new();
        let (mut from, mut at) = (start, start);
        let bytes = self.text.as_bytes();
        while at < end {
            if let Some(closed) = self.closed.get(&at).copied().filter(|closed| *closed <= end) {
                at = closed;
                continue;
            }
            if bytes[at] == b'|' {
                parts.push((from, at));
                from = at + 1;
            }
            at += 1;
        }
        parts.push((from, end));
        parts
    }

    /// `[https://… text]`.
    fn address(&mut self, at: usize, end: usize) -> usize {
        let line = &self.text[at..end];
        let line = &line[..line.find('\n').unwrap_or(line.len())];
        let is_address = line[1..].starts_with("http") || line[1..].starts_with("//");
        let Some(close) = line.find(']').filter(|_| is_address) else {
            self.out.push("[", at);
            return at + 1;
        };
        if let Some(space) = line[..close].find(' ') {
            self.out.push(&line[space + 1..close], at + space + 1);
        }
        at + close + 1
    }

    /// `&ndash;` and its like.
    fn entity(&mut self, at: usize, rest: &str) -> usize {
        let known = [
            ("&nbsp;", " "),
            ("&ndash;", "–"),
            ("&mdash;", "—"),
            ("&amp;", "&"),
            ("&quot;", "\""),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&thinsp;", " "),
            ("&#39;", "'"),
            ("&euro;", "€"),
            ("&pound;", "£"),
            ("&yen;", "¥"),
        ];
        let found = known.iter().find(|(name, _)| rest.starts_with(name));
        let (name, letter) = found.unwrap_or(&("&", "&"));
        self.out.push(letter, at);
        at + name.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("'''A–B relations''' are ''old''.", "A–B relations are old.")]
    #[case("[[Mexico]] and [[Oman|the Sultanate]]", "Mexico and the Sultanate")]
    #[case("x<ref name=\"a\">{{cite web|title=[[b]]}}</ref> y<ref name=\"a\" />", "x y")]
    #[case("{{Infobox|map=[[File:a.png]]|{{b}}}}Text", "Text")]
    #[case("[[File:a.jpg|thumb|A [[caption]]]]Text", "Text")]
    #[case("{{flag|Mexico}} and {{flagicon|Oman}} Oman", "Mexico and  Oman")]
    #[case("<!-- no\nline -->yes<br/>and", "yes and")]
    #[case("[https://example.org the text] and [1]", "the text and [1]")]
    #[case("5&nbsp;May 1999&ndash;2001", "5 May 1999–2001")]
    #[case("{{unclosed and [[Mexico]]", "unclosed and Mexico")]
    #[case("closed}} and ]] done", "closed and  done")]
    #[case("{{lang|es|Plan}} {{US$|5 million}}", "Plan US$5 million")]
    #[case("{{dts|2014|7|6}}, {{start date|1999|5}}, {{dts|6 July 2014}}", "6 July 2014, May 1999, 6 July 2014")]
    #[case("<ref>never closed\nnext", "\nnext")]
    fn is_made_plain(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(plain(text).text, expected);
    }

    #[test]
    fn deep_and_broken_marks_take_no_time() {
        for text in ["{{".repeat(100_000), "[[".repeat(100_000), "[[a|".repeat(50_000) + &"]]".repeat(50_000)] {
            plain(&text);
        }
    }
}
