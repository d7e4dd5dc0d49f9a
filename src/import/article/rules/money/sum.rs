//! Sums of money, and their currencies.

use crate::import::article::token::{Sort, Token};

/// A sum, its currency by ISO 4217, and where it stands.
#[derive(Debug)]
pub(super) struct Sum {
    pub(super) amount: u64,
    pub(super) currency: &'static str,
    pub(super) at: usize,
}

/// The currencies of ISO 4217, with the words and signs that name them.
const CURRENCIES: &[(&str, &[&str])] = &[
    ("USD", &["us$", "usd", "dollars", "dollar"]),
    ("EUR", &["€", "euro", "euros", "eur"]),
    ("GBP", &["£", "gbp", "pounds", "sterling"]),
    ("JPY", &["¥", "yen", "jpy"]),
    ("CNY", &["yuan", "rmb", "renminbi", "cny"]),
    ("INR", &["rupees", "₹", "inr"]),
    ("KRW", &["won", "krw"]),
    ("RUB", &["rubles", "roubles", "rub"]),
    ("CHF", &["francs", "chf"]),
    ("SEK", &["kronor", "sek", "krona"]),
    ("NOK", &["kroner", "nok", "krone"]),
    ("TRY", &["lira", "try"]),
    ("ZAR", &["rand", "zar"]),
    ("BRL", &["reais", "brl"]),
    ("PLN", &["zloty", "pln"]),
    ("CAD", &["cad", "c$"]),
    ("AUD", &["aud", "a$"]),
    ("NZD", &["nz$", "nzd"]),
    ("HKD", &["hk$", "hkd"]),
    ("SGD", &["s$", "sgd"]),
    ("ILS", &["shekels", "ils"]),
    ("AED", &["dirhams", "aed"]),
    ("SAR", &["riyals"]),
    ("THB", &["baht", "thb"]),
    ("DEM", &["marks"]),
    ("MXN", &["pesos"]),
    ("DKK", &["dkk"]),
    ("NLG", &["guilders"]),
    ("HUF", &["forint"]),
    ("BDT", &["taka"]),
    ("NGN", &["naira"]),
];

/// The first sum of money of a stretch.
#[expect(clippy::cast_sign_loss, reason = "an amount lies between one and a quadrillion")]
pub(super) fn sum(tokens: &[Token<'_>], from: usize, to: usize) -> Option<Sum> {
    (from..to).find_map(|at| {
        let number = number(&tokens[at])?;
        let currency = currency(tokens, at)?;
        let scale = tokens[at + 1..(at + 2).min(tokens.len())]
            .first()
            .and_then(scale)
            .or_else(|| suffix(&tokens[at]))
            .unwrap_or(1.0);
        let amount = (number * scale).round();
        (1.0..1e15).contains(&amount).then_some(Sum { amount: amount as u64, currency, at })
    })
}

fn number(token: &Token<'_>) -> Option<f64> {
    if token.kind != Sort::Number {
        return None;
    }
    let digits = token.text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    // 1,100 and 80.5; 1.100.000 has points for thousands.
    let is_pointed = digits.matches('.').count() > 1;
    let plain: String = digits.chars().filter(|letter| *letter != ',' && !(is_pointed && *letter == '.')).collect();
    plain.parse().ok()
}

fn suffix(token: &Token<'_>) -> Option<f64> {
    match token.low.trim_start_matches(|letter: char| !letter.is_ascii_alphabetic()) {
        "m" | "mn" => Some(1e6),
        "b" | "bn" => Some(1e9),
        "k" => Some(1e3),
        _ => None,
    }
}

fn scale(token: &Token<'_>) -> Option<f64> {
    Some(match &*token.low {
        "thousand" => 1e3,
        "million" | "m" | "mn" | "millions" => 1e6,
        "billion" | "bn" | "billions" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// The currency that a word or a sign names.
fn code(word: &str) -> Option<&'static str> {
    CURRENCIES.iter().find(|(_, words)| words.contains(&word)).map(|(code, _)| *code)
}

/// The currency of the number at a place: by the sign or word before it, else by those behind.
fn currency(tokens: &[Token<'_>], at: usize) -> Option<&'static str> {
    let by_word = |token: &Token<'_>| code(&token.low);
    let before = |steps: usize| at.checked_sub(steps).and_then(|at| tokens.get(at));
    let sign = before(1)?.text == "$";
    let behind = tokens[at + 1..(at + 4).min(tokens.len())].iter().take_while(|token| {
        scale(token).is_some()
            || by_word(token).is_some()
            || token.is_any(&["us", "of", "american", "u.s.", "canadian", "australian"])
    });
    let named = behind.clone().find_map(by_word);
    if sign {
        let of = before(2).map(|token| format!("{}$", token.low));
        return of.and_then(|of| code(&of)).or(named).or(Some("USD"));
    }
    before(1)
        .and_then(by_word)
        .or(named)
        .or_else(|| tokens.get(at + 1).filter(|token| token.text == "$").map(|_| "USD"))
}

/// "US$80.5 million".
pub(super) fn shown(sum: &Sum) -> String {
    let sign = match sum.currency {
        "USD" => "US$".to_owned(),
        "EUR" => "€".to_owned(),
        "GBP" => "£".to_owned(),
        "JPY" => "¥".to_owned(),
        other => format!("{other} "),
    };
    let scaled = |unit: u64, name: &str| {
        let (whole, tenths) = (sum.amount / unit, sum.amount % unit * 100 / unit);
        let part = format!(".{tenths:02}");
        let part = part.trim_end_matches('0').trim_end_matches('.');
        format!("{sign}{whole}{part} {name}")
    };
    match sum.amount {
        1_000_000_000.. => scaled(1_000_000_000, "billion"),
        1_000_000.. => scaled(1_000_000, "million"),
        amount => {
            let digits = amount.to_string();
            let (head, tail) = digits.split_at(digits.len().saturating_sub(3));
            if head.is_empty() { format!("{sign}{tail}") } else { format!("{sign}{head},{tail}") }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::article::token::tokens;
    use rstest::rstest;

    #[rstest]
    #[case("totaled US$80.5 million", Some((80_500_000, "USD")), "US$80.5 million")]
    #[case("worth $1,100", Some((1_100, "USD")), "US$1,100")]
    #[case("of €2bn", Some((2_000_000_000, "EUR")), "€2 billion")]
    #[case("of 1.100.000 euros", Some((1_100_000, "EUR")), "€1.1 million")]
    #[case("of 40 million Canadian dollars", Some((40_000_000, "USD")), "US$40 million")]
    #[case("C$3 million", Some((3_000_000, "CAD")), "CAD 3 million")]
    #[case("of 500 yen", Some((500, "JPY")), "¥500")]
    #[case("in 1975", None, "")]
    #[case("500 tonnes", None, "")]
    fn sums_of_money(#[case] text: &str, #[case] expected: Option<(u64, &str)>, #[case] words: &str) {
        let tokens = tokens(text);
        let found = sum(&tokens, 0, tokens.len());
        assert_eq!(found.as_ref().map(|sum| (sum.amount, sum.currency)), expected);
        assert_eq!(found.as_ref().map(shown).unwrap_or_default(), words);
    }
}
