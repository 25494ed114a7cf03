//! Regular expressions of `matches`, `replace`, `split` and `extract`: those of `XQuery` and `XPath` Functions
//! and Operators 3.1, 5.6, which DMN 1.5, table 74 refers to. They are translated for `regex-syntax`; what only that
//! library knows is refused. A pattern without back references is searched for by an automaton, in a time that is
//! proportional to the text; one with back references by trying.

mod automaton;
mod backtracker;
mod blocks;
mod replacement;
mod translate;

use std::collections::VecDeque;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use regex_syntax::ParserBuilder;

use automaton::Automaton;
use backtracker::Backtracker;
pub(super) use replacement::Replacement;

use crate::evaluate::{Evaluator, Failure};
use crate::limits::Limit;

/// Bytes of an automaton, so that `(a{1000}){1000}` is refused.
const SIZE_LIMIT: usize = 2 << 20;

/// Bytes of a pattern: its classes may be a thousand times as large.
const LONGEST_PATTERN: usize = 10_000;

/// The ends of the groups of a match, that of the whole first.
type Captured = Vec<Option<(usize, usize)>>;

/// A compiled pattern.
pub(super) struct Pattern {
    engine: Engine,
    /// The number in the engine of each group.
    groups: Vec<usize>,
}

enum Engine {
    Automaton(Box<Automaton>),
    Backtracker(Backtracker),
}

/// The patterns that an evaluation has compiled last.
#[derive(Default)]
pub(crate) struct PatternCache {
    patterns: VecDeque<(Arc<str>, String, Rc<Pattern>)>,
}

impl PatternCache {
    const CAPACITY: usize = 8;

    /// The compiled pattern, if it is known.
    pub(super) fn get(&self, pattern: &str, flags: &str) -> Option<Rc<Pattern>> {
        let found = self
            .patterns
            .iter()
            .find(|known| *known.0 == *pattern && known.1 == flags);
        found.map(|(_, _, compiled)| compiled.clone())
    }

    pub(super) fn insert(&mut self, pattern: Arc<str>, flags: &str, compiled: Rc<Pattern>) {
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
    pub(super) fn compile(
        pattern: &str,
        flags: &str,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<Pattern, Failure> {
        if pattern.len() > LONGEST_PATTERN {
            return Err(format!(
                "a regular expression has at most {LONGEST_PATTERN} bytes, this one has {}",
                pattern.len()
            )
            .into());
        }
        let flags = Flags::parse(flags)?;
        evaluator.charge(cost_of_reading(pattern, flags))?;
        let translated = translate::translate(pattern, flags)
            .map_err(|reason| format!("\"{pattern}\" is no regular expression: {reason}"))?;
        let hir = ParserBuilder::new()
            .case_insensitive(flags.ignore_case)
            .multi_line(flags.multi_line)
            .build()
            .parse(&translated.pattern)
            .map_err(|error| {
                format!("\"{pattern}\" is no regular expression that can be used: {error}")
            })?;
        let engine = if translated.references.is_empty() {
            Engine::Automaton(Box::new(Automaton::build(hir, evaluator)?))
        } else {
            let references = &translated.references;
            let (captures, ignore_case) = (translated.captures, flags.ignore_case);
            Engine::Backtracker(Backtracker::build(&hir, captures, references, ignore_case)?)
        };
        Ok(Pattern {
            engine,
            groups: translated.groups,
        })
    }

    /// The number of groups in parentheses.
    pub(super) fn groups(&self) -> usize {
        self.groups.len() - 1
    }

    pub(super) fn is_found_in(
        &self,
        text: &str,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<bool, Failure> {
        match &self.engine {
            Engine::Automaton(automaton) => automaton.is_found_in(text, evaluator),
            Engine::Backtracker(backtracker) => Ok(backtracker.find(text, 0, evaluator)?.is_some()),
        }
    }

    /// The text with every match replaced.
    pub(super) fn replace_all(
        &self,
        text: &str,
        replacement: &Replacement,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<String, Failure> {
        self.refuse_empty_match(evaluator)?;
        let limit = evaluator.environment().limits.string_length;
        let mut output = String::new();
        let mut end = 0;
        while let Some((whole, groups)) =
            self.next_match(text, end, replacement.has_groups(), evaluator)?
        {
            let group = |number: usize| {
                let group = self
                    .groups
                    .get(number)
                    .and_then(|group| *groups.get(*group)?);
                group
                    .and_then(|(start, end)| text.get(start..end))
                    .unwrap_or("")
            };
            output.push_str(text.get(end..whole.start).unwrap_or_default());
            replacement.write(group, &mut output);
            end = whole.end;
            if output.len() > limit {
                return Ok(Evaluator::stop(Limit::StringLength(limit))?);
            }
        }
        output.push_str(text.get(end..).unwrap_or_default());
        Ok(output)
    }

    /// The parts between the matches.
    pub(super) fn split<'t>(
        &self,
        text: &'t str,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<Vec<&'t str>, Failure> {
        let mut parts = Vec::new();
        let mut end = 0;
        for whole in self.matches_in(text, evaluator)? {
            parts.push(text.get(end..whole.start).unwrap_or_default());
            end = whole.end;
        }
        parts.push(text.get(end..).unwrap_or_default());
        Ok(parts)
    }

    /// The parts that match.
    pub(super) fn find_all<'t>(
        &self,
        text: &'t str,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<Vec<&'t str>, Failure> {
        let matches = self.matches_in(text, evaluator)?;
        let parts = matches.into_iter().map(|whole| text.get(whole));
        Ok(parts.map(Option::unwrap_or_default).collect())
    }

    /// Where the matches are, one behind the other.
    fn matches_in(
        &self,
        text: &str,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<Vec<Range<usize>>, Failure> {
        self.refuse_empty_match(evaluator)?;
        let mut matches = Vec::new();
        let mut end = 0;
        while let Some((whole, _)) = self.next_match(text, end, false, evaluator)? {
            end = whole.end;
            matches.push(whole);
        }
        Ok(matches)
    }

    /// The first match from a place on and, if they are wanted, its groups. It reads something.
    fn next_match(
        &self,
        text: &str,
        from: usize,
        wants_groups: bool,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<Option<(Range<usize>, Captured)>, Failure> {
        let found = match &self.engine {
            Engine::Automaton(automaton) => match automaton.find(text, from, evaluator)? {
                Some(whole) if wants_groups => Some(automaton.groups(text, whole, evaluator)?),
                Some(whole) => Some(vec![Some(whole)]),
                None => None,
            },
            Engine::Backtracker(backtracker) => backtracker.find(text, from, evaluator)?,
        };
        Ok(found.and_then(|groups| {
            let (start, end) = groups.first().copied().flatten()?;
            (end > from).then_some((start..end, groups))
        }))
    }

    /// Error FORX0003 of Functions and Operators.
    fn refuse_empty_match(&self, evaluator: &mut Evaluator<'_>) -> Result<(), Failure> {
        if self.is_found_in("", evaluator)? {
            return Err("the pattern matches the empty string".into());
        }
        Ok(())
    }
}

/// Steps for reading a pattern: a class of Unicode has up to some hundred ranges, and its cases are a search for each.
fn cost_of_reading(pattern: &str, flags: Flags) -> u64 {
    let classes = pattern.matches('\\').count() as u64;
    let length = pattern.len() as u64;
    let each = if flags.ignore_case { 200 } else { 20 };
    100 + 4 * length + classes * each
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::Environment;
    use crate::error::EvaluationError;
    use crate::limits::Limits;
    use crate::value::temporal::Zone;

    fn with_evaluator<T>(work: impl FnOnce(&mut Evaluator<'_>) -> T) -> T {
        let limits = Limits {
            steps: 200_000,
            ..Limits::default()
        };
        let environment = Environment::at(0, Zone::UTC).unwrap().with_limits(limits);
        work(&mut Evaluator::new(&environment))
    }

    fn search(pattern: &str, flags: &str, text: &str) -> Result<bool, Failure> {
        with_evaluator(|evaluator| {
            Pattern::compile(pattern, flags, evaluator)?.is_found_in(text, evaluator)
        })
    }

    fn finds(pattern: &str, flags: &str, text: &str) -> bool {
        search(pattern, flags, text).unwrap()
    }

    fn replaced(pattern: &str, text: &str, replacement: &str) -> String {
        with_evaluator(|evaluator| {
            let pattern = Pattern::compile(pattern, "", evaluator).unwrap();
            let replacement = Replacement::parse(replacement, pattern.groups()).unwrap();
            pattern.replace_all(text, &replacement, evaluator).unwrap()
        })
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
            assert!(search(pattern, "", "").is_err(), "{pattern}");
        }
    }

    #[test]
    fn a_back_reference_needs_a_group_that_is_closed() {
        assert!(finds(r"^(a)(b)\2\1$", "", "abba"));
        assert!(finds(r"^(a)\11$", "", "aa1"), "there is no eleventh group");
        for pattern in [r"(a\1)", r"\1(a)", r"(a)\2", r"(a)[\1]"] {
            assert!(search(pattern, "", "").is_err(), "{pattern}");
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
    fn a_back_reference_finds_what_its_group_read() {
        for (pattern, text, found) in [
            (r"^(a+)b\1$", "aabaa", true),
            (r"^(a+)b\1$", "aaba", false),
            (r"^(a|ab)(c|bcd)\2$", "abcdbcd", true),
            (r"^(?:(x)|y)\1z$", "yz", true),
            (r"^(\d)(?:\1){2,3}$", "7777", true),
            (r"^(\d)(?:\1){2,3}$", "77777", false),
            (r"^(a*)*\1$", "aaaa", true),
            (r"^([^,]*?),\1$", "ab,ab", true),
            ("(\\w+)\n^\\1$", "ab\nab", false),
        ] {
            assert_eq!(finds(pattern, "", text), found, "{pattern} in {text}");
        }
        assert!(finds("(\\w+)\n^\\1$", "m", "ab\nab"));
        assert!(finds(r"^(ä)\1$", "i", "äÄ"));
        assert_eq!(replaced(r"(\w)\1", "aabbc", "[$1]"), "[a][b]c");
    }

    #[test]
    fn groups_are_numbered_as_they_stand() {
        assert_eq!(replaced(r"(a)\1(b)", "aab", "$2$1"), "ba");
        assert_eq!(replaced("(a)|(b)", "ab", "<$1$2>"), "<a><b>");
        assert_eq!(replaced("^a|b$", "aabb", "-"), "-ab-");
        assert_eq!(replaced("[a-z]+", "añb c", "$0$0"), "aañbb cc");
    }

    #[test]
    fn a_search_pays_for_what_it_tries() {
        for (pattern, text) in [
            (r"^(a|aa)*\1c$", "a".repeat(60)),
            (r"(a*)*b\1", "a".repeat(10_000)),
            ("[ab]*a[ab]{3000}c", "ab".repeat(2_000_000)),
        ] {
            let outcome = search(pattern, "", &text);
            assert!(
                matches!(
                    outcome,
                    Err(Failure::Stop(EvaluationError::LimitExceeded { .. }))
                ),
                "{pattern}: {outcome:?}"
            );
        }
        assert!(search("((a{1000}){1000}){1000}", "", "").is_err());
        assert!(search(r"((a{1000}){1000}){1000}\1", "", "").is_err());
    }

    /// Every search looks at the rest of the text, in which there is no longer match.
    #[test]
    fn many_searches_pay_for_what_they_read_again() {
        with_evaluator(|evaluator| {
            let pattern = Pattern::compile(".*[^A-Z]|[A-Z]", "", evaluator).unwrap();
            let text = "A".repeat(100_000);
            let outcome = pattern.split(&text, evaluator);
            assert!(matches!(outcome, Err(Failure::Stop(_))), "{outcome:?}");
        });
    }
}
