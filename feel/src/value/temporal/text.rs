//! Reading of the lexical forms of XML Schema that temporal values share.

/// What is still to be read of a text.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Reader<'a> {
        Reader { rest: text }
    }

    pub(super) fn is_at_end(self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn take_rest(&mut self) -> &'a str {
        std::mem::take(&mut self.rest)
    }

    /// Consumes the character if it comes next.
    pub(super) fn accept(&mut self, expected: char) -> bool {
        match self.rest.strip_prefix(expected) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    pub(super) fn expect(&mut self, expected: char) -> Option<()> {
        self.accept(expected).then_some(())
    }

    /// All digits that come next, at least one.
    pub(super) fn digits(&mut self) -> Option<&'a str> {
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at(end);
        self.rest = rest;
        (!digits.is_empty()).then_some(digits)
    }

    /// Exactly two digits.
    pub(super) fn two_digits(&mut self) -> Option<u8> {
        let (digits, rest) = self.rest.split_at_checked(2)?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        self.rest = rest;
        digits.parse().ok()
    }

    /// The digits after a decimal point as nanoseconds; further digits are cut off.
    pub(super) fn fraction(&mut self) -> Option<u32> {
        let digits = self.digits()?;
        Reader::nanoseconds(digits)
    }

    /// The same, where XML Schema also allows a point without digits: `PT0.S`.
    pub(super) fn optional_fraction(&mut self) -> Option<u32> {
        self.digits().map_or(Some(0), Reader::nanoseconds)
    }

    fn nanoseconds(digits: &str) -> Option<u32> {
        let kept = digits.get(..9).unwrap_or(digits);
        let scale = 9_u32.checked_sub(u32::try_from(kept.len()).ok()?)?;
        Some(kept.parse::<u32>().ok()? * 10_u32.pow(scale))
    }
}

/// Writes `.5` for 500,000,000 nanoseconds, nothing for 0.
pub(super) fn write_fraction(
    formatter: &mut std::fmt::Formatter<'_>,
    nanoseconds: u32,
) -> std::fmt::Result {
    if nanoseconds == 0 {
        return Ok(());
    }
    let digits = format!("{nanoseconds:09}");
    write!(formatter, ".{}", digits.trim_end_matches('0'))
}
