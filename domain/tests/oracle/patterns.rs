//! The README's table of the 43 control-flow patterns: `| 7 | name | `folder/drawing`, or why there is none |`.

/// A row of it.
pub(crate) struct Row {
    pub(crate) number: u32,
    /// The drawings that show the pattern.
    pub(crate) drawings: Vec<String>,
}

/// The rows that begin with a number.
pub(crate) fn rows(readme: &str) -> Vec<Row> {
    let rows = readme.lines().filter_map(|line| {
        let number = line.strip_prefix("| ")?.split(' ').next()?.parse().ok()?;
        let quoted = line.split('`').skip(1).step_by(2);
        let drawings = quoted.filter(|text| text.contains('/'));
        Some(Row {
            number,
            drawings: drawings.map(str::to_owned).collect(),
        })
    });
    rows.collect()
}

/// The patterns that a drawing's cases name, as `WCP-7`.
pub(crate) fn marks(cases: &str) -> Vec<String> {
    let words = cases.split(|character: char| !character.is_alphanumeric() && character != '-');
    let marks = words.filter(|word| word.starts_with("WCP-"));
    marks.map(str::to_owned).collect()
}
