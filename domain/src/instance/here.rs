//! Where a step is at work.

use crate::{ids::ActivationId, model::graph::Element};

/// An active element and where it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Here<'a> {
    /// Its activation.
    pub(crate) activation: ActivationId,
    /// The activation it is a child of.
    pub(crate) scope: ActivationId,
    /// The element.
    pub(crate) element: &'a Element,
}
