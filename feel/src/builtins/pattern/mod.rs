//! Regular expressions of `matches`, `replace`, `split` and `extract`: those of `XQuery` and `XPath` Functions
//! and Operators 3.1, 5.6, which DMN 1.5, table 74 refers to. They are translated for
//! `fancy-regex`; what only that library knows is refused.

mod blocks;
mod replacement;
mod translate;

use std::collections::VecDeque;
use std::sync::Arc;

use fancy_regex::{Regex, RegexBuilder};

pub(super) use replacement::Replacement;

/// Steps of backtracking after which a search is given up: about 50 ms.
const BACKTRACKING_LIMIT: usize = 500_000;
/// Bytes of a compiled pattern, so that `(a{1000}){1000}` is refused.
const SIZE_LIMIT: usize = 2 << 20;

/// A compiled pattern.
pub(super) struct Pattern {
    regex: Regex,
}

/// The patterns that an evaluation has compiled last.
#[derive(Default)]
pub(crate) struct PatternCache {
    patterns: VecDeque<(Arc<str>, String, Arc<Pattern>)>,
}

impl PatternCache {
    const CAPACITY: usize = 8;

    /// The compiled pattern, if it is known.
    pub(super) fn get(&self, pattern: &str, flags: &str) -> Option<Arc<Pattern>> {
        let found = self
            .patterns
            .iter()
            .find(|known| *known.0 == *pattern && known.1 == flags);
        found.map(|(_, _, compiled)| compiled.clone())
    }

    pub(super) fn insert(&mut self, pattern: Arc<str>, flags: &str, compiled: Arc<Pattern>) {
        if self.patterns.len() == PatternCache::CAPACITY {
            self.patterns.pop_front();
        }
        self.patterns
            .push_back((pattern, flags.to_owned(), compiled));
    }
}

/// The flags of a pattern.
#[derive(Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "every flag is on or off on its own"
)]
struct Flags {
    /// `s`: a dot matches line ends, too.
    dot_matches_all: bool,
    /// `m`: `^` and `$` match at line ends, too.
    multi_line: bool,
    /// `i`: upper and lower case are the same.
    ignore_case: bool,
    /// `x`: white space outside of classes is left out.
    ignore_space: bool,
    /// `q`: all characters stand for themselves.
    literal: bool,
}

impl Flags {
    fn parse(text: &str) -> Result<Flags, String> {
        let mut flags = Flags::default();
        for character in text.chars() {
            match character {
                's' => flags.dot_matches_all = true,
                'm' => flags.multi_line = true,
                'i' => flags.ignore_case = true,
                'x' => flags.ignore_space = true,
                'q' => flags.literal = true,
                other => {
                    return Err(format!(
                        "expected the flags s, m, i, x and q, found {other:?}"
                    ));
                }
            }
        }
        Ok(flags)
    }
}

impl Pattern {
    pub(super) fn compile(pattern: &str, flags: &str) -> Result<Pattern, String> {
        let flags = Flags::parse(flags)?;
        let translated = translate::translate(pattern, flags)
            .map_err(|reason| format!("\"{pattern}\" is no regular expression: {reason}"))?;
        let regex = RegexBuilder::new(&translated)
            .case_insensitive(flags.ignore_case)
            .multi_line(flags.multi_line)
            .backtrack_limit(BACKTRACKING_LIMIT)
            .delegate_size_limit(SIZE_LIMIT)
            .delegate_dfa_size_limit(SIZE_LIMIT)
            .build()
            .map_err(|error| {
                format!("\"{pattern}\" is no regular expression that can be used: {error}")
            })?;
        Ok(Pattern { regex })
    }

    /// The number of groups in parentheses.
    pub(super) fn groups(&self) -> usize {
        self.regex.captures_len() - 1
    }

    pub(super) fn is_found_in(&self, text: &str) -> Result<bool, String> {
        self.regex.is_match(text).map_err(|error| given_up(&error))
    }

    /// The text with every match replaced; `None` when it would have more than `limit` bytes.
    pub(super) fn replace_all(
        &self,
        text: &str,
        replacement: &Replacement,
        limit: usize,
    ) -> Result<Option<String>, String> {
        self.refuse_empty_match()?;
        let mut output = String::new();
        let mut end = 0;
        for captures in self.regex.captures_iter(text) {
            let captures = captures.map_err(|error| given_up(&error))?;
            let Some(whole) = captures.get(0) else {
                continue;
            };
            output.push_str(text.get(end..whole.start()).unwrap_or_default());
            replacement.write(
                |group| captures.get(group).map_or("", |found| found.as_str()),
                &mut output,
            );
            end = whole.end();
            if output.len() > limit {
                return Ok(None);
            }
        }
        output.push_str(text.get(end..).unwrap_or_default());
        Ok(Some(output))
    }

    /// The parts between the matches.
    pub(super) fn split<'t>(&self, text: &'t str) -> Result<Vec<&'t str>, String> {
        self.refuse_empty_match()?;
        let mut parts = Vec::new();
        let mut end = 0;
        for found in self.regex.find_iter(text) {
            let found = found.map_err(|error| given_up(&error))?;
            parts.push(text.get(end..found.start()).unwrap_or_default());
            end = found.end();
        }
        parts.push(text.get(end..).unwrap_or_default());
        Ok(parts)
    }

    /// The parts that match.
    pub(super) fn find_all<'t>(&self, text: &'t str) -> Result<Vec<&'t str>, String> {
        self.refuse_empty_match()?;
        let found = self.regex.find_iter(text);
        found
            .map(|found| Ok(found.map_err(|error| given_up(&error))?.as_str()))
            .collect()
    }

    /// Error FORX0003 of Functions and Operators.
    fn refuse_empty_match(&self) -> Result<(), String> {
        if self.is_found_in("")? {
            return Err("the pattern matches the empty string".to_owned());
        }
        Ok(())
    }
}

fn given_up(error: &fancy_regex::Error) -> String {
    format!("the search was given up: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(pattern: &str, flags: &str, text: &str) -> bool {
        Pattern::compile(pattern, flags)
            .unwrap()
            .is_found_in(text)
            .unwrap()
    }

    #[test]
    fn classes_are_those_of_xml_schema() {
        assert!(finds(r"^\i\c*$", "", "_name-1"));
        assert!(!finds(r"^\i\c*$", "", "1name"));
        assert!(finds(r"^[\d-[5]]+$", "", "12346"));
        assert!(!finds(r"^[\d-[5]]+$", "", "12345"));
        assert!(finds(r"^[a-z-[aeiou]]+$", "", "xyz"));
        assert!(finds(r"^\p{IsBasicLatin}+$", "", "abc"));
        assert!(!finds(r"^\p{IsBasicLatin}+$", "", "ä"));
        assert!(finds(r"^\P{IsGreek}$", "", "a"));
        assert!(finds(r"^[\p{Lu}\s]+$", "", "A B"));
        assert!(
            finds(r"^[&~-]+$", "", "&&~~--"),
            "no operators of other dialects in classes"
        );
    }

    #[test]
    fn constructs_of_other_dialects_are_refused() {
        for pattern in [
            "(?=a)",
            "(?i)a",
            "(?<n>a)",
            r"\bword\b",
            r"\Qa\E",
            "a++",
            r"\x41",
            "[]",
            "a{,3}",
            "[z-a]",
            "(",
            "a)",
            "*",
        ] {
            assert!(Pattern::compile(pattern, "").is_err(), "{pattern}");
        }
    }

    #[test]
    fn a_back_reference_needs_a_group_that_is_closed() {
        assert!(finds(r"^(a)(b)\2\1$", "", "abba"));
        assert!(finds(r"^(a)\11$", "", "aa1"), "there is no eleventh group");
        for pattern in [r"(a\1)", r"\1(a)", r"(a)\2", r"(a)[\1]"] {
            assert!(Pattern::compile(pattern, "").is_err(), "{pattern}");
        }
    }

    #[test]
    fn the_flag_x_leaves_out_white_space_but_in_classes() {
        assert!(finds("a b[ ]c", "x", "ab c"));
        assert!(!finds("a b", "x", "a b"));
    }

    #[test]
    fn the_flag_q_takes_characters_literally() {
        assert!(finds("a.b(", "q", "xa.b(x"));
        assert!(!finds("a.b", "q", "axb"));
    }

    #[test]
    fn an_expensive_search_is_given_up() {
        let pattern = Pattern::compile(r"^(a|aa)*\1c$", "").unwrap();
        assert!(pattern.is_found_in(&"a".repeat(60)).is_err());
        assert!(Pattern::compile("((a{1000}){1000}){1000}", "").is_err());
    }
}
