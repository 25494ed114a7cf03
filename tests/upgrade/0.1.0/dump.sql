--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: refuse_change_of_events(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse_change_of_events() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'events are only ever added: % of % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: _sqlx_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public._sqlx_migrations (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);


--
-- Name: count_deltas; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.count_deltas (
    project_id uuid NOT NULL,
    counted_id uuid NOT NULL,
    sequence bigint NOT NULL,
    process_version_id uuid,
    test boolean NOT NULL,
    counted text NOT NULL,
    name text,
    from_status text,
    to_status text NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='5000', autovacuum_vacuum_cost_delay='0');


--
-- Name: counts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.counts (
    project_id uuid NOT NULL,
    counted text NOT NULL,
    name text,
    process_version_id uuid,
    test boolean NOT NULL,
    status text NOT NULL,
    total bigint NOT NULL
)
WITH (fillfactor='50');


--
-- Name: count_changes; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.count_changes AS
 SELECT counts.project_id,
    counts.counted,
    counts.name,
    counts.process_version_id,
    counts.test,
    counts.status,
    counts.total AS change
   FROM public.counts
UNION ALL
 SELECT count_deltas.project_id,
    count_deltas.counted,
    count_deltas.name,
    count_deltas.process_version_id,
    count_deltas.test,
    count_deltas.to_status AS status,
    1 AS change
   FROM public.count_deltas
UNION ALL
 SELECT count_deltas.project_id,
    count_deltas.counted,
    count_deltas.name,
    count_deltas.process_version_id,
    count_deltas.test,
    count_deltas.from_status AS status,
    '-1'::integer AS change
   FROM public.count_deltas
  WHERE (count_deltas.from_status IS NOT NULL);


--
-- Name: events_position; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.events_position
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.events (
    "position" bigint DEFAULT nextval('public.events_position'::regclass) NOT NULL,
    transaction_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    sequence bigint NOT NULL,
    stream uuid NOT NULL,
    epoch smallint NOT NULL,
    version smallint NOT NULL,
    kind text NOT NULL,
    element text,
    payload json NOT NULL,
    metadata json
);


--
-- Name: cqrs_events; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.cqrs_events AS
 SELECT lower(regexp_replace(regexp_replace(first.kind, '[A-Z][a-z]+$'::text, ''::text), '([a-z])([A-Z])'::text, '\1_\2'::text, 'g'::text)) AS aggregate_type,
    (event.stream)::text AS aggregate_id,
    event.sequence,
    event.kind AS event_type,
    (event.version)::text AS event_version,
    json_build_object('type', event.kind, 'data', event.payload) AS payload,
    COALESCE(event.metadata, '{}'::json) AS metadata
   FROM (public.events event
     JOIN public.events first ON (((first.stream = event.stream) AND (first.sequence = 1))));


--
-- Name: event_epoch; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event_epoch (
    only_row boolean DEFAULT true NOT NULL,
    epoch smallint NOT NULL,
    CONSTRAINT event_epoch_only_row_check CHECK (only_row)
);


--
-- Name: external_jobs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.external_jobs (
    execution_key uuid NOT NULL,
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    instance_id uuid NOT NULL,
    parent_instance_id uuid,
    created_at timestamp with time zone NOT NULL,
    completed_at timestamp with time zone,
    sequence bigint NOT NULL,
    retries bigint NOT NULL,
    status text NOT NULL,
    element text NOT NULL,
    task_type text NOT NULL,
    business_id text COLLATE pg_catalog."C",
    cancel_reason text,
    variables json NOT NULL,
    headers json NOT NULL
);


--
-- Name: incidents; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.incidents (
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    instance_id uuid NOT NULL,
    process_version_id uuid NOT NULL,
    execution_key uuid NOT NULL,
    scope_id uuid,
    parent_scope_id uuid,
    raised_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    sequence bigint NOT NULL,
    version integer NOT NULL,
    item_index integer,
    process_id text NOT NULL,
    process_name text,
    element text,
    error_type text NOT NULL,
    error_code text,
    error_message text NOT NULL,
    resolved_by text,
    variables json NOT NULL
);


--
-- Name: instances; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.instances (
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    resource_id uuid NOT NULL,
    process_version_id uuid NOT NULL,
    parent_id uuid,
    created_at timestamp with time zone NOT NULL,
    completed_at timestamp with time zone,
    sequence bigint NOT NULL,
    version integer NOT NULL,
    open_incidents integer NOT NULL,
    test boolean NOT NULL,
    status text NOT NULL,
    process_id text NOT NULL,
    process_name text,
    started_by text NOT NULL,
    business_id text COLLATE pg_catalog."C",
    start_key text,
    failure text
);


--
-- Name: job_leases; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_leases (
    execution_key uuid NOT NULL,
    instance_id uuid NOT NULL,
    project_id uuid NOT NULL,
    task_type text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    client_id text,
    lease_id uuid,
    locked_until timestamp with time zone,
    poll text,
    poll_body text,
    CONSTRAINT job_leases_whole CHECK ((num_nulls(client_id, lease_id, locked_until) = ANY (ARRAY[0, 3])))
)
WITH (fillfactor='70', autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_cost_delay='0');


--
-- Name: memberships; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.memberships (
    project_id uuid NOT NULL,
    subject text NOT NULL,
    source text NOT NULL,
    role text NOT NULL,
    sequence bigint NOT NULL
);


--
-- Name: message_subscriptions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.message_subscriptions (
    subscription_id uuid NOT NULL,
    stream uuid NOT NULL,
    project_id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    key text NOT NULL,
    key_json json,
    opened_at timestamp with time zone NOT NULL,
    process_version_id uuid,
    process_id text,
    element text,
    one_per_key boolean NOT NULL,
    CONSTRAINT message_subscriptions_kind_check CHECK ((kind = ANY (ARRAY['catch'::text, 'start'::text]))),
    CONSTRAINT message_subscriptions_start CHECK ((((kind = 'start'::text) = (key = '*'::text)) AND (num_nulls(process_version_id, process_id, element) = ANY (ARRAY[0, 3])) AND ((kind = 'start'::text) = (process_version_id IS NOT NULL))))
)
WITH (autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_cost_delay='0');


--
-- Name: messages; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.messages (
    message_id uuid NOT NULL,
    project_id uuid NOT NULL,
    name text NOT NULL,
    key text NOT NULL,
    key_json json,
    published_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_cost_delay='0');


--
-- Name: organization_members; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organization_members (
    subject text NOT NULL,
    email text,
    roles jsonb NOT NULL,
    sequence bigint NOT NULL,
    stream uuid
);


--
-- Name: outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox (
    id uuid NOT NULL,
    stream uuid NOT NULL,
    kind text NOT NULL,
    due timestamp with time zone NOT NULL,
    payload json NOT NULL,
    held_until timestamp with time zone
)
WITH (fillfactor='70', autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_cost_delay='0');


--
-- Name: process_versions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.process_versions (
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    resource_id uuid NOT NULL,
    resource_name text NOT NULL,
    process_id text NOT NULL,
    process_name text,
    version bigint NOT NULL,
    deployed_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    sequence bigint NOT NULL
);


--
-- Name: projects; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.projects (
    id uuid NOT NULL,
    name text NOT NULL,
    key text,
    created_by text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone,
    deleted_at timestamp with time zone,
    sequence bigint NOT NULL
);


--
-- Name: read_tables; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.read_tables (
    name text NOT NULL,
    version integer NOT NULL,
    is_current boolean NOT NULL,
    rebuilt_at timestamp with time zone,
    rows_changed bigint
);


--
-- Name: rebuild_progress; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rebuild_progress (
    only_row boolean DEFAULT true NOT NULL,
    phase text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    events bigint NOT NULL,
    events_expected bigint NOT NULL,
    rows_changed bigint NOT NULL,
    epoch smallint,
    transaction_id xid8,
    CONSTRAINT rebuild_progress_only_row_check CHECK (only_row)
);


--
-- Name: requests; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests (
    project_id uuid NOT NULL,
    subject text NOT NULL,
    operation text NOT NULL,
    key text NOT NULL,
    body_hash text NOT NULL,
    status smallint NOT NULL,
    response json,
    created_at timestamp with time zone NOT NULL,
    item uuid DEFAULT '00000000-0000-0000-0000-000000000000'::uuid NOT NULL
);


--
-- Name: resources; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.resources (
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    definitions_id text NOT NULL,
    name text NOT NULL,
    xml text NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    deployed_at timestamp with time zone,
    sequence bigint NOT NULL,
    processes json NOT NULL
);


--
-- Name: snapshots; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.snapshots (
    stream uuid NOT NULL,
    sequence bigint NOT NULL,
    version smallint NOT NULL,
    state json NOT NULL
);


--
-- Name: user_tasks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.user_tasks (
    execution_key uuid NOT NULL,
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    instance_id uuid NOT NULL,
    parent_instance_id uuid,
    created_at timestamp with time zone NOT NULL,
    completed_at timestamp with time zone,
    sequence bigint NOT NULL,
    status text NOT NULL,
    element text NOT NULL,
    task_type text NOT NULL,
    assignee text,
    form_key text,
    form_id text,
    business_id text COLLATE pg_catalog."C",
    cancel_reason text,
    error_code text,
    candidate_users jsonb NOT NULL,
    candidate_groups jsonb NOT NULL,
    variables json NOT NULL,
    headers json NOT NULL,
    completion_variables json
);


--
-- Data for Name: _sqlx_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public._sqlx_migrations VALUES
	(1, 'events', '2026-11-22 04:44:55.587455+00', true, '\x9e83f659088f1c70466294cad69733c54b4f8329ba97798e53aae24a96960f715bbaf12a608ed804195edd33a5e972fb', 26987459),
	(2, 'snapshots', '2026-11-22 04:44:55.619518+00', true, '\xd510ce14b6798fa1c4d0e4c943dfb393623b97bf072e0fa98ffe0bf3758c1c1f8f10671a0edff9ba32d4f61d2a738c9b', 16704726),
	(3, 'outbox', '2026-11-22 04:44:55.635487+00', true, '\x8ebca1566e313f050eaa8c3f9c13f7e2d5cb62db07c39428146dd8ad10b7df50eb10ba0904e04e3c9d4a260892511337', 7971541),
	(4, 'job leases', '2026-11-22 04:44:55.644162+00', true, '\x8d5438b5438a22d67bf28c04aee8f5d17fab3918bb1660fbb1dff88a73a91e567dd04c6c719187981d3e2f27591c5a3c', 13719420),
	(5, 'messages', '2026-11-22 04:44:55.659469+00', true, '\xedc7a3446a53cb0105d468bba61508a54f04b4aca950b654770b0809775045cbd526accf5f946cb9f5ed30962fdbf008', 31866545),
	(6, 'requests', '2026-11-22 04:44:55.692792+00', true, '\x43585dcec4fbf2a18002eeeeb423edc323b007ce36297f874a0ca713e300c68c33992cf45b1b2873d470b17bfd519616', 11230674),
	(7, 'cqrs events', '2026-11-22 04:44:55.705576+00', true, '\xdf25deac62501b8700b38c9459c88126e7b55d41308148fd656c0b13ea54de7cbffd1a43078e37b4171df5af7ec10359', 8556131),
	(8, 'read tables', '2026-11-22 04:44:55.713403+00', true, '\xeddb9b6976784bbf924ddd69b827683386fcc644fc40759c9f09b884e4b601ce6e2f41c15750946f71e57f6e7c15d9de', 16014388),
	(10, 'kept snapshots', '2026-11-22 04:44:55.730665+00', true, '\xce39beda44dae3749c135b04cc502451a25e0aaf150b4bd4f5f844e9adcf89e3a79be4e6f50c9d5d8c670aff8f02b116', 17911023),
	(12, 'requests of items', '2026-11-22 04:44:55.752657+00', true, '\xc3036870f0e70443a20393b7349594de95ff24b292523b639494545afb594cec07774d141daf11e097917fba78a688d3', 5751235),
	(13, 'requests of polls', '2026-11-22 04:44:55.758814+00', true, '\x57fbfe729b3e4f16d8f4c363d0009b645f0122c81a41958b99a78db27c87019d775ec37c5a4801618167ea395bfbb8f7', 11266748),
	(14, 'outbox stream', '2026-11-22 04:44:55.773295+00', true, '\xc8f366b57e0b272d8bfbd01fc57583f909d90c08410bc12acae85f059867ab7363af80ec2bc3559ac93be59077d82602', 6300232),
	(101, 'projects', '2026-11-22 04:44:55.782946+00', true, '\xd795580e4dd6a9326ce7817ee0200f52e4d59bb29802fdf864224a4921145d9ab5e3e7077caa3dee23f75b000a347c84', 12592342),
	(102, 'memberships', '2026-11-22 04:44:55.79605+00', true, '\x43f1cb108a84228be97bc8c75436d15007fe2fdc7e8226d41694dd78e10ba02a095241047ca0354fc8d851b6461dde78', 20386940),
	(103, 'resources', '2026-11-22 04:44:55.816824+00', true, '\xa94784b3a444117de6f33cde4aea37afa8135afbc2b82c4fcbcdb9422960c4d05c5602320ef2ac7248a200011b8ee5db', 11237845),
	(104, 'process versions', '2026-11-22 04:44:55.828584+00', true, '\x5e5ecc74222b6ee13cdc13fe046cf0b8e047745c07d77702927afa1fba323c64352287e74af8099b603b470dbc8f2aaf', 16038424),
	(105, 'instances', '2026-11-22 04:44:55.845234+00', true, '\x8ab985f247d10f24d55b448c0c63cda4849401f936f8cc57a26d5a252fe507579b4f7984172e9699cf8ec1a825383056', 25665170),
	(106, 'counts', '2026-11-22 04:44:55.871715+00', true, '\x024130b76ad6a0363e4296e60df3129ab1c2249ac378a8ad14aa98c968fcc821b0e53fc4e88559db42fcd0607ff61cd6', 21301301),
	(107, 'external jobs', '2026-11-22 04:44:55.894673+00', true, '\xbca6a2db190d094c65a85424fc7d7b02c688ada8fa4930812ae9b6ffe259f271d2d0545f07f13e0dca3855dfe1cf9ccf', 49444351),
	(108, 'user tasks', '2026-11-22 04:44:55.945243+00', true, '\x59e9510bd21f21b2090edc038993cc606bc090ef94491f32f6822bcb509d42d826d967758c1db7b3ca1a23cc284cdd17', 26634444),
	(109, 'incidents', '2026-11-22 04:44:55.972182+00', true, '\x7df4fcfd14b4b7e77fd7d4330854218e8fafaee3bee168522e0b1e8ca7141af4888c42c4f9c78efc708b3e8a1c188adb', 15051674),
	(110, 'assigned user tasks', '2026-11-22 04:44:55.988135+00', true, '\x66f3d1659834b15eaa867f241db5633caf89abfe28a94323c8e23f01a1b985243d742fe3e07b4f1d572e579c9f910ac7', 3005435),
	(111, 'organization member stream', '2026-11-22 04:44:55.991809+00', true, '\xc843c3f06c3c0fa9c7bb33396f910328e0fd2e3c0e5a408f71404e6e008e38f94ca0bddb8dab01b4c847ef88946d9ea3', 2983553);


--
-- Data for Name: count_deltas; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.count_deltas VALUES
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5357-7000-9499-837db140b4e9', 1, '01a20192-5320-7000-9a8a-618a5ead1063', false, 'instance', 'job', NULL, 'RUNNING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-535e-7002-b8ba-fcf614e58f0e', 4, NULL, false, 'external_job', 'work', NULL, 'PENDING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5357-7000-9499-837db140b4e9', 8, '01a20192-5320-7000-9a8a-618a5ead1063', false, 'instance', 'job', 'RUNNING', 'COMPLETED'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-535e-7002-b8ba-fcf614e58f0e', 5, NULL, false, 'external_job', 'work', 'PENDING', 'COMPLETED'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5373-7000-9c64-9da0e0d4d2ff', 1, '01a20192-5320-7007-b71b-cb6fb9a9e8e4', false, 'instance', 'guarded', NULL, 'RUNNING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5376-7006-a05f-48b2ac5b825c', 8, NULL, false, 'user_task', NULL, NULL, 'CREATED'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5373-7000-9c64-9da0e0d4d2ff', 11, '01a20192-5320-7007-b71b-cb6fb9a9e8e4', false, 'instance', 'guarded', 'RUNNING', 'CANCELED'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5376-7006-a05f-48b2ac5b825c', 9, NULL, false, 'user_task', NULL, 'CREATED', 'CANCELED'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-538a-7000-ae0e-595fcfedb747', 1, '01a20192-5320-7005-8093-2a50455623ec', false, 'instance', 'many', NULL, 'RUNNING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-538d-7004-9a03-0a252f17b768', 6, NULL, false, 'external_job', 'each', NULL, 'PENDING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-538d-7007-a8bc-54ea1448bfe7', 9, NULL, false, 'external_job', 'each', NULL, 'PENDING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-538d-700a-b8c6-e7349e7efeb3', 12, NULL, false, 'external_job', 'each', NULL, 'PENDING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-538d-7004-9a03-0a252f17b768', 13, NULL, false, 'external_job', 'each', 'PENDING', 'COMPLETED'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-539a-7000-bcec-2559cb04c590', 1, '01a20192-5320-7008-ac6a-361d704aa114', false, 'instance', 'branches', NULL, 'RUNNING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-539f-7003-89e2-c4390fc4b447', 5, NULL, false, 'user_task', NULL, NULL, 'CREATED'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-539f-7003-89e2-c4390fc4b447', 9, NULL, false, 'user_task', NULL, 'CREATED', 'COMPLETED'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53b0-7000-8d1d-3f2bbd8f7839', 1, '01a20192-5320-7000-9a8a-618a5ead1063', false, 'instance', 'job', NULL, 'RUNNING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53b0-7002-b60d-2327c44ecfbe', 4, NULL, false, 'external_job', 'work', NULL, 'PENDING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53c0-7000-93d3-78dcd45172dc', 1, '01a20192-5320-7001-8cb5-46ca7cbb871a', false, 'instance', 'person', NULL, 'RUNNING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53c4-7002-a4f1-9c744e535283', 4, NULL, false, 'user_task', NULL, NULL, 'CREATED'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53c8-7000-9e82-ce67be6f9f4c', 1, '01a20192-5320-7003-b2b2-1bcc6719501f', false, 'instance', 'message', NULL, 'RUNNING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53ce-7000-8dae-8164afa2ff4d', 1, '01a20192-5320-7004-81e1-74e60eb6e0ee', false, 'instance', 'call', NULL, 'RUNNING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53d4-7000-b150-b9311bbfea83', 1, '01a20192-5320-7006-8f2c-1b34282e02dc', false, 'instance', 'incident', NULL, 'RUNNING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53d7-7002-a1c8-eafde217f773', 4, '01a20192-5320-7006-8f2c-1b34282e02dc', false, 'incident', NULL, NULL, 'open'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53d0-7002-807b-3a94260f8160', 1, '01a20192-5320-7000-9a8a-618a5ead1063', false, 'instance', 'job', NULL, 'RUNNING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53dc-7002-9518-6090749f5684', 4, NULL, false, 'external_job', 'work', NULL, 'PENDING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53de-7000-9c5a-44dcd7b3c0af', 1, '01a20192-5320-7007-b71b-cb6fb9a9e8e4', false, 'instance', 'guarded', NULL, 'RUNNING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53de-7006-a022-073ac94bb1c1', 8, NULL, false, 'user_task', NULL, NULL, 'CREATED'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53e5-7000-b831-9d63f492191f', 1, '01a20192-5320-7000-9a8a-618a5ead1063', false, 'instance', 'job', NULL, 'RUNNING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53e5-7002-b81d-ba647dd40a8c', 4, NULL, false, 'external_job', 'work', NULL, 'PENDING'),
	('01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53e7-7000-a55d-e612c8796dbb', 1, '01a20192-5320-7002-a645-222ee49d745d', false, 'instance', 'timer', NULL, 'RUNNING');


--
-- Data for Name: counts; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: event_epoch; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.event_epoch VALUES
	(true, 1);


--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.events VALUES
	(1, '7039', '2026-11-22 04:44:56.449047+00', 1, '01a20192-5301-7000-a928-fd3bd452ecc3', 1, 1, 'ProjectCreated', NULL, '{"name":"A project","created_by":"organisation-admin"}', '{"actor":"organisation-admin"}'),
	(2, '7039', '2026-11-22 04:44:56.449047+00', 2, '01a20192-5301-7000-a928-fd3bd452ecc3', 1, 1, 'MembershipGranted', NULL, '{"subject":"organisation-admin","role":"admin","source":"creation"}', NULL),
	(3, '7040', '2026-11-22 04:44:56.480856+00', 1, '01a20192-5320-7000-9427-9ceae8a5a010', 1, 1, 'ResourceCreated', NULL, '{"project":"01a20192-5301-7000-a928-fd3bd452ecc3","created_by":"editor","file":{"definitions_id":"upgrade","name":"Upgrade","xml":"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- What instances of a dump run: each process waits in another way. See README.md for the words that tests/upgrade answers. -->\n<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"\n             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n             xmlns:q=\"http://quantumbpm.com/schema/1.0\" id=\"upgrade\" targetNamespace=\"http://example.com/upgrade\">\n  <message id=\"go\" name=\"go\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"begin\" name=\"begin\"/>\n  <error id=\"refused\" errorCode=\"REFUSED\"/>\n  <process id=\"job\" isExecutable=\"true\">\n    <startEvent id=\"job-start\"/><sequenceFlow id=\"j1\" sourceRef=\"job-start\" targetRef=\"job-work\"/>\n    <serviceTask id=\"job-work\"><extensionElements><q:taskDefinition type=\"work\"/></extensionElements></serviceTask>\n    <sequenceFlow id=\"j2\" sourceRef=\"job-work\" targetRef=\"job-end\"/><endEvent id=\"job-end\"/>\n  </process>\n  <process id=\"person\" isExecutable=\"true\">\n    <startEvent id=\"person-start\"/><sequenceFlow id=\"p1\" sourceRef=\"person-start\" targetRef=\"approve\"/>\n    <userTask id=\"approve\"/>\n    <sequenceFlow id=\"p2\" sourceRef=\"approve\" targetRef=\"person-end\"/><endEvent id=\"person-end\"/>\n  </process>\n  <process id=\"timer\" isExecutable=\"true\">\n    <startEvent id=\"timer-start\"/><sequenceFlow id=\"t1\" sourceRef=\"timer-start\" targetRef=\"moment\"/>\n    <intermediateCatchEvent id=\"moment\"><timerEventDefinition><timeDuration>PT3S</timeDuration></timerEventDefinition>\n    </intermediateCatchEvent>\n    <sequenceFlow id=\"t2\" sourceRef=\"moment\" targetRef=\"timer-end\"/><endEvent id=\"timer-end\"/>\n  </process>\n  <process id=\"message\" isExecutable=\"true\">\n    <startEvent id=\"message-start\"/><sequenceFlow id=\"m1\" sourceRef=\"message-start\" targetRef=\"wait\"/>\n    <intermediateCatchEvent id=\"wait\"><messageEventDefinition messageRef=\"go\"/></intermediateCatchEvent>\n    <sequenceFlow id=\"m2\" sourceRef=\"wait\" targetRef=\"message-end\"/><endEvent id=\"message-end\"/>\n  </process>\n  <process id=\"call\" isExecutable=\"true\">\n    <startEvent id=\"call-start\"/><sequenceFlow id=\"c1\" sourceRef=\"call-start\" targetRef=\"calling\"/>\n    <callActivity id=\"calling\"><extensionElements><q:calledElement processId=\"job\"/></extensionElements></callActivity>\n    <sequenceFlow id=\"c2\" sourceRef=\"calling\" targetRef=\"call-end\"/><endEvent id=\"call-end\"/>\n  </process>\n  <process id=\"many\" isExecutable=\"true\">\n    <startEvent id=\"many-start\"/><sequenceFlow id=\"n1\" sourceRef=\"many-start\" targetRef=\"each\"/>\n    <serviceTask id=\"each\"><extensionElements><q:taskDefinition type=\"each\"/></extensionElements>\n      <multiInstanceLoopCharacteristics><extensionElements>\n        <q:loopCharacteristics inputCollection=\"=items\" inputElement=\"item\" outputCollection=\"results\" outputElement=\"=item * 2\"/>\n      </extensionElements></multiInstanceLoopCharacteristics>\n    </serviceTask>\n    <sequenceFlow id=\"n2\" sourceRef=\"each\" targetRef=\"many-end\"/><endEvent id=\"many-end\"/>\n  </process>\n  <process id=\"incident\" isExecutable=\"true\">\n    <startEvent id=\"incident-start\"/><sequenceFlow id=\"i1\" sourceRef=\"incident-start\" targetRef=\"choice\"/>\n    <exclusiveGateway id=\"choice\"/>\n    <sequenceFlow id=\"i2\" sourceRef=\"choice\" targetRef=\"incident-end\">\n      <conditionExpression xsi:type=\"tFormalExpression\">=amount &gt; 1</conditionExpression>\n    </sequenceFlow>\n    <endEvent id=\"incident-end\"/>\n  </process>\n  <process id=\"guarded\" isExecutable=\"true\">\n    <startEvent id=\"guarded-start\"/><sequenceFlow id=\"g1\" sourceRef=\"guarded-start\" targetRef=\"part\"/>\n    <subProcess id=\"part\">\n      <startEvent id=\"part-start\"/><sequenceFlow id=\"g2\" sourceRef=\"part-start\" targetRef=\"decide\"/>\n      <userTask id=\"decide\"/>\n      <sequenceFlow id=\"g3\" sourceRef=\"decide\" targetRef=\"part-end\"/><endEvent id=\"part-end\"/>\n    </subProcess>\n    <sequenceFlow id=\"g4\" sourceRef=\"part\" targetRef=\"guarded-end\"/><endEvent id=\"guarded-end\"/>\n    <boundaryEvent id=\"late\" attachedToRef=\"part\" cancelActivity=\"false\">\n      <timerEventDefinition><timeDuration>PT3S</timeDuration></timerEventDefinition>\n    </boundaryEvent>\n    <sequenceFlow id=\"g5\" sourceRef=\"late\" targetRef=\"late-end\"/><endEvent id=\"late-end\"/>\n    <boundaryEvent id=\"not-done\" attachedToRef=\"part\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>\n    <sequenceFlow id=\"g6\" sourceRef=\"not-done\" targetRef=\"not-done-end\"/><endEvent id=\"not-done-end\"/>\n    <subProcess id=\"asking\" triggeredByEvent=\"true\">\n      <startEvent id=\"asked\" isInterrupting=\"false\"><messageEventDefinition messageRef=\"go\"/></startEvent>\n      <sequenceFlow id=\"g7\" sourceRef=\"asked\" targetRef=\"answer\"/>\n      <userTask id=\"answer\"/>\n      <sequenceFlow id=\"g8\" sourceRef=\"answer\" targetRef=\"answered\"/><endEvent id=\"answered\"/>\n    </subProcess>\n  </process>\n  <process id=\"branches\" isExecutable=\"true\">\n    <startEvent id=\"branches-start\"/><sequenceFlow id=\"b1\" sourceRef=\"branches-start\" targetRef=\"split\"/>\n    <parallelGateway id=\"split\"/>\n    <sequenceFlow id=\"b2\" sourceRef=\"split\" targetRef=\"first\"/><sequenceFlow id=\"b3\" sourceRef=\"split\" targetRef=\"second\"/>\n    <userTask id=\"first\"/>\n    <eventBasedGateway id=\"second\"/>\n    <sequenceFlow id=\"b4\" sourceRef=\"second\" targetRef=\"told\"/><sequenceFlow id=\"b5\" sourceRef=\"second\" targetRef=\"untold\"/>\n    <intermediateCatchEvent id=\"told\"><messageEventDefinition messageRef=\"go\"/></intermediateCatchEvent>\n    <intermediateCatchEvent id=\"untold\"><timerEventDefinition><timeDuration>P30D</timeDuration></timerEventDefinition>\n    </intermediateCatchEvent>\n    <sequenceFlow id=\"b6\" sourceRef=\"told\" targetRef=\"merge\"/><sequenceFlow id=\"b7\" sourceRef=\"untold\" targetRef=\"merge\"/>\n    <exclusiveGateway id=\"merge\"/>\n    <sequenceFlow id=\"b8\" sourceRef=\"first\" targetRef=\"join\"/><sequenceFlow id=\"b9\" sourceRef=\"merge\" targetRef=\"join\"/>\n    <parallelGateway id=\"join\"/>\n    <sequenceFlow id=\"b10\" sourceRef=\"join\" targetRef=\"branches-end\"/><endEvent id=\"branches-end\"/>\n  </process>\n  <process id=\"begun\" isExecutable=\"true\">\n    <startEvent id=\"told-to-begin\"><messageEventDefinition messageRef=\"begin\"/></startEvent>\n    <sequenceFlow id=\"s1\" sourceRef=\"told-to-begin\" targetRef=\"begun-work\"/>\n    <userTask id=\"begun-work\"/>\n    <sequenceFlow id=\"s2\" sourceRef=\"begun-work\" targetRef=\"begun-end\"/><endEvent id=\"begun-end\"/>\n  </process>\n</definitions>\n","processes":[{"process_version":"01a20192-5320-7000-9a8a-618a5ead1063","process_id":"job"},{"process_version":"01a20192-5320-7001-8cb5-46ca7cbb871a","process_id":"person"},{"process_version":"01a20192-5320-7002-a645-222ee49d745d","process_id":"timer"},{"process_version":"01a20192-5320-7003-b2b2-1bcc6719501f","process_id":"message"},{"process_version":"01a20192-5320-7004-81e1-74e60eb6e0ee","process_id":"call"},{"process_version":"01a20192-5320-7005-8093-2a50455623ec","process_id":"many"},{"process_version":"01a20192-5320-7006-8f2c-1b34282e02dc","process_id":"incident"},{"process_version":"01a20192-5320-7007-b71b-cb6fb9a9e8e4","process_id":"guarded"},{"process_version":"01a20192-5320-7008-ac6a-361d704aa114","process_id":"branches"},{"process_version":"01a20192-5320-7009-97b3-042afef2ab72","process_id":"begun"}]}}', '{"actor":"editor"}'),
	(4, '7041', '2026-11-22 04:44:56.512419+00', 2, '01a20192-5320-7000-9427-9ceae8a5a010', 1, 1, 'ResourceDeployed', NULL, '{"processes":[{"process":{"process_version":"01a20192-5320-7000-9a8a-618a5ead1063","process_id":"job"},"version":1},{"process":{"process_version":"01a20192-5320-7001-8cb5-46ca7cbb871a","process_id":"person"},"version":1},{"process":{"process_version":"01a20192-5320-7002-a645-222ee49d745d","process_id":"timer"},"version":1},{"process":{"process_version":"01a20192-5320-7003-b2b2-1bcc6719501f","process_id":"message"},"version":1},{"process":{"process_version":"01a20192-5320-7004-81e1-74e60eb6e0ee","process_id":"call"},"version":1},{"process":{"process_version":"01a20192-5320-7005-8093-2a50455623ec","process_id":"many"},"version":1},{"process":{"process_version":"01a20192-5320-7006-8f2c-1b34282e02dc","process_id":"incident"},"version":1},{"process":{"process_version":"01a20192-5320-7007-b71b-cb6fb9a9e8e4","process_id":"guarded"},"version":1},{"process":{"process_version":"01a20192-5320-7008-ac6a-361d704aa114","process_id":"branches"},"version":1},{"process":{"process_version":"01a20192-5320-7009-97b3-042afef2ab72","process_id":"begun"},"version":1,"starts":[{"subscription":"01a20192-5340-7000-b175-cf579fa2ba0a","element":"told-to-begin","trigger":{"message":{"name":"begin"}}}]}]}', '{"actor":"editor"}'),
	(5, '7042', '2026-11-22 04:44:56.54256+00', 1, '01a20192-5357-7000-9499-837db140b4e9', 1, 1, 'InstanceStarted', 'job-start', '{"project":"01a20192-5301-7000-a928-fd3bd452ecc3","resource":"01a20192-5320-7000-9427-9ceae8a5a010","process_version":"01a20192-5320-7000-9a8a-618a5ead1063","process_id":"job","version":1,"element":"job-start","variables":{"key":"k","sum":1}}', '{"actor":"editor"}'),
	(6, '7042', '2026-11-22 04:44:56.54256+00', 2, '01a20192-5357-7000-9499-837db140b4e9', 1, 1, 'ElementPassed', 'job-start', '{"activation":"01a20192-535e-7000-8423-265930fb6800","element":"job-start","scope":"01a20192-5357-7000-9499-837db140b4e9","taken":["j1"]}', NULL),
	(7, '7042', '2026-11-22 04:44:56.54256+00', 3, '01a20192-5357-7000-9499-837db140b4e9', 1, 1, 'ElementEntered', 'job-work', '{"activation":"01a20192-535e-7001-80d6-9109c17b16f3","element":"job-work","scope":"01a20192-5357-7000-9499-837db140b4e9","from":["j1"]}', NULL),
	(8, '7042', '2026-11-22 04:44:56.54256+00', 4, '01a20192-5357-7000-9499-837db140b4e9', 1, 1, 'JobCreated', 'job-work', '{"activation":"01a20192-535e-7001-80d6-9109c17b16f3","job":"01a20192-535e-7002-b8ba-fcf614e58f0e","element":"job-work","task_type":"work","retries":3}', NULL),
	(9, '7045', '2026-11-22 04:44:56.553653+00', 5, '01a20192-5357-7000-9499-837db140b4e9', 1, 1, 'JobCompleted', 'job-work', '{"activation":"01a20192-535e-7001-80d6-9109c17b16f3","element":"job-work"}', '{"actor":"editor"}'),
	(10, '7045', '2026-11-22 04:44:56.553653+00', 6, '01a20192-5357-7000-9499-837db140b4e9', 1, 1, 'ElementCompleted', 'job-work', '{"activation":"01a20192-535e-7001-80d6-9109c17b16f3","element":"job-work","taken":["j2"]}', NULL),
	(11, '7045', '2026-11-22 04:44:56.553653+00', 7, '01a20192-5357-7000-9499-837db140b4e9', 1, 1, 'ElementPassed', 'job-end', '{"activation":"01a20192-5369-7000-8cd4-0c2997a04ecb","element":"job-end","scope":"01a20192-5357-7000-9499-837db140b4e9","from":["j2"]}', NULL),
	(12, '7045', '2026-11-22 04:44:56.553653+00', 8, '01a20192-5357-7000-9499-837db140b4e9', 1, 1, 'InstanceCompleted', NULL, '{}', NULL),
	(13, '7046', '2026-11-22 04:44:56.566149+00', 1, '01a20192-5373-7000-9c64-9da0e0d4d2ff', 1, 1, 'InstanceStarted', 'guarded-start', '{"project":"01a20192-5301-7000-a928-fd3bd452ecc3","resource":"01a20192-5320-7000-9427-9ceae8a5a010","process_version":"01a20192-5320-7007-b71b-cb6fb9a9e8e4","process_id":"guarded","version":1,"element":"guarded-start","variables":{"key":"k"}}', '{"actor":"editor"}'),
	(14, '7046', '2026-11-22 04:44:56.566149+00', 2, '01a20192-5373-7000-9c64-9da0e0d4d2ff', 1, 1, 'SubscriptionOpened', 'asked', '{"activation":"01a20192-5373-7000-9c64-9da0e0d4d2ff","subscription":"01a20192-5376-7000-8674-1788560f06ea","element":"asked","awaits":{"message":{"name":"go","correlation_key":"k"}}}', NULL),
	(15, '7046', '2026-11-22 04:44:56.566149+00', 3, '01a20192-5373-7000-9c64-9da0e0d4d2ff', 1, 1, 'ElementPassed', 'guarded-start', '{"activation":"01a20192-5376-7001-adc3-8101a4472ca7","element":"guarded-start","scope":"01a20192-5373-7000-9c64-9da0e0d4d2ff","taken":["g1"]}', NULL),
	(16, '7046', '2026-11-22 04:44:56.566149+00', 4, '01a20192-5373-7000-9c64-9da0e0d4d2ff', 1, 1, 'ElementEntered', 'part', '{"activation":"01a20192-5376-7002-92f4-906f03c376c3","element":"part","scope":"01a20192-5373-7000-9c64-9da0e0d4d2ff","from":["g1"]}', NULL),
	(17, '7046', '2026-11-22 04:44:56.566149+00', 5, '01a20192-5373-7000-9c64-9da0e0d4d2ff', 1, 1, 'SubscriptionOpened', 'late', '{"activation":"01a20192-5376-7002-92f4-906f03c376c3","subscription":"01a20192-5376-7003-af95-d151ba773a24","element":"late","awaits":{"timer":{"due":"2026-11-22T04:44:59.566149Z"}}}', NULL),
	(18, '7046', '2026-11-22 04:44:56.566149+00', 6, '01a20192-5373-7000-9c64-9da0e0d4d2ff', 1, 1, 'ElementPassed', 'part-start', '{"activation":"01a20192-5376-7004-afcb-92c26eadc942","element":"part-start","scope":"01a20192-5376-7002-92f4-906f03c376c3","taken":["g2"]}', NULL),
	(19, '7046', '2026-11-22 04:44:56.566149+00', 7, '01a20192-5373-7000-9c64-9da0e0d4d2ff', 1, 1, 'ElementEntered', 'decide', '{"activation":"01a20192-5376-7005-acb3-4fd62b7d991a","element":"decide","scope":"01a20192-5376-7002-92f4-906f03c376c3","from":["g2"]}', NULL),
	(20, '7046', '2026-11-22 04:44:56.566149+00', 8, '01a20192-5373-7000-9c64-9da0e0d4d2ff', 1, 1, 'UserTaskCreated', 'decide', '{"activation":"01a20192-5376-7005-acb3-4fd62b7d991a","task":"01a20192-5376-7006-a05f-48b2ac5b825c","element":"decide","task_type":"UserTask","assignment":{}}', NULL),
	(21, '7047', '2026-11-22 04:44:56.573705+00', 9, '01a20192-5373-7000-9c64-9da0e0d4d2ff', 1, 1, 'ElementTerminated', 'decide', '{"activation":"01a20192-5376-7005-acb3-4fd62b7d991a","element":"decide"}', '{"actor":"editor"}'),
	(22, '7047', '2026-11-22 04:44:56.573705+00', 10, '01a20192-5373-7000-9c64-9da0e0d4d2ff', 1, 1, 'ElementTerminated', 'part', '{"activation":"01a20192-5376-7002-92f4-906f03c376c3","element":"part"}', NULL),
	(23, '7047', '2026-11-22 04:44:56.573705+00', 11, '01a20192-5373-7000-9c64-9da0e0d4d2ff', 1, 1, 'InstanceCanceled', NULL, '{}', NULL),
	(24, '7048', '2026-11-22 04:44:56.589401+00', 1, '01a20192-538a-7000-ae0e-595fcfedb747', 1, 1, 'InstanceStarted', 'many-start', '{"project":"01a20192-5301-7000-a928-fd3bd452ecc3","resource":"01a20192-5320-7000-9427-9ceae8a5a010","process_version":"01a20192-5320-7005-8093-2a50455623ec","process_id":"many","version":1,"element":"many-start","variables":{"items":[1,2.5,3],"key":"k"}}', '{"actor":"editor"}'),
	(25, '7048', '2026-11-22 04:44:56.589401+00', 2, '01a20192-538a-7000-ae0e-595fcfedb747', 1, 1, 'ElementPassed', 'many-start', '{"activation":"01a20192-538d-7000-91e2-f999eef2514c","element":"many-start","scope":"01a20192-538a-7000-ae0e-595fcfedb747","taken":["n1"]}', NULL),
	(26, '7048', '2026-11-22 04:44:56.589401+00', 3, '01a20192-538a-7000-ae0e-595fcfedb747', 1, 1, 'ElementEntered', 'each', '{"activation":"01a20192-538d-7001-861f-a1a8551c183d","element":"each","scope":"01a20192-538a-7000-ae0e-595fcfedb747","from":["n1"],"role":{"body":{"collection":[1,2.5,3]}}}', NULL),
	(27, '7048', '2026-11-22 04:44:56.589401+00', 4, '01a20192-538a-7000-ae0e-595fcfedb747', 1, 1, 'ElementEntered', 'each', '{"activation":"01a20192-538d-7002-a727-907d8a5a090d","element":"each","scope":"01a20192-538d-7001-861f-a1a8551c183d","variables":{"item":1,"loopCounter":1},"role":{"item":{"index":0}}}', NULL),
	(28, '7048', '2026-11-22 04:44:56.589401+00', 5, '01a20192-538a-7000-ae0e-595fcfedb747', 1, 1, 'ElementEntered', 'each', '{"activation":"01a20192-538d-7003-a878-82842808a178","element":"each","scope":"01a20192-538d-7002-a727-907d8a5a090d"}', NULL),
	(29, '7048', '2026-11-22 04:44:56.589401+00', 6, '01a20192-538a-7000-ae0e-595fcfedb747', 1, 1, 'JobCreated', 'each', '{"activation":"01a20192-538d-7003-a878-82842808a178","job":"01a20192-538d-7004-9a03-0a252f17b768","element":"each","task_type":"each","retries":3}', NULL),
	(30, '7048', '2026-11-22 04:44:56.589401+00', 7, '01a20192-538a-7000-ae0e-595fcfedb747', 1, 1, 'ElementEntered', 'each', '{"activation":"01a20192-538d-7005-8b9c-f9b828823a7a","element":"each","scope":"01a20192-538d-7001-861f-a1a8551c183d","variables":{"item":2.5,"loopCounter":2},"role":{"item":{"index":1}}}', NULL),
	(31, '7048', '2026-11-22 04:44:56.589401+00', 8, '01a20192-538a-7000-ae0e-595fcfedb747', 1, 1, 'ElementEntered', 'each', '{"activation":"01a20192-538d-7006-8eba-d14090b99592","element":"each","scope":"01a20192-538d-7005-8b9c-f9b828823a7a"}', NULL),
	(32, '7048', '2026-11-22 04:44:56.589401+00', 9, '01a20192-538a-7000-ae0e-595fcfedb747', 1, 1, 'JobCreated', 'each', '{"activation":"01a20192-538d-7006-8eba-d14090b99592","job":"01a20192-538d-7007-a8bc-54ea1448bfe7","element":"each","task_type":"each","retries":3}', NULL),
	(33, '7048', '2026-11-22 04:44:56.589401+00', 10, '01a20192-538a-7000-ae0e-595fcfedb747', 1, 1, 'ElementEntered', 'each', '{"activation":"01a20192-538d-7008-afda-6a7d8dc31d31","element":"each","scope":"01a20192-538d-7001-861f-a1a8551c183d","variables":{"item":3,"loopCounter":3},"role":{"item":{"index":2}}}', NULL),
	(34, '7048', '2026-11-22 04:44:56.589401+00', 11, '01a20192-538a-7000-ae0e-595fcfedb747', 1, 1, 'ElementEntered', 'each', '{"activation":"01a20192-538d-7009-8522-f9f092497059","element":"each","scope":"01a20192-538d-7008-afda-6a7d8dc31d31"}', NULL),
	(35, '7048', '2026-11-22 04:44:56.589401+00', 12, '01a20192-538a-7000-ae0e-595fcfedb747', 1, 1, 'JobCreated', 'each', '{"activation":"01a20192-538d-7009-8522-f9f092497059","job":"01a20192-538d-700a-b8c6-e7349e7efeb3","element":"each","task_type":"each","retries":3}', NULL),
	(39, '7052', '2026-11-22 04:44:56.607894+00', 1, '01a20192-539a-7000-bcec-2559cb04c590', 1, 1, 'InstanceStarted', 'branches-start', '{"project":"01a20192-5301-7000-a928-fd3bd452ecc3","resource":"01a20192-5320-7000-9427-9ceae8a5a010","process_version":"01a20192-5320-7008-ac6a-361d704aa114","process_id":"branches","version":1,"element":"branches-start","variables":{"key":"k"}}', '{"actor":"editor"}'),
	(40, '7052', '2026-11-22 04:44:56.607894+00', 2, '01a20192-539a-7000-bcec-2559cb04c590', 1, 1, 'ElementPassed', 'branches-start', '{"activation":"01a20192-539f-7000-bb47-2e886ab6db67","element":"branches-start","scope":"01a20192-539a-7000-bcec-2559cb04c590","taken":["b1"]}', NULL),
	(41, '7052', '2026-11-22 04:44:56.607894+00', 3, '01a20192-539a-7000-bcec-2559cb04c590', 1, 1, 'ElementPassed', 'split', '{"activation":"01a20192-539f-7001-acc7-548f31e0a682","element":"split","scope":"01a20192-539a-7000-bcec-2559cb04c590","from":["b1"],"taken":["b2","b3"]}', NULL),
	(42, '7052', '2026-11-22 04:44:56.607894+00', 4, '01a20192-539a-7000-bcec-2559cb04c590', 1, 1, 'ElementEntered', 'first', '{"activation":"01a20192-539f-7002-8daa-1ee3a7cbb9f6","element":"first","scope":"01a20192-539a-7000-bcec-2559cb04c590","from":["b2"]}', NULL),
	(43, '7052', '2026-11-22 04:44:56.607894+00', 5, '01a20192-539a-7000-bcec-2559cb04c590', 1, 1, 'UserTaskCreated', 'first', '{"activation":"01a20192-539f-7002-8daa-1ee3a7cbb9f6","task":"01a20192-539f-7003-89e2-c4390fc4b447","element":"first","task_type":"UserTask","assignment":{}}', NULL),
	(44, '7052', '2026-11-22 04:44:56.607894+00', 6, '01a20192-539a-7000-bcec-2559cb04c590', 1, 1, 'ElementEntered', 'second', '{"activation":"01a20192-539f-7004-a7e0-efbcd74f9818","element":"second","scope":"01a20192-539a-7000-bcec-2559cb04c590","from":["b3"]}', NULL),
	(45, '7052', '2026-11-22 04:44:56.607894+00', 7, '01a20192-539a-7000-bcec-2559cb04c590', 1, 1, 'SubscriptionOpened', 'told', '{"activation":"01a20192-539f-7004-a7e0-efbcd74f9818","subscription":"01a20192-539f-7005-8741-8797455a3799","element":"told","awaits":{"message":{"name":"go","correlation_key":"k"}}}', NULL),
	(46, '7052', '2026-11-22 04:44:56.607894+00', 8, '01a20192-539a-7000-bcec-2559cb04c590', 1, 1, 'SubscriptionOpened', 'untold', '{"activation":"01a20192-539f-7004-a7e0-efbcd74f9818","subscription":"01a20192-539f-7006-84ea-9bdd812dba59","element":"untold","awaits":{"timer":{"due":"2026-12-22T04:44:56.607894Z"}}}', NULL),
	(49, '7054', '2026-11-22 04:44:56.624321+00', 1, '01a20192-53b0-7000-8d1d-3f2bbd8f7839', 1, 1, 'InstanceStarted', 'job-start', '{"project":"01a20192-5301-7000-a928-fd3bd452ecc3","resource":"01a20192-5320-7000-9427-9ceae8a5a010","process_version":"01a20192-5320-7000-9a8a-618a5ead1063","process_id":"job","version":1,"element":"job-start","variables":{"key":"k","text":"ünï\n\"quoted\""}}', '{"actor":"editor"}'),
	(50, '7054', '2026-11-22 04:44:56.624321+00', 2, '01a20192-53b0-7000-8d1d-3f2bbd8f7839', 1, 1, 'ElementPassed', 'job-start', '{"activation":"01a20192-53b0-7000-9456-5fa98ad8d4a6","element":"job-start","scope":"01a20192-53b0-7000-8d1d-3f2bbd8f7839","taken":["j1"]}', NULL),
	(51, '7054', '2026-11-22 04:44:56.624321+00', 3, '01a20192-53b0-7000-8d1d-3f2bbd8f7839', 1, 1, 'ElementEntered', 'job-work', '{"activation":"01a20192-53b0-7001-b9d6-e5f850f189c8","element":"job-work","scope":"01a20192-53b0-7000-8d1d-3f2bbd8f7839","from":["j1"]}', NULL),
	(52, '7054', '2026-11-22 04:44:56.624321+00', 4, '01a20192-53b0-7000-8d1d-3f2bbd8f7839', 1, 1, 'JobCreated', 'job-work', '{"activation":"01a20192-53b0-7001-b9d6-e5f850f189c8","job":"01a20192-53b0-7002-b60d-2327c44ecfbe","element":"job-work","task_type":"work","retries":3}', NULL),
	(54, '7059', '2026-11-22 04:44:56.644507+00', 1, '01a20192-53c0-7000-93d3-78dcd45172dc', 1, 1, 'InstanceStarted', 'person-start', '{"project":"01a20192-5301-7000-a928-fd3bd452ecc3","resource":"01a20192-5320-7000-9427-9ceae8a5a010","process_version":"01a20192-5320-7001-8cb5-46ca7cbb871a","process_id":"person","version":1,"element":"person-start","variables":{"amount":12345678901234567000,"key":"k","list":[null,true,{"a":[]}]}}', '{"actor":"editor"}'),
	(55, '7059', '2026-11-22 04:44:56.644507+00', 2, '01a20192-53c0-7000-93d3-78dcd45172dc', 1, 1, 'ElementPassed', 'person-start', '{"activation":"01a20192-53c4-7000-aa92-ac75a6785e60","element":"person-start","scope":"01a20192-53c0-7000-93d3-78dcd45172dc","taken":["p1"]}', NULL),
	(56, '7059', '2026-11-22 04:44:56.644507+00', 3, '01a20192-53c0-7000-93d3-78dcd45172dc', 1, 1, 'ElementEntered', 'approve', '{"activation":"01a20192-53c4-7001-bf63-d0dbf41a0847","element":"approve","scope":"01a20192-53c0-7000-93d3-78dcd45172dc","from":["p1"]}', NULL),
	(57, '7059', '2026-11-22 04:44:56.644507+00', 4, '01a20192-53c0-7000-93d3-78dcd45172dc', 1, 1, 'UserTaskCreated', 'approve', '{"activation":"01a20192-53c4-7001-bf63-d0dbf41a0847","task":"01a20192-53c4-7002-a4f1-9c744e535283","element":"approve","task_type":"UserTask","assignment":{}}', NULL),
	(62, '7062', '2026-11-22 04:44:56.656928+00', 1, '01a20192-53ce-7000-8dae-8164afa2ff4d', 1, 1, 'InstanceStarted', 'call-start', '{"project":"01a20192-5301-7000-a928-fd3bd452ecc3","resource":"01a20192-5320-7000-9427-9ceae8a5a010","process_version":"01a20192-5320-7004-81e1-74e60eb6e0ee","process_id":"call","version":1,"element":"call-start","variables":{"key":"k"}}', '{"actor":"editor"}'),
	(63, '7062', '2026-11-22 04:44:56.656928+00', 2, '01a20192-53ce-7000-8dae-8164afa2ff4d', 1, 1, 'ElementPassed', 'call-start', '{"activation":"01a20192-53d0-7000-bc16-dedfad637b96","element":"call-start","scope":"01a20192-53ce-7000-8dae-8164afa2ff4d","taken":["c1"]}', NULL),
	(64, '7062', '2026-11-22 04:44:56.656928+00', 3, '01a20192-53ce-7000-8dae-8164afa2ff4d', 1, 1, 'ElementEntered', 'calling', '{"activation":"01a20192-53d0-7001-a62f-190b87f60a6a","element":"calling","scope":"01a20192-53ce-7000-8dae-8164afa2ff4d","from":["c1"]}', NULL),
	(65, '7062', '2026-11-22 04:44:56.656928+00', 4, '01a20192-53ce-7000-8dae-8164afa2ff4d', 1, 1, 'InstanceCalled', 'calling', '{"activation":"01a20192-53d0-7001-a62f-190b87f60a6a","element":"calling","child":"01a20192-53d0-7002-807b-3a94260f8160","process_id":"job","variables":{"key":"k"},"catches":{"codes":[]}}', NULL),
	(36, '7051', '2026-11-22 04:44:56.598669+00', 13, '01a20192-538a-7000-ae0e-595fcfedb747', 1, 1, 'JobCompleted', 'each', '{"activation":"01a20192-538d-7003-a878-82842808a178","element":"each"}', '{"actor":"editor"}'),
	(37, '7051', '2026-11-22 04:44:56.598669+00', 14, '01a20192-538a-7000-ae0e-595fcfedb747', 1, 1, 'ElementCompleted', 'each', '{"activation":"01a20192-538d-7003-a878-82842808a178","element":"each"}', NULL),
	(38, '7051', '2026-11-22 04:44:56.598669+00', 15, '01a20192-538a-7000-ae0e-595fcfedb747', 1, 1, 'ElementCompleted', 'each', '{"activation":"01a20192-538d-7002-a727-907d8a5a090d","element":"each","output":2}', NULL),
	(47, '7053', '2026-11-22 04:44:56.62031+00', 9, '01a20192-539a-7000-bcec-2559cb04c590', 1, 1, 'UserTaskCompleted', 'first', '{"activation":"01a20192-539f-7002-8daa-1ee3a7cbb9f6","element":"first","variables":{}}', '{"actor":"editor"}'),
	(48, '7053', '2026-11-22 04:44:56.62031+00', 10, '01a20192-539a-7000-bcec-2559cb04c590', 1, 1, 'ElementCompleted', 'first', '{"activation":"01a20192-539f-7002-8daa-1ee3a7cbb9f6","element":"first","taken":["b8"]}', NULL),
	(53, '7057', '2026-11-22 04:44:56.632303+00', 5, '01a20192-53b0-7000-8d1d-3f2bbd8f7839', 1, 1, 'JobFailed', 'job-work', '{"activation":"01a20192-53b0-7001-b9d6-e5f850f189c8","element":"job-work","cause":"technical","error_code":"BUSY","retries_left":2}', '{"actor":"editor"}'),
	(58, '7060', '2026-11-22 04:44:56.651194+00', 1, '01a20192-53c8-7000-9e82-ce67be6f9f4c', 1, 1, 'InstanceStarted', 'message-start', '{"project":"01a20192-5301-7000-a928-fd3bd452ecc3","resource":"01a20192-5320-7000-9427-9ceae8a5a010","process_version":"01a20192-5320-7003-b2b2-1bcc6719501f","process_id":"message","version":1,"element":"message-start","variables":{"key":"k"}}', '{"actor":"editor"}'),
	(59, '7060', '2026-11-22 04:44:56.651194+00', 2, '01a20192-53c8-7000-9e82-ce67be6f9f4c', 1, 1, 'ElementPassed', 'message-start', '{"activation":"01a20192-53cb-7000-a900-09e100655e47","element":"message-start","scope":"01a20192-53c8-7000-9e82-ce67be6f9f4c","taken":["m1"]}', NULL),
	(60, '7060', '2026-11-22 04:44:56.651194+00', 3, '01a20192-53c8-7000-9e82-ce67be6f9f4c', 1, 1, 'ElementEntered', 'wait', '{"activation":"01a20192-53cb-7001-a62e-91335ff86eb3","element":"wait","scope":"01a20192-53c8-7000-9e82-ce67be6f9f4c","from":["m1"]}', NULL),
	(61, '7060', '2026-11-22 04:44:56.651194+00', 4, '01a20192-53c8-7000-9e82-ce67be6f9f4c', 1, 1, 'SubscriptionOpened', 'wait', '{"activation":"01a20192-53cb-7001-a62e-91335ff86eb3","subscription":"01a20192-53cb-7002-8aa6-9026c221ef04","element":"wait","awaits":{"message":{"name":"go","correlation_key":"k"}}}', NULL),
	(66, '7063', '2026-11-22 04:44:56.663204+00', 1, '01a20192-53d4-7000-b150-b9311bbfea83', 1, 1, 'InstanceStarted', 'incident-start', '{"project":"01a20192-5301-7000-a928-fd3bd452ecc3","resource":"01a20192-5320-7000-9427-9ceae8a5a010","process_version":"01a20192-5320-7006-8f2c-1b34282e02dc","process_id":"incident","version":1,"element":"incident-start","variables":{"amount":0,"key":"k"}}', '{"actor":"editor"}'),
	(67, '7063', '2026-11-22 04:44:56.663204+00', 2, '01a20192-53d4-7000-b150-b9311bbfea83', 1, 1, 'ElementPassed', 'incident-start', '{"activation":"01a20192-53d7-7000-aaeb-1a0d38d3d71a","element":"incident-start","scope":"01a20192-53d4-7000-b150-b9311bbfea83","taken":["i1"]}', NULL),
	(68, '7063', '2026-11-22 04:44:56.663204+00', 3, '01a20192-53d4-7000-b150-b9311bbfea83', 1, 1, 'ElementEntered', 'choice', '{"activation":"01a20192-53d7-7001-a242-fb64deb6917d","element":"choice","scope":"01a20192-53d4-7000-b150-b9311bbfea83","from":["i1"]}', NULL),
	(69, '7063', '2026-11-22 04:44:56.663204+00', 4, '01a20192-53d4-7000-b150-b9311bbfea83', 1, 1, 'IncidentRaised', 'choice', '{"incident":"01a20192-53d7-7002-a1c8-eafde217f773","activation":"01a20192-53d7-7001-a242-fb64deb6917d","element":"choice","error_type":"GatewayNoMatch","message":"no condition of a flow out of ''choice'' holds and it has no default flow. Correct the variables the conditions read and resolve the incident","repeat":"enter"}', NULL),
	(71, '7065', '2026-11-22 04:44:56.670458+00', 1, '01a20192-53de-7000-9c5a-44dcd7b3c0af', 1, 1, 'InstanceStarted', 'guarded-start', '{"project":"01a20192-5301-7000-a928-fd3bd452ecc3","resource":"01a20192-5320-7000-9427-9ceae8a5a010","process_version":"01a20192-5320-7007-b71b-cb6fb9a9e8e4","process_id":"guarded","version":1,"element":"guarded-start","variables":{"key":"k"}}', '{"actor":"editor"}'),
	(73, '7065', '2026-11-22 04:44:56.670458+00', 2, '01a20192-53de-7000-9c5a-44dcd7b3c0af', 1, 1, 'SubscriptionOpened', 'asked', '{"activation":"01a20192-53de-7000-9c5a-44dcd7b3c0af","subscription":"01a20192-53de-7000-917a-d6cab8b82a35","element":"asked","awaits":{"message":{"name":"go","correlation_key":"k"}}}', NULL),
	(76, '7065', '2026-11-22 04:44:56.670458+00', 3, '01a20192-53de-7000-9c5a-44dcd7b3c0af', 1, 1, 'ElementPassed', 'guarded-start', '{"activation":"01a20192-53de-7001-a3ea-60c879e7a64f","element":"guarded-start","scope":"01a20192-53de-7000-9c5a-44dcd7b3c0af","taken":["g1"]}', NULL),
	(77, '7065', '2026-11-22 04:44:56.670458+00', 4, '01a20192-53de-7000-9c5a-44dcd7b3c0af', 1, 1, 'ElementEntered', 'part', '{"activation":"01a20192-53de-7002-b125-cdea5d89d661","element":"part","scope":"01a20192-53de-7000-9c5a-44dcd7b3c0af","from":["g1"]}', NULL),
	(78, '7065', '2026-11-22 04:44:56.670458+00', 5, '01a20192-53de-7000-9c5a-44dcd7b3c0af', 1, 1, 'SubscriptionOpened', 'late', '{"activation":"01a20192-53de-7002-b125-cdea5d89d661","subscription":"01a20192-53de-7003-b987-ed87f8ea88cc","element":"late","awaits":{"timer":{"due":"2026-11-22T04:44:59.670458Z"}}}', NULL),
	(79, '7065', '2026-11-22 04:44:56.670458+00', 6, '01a20192-53de-7000-9c5a-44dcd7b3c0af', 1, 1, 'ElementPassed', 'part-start', '{"activation":"01a20192-53de-7004-b3e7-e4f87a171cfc","element":"part-start","scope":"01a20192-53de-7002-b125-cdea5d89d661","taken":["g2"]}', NULL),
	(80, '7065', '2026-11-22 04:44:56.670458+00', 7, '01a20192-53de-7000-9c5a-44dcd7b3c0af', 1, 1, 'ElementEntered', 'decide', '{"activation":"01a20192-53de-7005-91f4-773a73cbc4dc","element":"decide","scope":"01a20192-53de-7002-b125-cdea5d89d661","from":["g2"]}', NULL),
	(81, '7065', '2026-11-22 04:44:56.670458+00', 8, '01a20192-53de-7000-9c5a-44dcd7b3c0af', 1, 1, 'UserTaskCreated', 'decide', '{"activation":"01a20192-53de-7005-91f4-773a73cbc4dc","task":"01a20192-53de-7006-a022-073ac94bb1c1","element":"decide","task_type":"UserTask","assignment":{}}', NULL),
	(86, '7068', '2026-11-22 04:44:56.682155+00', 1, '01a20192-53e7-7000-a55d-e612c8796dbb', 1, 1, 'InstanceStarted', 'timer-start', '{"project":"01a20192-5301-7000-a928-fd3bd452ecc3","resource":"01a20192-5320-7000-9427-9ceae8a5a010","process_version":"01a20192-5320-7002-a645-222ee49d745d","process_id":"timer","version":1,"element":"timer-start","variables":{"key":"k"}}', '{"actor":"editor"}'),
	(87, '7068', '2026-11-22 04:44:56.682155+00', 2, '01a20192-53e7-7000-a55d-e612c8796dbb', 1, 1, 'ElementPassed', 'timer-start', '{"activation":"01a20192-53ea-7000-b143-0510cc4a12cc","element":"timer-start","scope":"01a20192-53e7-7000-a55d-e612c8796dbb","taken":["t1"]}', NULL),
	(88, '7068', '2026-11-22 04:44:56.682155+00', 3, '01a20192-53e7-7000-a55d-e612c8796dbb', 1, 1, 'ElementEntered', 'moment', '{"activation":"01a20192-53ea-7001-a865-75d604e437b5","element":"moment","scope":"01a20192-53e7-7000-a55d-e612c8796dbb","from":["t1"]}', NULL),
	(89, '7068', '2026-11-22 04:44:56.682155+00', 4, '01a20192-53e7-7000-a55d-e612c8796dbb', 1, 1, 'SubscriptionOpened', 'moment', '{"activation":"01a20192-53ea-7001-a865-75d604e437b5","subscription":"01a20192-53ea-7002-bdc0-133326b27a1c","element":"moment","awaits":{"timer":{"due":"2026-11-22T04:44:59.682155Z"}}}', NULL),
	(70, '7064', '2026-11-22 04:44:56.668596+00', 1, '01a20192-53d0-7002-807b-3a94260f8160', 1, 1, 'InstanceStarted', 'job-start', '{"project":"01a20192-5301-7000-a928-fd3bd452ecc3","resource":"01a20192-5320-7000-9427-9ceae8a5a010","process_version":"01a20192-5320-7000-9a8a-618a5ead1063","process_id":"job","version":1,"element":"job-start","parent":{"instance":"01a20192-53ce-7000-8dae-8164afa2ff4d","activation":"01a20192-53d0-7001-a62f-190b87f60a6a","catches":{"codes":[]}},"variables":{"key":"k"}}', '{"actor":"system:driver"}'),
	(72, '7064', '2026-11-22 04:44:56.668596+00', 2, '01a20192-53d0-7002-807b-3a94260f8160', 1, 1, 'ElementPassed', 'job-start', '{"activation":"01a20192-53dc-7000-882e-5a43c2618ae6","element":"job-start","scope":"01a20192-53d0-7002-807b-3a94260f8160","taken":["j1"]}', NULL),
	(74, '7064', '2026-11-22 04:44:56.668596+00', 3, '01a20192-53d0-7002-807b-3a94260f8160', 1, 1, 'ElementEntered', 'job-work', '{"activation":"01a20192-53dc-7001-b5c5-0b0ca7d4e816","element":"job-work","scope":"01a20192-53d0-7002-807b-3a94260f8160","from":["j1"]}', NULL),
	(75, '7064', '2026-11-22 04:44:56.668596+00', 4, '01a20192-53d0-7002-807b-3a94260f8160', 1, 1, 'JobCreated', 'job-work', '{"activation":"01a20192-53dc-7001-b5c5-0b0ca7d4e816","job":"01a20192-53dc-7002-9518-6090749f5684","element":"job-work","task_type":"work","retries":3}', NULL),
	(82, '7067', '2026-11-22 04:44:56.677821+00', 1, '01a20192-53e5-7000-b831-9d63f492191f', 1, 1, 'InstanceStarted', 'job-start', '{"project":"01a20192-5301-7000-a928-fd3bd452ecc3","resource":"01a20192-5320-7000-9427-9ceae8a5a010","process_version":"01a20192-5320-7000-9a8a-618a5ead1063","process_id":"job","version":1,"element":"job-start","variables":{"key":"k"}}', '{"actor":"editor"}'),
	(83, '7067', '2026-11-22 04:44:56.677821+00', 2, '01a20192-53e5-7000-b831-9d63f492191f', 1, 1, 'ElementPassed', 'job-start', '{"activation":"01a20192-53e5-7000-83dd-97c26884cf86","element":"job-start","scope":"01a20192-53e5-7000-b831-9d63f492191f","taken":["j1"]}', NULL),
	(84, '7067', '2026-11-22 04:44:56.677821+00', 3, '01a20192-53e5-7000-b831-9d63f492191f', 1, 1, 'ElementEntered', 'job-work', '{"activation":"01a20192-53e5-7001-af9b-6b1bc1b17e67","element":"job-work","scope":"01a20192-53e5-7000-b831-9d63f492191f","from":["j1"]}', NULL),
	(85, '7067', '2026-11-22 04:44:56.677821+00', 4, '01a20192-53e5-7000-b831-9d63f492191f', 1, 1, 'JobCreated', 'job-work', '{"activation":"01a20192-53e5-7001-af9b-6b1bc1b17e67","job":"01a20192-53e5-7002-b81d-ba647dd40a8c","element":"job-work","task_type":"work","retries":3}', NULL);


--
-- Data for Name: external_jobs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.external_jobs VALUES
	('01a20192-535e-7001-80d6-9109c17b16f3', '01a20192-535e-7002-b8ba-fcf614e58f0e', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5357-7000-9499-837db140b4e9', NULL, '2026-11-22 04:44:56.54256+00', '2026-11-22 04:44:56.553653+00', 5, 3, 'COMPLETED', 'job-work', 'work', NULL, NULL, '{"key":"k","sum":1}', '{}'),
	('01a20192-538d-7006-8eba-d14090b99592', '01a20192-538d-7007-a8bc-54ea1448bfe7', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-538a-7000-ae0e-595fcfedb747', NULL, '2026-11-22 04:44:56.589401+00', NULL, 9, 3, 'PENDING', 'each', 'each', NULL, NULL, '{"items":[1,2.5,3],"key":"k","item":2.5,"loopCounter":2}', '{}'),
	('01a20192-538d-7009-8522-f9f092497059', '01a20192-538d-700a-b8c6-e7349e7efeb3', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-538a-7000-ae0e-595fcfedb747', NULL, '2026-11-22 04:44:56.589401+00', NULL, 12, 3, 'PENDING', 'each', 'each', NULL, NULL, '{"items":[1,2.5,3],"key":"k","item":3,"loopCounter":3}', '{}'),
	('01a20192-538d-7003-a878-82842808a178', '01a20192-538d-7004-9a03-0a252f17b768', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-538a-7000-ae0e-595fcfedb747', NULL, '2026-11-22 04:44:56.589401+00', '2026-11-22 04:44:56.598669+00', 13, 3, 'COMPLETED', 'each', 'each', NULL, NULL, '{"items":[1,2.5,3],"key":"k","item":1,"loopCounter":1}', '{}'),
	('01a20192-53b0-7001-b9d6-e5f850f189c8', '01a20192-53b0-7002-b60d-2327c44ecfbe', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53b0-7000-8d1d-3f2bbd8f7839', NULL, '2026-11-22 04:44:56.624321+00', NULL, 5, 2, 'PENDING', 'job-work', 'work', NULL, NULL, '{"key":"k","text":"ünï\n\"quoted\""}', '{}'),
	('01a20192-53dc-7001-b5c5-0b0ca7d4e816', '01a20192-53dc-7002-9518-6090749f5684', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53d0-7002-807b-3a94260f8160', '01a20192-53ce-7000-8dae-8164afa2ff4d', '2026-11-22 04:44:56.668596+00', NULL, 4, 3, 'PENDING', 'job-work', 'work', NULL, NULL, '{"key":"k"}', '{}'),
	('01a20192-53e5-7001-af9b-6b1bc1b17e67', '01a20192-53e5-7002-b81d-ba647dd40a8c', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53e5-7000-b831-9d63f492191f', NULL, '2026-11-22 04:44:56.677821+00', NULL, 4, 3, 'PENDING', 'job-work', 'work', NULL, NULL, '{"key":"k"}', '{}');


--
-- Data for Name: incidents; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.incidents VALUES
	('01a20192-53d7-7002-a1c8-eafde217f773', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53d4-7000-b150-b9311bbfea83', '01a20192-5320-7006-8f2c-1b34282e02dc', '01a20192-53d7-7001-a242-fb64deb6917d', '01a20192-53d4-7000-b150-b9311bbfea83', NULL, '2026-11-22 04:44:56.663204+00', NULL, 4, 1, NULL, 'incident', NULL, 'choice', 'GatewayNoMatch', NULL, 'no condition of a flow out of ''choice'' holds and it has no default flow. Correct the variables the conditions read and resolve the incident', NULL, '{"amount":0,"key":"k"}');


--
-- Data for Name: instances; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.instances VALUES
	('01a20192-5357-7000-9499-837db140b4e9', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', '01a20192-5320-7000-9a8a-618a5ead1063', NULL, '2026-11-22 04:44:56.54256+00', '2026-11-22 04:44:56.553653+00', 8, 1, 0, false, 'COMPLETED', 'job', NULL, 'editor', NULL, NULL, NULL),
	('01a20192-5373-7000-9c64-9da0e0d4d2ff', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', '01a20192-5320-7007-b71b-cb6fb9a9e8e4', NULL, '2026-11-22 04:44:56.566149+00', '2026-11-22 04:44:56.573705+00', 11, 1, 0, false, 'CANCELED', 'guarded', NULL, 'editor', NULL, NULL, NULL),
	('01a20192-538a-7000-ae0e-595fcfedb747', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', '01a20192-5320-7005-8093-2a50455623ec', NULL, '2026-11-22 04:44:56.589401+00', NULL, 1, 1, 0, false, 'RUNNING', 'many', NULL, 'editor', NULL, NULL, NULL),
	('01a20192-539a-7000-bcec-2559cb04c590', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', '01a20192-5320-7008-ac6a-361d704aa114', NULL, '2026-11-22 04:44:56.607894+00', NULL, 1, 1, 0, false, 'RUNNING', 'branches', NULL, 'editor', NULL, NULL, NULL),
	('01a20192-53b0-7000-8d1d-3f2bbd8f7839', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', '01a20192-5320-7000-9a8a-618a5ead1063', NULL, '2026-11-22 04:44:56.624321+00', NULL, 1, 1, 0, false, 'RUNNING', 'job', NULL, 'editor', NULL, NULL, NULL),
	('01a20192-53c0-7000-93d3-78dcd45172dc', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', '01a20192-5320-7001-8cb5-46ca7cbb871a', NULL, '2026-11-22 04:44:56.644507+00', NULL, 1, 1, 0, false, 'RUNNING', 'person', NULL, 'editor', NULL, NULL, NULL),
	('01a20192-53c8-7000-9e82-ce67be6f9f4c', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', '01a20192-5320-7003-b2b2-1bcc6719501f', NULL, '2026-11-22 04:44:56.651194+00', NULL, 1, 1, 0, false, 'RUNNING', 'message', NULL, 'editor', NULL, NULL, NULL),
	('01a20192-53ce-7000-8dae-8164afa2ff4d', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', '01a20192-5320-7004-81e1-74e60eb6e0ee', NULL, '2026-11-22 04:44:56.656928+00', NULL, 1, 1, 0, false, 'RUNNING', 'call', NULL, 'editor', NULL, NULL, NULL),
	('01a20192-53d4-7000-b150-b9311bbfea83', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', '01a20192-5320-7006-8f2c-1b34282e02dc', NULL, '2026-11-22 04:44:56.663204+00', NULL, 4, 1, 1, false, 'RUNNING', 'incident', NULL, 'editor', NULL, NULL, NULL),
	('01a20192-53d0-7002-807b-3a94260f8160', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', '01a20192-5320-7000-9a8a-618a5ead1063', '01a20192-53ce-7000-8dae-8164afa2ff4d', '2026-11-22 04:44:56.668596+00', NULL, 1, 1, 0, false, 'RUNNING', 'job', NULL, 'system:driver', NULL, NULL, NULL),
	('01a20192-53de-7000-9c5a-44dcd7b3c0af', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', '01a20192-5320-7007-b71b-cb6fb9a9e8e4', NULL, '2026-11-22 04:44:56.670458+00', NULL, 1, 1, 0, false, 'RUNNING', 'guarded', NULL, 'editor', NULL, NULL, NULL),
	('01a20192-53e5-7000-b831-9d63f492191f', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', '01a20192-5320-7000-9a8a-618a5ead1063', NULL, '2026-11-22 04:44:56.677821+00', NULL, 1, 1, 0, false, 'RUNNING', 'job', NULL, 'editor', NULL, NULL, NULL),
	('01a20192-53e7-7000-a55d-e612c8796dbb', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', '01a20192-5320-7002-a645-222ee49d745d', NULL, '2026-11-22 04:44:56.682155+00', NULL, 1, 1, 0, false, 'RUNNING', 'timer', NULL, 'editor', NULL, NULL, NULL);


--
-- Data for Name: job_leases; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_leases VALUES
	('01a20192-538d-7006-8eba-d14090b99592', '01a20192-538a-7000-ae0e-595fcfedb747', '01a20192-5301-7000-a928-fd3bd452ecc3', 'each', '2026-11-22 04:44:56.589401+00', NULL, NULL, NULL, NULL, NULL),
	('01a20192-538d-7009-8522-f9f092497059', '01a20192-538a-7000-ae0e-595fcfedb747', '01a20192-5301-7000-a928-fd3bd452ecc3', 'each', '2026-11-22 04:44:56.589401+00', NULL, NULL, NULL, NULL, NULL),
	('01a20192-53b0-7001-b9d6-e5f850f189c8', '01a20192-53b0-7000-8d1d-3f2bbd8f7839', '01a20192-5301-7000-a928-fd3bd452ecc3', 'work', '2026-11-22 04:44:56.624321+00', 'worker', 'b4f88866-de8e-4ebd-9c8b-fd1edbcd2fc7', '2026-11-22 04:45:06.636591+00', NULL, NULL),
	('01a20192-53dc-7001-b5c5-0b0ca7d4e816', '01a20192-53d0-7002-807b-3a94260f8160', '01a20192-5301-7000-a928-fd3bd452ecc3', 'work', '2026-11-22 04:44:56.668596+00', NULL, NULL, NULL, NULL, NULL),
	('01a20192-53e5-7001-af9b-6b1bc1b17e67', '01a20192-53e5-7000-b831-9d63f492191f', '01a20192-5301-7000-a928-fd3bd452ecc3', 'work', '2026-11-22 04:44:56.677821+00', NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: memberships; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.memberships VALUES
	('01a20192-5301-7000-a928-fd3bd452ecc3', 'organisation-admin', 'creation', 'admin', 2);


--
-- Data for Name: message_subscriptions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.message_subscriptions VALUES
	('01a20192-5340-7000-b175-cf579fa2ba0a', '01a20192-5320-7000-9427-9ceae8a5a010', '01a20192-5301-7000-a928-fd3bd452ecc3', 'begin', 'start', '*', NULL, '2026-11-22 04:44:56.512419+00', '01a20192-5320-7009-97b3-042afef2ab72', 'begun', 'told-to-begin', false),
	('01a20192-539f-7005-8741-8797455a3799', '01a20192-539a-7000-bcec-2559cb04c590', '01a20192-5301-7000-a928-fd3bd452ecc3', 'go', 'catch', 's:k', '"k"', '2026-11-22 04:44:56.607894+00', NULL, NULL, NULL, false),
	('01a20192-53cb-7002-8aa6-9026c221ef04', '01a20192-53c8-7000-9e82-ce67be6f9f4c', '01a20192-5301-7000-a928-fd3bd452ecc3', 'go', 'catch', 's:k', '"k"', '2026-11-22 04:44:56.651194+00', NULL, NULL, NULL, false),
	('01a20192-53de-7000-917a-d6cab8b82a35', '01a20192-53de-7000-9c5a-44dcd7b3c0af', '01a20192-5301-7000-a928-fd3bd452ecc3', 'go', 'catch', 's:k', '"k"', '2026-11-22 04:44:56.670458+00', NULL, NULL, NULL, false);


--
-- Data for Name: messages; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: organization_members; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox VALUES
	('01a20192-539f-7006-84ea-9bdd812dba59', '01a20192-539a-7000-bcec-2559cb04c590', 'FireTimer', '2026-12-22 04:44:56.607894+00', '{"kind":"FireTimer","data":{"instance":"01a20192-539a-7000-bcec-2559cb04c590","subscription":"01a20192-539f-7006-84ea-9bdd812dba59","due":"2026-12-22T04:44:56.607894Z"}}', NULL),
	('01a20192-53de-7003-b987-ed87f8ea88cc', '01a20192-53de-7000-9c5a-44dcd7b3c0af', 'FireTimer', '2026-11-22 04:44:59.670458+00', '{"kind":"FireTimer","data":{"instance":"01a20192-53de-7000-9c5a-44dcd7b3c0af","subscription":"01a20192-53de-7003-b987-ed87f8ea88cc","due":"2026-11-22T04:44:59.670458Z"}}', NULL),
	('01a20192-53ea-7002-bdc0-133326b27a1c', '01a20192-53e7-7000-a55d-e612c8796dbb', 'FireTimer', '2026-11-22 04:44:59.682155+00', '{"kind":"FireTimer","data":{"instance":"01a20192-53e7-7000-a55d-e612c8796dbb","subscription":"01a20192-53ea-7002-bdc0-133326b27a1c","due":"2026-11-22T04:44:59.682155Z"}}', NULL);


--
-- Data for Name: process_versions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.process_versions VALUES
	('01a20192-5320-7000-9a8a-618a5ead1063', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', 'Upgrade', 'job', NULL, 1, '2026-11-22 04:44:56.512419+00', NULL, 2),
	('01a20192-5320-7001-8cb5-46ca7cbb871a', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', 'Upgrade', 'person', NULL, 1, '2026-11-22 04:44:56.512419+00', NULL, 2),
	('01a20192-5320-7002-a645-222ee49d745d', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', 'Upgrade', 'timer', NULL, 1, '2026-11-22 04:44:56.512419+00', NULL, 2),
	('01a20192-5320-7003-b2b2-1bcc6719501f', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', 'Upgrade', 'message', NULL, 1, '2026-11-22 04:44:56.512419+00', NULL, 2),
	('01a20192-5320-7004-81e1-74e60eb6e0ee', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', 'Upgrade', 'call', NULL, 1, '2026-11-22 04:44:56.512419+00', NULL, 2),
	('01a20192-5320-7005-8093-2a50455623ec', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', 'Upgrade', 'many', NULL, 1, '2026-11-22 04:44:56.512419+00', NULL, 2),
	('01a20192-5320-7006-8f2c-1b34282e02dc', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', 'Upgrade', 'incident', NULL, 1, '2026-11-22 04:44:56.512419+00', NULL, 2),
	('01a20192-5320-7007-b71b-cb6fb9a9e8e4', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', 'Upgrade', 'guarded', NULL, 1, '2026-11-22 04:44:56.512419+00', NULL, 2),
	('01a20192-5320-7008-ac6a-361d704aa114', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', 'Upgrade', 'branches', NULL, 1, '2026-11-22 04:44:56.512419+00', NULL, 2),
	('01a20192-5320-7009-97b3-042afef2ab72', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5320-7000-9427-9ceae8a5a010', 'Upgrade', 'begun', NULL, 1, '2026-11-22 04:44:56.512419+00', NULL, 2);


--
-- Data for Name: projects; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.projects VALUES
	('01a20192-5301-7000-a928-fd3bd452ecc3', 'A project', NULL, 'organisation-admin', '2026-11-22 04:44:56.449047+00', NULL, NULL, 1);


--
-- Data for Name: read_tables; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.read_tables VALUES
	('projects', 1, true, NULL, NULL),
	('memberships', 1, true, NULL, NULL),
	('organization_members', 1, true, NULL, NULL),
	('resources', 1, true, NULL, NULL),
	('process_versions', 1, true, NULL, NULL),
	('instances', 1, true, NULL, NULL),
	('external_jobs', 1, true, NULL, NULL),
	('user_tasks', 1, true, NULL, NULL),
	('incidents', 1, true, NULL, NULL);


--
-- Data for Name: rebuild_progress; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: requests; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: resources; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.resources VALUES
	('01a20192-5320-7000-9427-9ceae8a5a010', '01a20192-5301-7000-a928-fd3bd452ecc3', 'upgrade', 'Upgrade', '<?xml version="1.0" encoding="UTF-8"?>
<!-- What instances of a dump run: each process waits in another way. See README.md for the words that tests/upgrade answers. -->
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
             xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
             xmlns:q="http://quantumbpm.com/schema/1.0" id="upgrade" targetNamespace="http://example.com/upgrade">
  <message id="go" name="go"><extensionElements><q:subscription correlationKey="=key"/></extensionElements></message>
  <message id="begin" name="begin"/>
  <error id="refused" errorCode="REFUSED"/>
  <process id="job" isExecutable="true">
    <startEvent id="job-start"/><sequenceFlow id="j1" sourceRef="job-start" targetRef="job-work"/>
    <serviceTask id="job-work"><extensionElements><q:taskDefinition type="work"/></extensionElements></serviceTask>
    <sequenceFlow id="j2" sourceRef="job-work" targetRef="job-end"/><endEvent id="job-end"/>
  </process>
  <process id="person" isExecutable="true">
    <startEvent id="person-start"/><sequenceFlow id="p1" sourceRef="person-start" targetRef="approve"/>
    <userTask id="approve"/>
    <sequenceFlow id="p2" sourceRef="approve" targetRef="person-end"/><endEvent id="person-end"/>
  </process>
  <process id="timer" isExecutable="true">
    <startEvent id="timer-start"/><sequenceFlow id="t1" sourceRef="timer-start" targetRef="moment"/>
    <intermediateCatchEvent id="moment"><timerEventDefinition><timeDuration>PT3S</timeDuration></timerEventDefinition>
    </intermediateCatchEvent>
    <sequenceFlow id="t2" sourceRef="moment" targetRef="timer-end"/><endEvent id="timer-end"/>
  </process>
  <process id="message" isExecutable="true">
    <startEvent id="message-start"/><sequenceFlow id="m1" sourceRef="message-start" targetRef="wait"/>
    <intermediateCatchEvent id="wait"><messageEventDefinition messageRef="go"/></intermediateCatchEvent>
    <sequenceFlow id="m2" sourceRef="wait" targetRef="message-end"/><endEvent id="message-end"/>
  </process>
  <process id="call" isExecutable="true">
    <startEvent id="call-start"/><sequenceFlow id="c1" sourceRef="call-start" targetRef="calling"/>
    <callActivity id="calling"><extensionElements><q:calledElement processId="job"/></extensionElements></callActivity>
    <sequenceFlow id="c2" sourceRef="calling" targetRef="call-end"/><endEvent id="call-end"/>
  </process>
  <process id="many" isExecutable="true">
    <startEvent id="many-start"/><sequenceFlow id="n1" sourceRef="many-start" targetRef="each"/>
    <serviceTask id="each"><extensionElements><q:taskDefinition type="each"/></extensionElements>
      <multiInstanceLoopCharacteristics><extensionElements>
        <q:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=item * 2"/>
      </extensionElements></multiInstanceLoopCharacteristics>
    </serviceTask>
    <sequenceFlow id="n2" sourceRef="each" targetRef="many-end"/><endEvent id="many-end"/>
  </process>
  <process id="incident" isExecutable="true">
    <startEvent id="incident-start"/><sequenceFlow id="i1" sourceRef="incident-start" targetRef="choice"/>
    <exclusiveGateway id="choice"/>
    <sequenceFlow id="i2" sourceRef="choice" targetRef="incident-end">
      <conditionExpression xsi:type="tFormalExpression">=amount &gt; 1</conditionExpression>
    </sequenceFlow>
    <endEvent id="incident-end"/>
  </process>
  <process id="guarded" isExecutable="true">
    <startEvent id="guarded-start"/><sequenceFlow id="g1" sourceRef="guarded-start" targetRef="part"/>
    <subProcess id="part">
      <startEvent id="part-start"/><sequenceFlow id="g2" sourceRef="part-start" targetRef="decide"/>
      <userTask id="decide"/>
      <sequenceFlow id="g3" sourceRef="decide" targetRef="part-end"/><endEvent id="part-end"/>
    </subProcess>
    <sequenceFlow id="g4" sourceRef="part" targetRef="guarded-end"/><endEvent id="guarded-end"/>
    <boundaryEvent id="late" attachedToRef="part" cancelActivity="false">
      <timerEventDefinition><timeDuration>PT3S</timeDuration></timerEventDefinition>
    </boundaryEvent>
    <sequenceFlow id="g5" sourceRef="late" targetRef="late-end"/><endEvent id="late-end"/>
    <boundaryEvent id="not-done" attachedToRef="part"><errorEventDefinition errorRef="refused"/></boundaryEvent>
    <sequenceFlow id="g6" sourceRef="not-done" targetRef="not-done-end"/><endEvent id="not-done-end"/>
    <subProcess id="asking" triggeredByEvent="true">
      <startEvent id="asked" isInterrupting="false"><messageEventDefinition messageRef="go"/></startEvent>
      <sequenceFlow id="g7" sourceRef="asked" targetRef="answer"/>
      <userTask id="answer"/>
      <sequenceFlow id="g8" sourceRef="answer" targetRef="answered"/><endEvent id="answered"/>
    </subProcess>
  </process>
  <process id="branches" isExecutable="true">
    <startEvent id="branches-start"/><sequenceFlow id="b1" sourceRef="branches-start" targetRef="split"/>
    <parallelGateway id="split"/>
    <sequenceFlow id="b2" sourceRef="split" targetRef="first"/><sequenceFlow id="b3" sourceRef="split" targetRef="second"/>
    <userTask id="first"/>
    <eventBasedGateway id="second"/>
    <sequenceFlow id="b4" sourceRef="second" targetRef="told"/><sequenceFlow id="b5" sourceRef="second" targetRef="untold"/>
    <intermediateCatchEvent id="told"><messageEventDefinition messageRef="go"/></intermediateCatchEvent>
    <intermediateCatchEvent id="untold"><timerEventDefinition><timeDuration>P30D</timeDuration></timerEventDefinition>
    </intermediateCatchEvent>
    <sequenceFlow id="b6" sourceRef="told" targetRef="merge"/><sequenceFlow id="b7" sourceRef="untold" targetRef="merge"/>
    <exclusiveGateway id="merge"/>
    <sequenceFlow id="b8" sourceRef="first" targetRef="join"/><sequenceFlow id="b9" sourceRef="merge" targetRef="join"/>
    <parallelGateway id="join"/>
    <sequenceFlow id="b10" sourceRef="join" targetRef="branches-end"/><endEvent id="branches-end"/>
  </process>
  <process id="begun" isExecutable="true">
    <startEvent id="told-to-begin"><messageEventDefinition messageRef="begin"/></startEvent>
    <sequenceFlow id="s1" sourceRef="told-to-begin" targetRef="begun-work"/>
    <userTask id="begun-work"/>
    <sequenceFlow id="s2" sourceRef="begun-work" targetRef="begun-end"/><endEvent id="begun-end"/>
  </process>
</definitions>
', 'editor', '2026-11-22 04:44:56.480856+00', '2026-11-22 04:44:56.512419+00', 2, '[{"process_version":"01a20192-5320-7000-9a8a-618a5ead1063","process_id":"job","process_name":null},{"process_version":"01a20192-5320-7001-8cb5-46ca7cbb871a","process_id":"person","process_name":null},{"process_version":"01a20192-5320-7002-a645-222ee49d745d","process_id":"timer","process_name":null},{"process_version":"01a20192-5320-7003-b2b2-1bcc6719501f","process_id":"message","process_name":null},{"process_version":"01a20192-5320-7004-81e1-74e60eb6e0ee","process_id":"call","process_name":null},{"process_version":"01a20192-5320-7005-8093-2a50455623ec","process_id":"many","process_name":null},{"process_version":"01a20192-5320-7006-8f2c-1b34282e02dc","process_id":"incident","process_name":null},{"process_version":"01a20192-5320-7007-b71b-cb6fb9a9e8e4","process_id":"guarded","process_name":null},{"process_version":"01a20192-5320-7008-ac6a-361d704aa114","process_id":"branches","process_name":null},{"process_version":"01a20192-5320-7009-97b3-042afef2ab72","process_id":"begun","process_name":null}]');


--
-- Data for Name: snapshots; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: user_tasks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.user_tasks VALUES
	('01a20192-5376-7005-acb3-4fd62b7d991a', '01a20192-5376-7006-a05f-48b2ac5b825c', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-5373-7000-9c64-9da0e0d4d2ff', NULL, '2026-11-22 04:44:56.566149+00', '2026-11-22 04:44:56.573705+00', 9, 'CANCELED', 'decide', 'UserTask', NULL, NULL, NULL, NULL, 'activity interrupted', NULL, '[]', '[]', '{"key":"k"}', '{}', NULL),
	('01a20192-539f-7002-8daa-1ee3a7cbb9f6', '01a20192-539f-7003-89e2-c4390fc4b447', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-539a-7000-bcec-2559cb04c590', NULL, '2026-11-22 04:44:56.607894+00', '2026-11-22 04:44:56.62031+00', 9, 'COMPLETED', 'first', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"key":"k"}', '{}', '{}'),
	('01a20192-53c4-7001-bf63-d0dbf41a0847', '01a20192-53c4-7002-a4f1-9c744e535283', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53c0-7000-93d3-78dcd45172dc', NULL, '2026-11-22 04:44:56.644507+00', NULL, 4, 'CREATED', 'approve', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"amount":12345678901234567000,"key":"k","list":[null,true,{"a":[]}]}', '{}', NULL),
	('01a20192-53de-7005-91f4-773a73cbc4dc', '01a20192-53de-7006-a022-073ac94bb1c1', '01a20192-5301-7000-a928-fd3bd452ecc3', '01a20192-53de-7000-9c5a-44dcd7b3c0af', NULL, '2026-11-22 04:44:56.670458+00', NULL, 8, 'CREATED', 'decide', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"key":"k"}', '{}', NULL);


--
-- Name: events_position; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.events_position', 89, true);


--
-- Name: _sqlx_migrations _sqlx_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public._sqlx_migrations
    ADD CONSTRAINT _sqlx_migrations_pkey PRIMARY KEY (version);


--
-- Name: count_deltas count_deltas_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.count_deltas
    ADD CONSTRAINT count_deltas_pkey PRIMARY KEY (project_id, counted_id, sequence);


--
-- Name: counts counts_group; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.counts
    ADD CONSTRAINT counts_group UNIQUE NULLS NOT DISTINCT (project_id, counted, name, process_version_id, test, status);


--
-- Name: event_epoch event_epoch_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_epoch
    ADD CONSTRAINT event_epoch_pkey PRIMARY KEY (only_row);


--
-- Name: events events_sequence; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_sequence PRIMARY KEY (stream, sequence);


--
-- Name: external_jobs external_jobs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.external_jobs
    ADD CONSTRAINT external_jobs_pkey PRIMARY KEY (execution_key, id);


--
-- Name: incidents incidents_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.incidents
    ADD CONSTRAINT incidents_pkey PRIMARY KEY (id);


--
-- Name: instances instances_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.instances
    ADD CONSTRAINT instances_pkey PRIMARY KEY (id);


--
-- Name: job_leases job_leases_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_leases
    ADD CONSTRAINT job_leases_pkey PRIMARY KEY (execution_key);


--
-- Name: memberships memberships_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_pkey PRIMARY KEY (project_id, subject, source);


--
-- Name: message_subscriptions message_subscriptions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message_subscriptions
    ADD CONSTRAINT message_subscriptions_pkey PRIMARY KEY (subscription_id);


--
-- Name: messages messages_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (message_id);


--
-- Name: organization_members organization_members_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_members
    ADD CONSTRAINT organization_members_pkey PRIMARY KEY (subject);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);


--
-- Name: process_versions process_versions_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.process_versions
    ADD CONSTRAINT process_versions_number UNIQUE (project_id, process_id, version);


--
-- Name: process_versions process_versions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.process_versions
    ADD CONSTRAINT process_versions_pkey PRIMARY KEY (id);


--
-- Name: projects projects_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.projects
    ADD CONSTRAINT projects_pkey PRIMARY KEY (id);


--
-- Name: read_tables read_tables_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.read_tables
    ADD CONSTRAINT read_tables_pkey PRIMARY KEY (name, version);


--
-- Name: rebuild_progress rebuild_progress_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rebuild_progress
    ADD CONSTRAINT rebuild_progress_pkey PRIMARY KEY (only_row);


--
-- Name: requests requests_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests
    ADD CONSTRAINT requests_pkey PRIMARY KEY (project_id, subject, operation, key, item);


--
-- Name: resources resources_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resources
    ADD CONSTRAINT resources_pkey PRIMARY KEY (id);


--
-- Name: snapshots snapshots_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.snapshots
    ADD CONSTRAINT snapshots_pkey PRIMARY KEY (stream, version, sequence);


--
-- Name: user_tasks user_tasks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.user_tasks
    ADD CONSTRAINT user_tasks_pkey PRIMARY KEY (execution_key, id);


--
-- Name: events_cursor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_cursor ON public.events USING btree (epoch, transaction_id, "position");


--
-- Name: external_jobs_business_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX external_jobs_business_id ON public.external_jobs USING btree (project_id, business_id) WHERE (business_id IS NOT NULL);


--
-- Name: external_jobs_instance; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX external_jobs_instance ON public.external_jobs USING btree (project_id, instance_id, created_at, id);


--
-- Name: external_jobs_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX external_jobs_open ON public.external_jobs USING btree (project_id, created_at, id) WHERE (status = 'PENDING'::text);


--
-- Name: external_jobs_project; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX external_jobs_project ON public.external_jobs USING btree (project_id, created_at, id);


--
-- Name: external_jobs_stopped; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX external_jobs_stopped ON public.external_jobs USING btree (project_id, created_at, id) WHERE (status = ANY (ARRAY['CANCELED'::text, 'FAILED'::text]));


--
-- Name: external_jobs_type; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX external_jobs_type ON public.external_jobs USING btree (project_id, task_type, created_at, id);


--
-- Name: incidents_instance; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX incidents_instance ON public.incidents USING btree (instance_id);


--
-- Name: incidents_project; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX incidents_project ON public.incidents USING btree (project_id, ((resolved_at IS NULL)), raised_at, id);


--
-- Name: incidents_version; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX incidents_version ON public.incidents USING btree (process_version_id, ((resolved_at IS NULL)), raised_at, id);


--
-- Name: instances_business_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX instances_business_id ON public.instances USING btree (project_id, business_id) WHERE (business_id IS NOT NULL);


--
-- Name: instances_of_resource; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX instances_of_resource ON public.instances USING btree (resource_id) WHERE (status = 'RUNNING'::text);


--
-- Name: instances_parent; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX instances_parent ON public.instances USING btree (parent_id) WHERE (parent_id IS NOT NULL);


--
-- Name: instances_process; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX instances_process ON public.instances USING btree (project_id, process_id, created_at, id);


--
-- Name: instances_project; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX instances_project ON public.instances USING btree (project_id, created_at, id);


--
-- Name: instances_running; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX instances_running ON public.instances USING btree (project_id, process_id, created_at, id) WHERE (status = 'RUNNING'::text);


--
-- Name: instances_start_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX instances_start_key ON public.instances USING btree (project_id, process_id, start_key) WHERE ((status = 'RUNNING'::text) AND (start_key IS NOT NULL));


--
-- Name: instances_stopped; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX instances_stopped ON public.instances USING btree (project_id, created_at, id) WHERE (status = ANY (ARRAY['CANCELED'::text, 'FAILED'::text]));


--
-- Name: instances_version; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX instances_version ON public.instances USING btree (process_version_id, created_at, id);


--
-- Name: instances_with_incident; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX instances_with_incident ON public.instances USING btree (project_id, created_at, id) WHERE (open_incidents > 0);


--
-- Name: job_leases_poll; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_leases_poll ON public.job_leases USING btree (project_id, poll) WHERE (poll IS NOT NULL);


--
-- Name: job_leases_until; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_leases_until ON public.job_leases USING btree (locked_until) WHERE (lease_id IS NOT NULL);


--
-- Name: job_leases_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_leases_waiting ON public.job_leases USING btree (project_id, task_type, created_at, execution_key) WHERE (lease_id IS NULL);


--
-- Name: memberships_subject; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX memberships_subject ON public.memberships USING btree (subject);


--
-- Name: message_subscriptions_match; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX message_subscriptions_match ON public.message_subscriptions USING btree (project_id, name, key, subscription_id);


--
-- Name: messages_expiry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX messages_expiry ON public.messages USING btree (expires_at);


--
-- Name: messages_match; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX messages_match ON public.messages USING btree (project_id, name, key, message_id);


--
-- Name: organization_members_stream; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_members_stream ON public.organization_members USING btree (stream);


--
-- Name: outbox_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_due ON public.outbox USING btree (due, id);


--
-- Name: outbox_stream; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_stream ON public.outbox USING btree (stream, due, id);


--
-- Name: process_versions_resource; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX process_versions_resource ON public.process_versions USING btree (resource_id);


--
-- Name: read_tables_current; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX read_tables_current ON public.read_tables USING btree (name) WHERE is_current;


--
-- Name: requests_age; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_age ON public.requests USING btree (created_at);


--
-- Name: resources_definitions; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX resources_definitions ON public.resources USING btree (project_id, definitions_id, created_at, id);


--
-- Name: resources_project; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX resources_project ON public.resources USING btree (project_id, created_at, id);


--
-- Name: user_tasks_assignee; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX user_tasks_assignee ON public.user_tasks USING btree (project_id, assignee, status, created_at, id) WHERE (assignee IS NOT NULL);


--
-- Name: user_tasks_business_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX user_tasks_business_id ON public.user_tasks USING btree (project_id, business_id) WHERE (business_id IS NOT NULL);


--
-- Name: user_tasks_candidate_groups; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX user_tasks_candidate_groups ON public.user_tasks USING gin (candidate_groups) WITH (fastupdate=off) WHERE ((status = 'CREATED'::text) AND (candidate_groups <> '[]'::jsonb));


--
-- Name: user_tasks_candidate_users; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX user_tasks_candidate_users ON public.user_tasks USING gin (candidate_users) WITH (fastupdate=off) WHERE ((status = 'CREATED'::text) AND (candidate_users <> '[]'::jsonb));


--
-- Name: user_tasks_instance; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX user_tasks_instance ON public.user_tasks USING btree (project_id, instance_id, created_at, id);


--
-- Name: user_tasks_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX user_tasks_open ON public.user_tasks USING btree (project_id, created_at, id) WHERE (status = 'CREATED'::text);


--
-- Name: user_tasks_project; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX user_tasks_project ON public.user_tasks USING btree (project_id, created_at, id);


--
-- Name: user_tasks_stopped; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX user_tasks_stopped ON public.user_tasks USING btree (project_id, created_at, id) WHERE (status = ANY (ARRAY['CANCELED'::text, 'FAILED'::text]));


--
-- Name: events events_are_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER events_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change_of_events();

ALTER TABLE public.events ENABLE ALWAYS TRIGGER events_are_append_only;


--
-- PostgreSQL database dump complete
--


