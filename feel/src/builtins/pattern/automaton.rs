//! Searches in time proportional to the text: a deterministic automaton that is built as it is used. Every byte
//! that is read, every state that is built and every automaton pays its steps.

use std::cell::{OnceCell, RefCell};

use regex_automata::hybrid::LazyStateID;
use regex_automata::hybrid::dfa::{self, DFA};
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures, pikevm};
use regex_automata::util::primitives::NonMaxUsize;
use regex_automata::{Anchored, Input, MatchKind};
use regex_syntax::hir::Hir;

use super::{Captured, SIZE_LIMIT};
use crate::evaluate::{Evaluator, Failure, TEXT_PER_STEP};

/// Bytes that are read before they are charged.
const CHUNK: usize = 1024;

/// A pattern without back references.
pub(super) struct Automaton {
    hir: Hir,
    /// Finds the end of a match.
    forward: Searcher,
    /// Finds the beginning of a match whose end is known.
    backward: OnceCell<Searcher>,
    /// Finds the groups of a match.
    groups: OnceCell<(pikevm::PikeVM, RefCell<pikevm::Cache>)>,
}

/// One direction of the automaton with the states that were built so far.
struct Searcher {
    automaton: DFA,
    built: RefCell<dfa::Cache>,
    /// Steps for a state that is built.
    building: u64,
    /// Steps for a byte read in a state of which the library does not tell whether the next one was built already.
    unknown: u64,
}

impl Automaton {
    pub(super) fn build(hir: Hir, evaluator: &mut Evaluator<'_>) -> Result<Automaton, Failure> {
        let forward = Searcher::build(&hir, false, evaluator)?;
        Ok(Automaton {
            hir,
            forward,
            backward: OnceCell::new(),
            groups: OnceCell::new(),
        })
    }

    pub(super) fn is_found_in(
        &self,
        text: &str,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<bool, Failure> {
        Ok(self.forward.end(text, 0, true, evaluator)?.is_some())
    }

    /// The first match from a place on.
    pub(super) fn find(
        &self,
        text: &str,
        from: usize,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<Option<(usize, usize)>, Failure> {
        let Some(end) = self.forward.end(text, from, false, evaluator)? else {
            return Ok(None);
        };
        let backward = if let Some(backward) = self.backward.get() {
            backward
        } else {
            let built = Searcher::build(&self.hir, true, evaluator)?;
            self.backward.get_or_init(|| built)
        };
        let start = backward.start(text, from, end, evaluator)?;
        Ok(Some((start.unwrap_or(end), end)))
    }

    /// The groups of a match, by their numbers.
    pub(super) fn groups(
        &self,
        text: &str,
        (start, end): (usize, usize),
        evaluator: &mut Evaluator<'_>,
    ) -> Result<Captured, Failure> {
        let (matcher, cache) = if let Some(built) = self.groups.get() {
            built
        } else {
            let automaton = compiled(&self.hir, false, WhichCaptures::All, evaluator)?;
            let matcher = pikevm::PikeVM::builder().build_from_nfa(automaton);
            let matcher = matcher.map_err(|error| unusable(&error))?;
            let cache = RefCell::new(matcher.create_cache());
            self.groups.get_or_init(|| (matcher, cache))
        };
        let states = matcher.get_nfa().states().len() as u64;
        let length = (end - start) as u64 + 1;
        // At most every state at every byte, some nanoseconds each.
        evaluator.charge(1 + states.saturating_mul(length) / 16)?;
        let mut slots = vec![None::<NonMaxUsize>; matcher.get_nfa().group_info().slot_len()];
        let input = Input::new(text).span(start..end).anchored(Anchored::Yes);
        matcher.search_slots(&mut cache.borrow_mut(), &input, &mut slots);
        let groups = slots.chunks(2).map(|ends| match ends {
            [Some(start), Some(end)] => Some((start.get(), end.get())),
            _ => None,
        });
        Ok(groups.collect())
    }
}

impl Searcher {
    fn build(hir: &Hir, reverse: bool, evaluator: &mut Evaluator<'_>) -> Result<Searcher, Failure> {
        let automaton = compiled(hir, reverse, WhichCaptures::None, evaluator)?;
        let states = automaton.states().len() as u64;
        let kind = if reverse {
            MatchKind::All
        } else {
            MatchKind::LeftmostFirst
        };
        let configuration = DFA::config()
            .match_kind(kind)
            .cache_capacity(SIZE_LIMIT)
            .skip_cache_capacity_check(true);
        let automaton = DFA::builder()
            .configure(configuration)
            .build_from_nfa(automaton)
            .map_err(|error| unusable(&error))?;
        let built = RefCell::new(automaton.create_cache());
        Ok(Searcher {
            automaton,
            built,
            building: 4 + states / 16,
            unknown: 1 + states / 64,
        })
    }

    /// Where the first match from a place on ends; any match will do if `earliest`.
    fn end(
        &self,
        text: &str,
        from: usize,
        earliest: bool,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<Option<usize>, Failure> {
        let built = &mut *self.built.borrow_mut();
        let input = Input::new(text).span(from..text.len());
        evaluator.charge(1)?;
        let state = self.automaton.start_state_forward(built, &input);
        let mut state = state.map_err(|error| unusable(&error))?;
        let mut found = None;
        let mut at = from;
        for chunk in text
            .as_bytes()
            .get(from..)
            .unwrap_or_default()
            .chunks(CHUNK)
        {
            let mut steps = 0;
            for byte in chunk {
                state = self.next(built, state, *byte, &mut steps)?;
                if state.is_match() {
                    // A match shows when the byte after it is read.
                    found = Some(at);
                    if earliest {
                        evaluator.charge(steps)?;
                        return Ok(found);
                    }
                } else if state.is_dead() {
                    evaluator.charge(steps + (at - from) as u64 % CHUNK as u64 / TEXT_PER_STEP)?;
                    return Ok(found);
                }
                at += 1;
            }
            evaluator.charge(steps + chunk.len() as u64 / TEXT_PER_STEP)?;
        }
        let state = self.automaton.next_eoi_state(built, state);
        if state.map_err(|error| unusable(&error))?.is_match() {
            found = Some(text.len());
        }
        Ok(found)
    }

    /// Where the match begins that ends there: as early as it can, not before `from`.
    fn start(
        &self,
        text: &str,
        from: usize,
        end: usize,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<Option<usize>, Failure> {
        let built = &mut *self.built.borrow_mut();
        let input = Input::new(text).span(from..end).anchored(Anchored::Yes);
        let state = self.automaton.start_state_reverse(built, &input);
        let mut state = state.map_err(|error| unusable(&error))?;
        let mut found = None;
        let mut at = end;
        for chunk in text
            .as_bytes()
            .get(from..end)
            .unwrap_or_default()
            .rchunks(CHUNK)
        {
            let mut steps = 0;
            for byte in chunk.iter().rev() {
                state = self.next(built, state, *byte, &mut steps)?;
                if state.is_match() {
                    found = Some(at);
                } else if state.is_dead() {
                    evaluator.charge(steps + (end - at) as u64 % CHUNK as u64 / TEXT_PER_STEP)?;
                    return Ok(found);
                }
                at -= 1;
            }
            evaluator.charge(steps + chunk.len() as u64 / TEXT_PER_STEP)?;
        }
        // What stands before the span counts for `^`.
        let state = match from
            .checked_sub(1)
            .and_then(|before| text.as_bytes().get(before))
        {
            Some(before) => self.automaton.next_state(built, state, *before),
            None => self.automaton.next_eoi_state(built, state),
        };
        if state.map_err(|error| unusable(&error))?.is_match() {
            found = Some(from);
        }
        Ok(found)
    }

    fn next(
        &self,
        built: &mut dfa::Cache,
        state: LazyStateID,
        byte: u8,
        steps: &mut u64,
    ) -> Result<LazyStateID, Failure> {
        if state.is_tagged() {
            *steps += self.unknown;
        } else {
            let next = self.automaton.next_state_untagged(built, state, byte);
            if !next.is_unknown() {
                return Ok(next);
            }
            *steps += self.building;
        }
        let next = self.automaton.next_state(built, state, byte);
        next.map_err(|error| unusable(&error))
    }
}

/// Charges what an automaton is large.
fn compiled(
    hir: &Hir,
    reverse: bool,
    captures: WhichCaptures,
    evaluator: &mut Evaluator<'_>,
) -> Result<NFA, Failure> {
    let configuration = thompson::Config::new()
        .utf8(true)
        .reverse(reverse)
        .which_captures(captures)
        .nfa_size_limit(Some(SIZE_LIMIT));
    let compiled = thompson::Compiler::new()
        .configure(configuration)
        .build_from_hir(hir);
    match compiled {
        Ok(compiled) => {
            evaluator.charge(100 + compiled.states().len() as u64)?;
            Ok(compiled)
        }
        Err(error) => {
            // What was built until then.
            evaluator.charge(SIZE_LIMIT as u64 / 32)?;
            Err(unusable(&error))
        }
    }
}

fn unusable(error: &dyn std::error::Error) -> Failure {
    Failure::Null(format!("the regular expression cannot be used: {error}"))
}
