//! dev
use comity::*;
fn main() -> std::process::ExitCode {
    let data = dossier::load(&dossier::Sources{built_in:true, paths: std::env::args().skip(1).map(Into::into).collect()}).unwrap().data;
    let model = app::Model::new(&data, app::Start::default(), runtime::today());
    let mut s = runtime::Session { data, model, keymap: input::Keymap::built_in().unwrap(), theme: theme::Theme::of_environment(|n| std::env::var(n).ok()) };
    match runtime::explore(&mut s, || Err("no".into())) { Ok(c) => c.into(), Err(e) => { println!("{e}"); 2.into() } }
}
