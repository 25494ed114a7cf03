//! What other languages write where FEEL has something else. None of it is FEEL (DMN 1.5, 10.3.1.2), and whoever wrote it
//! is helped most by what to write instead.

const CHOICE: &str = "FEEL has no `? :`, write if … then … else …";
const FALLBACK: &str =
    "FEEL has no `??`, write if a != null then a else b, or get or else(a, b) in a process";
const SAFE_PATH: &str = "FEEL has no `?.`: a path into null is null already, write `.`";
const NEGATED_TEST: &str = "FEEL negates by a function, write not(a in b)";

/// What to write instead of characters that are no token of FEEL.
pub(super) fn instead_of_characters(rest: &str) -> Option<&'static str> {
    Some(match rest.chars().next()? {
        '!' => "FEEL negates by a function, write not(…)",
        '|' => "FEEL writes `or`, not `||`",
        '^' => "FEEL writes `**` for a power",
        '“' | '”' | '„' | '‘' | '«' | '»' => {
            "a string stands in straight quotation marks, `\"`"
        }
        _ => return None,
    })
}

/// What stands where the grammar departs from what was expected.
pub(super) struct Place<'text> {
    /// The token before it, if nothing stands between both.
    pub(super) touching: Option<&'text str>,
    /// The token that was found.
    pub(super) found: &'text str,
    /// Whether a word with a question mark stands before it.
    pub(super) behind_question_mark: bool,
}

impl Place<'_> {
    /// What to write instead, if it is something that other languages write.
    pub(super) fn instead(&self) -> Option<&'static str> {
        Some(match (self.touching, self.found) {
            (Some("="), "=") => "FEEL compares with `=`, not `==`",
            (Some("!="), "=") => "FEEL compares with `!=`, not `!==`",
            (Some("<"), ">") => "FEEL compares with `!=`, not `<>`",
            (Some("="), ">") => "FEEL writes `>=`",
            (Some("="), "<") => "FEEL writes `<=`",
            (_, "&") => "FEEL writes `and`, not `&&`, and joins strings by `+`",
            (_, "%") => "FEEL has no `%`, write modulo(a, b)",
            (_, "'" | "’") => "a string stands in double quotation marks",
            (_, "not") => NEGATED_TEST,
            (_, ":") if self.behind_question_mark => CHOICE,
            (_, found) => return of_question_mark(found),
        })
    }
}

fn of_question_mark(word: &str) -> Option<&'static str> {
    let rest = word.strip_prefix('?')?;
    Some(if rest.starts_with('?') {
        FALLBACK
    } else {
        CHOICE
    })
}

/// What is read as a name that nobody declared, but was hardly meant so.
pub(super) struct MisreadName {
    /// Which of its words shows that.
    pub(super) word: usize,
    /// What to write instead.
    pub(super) instead: &'static str,
}

/// What is wrong with a name of these words that nobody declared and that is followed by a token. A question mark may stand in a
/// name (grammar rule 28), and words side by side are one name, so operators of other languages can look like parts of names.
pub(super) fn misread_name(words: &[&str], next: &str) -> Option<MisreadName> {
    let misread = |word, instead| Some(MisreadName { word, instead });
    let last = *words.last()?;
    if let Some(word) = words.iter().position(|word| word.contains("??")) {
        return misread(word, FALLBACK);
    }
    if words.len() > 1
        && let Some(word) = words.iter().position(|word| word.contains('?'))
    {
        return misread(word, CHOICE);
    }
    if last.len() > 1 && last.ends_with('?') && matches!(next, "." | "[") {
        return misread(words.len() - 1, SAFE_PATH);
    }
    if last == "not" && words.len() > 1 && matches!(next, "in" | "between" | "instance") {
        return misread(words.len() - 1, NEGATED_TEST);
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::{Expression, Names};

    fn error(text: &str) -> String {
        match Expression::parse(text, &Names::default()) {
            Ok(expression) => expression.mistakes().first().unwrap().to_string(),
            Err(error) => error.to_string(),
        }
    }

    fn is_feel(text: &str, names: &Names) -> bool {
        Expression::parse(text, names).is_ok_and(|expression| expression.mistakes().is_empty())
    }

    #[test]
    fn an_operator_of_another_language_is_an_error_that_says_what_feel_writes() {
        for (text, place, instead) in [
            ("a == b", "column 4", "`=`, not `==`"),
            ("a === b", "column 4", "`=`, not `==`"),
            ("a !== b", "column 5", "`!=`, not `!==`"),
            ("a <> b", "column 4", "`!=`, not `<>`"),
            ("a => 1", "column 4", "`>=`"),
            ("a && b", "column 3", "`and`"),
            ("a || b", "column 3", "`or`"),
            ("!a", "column 1", "not(…)"),
            ("!(a = b)", "column 1", "not(…)"),
            ("a % 2 = 0", "column 3", "modulo(a, b)"),
            ("a ^ 2", "column 3", "`**`"),
            ("a = 'open'", "column 5", "double quotation marks"),
            ("a = “open”", "column 5", "straight quotation marks"),
            ("a ? b : c", "column 3", "if … then … else …"),
            ("a > 1 ? \"b\" : \"c\"", "column 7", "if … then … else …"),
            ("a?b:c", "column 4", "if … then … else …"),
            ("a.b ?b : c", "column 5", "if … then … else …"),
            ("a ?: b", "column 3", "if … then … else …"),
            ("a ?? b", "column 3", "if a != null"),
            ("a.b ?? 0", "column 5", "if a != null"),
            ("a??b", "column 1", "if a != null"),
            ("a.b??c", "column 3", "if a != null"),
            ("a?.b", "column 1", "write `.`"),
            ("a.b?.c", "column 3", "write `.`"),
            ("a not in [1]", "column 3", "not(a in b)"),
            ("a.b not in [1]", "column 5", "not(a in b)"),
            ("1 not in [1]", "column 3", "not(a in b)"),
        ] {
            let error = error(text);
            assert!(
                error.contains(place) && error.contains(instead),
                "{text}: {error}"
            );
        }
    }

    #[test]
    fn not_is_a_function_and_begins_no_name() {
        for text in [
            "a and not b",
            "not b",
            "not true",
            "not -a",
            "not \"a\"",
            "not a.b and c",
            "not [1]",
            "if not a then 1 else 2",
            "not in [1]",
        ] {
            let error = error(text);
            assert!(
                error.contains("expected `(` after `not`"),
                "{text}: {error}"
            );
        }
        for text in [
            "not(b)",
            "not (b) and c",
            "{f: not}.f(true)",
            "for not in [1] return not",
        ] {
            assert!(is_feel(text, &Names::default()), "{text}");
        }
    }

    #[test]
    fn what_was_read_as_a_name_before_is_read_so_still() {
        for text in ["not b", "a ?? b", "a?.b", "a not in [1]"] {
            assert!(Expression::parse(text, &Names::default()).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_name_that_is_declared_or_that_has_a_question_mark_is_one() {
        let names: Names = ["not b", "a?", "a ?? b", "is it ?"].into_iter().collect();
        for text in ["not b", "a?.b", "a ?? b", "is it ?"] {
            assert!(is_feel(text, &names), "{text}");
        }
        for text in [
            "paid? and sent?",
            "x in (? > 3)",
            "x in (?.a = 1)",
            "do not call = true",
        ] {
            assert!(is_feel(text, &Names::default()), "{text}");
        }
    }
}
