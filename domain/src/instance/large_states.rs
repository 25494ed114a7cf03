//! Large instances: what a step costs must not grow with what the instance holds.
//!
//! `LARGE=10000 cargo test -p domain --release large_states -- --nocapture` prints what the sizes of production take; without
//! `LARGE` the tests only see that all comes to its end.

use super::{
    activation::Work, command::InstanceCommand, event::InstanceEvent, state::InstanceStatus,
};
use crate::{
    ids::ActivationId,
    model::testing::at_once,
    testing::{
        Run,
        bpmn::{
            Node, ad_hoc, boundary, catch, compensated, end, flow, flow_if, gateway, job, nodes,
            path, script, sequence, start, sub_process, throw, user_task,
        },
        given, json, without_any,
    },
};
use std::{env, time::Instant};

fn size() -> u32 {
    env::var("LARGE")
        .ok()
        .and_then(|size| size.parse().ok())
        .unwrap_or(200)
}

/// A list of so many numbers, in FEEL.
fn items() -> String {
    format!("for i in 1..{} return i", size())
}

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let result = run();
    println!("{what}: {:?}", begun.elapsed());
    result
}

/// The activations of all open jobs, oldest first.
fn jobs(run: &Run) -> Vec<ActivationId> {
    run.state
        .activations
        .values()
        .filter(|activation| matches!(activation.work, Work::Job { open: true, .. }))
        .map(|activation| activation.id)
        .collect()
}

/// Completes these jobs, in a step each, with variables as JSON.
fn complete_all(run: &mut Run, jobs: Vec<ActivationId>, variables: &str) {
    for activation in jobs {
        run.must(InstanceCommand::CompleteJob {
            activation,
            offer: None,
            variables: json(variables),
        });
    }
}

#[test]
fn a_multi_instance_activity_of_many_items() {
    let size = size();
    let work = job("work").for_each(&items());
    let content = sequence([start("start"), work, end("end")])
        + &sequence([boundary("late", "work").timer("PT1H"), end("stopped")]);
    let process = given(content).unchecked();
    let mut run = timed(&format!("{size} items opened"), || process.start("{}"));
    let jobs = jobs(&run);
    timed(&format!("{size} jobs completed, a step each"), || {
        complete_all(&mut run, jobs, "{}");
    });
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn so_many_instances_as_a_number_says() {
    let size = size();
    let work = job("work").so_often(&size.to_string());
    let process = given(sequence([start("start"), work, end("end")])).unchecked();
    let mut run = timed(&format!("{size} instances opened"), || process.start("{}"));
    let jobs = jobs(&run);
    timed(&format!("{size} jobs completed, a step each"), || {
        complete_all(&mut run, jobs, "{}");
    });
    assert_eq!(run.status(), InstanceStatus::Completed);
}

/// An ad-hoc sub-process that begins with so many of its activity.
fn chosen_so_often(size: u32, ad_hoc: Node) -> Run {
    let ad_hoc = ad_hoc.choosing(&format!("for i in 1..{size} return &quot;work&quot;"));
    let content = sequence([start("start"), ad_hoc, end("end")]);
    given(content).unchecked().start("{}")
}

#[test]
fn an_ad_hoc_sub_process_that_begins_with_many_activities() {
    let size = size();
    let sub = || ad_hoc("ad-hoc", nodes([job("work")]));
    let mut run = timed(&format!("{size} activities begun"), || {
        chosen_so_often(size, sub().until("=false"))
    });
    timed(&format!("{size} triggered, a step each"), || {
        for _ in 0..size {
            run.trigger("ad-hoc", "work");
        }
    });
    let jobs = jobs(&run);
    assert_eq!(jobs.len(), 2 * size as usize);
    timed(
        &format!("{} jobs completed, a step each", jobs.len()),
        || {
            complete_all(&mut run, jobs, "{}");
        },
    );
    timed("closed", || {
        run.set_in("ad-hoc", r#"{"result":1}"#).cancel()
    });
    let mut run = timed(&format!("{size} activities wait for their turn"), || {
        chosen_so_often(size, sub().one_at_a_time())
    });
    timed(&format!("{size} jobs completed one by one"), || {
        for _ in 0..size {
            run.complete_job("work", "{}");
        }
    });
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn many_tokens_of_one_scope_that_are_taken_away_behind_others() {
    let size = size() as usize;
    let content = sequence([
        start("start"),
        gateway("parallel", "fork"),
        job("a"),
        gateway("parallel", "join"),
        end("end"),
    ]) + &sequence([job("c"), gateway("parallel", "other"), end("gone")])
        + &nodes([job("b"), job("d")])
        + &path("fork b join")
        + &path("fork c")
        + &path("fork d other");
    let mut run = given(content).unchecked().start("{}");
    for job in ["a", "c"] {
        run.modify(&vec![run.behind(job, ""); size]);
    }
    timed(&format!("{size} tokens taken away behind as many"), || {
        run.modify(&[without_any("other")]);
    });
    assert_eq!(run.state.activations[&run.state.root()].tokens.len(), size);
    run.cancel();
    assert_eq!(run.status(), InstanceStatus::Canceled);
}

#[test]
fn a_standard_loop_of_many_runs() {
    let runs = size() * 10;
    let work = script("count", "=loopCounter", "n").again_while(&format!("=n &lt; {runs}"));
    let content = sequence([start("start"), work, end("end")]);
    let run = timed(&format!("a loop of {runs} runs"), || {
        given(content).unchecked().start("{}")
    });
    assert_eq!(run.variables(), format!(r#"{{"n":{runs}}}"#));
}

#[test]
fn many_sub_processes_that_each_wait_before_a_join_and_for_a_timer() {
    let size = size();
    let inner = |split: &str| {
        sequence([
            start("in"),
            gateway("parallel", "fork"),
            job("work"),
            gateway(split, "join"),
            end("out"),
        ]) + &nodes([script("quick", "=1", "x")])
            + &path("fork quick join")
    };
    for join in ["parallel", "inclusive"] {
        let sub = sub_process("sub", inner(join)).for_each(&items());
        let mut run = timed(
            &format!("{size} sub-processes with a {join} join opened"),
            || {
                given(sequence([start("start"), sub, end("end")]))
                    .unchecked()
                    .start("{}")
            },
        );
        let jobs = jobs(&run);
        timed(
            &format!("{size} jobs before a {join} join completed"),
            || complete_all(&mut run, jobs, "{}"),
        );
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}

#[test]
fn many_activities_that_completed_are_compensated() {
    let size = size();
    let items = items();
    let inner = sequence([start("in"), script("b", "=item", "own"), end("out")])
        + &compensated("b", script("undo_b", "=own", "undone"));
    let content = sequence([
        start("start"),
        script("a", "=item", "result").for_each(&items),
        sub_process("sub", inner).for_each(&items),
        user_task("look"),
        throw("undo").compensation("a"),
        throw("undo_rest").compensation(""),
        end("end"),
    ]) + &compensated("a", script("undo_a", "=item", "undone"));
    let mut run = given(content).unchecked().start("{}");
    timed(
        &format!("{size} activities and {size} sub-processes compensated"),
        || {
            run.complete_task("look", "{}");
        },
    );
    assert_eq!(run.status(), InstanceStatus::Completed);
    let handlers = run.events().iter().filter(|event| {
        matches!(event, InstanceEvent::ElementPassed(passed) if passed.element.as_str().starts_with("undo_"))
    });
    assert_eq!(handlers.count(), 2 * size as usize);
}

#[test]
fn many_events_ask_for_compensation_at_once() {
    let size = size();
    let throws = || {
        let mut content = sequence([start("start"), job("a"), gateway("parallel", "fork")])
            + &compensated("a", job("undo_a"));
        for index in 1..=size {
            let undo = format!("undo{index}");
            content += &nodes([throw(&undo).compensation("")]);
            content += &path(&format!("fork {undo} end"));
        }
        content += &nodes([end("end"), job("other"), end("gone")]);
        content + &path("fork other gone")
    };
    let mut run = given(throws()).unchecked().start("{}");
    timed(&format!("{size} events ask for compensation"), || {
        run.complete_job("a", "{}");
    });
    timed("they go on, one after the other", || {
        run.complete_job("undo_a", "{}");
    });
    assert_eq!(run.active(), ["other"]);
    let mut run = given(throws()).unchecked().start("{}");
    run.complete_job("a", "{}");
    timed(&format!("{size} events that asked are canceled"), || {
        run.cancel();
    });
    assert_eq!(run.status(), InstanceStatus::Canceled);
}

#[test]
fn many_timers_and_incidents() {
    let size = size();
    let inner = sequence([
        start("in"),
        gateway("parallel", "fork"),
        catch("wait").timer("PT1M"),
        end("out"),
    ]) + &nodes([
        script("bad", "=if x = 1 then 1 else function() 1", "y"),
        end("done"),
    ]) + &path("fork bad done");
    let sub = sub_process("sub", inner).for_each(&items());
    let mut run = given(sequence([start("start"), sub, end("end")]))
        .unchecked()
        .start("{}");
    let timers: Vec<_> = run.state.subscriptions.keys().copied().collect();
    timed(&format!("{size} timers fired"), || {
        for subscription in timers {
            let due = run.due_of(subscription);
            run.must(InstanceCommand::FireTimer { subscription, due });
        }
    });
    let incidents: Vec<_> = run.state.incidents.keys().copied().collect();
    timed(&format!("{size} incidents resolved"), || {
        for incident in incidents {
            run.must(InstanceCommand::ResolveIncident {
                incident,
                variables: json(r#"{"x":1}"#),
            });
        }
    });
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn a_loop_of_many_passes() {
    let passes = size() * 10;
    let content = sequence([
        start("start"),
        script("begin", "=0", "n"),
        gateway("exclusive", "again"),
        script("count", "=n + 1", "n"),
    ]) + &nodes([
        gateway("exclusive", "enough").default_flow("enough-again"),
        user_task("after"),
        end("end"),
    ]) + &path("count enough again")
        + &path("after end")
        + &flow_if("enough", "after", &format!("=n = {passes}"));
    assert!(content.contains(&flow("enough", "again")));
    let run = timed(&format!("a loop of {passes} passes"), || {
        given(content).unchecked().start("{}")
    });
    assert_eq!(run.active(), ["after"]);
    assert_eq!(run.variables(), format!(r#"{{"n":{passes}}}"#));
}

#[test]
fn what_comes_to_a_parallel_multiple_event_long_before_the_others() {
    let size = size();
    let both = boundary("both", "work").message("paid").signal("closed");
    let content = sequence([start("start"), job("work"), end("end")])
        + &sequence([both.parallel().non_interrupting(), end("noted")]);
    let mut run = given(content).unchecked().start(r#"{"key":1}"#);
    timed(&format!("{size} messages kept, a step each"), || {
        for _ in 0..size {
            run.message("paid", "1", r#"{"a":[1,2,3]}"#);
        }
    });
    for _ in 0..3 {
        run.signal("closed", "{}");
    }
    let passed = run.events().iter().filter(|event| {
        event
            .element()
            .is_some_and(|element| element.as_str() == "noted")
    });
    assert_eq!(passed.count(), 3);
    run.complete_job("work", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn many_conditions_that_read_one_variable() {
    let size = size();
    let inner = sequence([
        start("in"),
        job("work"),
        catch("wait").condition("=item &lt; x and not(own)"),
        end("out"),
    ]);
    let sub = sub_process("sub", inner).for_each(&items());
    let process = given(sequence([start("start"), sub, end("end")])).unchecked();
    let mut run = process.start(r#"{"x":0,"own":false}"#);
    let jobs = jobs(&run);
    timed(&format!("{size} conditions awaited"), || {
        complete_all(&mut run, jobs, "{}");
    });
    for (what, variables) in [
        ("a variable that nobody reads", r#"{"y":1}"#),
        ("a variable that all read", r#"{"x":1}"#),
    ] {
        timed(what, || run.set(variables));
    }
    assert_eq!(
        run.state.subscriptions.len(),
        usize::try_from(size).unwrap()
    );
    timed("all become true", || run.set(r#"{"x":1000000}"#));
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn many_conditions_that_each_read_a_variable_of_their_own() {
    let size = size();
    let inner = sequence([
        start("in"),
        gateway("parallel", "fork"),
        catch("wait").condition("=done"),
        end("out"),
    ]) + &nodes([job("work"), end("other")])
        + &path("fork work other");
    let sub = sub_process("sub", inner).for_each(&items());
    let process = given(sequence([start("start"), sub, end("end")])).unchecked();
    let mut run = process.start("{}");
    let jobs = jobs(&run);
    timed(
        &format!("{size} conditions become true, a step each"),
        || complete_all(&mut run, jobs, r#"{"done":true}"#),
    );
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn many_conditions_of_which_one_reads_a_variable() {
    let size = size();
    let mut content = sequence([start("start"), gateway("parallel", "fork"), end("end")]);
    for index in 1..=size {
        let wait = format!("wait{index}");
        content += &nodes([catch(&wait).condition(&format!("=x{index} = 1"))]);
        content += &path(&format!("fork {wait} end"));
    }
    let mut run = given(content).unchecked().start("{}");
    let number = size.div_ceil(2);
    for (what, variables) in [
        ("false", format!(r#"{{"x{number}":0}}"#)),
        ("true", format!(r#"{{"x{number}":1}}"#)),
    ] {
        let what = format!("a variable that one of {size} conditions reads, which is {what} then");
        timed(&what, || run.set(&variables));
    }
    assert_eq!(run.active().len(), size as usize - 1);
}

#[test]
fn an_inclusive_join_that_many_tokens_can_reach() {
    let size = size();
    let mut content = sequence([start("start"), gateway("parallel", "fork")])
        + &sequence([gateway("inclusive", "join"), end("end")]);
    for index in 1..=size {
        let work = format!("work{index}");
        content += &nodes([job(&work)]);
        content += &path(&format!("fork {work} join"));
    }
    let mut run = given(content).unchecked().start("{}");
    let mut jobs = jobs(&run);
    let last = jobs.pop().unwrap();
    let begun = Instant::now();
    complete_all(&mut run, jobs, "{}");
    let each = begun.elapsed() / (size - 1).max(1);
    println!("a token of {size} comes to an inclusive join: {each:?} on average");
    timed("the last comes, and it joins", || {
        complete_all(&mut run, vec![last], "{}");
    });
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn many_conditions_of_one_activity() {
    let events = (0..10_000).map(|n| {
        let event = boundary(&format!("when{n}"), "work").condition("=x &gt; 0");
        event.non_interrupting().to_string()
    });
    let content = sequence([start("start"), job("work"), end("end")]) + &events.collect::<String>();
    let mut run = given(content).unchecked().start(r#"{"x":0}"#);
    at_once(|| {
        for _ in 0..5 {
            run.set(r#"{"x":0}"#);
        }
    });
    assert_eq!(run.active(), ["work"]);
}

#[test]
fn many_events_of_one_activity_are_migrated_and_end_with_it() {
    let size = size();
    let events = (0..size).map(|n| {
        let event = boundary(&format!("when{n}"), "work").condition("=x &gt; 0");
        event.non_interrupting().to_string()
    });
    let content = sequence([start("start"), job("work"), end("end")]) + &events.collect::<String>();
    let process = || given(content.clone()).unchecked();
    let mut run = timed(&format!("{size} events awaited"), || {
        process().start(r#"{"x":0}"#)
    });
    let migration = run.version(process());
    timed("they are migrated", || {
        run.migrate(migration);
    });
    timed("all happen", || run.set(r#"{"x":1}"#));
    timed("all end with the activity", || {
        run.cancel();
    });
    assert_eq!(run.status(), InstanceStatus::Canceled);
}
