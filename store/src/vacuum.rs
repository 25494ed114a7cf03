//! Vacuuming the tables whose rows come and go by the thousand each second. A row that was deleted stays in the indexes until then,
//! and whoever looks for the oldest row walks through all that are gone. PostgreSQL itself looks once a minute only.

use crate::{error::StoreError, pool::Pool};
use sqlx::AssertSqlSafe;

/// The tables of short-lived rows.
const SHORT_LIVED: [&str; 8] = [
    "count_deltas",
    "job_leases",
    "message_subscriptions",
    "messages",
    "outbox",
    "parked_instances",
    "signal_subscriptions",
    "signals",
];

/// A table with fewer dead rows is left to PostgreSQL.
const MANY: i64 = 2_000;

/// Vacuums the tables that need it. To be called every second or so, by any number of replicas: a table that one is at work on is
/// skipped by the others. It takes the time of reading these tables, which are small as long as it is done.
pub async fn vacuum(pool: &Pool) -> Result<(), StoreError> {
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT relname FROM pg_stat_user_tables
        WHERE relname = ANY($1) AND relid = to_regclass(relname) AND n_dead_tup >= $2",
    )
    .bind(&SHORT_LIVED[..])
    .bind(MANY)
    .fetch_all(pool)
    .await?;
    for table in tables {
        // Giving pages at the end back to the system would need a lock on the table. The name is one of the constants above.
        let statement = format!("VACUUM (SKIP_LOCKED, TRUNCATE false) {table}");
        sqlx::query(AssertSqlSafe(statement)).execute(pool).await?;
    }
    Ok(())
}
