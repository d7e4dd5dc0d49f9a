//! The last step where the locale is not UTF-8: every sign beyond ASCII becomes the nearest within it.

use ratatui::buffer::Buffer;

use crate::text::fold;

/// Replaces every symbol beyond ASCII, cell by cell, so that nothing moves.
pub(super) fn replace(buf: &mut Buffer) {
    for cell in &mut buf.content {
        if !cell.symbol().is_ascii() {
            let plain = plain(cell.symbol());
            cell.set_char(plain);
        }
    }
}

fn plain(symbol: &str) -> char {
    match symbol {
        "─" | "–" | "—" | "╌" => '-',
        "│" | "┃" | "╎" | "▏" | "▕" => '|',
        "→" | "▸" | "❯" | "›" | "≥" => '>',
        "←" | "≤" => '<',
        "↑" => '^',
        "↓" => 'v',
        "≠" => '!',
        "≈" => '~',
        "“" | "”" | "„" => '"',
        "’" | "‘" => '\'',
        "§" => 'S',
        "✓" => 'x',
        "·" | "…" | "▁" | "▂" => '.',
        "▃" | "▄" => ':',
        "╭" | "╮" | "╰" | "╯" | "┏" | "┣" | "┗" | "╻" | "╹" | "▅" | "▆" => '+',
        "▇" | "█" => '#',
        _ => {
            let upper = symbol.chars().next().is_some_and(char::is_uppercase);
            let folded = fold(symbol).chars().next().filter(char::is_ascii).unwrap_or('?');
            if upper { folded.to_ascii_uppercase() } else { folded }
        },
    }
}
