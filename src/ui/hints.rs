//! The bottom row: the keys that matter here, or a word about what was just done.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

use super::Scene;
use super::widget::line::Pen;
use crate::app::doc::Tone;
use crate::app::overlay::Overlay;
use crate::app::{Main, Notice, Pane, Subject, View};
use crate::input::{Action, Context};

pub(super) fn draw(scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let theme = scene.theme;
    if let Some(notice) = scene.model.notice() {
        let style = match notice {
            Notice::Done(_) => theme.tone(Tone::Strong),
            Notice::Failed(_) => theme.tone(Tone::Warn),
        };
        let mut pen = Pen::new(buf, area);
        of_data(scene, pen.skip(1), notice.text().width());
        pen.put(notice.text(), style);
        return;
    }
    let mut pen = Pen::new(buf, area);
    let hints = hints(scene);
    of_data(scene, pen.skip(1), essential(scene, &hints));
    for (keys, about) in hints {
        if pen.room() < keys.width() + about.width() + 1 {
            break;
        }
        pen.put(&keys, theme.accent()).skip(1).put(&about, Style::new()).skip(3);
    }
}

/// Says at the right how far the data are that are being read, or else counts what was left out of them; in as many words as there is
/// room for, and nothing where it would leave less than `least` cells.
fn of_data(scene: &Scene<'_>, pen: &mut Pen<'_>, least: usize) {
    let (problems, theme) = (scene.model.problems(), scene.theme);
    let (texts, style) = if let Some(loading) = scene.model.loading() {
        (loading.words().to_vec(), theme.accent())
    } else {
        let left_out = [problems.left_out(), problems.left_out_short()];
        (left_out.into_iter().flatten().collect(), theme.tone(Tone::Notable))
    };
    let fits = |text: &String| pen.room() >= text.width() + 1 + least;
    if let Some(text) = texts.into_iter().find(fits) {
        pen.note(&text, least, style);
    }
}

/// How wide the hints are that stay in sight whatever else there is to say: as far as help or the way out; after the copy key, all.
fn essential(scene: &Scene<'_>, hints: &[(String, String)]) -> usize {
    let count = match (scene.model.context(), scene.model.overlay()) {
        (Context::Copy, _) => hints.len(),
        (_, Some(_)) => 3,
        (_, None) => 4,
    };
    hints.iter().take(count).map(|(keys, about)| keys.width() + 1 + about.width() + 3).sum::<usize>().saturating_sub(3)
}

/// Keys and what they do here, the most useful first.
fn hints(scene: &Scene<'_>) -> Vec<(String, String)> {
    let model = scene.model;
    let context = model.context();
    let mut hints = Vec::new();
    let mut hint = |actions: &[Action], about: &str| {
        let keys: Vec<_> = actions.iter().filter_map(|action| shown(scene, context, *action)).collect();
        if !keys.is_empty() {
            hints.push((keys.join(" "), about.to_owned()));
        }
    };
    if context == Context::Copy {
        for (action, about) in [
            (Action::CopyLine, "line"),
            (Action::CopyCitation, "citation"),
            (Action::CopyUrl, "URL"),
            (Action::CopyId, "id"),
            (Action::CopyJson, "JSON"),
            (Action::Back, "leave"),
        ] {
            hint(&[action], about);
        }
        hints.insert(0, (String::new(), "copy:".to_owned()));
        return hints;
    }
    match model.overlay() {
        Some(Overlay::Claims(_) | Overlay::Problems(_)) => hint(&[Action::Next, Action::Previous], "scroll"),
        Some(Overlay::Goto(_)) => hint(&[Action::Open], "go"),
        Some(Overlay::Search(search)) => {
            hint(&[Action::Next, Action::Previous], "move");
            if !search.list.is_empty() {
                hint(&[Action::Open], "go there");
            }
            if search.counts.total() > 0 {
                hint(&[Action::NextPane], "type");
                hint(&[Action::Filter], "keep as filter");
            }
        },
        Some(Overlay::Bookmarks(bookmarks)) => {
            if !bookmarks.list.is_empty() {
                hint(&[Action::Next, Action::Previous], "move");
                hint(&[Action::Open], "go there");
                hint(&[Action::DeleteForward], "remove");
            }
        },
        Some(overlay) => {
            hint(&[Action::Next, Action::Previous], "move");
            hint(&[Action::Open], enter(overlay));
        },
        None if context == Context::Field => {
            hint(&[Action::Next, Action::Previous], "move");
            hint(&[Action::Open], "open");
        },
        None => return panes(scene),
    }
    hint(&[Action::Back], "close");
    // The way out stays in sight where the row is short.
    let out = hints.len().saturating_sub(1);
    hints[out.min(2)..].rotate_right(usize::from(out > 2));
    hints
}

/// What Enter does in a list that lies over the panes.
fn enter(overlay: &Overlay) -> &'static str {
    match overlay {
        Overlay::Filter(_) => "switch on, off",
        Overlay::Export(_) => "write",
        _ => "do it",
    }
}

fn panes(scene: &Scene<'_>) -> Vec<(String, String)> {
    let model = scene.model;
    let open = match (model.focus(), model.main()) {
        (Pane::Kinds, _) => {
            let on = model.kinds().selected().is_some_and(|row| model.filter().kinds.has(row.kind));
            if on { "let this kind go" } else { "keep this kind" }
        },
        (Pane::Detail, _) => "follow",
        (Pane::Main, Main::Ledger(_)) => "detail",
        _ => "open",
    };
    let disputed = matches!(model.subject(), Some(Subject::Event(id)) if scene.data.is_disputed(id));
    let mut rows: Vec<(&[Action], &str)> = vec![
        (&[Action::Next, Action::Previous], "move"),
        (&[Action::Open], open),
        (&[Action::Search], "search"),
        // In sight however short the row is: it leads to all the others.
        (&[Action::Help], "help"),
        (&[Action::Filter], "filter"),
    ];
    if disputed {
        rows.push((&[Action::Claims], "claims"));
    }
    if !matches!(model.view(), View::Overview) || model.focus() != Pane::Main {
        rows.push((&[Action::Back], "out"));
    }
    rows.extend::<[(&[Action], &str); 7]>([
        (&[Action::Pairs], "pairs"),
        (&[Action::GoToDate], "date"),
        (&[Action::NextPane], "pane"),
        (&[Action::Copy], "copy"),
        (&[Action::HistoryBack], "back"),
        (&[Action::Quit], "quit"),
        (&[Action::Bookmark], "mark"),
    ]);
    let keys = |actions: &[Action]| {
        actions.iter().filter_map(|action| shown(scene, Context::Panes, *action)).collect::<Vec<_>>().join(" ")
    };
    rows.into_iter()
        .map(|(actions, about)| (keys(actions), about.to_owned()))
        .filter(|(keys, _)| !keys.is_empty())
        .collect()
}

/// The first key of an action, as screens show it.
pub(super) fn shown(scene: &Scene<'_>, context: Context, action: Action) -> Option<String> {
    let here = scene.keymap.keys(context, action).first();
    let strokes = here.or_else(|| {
        scene.keymap.keys(Context::Panes, action).iter().find(|stroke| context == Context::Panes || stroke.is_command())
    });
    strokes.map(|stroke| stroke.shown(scene.theme.unicode()))
}
