//! Entering: a token comes to an element, which passes it on at once or becomes active and begins its work.

use super::{
    activation::Activation,
    event::{
        ElementEntered, ElementPassed, IncidentType, InstanceEvent, ListenerEvent, LoopRole,
        Position, Repeat,
    },
    listener::Host,
    looping, mapping,
    step::Step,
    view::Fault,
};
use crate::{
    element::{Progress, behaviour_of},
    ids::{ActivationId, FlowId},
    instance::here::Here,
    model::graph::{Element, Joins},
    value::Variables,
};

/// How many elements an instance may enter without anything coming from outside: more is taken for an endless loop.
pub(crate) const ENTRIES_WITHOUT_STIMULUS: u64 = 1_000_000;

impl<'a> Step<'a> {
    /// A token enters `element` in `scope`, taken from the flows `from`.
    pub(crate) fn enter(&mut self, element: &'a Element, scope: ActivationId, from: Vec<FlowId>) {
        let repeated = element.loop_characteristics.as_ref();
        let repeated = repeated.filter(|_| !self.is_item_of(scope, element));
        if let Some(fault) = self.endless_loop(element) {
            let role = repeated.map(looping::role_before_reading);
            let here = self.activate(element, scope, from, Variables::default(), role);
            self.raise(&here, fault, Repeat::Enter);
        } else if let Some(repeated) = repeated {
            self.open_body(element, repeated, scope, from);
        } else if element.joins() == Joins::AsItsConditionSays {
            self.reach_gateway(element, scope, from);
        } else if passes(element) {
            self.pass(element, scope, from);
        } else {
            self.enter_and_wait(element, scope, from);
        }
    }

    /// Why `element` is not reached, if the instance has gone on for too long by itself.
    pub(super) fn endless_loop(&self, element: &Element) -> Option<Fault> {
        if self.state.entries_without_stimulus < ENTRIES_WITHOUT_STIMULUS {
            return None;
        }
        let message = format!(
            "element '{}' was reached after {ENTRIES_WITHOUT_STIMULUS} elements without anything from outside: this looks \
             like an endless loop. Correct the variables its conditions read and resolve the incident to go on",
            element.id
        );
        Some(Fault::new(IncidentType::Unknown, message))
    }

    fn enter_and_wait(&mut self, element: &'a Element, scope: ActivationId, from: Vec<FlowId>) {
        match mapping::inputs(element, &self.seen_from(scope).view()) {
            Ok(inputs) => {
                let here = self.activate(element, scope, from, inputs, None);
                self.begin(&here);
            }
            Err(fault) => {
                let here = self.activate(element, scope, from, Variables::default(), None);
                self.raise(&here, fault, Repeat::Enter);
            }
        }
    }

    /// An element whose entering failed is entered again, with its inputs as they are now.
    pub(crate) fn enter_again(&mut self, here: &Here<'a>) {
        match self.inputs_again(here) {
            Ok(inputs) => {
                self.set_variables(here.activation, inputs);
                self.begin(here);
            }
            Err(fault) => self.raise(here, fault, Repeat::Enter),
        }
    }

    /// Makes `element` active.
    pub(crate) fn activate(
        &mut self,
        element: &'a Element,
        scope: ActivationId,
        from: Vec<FlowId>,
        variables: Variables,
        role: Option<LoopRole>,
    ) -> Here<'a> {
        let activation = self.new_activation();
        self.record_entry(
            element,
            ElementEntered {
                from,
                variables,
                role,
                ..ElementEntered::new(activation, element.id.clone(), scope)
            },
        )
    }

    /// Makes a sub-process active that is made for tokens inside it.
    pub(crate) fn activate_for(
        &mut self,
        element: &'a Element,
        scope: ActivationId,
        variables: Variables,
        begins_at: Vec<Position>,
    ) -> Here<'a> {
        let activation = self.new_activation();
        self.record_entry(
            element,
            ElementEntered {
                variables,
                begins_at,
                ..ElementEntered::new(activation, element.id.clone(), scope)
            },
        )
    }

    fn record_entry(&mut self, element: &'a Element, entered: ElementEntered) -> Here<'a> {
        let (activation, scope) = (entered.activation, entered.scope);
        self.emit(InstanceEvent::ElementEntered(entered));
        Here {
            activation,
            scope,
            element,
        }
    }

    /// An element that cannot wait: entered and left in one event.
    fn pass(&mut self, element: &'a Element, scope: ActivationId, from: Vec<FlowId>) {
        let passing = {
            let seen = self.seen_from(scope);
            let computed = behaviour_of(&element.kind).compute(element, &seen.view());
            computed.and_then(|results| {
                let taken = self.flows_taken(element, scope, &results)?;
                Ok((results, taken))
            })
        };
        match passing {
            Ok((results, taken)) => {
                self.propagate(scope, results);
                self.passed(element, scope, from, taken);
            }
            Err(fault) => {
                let here = self.activate(element, scope, from, Variables::default(), None);
                self.raise(&here, fault, Repeat::Enter);
            }
        }
    }

    /// Records that tokens passed through `element`, and ends the scope if that was its last token.
    pub(crate) fn passed(
        &mut self,
        element: &Element,
        scope: ActivationId,
        from: Vec<FlowId>,
        taken: Vec<FlowId>,
    ) {
        let activation = self.new_activation();
        let last = taken.is_empty();
        self.emit(InstanceEvent::ElementPassed(ElementPassed {
            activation,
            element: element.id.clone(),
            scope,
            from,
            taken,
        }));
        self.went_on(element, scope, last, &Variables::default());
    }

    /// What an element does is done again, with its inputs as they are now; its subscriptions are open still.
    pub(crate) fn execute_again(&mut self, here: &Here<'a>) {
        match self.inputs_again(here) {
            Ok(mut inputs) => {
                if let Some(current) = self.state.own_variables(here.activation) {
                    inputs.retain_changed(current);
                }
                self.set_variables(here.activation, inputs);
                self.execute(here);
            }
            Err(fault) => self.raise(here, fault, Repeat::Execute),
        }
    }

    /// The inputs as they are now. What listeners have set in the activity stays.
    fn inputs_again(&self, here: &Here<'a>) -> Result<Variables, Fault> {
        let mut inputs = mapping::inputs(here.element, &self.seen_from(here.scope).view())?;
        if let Some(Activation {
            listened: Some(listened),
            ..
        }) = self.state.activation(here.activation)
        {
            inputs.drop_named(&listened.set);
        }
        Ok(inputs)
    }

    /// Calls the element's listeners, then opens what it waits for besides its own work and starts that work.
    pub(crate) fn begin(&mut self, here: &Here<'a>) {
        match self.next_listener(Host::Element(*here), ListenerEvent::Start) {
            Ok(Some(next)) => self.call_listener(next),
            Ok(None) => self.begin_work(here),
            Err(fault) => self.raise(here, fault, Repeat::Enter),
        }
    }

    fn begin_work(&mut self, here: &Here<'a>) {
        match self.open_attached_subscriptions(here) {
            Ok(()) => self.execute(here),
            Err(fault) => self.raise(here, fault, Repeat::Enter),
        }
    }

    /// Starts the element's own work.
    pub(crate) fn execute(&mut self, here: &Here<'a>) {
        match behaviour_of(&here.element.kind).execute(here, self) {
            Ok(Progress::Waits) => {}
            Ok(Progress::Done(results)) => self.complete(here, &results),
            Ok(Progress::Mapped(leaving)) => {
                self.complete_leaving(here, &Variables::default(), Ok(leaving));
            }
            Err(fault) => self.raise(here, fault, Repeat::Execute),
        }
    }
}

/// Whether an element needs no activation: it cannot wait, nothing is mapped or attached, and nobody listens.
fn passes(element: &Element) -> bool {
    !behaviour_of(&element.kind).can_wait()
        && element.inputs.is_empty()
        && element.outputs.is_empty()
        && element.boundary_events.is_empty()
        && element.listeners.is_empty()
}

#[cfg(test)]
mod tests {
    use super::ENTRIES_WITHOUT_STIMULUS;
    use crate::{
        aggregate::Event as _,
        instance::{command::InstanceCommand, state::InstanceStatus},
        testing::{Run, bpmn::*, given, plain_start},
    };

    /// A run that has started and may enter only a few more elements by itself.
    fn nearly_endless(content: String) -> Run {
        let mut run = given(content).budget(0).unchecked().not_started();
        let _ = run.step(InstanceCommand::Start(Box::new(plain_start())));
        run.state.entries_without_stimulus = ENTRIES_WITHOUT_STIMULUS - 23;
        run.budget = 100;
        run.must(InstanceCommand::Continue);
        run
    }

    fn looping(body: Node) -> String {
        sequence([start("start"), gateway("exclusive", "again"), body])
            + &nodes([
                gateway("exclusive", "enough").default_flow("enough-again"),
                end("end"),
            ])
            + &path("body enough again")
            + &flow_if("enough", "end", "=done")
    }

    #[test]
    fn an_endless_loop_is_an_incident_and_resolved_it_can_end() {
        let mut run = nearly_endless(looping(script("body", "=1", "x")));
        assert_eq!(run.active(), ["enough"]);
        assert!(
            run.incidents()[0]
                .starts_with("enough Unknown: element 'enough' was reached after 1000000 elements")
        );
        run.resolve("enough", r#"{"done":true}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_multi_instance_activity_that_is_reached_so_reads_its_collection_once_resolved() {
        let body = script("body", "=item", "result").for_each("[1,2]");
        let many = task("many").for_each("[1,2,3,4,5,6,7,8,9,10]");
        let [a, b, after] = [throw("a"), throw("b"), user_task("after")];
        let content = sequence([start("start"), many, a, b, body, after, end("end")]);
        let mut run = nearly_endless(content);
        assert_eq!(run.active(), ["body"]);
        run.resolve("body", "{}");
        assert_eq!(run.active(), ["after"]);
        assert_eq!(run.variables(), r#"{"results":[1,2]}"#);
    }

    #[test]
    fn an_incident_that_ends_by_itself_does_not_hide_an_endless_loop() {
        let bad = script("bad", "=function() 1", "x");
        let inner = sequence([start("in"), gateway("parallel", "fork"), bad, end("out")])
            + &end("stop").terminate().to_string()
            + &path("fork stop");
        let run = nearly_endless(looping(sub_process("body", inner)));
        let ended = run
            .events()
            .iter()
            .filter(|event| event.kind() == "IncidentResolved")
            .count();
        assert!(ended > 1, "the loop was run through more than once");
        assert!(
            run.incidents()
                .iter()
                .any(|incident| incident.contains("endless loop"))
        );
    }

    #[test]
    fn what_an_ad_hoc_sub_process_begins_with_does_not_hide_an_endless_loop() {
        let once = ad_hoc("body", nodes([script("one", "=1", "x")]));
        let run = nearly_endless(looping(once.choosing("=[&quot;one&quot;]")));
        assert!(run.incidents()[0].contains("endless loop"));
    }

    #[test]
    fn who_triggers_an_element_of_one_begins_to_count_anew() {
        let content = sequence([
            start("start"),
            ad_hoc("body", nodes([job("a")])),
            end("end"),
        ]);
        let mut run = given(content).unchecked().start("{}");
        run.state.entries_without_stimulus = ENTRIES_WITHOUT_STIMULUS;
        run.trigger("body", "a");
        assert_eq!(run.active(), ["body", "a"]);
        assert_eq!(run.incidents(), Vec::<String>::new());
    }

    #[test]
    fn what_comes_from_outside_begins_to_count_anew() {
        let mut run = given(looping(job("body"))).start("{}");
        for _ in 0..10 {
            run.complete_job("body", "{}");
            assert!(run.state.entries_without_stimulus < 5);
        }
    }
}
