//! dev
fn main() {
    match comity::dossier::load(&comity::dossier::Sources{built_in:true, paths: std::env::args().skip(1).map(Into::into).collect()}) {
        Ok(l) => { for n in &l.notes { println!("{n}"); } let d=l.data; for (_,e) in d.events() { println!("{:28} {:12} {:?} {}", e.stands_at().map(|w|format!("{:?}",w.label())).unwrap_or_default(), e.kind, e.is_disputed(), e.title); } }
        Err(r) => println!("{r}"),
    }
}
