/// What takes the place of a match: text and groups, as `[$1]` (Functions and Operators 3.1,
/// 5.6.4).
pub(in crate::builtins) struct Replacement {
    parts: Vec<Part>,
}

enum Part {
    Text(String),
    Group(usize),
}

impl Replacement {
    /// `groups` is the number of groups of the pattern: `$12` is group 1 and the digit 2 if there
    /// are less than twelve.
    pub(in crate::builtins) fn parse(text: &str, groups: usize) -> Result<Replacement, String> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '\\' => match characters.next() {
                    Some(escaped @ ('\\' | '$')) => literal.push(escaped),
                    _ => {
                        return Err(
                            r"in a replacement a backslash stands before `\` or `$` only"
                                .to_owned(),
                        );
                    }
                },
                '$' => {
                    let digit = characters.next().and_then(|digit| digit.to_digit(10));
                    let digit = digit
                        .ok_or("in a replacement a digit follows `$`; a dollar sign is `\\$`")?;
                    let mut group = digit as usize;
                    while let Some(digit) = characters.peek().and_then(|digit| digit.to_digit(10)) {
                        let longer = group * 10 + digit as usize;
                        if longer > groups {
                            break;
                        }
                        group = longer;
                        characters.next();
                    }
                    parts.push(Part::Text(std::mem::take(&mut literal)));
                    parts.push(Part::Group(group));
                }
                other => literal.push(other),
            }
        }
        parts.push(Part::Text(literal));
        Ok(Replacement { parts })
    }

    /// Whether it takes something of the groups of a match, beside the whole.
    pub(super) fn has_groups(&self) -> bool {
        let takes_group = |part: &Part| matches!(part, Part::Group(number) if *number > 0);
        self.parts.iter().any(takes_group)
    }

    /// Appends the replacement of one match; a group that took no part is empty.
    pub(super) fn write<'t>(&self, group: impl Fn(usize) -> &'t str, output: &mut String) {
        for part in &self.parts {
            match part {
                Part::Text(text) => output.push_str(text),
                Part::Group(number) => output.push_str(group(*number)),
            }
        }
    }
}
