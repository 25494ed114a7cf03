//! `${…}` and `#{…}`: the expression language (JUEL) of Camunda 7 and what came of it, which files carry along
//! when they move here.

use feel::{Expression, Names};
use std::fmt::Write as _;

/// A text in that language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Juel {
    /// The text.
    pub found: String,
    /// What to do about it.
    pub advice: JuelAdvice,
}

/// What to write in place of such a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JuelAdvice {
    /// FEEL with its leading `=`, where that is simple.
    Feel(String),
    /// It calls a bean's method or a function, by this name, that FEEL does not have.
    Calls(String),
    /// Something else, which is up to the reader.
    Rewrite,
}

impl Juel {
    /// The text, if it holds an expression of that language.
    pub(super) fn find(text: &str) -> Option<Self> {
        let text = text.trim();
        let pieces = pieces(text)?;
        Some(Self {
            found: text.to_owned(),
            advice: advice(&pieces),
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
/// these are exchanged is left to the reader, and what code a call means is for a worker.
fn advice(pieces: &[Piece<'_>]) -> JuelAdvice {
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
    for piece in pieces {
        if let Piece::Expression(expression) = piece
            && let Some(name) = called(&translate(expression))
        {
            return JuelAdvice::Calls(name);
        }
    }
    match Expression::parse(&feel, &Names::default()) {
        Ok(expression) if has_plain_names(&expression) => JuelAdvice::Feel(format!("={feel}")),
        Ok(_) | Err(_) => JuelAdvice::Rewrite,
    }
}

/// Whether no operators are left that FEEL would read as parts of names: names there have no spaces.
fn has_plain_names(expression: &Expression) -> bool {
    let mut names = expression.undeclared_names().iter();
    names.all(|undeclared| !undeclared.name.contains(' ')) && expression.mistakes().is_empty()
}

/// The first call in an expression of what is no function of FEEL.
fn called(feel: &str) -> Option<String> {
    let expression = Expression::parse(feel, &Names::default()).ok()?;
    let unknown = expression.unknown_functions().first()?;
    Some(match &unknown.method_of {
        Some(operand) => format!("{operand}.{}", unknown.name),
        None => unknown.name.to_string(),
    })
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
    use super::{Juel, JuelAdvice};

    fn advice(text: &str) -> JuelAdvice {
        Juel::find(text).unwrap().advice
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
            assert_eq!(advice(juel), JuelAdvice::Feel(feel.to_owned()), "{juel}");
        }
    }

    #[test]
    fn what_is_not_simple_is_left_to_the_reader() {
        for juel in [
            "${!done}",
            "${not done}",
            "${empty list}",
            "${a eq b}",
            "${a ? b : c}",
            "${'open}",
            "${}",
        ] {
            assert_eq!(advice(juel), JuelAdvice::Rewrite, "{juel}");
        }
    }

    #[test]
    fn what_calls_code_is_for_a_worker() {
        for (juel, called) in [
            ("${bean.method(x)}", "bean.method"),
            ("#{orderService.find(id).total > 5}", "orderService.find"),
            ("Order ${service.name()} of ${x}", "service.name"),
            ("${S(json).prop('a')}", "S"),
            ("${execution.getVariable('x')}", "execution.getVariable"),
        ] {
            assert_eq!(advice(juel), JuelAdvice::Calls(called.to_owned()), "{juel}");
        }
        let of_feel = advice("${count(items) > 1}");
        assert_eq!(of_feel, JuelAdvice::Feel("=count(items) > 1".to_owned()));
    }

    #[test]
    fn other_texts_are_none_of_it() {
        for text in ["", "boss", "=boss", "5 $", "{a}", "${open", "$ {a}"] {
            assert_eq!(Juel::find(text), None, "{text}");
        }
    }
}
