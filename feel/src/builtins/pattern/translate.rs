//! From the regular expressions of `XPath` to those of `regex-syntax`. Literal characters are
//! written as `\x{…}`, so that no character gains a meaning that it does not have in `XPath`.

use std::collections::HashMap;
use std::fmt::Write;
use std::iter::Peekable;
use std::str::Chars;

use super::Flags;
use super::blocks;

/// How deep groups and subtracted classes may stand within one another.
const MAXIMUM_DEPTH: u32 = 64;

/// A translated pattern. A back reference is a group of its own there, which stands for it.
pub(super) struct Translated {
    pub(super) pattern: String,
    /// The number in the translation of each group, from group 0, which is the whole match.
    pub(super) groups: Vec<usize>,
    /// The groups in the translation that are back references, and to which group.
    pub(super) references: HashMap<usize, usize>,
    /// The groups in the translation.
    pub(super) captures: usize,
}

struct Translator<'p> {
    rest: Peekable<Chars<'p>>,
    flags: Flags,
    output: String,
    /// The numbers in the translation of the groups that were opened so far, and of the whole.
    groups: Vec<usize>,
    references: HashMap<usize, usize>,
    captures: usize,
    /// The numbers of groups that are open, 0 for those that capture nothing.
    open: Vec<usize>,
}

pub(super) fn translate(pattern: &str, flags: Flags) -> Result<Translated, String> {
    let mut translator = Translator {
        rest: pattern.chars().peekable(),
        flags,
        output: String::new(),
        groups: vec![0],
        references: HashMap::new(),
        captures: 0,
        open: Vec::new(),
    };
    if flags.literal {
        pattern
            .chars()
            .for_each(|character| translator.literal(character));
    } else {
        translator.pattern()?;
    }
    Ok(Translated {
        pattern: translator.output,
        groups: translator.groups,
        references: translator.references,
        captures: translator.captures,
    })
}

impl Translator<'_> {
    fn literal(&mut self, character: char) {
        // Writing to a string cannot fail.
        let _ = write!(self.output, "\\x{{{:X}}}", u32::from(character));
    }

    fn accept(&mut self, expected: char) -> bool {
        self.rest.next_if_eq(&expected).is_some()
    }

    fn pattern(&mut self) -> Result<(), String> {
        // Whether something stands before that a quantifier can repeat.
        let mut repeatable = false;
        while let Some(character) = self.rest.next() {
            if self.flags.ignore_space && matches!(character, ' ' | '\t' | '\n' | '\r') {
                continue;
            }
            repeatable = match character {
                '(' => {
                    self.open_group()?;
                    false
                }
                ')' => {
                    self.open.pop().ok_or("`)` closes no group")?;
                    self.output.push(')');
                    true
                }
                '|' | '^' | '$' => {
                    self.output.push(character);
                    false
                }
                '.' => {
                    self.output.push_str(if self.flags.dot_matches_all {
                        r"[\s\S]"
                    } else {
                        r"[^\n\r]"
                    });
                    true
                }
                '[' => {
                    self.class(0)?;
                    true
                }
                '\\' => {
                    self.escape_outside_class()?;
                    true
                }
                '*' | '+' | '?' | '{' => {
                    if !repeatable {
                        return Err(format!("there is nothing for `{character}` to repeat"));
                    }
                    self.quantifier(character)?;
                    false
                }
                ']' | '}' => return Err(format!("`{character}` must be written `\\{character}`")),
                other => {
                    self.literal(other);
                    true
                }
            };
        }
        if self.open.is_empty() {
            Ok(())
        } else {
            Err("`(` is not closed".to_owned())
        }
    }

    fn open_group(&mut self) -> Result<(), String> {
        if self.open.len() >= MAXIMUM_DEPTH as usize {
            return Err(format!("groups are nested deeper than {MAXIMUM_DEPTH}"));
        }
        if self.accept('?') {
            if !self.accept(':') {
                return Err("only `:` can follow `(?`".to_owned());
            }
            self.output.push_str("(?:");
            self.open.push(0);
        } else {
            self.output.push('(');
            self.captures += 1;
            self.open.push(self.groups.len());
            self.groups.push(self.captures);
        }
        Ok(())
    }

    /// `*`, `+`, `?`, `{2}`, `{2,}`, `{2,3}`, each with `?` for as few as possible.
    fn quantifier(&mut self, first: char) -> Result<(), String> {
        self.output.push(first);
        if first == '{' {
            self.digits()?;
            if self.accept(',') {
                self.output.push(',');
                if self.rest.peek().is_some_and(char::is_ascii_digit) {
                    self.digits()?;
                }
            }
            if !self.accept('}') {
                return Err("expected `}` after the numbers of a quantifier".to_owned());
            }
            self.output.push('}');
        }
        if self.accept('?') {
            self.output.push('?');
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), String> {
        let before = self.output.len();
        while let Some(digit) = self.rest.next_if(char::is_ascii_digit) {
            self.output.push(digit);
        }
        if self.output.len() == before {
            Err("expected a number after `{`".to_owned())
        } else {
            Ok(())
        }
    }

    fn escape_outside_class(&mut self) -> Result<(), String> {
        if self.flags.ignore_space {
            while self
                .rest
                .next_if(|c| matches!(c, ' ' | '\t' | '\n' | '\r'))
                .is_some()
            {}
        }
        match self.rest.next_if(|c| matches!(c, '1'..='9')) {
            Some(digit) => self.back_reference(digit),
            None => self.escape(),
        }
    }

    fn back_reference(&mut self, first: char) -> Result<(), String> {
        let mut number = first.to_digit(10).unwrap_or(0) as usize;
        while let Some(digit) = self.rest.peek().and_then(|digit| digit.to_digit(10)) {
            let longer = number * 10 + digit as usize;
            if longer >= self.groups.len() {
                break;
            }
            number = longer;
            self.rest.next();
        }
        let group = self.groups.get(number).copied();
        let Some(group) = group.filter(|_| !self.open.contains(&number)) else {
            return Err(format!(
                "`\\{number}` refers to no group that is closed before it"
            ));
        };
        self.captures += 1;
        self.references.insert(self.captures, group);
        // Not empty, so that it may be repeated.
        self.output.push_str("(x)");
        Ok(())
    }

    /// An escape of one character or of a class of characters, in or outside of brackets.
    fn escape(&mut self) -> Result<(), String> {
        let character = self
            .rest
            .next()
            .ok_or("a character must follow the backslash at the end")?;
        let class = match character {
            'n' => return self.escaped('\n'),
            'r' => return self.escaped('\r'),
            't' => return self.escaped('\t'),
            '\\' | '|' | '.' | '?' | '*' | '+' | '(' | ')' | '{' | '}' | '$' | '-' | '[' | ']'
            | '^' => {
                return self.escaped(character);
            }
            's' => r"[\x20\t\n\r]",
            'S' => r"[^\x20\t\n\r]",
            'd' => r"\p{Nd}",
            'D' => r"\P{Nd}",
            'w' => r"[^\p{P}\p{Z}\p{C}]",
            'W' => r"[\p{P}\p{Z}\p{C}]",
            'i' => r"[\p{L}_:]",
            'I' => r"[^\p{L}_:]",
            'c' => r"[\p{L}\p{M}\p{Nd}_:\x2D\x2E\xB7]",
            'C' => r"[^\p{L}\p{M}\p{Nd}_:\x2D\x2E\xB7]",
            'p' | 'P' => return self.property(character == 'P'),
            other => return Err(format!("`\\{other}` has no meaning")),
        };
        self.output.push_str(class);
        Ok(())
    }

    #[expect(
        clippy::unnecessary_wraps,
        reason = "the result of the arms of `escape`"
    )]
    fn escaped(&mut self, character: char) -> Result<(), String> {
        self.literal(character);
        Ok(())
    }

    /// `\p{Lu}` or `\p{IsGreek}`
    fn property(&mut self, negated: bool) -> Result<(), String> {
        if !self.accept('{') {
            return Err("expected `{` after `\\p`".to_owned());
        }
        let mut name = String::new();
        loop {
            match self.rest.next() {
                Some('}') => break,
                Some(' ' | '\t' | '\n' | '\r') if self.flags.ignore_space => {}
                Some(character) => name.push(character),
                None => return Err("expected `}` after the name of a property".to_owned()),
            }
        }
        if let Some(block) = name.strip_prefix("Is") {
            let (first, last) =
                blocks::find(block).ok_or_else(|| format!("there is no block `{block}`"))?;
            let not = if negated { "^" } else { "" };
            let _ = write!(self.output, "[{not}\\x{{{first:X}}}-\\x{{{last:X}}}]");
            return Ok(());
        }
        let is_category = matches!(name.len(), 1 | 2)
            && name.starts_with(['L', 'M', 'N', 'P', 'Z', 'S', 'C'])
            && name.chars().skip(1).all(|c| c.is_ascii_lowercase());
        if !is_category {
            return Err(format!("there is no category `{name}`"));
        }
        let letter = if negated { 'P' } else { 'p' };
        let _ = write!(self.output, "\\{letter}{{{name}}}");
        Ok(())
    }

    /// `[a-z]`, `[^a-z]`, `[a-z-[aeiou]]`; the opening bracket was read.
    fn class(&mut self, depth: u32) -> Result<(), String> {
        if depth > MAXIMUM_DEPTH {
            return Err(format!("classes are nested deeper than {MAXIMUM_DEPTH}"));
        }
        // The negation concerns what stands before a subtraction only, so that gets brackets of its
        // own.
        self.output.push_str("[[");
        if self.accept('^') {
            self.output.push('^');
        }
        let mut is_empty = true;
        loop {
            let character = self.rest.next().ok_or("`[` is not closed")?;
            match character {
                ']' if is_empty => return Err("a class must not be empty".to_owned()),
                ']' => break,
                '-' if self.rest.peek() == Some(&'[') => {
                    if is_empty {
                        return Err("a class must not be empty".to_owned());
                    }
                    self.rest.next();
                    self.output.push_str("]--");
                    self.class(depth + 1)?;
                    if !self.accept(']') {
                        return Err("expected `]` after a subtracted class".to_owned());
                    }
                    self.output.push(']');
                    return Ok(());
                }
                '[' => return Err("`[` must be written `\\[` in a class".to_owned()),
                '\\' => self.escape_in_class()?,
                first => self.range_or_character(first)?,
            }
            is_empty = false;
        }
        self.output.push_str("]]");
        Ok(())
    }

    fn escape_in_class(&mut self) -> Result<(), String> {
        match self.rest.peek() {
            Some(single @ ('n' | 'r' | 't')) => {
                let character = match single {
                    'n' => '\n',
                    'r' => '\r',
                    _ => '\t',
                };
                self.rest.next();
                self.range_or_character(character)
            }
            Some(single) if single.is_ascii_punctuation() => {
                self.escape()?;
                self.range_end()
            }
            _ => self.escape(),
        }
    }

    fn range_or_character(&mut self, first: char) -> Result<(), String> {
        self.literal(first);
        if first == '-' {
            Ok(())
        } else {
            self.range_end()
        }
    }

    /// The rest of `a-z`, if the first character was the beginning of a range.
    fn range_end(&mut self) -> Result<(), String> {
        let mut ahead = self.rest.clone();
        if ahead.next() != Some('-') || matches!(ahead.peek(), None | Some(']' | '[')) {
            return Ok(());
        }
        self.rest = ahead;
        self.output.push('-');
        match self.rest.next() {
            Some('\\') => self.escape(),
            Some(last) => {
                self.literal(last);
                Ok(())
            }
            None => Err("`[` is not closed".to_owned()),
        }
    }
}
