//! The search: field, types, hits with their marks, and a preview.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr as _;

use super::super::layout::Regions;
use super::super::widget::line::{Pen, fit};
use super::super::{Scene, page};
use super::sign;
use crate::app::doc::Tone;
use crate::app::overlay::SearchBox;
use crate::dataset::{Kind, Record, Vocabulary as _};
use crate::search::{Hit, HitType, Reason, Why, marks, title};
use crate::wording::grouped;

pub(super) fn draw(scene: &Scene<'_>, search: &SearchBox, regions: &Regions, buf: &mut Buffer) {
    types(scene, search, regions.overlay_head, buf);
    if !search.hints.is_empty() {
        Pen::new(buf, regions.overlay_note).put(&search.hints.join(" · "), scene.theme.tone(Tone::Warn));
    }
    for (index, (at, hit)) in search.list.visible(usize::from(regions.overlay.height)).enumerate() {
        let line = Rect { y: regions.overlay.y + index as u16, height: 1, ..regions.overlay };
        draw_hit(scene, search, *hit, line, buf);
        if search.list.spot().is_some_and(|spot| spot.row == at) {
            buf.set_style(line, scene.theme.selection());
        }
    }
    if search.list.is_empty() {
        nothing(scene, search, regions.overlay, buf);
    }
    let line = Rect { x: regions.preview.x.saturating_sub(2), width: 1, ..regions.preview };
    for y in line.top()..line.bottom() {
        Pen::new(buf, Rect { y, height: 1, ..line }).put("│", scene.theme.dim());
    }
    page::draw(scene, &search.preview, regions.preview, None, buf);
}

/// The types of hits with their counts, the listed one reversed.
fn types(scene: &Scene<'_>, search: &SearchBox, area: Rect, buf: &mut Buffer) {
    let theme = scene.theme;
    let mut pen = Pen::new(buf, area);
    let mut is_cut = false;
    let mut tab = |name: &str, count: usize, listed: bool| {
        // One that is cut says already that there are more.
        if is_cut {
            return;
        }
        let style = if listed {
            theme.accent().add_modifier(Modifier::REVERSED)
        } else if count > 0 {
            Style::new()
        } else {
            theme.dim()
        };
        let text = format!(" {name} {} ", grouped(count as u64));
        is_cut = text.width() > pen.room();
        pen.put(&text, style);
    };
    tab("all", search.counts.total(), search.only.is_none());
    for hit_type in HitType::ALL.iter().filter(|hit_type| area.width > 64 || search.counts.of(**hit_type) > 0) {
        tab(plural(*hit_type), search.counts.of(*hit_type), search.only == Some(*hit_type));
    }
}

fn plural(hit_type: HitType) -> &'static str {
    match hit_type {
        HitType::Event => "events",
        HitType::Person => "people",
        HitType::Place => "places",
        HitType::Mission => "missions",
        HitType::Agreement => "agreements",
        HitType::Pair => "pairs",
    }
}

fn nothing(scene: &Scene<'_>, search: &SearchBox, area: Rect, buf: &mut Buffer) {
    let theme = scene.theme;
    let mut pen = Pen::new(buf, area);
    if search.words.is_empty() {
        pen.put("type a few letters of a name, a place, a subject or a year", theme.dim());
    } else {
        pen.put(&format!("Nothing found{}", scene.model.yet()), theme.tone(Tone::Warn));
        if let Some(only) = search.only.filter(|_| search.counts.total() > 0) {
            pen.put(&format!(" among {}; Tab shows the others", plural(only)), theme.dim());
        } else {
            let why = match scene.model.yet() {
                "" => ": every word must be met; fewer letters find more",
                _ => ": the data are still being read",
            };
            pen.put(why, theme.dim());
        }
    }
}

fn draw_hit(scene: &Scene<'_>, search: &SearchBox, hit: Hit, line: Rect, buf: &mut Buffer) {
    let (data, theme) = (scene.data, scene.theme);
    let mut pen = Pen::new(buf, line);
    let (sign, style) = sign(scene, hit.record);
    pen.put(sign, style).skip(1);
    let (when, pair) = match hit.record {
        Record::Event(id) => {
            let mark = if data.is_disputed(id) { "≠ " } else { "" };
            let stands = data.stands_at(id).map(|edtf| format!("{mark}{}", edtf.short()));
            (stands.unwrap_or_default(), Some(data.pair_of(id)))
        },
        Record::Mission(id) => (String::new(), Some(data[id].pair)),
        _ => (String::new(), None),
    };
    if let Some(pair) = pair {
        pen.note(&data[pair].id, 30, theme.dim());
    }
    pen.note(&when, 24, theme.dim());
    if let Some(why) =
        scene.model.index().map(|index| index.why(data, &search.words, hit)).filter(|why| is_worth_saying(*why))
    {
        pen.note(&why.to_string(), 30, theme.tone(Tone::Kind(Kind::Visit)));
    }
    let text = title(data, hit.record);
    let (from, text, marks) = in_sight(&text, marks(&search.words, &text), pen.room());
    if from > 0 {
        pen.put("…", Style::new());
    }
    let mut done = 0;
    for range in marks {
        let (Some(before), Some(marked)) = (text.get(done..range.start), text.get(range.clone())) else { break };
        pen.put(before, Style::new()).put(marked, theme.tone(Tone::Match));
        done = range.end;
    }
    pen.put(text.get(done..).unwrap_or_default(), Style::new());
}

/// Says whether a reason is more than what the marks show: the words of a name or title as they are.
fn is_worth_saying(why: Why) -> bool {
    let in_sight = why.reasons().any(|reason| matches!(reason, Reason::Name | Reason::Title));
    !in_sight || why.reasons().any(Reason::is_nearness)
}

/// The part of a title to show in `room` cells, with its marks: from the start, or from a word before the first mark where that would
/// be cut off.
fn in_sight(title: &str, mut marks: Vec<Range<usize>>, room: usize) -> (usize, String, Vec<Range<usize>>) {
    let hidden = marks.first().is_some_and(|mark| title.width() > room && title[..mark.end].width() + 1 > room);
    let mut from = 0;
    if hidden && let Some(first) = marks.first() {
        let words =
            title.char_indices().filter(|(at, letter)| *letter == ' ' && at < &first.start).map(|(at, _)| at + 1);
        // As much as may be seen of what comes before, but the mark itself whole.
        let starts: Vec<usize> = words.collect();
        let fits = |start: &&usize| title[**start..first.end].width() + 2 <= room;
        from = starts.iter().find(fits).copied().unwrap_or(first.start);
    }
    let text = fit(&title[from..], room.saturating_sub(usize::from(from > 0)));
    for mark in &mut marks {
        *mark = mark.start.saturating_sub(from).min(text.len())..mark.end.saturating_sub(from).min(text.len());
    }
    (from, text, marks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Oman and Mexico work on a mango", 26..31, 40, (0, "Oman and Mexico work on a mango", 26..31))]
    #[case("Oman and Mexico work on a mango", 26..31, 20, (16, "work on a mango", 10..15))]
    #[case("Oman and Mexico work on a mango", 0..4, 12, (0, "Oman and Me…", 0..4))]
    #[case("unbreakablemango", 11..16, 6, (11, "mango", 0..5))]
    fn the_mark_is_in_sight(
        #[case] title: &str,
        #[case] mark: Range<usize>,
        #[case] room: usize,
        #[case] expected: (usize, &str, Range<usize>),
    ) {
        let (from, text, marks) = in_sight(title, vec![mark], room);
        assert_eq!((from, text.as_str(), marks[0].clone()), expected);
    }
}
