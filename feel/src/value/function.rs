use std::fmt;
use std::sync::Arc;

/// Something that can be invoked with arguments.
pub struct Function {
    parameters: Vec<Arc<str>>,
}

impl Function {
    /// The names of the parameters.
    pub fn parameters(&self) -> &[Arc<str>] {
        &self.parameters
    }

    pub(crate) fn nesting(&self) -> u32 {
        1
    }
}

impl PartialEq for Function {
    fn eq(&self, other: &Function) -> bool {
        std::ptr::eq(self, other)
    }
}

impl fmt::Debug for Function {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "function({})", self.parameters.join(", "))
    }
}
