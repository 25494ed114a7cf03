//! The orders that are allowed: `start, split, (A, B | C), join, end` says that B follows A, and that C comes anywhere between
//! `split` and `join`.

use std::{collections::VecDeque, fmt};

/// What is still to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Course {
    Element(String),
    /// One after the other.
    Sequence(VecDeque<Course>),
    /// Beside each other, in any order.
    Parallel(Vec<Course>),
}

impl Course {
    /// Reads the notation.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let mut reader = Reader { rest: text.trim() };
        if reader.rest.is_empty() {
            return Ok(Self::Sequence(VecDeque::new()));
        }
        let course = reader.sequence()?;
        match reader.rest {
            "" => Ok(course),
            rest => Err(format!("not understood in a course: {rest}")),
        }
    }

    /// Whether elements that completed in this order take the course; if not, where they leave it.
    pub(crate) fn allows(self, completed: &[String]) -> Result<(), String> {
        let mut open = vec![self];
        for (place, element) in completed.iter().enumerate() {
            let mut next: Vec<Self> = Vec::new();
            for course in open.iter().flat_map(|course| course.after(element)) {
                if !next.contains(&course) {
                    next.push(course);
                }
            }
            if next.is_empty() {
                let expected = told(&open);
                let so_far = completed[..place].join(", ");
                return Err(format!(
                    "after '{so_far}' comes {element}, but expected is {expected}"
                ));
            }
            open = next;
        }
        if open.iter().any(Self::is_done) {
            return Ok(());
        }
        let (expected, so_far) = (told(&open), completed.join(", "));
        Err(format!(
            "after '{so_far}' nothing comes, but expected is {expected}"
        ))
    }

    fn is_done(&self) -> bool {
        match self {
            Self::Element(_) => false,
            Self::Sequence(items) => items.iter().all(Self::is_done),
            Self::Parallel(branches) => branches.iter().all(Self::is_done),
        }
    }

    /// What can be to come after this element has completed.
    fn after(&self, completed: &str) -> Vec<Self> {
        match self {
            Self::Element(element) if element == completed => {
                vec![Self::Sequence(VecDeque::new())]
            }
            Self::Element(_) => Vec::new(),
            Self::Sequence(items) => {
                let Some(first) = items.iter().position(|item| !item.is_done()) else {
                    return Vec::new();
                };
                let rest = items.iter().skip(first + 1);
                let with_rest = |begun: Self| {
                    let begun = (!begun.is_done()).then_some(begun);
                    Self::Sequence(begun.into_iter().chain(rest.clone().cloned()).collect())
                };
                let begun = items[first].after(completed);
                begun.into_iter().map(with_rest).collect()
            }
            Self::Parallel(branches) => {
                let mut after = Vec::new();
                for (index, branch) in branches.iter().enumerate() {
                    for begun in branch.after(completed) {
                        let mut branches = branches.clone();
                        branches[index] = begun;
                        after.push(Self::Parallel(branches));
                    }
                }
                after
            }
        }
    }
}

fn told(open: &[Course]) -> String {
    let open: Vec<_> = open.iter().map(ToString::to_string).collect();
    match open.join(" or ") {
        nothing if nothing.is_empty() => "nothing".to_owned(),
        told => told,
    }
}

impl fmt::Display for Course {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |courses: &mut dyn Iterator<Item = &Self>, by: &str| {
            let open = courses.filter(|course| !course.is_done());
            let told: Vec<_> = open.map(ToString::to_string).collect();
            told.join(by)
        };
        match self {
            Self::Element(element) => formatter.write_str(element),
            Self::Sequence(items) => formatter.write_str(&joined(&mut items.iter(), ", ")),
            Self::Parallel(branches) => {
                write!(formatter, "({})", joined(&mut branches.iter(), " | "))
            }
        }
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn sequence(&mut self) -> Result<Course, String> {
        let mut items = VecDeque::from([self.item()?]);
        while self.takes(',') {
            items.push_back(self.item()?);
        }
        Ok(Course::Sequence(items))
    }

    fn item(&mut self) -> Result<Course, String> {
        if !self.takes('(') {
            return self.element();
        }
        let mut branches = vec![self.sequence()?];
        while self.takes('|') {
            branches.push(self.sequence()?);
        }
        if self.takes(')') {
            Ok(Course::Parallel(branches))
        } else {
            Err(format!("expected ')' in a course before: {}", self.rest))
        }
    }

    fn element(&mut self) -> Result<Course, String> {
        let end = self.rest.find([',', '|', '(', ')']);
        let (element, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let element = element.trim();
        if element.is_empty() {
            return Err(format!("expected an element in a course before: {rest}"));
        }
        let element = Course::Element(element.to_owned());
        self.rest = rest;
        Ok(element)
    }

    fn takes(&mut self, mark: char) -> bool {
        match self.rest.trim_start().strip_prefix(mark) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Course;

    fn allows(course: &str, completed: &str) -> bool {
        let completed: Vec<_> = completed.split_whitespace().map(str::to_owned).collect();
        Course::read(course).unwrap().allows(&completed).is_ok()
    }

    #[test]
    fn a_course_allows_every_order_that_keeps_what_it_says() {
        let course = "start, (A, B | C), end";
        assert!(allows(course, "start A B C end"));
        assert!(allows(course, "start C A B end"));
        assert!(allows(course, "start A C B end"));
        assert!(!allows(course, "start B A C end"));
        assert!(!allows(course, "start A B end C"));
        assert!(!allows(course, "start A B C"));
        assert!(!allows(course, "start A B C end end"));
        assert!(allows("(A, B | A, C)", "A A C B"));
        assert!(allows("", ""));
        assert!(!allows("", "A"));
    }

    #[test]
    fn what_is_no_course_is_refused() {
        for text in ["A,", "(A | B", "A)", "A, , B"] {
            assert!(Course::read(text).is_err(), "{text}");
        }
    }
}
