//! comity: a terminal explorer of the relations between countries.
//!
//! Data flow one way: dossiers are parsed and checked (`dossier`) into an immutable, indexed [`dataset`]; `search` ranks it,
//! `timeline` lays it out; keys become actions (`input`), actions become messages, messages change the model (`app`), and the
//! screen (`ui`) is a function of model and data.
pub mod app;
pub mod cli;
pub mod dataset;
pub mod dossier;
pub mod export;
pub mod input;
pub mod runtime;
pub mod search;
pub mod state;
pub mod terminal;
pub mod text;
pub mod theme;
pub mod timeline;
pub mod ui;
pub mod wording;
