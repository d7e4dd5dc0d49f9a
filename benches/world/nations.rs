//! The 196 countries: the 193 members of the United Nations, the Holy See, Palestine and Kosovo, which make 19,110 pairs.

use comity::dataset::Countries;

/// Codes with the key of the tongue in which most names of the country are, from the busiest to the quietest. An order for weights, not
/// for worth.
const NATIONS: &str = "us:en cn:zh fr:fr gb:en de:de ru:ru jp:ja in:in br:pt it:it ca:en tr:tu mx:es es:es eg:ar sa:ar kr:ko id:ms za:sa \
    ar:es au:en ir:fa pk:ur ps:ar pl:pl ua:ru nl:nl va:it be:nl ch:de se:no ae:ar iq:ar il:he vn:vi cu:es co:es ng:wa ma:ar dz:ar pt:pt gr:el \
    at:de no:no dk:no fi:fi qa:ar cl:es ve:es pe:es th:th my:ms sg:zh ph:ph ke:ea et:et bd:in kz:kz hu:hu cz:cs ro:ro rs:yu \
    jo:ar kw:ar sy:ar lb:ar ly:ar tn:ar om:ar ye:ar sd:ar ie:ga nz:en uy:es ec:es bo:es py:es cr:es pa:es gt:es do:es ni:es hn:es sv:es \
    jm:en gh:wa sn:fw ci:fw tz:ea ug:ea zm:sa zw:sa ao:pt mz:pt cd:fw cm:fw rw:ea af:fa uz:kz az:tu ge:ka am:hy by:ru bg:yu hr:yu \
    sk:cs si:yu ee:fi lv:lv lt:lv kp:ko mm:th lk:in np:in kh:th la:th mn:mn cy:el mt:it lu:fr is:is al:sq xk:sq mk:yu ba:yu me:yu md:ro \
    bh:ar ht:fr tt:en bb:en gy:en sr:nl bz:en bs:en na:sa bw:sa ml:fw bf:fw ne:fw td:fw gn:fw bj:fw tg:fw ga:fw cg:fw cf:fw mr:ar so:et dj:et \
    er:et ss:ea bi:ea mw:sa mg:mg mu:in sl:wa lr:wa gm:fw gw:pt gq:es cv:pt st:pt km:ar sc:fr ls:sa sz:sa kg:kz tj:kz tm:kz bn:ms tl:pt mv:in \
    bt:in pg:oc fj:oc ws:oc to:oc vu:oc sb:oc ki:oc fm:oc mh:oc pw:oc nr:oc tv:oc ad:es mc:fr sm:it li:de ag:en dm:en gd:en kn:en lc:en vc:en";

/// The cities of the product, by code.
const CITIES: &str = include_str!("../../assets/articles/cities.toml");

/// A country, with what texts say of it.
pub(crate) struct Nation {
    pub(crate) code: &'static str,
    /// The key of its tongue.
    pub(crate) tongue: &'static str,
    pub(crate) name: String,
    pub(crate) demonym: String,
    /// The capital first, as places are written: "Muscat, Oman". Never none.
    pub(crate) places: Vec<String>,
}

impl Nation {
    /// The name of a place without its country.
    pub(crate) fn city<'p>(&self, place: &'p str) -> &'p str {
        place.strip_suffix(&*self.name).and_then(|place| place.strip_suffix(", ")).unwrap_or(place)
    }
}

/// Every country, the busiest first.
pub(crate) fn all() -> Vec<Nation> {
    let countries = Countries::built_in().expect("the countries are built in");
    let cities: toml::Table = toml::from_str(CITIES).expect("the cities are built in");
    let nation = |entry: &'static str| {
        let (code, tongue) = entry.split_once(':').expect("every entry has its tongue");
        let name = countries.name(code).expect("every code is known").to_owned();
        let demonym = countries.demonym(code).unwrap_or(&name).to_owned();
        let cities = cities.get(code).and_then(|cities| cities.as_array()).expect("every country has a city");
        let cities = cities.iter().filter_map(|city| city.as_str());
        // Some stand there with their country, because others bear the same name.
        let cities = cities.map(|city| city.strip_suffix(&format!(", {name}")).unwrap_or(city));
        let places = cities.map(|city| format!("{city}, {name}")).collect();
        Nation { code, tongue, name, demonym, places }
    };
    NATIONS.split_whitespace().map(nation).collect()
}
