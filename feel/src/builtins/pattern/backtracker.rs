//! Searches for patterns with back references, which no automaton can do: by trying, one alternative after the
//! other. Every instruction pays, so that a search that would never end is stopped by the evaluation's limit.

use std::collections::HashMap;

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind, Look, Repetition};

use super::Captured;
use crate::evaluate::{Evaluator, Failure};

/// Instructions of a program, so that `((a{100}){100}){100}` is refused.
const LONGEST_PROGRAM: usize = 20_000;

/// Instructions for one step of the evaluation.
const INSTRUCTIONS_PER_STEP: u64 = 4;

/// Alternatives that are still to be tried, and places of groups to be put back: about 32 MiB.
const MOST_OPEN: usize = 1_000_000;

/// A pattern as a program.
pub(super) struct Backtracker {
    program: Vec<Instruction>,
    /// How many places are kept: two for each group, and one for each loop.
    places: usize,
    ignore_case: bool,
}

enum Instruction {
    Character(char),
    Class(ClassUnicode),
    Look(Look),
    /// Tries the first, and the second if that fails.
    Try(usize, usize),
    Jump(usize),
    /// Keeps the place.
    Mark(usize),
    /// Fails if nothing was read since the place was kept, so that a loop ends.
    Progress(usize),
    /// Reads what the group read that has its ends there.
    Again(usize),
    End,
}

/// What is to be done when a way fails.
enum Open {
    Alternative { instruction: usize, at: usize },
    Restore { place: usize, to: Option<usize> },
}

impl Backtracker {
    /// `references` says which groups are back references, and to which.
    pub(super) fn build(
        hir: &Hir,
        captures: usize,
        references: &HashMap<usize, usize>,
        ignore_case: bool,
    ) -> Result<Backtracker, Failure> {
        let mut builder = Builder {
            program: Vec::new(),
            places: 2 * (captures + 1),
            references,
        };
        builder.mark(0);
        builder.add(hir)?;
        builder.mark(1);
        builder.program.push(Instruction::End);
        Ok(Backtracker {
            program: builder.program,
            places: builder.places,
            ignore_case,
        })
    }

    /// The first match from a place on, with its groups.
    pub(super) fn find(
        &self,
        text: &str,
        from: usize,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<Option<Captured>, Failure> {
        let starts = text.get(from..).unwrap_or_default().char_indices();
        let starts = starts.map(|(offset, _)| from + offset);
        for start in starts.chain([text.len()]) {
            if let Some(places) = self.matched(text, start, evaluator)? {
                let groups = places.chunks(2).map(|ends| match ends {
                    [Some(start), Some(end)] => Some((*start, *end)),
                    _ => None,
                });
                return Ok(Some(groups.collect()));
            }
        }
        Ok(None)
    }

    fn matched(
        &self,
        text: &str,
        start: usize,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<Option<Vec<Option<usize>>>, Failure> {
        let mut places = vec![None; self.places];
        let mut open: Vec<Open> = Vec::new();
        let (mut instruction, mut at) = (0, start);
        let mut work = 0;
        loop {
            work += 1;
            if work >= 64 * INSTRUCTIONS_PER_STEP {
                evaluator.charge(work / INSTRUCTIONS_PER_STEP)?;
                work = 0;
            }
            let rest = text.get(at..).unwrap_or_default();
            let next = match self.program.get(instruction) {
                Some(Instruction::End) | None => {
                    evaluator.charge(1 + work / INSTRUCTIONS_PER_STEP)?;
                    return Ok(Some(places));
                }
                Some(Instruction::Character(wanted)) => {
                    rest.starts_with(*wanted).then(|| at + wanted.len_utf8())
                }
                Some(Instruction::Class(class)) => rest
                    .chars()
                    .next()
                    .filter(|character| holds(class, *character))
                    .map(|character| at + character.len_utf8()),
                Some(Instruction::Look(look)) => is_at(*look, text, at).then_some(at),
                Some(Instruction::Try(first, second)) => {
                    if open.len() >= MOST_OPEN {
                        return Err("the search was given up: it has too many alternatives".into());
                    }
                    open.push(Open::Alternative {
                        instruction: *second,
                        at,
                    });
                    instruction = *first;
                    continue;
                }
                Some(Instruction::Jump(target)) => {
                    instruction = *target;
                    continue;
                }
                Some(Instruction::Mark(place)) => {
                    if let Some(kept) = places.get_mut(*place) {
                        let to = kept.replace(at);
                        open.push(Open::Restore { place: *place, to });
                    }
                    Some(at)
                }
                Some(Instruction::Progress(place)) => {
                    let before = places.get(*place).copied().flatten();
                    (before != Some(at)).then_some(at)
                }
                Some(Instruction::Again(place)) => {
                    let ends = places
                        .get(*place)
                        .copied()
                        .flatten()
                        .zip(places.get(*place + 1).copied().flatten());
                    // A group that took no part is empty (Functions and Operators 3.1, 5.6.1).
                    let read = ends
                        .and_then(|(start, end)| text.get(start..end))
                        .unwrap_or_default();
                    work += read.len() as u64 / 64;
                    self.again(read, rest).map(|length| at + length)
                }
            };
            if let Some(next) = next {
                at = next;
                instruction += 1;
                continue;
            }
            loop {
                match open.pop() {
                    Some(Open::Alternative {
                        instruction: other,
                        at: place,
                    }) => {
                        (instruction, at) = (other, place);
                        break;
                    }
                    Some(Open::Restore { place, to }) => {
                        work += 1;
                        if let Some(kept) = places.get_mut(place) {
                            *kept = to;
                        }
                    }
                    None => {
                        evaluator.charge(1 + work / INSTRUCTIONS_PER_STEP)?;
                        return Ok(None);
                    }
                }
            }
        }
    }

    /// How much of the rest is the same as what was read.
    fn again(&self, read: &str, rest: &str) -> Option<usize> {
        if !self.ignore_case {
            return rest.starts_with(read).then_some(read.len());
        }
        let mut length = 0;
        let mut characters = rest.chars();
        for wanted in read.chars() {
            let found = characters.next()?;
            if wanted != found && !wanted.to_lowercase().eq(found.to_lowercase()) {
                return None;
            }
            length += found.len_utf8();
        }
        Some(length)
    }
}

fn holds(class: &ClassUnicode, character: char) -> bool {
    let ranges = class.ranges();
    let place = ranges.partition_point(|range| range.end() < character);
    ranges
        .get(place)
        .is_some_and(|range| range.start() <= character)
}

fn is_at(look: Look, text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    match look {
        Look::Start => before.is_empty(),
        Look::End => after.is_empty(),
        Look::StartLF => before.is_empty() || before.ends_with('\n'),
        Look::EndLF => after.is_empty() || after.starts_with('\n'),
        // The translation writes no other.
        _ => false,
    }
}

struct Builder<'r> {
    program: Vec<Instruction>,
    places: usize,
    references: &'r HashMap<usize, usize>,
}

impl Builder<'_> {
    fn mark(&mut self, place: usize) {
        self.program.push(Instruction::Mark(place));
    }

    fn add(&mut self, hir: &Hir) -> Result<(), Failure> {
        if self.program.len() > LONGEST_PROGRAM {
            return Err("the regular expression cannot be used: it is too large".into());
        }
        match hir.kind() {
            HirKind::Empty => {}
            HirKind::Literal(literal) => {
                let text = String::from_utf8_lossy(&literal.0);
                self.program
                    .extend(text.chars().map(Instruction::Character));
            }
            HirKind::Class(Class::Unicode(class)) => {
                self.program.push(Instruction::Class(class.clone()));
            }
            HirKind::Class(Class::Bytes(class)) => {
                let class = class.to_unicode_class();
                let class = class
                    .ok_or("the regular expression cannot be used: it is not of characters")?;
                self.program.push(Instruction::Class(class));
            }
            HirKind::Look(look) => self.program.push(Instruction::Look(*look)),
            HirKind::Repetition(repetition) => self.repeat(repetition)?,
            HirKind::Capture(capture) => {
                let index = capture.index as usize;
                if let Some(group) = self.references.get(&index) {
                    self.program.push(Instruction::Again(2 * group));
                } else {
                    self.mark(2 * index);
                    self.add(&capture.sub)?;
                    self.mark(2 * index + 1);
                }
            }
            HirKind::Concat(parts) => parts.iter().try_for_each(|part| self.add(part))?,
            HirKind::Alternation(alternatives) => {
                let mut ends = Vec::new();
                for (index, alternative) in alternatives.iter().enumerate() {
                    if index + 1 < alternatives.len() {
                        let choice = self.choice();
                        self.add(alternative)?;
                        ends.push(self.program.len());
                        self.program.push(Instruction::Jump(0));
                        self.choose(choice, choice + 1, self.program.len());
                    } else {
                        self.add(alternative)?;
                    }
                }
                for end in ends {
                    let here = self.program.len();
                    if let Some(jump) = self.program.get_mut(end) {
                        *jump = Instruction::Jump(here);
                    }
                }
            }
        }
        Ok(())
    }

    /// An alternative whose targets are set later.
    fn choice(&mut self) -> usize {
        self.program.push(Instruction::Try(0, 0));
        self.program.len() - 1
    }

    fn choose(&mut self, choice: usize, first: usize, second: usize) {
        if let Some(instruction) = self.program.get_mut(choice) {
            *instruction = Instruction::Try(first, second);
        }
    }

    fn repeat(&mut self, repetition: &Repetition) -> Result<(), Failure> {
        for _ in 0..repetition.min {
            self.add(&repetition.sub)?;
        }
        let ordered = |go_on: usize, leave: usize| {
            if repetition.greedy {
                (go_on, leave)
            } else {
                (leave, go_on)
            }
        };
        if let Some(most) = repetition.max {
            let mut choices = Vec::new();
            for _ in repetition.min..most {
                choices.push(self.choice());
                self.add(&repetition.sub)?;
            }
            let end = self.program.len();
            for choice in choices {
                let (first, second) = ordered(choice + 1, end);
                self.choose(choice, first, second);
            }
        } else {
            let place = self.places;
            self.places += 1;
            let choice = self.choice();
            self.mark(place);
            self.add(&repetition.sub)?;
            self.program.push(Instruction::Progress(place));
            self.program.push(Instruction::Jump(choice));
            let (first, second) = ordered(choice + 1, self.program.len());
            self.choose(choice, first, second);
        }
        Ok(())
    }
}
