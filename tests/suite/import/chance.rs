//! Whatever is in a table or a recipe, an import ends with records or with words.

use proptest::prelude::*;

use super::{agree, imported, missions, titled};
use crate::chances;

const LETTERS: &str = "[a-zA-Z0-9 ,;|\"'\\n\\r{}\\[\\]=#.éß\u{202E}-]{0,120}";

proptest! {
    #![proptest_config(chances(48))]

    #[test]
    fn bytes_as_a_table_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut table = b"from,to,city\n".to_vec();
        table.extend(bytes);
        for recipe in [missions(""), missions("[table]\nencoding = \"latin-1\"\nseparator = \"::\"")] {
            if let Ok(import) = imported(&recipe, &table) {
                agree(&import);
            }
        }
    }

    #[test]
    fn rows_of_odd_cells_are_accounted_for(cells in proptest::collection::vec(("(Mexico|Oman|su|[a-z ]{0,4})", "(Iraq|mx|)", LETTERS), 0..20)) {
        let rows = cells.iter().map(|(from, to, city)| format!("{from},{to},\"{}\"\n", city.replace('"', "\"\"")));
        let table = format!("from,to,city\n{}", rows.collect::<String>());
        let import = imported(&missions(""), table).unwrap();
        agree(&import);
        prop_assert_eq!(import.rows, cells.len());
    }

    #[test]
    fn strings_as_a_recipe_never_panic(recipe in LETTERS, value in LETTERS) {
        let _ = imported(&recipe, "cell\na\n");
        let _ = imported(&missions(&recipe), "from,to,city\nMexico,Oman,Muscat\n");
        let _ = imported(&titled(&value), "cell\na\n");
        let quoted = |key: &str| format!("from = \"{{cell}}\"\n{key} = ['''{}''']\n", value.replace('\'', ""));
        for key in ["patterns", "formats", "split"] {
            let _ = imported(&titled(&quoted(key)), "cell\nMexico 1975\n");
        }
        let _ = imported(&titled(&format!("from = '''{}'''", value.replace('\'', ""))), "cell\na\n");
    }

    #[test]
    fn cells_as_dates_never_panic(cell in "[0-9XT:Z/~?. -]{0,24}") {
        let value = "from = \"{cell}\"\nto = \"{cell}\"\nas = \"date\"\nformats = [\"%Y-%m-%d\", \"%Y-%m-%dT%H:%M:%SZ\", \"%d.%m.%Y\", \"%Y\", \"edtf\"]\nyear_only = \"01-01\"\nnever_from = 2500\nmost = 3";
        agree(&imported(&titled(value), format!("cell,x\n{cell},\n")).unwrap());
    }
}
