//! What stands around dates in words: before, after, between, since, to.

use jiff::civil::Date;

use super::super::parse::EdtfError;
use super::super::point::Point;
use super::super::{End, Shape};
use super::date::{Partial, completed, partial};
use super::numbers::half_a_year;
use super::token::{Token, Word};

/// The outcome of reading: `None` where it is no date that we know.
type Outcome<T> = Result<Option<T>, EdtfError>;

/// Reads a whole text.
pub(super) fn read(tokens: &[Token]) -> Outcome<Shape> {
    use Token::Word as W;
    use Word::{After, Before, Between, By, Earlier, From, Later, Not, On, Onwards, Or, Since, To, Until};
    let open = |point| Shape::Span(End::At(point), End::Open);
    match tokens {
        [W(Between), rest @ ..] => between(rest),
        [W(On), W(Or), W(Before), rest @ ..] | [W(By), rest @ ..] | [W(Not), W(After), rest @ ..] => {
            one(rest, Shape::Before)
        },
        [W(On), W(Or), W(After), rest @ ..] | [W(Not), W(Before), rest @ ..] => one(rest, Shape::After),
        [W(On), rest @ ..] => one(rest, Shape::At),
        [W(Before), rest @ ..] => beside(rest, -1),
        [W(After), rest @ ..] => beside(rest, 1),
        [W(From), rest @ ..] if joint(rest).is_some() => stretch(rest),
        [W(Since | From), rest @ ..] => one(rest, open),
        [W(Until | To), rest @ ..] => one(rest, |point| Shape::Span(End::Open, End::At(point))),
        [rest @ .., W(Or), W(Later | After)] => one(rest, Shape::After),
        [rest @ .., W(Or), W(Earlier | Before)] => one(rest, Shape::Before),
        [rest @ .., W(Onwards)] => one(rest, open),
        _ if joint(tokens).is_some() => stretch(tokens),
        _ => one(tokens, Shape::At),
    }
}

fn one(tokens: &[Token], shape: impl FnOnce(Point) -> Shape) -> Outcome<Shape> {
    partial(tokens)?.map(|said| said.point().map(shape)).transpose()
}

/// Strictly before or after: up to the last unit before it, or from the first after it.
fn beside(tokens: &[Token], units: i16) -> Outcome<Shape> {
    let Some(said) = partial(tokens)? else { return Ok(None) };
    let point = said.point()?;
    if point.approximate || point.uncertain {
        let expression = if units < 0 { format!("[..{point}]") } else { format!("[{point}..]") };
        return Err(format!("{} has no sure day before or after it; write {expression}", point.text()).into());
    }
    let Some(beside) = point.shifted(units) else {
        return Err("years 0001 to 9999 only: nothing earlier or later can be drawn".into());
    };
    Ok(Some(if units < 0 { Shape::Before(beside) } else { Shape::After(beside) }))
}

fn between(tokens: &[Token]) -> Outcome<Shape> {
    let Some(at) = tokens.iter().position(|token| matches!(token, Token::Word(Word::And | Word::To))) else {
        return Ok(None);
    };
    let Some((first, last)) = halves(&tokens[..at], &tokens[at + 1..])? else { return Ok(None) };
    if [first, last].iter().any(|point| point.approximate || point.uncertain) {
        return Err("the ends of a range cannot be uncertain themselves; widen the range".into());
    }
    Ok(Some(range(first, last)))
}

/// A range, whose ends EDTF wants alike in precision: the coarser is written as the first or last unit of the finer, which bounds the same
/// days.
pub(super) fn range(first: Point, last: Point) -> Shape {
    let units = |point: Point| (point.month > 0, point.day > 0);
    let (months, days) = units(first).max(units(last));
    let cut = |day: Date| {
        let day = Point::day(day);
        let (month, day_of_month) = (if months { day.month } else { 0 }, if days { day.day } else { 0 });
        Point { month, day: day_of_month, ..day }
    };
    Shape::Between(cut(first.first()), cut(last.last()))
}

/// Where the one sign or word stands that joins two halves of a stretch.
fn joint(tokens: &[Token]) -> Option<usize> {
    let mut joints = (0..tokens.len()).filter(|at| matches!(tokens[*at], Token::Word(Word::To | Word::Until)));
    joints.next().filter(|_| joints.next().is_none())
}

fn stretch(tokens: &[Token]) -> Outcome<Shape> {
    let Some(at) = joint(tokens) else { return Ok(None) };
    let (first, last) = (&tokens[..at], &tokens[at + 1..]);
    let without_idle = |tokens: &[Token]| -> Vec<Token> {
        tokens
            .iter()
            .copied()
            .filter(|token| !matches!(token, Token::Word(Word::Idle | Word::An | Word::Date)))
            .collect()
    };
    if without_idle(last) == [Token::Word(Word::Present)] {
        return one(first, |point| Shape::Span(End::At(point), End::Open));
    }
    if without_idle(last) == [Token::Word(Word::Unknown)] {
        return one(first, |point| Shape::Span(End::At(point), End::Unknown));
    }
    if without_idle(first) == [Token::Word(Word::Unknown)] {
        return one(last, |point| Shape::Span(End::Unknown, End::At(point)));
    }
    let points = halves(first, last)?;
    Ok(points.map(|(first, last)| Shape::Span(End::At(first), End::At(last))))
}

/// The two dates of a stretch, in order.
fn halves(first: &[Token], last: &[Token]) -> Outcome<(Point, Point)> {
    let (Some(first), Some(last)) = (partial(first)?, partial(last)?) else { return Ok(None) };
    if let (Some(year), Some(number)) = (first.plain_year(), last.bare_number()) {
        return Err(half_a_year(&format!("{year}–{number:02}"), year, &format!("{number:02}")));
    }
    let (first, last): (Partial, Partial) = completed(first, last);
    let (first, last) = (first.point()?, last.point()?);
    if first.first() > last.last() {
        return Err("this stretch ends before it begins; write the earlier date first".into());
    }
    Ok(Some((first, last)))
}
