//! `${…}` and `#{…}`: the expression language (JUEL) of Camunda 7 and what came of it, which files carry along
//! when they move here.

use feel::{Expression, Names};
use std::fmt::Write as _;

/// A text in that language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Juel {
    /// The text.
    pub found: String,
    /// What to write instead, where that is simple: FEEL with its leading `=`.
    pub feel: Option<String>,
}

impl Juel {
    /// The text, if it holds an expression of that language.
    pub(super) fn find(text: &str) -> Option<Self> {
        let text = text.trim();
        let pieces = pieces(text)?;
        Some(Self {
            found: text.to_owned(),
            feel: in_feel(&pieces),
        })
    }
}

/// A piece of a text.
enum Piece<'text> {
    Literal(&'text str),
    Expression(&'text str),
}

/// The pieces of a text with at least one expression.
fn pieces(text: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(begin) = rest.find("${").into_iter().chain(rest.find("#{")).min() {
        let (literal, behind) = rest.split_at(begin);
        let Some((expression, after)) = behind.get(2..)?.split_once('}') else {
            break;
        };
        pieces.extend((!literal.is_empty()).then_some(Piece::Literal(literal)));
        pieces.push(Piece::Expression(expression));
        rest = after;
    }
    if pieces.is_empty() {
        return None;
    }
    pieces.extend((!rest.is_empty()).then_some(Piece::Literal(rest)));
    Some(pieces)
}

/// Simple expressions read alike in both languages but for a few operators. What is not FEEL after
/// these are exchanged is left to the reader.
fn in_feel(pieces: &[Piece<'_>]) -> Option<String> {
    let feel = match pieces {
        [Piece::Expression(expression)] => translate(expression),
        pieces => {
            let parts: Vec<String> = pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Literal(text) => format!("{text:?}"),
                    Piece::Expression(expression) => format!("string({})", translate(expression)),
                })
                .collect();
            parts.join(" + ")
        }
    };
    Expression::parse(&feel, &Names::default()).ok()?;
    Some(format!("={feel}"))
}

fn translate(expression: &str) -> String {
    let (mut feel, mut rest) = (String::new(), expression.trim());
    while let Some(next) = rest.chars().next() {
        let (written, length) = match rest {
            _ if rest.starts_with("==") => ("=", 2),
            _ if rest.starts_with("&&") => (" and ", 2),
            _ if rest.starts_with("||") => (" or ", 2),
            _ if next == '\'' || next == '"' => {
                let text = rest.get(1..).and_then(|text| text.split_once(next));
                let Some((text, behind)) = text else {
                    return expression.trim().to_owned();
                };
                let _ = write!(feel, "{text:?}");
                rest = behind;
                continue;
            }
            _ => {
                feel.push(next);
                rest = rest.get(next.len_utf8()..).unwrap_or_default();
                continue;
            }
        };
        feel.push_str(written);
        rest = rest.get(length..).unwrap_or_default();
    }
    let words: Vec<&str> = feel.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::Juel;

    fn in_feel(text: &str) -> Option<String> {
        Juel::find(text).unwrap().feel
    }

    #[test]
    fn what_is_simple_is_written_in_feel() {
        for (juel, feel) in [
            ("${amount > 5}", "=amount > 5"),
            ("#{x}", "=x"),
            (
                "${status == 'open' && count != 3}",
                "=status = \"open\" and count != 3",
            ),
            (" ${a||b} ", "=a or b"),
            (
                "Order ${id} of ${name}",
                "=\"Order \" + string(id) + \" of \" + string(name)",
            ),
        ] {
            assert_eq!(in_feel(juel).as_deref(), Some(feel), "{juel}");
        }
    }

    #[test]
    fn what_is_not_simple_is_left_to_the_reader() {
        for juel in ["${!done}", "${a ? b : c}", "${'open}", "${}"] {
            assert_eq!(in_feel(juel), None, "{juel}");
        }
    }

    #[test]
    fn other_texts_are_none_of_it() {
        for text in ["", "boss", "=boss", "5 $", "{a}", "${open", "$ {a}"] {
            assert_eq!(Juel::find(text), None, "{text}");
        }
    }
}
