//! Dates in other programs' files and in ours: an EDTF expression where people may read it, and else the numbers that it stands for, since
//! an atlas holds a hundred thousand.

use std::borrow::Cow;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::point::{Point, days_of_month};
use super::{Edtf, End, Shape};

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.collect_str(self) } else { self.0.serialize(serializer) }
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return Self::parse(&Cow::<str>::deserialize(deserializer)?).map_err(D::Error::custom);
        }
        let shape = Shape::deserialize(deserializer)?;
        if is_sound(shape) { Ok(Self(shape)) } else { Err(D::Error::custom("no date")) }
    }
}

/// Says whether a shape is one that some expression has.
fn is_sound(shape: Shape) -> bool {
    let in_order = |first: Point, last: Point| stands(first) && stands(last) && first.first() <= last.last();
    match shape {
        Shape::At(point) | Shape::After(point) | Shape::Before(point) => stands(point),
        Shape::Between(first, last) | Shape::Span(End::At(first), End::At(last)) => in_order(first, last),
        Shape::Span(start, end) => start.point().or(end.point()).is_some_and(stands),
    }
}

/// Says whether a date stands in the calendar, and says nothing of what it masks.
fn stands(point: Point) -> bool {
    let Point { year, masked, month, day, .. } = point;
    (0..=9999).contains(&year)
        && masked <= 3
        && year % 10_i16.pow(u32::from(masked.min(3))) == 0
        && (masked > 0 || year > 0)
        && (masked == 0 || month == 0)
        && (month > 0 || day == 0)
        && month <= 12
        && day <= days_of_month(year, month)
}
