//! Small drawing parts that know the theme and what they are given, nothing of the model.

pub mod field;
pub mod frame;
pub mod line;
