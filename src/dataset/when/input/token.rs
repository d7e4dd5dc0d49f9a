//! A text in pieces: numbers, the words that dates are made of, and the signs between them.

use super::super::wording::MONTHS;

/// A piece of a date in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// Digits, how many, and what stands right behind them.
    Number { value: i16, digits: usize, mark: Mark },
    /// A month, 1 to 12.
    Month(u8),
    /// A word, or a sign that stands for one.
    Word(Word),
}

/// What stands right behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    /// 31st, 2nd.
    Ordinal,
    /// 1970s, 1970's.
    Plural,
}

/// The words that say something about a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    About,
    Perhaps,
    Between,
    And,
    Before,
    After,
    By,
    Since,
    From,
    Until,
    To,
    Present,
    On,
    Or,
    Not,
    Earlier,
    Later,
    Onwards,
    An,
    Unknown,
    Date,
    Century,
    /// "the", "of", "in": they say nothing.
    Idle,
    /// A part of time that no calendar has.
    Part(Part),
}

/// The parts of time that are named and stand in no calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Middle,
    Late,
    Spring,
    Summer,
    Autumn,
    /// Halves and quarters, of which another word says which; winter, which lies in two years.
    Other,
}

/// The words, by all their forms in lower case.
const WORDS: &[(Word, &[&str])] = &[
    (Word::About, &["c", "ca", "circa", "about", "around", "approx", "approximately"]),
    (Word::Between, &["between"]),
    (Word::And, &["and"]),
    (Word::Before, &["before"]),
    (Word::After, &["after"]),
    (Word::By, &["by"]),
    (Word::Since, &["since"]),
    (Word::From, &["from"]),
    (Word::Until, &["until", "till"]),
    (Word::To, &["to", "through"]),
    (Word::Present, &["present", "now", "today", "ongoing"]),
    (Word::On, &["on"]),
    (Word::Or, &["or"]),
    (Word::Not, &["not"]),
    (Word::Earlier, &["earlier"]),
    (Word::Later, &["later"]),
    (Word::Onwards, &["onwards", "onward"]),
    (Word::An, &["an"]),
    (Word::Unknown, &["unknown"]),
    (Word::Date, &["date"]),
    (Word::Century, &["century"]),
    (Word::Idle, &["the", "of", "in"]),
    (Word::Part(Part::Early), &["early", "beginning", "start"]),
    (Word::Part(Part::Middle), &["mid", "middle"]),
    (Word::Part(Part::Late), &["late", "end"]),
    (Word::Part(Part::Spring), &["spring"]),
    (Word::Part(Part::Summer), &["summer"]),
    (Word::Part(Part::Autumn), &["autumn", "fall"]),
    (Word::Part(Part::Other), &["half", "quarter", "winter"]),
];

/// The most pieces that a date may have: "between c. 28 August 1975? and c. 2 September 1975?" has thirteen.
const MOST_TOKENS: usize = 24;

/// The pieces; `None` where one of them belongs to no date. Dots, commas and spaces only part them.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let after = &rest[letter.len_utf8()..];
        if letter.is_whitespace() || matches!(letter, '.' | ',') {
            rest = after;
            continue;
        }
        let (token, left) = match letter {
            '0'..='9' => number(rest)?,
            '?' => (Token::Word(Word::Perhaps), after),
            '~' => (Token::Word(Word::About), after),
            letter if is_dash(letter) || letter == '/' => {
                if let Some(left) = joins_a_day(tokens.last(), after) {
                    rest = left;
                    continue;
                }
                if letter == '/' {
                    return None;
                }
                (Token::Word(Word::To), after)
            },
            letter if letter.is_ascii_alphabetic() => {
                let end = rest.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(rest.len());
                (word(&rest[..end].to_ascii_lowercase())?, &rest[end..])
            },
            _ => return None,
        };
        tokens.push(token);
        rest = left;
        if tokens.len() > MOST_TOKENS {
            return None;
        }
    }
    (!tokens.is_empty()).then_some(tokens)
}

/// What is left where a sign right behind `before` only holds one date together: `31-Jul-1975`, `31/Jul/1975`, `Jul-1975`, `mid-1975`.
fn joins_a_day<'a>(before: Option<&Token>, after: &'a str) -> Option<&'a str> {
    let letters = after.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let tail = after[letters..].chars().next();
    let is_joint = match before? {
        // A day before a month that a year follows in the same way.
        Token::Number { digits: 1 | 2, .. } => {
            is_month(&after[..letters])
                && tail.is_some_and(|sign| is_dash(sign) || sign == '/')
                && after[letters..].chars().nth(1).is_some_and(|letter| letter.is_ascii_digit())
        },
        Token::Month(_) => digits == 4 || digits == 2,
        Token::Word(Word::Part(_)) => true,
        _ => false,
    };
    is_joint.then_some(after)
}

fn is_month(text: &str) -> bool {
    matches!(word(&text.to_ascii_lowercase()), Some(Token::Month(_)))
}

pub(super) fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '–' | '—' | '‐' | '‑' | '−')
}

fn number(text: &str) -> Option<(Token, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = text[..digits].parse().ok()?;
    let rest = &text[digits..];
    let behind = rest.find(|letter: char| !matches!(letter, 'a'..='z' | 'A'..='Z' | '\'' | '’')).unwrap_or(rest.len());
    let mark = match &*rest[..behind].to_ascii_lowercase() {
        "" => Mark::None,
        "st" | "nd" | "rd" | "th" => Mark::Ordinal,
        "s" | "'s" | "’s" => Mark::Plural,
        _ => return None,
    };
    Some((Token::Number { value, digits, mark }, &rest[behind..]))
}

/// The piece that a word in lower case is. A month may be cut short, to three letters at least.
fn word(text: &str) -> Option<Token> {
    let is_month = |name: &&str| {
        let short = name.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text));
        text.len() >= 3 && short
    };
    if let Some(month) = MONTHS.iter().position(is_month) {
        return u8::try_from(month + 1).ok().map(Token::Month);
    }
    WORDS.iter().find(|(_, forms)| forms.contains(&text)).map(|(word, _)| Token::Word(*word))
}
