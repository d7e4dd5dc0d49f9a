//! The card of a place.

use super::Card;
use crate::dataset::{Dataset, PlaceId};

pub(super) fn write(card: &mut Card, data: &Dataset, id: PlaceId) {
    let place = &data[id];
    card.line(&place.name);
    card.line(place.country.map_or("", |country| &data[country].name));
    card.line(&place.id);
    card.events(data, "Events", data.place_events(id));
}
