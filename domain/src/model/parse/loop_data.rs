//! The data of a multi-instance activity, as BPMN says it (BPMN 2.0.2, 10.3.8): there is an instance for each item of the collection
//! that `loopDataInputRef` refers to, which has it as its `inputDataItem`; the `outputDataItem` of each is collected where
//! `loopDataOutputRef` refers to. The extension element `loopCharacteristics` says the same of variables, which data is by its name
//! ([`super::data`]).

use super::data::End;
use super::element::{Compiler, Refused};
use super::text;
use super::xml::{self, Node};
use crate::model::extensions::Extension::LoopCharacteristics;
use crate::model::extensions::Extensions;
use crate::model::graph::{Mapping, Text};
use crate::model::juel::Juel;
use crate::model::problem::Problem;
use feel::Expression;

const INPUT_COLLECTION: &str = "loopDataInputRef";
const INPUT_ELEMENT: &str = "inputDataItem";
const OUTPUT_COLLECTION: &str = "loopDataOutputRef";
const OUTPUT_ELEMENT: &str = "outputDataItem";

/// The elements of BPMN that say it.
pub(super) const ELEMENTS: [&str; 4] = [
    INPUT_COLLECTION,
    INPUT_ELEMENT,
    OUTPUT_COLLECTION,
    OUTPUT_ELEMENT,
];

/// What goes into the instances and comes out of them.
pub(super) struct LoopData {
    pub(super) input_collection: Option<Expression>,
    pub(super) input_element: Option<String>,
    pub(super) output_collection: Option<String>,
    pub(super) output_element: Option<Expression>,
}

/// How a file says a part of it.
enum Said<'xml> {
    /// By an attribute of the extension element.
    Attribute(&'xml str),
    /// By an element of BPMN.
    Element(Node<'xml>),
}

/// The data of its loop that an activity's associations bring it (`input`), or take from it (`output`). They belong to the loop and
/// not to its instances.
pub(super) fn carried<'xml>(activity: Node<'xml>, direction: &str) -> Option<&'xml str> {
    let part = if direction == "input" {
        INPUT_COLLECTION
    } else {
        OUTPUT_COLLECTION
    };
    let mut loops = xml::children_named(activity, "multiInstanceLoopCharacteristics");
    let reference = xml::children_named(loops.next()?, part).next()?;
    reference.text().map(|text| xml::local(text.trim()))
}

impl<'xml> Compiler<'_, 'xml> {
    /// What the characteristics of a multi-instance activity say of its data.
    pub(super) fn loop_data(
        &mut self,
        activity: Node<'xml>,
        characteristics: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<LoopData, Refused> {
        let mut said = |attribute, element| {
            let by_bpmn = xml::children_named(characteristics, element).next();
            match (
                extensions.attribute(LoopCharacteristics, attribute),
                by_bpmn,
            ) {
                (Some(_), Some(_)) => {
                    self.report(activity, Problem::LoopDataTwice { attribute, element });
                    Err(Refused)
                }
                (Some(text), None) => Ok(Some(Said::Attribute(text))),
                (None, Some(element)) => Ok(Some(Said::Element(element))),
                (None, None) => Ok(None),
            }
        };
        let input_collection = said("inputCollection", INPUT_COLLECTION)?;
        let input_element = said("inputElement", INPUT_ELEMENT)?;
        let output_collection = said("outputCollection", OUTPUT_COLLECTION)?;
        let output_element = said("outputElement", OUTPUT_ELEMENT)?;
        Ok(LoopData {
            input_collection: input_collection
                .map(|said| match said {
                    Said::Attribute(text) => self.always_feel(activity, text, "inputCollection"),
                    Said::Element(reference) => self.collection(activity, reference),
                })
                .transpose()?,
            input_element: input_element
                .map(|said| self.item_variable(activity, &said, "inputElement", INPUT_ELEMENT))
                .transpose()?,
            output_collection: output_collection
                .map(|said| match said {
                    Said::Attribute(text) => self
                        .variable(activity, Some(text), "outputCollection")
                        .ok_or(Refused),
                    Said::Element(reference) => self.collected(activity, reference),
                })
                .transpose()?,
            output_element: output_element
                .map(|said| match said {
                    Said::Attribute(text) => self.always_feel(activity, text, "outputElement"),
                    Said::Element(item) => {
                        let variable = self.data_item(activity, item, OUTPUT_ELEMENT)?;
                        self.reading(activity, &variable, OUTPUT_ELEMENT)
                    }
                })
                .transpose()?,
        })
    }

    fn item_variable(
        &mut self,
        activity: Node<'xml>,
        said: &Said<'xml>,
        attribute: &'static str,
        element: &'static str,
    ) -> Result<String, Refused> {
        match said {
            Said::Attribute(text) => self
                .variable(activity, Some(text), attribute)
                .ok_or(Refused),
            Said::Element(item) => self.data_item(activity, *item, element),
        }
    }

    /// The variable that an item is.
    fn data_item(
        &mut self,
        activity: Node<'xml>,
        item: Node<'xml>,
        part: &'static str,
    ) -> Result<String, Refused> {
        match self.catalog.data.of(item) {
            End::Variable(variable) => Ok(variable),
            End::Nameless | End::Store => {
                self.report(activity, Problem::NamelessLoopData { part });
                Err(Refused)
            }
        }
    }

    /// The collection: what the activity's association brings to the data that is referred to, or that data itself.
    fn collection(
        &mut self,
        activity: Node<'xml>,
        reference: Node<'xml>,
    ) -> Result<Expression, Refused> {
        let written = xml::text(reference);
        let associations = xml::children_named(activity, "dataInputAssociation");
        let associations: Vec<_> = associations.map(|found| self.association(found)).collect();
        let mut brought = Vec::new();
        for association in &associations {
            if association.brings(xml::local(&written)) {
                self.add_mappings(activity, association, &mut brought)?;
            }
        }
        match brought.pop() {
            None if written.starts_with('=') || Juel::find(&written).is_some() => {
                self.always_feel(activity, &written, INPUT_COLLECTION)
            }
            None => {
                let variable = self.referred_variable(activity, &written, INPUT_COLLECTION)?;
                self.reading(activity, &variable, INPUT_COLLECTION)
            }
            Some(Mapping {
                source: Some(Text::Feel(collection)),
                target,
            }) if brought.is_empty() && target.len() == 1 => Ok(*collection),
            Some(_) => {
                let part = INPUT_COLLECTION;
                self.report(activity, Problem::LoopDataAssigned { part });
                Err(Refused)
            }
        }
    }

    /// The variable that results are collected in: where the activity's association takes the data that is referred to, or that
    /// data itself.
    fn collected(
        &mut self,
        activity: Node<'xml>,
        reference: Node<'xml>,
    ) -> Result<String, Refused> {
        let part = OUTPUT_COLLECTION;
        let written = xml::text(reference);
        let associations = xml::children_named(activity, "dataOutputAssociation");
        for association in associations.map(|found| self.association(found)) {
            if !association.takes(xml::local(&written)) {
                continue;
            }
            if association.computes() {
                self.report(activity, Problem::LoopDataAssigned { part });
                return Err(Refused);
            }
            if let Some((_, target)) = association.copied() {
                return Ok(target.to_owned());
            }
        }
        self.referred_variable(activity, &written, part)
    }

    /// The variable that is referred to: data of the file, or, as Activiti and Flowable write it, its name.
    fn referred_variable(
        &mut self,
        activity: Node<'xml>,
        written: &str,
        part: &'static str,
    ) -> Result<String, Refused> {
        if written.starts_with('=') || Juel::find(written).is_some() {
            let (field, found) = (part, written.to_owned());
            self.report(activity, Problem::VariableName { field, found });
            return Err(Refused);
        }
        match self.catalog.data.referred(written) {
            End::Variable(variable) => Ok(variable),
            End::Nameless | End::Store => {
                self.report(activity, Problem::NamelessLoopData { part });
                Err(Refused)
            }
        }
    }

    fn reading(
        &mut self,
        activity: Node<'xml>,
        variable: &str,
        part: &'static str,
    ) -> Result<Expression, Refused> {
        let source = format!("`{variable}`");
        text::expression(&source, part, xml::subject(activity), self.findings).ok_or(Refused)
    }
}

#[cfg(test)]
mod tests;
