//! Data (BPMN 2.0.2, section 10.4): data objects, data inputs and outputs and properties are variables, by their names; the state of
//! a data object and whether it is a collection are only drawn. What a data association of an activity or event does when it is
//! executed (section 10.4.2) is what a mapping does, so it becomes one. Several of one element are evaluated in their order, before
//! its `ioMapping`.
//!
//! An association that neither computes nor renames only shows what is visible anyway. If none of an element's associations in one
//! direction does more they are a drawing, as are those with data that has no name. Nothing is kept in data stores, which are a
//! drawing with all that leads there.

use super::element::{Compiler, PATH, Refused};
use super::loop_data;
use super::text;
use super::xml::{self, Node};
use crate::model::graph::{Mapping, Text};
use crate::model::problem::Problem;
use std::collections::HashMap;

/// The name that modelers give to an end of an association that is nothing but the end of a line.
const PLACEHOLDERS: [&str; 2] = ["__targetRef_placeholder", "__sourceRef_placeholder"];

/// The data elements of a file, by id.
#[derive(Debug, Default)]
pub(crate) struct DataElements<'xml> {
    by_id: HashMap<&'xml str, Node<'xml>>,
}

/// What an end of a data association is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// A variable.
    Variable(String),
    /// Data without a name.
    Nameless,
    /// A data store.
    Store,
}

/// `bpmn:dataInputAssociation` or `bpmn:dataOutputAssociation`
pub(super) struct Association<'xml> {
    sources: Vec<(&'xml str, End)>,
    target: Option<(&'xml str, End)>,
    transformation: Option<Node<'xml>>,
    assignments: Vec<Node<'xml>>,
}

/// Whether a data association does more than to show that data is used.
pub(crate) fn computes(association: Node<'_>) -> bool {
    ["transformation", "assignment"]
        .into_iter()
        .any(|part| xml::children_named(association, part).next().is_some())
}

impl<'xml> DataElements<'xml> {
    /// Reads those of a file.
    pub(crate) fn read(definitions: Node<'xml>) -> Self {
        let is_data = |node: &Node<'xml>| {
            matches!(
                node.tag_name().name(),
                "dataObject"
                    | "dataObjectReference"
                    | "dataStore"
                    | "dataStoreReference"
                    | "dataInput"
                    | "dataOutput"
                    | "property"
                    | "inputDataItem"
                    | "outputDataItem"
            ) && node.tag_name().namespace() == Some(xml::MODEL)
        };
        let found = definitions.descendants().filter(is_data);
        Self {
            by_id: found
                .filter_map(|node| Some((xml::id(node)?, node)))
                .collect(),
        }
    }

    fn end(&self, id: &str) -> End {
        self.by_id
            .get(id)
            .map_or(End::Nameless, |node| self.of(*node))
    }

    /// What a text refers to that is the id of data, or else the name of a variable.
    pub(super) fn referred(&self, written: &str) -> End {
        match self.by_id.get(xml::local(written)) {
            Some(node) => self.of(*node),
            None => variable(written).map_or(End::Nameless, End::Variable),
        }
    }

    /// What this element is.
    pub(super) fn of(&self, node: Node<'_>) -> End {
        let name = match node.tag_name().name() {
            "dataStore" | "dataStoreReference" => return End::Store,
            // References show one object in several states: it is the variable. Those that stand for one without a name bear its
            // name, with the state behind it in brackets.
            "dataObjectReference" => {
                let object = xml::reference(node, "dataObjectRef");
                let object = object.and_then(|object| self.by_id.get(object));
                let of_object = object.and_then(|object| xml::attribute(*object, "name"));
                of_object.or_else(|| xml::attribute(node, "name").map(without_state))
            }
            // These are also known by their ids alone.
            "property" | "inputDataItem" | "outputDataItem" => {
                xml::attribute(node, "name").or_else(|| xml::id(node))
            }
            _ => xml::attribute(node, "name"),
        };
        name.and_then(variable).map_or(End::Nameless, End::Variable)
    }
}

fn without_state(name: &str) -> &str {
    match name.trim_end().strip_suffix(']') {
        Some(with_state) => with_state.split_once('[').map_or(name, |(name, _)| name),
        None => name,
    }
}

/// The variable that data of this name is. Spaces in names are those of FEEL: one is as good as many.
fn variable(name: &str) -> Option<String> {
    let words: Vec<_> = name.split_whitespace().collect();
    let variable = words.join(" ");
    let is_name = !variable.is_empty() && !variable.contains('`');
    (is_name && !PLACEHOLDERS.contains(&variable.as_str())).then_some(variable)
}

/// What stands behind data in a text that begins with it, by its id or as a variable: `.total` in `order.total`.
fn behind<'t>(text: &'t str, id: &str, variable: &str) -> Option<&'t str> {
    [id, variable].into_iter().find_map(|name| {
        let rest = text.strip_prefix(name)?;
        let ends = |next: char| !next.is_alphanumeric() && next != '_';
        let next = rest.trim_start().chars().next();
        next.is_none_or(ends).then_some(rest)
    })
}

impl Association<'_> {
    fn touches_store(&self) -> bool {
        let mut ends = self.sources.iter().chain(&self.target);
        ends.any(|(_, end)| *end == End::Store)
    }

    /// Whether this is where it leads to.
    pub(super) fn brings(&self, id: &str) -> bool {
        self.target
            .as_ref()
            .is_some_and(|(target, _)| *target == id)
    }

    /// Whether this is where it begins.
    pub(super) fn takes(&self, id: &str) -> bool {
        self.sources.iter().any(|(source, _)| *source == id)
    }

    pub(super) fn computes(&self) -> bool {
        self.transformation.is_some() || !self.assignments.is_empty()
    }

    /// The variable that is copied, and to where; the same if it is only shown.
    pub(super) fn copied(&self) -> Option<(&str, &str)> {
        match (self.sources.as_slice(), &self.target) {
            ([(_, End::Variable(source))], Some((_, End::Variable(target)))) => {
                Some((source, target))
            }
            _ => None,
        }
    }

    fn renames(&self) -> bool {
        self.copied()
            .is_some_and(|(source, target)| source != target)
    }
}

impl<'xml> Compiler<'_, 'xml> {
    /// The mappings that the data associations of an activity or event are, in one direction.
    pub(super) fn data_mappings(
        &mut self,
        node: Node<'xml>,
        direction: &'static str,
    ) -> Vec<Mapping> {
        let is_input = direction == "input";
        let name = if is_input {
            "dataInputAssociation"
        } else {
            "dataOutputAssociation"
        };
        let of_loop = loop_data::carried(node, direction);
        let is_of_loop = |association: &Association<'_>| match of_loop {
            Some(carried) if is_input => association.brings(carried),
            Some(carried) => association.takes(carried),
            None => false,
        };
        let mut associations = Vec::new();
        for found in xml::children_named(node, name) {
            let association = self.association(found);
            if association.touches_store() {
                self.findings
                    .report_once_where_it_runs(xml::subject(node), Problem::NothingIsStored);
            } else if !is_of_loop(&association) {
                associations.push(association);
            }
        }
        let do_something = associations
            .iter()
            .any(|association| association.computes() || association.renames());
        if !do_something {
            return Vec::new();
        }
        let mut mappings = Vec::new();
        for association in associations {
            // What is wrong with one was reported.
            let _ = self.add_mappings(node, &association, &mut mappings);
        }
        mappings
    }

    pub(super) fn association(&self, association: Node<'xml>) -> Association<'xml> {
        let ends = |name| {
            xml::children_named(association, name)
                .filter_map(|reference| reference.text())
                .map(|id| xml::local(id.trim()))
                .map(|id| (id, self.catalog.data.end(id)))
        };
        Association {
            sources: ends("sourceRef").collect(),
            target: ends("targetRef").next(),
            transformation: xml::children_named(association, "transformation").next(),
            assignments: xml::children_named(association, "assignment").collect(),
        }
    }

    /// The transformation replaces the target, then each assignment sets it or a part of it. Without either the source is copied.
    pub(super) fn add_mappings(
        &mut self,
        node: Node<'xml>,
        association: &Association<'xml>,
        mappings: &mut Vec<Mapping>,
    ) -> Result<(), Refused> {
        if let Some(transformation) = association.transformation {
            let Some((_, End::Variable(target))) = &association.target else {
                let target = association.target.as_ref().map(|(id, _)| (*id).to_owned());
                self.report(node, Problem::NamelessData { target });
                return Err(Refused);
            };
            let expression = self
                .feel(transformation, node, "a transformation")
                .ok_or(Refused)?;
            mappings.push(Mapping {
                source: Some(Text::Feel(Box::new(expression))),
                target: vec![target.clone()],
            });
        }
        for assignment in &association.assignments {
            let mapping = self.assignment(node, association, *assignment)?;
            mappings.push(mapping);
        }
        if !association.computes()
            && let Some((source, target)) = association.copied()
        {
            mappings.push(Mapping {
                source: Some(self.read_variable(node, source)?),
                target: vec![target.to_owned()],
            });
        }
        Ok(())
    }

    fn assignment(
        &mut self,
        node: Node<'xml>,
        association: &Association<'xml>,
        assignment: Node<'xml>,
    ) -> Result<Mapping, Refused> {
        let mut part = |name| {
            let found = xml::children_named(assignment, name).next();
            let found = found.filter(|part| !xml::text(*part).is_empty());
            if found.is_none() {
                self.report(node, Problem::HalfAnAssignment { missing: name });
            }
            found.ok_or(Refused)
        };
        let (from, to) = (part("from")?, part("to")?);
        Ok(Mapping {
            source: Some(self.assigned_from(node, association, from)?),
            target: self.assigned_to(node, association, to)?,
        })
    }

    /// What is assigned: as everywhere FEEL with a leading `=`, else meant literally. What is said to be FEEL, or begins with one of
    /// the association's sources, is FEEL without it.
    fn assigned_from(
        &mut self,
        node: Node<'xml>,
        association: &Association<'xml>,
        from: Node<'xml>,
    ) -> Result<Text, Refused> {
        const FIELD: &str = "an assignment";
        let source = xml::text(from);
        let of_sources = association.sources.iter().find_map(|(id, end)| {
            let End::Variable(variable) = end else {
                return None;
            };
            let rest = behind(&source, id, variable)?;
            Some(format!("`{variable}`{rest}"))
        });
        if let Some(path) = of_sources {
            return self.parsed(node, &path);
        }
        let language = xml::attribute(from, "language");
        let is_feel = language
            .or(self.catalog.expression_language)
            .is_some_and(text::is_feel);
        if source.starts_with('=') || is_feel || language.is_some() {
            let expression = self.feel(from, node, FIELD).ok_or(Refused)?;
            return Ok(Text::Feel(Box::new(expression)));
        }
        self.text(node, &source, FIELD)
    }

    /// What is set: the target or a path into it, which its id can stand for.
    fn assigned_to(
        &mut self,
        node: Node<'xml>,
        association: &Association<'xml>,
        to: Node<'xml>,
    ) -> Result<Vec<String>, Refused> {
        let text = xml::text(to);
        let written = text.strip_prefix('=').unwrap_or(&text).trim();
        let (variable, rest) = match &association.target {
            Some((id, End::Variable(target))) => {
                let rest = behind(written, id, target).map(str::trim_start);
                let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with('.'))
                else {
                    let (to, target) = (written.to_owned(), target.clone());
                    self.report(node, Problem::AssignedElsewhere { to, target });
                    return Err(Refused);
                };
                (target.clone(), rest)
            }
            Some((_, End::Nameless | End::Store)) | None => {
                let (variable, rest) = written.split_at(written.find('.').unwrap_or(written.len()));
                (variable.trim().to_owned(), rest)
            }
        };
        let mut path = vec![variable];
        path.extend(rest.split('.').skip(1).map(|name| name.trim().to_owned()));
        let is_name = |name: &String| {
            !name.is_empty()
                && name
                    .chars()
                    .all(|character| character.is_alphanumeric() || "_- ".contains(character))
        };
        // A variable that the file names may be called as it likes.
        let has_name = matches!(association.target, Some((_, End::Variable(_))));
        let written_names = path.iter().skip(usize::from(has_name));
        if path.len() > PATH || !written_names.into_iter().all(is_name) {
            let to = written.to_owned();
            self.report(node, Problem::AssignmentTarget { to });
            return Err(Refused);
        }
        Ok(path)
    }

    fn read_variable(&mut self, node: Node<'xml>, variable: &str) -> Result<Text, Refused> {
        self.parsed(node, &format!("`{variable}`"))
    }

    fn parsed(&mut self, node: Node<'xml>, source: &str) -> Result<Text, Refused> {
        let field = "a data association";
        text::expression(source, field, xml::subject(node), self.findings)
            .map(|expression| Text::Feel(Box::new(expression)))
            .ok_or(Refused)
    }
}

#[cfg(test)]
mod tests {
    use crate::model::graph::Mapping;
    use crate::model::testing::{around, file, found, found_in, graph, process, source};

    /// Data objects `order` (in two states) and `total`, one without a name, a property, a data store, and a task with associations.
    fn with(associations: &str, extensions: &str) -> String {
        r#"<dataObject id="o1" name="order"/><dataObjectReference id="drafted" name="Order [draft]" dataObjectRef="o1"/>
            <dataObject id="o2"/><dataObjectReference id="sum" name="grand
              total [computed]" dataObjectRef="o2"/>
            <dataObject id="o3"/><dataObjectReference id="nameless" dataObjectRef="o3"/>
            <property id="employee"/><dataStoreReference id="store" name="Archive"/>"#
            .to_owned()
            + &around(&format!(
            r#"<task id="it">{extensions}<ioSpecification>
            <dataInput id="in" name="order"/><dataInput id="priced" name="to price"/>
            <dataInput id="mark" name="__targetRef_placeholder"/><dataOutput id="out" name="price"/>
            <inputSet/><outputSet/></ioSpecification>{associations}</task>"#
        ))
    }

    fn input(content: &str) -> String {
        format!("<dataInputAssociation>{content}</dataInputAssociation>")
    }

    fn output(content: &str) -> String {
        format!("<dataOutputAssociation>{content}</dataOutputAssociation>")
    }

    fn lines(mappings: &[Mapping]) -> Vec<String> {
        mappings
            .iter()
            .map(|mapping| {
                let from = mapping.source.as_ref().map(source).unwrap_or_default();
                format!("{from} -> {}", mapping.target.join("/"))
            })
            .collect()
    }

    /// The input and output mappings of the task.
    fn mappings(associations: &str) -> (Vec<String>, Vec<String>) {
        let process = graph(&with(associations, ""));
        let task = process.find(&"it".into()).unwrap();
        (lines(&task.inputs), lines(&task.outputs))
    }

    fn inputs(content: &str) -> Vec<String> {
        mappings(&input(content)).0
    }

    fn refused(associations: &str) -> Vec<String> {
        found_in(&with(associations, ""))
    }

    #[test]
    fn what_only_shows_data_is_a_drawing() {
        for drawn in [
            "<sourceRef>drafted</sourceRef><targetRef>in</targetRef>",
            "<sourceRef>drafted</sourceRef><targetRef>mark</targetRef>",
            "<sourceRef>nameless</sourceRef><targetRef>in</targetRef>",
            "<sourceRef>gone</sourceRef><targetRef>in</targetRef>",
            "<sourceRef>drafted</sourceRef>",
            "<sourceRef>drafted</sourceRef><sourceRef>sum</sourceRef><targetRef>in</targetRef>",
        ] {
            assert_eq!(inputs(drawn), Vec::<String>::new(), "{drawn}");
        }
    }

    #[test]
    fn data_of_another_name_is_copied_and_then_all_that_is_shown_goes_in_too() {
        let renamed = input("<sourceRef>sum</sourceRef><targetRef>priced</targetRef>");
        let shown = input("<sourceRef>drafted</sourceRef><targetRef>in</targetRef>");
        let result = output("<sourceRef>out</sourceRef><targetRef>sum</targetRef>");
        let (inputs, outputs) = mappings(&(renamed + &shown + &result));
        assert_eq!(inputs, ["=`grand total` -> to price", "=`order` -> order"]);
        assert_eq!(outputs, ["=`price` -> grand total"]);
    }

    #[test]
    fn a_transformation_gives_the_target() {
        assert_eq!(
            inputs(
                "<sourceRef>drafted</sourceRef><targetRef>priced</targetRef><transformation>order.lines[1]</transformation>"
            ),
            ["=order.lines[1] -> to price"]
        );
    }

    #[test]
    fn an_assignment_sets_the_target_or_a_part_of_it() {
        let assigned = |from: &str, to: &str| {
            inputs(&format!(
                "<sourceRef>drafted</sourceRef><targetRef>in</targetRef><assignment><from>{from}</from><to>{to}</to></assignment>"
            ))
        };
        assert_eq!(assigned("=1 + 1", "in"), ["=1 + 1 -> order"]);
        assert_eq!(
            assigned("Self Evaluation", "order"),
            ["Self Evaluation -> order"]
        );
        assert_eq!(
            assigned("=x", "=order.line.number"),
            ["=x -> order/line/number"]
        );
        assert_eq!(
            assigned("drafted.total", "in.total"),
            ["=`order`.total -> order/total"]
        );
        assert_eq!(
            assigned("order.total", "in.total"),
            ["=`order`.total -> order/total"]
        );
        assert_eq!(
            assigned("orders", "in"),
            ["orders -> order"],
            "another name"
        );
    }

    #[test]
    fn a_target_without_a_name_leaves_it_to_the_assignment() {
        assert_eq!(
            inputs(
                "<targetRef>mark</targetRef><assignment><from>=1</from><to>a.b</to></assignment>
                 <assignment><from language=\"FEEL\">n</from><to>c</to></assignment>"
            ),
            ["=1 -> a/b", "=n -> c"]
        );
    }

    #[test]
    fn a_property_is_a_variable_by_its_name_or_id() {
        assert_eq!(
            inputs("<sourceRef>employee</sourceRef><targetRef>in</targetRef>"),
            ["=`employee` -> order"]
        );
    }

    #[test]
    fn the_mappings_of_the_extension_element_come_after() {
        let extensions = r#"<extensionElements><q:ioMapping><q:input source="=order" target="copy"/></q:ioMapping></extensionElements>"#;
        let computed =
            input("<targetRef>in</targetRef><assignment><from>=1</from><to>in</to></assignment>");
        let shown = input("<sourceRef>drafted</sourceRef><targetRef>in</targetRef>");
        for (associations, expected) in [
            (computed, vec!["=1 -> order", "=order -> copy"]),
            (shown, vec!["=order -> copy"]),
        ] {
            let process = graph(&with(&associations, extensions));
            let task = process.find(&"it".into()).unwrap();
            assert_eq!(lines(&task.inputs), expected);
        }
    }

    #[test]
    fn of_data_stores_is_said_once_that_nothing_is_stored() {
        let stored = output("<sourceRef>out</sourceRef><targetRef>store</targetRef>");
        let read = input("<sourceRef>store</sourceRef><targetRef>in</targetRef>");
        assert_eq!(
            refused(&(stored + &read)),
            [
                "nothing: bpmn:task 'it' uses a data store, which is only drawn: nothing is stored there or read from there"
            ]
        );
    }

    #[test]
    fn what_cannot_be_mapped_is_refused() {
        let found = |content: &str| refused(&input(content));
        assert_eq!(
            found("<targetRef>mark</targetRef><transformation>=1</transformation>"),
            [
                "deploying: bpmn:task 'it' has a data association with a transformation into 'mark', which has no name that a \
                 variable could have: name it"
            ]
        );
        assert_eq!(
            found("<targetRef>in</targetRef><assignment><from>=1</from></assignment>"),
            [
                "deploying: bpmn:task 'it' has a bpmn:assignment without bpmn:to: from is what is assigned, FEEL with a leading \
                 '='; to is the variable, or a path into it"
            ]
        );
        assert_eq!(
            found(
                "<targetRef>in</targetRef><assignment><from>=1</from><to>total</to></assignment>"
            ),
            [
                "deploying: bpmn:task 'it' assigns to 'total', which is not the target of its data association: write order, or \
                 a path into it such as order.name"
            ]
        );
        assert_eq!(
            found("<assignment><from>=1</from><to>getDataInput('a')/b</to></assignment>"),
            [
                "deploying: bpmn:task 'it' assigns to 'getDataInput('a')/b', which cannot be set: write the name of a variable, \
                 or at most 32 names with dots"
            ]
        );
        assert_eq!(
            found(
                r#"<targetRef>in</targetRef><assignment><from language="http://www.w3.org/1999/XPath">a/b</from><to>in</to></assignment>"#
            ),
            [
                "deploying: bpmn:task 'it' has an expression in the language 'http://www.w3.org/1999/XPath', which cannot be \
                 executed: write FEEL, with a leading '='"
            ]
        );
    }

    #[test]
    fn in_a_file_whose_expressions_are_feel_assignments_are_too() {
        let content = with(
            &input(
                "<targetRef>in</targetRef><assignment><from>a + 1</from><to>in</to></assignment>",
            ),
            "",
        );
        let file = file(&process(&content)).replace(
            "<definitions",
            r#"<definitions expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/""#,
        );
        assert_eq!(found(&file), Vec::<String>::new());
    }
}
