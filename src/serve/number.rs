use std::{fmt, num::NonZeroUsize};

use serde::{
    Deserialize, Deserializer,
    de::{Error, Unexpected, Visitor},
};

/// A whole number from 0 as JSON Schema has it: 605.0 is one, and 1e30 is, which counts as the largest there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Whole(pub(super) usize);

/// One from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Positive(pub(super) NonZeroUsize);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_u64(WholeVisitor)
    }
}

impl<'de> Deserialize<'de> for Positive {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Whole(number) = Whole::deserialize(deserializer)?;
        let zero = || D::Error::invalid_value(Unexpected::Unsigned(0), &"a whole number from 1");
        NonZeroUsize::new(number).map(Self).ok_or_else(zero)
    }
}

struct WholeVisitor;

impl Visitor<'_> for WholeVisitor {
    type Value = Whole;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a whole number from 0")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Whole, E> {
        Ok(Whole(usize::try_from(number).unwrap_or(usize::MAX)))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Whole, E> {
        if number < 0.0 || number.fract() != 0.0 {
            return Err(E::invalid_value(Unexpected::Float(number), &self));
        }
        // What is too large becomes the largest.
        Ok(Whole(number as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_whole_as_json_schema_has_it() {
        let table = [
            ("0", Some(0)),
            ("605.0", Some(605)),
            ("1e2", Some(100)),
            ("-0.0", Some(0)),
            ("1.5107249408777073e+20", Some(usize::MAX)),
            ("18446744073709551615", Some(usize::MAX)),
            ("-1", None),
            ("0.5", None),
            ("\"1\"", None),
            ("null", None),
        ];
        for (json, expected) in table {
            let read = serde_json::from_str::<Whole>(json).ok();
            assert_eq!(read.map(|number| number.0), expected, "{json}");
            let read = serde_json::from_str::<Positive>(json).ok();
            assert_eq!(
                read.map(|number| number.0.get()),
                expected.filter(|&number| number > 0),
                "{json}"
            );
        }
    }
}
