//! Steps that come to suspended instances: what they lead to waits, and goes on when the instances are resumed.

use super::{Failure, LOCK, Player, list, text};
use crate::scenario::{Case, Step};
use serde_json::json;

impl Player<'_> {
    /// Plays the next step while every running instance of the case is suspended, with those that it called, and resumes them.
    pub(crate) async fn play_next_suspended(&mut self) -> Result<(), Failure> {
        let next = self.case.steps.get(self.played);
        let Some(step) = next.filter(|step| comes_to_suspended(step)).cloned() else {
            return self.play_next().await;
        };
        self.lease_before(&step).await?;
        let suspended = self.suspend_all().await?;
        self.play_next().await?;
        for instance in suspended {
            let path = format!("/bpmn/instances/{instance}/resume");
            self.post_for(&path, json!({}), 204).await?;
        }
        Ok(())
    }

    /// No job of a suspended instance is handed out, but one that a worker has may be reported.
    async fn lease_before(&mut self, step: &Step) -> Result<(), Failure> {
        if let Step::CompleteJob { element, given, .. } | Step::FailJob { element, given, .. } =
            step
        {
            if let Some(name) = step.of() {
                name.clone_into(&mut self.last);
            }
            self.lease(element, given, LOCK).await?;
        }
        Ok(())
    }

    /// Suspends every running instance that nothing called: those that were called are suspended with them. One that is being
    /// canceled is not: it is to end.
    async fn suspend_all(&self) -> Result<Vec<String>, Failure> {
        let running = self
            .get("/bpmn/instances?status=RUNNING&pageSize=100")
            .await?;
        let mut suspended = Vec::new();
        for instance in list(&running["data"]) {
            if instance["parentWorkflowID"].is_null() {
                let id = text(&instance["workflowID"]);
                let path = format!("/bpmn/instances/{id}/suspend");
                let answer = self
                    .client
                    .post(&path, json!({ "reason": "audit" }))
                    .await?;
                if answer.status != 409 {
                    answer.expect_status(204)?;
                    suspended.push(id);
                }
            }
        }
        Ok(suspended)
    }
}

/// Whether a case says itself when something is suspended.
pub(crate) fn suspends(case: &Case) -> bool {
    case.steps
        .iter()
        .any(|step| matches!(step, Step::Suspend { .. } | Step::Resume { .. }))
}

/// Whether a step can be played while instances are suspended: it asks for nothing that goes on only when they are resumed.
fn comes_to_suspended(step: &Step) -> bool {
    match step {
        Step::CompleteJob { .. }
        | Step::FailJob { .. }
        | Step::CompleteTask { .. }
        | Step::FailTask { .. }
        | Step::AssignTask { .. }
        | Step::Publish { .. }
        | Step::Signal { .. }
        | Step::Resolve { .. }
        | Step::SetVariables { .. }
        | Step::Modify { .. }
        | Step::Migrate { .. }
        | Step::Trigger { .. }
        | Step::SetAdHocVariables { .. }
        | Step::Cancel { .. } => true,
        Step::Start { .. }
        | Step::Meet(_)
        | Step::AbandonJob { .. }
        | Step::LeaseJob { .. }
        | Step::Redraw { .. }
        | Step::Suspend { .. }
        | Step::Resume { .. }
        | Step::Pass { .. }
        | Step::Expect(_) => false,
    }
}
