//! The parts that random processes consist of.

/// A part of a process with one way in and one way out.
#[derive(Clone, Debug)]
pub enum Block {
    /// One after the other.
    Sequence(Vec<Block>),
    /// The branch with this place.
    Exclusive(Vec<Block>, usize),
    /// The branch with this place; from each a link leads on.
    Linked(Vec<Block>, usize),
    /// All branches.
    Parallel(Vec<Block>),
    /// All branches, of which some are enough to go on.
    Complex(Vec<Block>, usize),
    /// Those branches that are to be taken; the first if there are none.
    Inclusive(Vec<(bool, Block)>),
    /// A branch as often as this.
    Loop(Box<Block>, u32),
    /// A message or a timer, each with what follows.
    EventBased(Box<Block>, Box<Block>),
    /// An activity.
    Activity(Activity),
}

/// An activity with what is attached to it.
#[derive(Clone, Debug)]
pub struct Activity {
    pub(crate) kind: Kind,
    pub(crate) looped: Looped,
    pub(crate) boundary: Vec<(Trigger, bool, Block)>,
    /// The events that a listener is called for.
    pub(crate) listened: Vec<&'static str>,
    /// Whether something compensates it.
    pub(crate) compensated: bool,
}

impl Activity {
    /// Its boundary events; of those for errors or escalations, only one can catch the same.
    pub(crate) fn boundaries(&self) -> impl Iterator<Item = &(Trigger, bool, Block)> {
        let (mut catches_errors, mut catches_escalations) = (false, false);
        self.boundary
            .iter()
            .filter(move |(trigger, _, _)| match trigger {
                Trigger::Error => !std::mem::replace(&mut catches_errors, true),
                Trigger::Escalation => !std::mem::replace(&mut catches_escalations, true),
                Trigger::Timer
                | Trigger::Cycle
                | Trigger::Message
                | Trigger::Signal
                | Trigger::Condition
                | Trigger::Any
                | Trigger::All => true,
            })
    }
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Passing,
    Script,
    Job,
    UserTask,
    Receive,
    Timer,
    Escalate,
    Signal,
    Several,
    Condition,
    Call(Box<Block>),
    /// What completed in it is compensated, by an event in the flow and by one that ends it.
    Compensate(Box<Block>),
    SubProcess(Box<Block>, Option<(Trigger, bool, Box<Block>)>),
    /// One that completes, or one that is canceled.
    Transaction(Box<Block>, bool),
    AdHoc(Box<AdHoc>),
}

/// An ad-hoc sub-process that begins with its first block and can be triggered to begin more of either.
#[derive(Clone, Debug)]
pub(crate) struct AdHoc {
    pub(crate) blocks: [Block; 2],
    pub(crate) sequential: bool,
    /// Whether it ends when its first block has, and whether that ends what runs.
    pub(crate) until: Option<bool>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Looped {
    Not,
    AllAtOnce(u32),
    OneByOne(u32),
    UntilOneIsDone(u32),
    Counted(u32, bool),
    Throwing(u32, &'static str),
    Again(u32),
    Before(u32),
    AtMost(u32),
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Trigger {
    Timer,
    Cycle,
    Message,
    Signal,
    Condition,
    Error,
    Escalation,
    /// Several, any of which triggers.
    Any,
    /// Several that trigger together.
    All,
}
