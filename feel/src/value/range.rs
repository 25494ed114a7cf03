use super::Value;

/// All values between two endpoints, as `[1..10)` or `(> 5)` give it (DMN 1.5, 10.3.2.7).
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    start: Value,
    start_included: bool,
    end: Value,
    end_included: bool,
}

impl Range {
    /// A range from `start` to `end`. Null stands for no limit on that side, which is never
    /// included.
    pub fn new(start: Value, start_included: bool, end: Value, end_included: bool) -> Range {
        Range {
            start_included: start_included && !start.is_null(),
            end_included: end_included && !end.is_null(),
            start,
            end,
        }
    }

    /// The lower limit; null when there is none.
    pub fn start(&self) -> &Value {
        &self.start
    }

    /// Whether the lower limit belongs to the range.
    pub fn start_included(&self) -> bool {
        self.start_included
    }

    /// The upper limit; null when there is none.
    pub fn end(&self) -> &Value {
        &self.end
    }

    /// Whether the upper limit belongs to the range.
    pub fn end_included(&self) -> bool {
        self.end_included
    }

    pub(crate) fn nesting(&self) -> u32 {
        self.start
            .nesting()
            .max(self.end.nesting())
            .saturating_add(1)
    }

    pub(crate) fn size(&self) -> u64 {
        self.start
            .size()
            .saturating_add(self.end.size())
            .saturating_add(1)
    }
}
