//! Parties by every name that a dossier may give them.

use comity::dossier;
use rstest::rstest;

/// The code of the party that `from` means, in a dossier that declares the PLO.
fn from(name: &str) -> String {
    let text = format!(
        "pair = \"fr-mx\"\n[[party]]\nid = \"plo\"\nname = \"Palestine Liberation Organization\"\nshort = \"P.L.O.\"\n\
         demonym = \"Fedayeen\"\n[[event]]\nid = \"fr-mx/e\"\nkind = \"statement\"\ntitle = \"E\"\nfrom = \"{name}\"\n"
    );
    let data = dossier::load_text("d.toml", &text).unwrap_or_else(|report| panic!("{report}")).data;
    let from = data.events().next().unwrap().1.from.unwrap();
    data[from].code.to_string()
}

#[rstest]
#[case::code("fr", "fr")]
#[case::alpha_3("FRA", "fr")]
#[case::name("france", "fr")]
#[case::official("French Republic", "fr")]
#[case::demonym("French", "fr")]
#[case::turned_round("Korea, South", "kr")]
#[case::points("U.S.S.R.", "su")]
#[case::former("Burma", "mm")]
#[case::apostrophe("Côte d’Ivoire", "ci")]
#[case::declared_id("plo", "plo")]
#[case::declared_name("palestine liberation organization", "plo")]
#[case::declared_short_form("P.L.O.", "plo")]
#[case::declared_demonym("fedayeen", "plo")]
fn a_party_goes_by(#[case] name: &str, #[case] code: &str) {
    assert_eq!(from(name), code);
}
