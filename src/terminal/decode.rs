//! What the terminal sends, read as keys and pastes: bytes in, [`Input`] out, no I/O.
//!
//! crossterm has two such readers, and we use their words ([`KeyEvent`]), but neither of them. Both were measured (0.29.0, on
//! Linux, in a pseudo-terminal), behind a poll(2) without timeout, which alone sleeps until there is something and sees that the
//! terminal has gone:
//!
//! - The default reader waits for an edge that has passed. Of 4,000 keys at once it gave 1,024, and 1,024 more with the next key;
//!   until then poll(2) called in vain and a core ran at 100 %. So it did when the terminal went amid a sequence.
//! - The reader of `use-dev-tty` never reads in `poll(Duration::ZERO)` (crossterm's issue 839): not one key came, at 100 % of a
//!   core. `read()` alone spins when the terminal has gone. `poll` of 1 ms took 60,000 bytes whole, slept and ended well, but it
//!   looks at the clock before its own queue, which poll(2) cannot see: stopped for 3 ms amid 1,000 keys, in 22 of 1,500 trials
//!   it kept up to 970 of them back until the next key (this decoder: 0 of 1,500). It also brings a second `thiserror`.
//! - Both share a parser. After the answer `ESC [ ? 2026 ; 2 $ y` it takes no key until a c or u is typed; after Alt-[ it loses
//!   the next key; of `ESC [ > 0 ; 276 ; 0 c` it types `0;276;0c`.
//!
//! When a release has mended issue 839 and the parser, try `use-dev-tty` again.
//!
//! The sequences are those of xterm ("`XTerm` Control Sequences", PC-style function keys), with the variants of rxvt and of the
//! Linux console. A control sequence or control string that is not a key, such as an answer that nobody asked for, is swallowed
//! whole and never typed into a field. Whatever is begun and never ended (half a sequence, a paste without its end) is given up
//! after a silence, so that it cannot keep the keys that follow.

use std::mem;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::Input;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
const PASTE: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// How long a key may be half read, and so how long Esc waits. Terminals send a sequence in one piece; a network may cut it in two. As
/// long as tmux waits (its `escape-time` since 3.5): more would be felt.
const KEY_PAUSE: Duration = Duration::from_millis(10);

/// How long the rest of anything else may take: long enough for a packet to be lost and sent again, since the rest of a paste
/// would be taken for keys; short enough for somebody whose keys do nothing.
const PAUSE: Duration = Duration::from_secs(2);

/// The most bytes that are kept of a paste, far more than any field takes, and swallowed of a control string.
const LONGEST_STRING: usize = 1 << 16;

/// The longest control sequence; keys and answers take a tenth of it.
const LONGEST_SEQUENCE: usize = 256;

/// Collects bytes until they make an input.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    /// What is half read. Never long: pastes and control strings leave it as they come.
    pending: Vec<u8>,
    within: Within,
}

/// What the next byte is a part of.
#[derive(Debug, Default)]
enum Within {
    /// A key, or the beginning of anything.
    #[default]
    Keys,
    /// A paste, of which this has come.
    Paste(Vec<u8>),
    /// A control string, of which so many bytes have come.
    String(usize),
}

/// How many bytes were understood, and as what; nothing where they are not a key.
type Read = (usize, Option<Input>);

impl Decoder {
    /// Takes what was read, and gives out the inputs that are whole.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Input> {
        self.pending.extend_from_slice(bytes);
        let mut inputs = Vec::new();
        let mut start = 0;
        while let Some((length, input)) = self.read(start) {
            start += length;
            inputs.extend(input);
        }
        self.pending.drain(..start);
        inputs
    }

    /// How long a silence says that no more comes of what is half read; `None` where nothing is.
    pub(super) fn patience(&self) -> Option<Duration> {
        match (&self.within, &*self.pending) {
            (Within::Keys, []) => None,
            (Within::Keys, [ESC] | [ESC, 0..=0x7f]) => Some(KEY_PAUSE),
            _ => Some(PAUSE),
        }
    }

    /// Takes what is half read for all that there will be: Escape, a letter with Alt, a paste without its end, or nothing.
    pub(super) fn settle(&mut self) -> Option<Input> {
        let pending = mem::take(&mut self.pending);
        match (mem::take(&mut self.within), &*pending) {
            // What is pending here is a part of its end.
            (Within::Paste(text), _) => Some(pasted(&text)),
            (_, [ESC]) => Some(key(KeyCode::Esc, KeyModifiers::NONE)),
            (_, [ESC, letter @ 0..=0x7f]) => Some(typed(char::from(*letter), KeyModifiers::ALT)),
            _ => None,
        }
    }

    /// Reads on; `None` asks for more bytes.
    fn read(&mut self, start: usize) -> Option<Read> {
        let bytes = &self.pending[start..];
        match &mut self.within {
            Within::Paste(text) => {
                let (length, ended) = paste(bytes, text)?;
                let input = ended.then(|| pasted(text));
                if ended {
                    self.within = Within::Keys;
                }
                Some((length, input))
            },
            Within::String(read) => {
                let (length, ended) = control_string(bytes)?;
                *read += length;
                if ended || *read > LONGEST_STRING {
                    self.within = Within::Keys;
                }
                Some((length, None))
            },
            Within::Keys if bytes.starts_with(PASTE) => {
                self.within = Within::Paste(Vec::new());
                Some((PASTE.len(), None))
            },
            Within::Keys if opens_string(bytes) => {
                self.within = Within::String(0);
                Some((2, None))
            },
            Within::Keys => read(bytes),
        }
    }
}

/// Puts what has come of a paste to its text, as far as it is kept; says how long that was and whether it was the end.
fn paste(bytes: &[u8], text: &mut Vec<u8>) -> Option<(usize, bool)> {
    let end = bytes.windows(PASTE_END.len()).position(|window| window == PASTE_END);
    let half_end = || (1..PASTE_END.len()).rev().find(|length| bytes.ends_with(&PASTE_END[..*length])).unwrap_or(0);
    let length = end.unwrap_or_else(|| bytes.len() - half_end());
    let room = LONGEST_STRING - text.len();
    text.extend_from_slice(&bytes[..length.min(room)]);
    match end {
        Some(_) => Some((length + PASTE_END.len(), true)),
        None => (length > 0).then_some((length, false)),
    }
}

fn pasted(text: &[u8]) -> Input {
    // Where it was cut, it may have been cut within a letter.
    let is_cut = text.len() == LONGEST_STRING;
    let last_letter = text.iter().rposition(|byte| !matches!(byte, 0x80..=0xbf)).unwrap_or(0);
    let whole = if is_cut { &text[..last_letter] } else { text };
    Input::Paste(String::from_utf8_lossy(whole).into_owned())
}

/// Says whether a control string begins: ECMA-48's OSC, DCS, SOS, PM or APC. With nothing in it, it is a letter with Alt.
fn opens_string(bytes: &[u8]) -> bool {
    matches!(bytes, [ESC, b']' | b'P' | b'X' | b'^' | b'_', 0x20..=0x7e | 0x80.., ..])
}

/// Reads on in a control string, up to BEL or `ESC \`; says how long that was and whether it was the end. What cannot stand in
/// one (ECMA-48, 5.6: controls but for those of format) breaks it off and is read on its own: Ctrl-C is never swallowed.
fn control_string(bytes: &[u8]) -> Option<(usize, bool)> {
    let end = bytes.iter().position(|byte| !matches!(byte, 0x08..=0x0d | 0x20..=0x7e | 0x80..));
    let length = end.unwrap_or(bytes.len());
    match &bytes[length..] {
        [] | [ESC] => (length > 0).then_some((length, false)),
        [ESC, b'\\', ..] => Some((length + 2, true)),
        [BEL, ..] => Some((length + 1, true)),
        _ => Some((length, true)),
    }
}

/// Reads one key, or what is none, from the front; `None` asks for more bytes.
fn read(bytes: &[u8]) -> Option<Read> {
    match *bytes {
        [] | [ESC] | [ESC, b'O' | b']' | b'P' | b'X' | b'^' | b'_'] => None,
        [ESC, ESC, ..] => Some((1, Some(key(KeyCode::Esc, KeyModifiers::NONE)))),
        [ESC, b'[', b'[', ..] => bytes.get(3).map(|letter| (4, console_key(*letter))),
        [ESC, b'[', ..] => control_sequence(bytes),
        [ESC, b'O', letter @ 0x20..=0x7e, ..] => Some((3, letter_key(letter, KeyModifiers::NONE))),
        [ESC, ..] => plain(&bytes[1..], KeyModifiers::ALT).map(|(length, input)| (length + 1, input)),
        _ => plain(bytes, KeyModifiers::NONE),
    }
}

/// A letter or a control character, by the names that crossterm gives them.
fn plain(bytes: &[u8], modifiers: KeyModifiers) -> Option<Read> {
    let first = *bytes.first()?;
    let control = |letter: u8| key(KeyCode::Char(letter.into()), modifiers | KeyModifiers::CONTROL);
    let input = match first {
        b'\r' => key(KeyCode::Enter, modifiers),
        b'\t' => key(KeyCode::Tab, modifiers),
        0x7f => key(KeyCode::Backspace, modifiers),
        0 => control(b' '),
        0x01..=0x1a => control(first - 1 + b'a'),
        0x1c..=0x1f => control(first - 0x1c + b'4'),
        _ => return character(bytes, modifiers),
    };
    Some((1, Some(input)))
}

fn character(bytes: &[u8], modifiers: KeyModifiers) -> Option<Read> {
    let length = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    };
    let front = &bytes[..length.min(bytes.len())];
    match std::str::from_utf8(front) {
        Ok(text) => Some((length, text.chars().next().map(|letter| typed(letter, modifiers)))),
        // Cut off, and right as far as it goes: the rest is on its way.
        Err(error) if error.error_len().is_none() => None,
        Err(_) => Some((1, None)),
    }
}

fn typed(letter: char, modifiers: KeyModifiers) -> Input {
    key(KeyCode::Char(letter), modifiers | shift(letter))
}

/// A capital letter is one with Shift, as crossterm has it.
fn shift(letter: char) -> KeyModifiers {
    if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE }
}

/// `ESC [ numbers letter`: ECMA-48's control sequence, of which the keys are a part.
fn control_sequence(bytes: &[u8]) -> Option<Read> {
    // However much has come, it is given up at the same place.
    let most = LONGEST_SEQUENCE + 1;
    let body = &bytes[2..bytes.len().min(most)];
    let Some(end) = body.iter().position(|byte| !matches!(byte, 0x20..=0x3f)) else {
        return (bytes.len() >= most).then_some((most, None));
    };
    if !matches!(body[end], 0x40..=0x7e) {
        // Broken off by something else, which is read on its own.
        return Some((2 + end, None));
    }
    // The numbers are parted by semicolons; what stands behind a colon refines a number, and is not needed.
    let mut numbers = body[..end].split(|byte| *byte == b';').map(|part| {
        let digits = part.split(|byte| *byte == b':').next().and_then(|digits| std::str::from_utf8(digits).ok());
        digits.and_then(|digits| digits.parse::<u32>().ok())
    });
    let first = numbers.next().flatten().unwrap_or(1);
    let modifiers = modifiers(numbers.next().flatten().unwrap_or(1));
    let input = match body[end] {
        b'~' => numbered_key(first, modifiers),
        b'u' => char::from_u32(first).and_then(|letter| unicode_key(letter, modifiers)),
        b'Z' => Some(key(KeyCode::BackTab, modifiers | KeyModifiers::SHIFT)),
        letter => letter_key(letter, modifiers),
    };
    Some((2 + end + 1, input))
}

/// xterm counts modifiers from one: shift, alt, control, and a bit for each.
fn modifiers(number: u32) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let flags =
        [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL), (8, KeyModifiers::SUPER)];
    flags.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, modifier)| modifier).collect()
}

fn letter_key(letter: u8, modifiers: KeyModifiers) -> Option<Input> {
    let code = match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    };
    Some(key(code, modifiers))
}

fn numbered_key(number: u32, modifiers: KeyModifiers) -> Option<Input> {
    let code = match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23..=24 => KeyCode::F(number as u8 - 12),
        _ => return None,
    };
    Some(key(code, modifiers))
}

/// The Linux console's first five function keys: `ESC [ [ A` and on.
fn console_key(letter: u8) -> Option<Input> {
    matches!(letter, b'A'..=b'E').then(|| key(KeyCode::F(letter - b'A' + 1), KeyModifiers::NONE))
}

/// A key by its character (`CSI u`), which some terminals send for what has no other sequence, such as Ctrl-Enter.
fn unicode_key(letter: char, modifiers: KeyModifiers) -> Option<Input> {
    let code = match letter {
        '\r' => KeyCode::Enter,
        '\t' if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        '\t' => KeyCode::Tab,
        '\x1b' => KeyCode::Esc,
        '\x7f' => KeyCode::Backspace,
        letter if letter.is_control() => return None,
        letter => return Some(typed(letter, modifiers)),
    };
    Some(key(code, modifiers))
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
    Input::Key(KeyEvent::new(code, modifiers))
}

#[cfg(test)]
mod tests {
    use std::iter;

    use rstest::rstest;

    use super::*;

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Vec<Input> {
        vec![key(code, modifiers)]
    }

    #[rstest]
    #[case(b"j", KeyCode::Char('j'), KeyModifiers::NONE)]
    #[case(b"G", KeyCode::Char('G'), KeyModifiers::SHIFT)]
    #[case("é".as_bytes(), KeyCode::Char('é'), KeyModifiers::NONE)]
    #[case("語".as_bytes(), KeyCode::Char('語'), KeyModifiers::NONE)]
    #[case(b"\r", KeyCode::Enter, KeyModifiers::NONE)]
    #[case(b"\t", KeyCode::Tab, KeyModifiers::NONE)]
    #[case(b"\x7f", KeyCode::Backspace, KeyModifiers::NONE)]
    #[case(b"\x03", KeyCode::Char('c'), KeyModifiers::CONTROL)]
    #[case(b"\x1a", KeyCode::Char('z'), KeyModifiers::CONTROL)]
    #[case(b"\0", KeyCode::Char(' '), KeyModifiers::CONTROL)]
    #[case(b"\x1f", KeyCode::Char('7'), KeyModifiers::CONTROL)]
    #[case(b"\x1bx", KeyCode::Char('x'), KeyModifiers::ALT)]
    #[case(b"\x1b\r", KeyCode::Enter, KeyModifiers::ALT)]
    #[case(b"\x1b[A", KeyCode::Up, KeyModifiers::NONE)]
    #[case(b"\x1bOB", KeyCode::Down, KeyModifiers::NONE)]
    #[case(b"\x1b[1;5C", KeyCode::Right, KeyModifiers::CONTROL)]
    #[case(b"\x1b[1;4D", KeyCode::Left, KeyModifiers::SHIFT.union(KeyModifiers::ALT))]
    #[case(b"\x1b[H", KeyCode::Home, KeyModifiers::NONE)]
    #[case(b"\x1b[8~", KeyCode::End, KeyModifiers::NONE)]
    #[case(b"\x1b[6~", KeyCode::PageDown, KeyModifiers::NONE)]
    #[case(b"\x1b[3;5~", KeyCode::Delete, KeyModifiers::CONTROL)]
    #[case(b"\x1b[Z", KeyCode::BackTab, KeyModifiers::SHIFT)]
    #[case(b"\x1bOQ", KeyCode::F(2), KeyModifiers::NONE)]
    #[case(b"\x1b[15~", KeyCode::F(5), KeyModifiers::NONE)]
    #[case(b"\x1b[24~", KeyCode::F(12), KeyModifiers::NONE)]
    #[case(b"\x1b[[B", KeyCode::F(2), KeyModifiers::NONE)]
    #[case(b"\x1b[13;5u", KeyCode::Enter, KeyModifiers::CONTROL)]
    #[case(b"\x1b[97:65;2:1u", KeyCode::Char('a'), KeyModifiers::SHIFT)]
    fn reads_a_key(#[case] bytes: &[u8], #[case] code: KeyCode, #[case] modifiers: KeyModifiers) {
        assert_eq!(Decoder::default().feed(bytes), pressed(code, modifiers));

        // However the network cuts it, it is the same key.
        let mut decoder = Decoder::default();
        let inputs: Vec<_> = bytes.iter().flat_map(|byte| decoder.feed(&[*byte])).collect();
        assert_eq!(inputs, pressed(code, modifiers));
        assert_eq!(decoder.patience(), None);
    }

    #[rstest]
    #[case::focus(b"\x1b[I")]
    #[case::answer(b"\x1b[?62;22c")]
    #[case::cursor(b"\x1b[12;40;7y")]
    #[case::mouse(b"\x1b[<0;12;9m")]
    #[case::not_utf_8(b"\xff")]
    #[case::overlong(b"\xc0\xaf")]
    #[case::surrogate(b"\xed\xa0\x80")]
    #[case::colour(b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\")]
    #[case::colour_ended_by_bell(b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07")]
    #[case::title("\x1b]lÉcran — 語\x1b\\".as_bytes())]
    #[case::setting(b"\x1bP1$r0;1m\x1b\\")]
    #[case::graphics(b"\x1b_Gi=31;OK\x1b\\")]
    #[case::start_of_string(b"\x1bXany\x1b\\")]
    #[case::privacy(b"\x1b^any\x1b\\")]
    fn swallows_what_is_not_a_key(#[case] bytes: &[u8]) {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(bytes), []);
        assert_eq!(decoder.feed(b"j"), pressed(KeyCode::Char('j'), KeyModifiers::NONE));

        let inputs: Vec<_> = bytes.iter().flat_map(|byte| decoder.feed(&[*byte])).collect();
        assert_eq!(inputs, []);
        assert_eq!(decoder.patience(), None);
    }

    #[test]
    fn escape_is_a_key_when_nothing_follows() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1b"), []);
        assert_eq!(decoder.patience(), Some(KEY_PAUSE));
        assert_eq!(decoder.settle(), Some(key(KeyCode::Esc, KeyModifiers::NONE)));
        assert_eq!(decoder.patience(), None);
        assert_eq!(
            decoder.feed(b"\x1b\x1b[A"),
            [pressed(KeyCode::Esc, KeyModifiers::NONE), pressed(KeyCode::Up, KeyModifiers::NONE)].concat()
        );
    }

    #[rstest]
    fn alt_with_what_opens_a_sequence_is_a_key_when_nothing_follows(
        #[values('[', 'O', ']', 'P', 'X', '^', '_')] letter: char,
    ) {
        let mut decoder = Decoder::default();
        let alt = key(KeyCode::Char(letter), KeyModifiers::ALT | shift(letter));
        let bytes = [ESC, letter as u8];
        assert_eq!(decoder.feed(&bytes), []);
        assert_eq!(decoder.patience(), Some(KEY_PAUSE));
        assert_eq!(decoder.settle(), Some(alt.clone()));
        assert_eq!(decoder.patience(), None);
        // All but one are keys as well where no sequence can follow.
        if letter != '[' {
            let up = key(KeyCode::Up, KeyModifiers::NONE);
            assert_eq!(decoder.feed(&[&bytes, &b"\x1b[A"[..]].concat()), [alt, up]);
        }
    }

    #[rstest]
    #[case::sequence(b"\x1b[1;")]
    #[case::letter(&"é".as_bytes()[..1])]
    #[case::letter_with_alt(b"\x1b\xc3")]
    #[case::string(b"\x1b]11;rgb:")]
    fn half_a_sequence_waits_long_for_its_other_half_and_is_then_given_up(#[case] bytes: &[u8]) {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(bytes), []);
        assert_eq!(decoder.patience(), Some(PAUSE));
        assert_eq!(decoder.settle(), None);
        assert_eq!(decoder.patience(), None);
        assert_eq!(decoder.feed(b"7"), pressed(KeyCode::Char('7'), KeyModifiers::NONE));
    }

    #[test]
    fn escape_ends_a_string_that_is_not_closed() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1b]11;rgb:\x1b"), []);
        assert_eq!(decoder.settle(), Some(key(KeyCode::Esc, KeyModifiers::NONE)));
        assert_eq!(decoder.feed(b"\x1b]11;\x1b[A"), pressed(KeyCode::Up, KeyModifiers::NONE));
    }

    #[rstest]
    #[case::string(b"\x1b]52;c;")]
    #[case::sequence(b"\x1b[")]
    fn a_sequence_never_ends_only_so_long(#[case] bytes: &[u8]) {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(bytes), []);
        // As somebody would who leans on a key.
        let inputs: Vec<_> = iter::repeat_n(b"1", LONGEST_STRING + 1).flat_map(|byte| decoder.feed(byte)).collect();
        assert!(inputs.ends_with(&pressed(KeyCode::Char('1'), KeyModifiers::NONE)));
        assert!(decoder.pending.is_empty());
    }

    #[rstest]
    #[case::as_long_as_may_be(252, 1)]
    #[case::longer(300, 46)]
    fn a_long_sequence_is_the_same_however_it_comes(#[case] length: usize, #[case] typed: usize) {
        let bytes = [b"\x1b[".as_slice(), &b"1".repeat(length), b"~"].concat();
        let at_once = Decoder::default().feed(&bytes);
        let mut decoder = Decoder::default();
        let in_pieces: Vec<_> = bytes.iter().flat_map(|byte| decoder.feed(&[*byte])).collect();
        assert_eq!((at_once.len(), at_once), (typed, in_pieces));
    }

    #[rstest]
    #[case::string(b"\x1b]11;rgb:")]
    #[case::sequence(b"\x1b[1;")]
    fn control_c_is_a_key_within_all_but_a_paste(#[case] bytes: &[u8]) {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(bytes), []);
        assert_eq!(decoder.feed(b"\x03"), pressed(KeyCode::Char('c'), KeyModifiers::CONTROL));
    }

    #[test]
    fn a_sequence_broken_off_by_another_loses_only_itself() {
        assert_eq!(Decoder::default().feed(b"\x1b[1\x1b[A"), pressed(KeyCode::Up, KeyModifiers::NONE));
    }

    #[test]
    fn a_paste_is_one_input_however_it_comes() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"a\x1b[200~Lourdes \x1b[A\r"), pressed(KeyCode::Char('a'), KeyModifiers::NONE));
        assert_eq!(decoder.feed("Aranda—é".as_bytes()), []);
        let rest = decoder.feed(b"\x1b[201~b");
        assert_eq!(rest[0], Input::Paste("Lourdes \x1b[A\rAranda—é".into()));
        assert_eq!(rest[1..], pressed(KeyCode::Char('b'), KeyModifiers::NONE));
    }

    #[test]
    fn a_paste_without_an_end_is_one_after_a_silence() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1b[200~Lourdes\x03\x1b[20"), []);
        assert_eq!(decoder.patience(), Some(PAUSE));
        assert_eq!(decoder.settle(), Some(Input::Paste("Lourdes\x03".into())));
        assert_eq!(decoder.patience(), None);
        assert_eq!(decoder.feed(b"\x03"), pressed(KeyCode::Char('c'), KeyModifiers::CONTROL));
        // The end comes after all.
        assert_eq!(decoder.feed(PASTE_END), []);
    }

    #[test]
    fn a_paste_is_cut_where_nobody_would_take_more() {
        let text = "ñ語".repeat(LONGEST_STRING);
        let mut decoder = Decoder::default();
        decoder.feed(PASTE);
        for bytes in text.as_bytes().chunks(4096) {
            assert_eq!(decoder.feed(bytes), []);
            assert!(decoder.pending.len() < PASTE_END.len());
        }
        let inputs = decoder.feed(&[PASTE_END, b"j"].concat());
        let [Input::Paste(cut), Input::Key(_)] = &inputs[..] else { panic!("{} inputs", inputs.len()) };
        assert!(text.starts_with(cut) && (LONGEST_STRING - 4..=LONGEST_STRING).contains(&cut.len()), "{}", cut.len());
    }

    #[test]
    fn a_long_paste_costs_what_it_is_long() {
        // Looked through from its start at every byte, it would take minutes.
        let mut decoder = Decoder::default();
        decoder.feed(PASTE);
        let bytes = b"\x1b[201~"[..5].iter().cycle().take(1 << 18);
        assert_eq!(bytes.flat_map(|byte| decoder.feed(&[*byte])).count(), 0);
        assert_eq!(decoder.feed(PASTE_END).len(), 1);
    }

    #[test]
    fn many_keys_at_once_all_arrive() {
        assert_eq!(Decoder::default().feed(&b"j".repeat(5000)).len(), 5000);
    }
}
