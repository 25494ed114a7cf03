//! Epochs keep the order of all events when the cluster was restored.
//!
//! Events of all streams are ordered by transaction id. A cluster restored from a logical copy may be younger than the events
//! in it and hand out ids again that they already bear. New events would then stand before old ones, behind a reader's cursor.
//! So a new epoch begins, which comes first in the order.

use sqlx::{PgConnection, query};
use tracing::warn;

/// Begins a new epoch if the stored events bear transaction ids that this cluster has yet to reach.
pub(crate) async fn open_after_restore(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    let opened = query(
        "UPDATE event_epoch SET epoch = epoch + 1
         WHERE (
             SELECT event.transaction_id FROM events AS event WHERE event.epoch = event_epoch.epoch
             ORDER BY event.epoch DESC, event.transaction_id DESC, event.position DESC LIMIT 1
         ) >= pg_snapshot_xmax(pg_current_snapshot())",
    )
    .execute(connection)
    .await?
    .rows_affected();
    if opened > 0 {
        warn!(
            "the events bear transaction ids that this cluster has yet to reach; it was restored, a new epoch begins"
        );
    }
    Ok(())
}
