//! comity: a terminal explorer of the relations between countries.
//!
//! # The map of the house
//!
//! Data flow one way. Dossiers are parsed and checked into an immutable, indexed dataset; the search ranks it and the timeline
//! lays it out; keys become actions, actions become messages, messages change the model; the screen is a function of both.
//!
//! ```text
//! articles ─────────▶ import ─▶ TOML ──────┐
//! tables by recipe ─▶ import ─▶ JSON Lines ┤
//! assets/dossiers, the user's own, --data ─┴▶ dossier ─▶ dataset ─┬─▶ search    query ▶ ranked hits
//!                                             compiled: ▲ atlas ◀─┤
//!                                                                 ├─▶ timeline  rows, spans, bins
//!                                                                 └─▶ export    JSON, JSON Lines, TOML, CSV, Markdown
//! terminal ─▶ key ─▶ Action ─▶ Msg ─▶ app::update(&mut Model, &Dataset, Msg) ─▶ Effect
//!   loader ─▶ news of a load ─┘  (when the data are there: Model::rebase from the old to the new)
//!                                └─▶ ui::layout::regions ─▶ Model::settle ─▶ ui::view(&Scene, &Regions, &mut Buffer)
//! ```
//!
//! | room | what it owns |
//! |---|---|
//! | [`dataset`] | parties, pairs, people, places, missions, events; ids, dates, order, filters, standing facts |
//! | [`dossier`] | the file formats: reading them, every problem by file, line and column, and layers of files made one |
//! | [`sections`] | files of named sections, each under a checksum |
//! | [`atlas`] | a whole dataset in one such file |
//! | [`search`] | a query to ranked hits, and the letters to mark |
//! | [`timeline`] | rows of the ledger, spans in its gutter, bins of the minimap |
//! | [`app`] | the state of the screen, what happens to it, what it asks of the world |
//! | [`input`] | actions, key strokes, the key table |
//! | [`ui`] | geometry and drawing |
//! | [`theme`] | what tones and kinds look like |
//! | [`terminal`] | taking the terminal and giving it back; keys, signals, clipboard, browser |
//! | [`runtime`] | the loop; the only reader of events and of the clock; the loader beside it |
//! | [`export`] | every record in the forms that others read: JSON, JSON Lines, TOML, CSV, Markdown |
//! | [`import`] | what others publish, made records: tables by recipe, articles by rule; the account of every row and sentence |
//! | [`cli`] | arguments, tables, cards, exit codes; with `main` the only room that prints |
//! | [`state`] | what is remembered between runs: the last place, the bookmarks |
//! | [`outfile`] | files written whole or not at all |
//! | [`wording`] | facts in few words, one wording for screen and command line |
//! | [`text`] | folding for comparison, neutralising for the terminal, cutting and breaking to a width |
//!
//! # Invariants
//!
//! Each is held by `tests/suite/tidy.rs`, which reads the `use` lines.
//!
//! 1. `dataset`, `dossier`, `search`, `timeline`, `app` never name ratatui or crossterm; sizes come in as numbers.
//! 2. `ui` takes `&Model`: no `&mut`, no `RefCell`, no clock, no I/O. Offsets are settled before, from the sizes of
//!    [`ui::layout::regions`].
//! 3. `ui::widget` imports `theme` and `text` only.
//! 4. Only `runtime` and `terminal` touch the terminal; `cli` may ask it for its width. Only `main` and `cli` print.
//! 5. One crossterm: the version that ratatui brings.
//! 6. No globals but the allocator, which keeps nothing of ours; no `static mut`, no tokio, no tick timer; nothing wakes up while nobody types.
//! 7. Views are an enum and a `match`; no `dyn`, no framework of our own.
//! 8. Errors of dossiers are found before the terminal is taken; bulk data are read beside the screen, by one thread that nobody waits
//!    for, and bad records of them are left out, counted and listed. Library code does not panic.
//! 9. The key table is data (`assets/keymap.toml`); help, hints, palette and the README's table are made from it.
//!
//! # Where the cut differs from the first plan, and why
//!
//! - `wording` and `text` are rooms of their own: screen and command line must say the same thing in the same words, and folding is
//!   needed below `dataset` (names of places and countries) as well as above it (`search`).
//! - `terminal` decodes key bytes itself; `terminal/decode.rs` gives the measured reasons.
//! - The detail, the overviews and the pages of people and places are written by `app` as rows of toned text (`app::doc`), wrapped to a
//!   width that comes in as a number, so that the cursor can walk their links and scrolling is settled before drawing; `ui` only
//!   gives tones their looks.

pub mod app;
pub mod atlas;
pub mod cli;
pub mod dataset;
pub mod dossier;
pub mod export;
pub mod import;
pub mod input;
pub mod outfile;
pub mod runtime;
pub mod search;
pub mod sections;
pub mod state;
pub mod terminal;
pub mod text;
pub mod theme;
pub mod timeline;
pub mod ui;
pub mod wording;

/// Loading a million records makes and drops tens of millions of small texts; what it took must be given back afterwards.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
