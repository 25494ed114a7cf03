//! Names that are written alike, for what is said about a name that is not known.

/// The name that is most like `wanted`, if one differs from it in at most a third of its characters.
pub(crate) fn nearest<'names>(
    wanted: &str,
    names: impl Iterator<Item = &'names str>,
) -> Option<&'names str> {
    let wanted: Vec<char> = wanted.chars().collect();
    let allowed = (wanted.len() / 3).max(1);
    names
        // The distance is at least the difference of the lengths, and costs far more to find.
        .filter(|name| name.chars().count().abs_diff(wanted.len()) <= allowed)
        .map(|name| (distance(&wanted, name), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, name)| name)
}

/// What other languages call a function whose name is written otherwise in FEEL.
const ELSEWHERE: [(&str, &str); 7] = [
    ("length", "string length"),
    ("size", "count"),
    ("includes", "list contains"),
    ("push", "append"),
    ("add", "append"),
    ("join", "string join"),
    ("ceil", "ceiling"),
];

/// The function that is most like one that there is not: by another language's name for it, by its words as that language
/// joins them (`startsWith`), or as it is written.
pub(crate) fn nearest_function<'names, Names>(
    wanted: &str,
    functions: impl Fn() -> Names,
) -> Option<&'names str>
where
    Names: Iterator<Item = &'names str>,
{
    let elsewhere = ELSEWHERE.iter().find(|(name, _)| *name == wanted);
    let named = |name: &str| functions().find(|function| *function == name);
    elsewhere
        .and_then(|(_, name)| named(name))
        .or_else(|| nearest(&separated(wanted), functions()))
        .or_else(|| nearest(wanted, functions()))
}

/// `startsWith` in the words that it is made of.
fn separated(name: &str) -> String {
    let mut words = String::new();
    for character in name.chars() {
        if character.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(character.to_lowercase());
    }
    words
}

/// How many characters must be added, left out, replaced or exchanged with the next one (the optimal string
/// alignment distance).
fn distance(wanted: &[char], name: &str) -> usize {
    let name: Vec<char> = name.chars().collect();
    let mut before_previous: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=name.len()).collect();
    for (row, expected) in wanted.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, found) in name.iter().enumerate() {
            let at =
                |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX - 1);
            let mut fewest = (at(&previous, column) + usize::from(expected != found))
                .min(at(&previous, column + 1) + 1)
                .min(at(&current, column) + 1);
            let is_exchanged = column > 0
                && row > 0
                && name.get(column - 1) == Some(expected)
                && wanted.get(row - 1) == Some(found);
            if is_exchanged {
                fewest = fewest.min(at(&before_previous, column - 1) + 1);
            }
            current.push(fewest);
        }
        before_previous = std::mem::replace(&mut previous, current);
    }
    previous.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{nearest, nearest_function};

    #[test]
    fn what_other_languages_call_a_function_is_known() {
        let names = ["starts with", "upper case", "string length", "index of"];
        let nearest = |wanted| nearest_function(wanted, || names.into_iter());
        assert_eq!(nearest("startsWith"), Some("starts with"));
        assert_eq!(nearest("toUpperCase"), Some("upper case"));
        assert_eq!(nearest("indexOf"), Some("index of"));
        assert_eq!(nearest("length"), Some("string length"));
        assert_eq!(nearest("size"), None, "there is no count among them");
    }

    #[test]
    fn the_name_that_differs_fewest_is_found() {
        let names = ["count", "concatenate", "string length", "upper case"];
        let nearest = |wanted| nearest(wanted, names.into_iter());
        assert_eq!(nearest("conut"), Some("count"));
        assert_eq!(nearest("counts"), Some("count"));
        assert_eq!(nearest("strng lenght"), Some("string length"));
        assert_eq!(nearest("uppercase"), Some("upper case"));
        assert_eq!(nearest("sqrt"), None);
        assert_eq!(nearest(""), None);
    }
}
