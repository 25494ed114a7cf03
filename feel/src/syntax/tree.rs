//! The syntax tree. Every node knows its place in the text, so that a warning can name it.

use std::sync::Arc;

use crate::builtins::Builtin;
use crate::error::Span;
use crate::types::Type;
use crate::value::{Parameter, Value};

#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) kind: NodeKind,
    pub(crate) span: Span,
    /// Nodes on the longest way down, this one included: bounds the recursion of everything that
    /// walks the tree.
    pub(crate) height: u32,
}

#[derive(Debug)]
pub(crate) enum NodeKind {
    Literal(Value),
    Name(Name),
    List(Vec<Node>),
    Context(Vec<Entry>),
    Range(Box<RangeNode>),
    /// `< 5` as a value: a range with one end.
    HalfRange(Comparison, Box<Node>),
    /// `a + b - c`: operators of one precedence, left to right. Kept flat, so that a long sum is
    /// not a deep tree.
    Arithmetic(Box<Node>, Vec<(Operator, Node)>),
    Negation(Box<Node>),
    Comparison(Comparison, Box<(Node, Node)>),
    /// Value, low, high.
    Between(Box<(Node, Node, Node)>),
    In(Box<Node>, Vec<Test>),
    Conjunction(Vec<Node>),
    Disjunction(Vec<Node>),
    /// Conditions with what follows from them, and what follows from none. `else if` is one more of
    /// them, so that a long table is not a deep tree.
    If(Vec<(Node, Node)>, Box<Node>),
    For(Box<ForNode>),
    Quantified(Quantifier, Vec<Iteration>, Box<Node>),
    /// List, condition or index.
    Filter(Box<(Node, Node)>),
    Path(Box<Node>, Arc<str>),
    Invocation(Box<Node>, Arguments),
    /// A built-in function known when parsing, with positional arguments.
    BuiltinInvocation(&'static Builtin, Vec<Node>),
    Function(Arc<FunctionDefinition>),
    InstanceOf(Box<Node>, Type),
    /// Unary tests of `?`; the flag says that they are within `not(…)`.
    UnaryTests(Vec<Test>, bool),
}

#[derive(Debug)]
pub(crate) struct Name {
    pub(crate) text: Arc<str>,
    /// Whether something within the expression may bind the name: an iteration, a parameter, a
    /// context, a filter.
    pub(crate) may_be_local: bool,
    /// Whether the caller declared the name, or something within the expression binds it.
    pub(crate) is_defined: bool,
    /// What the name means when no variable has it.
    pub(crate) builtin: Option<&'static Builtin>,
}

#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) name: Arc<str>,
    pub(crate) value: Node,
}

#[derive(Debug)]
pub(crate) struct RangeNode {
    pub(crate) start: Node,
    pub(crate) start_included: bool,
    pub(crate) end: Node,
    pub(crate) end_included: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}

impl Operator {
    pub(crate) fn symbol(self) -> &'static str {
        match self {
            Operator::Add => "+",
            Operator::Subtract => "-",
            Operator::Multiply => "*",
            Operator::Divide => "/",
            Operator::Power => "**",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparison {
    pub(crate) fn symbol(self) -> &'static str {
        match self {
            Comparison::Equal => "=",
            Comparison::NotEqual => "!=",
            Comparison::Less => "<",
            Comparison::LessOrEqual => "<=",
            Comparison::Greater => ">",
            Comparison::GreaterOrEqual => ">=",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quantifier {
    Some,
    Every,
}

/// `x in domain` of `for`, `some` and `every`.
#[derive(Debug)]
pub(crate) struct Iteration {
    pub(crate) variable: Arc<str>,
    pub(crate) domain: Domain,
}

#[derive(Debug)]
pub(crate) enum Domain {
    Items(Node),
    /// `1..n`, upwards or downwards.
    Integers(Box<(Node, Node)>),
}

#[derive(Debug)]
pub(crate) struct ForNode {
    pub(crate) iterations: Vec<Iteration>,
    pub(crate) body: Node,
    /// Whether the body reads `partial`, the results so far (DMN 1.5, 10.3.2.14).
    pub(crate) uses_partial: bool,
}

/// One of the alternatives after `in`, or of unary tests.
#[derive(Debug)]
pub(crate) enum Test {
    /// `< 5`
    Compare(Comparison, Node),
    /// A value, list or range that the input is in.
    Member(Node),
    /// An expression with `?`: it says itself whether the test holds.
    Condition(Node),
}

#[derive(Debug)]
pub(crate) enum Arguments {
    Positional(Vec<Node>),
    Named(Vec<(Arc<str>, Node)>),
}

/// `function(a: number, b) body`
#[derive(Debug)]
pub(crate) struct FunctionDefinition {
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Node,
    /// The names that the body takes from around the definition.
    pub(crate) captured: Vec<Arc<str>>,
    /// The whole text that the definition stands in, for the places of warnings.
    pub(crate) text: Arc<str>,
}

impl NodeKind {
    /// The height of the tallest node directly below; 0 when there is none.
    pub(crate) fn tallest_child(&self) -> u32 {
        match self {
            NodeKind::Literal(_) | NodeKind::Name(_) => 0,
            NodeKind::List(nodes) | NodeKind::Conjunction(nodes) | NodeKind::Disjunction(nodes) => {
                tallest(nodes)
            }
            NodeKind::Context(entries) => tallest(entries.iter().map(|entry| &entry.value)),
            NodeKind::Range(range) => tallest([&range.start, &range.end]),
            NodeKind::HalfRange(_, node)
            | NodeKind::Negation(node)
            | NodeKind::Path(node, _)
            | NodeKind::InstanceOf(node, _) => node.height,
            NodeKind::Arithmetic(first, rest) => {
                tallest(rest.iter().map(|(_, node)| node)).max(first.height)
            }
            NodeKind::Comparison(_, operands) | NodeKind::Filter(operands) => {
                tallest([&operands.0, &operands.1])
            }
            NodeKind::Between(operands) => tallest([&operands.0, &operands.1, &operands.2]),
            NodeKind::If(branches, otherwise) => {
                let heights = branches
                    .iter()
                    .map(|branch| tallest([&branch.0, &branch.1]));
                heights.max().unwrap_or(0).max(otherwise.height)
            }
            NodeKind::In(value, tests) => tallest(tests.iter().map(Test::node)).max(value.height),
            NodeKind::For(node) => tallest_domain(&node.iterations).max(node.body.height),
            NodeKind::Quantified(_, iterations, body) => {
                tallest_domain(iterations).max(body.height)
            }
            NodeKind::Invocation(function, Arguments::Positional(arguments)) => {
                tallest(arguments).max(function.height)
            }
            NodeKind::Invocation(function, Arguments::Named(arguments)) => {
                tallest(arguments.iter().map(|(_, node)| node)).max(function.height)
            }
            NodeKind::BuiltinInvocation(_, arguments) => tallest(arguments),
            NodeKind::Function(definition) => definition.body.height,
            NodeKind::UnaryTests(tests, _) => tallest(tests.iter().map(Test::node)),
        }
    }
}

fn tallest<'a>(nodes: impl IntoIterator<Item = &'a Node>) -> u32 {
    nodes.into_iter().map(|node| node.height).max().unwrap_or(0)
}

fn tallest_domain(iterations: &[Iteration]) -> u32 {
    let heights = iterations.iter().map(|iteration| match &iteration.domain {
        Domain::Items(node) => node.height,
        Domain::Integers(ends) => tallest([&ends.0, &ends.1]),
    });
    heights.max().unwrap_or(0)
}

impl Test {
    fn node(&self) -> &Node {
        match self {
            Test::Compare(_, node) | Test::Member(node) | Test::Condition(node) => node,
        }
    }
}
