//! What a sweep sees of those who wait: who misses something, and where the next look goes on.

use uuid::Uuid;

/// Some of those who wait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookedAt {
    /// Those who wait although there is something for them.
    pub missed: Vec<Uuid>,
    /// Where to go on; `None` at the end.
    pub next: Option<Uuid>,
}

impl LookedAt {
    /// Of a page of at most `limit`: each with whether it misses something, if it was looked at.
    pub(crate) fn of(page: &[(Uuid, Option<bool>)], limit: u16) -> Self {
        let looked_at = page
            .iter()
            .map_while(|(id, misses)| Some((*id, (*misses)?)));
        let looked_at: Vec<_> = looked_at.collect();
        let is_end = looked_at.len() == page.len() && page.len() < usize::from(limit);
        let last = looked_at.last().map(|(id, _)| *id);
        let missed = looked_at.into_iter().filter(|(_, misses)| *misses);
        Self {
            missed: missed.map(|(id, _)| id).collect(),
            next: last.filter(|_| !is_end),
        }
    }
}
