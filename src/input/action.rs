//! What the user can do. The same names stand in the key table, the palette and the help.

/// Declares the actions: variant, name in the key table, group in the help, and what it does in a few words.
macro_rules! actions {
    ($($variant:ident = $name:literal, $group:ident, $about:literal;)+) => {
        /// Something the user wants done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Action {
            $(#[doc = $about] $variant,)+
        }

        impl Action {
            /// Every action, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name in the key table and the palette.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What it does, in a few words.
            pub const fn about(self) -> &'static str {
                match self { $(Self::$variant => $about,)+ }
            }

            /// Where the help lists it.
            pub const fn group(self) -> Group {
                match self { $(Self::$variant => Group::$group,)+ }
            }
        }
    };
}

/// A group of actions in the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Moving about.
    Move,
    /// Going somewhere.
    Go,
    /// Finding and narrowing.
    Find,
    /// Taking something away.
    Take,
    /// The program itself.
    Program,
    /// In a text field.
    Field,
    /// After the copy key.
    Copy,
}

impl Group {
    /// The heading in the help.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Go => "Go",
            Self::Find => "Find",
            Self::Take => "Take away",
            Self::Program => "Program",
            Self::Field => "In a text field",
            Self::Copy => "After y",
        }
    }
}

actions! {
    Next = "next", Move, "next";
    Previous = "previous", Move, "previous";
    Parent = "parent", Move, "to the pane before";
    Child = "child", Move, "to the pane after";
    First = "first", Move, "first";
    Last = "last", Move, "last";
    PageDown = "page-down", Move, "a page down";
    PageUp = "page-up", Move, "a page up";
    NextPane = "next-pane", Move, "next pane";
    PreviousPane = "previous-pane", Move, "previous pane";
    Open = "open", Go, "open, follow";
    Back = "back", Go, "back out one level";
    Overview = "overview", Go, "overview";
    Timeline = "timeline", Go, "timeline";
    People = "people", Go, "people";
    HistoryBack = "history-back", Go, "back to where you were";
    HistoryForward = "history-forward", Go, "forward again";
    GoToDate = "go-to-date", Go, "go to date";
    Bookmark = "bookmark", Go, "mark this, or take its mark away";
    Bookmarks = "bookmarks", Go, "bookmarks: what is marked";
    Search = "search", Find, "search";
    NextHit = "next-hit", Find, "next hit of the search";
    PreviousHit = "previous-hit", Find, "previous hit of the search";
    Pairs = "pairs", Find, "pair or country by name";
    Filter = "filter", Find, "filter";
    ClearFilter = "clear-filter", Find, "clear the filter";
    Claims = "claims", Find, "claims of a disputed fact";
    Copy = "copy", Take, "copy …";
    OpenSource = "open-source", Take, "open the source";
    Export = "export", Take, "export what is shown";
    Help = "help", Program, "help";
    Palette = "palette", Program, "palette: every action by name";
    Reload = "reload", Program, "reload the data";
    Problems = "problems", Program, "problems of the data";
    Redraw = "redraw", Program, "redraw the screen";
    Suspend = "suspend", Program, "suspend to the shell";
    Quit = "quit", Program, "close, or quit";
    QuitNow = "quit-now", Program, "quit";
    FieldLeft = "field-left", Field, "left";
    FieldRight = "field-right", Field, "right";
    FieldStart = "field-start", Field, "to the start";
    FieldEnd = "field-end", Field, "to the end";
    DeleteBack = "delete-back", Field, "delete the letter before";
    DeleteForward = "delete-forward", Field, "delete the letter after";
    DeleteWord = "delete-word", Field, "delete the word before";
    DeleteToStart = "delete-to-start", Field, "delete to the start";
    CopyLine = "copy-line", Copy, "copy the line";
    CopyCitation = "copy-citation", Copy, "copy a citation";
    CopyUrl = "copy-url", Copy, "copy the URL of the source";
    CopyId = "copy-id", Copy, "copy the id";
    CopyJson = "copy-json", Copy, "copy as JSON";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_the_serde_name() {
        for action in Action::ALL {
            assert_eq!(serde_json::to_string(action).unwrap(), format!("\"{}\"", action.name()));
        }
    }
}
