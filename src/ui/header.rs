//! The top row: what the screen is about, how much of it is shown, and the views; below it, the filter while there is one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr as _;

use super::Scene;
use super::hints::shown;
use super::layout::Regions;
use super::widget::line::{Pen, fit};
use crate::app::View;
use crate::app::doc::Tone;
use crate::input::{Action, Context};
use crate::wording::{filter_text, grouped};

pub(super) fn draw(scene: &Scene<'_>, regions: &Regions, buf: &mut Buffer) {
    let theme = scene.theme;
    let mut area = regions.header;
    let width = usize::from(area.width);
    let (shown, total) = scene.model.events();
    let counts = format!("{} of {}", grouped(shown.len() as u64), grouped(total as u64));
    let (years, name) = (scene.model.years().text(), scene.data.scope_name(scene.model.scope()));
    // The scope, the window and the counts are always in sight; our own name goes first, then those of the other views.
    let least = name.width() + 2 + years.width() + 2 + counts.width() + 2;
    let fits = |tabs: &[(String, Style)], more: usize| least + more + wide(tabs) <= width;
    let (all, one) = (tabs(scene, Tabs::All), tabs(scene, Tabs::Present));
    let tabs = if fits(&all, 0) {
        all
    } else if name.width() + counts.width() + 4 + wide(&one) <= width {
        one
    } else {
        tabs(scene, Tabs::Keys)
    };
    let brand = fits(&tabs, BRAND.width());
    let taken = (wide(&tabs) as u16).min(area.width);
    let mut pen = Pen::new(buf, Rect { x: area.right() - taken, width: taken, ..area });
    for (text, style) in &tabs {
        pen.put(text, *style);
    }
    area.width -= taken;
    let mut pen = Pen::new(buf, area);
    if brand {
        pen.put(BRAND, theme.accent().add_modifier(Modifier::REVERSED));
    }
    pen.skip(1);
    let room = pen.room().saturating_sub(counts.width() + 2);
    pen.put(&fit(name, room), theme.tone(Tone::Strong)).skip(2);
    if pen.room() >= years.width() + counts.width() + 2 && !years.is_empty() {
        pen.put(years, Style::new()).skip(2);
    }
    pen.put(&counts, theme.dim());
    filter(scene, regions.filter, buf);
}

/// The name of the program, at the left of the top row.
const BRAND: &str = " comity ";

/// How much of the views is named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tabs {
    All,
    Present,
    Keys,
}

fn wide(tabs: &[(String, Style)]) -> usize {
    tabs.iter().map(|(text, _)| text.width()).sum()
}

/// The views with their keys, the present one reversed.
fn tabs(scene: &Scene<'_>, named: Tabs) -> Vec<(String, Style)> {
    let theme = scene.theme;
    let views = [
        (View::Overview, Action::Overview, "Overview"),
        (View::Timeline, Action::Timeline, "Timeline"),
        (View::People, Action::People, "People"),
    ];
    let mut tabs = Vec::new();
    for (view, action, name) in views {
        let key = shown(scene, Context::Panes, action).unwrap_or_default();
        let present = scene.model.view() == view;
        let style = if present { theme.accent().add_modifier(Modifier::REVERSED) } else { Style::new() };
        tabs.push((format!(" {key} "), if present { style } else { theme.accent() }));
        if named == Tabs::All || (named == Tabs::Present && present) {
            tabs.push((format!("{name} "), style));
        }
    }
    tabs
}

fn filter(scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let theme = scene.theme;
    let key = scene
        .keymap
        .keys(Context::Panes, Action::ClearFilter)
        .first()
        .map_or(String::new(), |stroke| stroke.shown(theme.unicode()));
    let mut pen = Pen::new(buf, area);
    pen.note(&format!("{key} clears"), 24, theme.accent());
    pen.put(" filter ", theme.tone(Tone::Warn))
        .skip(1)
        .put(&filter_text(scene.data, scene.model.filter()), Style::new());
}

/// The title of the main pane.
pub(super) fn view_title(scene: &Scene<'_>) -> String {
    match scene.model.view() {
        View::Overview => "Overview".to_owned(),
        View::Timeline => "Timeline".to_owned(),
        View::People => "People".to_owned(),
        View::Person(id) => scene.data[id].name.to_string(),
        View::Place(id) => scene.data[id].name.to_string(),
    }
}
