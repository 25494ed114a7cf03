//! As much of a decision model as expressions need: types, inputs, and decisions that depend on
//! nothing else.

use std::collections::HashMap;
use std::sync::Arc;

use feel::{Context, Environment, Expression, Names, SyntaxError, Type, Value};
use roxmltree::Node;

use super::LocalName;

pub(crate) struct Model<'m> {
    names: Names,
    types: HashMap<String, Type>,
    decisions: HashMap<String, Node<'m, 'm>>,
}

fn child<'m>(node: Node<'m, 'm>, name: &str) -> Option<Node<'m, 'm>> {
    node.children().find(|child| child.has_tag_name_local(name))
}

fn text(node: Node<'_, '_>) -> String {
    child_text(node, "text").unwrap_or_default()
}

fn child_text(node: Node<'_, '_>, name: &str) -> Option<String> {
    let found = node
        .children()
        .find(|child| child.has_tag_name_local(name))?;
    Some(found.children().filter_map(|part| part.text()).collect())
}

impl<'m> Model<'m> {
    pub(crate) fn read(root: Node<'m, 'm>) -> Model<'m> {
        let mut model = Model {
            names: Names::default(),
            types: HashMap::new(),
            decisions: HashMap::new(),
        };
        let definitions: Vec<_> = root
            .children()
            .filter(|node| node.has_tag_name_local("itemDefinition"))
            .collect();
        // Definitions may refer to later ones; three rounds settle those of the suite.
        for _ in 0..3 {
            for definition in &definitions {
                let name = definition.attribute("name").unwrap();
                let meaning = model.item_type(*definition);
                model.types.insert(name.to_owned(), meaning.clone());
                model.names = std::mem::take(&mut model.names).with_type(name, meaning);
            }
        }
        for node in root
            .descendants()
            .filter(|node| node.has_tag_name_local("itemComponent"))
        {
            model.names =
                std::mem::take(&mut model.names).with_member(node.attribute("name").unwrap());
        }
        for node in root
            .children()
            .filter(|node| node.has_tag_name_local("inputData"))
        {
            model.names =
                std::mem::take(&mut model.names).with_variable(node.attribute("name").unwrap());
        }
        for node in root
            .children()
            .filter(|node| node.has_tag_name_local("decision"))
        {
            model
                .decisions
                .insert(node.attribute("name").unwrap().to_owned(), node);
        }
        model
    }

    fn item_type(&self, definition: Node<'m, 'm>) -> Type {
        let components: Vec<_> = definition
            .children()
            .filter(|node| node.has_tag_name_local("itemComponent"))
            .collect();
        let element = if components.is_empty() {
            child_text(definition, "typeRef").map_or(Type::Any, |name| self.type_named(&name))
        } else {
            let entry = |node: Node<'m, 'm>| {
                (
                    Arc::from(node.attribute("name").unwrap()),
                    self.item_type(node),
                )
            };
            Type::Context(components.into_iter().map(entry).collect())
        };
        if definition.attribute("isCollection") == Some("true") {
            Type::List(Box::new(element))
        } else {
            element
        }
    }

    fn type_named(&self, name: &str) -> Type {
        let name = name.trim();
        let name = name.strip_prefix("feel:").unwrap_or(name);
        match name {
            "number" => Type::Number,
            "string" => Type::String,
            "boolean" => Type::Boolean,
            "date" => Type::Date,
            "time" => Type::Time,
            "dateTime" | "date and time" => Type::DateTime,
            "days and time duration" | "dayTimeDuration" => Type::DaysAndTimeDuration,
            "years and months duration" | "yearMonthDuration" => Type::YearsAndMonthsDuration,
            other => self.types.get(other).cloned().unwrap_or(Type::Any),
        }
    }

    /// The result of a decision; `None` when it is out of the reach of FEEL alone.
    pub(crate) fn evaluate(
        &self,
        name: &str,
        inputs: &Context,
        environment: &Environment,
    ) -> Option<Result<Value, SyntaxError>> {
        let decision = self.decisions.get(name)?;
        let depends_on_more = decision.descendants().any(|node| {
            node.has_tag_name_local("requiredDecision")
                || node.has_tag_name_local("requiredKnowledge")
        });
        if depends_on_more {
            return None;
        }
        let declared =
            child(*decision, "variable").and_then(|variable| variable.attribute("typeRef"));
        let coerced = |value: Value| match declared {
            Some(name) => self.type_named(name).coerce(value).unwrap_or(Value::Null),
            None => value,
        };
        if let Some(literal) = child(*decision, "literalExpression") {
            return Some(
                self.literal(&text(literal), inputs, environment)
                    .map(coerced),
            );
        }
        let boxed = child(*decision, "context")?;
        Some(self.boxed_context(boxed, inputs, environment)?.map(coerced))
    }

    fn literal(
        &self,
        text: &str,
        inputs: &Context,
        environment: &Environment,
    ) -> Result<Value, SyntaxError> {
        let expression = Expression::parse(text, &self.names)?;
        Ok(expression.evaluate(inputs, environment).unwrap().value)
    }

    /// A context whose entries are literal expressions, each of which sees the ones before it.
    fn boxed_context(
        &self,
        boxed: Node<'m, 'm>,
        inputs: &Context,
        environment: &Environment,
    ) -> Option<Result<Value, SyntaxError>> {
        let mut scope = inputs.clone();
        let mut names = self.names.clone();
        let mut result = Context::new();
        for entry in boxed
            .children()
            .filter(|node| node.has_tag_name_local("contextEntry"))
        {
            let literal = text(child(entry, "literalExpression")?);
            let expression = match Expression::parse(&literal, &names) {
                Ok(expression) => expression,
                Err(error) => return Some(Err(error)),
            };
            let value = expression.evaluate(&scope, environment).unwrap().value;
            let Some(variable) = child(entry, "variable") else {
                return Some(Ok(value));
            };
            let name = variable.attribute("name").unwrap();
            names = names.with_variable(name);
            scope.insert(name, value.clone());
            result.insert(name, value);
        }
        Some(Ok(Value::from(result)))
    }
}
