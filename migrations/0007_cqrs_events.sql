-- Every stream in the layout that the repository of the crate postgres-es reads. A stream's first event is named after its
-- kind: `DecisionModelCreated` begins a `decision_model`.
CREATE VIEW cqrs_events AS
SELECT
    lower(regexp_replace(
        regexp_replace(first.kind, '[A-Z][a-z]+$', ''), '([a-z])([A-Z])', '\1_\2', 'g'
    )) AS aggregate_type,
    event.stream::text AS aggregate_id,
    event.sequence AS sequence,
    event.kind AS event_type,
    event.version::text AS event_version,
    json_build_object('type', event.kind, 'data', event.payload) AS payload,
    coalesce(event.metadata, '{}'::json) AS metadata
FROM events AS event
JOIN events AS first ON first.stream = event.stream AND first.sequence = 1;
