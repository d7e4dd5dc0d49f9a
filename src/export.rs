//! stub
/// stub
pub fn to_json(_: &crate::dataset::Dataset, _: crate::dataset::Record) -> Option<String> { None }
