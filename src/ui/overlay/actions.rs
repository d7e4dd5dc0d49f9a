//! Help and palette.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::Scene;
use super::super::widget::line::Pen;
use crate::app::doc::Tone;
use crate::app::overlay::{ActionBox, HelpRow, Purpose};
use crate::input::{Action, Context, Group};

/// The column of the keys.
const KEYS: usize = 16;

pub(super) fn draw(scene: &Scene<'_>, actions: &ActionBox, area: Rect, buf: &mut Buffer) {
    let theme = scene.theme;
    if actions.list.is_empty() {
        Pen::new(buf, area).put("no action of that name", theme.dim());
    }
    for (index, (at, row)) in actions.list.visible(usize::from(area.height)).enumerate() {
        let line = Rect { y: area.y + index as u16, height: 1, ..area };
        let mut pen = Pen::new(buf, line);
        match row {
            HelpRow::Heading(group) => pen.put(group.title(), theme.tone(Tone::Heading)),
            HelpRow::Action(action) => pen
                .column(&keys(scene, actions.context, actions.purpose, *action), KEYS, theme.accent())
                .skip(1)
                .put(action.about(), Style::new()),
        };
        if actions.list.spot().is_some_and(|spot| spot.row == at) {
            buf.set_style(line, theme.selection());
        }
    }
}

/// The keys of an action where it is done; in the help, where it has none, how it is done without.
fn keys(scene: &Scene<'_>, here: Context, purpose: Purpose, action: Action) -> String {
    let context = match action.group() {
        Group::Field => Context::Field,
        Group::Copy => Context::Copy,
        _ if scene.keymap.keys(here, action).is_empty() => Context::Panes,
        _ => here,
    };
    let before = if context == Context::Copy { first(scene, Context::Panes, Action::Copy) } else { String::new() };
    let strokes = scene
        .keymap
        .keys(context, action)
        .iter()
        // Letters are typed in a field.
        .filter(|stroke| here != Context::Field || stroke.is_command())
        .map(|stroke| format!("{before}{}", stroke.shown(scene.theme.unicode())));
    let keys = strokes.collect::<Vec<_>>().join("  ");
    if keys.is_empty() && purpose == Purpose::Help && action.group() != Group::Field {
        // What has no key of its own is done by name.
        return format!("{}{}", first(scene, Context::Panes, Action::Palette), action.name());
    }
    keys
}

fn first(scene: &Scene<'_>, context: Context, action: Action) -> String {
    scene
        .keymap
        .keys(context, action)
        .first()
        .map_or(String::new(), |stroke| format!("{} ", stroke.shown(scene.theme.unicode())))
}
