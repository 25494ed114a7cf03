/// Which FEEL an expression is written in. Names, and so the parser, are told it once; a parsed expression has no dialect any more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// The language of DMN 1.5.
    #[default]
    Standard,
    /// With what Camunda 8 adds: names in backticks, and further functions (`builtins/extended`).
    Extended,
}
