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
	(1, 'events', '2026-11-29 18:24:43.31317+00', true, '\x9e83f659088f1c70466294cad69733c54b4f8329ba97798e53aae24a96960f715bbaf12a608ed804195edd33a5e972fb', 56173705),
	(2, 'snapshots', '2026-11-29 18:24:43.37023+00', true, '\xd510ce14b6798fa1c4d0e4c943dfb393623b97bf072e0fa98ffe0bf3758c1c1f8f10671a0edff9ba32d4f61d2a738c9b', 15310800),
	(3, 'outbox', '2026-11-29 18:24:43.386826+00', true, '\x8ebca1566e313f050eaa8c3f9c13f7e2d5cb62db07c39428146dd8ad10b7df50eb10ba0904e04e3c9d4a260892511337', 13597609),
	(4, 'job leases', '2026-11-29 18:24:43.403575+00', true, '\x8d5438b5438a22d67bf28c04aee8f5d17fab3918bb1660fbb1dff88a73a91e567dd04c6c719187981d3e2f27591c5a3c', 24445435),
	(5, 'messages', '2026-11-29 18:24:43.428448+00', true, '\xedc7a3446a53cb0105d468bba61508a54f04b4aca950b654770b0809775045cbd526accf5f946cb9f5ed30962fdbf008', 31272253),
	(6, 'requests', '2026-11-29 18:24:43.460738+00', true, '\x43585dcec4fbf2a18002eeeeb423edc323b007ce36297f874a0ca713e300c68c33992cf45b1b2873d470b17bfd519616', 9960043),
	(7, 'cqrs events', '2026-11-29 18:24:43.472059+00', true, '\xdf25deac62501b8700b38c9459c88126e7b55d41308148fd656c0b13ea54de7cbffd1a43078e37b4171df5af7ec10359', 2986962),
	(8, 'read tables', '2026-11-29 18:24:43.475774+00', true, '\xeddb9b6976784bbf924ddd69b827683386fcc644fc40759c9f09b884e4b601ce6e2f41c15750946f71e57f6e7c15d9de', 25311785),
	(10, 'kept snapshots', '2026-11-29 18:24:43.502205+00', true, '\xce39beda44dae3749c135b04cc502451a25e0aaf150b4bd4f5f844e9adcf89e3a79be4e6f50c9d5d8c670aff8f02b116', 6070088),
	(12, 'requests of items', '2026-11-29 18:24:43.508991+00', true, '\xc3036870f0e70443a20393b7349594de95ff24b292523b639494545afb594cec07774d141daf11e097917fba78a688d3', 6128551),
	(13, 'requests of polls', '2026-11-29 18:24:43.515765+00', true, '\x57fbfe729b3e4f16d8f4c363d0009b645f0122c81a41958b99a78db27c87019d775ec37c5a4801618167ea395bfbb8f7', 4595883),
	(14, 'outbox stream', '2026-11-29 18:24:43.520723+00', true, '\xc8f366b57e0b272d8bfbd01fc57583f909d90c08410bc12acae85f059867ab7363af80ec2bc3559ac93be59077d82602', 4594259),
	(101, 'projects', '2026-11-29 18:24:43.526016+00', true, '\xd795580e4dd6a9326ce7817ee0200f52e4d59bb29802fdf864224a4921145d9ab5e3e7077caa3dee23f75b000a347c84', 6459674),
	(102, 'memberships', '2026-11-29 18:24:43.533121+00', true, '\x43f1cb108a84228be97bc8c75436d15007fe2fdc7e8226d41694dd78e10ba02a095241047ca0354fc8d851b6461dde78', 19658213),
	(103, 'resources', '2026-11-29 18:24:43.553276+00', true, '\xa94784b3a444117de6f33cde4aea37afa8135afbc2b82c4fcbcdb9422960c4d05c5602320ef2ac7248a200011b8ee5db', 10525055),
	(104, 'process versions', '2026-11-29 18:24:43.564747+00', true, '\x5e5ecc74222b6ee13cdc13fe046cf0b8e047745c07d77702927afa1fba323c64352287e74af8099b603b470dbc8f2aaf', 20208520),
	(105, 'instances', '2026-11-29 18:24:43.586005+00', true, '\x8ab985f247d10f24d55b448c0c63cda4849401f936f8cc57a26d5a252fe507579b4f7984172e9699cf8ec1a825383056', 25320479),
	(106, 'counts', '2026-11-29 18:24:43.615423+00', true, '\x024130b76ad6a0363e4296e60df3129ab1c2249ac378a8ad14aa98c968fcc821b0e53fc4e88559db42fcd0607ff61cd6', 14278919),
	(107, 'external jobs', '2026-11-29 18:24:43.630403+00', true, '\xbca6a2db190d094c65a85424fc7d7b02c688ada8fa4930812ae9b6ffe259f271d2d0545f07f13e0dca3855dfe1cf9ccf', 21349321),
	(108, 'user tasks', '2026-11-29 18:24:43.653591+00', true, '\x59e9510bd21f21b2090edc038993cc606bc090ef94491f32f6822bcb509d42d826d967758c1db7b3ca1a23cc284cdd17', 32169082),
	(109, 'incidents', '2026-11-29 18:24:43.687091+00', true, '\x7df4fcfd14b4b7e77fd7d4330854218e8fafaee3bee168522e0b1e8ca7141af4888c42c4f9c78efc708b3e8a1c188adb', 22458412),
	(110, 'assigned user tasks', '2026-11-29 18:24:43.710354+00', true, '\x66f3d1659834b15eaa867f241db5633caf89abfe28a94323c8e23f01a1b985243d742fe3e07b4f1d572e579c9f910ac7', 3272532),
	(111, 'organization member stream', '2026-11-29 18:24:43.713894+00', true, '\xc843c3f06c3c0fa9c7bb33396f910328e0fd2e3c0e5a408f71404e6e008e38f94ca0bddb8dab01b4c847ef88946d9ea3', 2637701);


--
-- Data for Name: count_deltas; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: counts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.counts VALUES
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'sender', '01a2288d-649b-7007-8d05-c4e6e6a67304', false, 'COMPLETED', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'person', '01a2288d-64eb-7001-ae85-8b5c8082b357', true, 'RUNNING', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'receiver', '01a2288d-649b-7008-b253-9a1a46bf4131', false, 'RUNNING', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'begun', '01a2288d-649b-700d-b08e-54c59b968d13', false, 'RUNNING', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'user_task', NULL, NULL, true, 'CREATED', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'ticking', '01a2288d-649b-700f-a4bb-0b3a13d95af4', false, 'RUNNING', 2),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'single', '01a2288d-649b-700e-b8bf-961d787b1a9c', false, 'COMPLETED', 4),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'single', '01a2288d-649b-700e-b8bf-961d787b1a9c', false, 'RUNNING', 0),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'incident', NULL, '01a2288d-649b-700c-ae2b-83f756865023', false, 'open', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'person', '01a2288d-649b-7001-9583-a33becec813a', false, 'CANCELED', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'incident', NULL, '01a2288d-649b-7000-8bf9-478f59ca767d', false, 'resolved', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'external_job', 'weigh', NULL, false, 'COMPLETED', 2),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'external_job', 'child-work', NULL, false, 'CANCELED', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'external_job', 'each', NULL, false, 'PENDING', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'incident', NULL, '01a2288d-649b-700c-ae2b-83f756865023', false, 'resolved', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'external_job', 'each', NULL, false, 'COMPLETED', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'spread', '01a2288d-649b-7005-985f-54d456751fda', false, 'RUNNING', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'stopped', '01a2288d-649b-7006-83a9-867305c32926', false, 'COMPLETED', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'exact', '01a2288d-649b-7000-8bf9-478f59ca767d', false, 'RUNNING', 6),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'child', '01a2288d-649b-7004-b13b-76aeff1c0416', false, 'CANCELED', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'choice', '01a2288d-649b-700c-ae2b-83f756865023', false, 'RUNNING', 2),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'external_job', 'weigh', NULL, false, 'PENDING', 2),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'child', '01a2288d-649b-7004-b13b-76aeff1c0416', false, 'FAILED', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'person', '01a2288d-649b-7001-9583-a33becec813a', false, 'RUNNING', 2),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'external_job', 'weigh', NULL, false, 'FAILED', 3),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'counted', '01a2288d-649b-7002-ac9e-6e735382c5ee', false, 'RUNNING', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'external_job', 'child-work', NULL, false, 'COMPLETED', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'user_task', NULL, NULL, false, 'CANCELED', 2),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'external_job', 'child-work', NULL, false, 'PENDING', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'user_task', NULL, NULL, false, 'FAILED', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'incident', NULL, '01a2288d-649b-7000-8bf9-478f59ca767d', false, 'open', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'parent', '01a2288d-649b-7003-a61d-42256ebeb681', false, 'CANCELED', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'incident', NULL, '01a2288d-649b-7005-985f-54d456751fda', false, 'resolved', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'child', '01a2288d-649b-7004-b13b-76aeff1c0416', false, 'RUNNING', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'parent', '01a2288d-649b-7003-a61d-42256ebeb681', false, 'RUNNING', 2),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'user_task', NULL, NULL, false, 'COMPLETED', 7),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'guarded', '01a2288d-649b-700a-b536-e387a598b52e', false, 'RUNNING', 2),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'instance', 'soon', '01a2288d-649b-700b-b29c-192ff1b31486', false, 'RUNNING', 1),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'user_task', NULL, NULL, false, 'CREATED', 14);


--
-- Data for Name: event_epoch; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.event_epoch VALUES
	(true, 1);


--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.events VALUES
	(1, '89512', '2026-11-29 18:24:44.377496+00', 1, '809bd3e5-f131-54d7-9727-ee97f4f0be70', 1, 1, 'ProjectCreated', NULL, '{"name":"Kept","key":"proj-kept","created_by":"system:provisioning"}', '{"actor":"system:provisioning"}'),
	(2, '89513', '2026-11-29 18:24:44.421341+00', 1, '3e739211-1a84-56a2-a4fd-ae66d71c5e6d', 1, 1, 'ProjectCreated', NULL, '{"name":"Lost","key":"proj-lost","created_by":"system:provisioning"}', '{"actor":"system:provisioning"}'),
	(3, '89514', '2026-11-29 18:24:44.436872+00', 2, '809bd3e5-f131-54d7-9727-ee97f4f0be70', 1, 1, 'MembershipGranted', NULL, '{"subject":"alice","role":"editor","source":"provisioning"}', '{"actor":"system:provisioning"}'),
	(4, '89515', '2026-11-29 18:24:44.440335+00', 3, '809bd3e5-f131-54d7-9727-ee97f4f0be70', 1, 1, 'MembershipGranted', NULL, '{"subject":"bob","role":"viewer","source":"provisioning"}', '{"actor":"system:provisioning"}'),
	(5, '89516', '2026-11-29 18:24:44.445107+00', 1, 'b81ec61e-6b44-50fa-9c43-671bc47f34b0', 1, 1, 'OrganizationMembershipGranted', NULL, '{"subject":"alice","email":"alice@example.com","roles":["admin"]}', '{"actor":"system:provisioning"}'),
	(6, '89517', '2026-11-29 18:24:44.447997+00', 1, '5dbaea1a-ce02-54dd-a5e2-a394d3aac41a', 1, 1, 'OrganizationMembershipGranted', NULL, '{"subject":"bob","roles":["user"]}', '{"actor":"system:provisioning"}'),
	(7, '89518', '2026-11-29 18:24:44.465652+00', 2, '3e739211-1a84-56a2-a4fd-ae66d71c5e6d', 1, 1, 'ProjectDeleted', NULL, '{}', '{"actor":"organisation-admin"}'),
	(8, '89520', '2026-11-29 18:24:44.528324+00', 4, '809bd3e5-f131-54d7-9727-ee97f4f0be70', 1, 1, 'ProjectRenamed', NULL, '{"name":"Renamed"}', '{"actor":"system:provisioning"}'),
	(9, '89521', '2026-11-29 18:24:44.567621+00', 3, '3e739211-1a84-56a2-a4fd-ae66d71c5e6d', 1, 1, 'ProjectRestored', NULL, '{}', '{"actor":"system:provisioning"}'),
	(10, '89522', '2026-11-29 18:24:44.597597+00', 5, '809bd3e5-f131-54d7-9727-ee97f4f0be70', 1, 1, 'MembershipWithdrawn', NULL, '{"subject":"bob","source":"provisioning"}', '{"actor":"system:provisioning"}'),
	(11, '89523', '2026-11-29 18:24:44.604075+00', 2, '5dbaea1a-ce02-54dd-a5e2-a394d3aac41a', 1, 1, 'OrganizationMembershipWithdrawn', NULL, '{}', '{"actor":"system:provisioning"}'),
	(12, '89524', '2026-11-29 18:24:44.611583+00', 1, '01a2288d-6443-7000-bbd0-03d52b641920', 1, 1, 'ProjectCreated', NULL, '{"name":"Gone","created_by":"organisation-admin"}', '{"actor":"organisation-admin"}'),
	(13, '89524', '2026-11-29 18:24:44.611583+00', 2, '01a2288d-6443-7000-bbd0-03d52b641920', 1, 1, 'MembershipGranted', NULL, '{"subject":"organisation-admin","role":"admin","source":"creation"}', NULL),
	(14, '89525', '2026-11-29 18:24:44.646528+00', 3, '01a2288d-6443-7000-bbd0-03d52b641920', 1, 1, 'ProjectDeleted', NULL, '{}', '{"actor":"organisation-admin"}'),
	(15, '89527', '2026-11-29 18:24:44.656908+00', 1, '01a2288d-6470-7000-b05c-5163d13c213a', 1, 1, 'ProjectCreated', NULL, '{"name":"A project","created_by":"organisation-admin"}', '{"actor":"organisation-admin"}'),
	(16, '89527', '2026-11-29 18:24:44.656908+00', 2, '01a2288d-6470-7000-b05c-5163d13c213a', 1, 1, 'MembershipGranted', NULL, '{"subject":"organisation-admin","role":"admin","source":"creation"}', NULL),
	(17, '89528', '2026-11-29 18:24:44.668521+00', 1, '01a2288d-647c-7000-ae98-b2d6fba55785', 1, 1, 'ResourceCreated', NULL, '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","created_by":"editor","file":{"definitions_id":"everything","name":"Everything","xml":"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- What instances of the second dump run: every kind of event comes about. See README.md for the words that tests/upgrade answers. -->\n<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"\n             xmlns:q=\"http://quantumbpm.com/schema/1.0\" id=\"everything\" targetNamespace=\"http://example.com/upgrade\">\n  <message id=\"go\" name=\"go\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"sent\" name=\"sent\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"kept\" name=\"kept\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"only-one\" name=\"only-one\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"begin\" name=\"begin\"/>\n  <error id=\"refused\" errorCode=\"REFUSED\"/>\n  <process id=\"exact\" isExecutable=\"true\">\n    <startEvent id=\"exact-start\"/><sequenceFlow id=\"e1\" sourceRef=\"exact-start\" targetRef=\"weigh\"/>\n    <serviceTask id=\"weigh\"><extensionElements><q:taskDefinition type=\"weigh\" retries=\"2\"/></extensionElements></serviceTask>\n    <sequenceFlow id=\"e2\" sourceRef=\"weigh\" targetRef=\"approve\"/>\n    <userTask id=\"approve\"><extensionElements>\n      <q:assignmentDefinition assignee=\"erin\" candidateUsers=\"carol, dave\" candidateGroups=\"sales\"/>\n    </extensionElements></userTask>\n    <sequenceFlow id=\"e3\" sourceRef=\"approve\" targetRef=\"exact-end\"/><endEvent id=\"exact-end\"/>\n    <boundaryEvent id=\"not-weighed\" attachedToRef=\"weigh\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>\n    <sequenceFlow id=\"e4\" sourceRef=\"not-weighed\" targetRef=\"ask-why\"/>\n    <userTask id=\"ask-why\"/>\n    <sequenceFlow id=\"e5\" sourceRef=\"ask-why\" targetRef=\"asked-why\"/><endEvent id=\"asked-why\"/>\n  </process>\n  <process id=\"person\" isExecutable=\"true\">\n    <startEvent id=\"person-start\"/><sequenceFlow id=\"p1\" sourceRef=\"person-start\" targetRef=\"ask\"/>\n    <userTask id=\"ask\"/>\n    <sequenceFlow id=\"p2\" sourceRef=\"ask\" targetRef=\"person-end\"/><endEvent id=\"person-end\"/>\n    <boundaryEvent id=\"declined\" attachedToRef=\"ask\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>\n    <sequenceFlow id=\"p3\" sourceRef=\"declined\" targetRef=\"ask-another\"/>\n    <userTask id=\"ask-another\"/>\n    <sequenceFlow id=\"p4\" sourceRef=\"ask-another\" targetRef=\"asked-another\"/><endEvent id=\"asked-another\"/>\n  </process>\n  <process id=\"counted\" isExecutable=\"true\">\n    <startEvent id=\"counted-start\"/><sequenceFlow id=\"c1\" sourceRef=\"counted-start\" targetRef=\"again\"/>\n    <exclusiveGateway id=\"again\"/><sequenceFlow id=\"c2\" sourceRef=\"again\" targetRef=\"add\"/>\n    <scriptTask id=\"add\"><extensionElements><q:script expression=\"=count + 1\" resultVariable=\"count\"/></extensionElements></scriptTask>\n    <sequenceFlow id=\"c3\" sourceRef=\"add\" targetRef=\"enough\"/><exclusiveGateway id=\"enough\" default=\"c5\"/>\n    <sequenceFlow id=\"c4\" sourceRef=\"enough\" targetRef=\"again\"><conditionExpression>=count &lt; 300</conditionExpression></sequenceFlow>\n    <sequenceFlow id=\"c5\" sourceRef=\"enough\" targetRef=\"counted-ask\"/>\n    <userTask id=\"counted-ask\"/>\n    <sequenceFlow id=\"c6\" sourceRef=\"counted-ask\" targetRef=\"counted-end\"/><endEvent id=\"counted-end\"/>\n  </process>\n  <process id=\"parent\" isExecutable=\"true\">\n    <startEvent id=\"parent-start\"/><sequenceFlow id=\"a1\" sourceRef=\"parent-start\" targetRef=\"calling\"/>\n    <callActivity id=\"calling\"><extensionElements><q:calledElement processId=\"child\"/></extensionElements></callActivity>\n    <sequenceFlow id=\"a2\" sourceRef=\"calling\" targetRef=\"parent-end\"/><endEvent id=\"parent-end\"/>\n    <boundaryEvent id=\"child-refused\" attachedToRef=\"calling\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>\n    <sequenceFlow id=\"a3\" sourceRef=\"child-refused\" targetRef=\"after-refusal\"/>\n    <userTask id=\"after-refusal\"/>\n    <sequenceFlow id=\"a4\" sourceRef=\"after-refusal\" targetRef=\"refusal-end\"/><endEvent id=\"refusal-end\"/>\n  </process>\n  <process id=\"child\" isExecutable=\"true\">\n    <startEvent id=\"child-start\"/><sequenceFlow id=\"h1\" sourceRef=\"child-start\" targetRef=\"child-work\"/>\n    <serviceTask id=\"child-work\"><extensionElements><q:taskDefinition type=\"child-work\"/></extensionElements></serviceTask>\n    <sequenceFlow id=\"h2\" sourceRef=\"child-work\" targetRef=\"willing\"/><exclusiveGateway id=\"willing\" default=\"h3\"/>\n    <sequenceFlow id=\"h3\" sourceRef=\"willing\" targetRef=\"child-end\"/><endEvent id=\"child-end\"/>\n    <sequenceFlow id=\"h4\" sourceRef=\"willing\" targetRef=\"child-refuses\"><conditionExpression>=refuse = true</conditionExpression></sequenceFlow>\n    <endEvent id=\"child-refuses\"><errorEventDefinition errorRef=\"refused\"/></endEvent>\n  </process>\n  <process id=\"spread\" isExecutable=\"true\">\n    <startEvent id=\"spread-start\"/><sequenceFlow id=\"m1\" sourceRef=\"spread-start\" targetRef=\"each\"/>\n    <serviceTask id=\"each\"><extensionElements><q:taskDefinition type=\"each\"/></extensionElements>\n      <multiInstanceLoopCharacteristics isSequential=\"true\"><extensionElements>\n        <q:loopCharacteristics inputCollection=\"=items\" inputElement=\"item\" outputCollection=\"results\" outputElement=\"=item / 3\"/>\n      </extensionElements></multiInstanceLoopCharacteristics>\n    </serviceTask>\n    <sequenceFlow id=\"m2\" sourceRef=\"each\" targetRef=\"spread-end\"/><endEvent id=\"spread-end\"/>\n  </process>\n  <process id=\"stopped\" isExecutable=\"true\">\n    <startEvent id=\"stopped-start\"/><sequenceFlow id=\"s1\" sourceRef=\"stopped-start\" targetRef=\"split\"/>\n    <parallelGateway id=\"split\"/>\n    <sequenceFlow id=\"s2\" sourceRef=\"split\" targetRef=\"first\"/><userTask id=\"first\"/>\n    <sequenceFlow id=\"s3\" sourceRef=\"split\" targetRef=\"stop\"/><userTask id=\"stop\"/>\n    <sequenceFlow id=\"s4\" sourceRef=\"split\" targetRef=\"never\"/><userTask id=\"never\"/>\n    <sequenceFlow id=\"s5\" sourceRef=\"first\" targetRef=\"join\"/><sequenceFlow id=\"s6\" sourceRef=\"never\" targetRef=\"join\"/>\n    <parallelGateway id=\"join\"/>\n    <sequenceFlow id=\"s7\" sourceRef=\"join\" targetRef=\"stopped-end\"/><endEvent id=\"stopped-end\"/>\n    <sequenceFlow id=\"s8\" sourceRef=\"stop\" targetRef=\"all-stops\"/><endEvent id=\"all-stops\"><terminateEventDefinition/></endEvent>\n    <subProcess id=\"asking\" triggeredByEvent=\"true\">\n      <startEvent id=\"asked\" isInterrupting=\"false\"><messageEventDefinition messageRef=\"go\"/></startEvent>\n      <sequenceFlow id=\"s9\" sourceRef=\"asked\" targetRef=\"answer\"/><userTask id=\"answer\"/>\n      <sequenceFlow id=\"s10\" sourceRef=\"answer\" targetRef=\"answered\"/><endEvent id=\"answered\"/>\n    </subProcess>\n  </process>\n  <process id=\"sender\" isExecutable=\"true\">\n    <startEvent id=\"sender-start\"/><sequenceFlow id=\"n1\" sourceRef=\"sender-start\" targetRef=\"send\"/>\n    <sendTask id=\"send\" messageRef=\"sent\"/>\n    <sequenceFlow id=\"n2\" sourceRef=\"send\" targetRef=\"sender-end\"/><endEvent id=\"sender-end\"/>\n  </process>\n  <process id=\"receiver\" isExecutable=\"true\">\n    <startEvent id=\"receiver-start\"/><sequenceFlow id=\"r1\" sourceRef=\"receiver-start\" targetRef=\"receive\"/>\n    <receiveTask id=\"receive\" messageRef=\"sent\"/>\n    <sequenceFlow id=\"r2\" sourceRef=\"receive\" targetRef=\"wait\"/>\n    <intermediateCatchEvent id=\"wait\"><messageEventDefinition messageRef=\"go\"/></intermediateCatchEvent>\n    <sequenceFlow id=\"r3\" sourceRef=\"wait\" targetRef=\"receiver-end\"/><endEvent id=\"receiver-end\"/>\n  </process>\n  <process id=\"keeper\" isExecutable=\"true\">\n    <startEvent id=\"keeper-start\"/><sequenceFlow id=\"k1\" sourceRef=\"keeper-start\" targetRef=\"take\"/>\n    <receiveTask id=\"take\" messageRef=\"kept\"/>\n    <sequenceFlow id=\"k2\" sourceRef=\"take\" targetRef=\"keeper-end\"/><endEvent id=\"keeper-end\"/>\n  </process>\n  <process id=\"guarded\" isExecutable=\"true\">\n    <startEvent id=\"guarded-start\"/><sequenceFlow id=\"g1\" sourceRef=\"guarded-start\" targetRef=\"part\"/>\n    <subProcess id=\"part\">\n      <startEvent id=\"part-start\"/><sequenceFlow id=\"g2\" sourceRef=\"part-start\" targetRef=\"decide\"/>\n      <userTask id=\"decide\"/>\n      <sequenceFlow id=\"g3\" sourceRef=\"decide\" targetRef=\"part-end\"/><endEvent id=\"part-end\"/>\n    </subProcess>\n    <sequenceFlow id=\"g4\" sourceRef=\"part\" targetRef=\"guarded-end\"/><endEvent id=\"guarded-end\"/>\n    <boundaryEvent id=\"late\" attachedToRef=\"part\" cancelActivity=\"false\">\n      <timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition>\n    </boundaryEvent>\n    <sequenceFlow id=\"g5\" sourceRef=\"late\" targetRef=\"remind\"/><userTask id=\"remind\"/>\n    <sequenceFlow id=\"g6\" sourceRef=\"remind\" targetRef=\"reminded\"/><endEvent id=\"reminded\"/>\n    <boundaryEvent id=\"far-away\" attachedToRef=\"part\">\n      <timerEventDefinition><timeDate>2126-01-01T00:00:00Z</timeDate></timerEventDefinition>\n    </boundaryEvent>\n    <sequenceFlow id=\"g7\" sourceRef=\"far-away\" targetRef=\"far-end\"/><endEvent id=\"far-end\"/>\n  </process>\n  <process id=\"soon\" isExecutable=\"true\">\n    <startEvent id=\"soon-start\"/><sequenceFlow id=\"o1\" sourceRef=\"soon-start\" targetRef=\"moment\"/>\n    <intermediateCatchEvent id=\"moment\"><timerEventDefinition><timeDuration>PT5S</timeDuration></timerEventDefinition></intermediateCatchEvent>\n    <sequenceFlow id=\"o2\" sourceRef=\"moment\" targetRef=\"after\"/><userTask id=\"after\"/>\n    <sequenceFlow id=\"o3\" sourceRef=\"after\" targetRef=\"soon-end\"/><endEvent id=\"soon-end\"/>\n  </process>\n  <process id=\"choice\" isExecutable=\"true\">\n    <startEvent id=\"choice-start\"/><sequenceFlow id=\"i1\" sourceRef=\"choice-start\" targetRef=\"choose\"/>\n    <exclusiveGateway id=\"choose\"/>\n    <sequenceFlow id=\"i2\" sourceRef=\"choose\" targetRef=\"chosen\"><conditionExpression>=amount &gt; 1</conditionExpression></sequenceFlow>\n    <userTask id=\"chosen\"/>\n    <sequenceFlow id=\"i3\" sourceRef=\"chosen\" targetRef=\"choice-end\"/><endEvent id=\"choice-end\"/>\n  </process>\n  <process id=\"begun\" isExecutable=\"true\">\n    <startEvent id=\"told-to-begin\"><messageEventDefinition messageRef=\"begin\"/></startEvent>\n    <sequenceFlow id=\"b1\" sourceRef=\"told-to-begin\" targetRef=\"begun-work\"/><userTask id=\"begun-work\"/>\n    <sequenceFlow id=\"b2\" sourceRef=\"begun-work\" targetRef=\"begun-end\"/><endEvent id=\"begun-end\"/>\n  </process>\n  <process id=\"single\" isExecutable=\"true\">\n    <startEvent id=\"told-once\"><messageEventDefinition messageRef=\"only-one\"/></startEvent>\n    <sequenceFlow id=\"y1\" sourceRef=\"told-once\" targetRef=\"single-work\"/><userTask id=\"single-work\"/>\n    <sequenceFlow id=\"y2\" sourceRef=\"single-work\" targetRef=\"single-end\"/><endEvent id=\"single-end\"/>\n  </process>\n  <process id=\"ticking\" isExecutable=\"true\">\n    <startEvent id=\"tick\"><timerEventDefinition><timeCycle>R2/PT1S</timeCycle></timerEventDefinition></startEvent>\n    <sequenceFlow id=\"t1\" sourceRef=\"tick\" targetRef=\"look\"/><userTask id=\"look\"/>\n    <sequenceFlow id=\"t2\" sourceRef=\"look\" targetRef=\"looked\"/><endEvent id=\"looked\"/>\n  </process>\n  <process id=\"century\" isExecutable=\"true\">\n    <startEvent id=\"next-century\"><timerEventDefinition><timeDate>2126-01-01T00:00:00Z</timeDate></timerEventDefinition></startEvent>\n    <sequenceFlow id=\"z1\" sourceRef=\"next-century\" targetRef=\"century-end\"/><endEvent id=\"century-end\"/>\n  </process>\n</definitions>\n","processes":[{"process_version":"01a2288d-647c-7000-b385-4089d22d58eb","process_id":"exact"},{"process_version":"01a2288d-647c-7001-8d88-af1978d3a76d","process_id":"person"},{"process_version":"01a2288d-647c-7002-8a42-3f1ef905408e","process_id":"counted"},{"process_version":"01a2288d-647c-7003-9036-41cc973f7d1a","process_id":"parent"},{"process_version":"01a2288d-647c-7004-9dab-9d82efc2a5d9","process_id":"child"},{"process_version":"01a2288d-647c-7005-ad89-1d0f62dd4564","process_id":"spread"},{"process_version":"01a2288d-647c-7006-a6fc-e4b9513ecd99","process_id":"stopped"},{"process_version":"01a2288d-647c-7007-8398-43fde3459e8b","process_id":"sender"},{"process_version":"01a2288d-647c-7008-b135-7b0b98a8a8e9","process_id":"receiver"},{"process_version":"01a2288d-647c-7009-aa09-7f0e27b80fa8","process_id":"keeper"},{"process_version":"01a2288d-647c-700a-a866-2ff531e7d877","process_id":"guarded"},{"process_version":"01a2288d-647c-700b-a57e-e761ca9cf3fd","process_id":"soon"},{"process_version":"01a2288d-647c-700c-86c6-a66fa6609e82","process_id":"choice"},{"process_version":"01a2288d-647c-700d-8b78-ab25e659a6c4","process_id":"begun"},{"process_version":"01a2288d-647c-700e-95f7-738d5e7e16b0","process_id":"single"},{"process_version":"01a2288d-647c-700f-bb06-1b179dd82853","process_id":"ticking"},{"process_version":"01a2288d-647c-7010-b3e5-31084a30f05f","process_id":"century"}]}}', '{"actor":"editor"}'),
	(18, '89529', '2026-11-29 18:24:44.683637+00', 2, '01a2288d-647c-7000-ae98-b2d6fba55785', 1, 1, 'ResourceDeployed', NULL, '{"processes":[{"process":{"process_version":"01a2288d-647c-7000-b385-4089d22d58eb","process_id":"exact"},"version":1},{"process":{"process_version":"01a2288d-647c-7001-8d88-af1978d3a76d","process_id":"person"},"version":1},{"process":{"process_version":"01a2288d-647c-7002-8a42-3f1ef905408e","process_id":"counted"},"version":1},{"process":{"process_version":"01a2288d-647c-7003-9036-41cc973f7d1a","process_id":"parent"},"version":1},{"process":{"process_version":"01a2288d-647c-7004-9dab-9d82efc2a5d9","process_id":"child"},"version":1},{"process":{"process_version":"01a2288d-647c-7005-ad89-1d0f62dd4564","process_id":"spread"},"version":1},{"process":{"process_version":"01a2288d-647c-7006-a6fc-e4b9513ecd99","process_id":"stopped"},"version":1},{"process":{"process_version":"01a2288d-647c-7007-8398-43fde3459e8b","process_id":"sender"},"version":1},{"process":{"process_version":"01a2288d-647c-7008-b135-7b0b98a8a8e9","process_id":"receiver"},"version":1},{"process":{"process_version":"01a2288d-647c-7009-aa09-7f0e27b80fa8","process_id":"keeper"},"version":1},{"process":{"process_version":"01a2288d-647c-700a-a866-2ff531e7d877","process_id":"guarded"},"version":1},{"process":{"process_version":"01a2288d-647c-700b-a57e-e761ca9cf3fd","process_id":"soon"},"version":1},{"process":{"process_version":"01a2288d-647c-700c-86c6-a66fa6609e82","process_id":"choice"},"version":1},{"process":{"process_version":"01a2288d-647c-700d-8b78-ab25e659a6c4","process_id":"begun"},"version":1,"starts":[{"subscription":"01a2288d-648b-7000-9908-cb373ba495a4","element":"told-to-begin","trigger":{"message":{"name":"begin"}}}]},{"process":{"process_version":"01a2288d-647c-700e-95f7-738d5e7e16b0","process_id":"single"},"version":1,"starts":[{"subscription":"01a2288d-648b-7001-a2ba-e600c5fc7370","element":"told-once","trigger":{"message":{"name":"only-one","one_per_key":true}}}]},{"process":{"process_version":"01a2288d-647c-700f-bb06-1b179dd82853","process_id":"ticking"},"version":1,"starts":[{"subscription":"01a2288d-648b-7002-8f80-6d781d1213a8","element":"tick","trigger":{"timer":{"due":"2026-11-29T18:24:45.683637Z","cycle":{"schedule":"R2/PT1S","start":"2026-11-29T18:24:44.683637Z","fired":0}}}}]},{"process":{"process_version":"01a2288d-647c-7010-b3e5-31084a30f05f","process_id":"century"},"version":1,"starts":[{"subscription":"01a2288d-648b-7003-ba27-ef08d3abd20f","element":"next-century","trigger":{"timer":{"due":"2126-01-01T00:00:00Z"}}}]}]}', '{"actor":"editor"}'),
	(19, '89530', '2026-11-29 18:24:44.699922+00', 1, '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 1, 1, 'ResourceCreated', NULL, '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","created_by":"editor","file":{"definitions_id":"everything","name":"Everything","xml":"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- What instances of the second dump run: every kind of event comes about. See README.md for the words that tests/upgrade answers. -->\n<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"\n             xmlns:q=\"http://quantumbpm.com/schema/1.0\" id=\"everything\" targetNamespace=\"http://example.com/upgrade\">\n  <message id=\"go\" name=\"go\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"sent\" name=\"sent\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"kept\" name=\"kept\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"only-one\" name=\"only-one\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"begin\" name=\"begin\"/>\n  <error id=\"refused\" errorCode=\"REFUSED\"/>\n  <process id=\"exact\" isExecutable=\"true\">\n    <startEvent id=\"exact-start\"/><sequenceFlow id=\"e1\" sourceRef=\"exact-start\" targetRef=\"weigh\"/>\n    <serviceTask id=\"weigh\"><extensionElements><q:taskDefinition type=\"weigh\" retries=\"2\"/></extensionElements></serviceTask>\n    <sequenceFlow id=\"e2\" sourceRef=\"weigh\" targetRef=\"approve\"/>\n    <userTask id=\"approve\"><extensionElements>\n      <q:assignmentDefinition assignee=\"erin\" candidateUsers=\"carol, dave\" candidateGroups=\"sales\"/>\n    </extensionElements></userTask>\n    <sequenceFlow id=\"e3\" sourceRef=\"approve\" targetRef=\"exact-end\"/><endEvent id=\"exact-end\"/>\n    <boundaryEvent id=\"not-weighed\" attachedToRef=\"weigh\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>\n    <sequenceFlow id=\"e4\" sourceRef=\"not-weighed\" targetRef=\"ask-why\"/>\n    <userTask id=\"ask-why\"/>\n    <sequenceFlow id=\"e5\" sourceRef=\"ask-why\" targetRef=\"asked-why\"/><endEvent id=\"asked-why\"/>\n  </process>\n  <process id=\"person\" isExecutable=\"true\">\n    <startEvent id=\"person-start\"/><sequenceFlow id=\"p1\" sourceRef=\"person-start\" targetRef=\"ask\"/>\n    <userTask id=\"ask\"/>\n    <sequenceFlow id=\"p2\" sourceRef=\"ask\" targetRef=\"person-end\"/><endEvent id=\"person-end\"/>\n    <boundaryEvent id=\"declined\" attachedToRef=\"ask\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>\n    <sequenceFlow id=\"p3\" sourceRef=\"declined\" targetRef=\"ask-another\"/>\n    <userTask id=\"ask-another\"/>\n    <sequenceFlow id=\"p4\" sourceRef=\"ask-another\" targetRef=\"asked-another\"/><endEvent id=\"asked-another\"/>\n  </process>\n  <process id=\"counted\" isExecutable=\"true\">\n    <startEvent id=\"counted-start\"/><sequenceFlow id=\"c1\" sourceRef=\"counted-start\" targetRef=\"again\"/>\n    <exclusiveGateway id=\"again\"/><sequenceFlow id=\"c2\" sourceRef=\"again\" targetRef=\"add\"/>\n    <scriptTask id=\"add\"><extensionElements><q:script expression=\"=count + 1\" resultVariable=\"count\"/></extensionElements></scriptTask>\n    <sequenceFlow id=\"c3\" sourceRef=\"add\" targetRef=\"enough\"/><exclusiveGateway id=\"enough\" default=\"c5\"/>\n    <sequenceFlow id=\"c4\" sourceRef=\"enough\" targetRef=\"again\"><conditionExpression>=count &lt; 300</conditionExpression></sequenceFlow>\n    <sequenceFlow id=\"c5\" sourceRef=\"enough\" targetRef=\"counted-ask\"/>\n    <userTask id=\"counted-ask\"/>\n    <sequenceFlow id=\"c6\" sourceRef=\"counted-ask\" targetRef=\"counted-end\"/><endEvent id=\"counted-end\"/>\n  </process>\n  <process id=\"parent\" isExecutable=\"true\">\n    <startEvent id=\"parent-start\"/><sequenceFlow id=\"a1\" sourceRef=\"parent-start\" targetRef=\"calling\"/>\n    <callActivity id=\"calling\"><extensionElements><q:calledElement processId=\"child\"/></extensionElements></callActivity>\n    <sequenceFlow id=\"a2\" sourceRef=\"calling\" targetRef=\"parent-end\"/><endEvent id=\"parent-end\"/>\n    <boundaryEvent id=\"child-refused\" attachedToRef=\"calling\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>\n    <sequenceFlow id=\"a3\" sourceRef=\"child-refused\" targetRef=\"after-refusal\"/>\n    <userTask id=\"after-refusal\"/>\n    <sequenceFlow id=\"a4\" sourceRef=\"after-refusal\" targetRef=\"refusal-end\"/><endEvent id=\"refusal-end\"/>\n  </process>\n  <process id=\"child\" isExecutable=\"true\">\n    <startEvent id=\"child-start\"/><sequenceFlow id=\"h1\" sourceRef=\"child-start\" targetRef=\"child-work\"/>\n    <serviceTask id=\"child-work\"><extensionElements><q:taskDefinition type=\"child-work\"/></extensionElements></serviceTask>\n    <sequenceFlow id=\"h2\" sourceRef=\"child-work\" targetRef=\"willing\"/><exclusiveGateway id=\"willing\" default=\"h3\"/>\n    <sequenceFlow id=\"h3\" sourceRef=\"willing\" targetRef=\"child-end\"/><endEvent id=\"child-end\"/>\n    <sequenceFlow id=\"h4\" sourceRef=\"willing\" targetRef=\"child-refuses\"><conditionExpression>=refuse = true</conditionExpression></sequenceFlow>\n    <endEvent id=\"child-refuses\"><errorEventDefinition errorRef=\"refused\"/></endEvent>\n  </process>\n  <process id=\"spread\" isExecutable=\"true\">\n    <startEvent id=\"spread-start\"/><sequenceFlow id=\"m1\" sourceRef=\"spread-start\" targetRef=\"each\"/>\n    <serviceTask id=\"each\"><extensionElements><q:taskDefinition type=\"each\"/></extensionElements>\n      <multiInstanceLoopCharacteristics isSequential=\"true\"><extensionElements>\n        <q:loopCharacteristics inputCollection=\"=items\" inputElement=\"item\" outputCollection=\"results\" outputElement=\"=item / 3\"/>\n      </extensionElements></multiInstanceLoopCharacteristics>\n    </serviceTask>\n    <sequenceFlow id=\"m2\" sourceRef=\"each\" targetRef=\"spread-end\"/><endEvent id=\"spread-end\"/>\n  </process>\n  <process id=\"stopped\" isExecutable=\"true\">\n    <startEvent id=\"stopped-start\"/><sequenceFlow id=\"s1\" sourceRef=\"stopped-start\" targetRef=\"split\"/>\n    <parallelGateway id=\"split\"/>\n    <sequenceFlow id=\"s2\" sourceRef=\"split\" targetRef=\"first\"/><userTask id=\"first\"/>\n    <sequenceFlow id=\"s3\" sourceRef=\"split\" targetRef=\"stop\"/><userTask id=\"stop\"/>\n    <sequenceFlow id=\"s4\" sourceRef=\"split\" targetRef=\"never\"/><userTask id=\"never\"/>\n    <sequenceFlow id=\"s5\" sourceRef=\"first\" targetRef=\"join\"/><sequenceFlow id=\"s6\" sourceRef=\"never\" targetRef=\"join\"/>\n    <parallelGateway id=\"join\"/>\n    <sequenceFlow id=\"s7\" sourceRef=\"join\" targetRef=\"stopped-end\"/><endEvent id=\"stopped-end\"/>\n    <sequenceFlow id=\"s8\" sourceRef=\"stop\" targetRef=\"all-stops\"/><endEvent id=\"all-stops\"><terminateEventDefinition/></endEvent>\n    <subProcess id=\"asking\" triggeredByEvent=\"true\">\n      <startEvent id=\"asked\" isInterrupting=\"false\"><messageEventDefinition messageRef=\"go\"/></startEvent>\n      <sequenceFlow id=\"s9\" sourceRef=\"asked\" targetRef=\"answer\"/><userTask id=\"answer\"/>\n      <sequenceFlow id=\"s10\" sourceRef=\"answer\" targetRef=\"answered\"/><endEvent id=\"answered\"/>\n    </subProcess>\n  </process>\n  <process id=\"sender\" isExecutable=\"true\">\n    <startEvent id=\"sender-start\"/><sequenceFlow id=\"n1\" sourceRef=\"sender-start\" targetRef=\"send\"/>\n    <sendTask id=\"send\" messageRef=\"sent\"/>\n    <sequenceFlow id=\"n2\" sourceRef=\"send\" targetRef=\"sender-end\"/><endEvent id=\"sender-end\"/>\n  </process>\n  <process id=\"receiver\" isExecutable=\"true\">\n    <startEvent id=\"receiver-start\"/><sequenceFlow id=\"r1\" sourceRef=\"receiver-start\" targetRef=\"receive\"/>\n    <receiveTask id=\"receive\" messageRef=\"sent\"/>\n    <sequenceFlow id=\"r2\" sourceRef=\"receive\" targetRef=\"wait\"/>\n    <intermediateCatchEvent id=\"wait\"><messageEventDefinition messageRef=\"go\"/></intermediateCatchEvent>\n    <sequenceFlow id=\"r3\" sourceRef=\"wait\" targetRef=\"receiver-end\"/><endEvent id=\"receiver-end\"/>\n  </process>\n  <process id=\"keeper\" isExecutable=\"true\">\n    <startEvent id=\"keeper-start\"/><sequenceFlow id=\"k1\" sourceRef=\"keeper-start\" targetRef=\"take\"/>\n    <receiveTask id=\"take\" messageRef=\"kept\"/>\n    <sequenceFlow id=\"k2\" sourceRef=\"take\" targetRef=\"keeper-end\"/><endEvent id=\"keeper-end\"/>\n  </process>\n  <process id=\"guarded\" isExecutable=\"true\">\n    <startEvent id=\"guarded-start\"/><sequenceFlow id=\"g1\" sourceRef=\"guarded-start\" targetRef=\"part\"/>\n    <subProcess id=\"part\">\n      <startEvent id=\"part-start\"/><sequenceFlow id=\"g2\" sourceRef=\"part-start\" targetRef=\"decide\"/>\n      <userTask id=\"decide\"/>\n      <sequenceFlow id=\"g3\" sourceRef=\"decide\" targetRef=\"part-end\"/><endEvent id=\"part-end\"/>\n    </subProcess>\n    <sequenceFlow id=\"g4\" sourceRef=\"part\" targetRef=\"guarded-end\"/><endEvent id=\"guarded-end\"/>\n    <boundaryEvent id=\"late\" attachedToRef=\"part\" cancelActivity=\"false\">\n      <timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition>\n    </boundaryEvent>\n    <sequenceFlow id=\"g5\" sourceRef=\"late\" targetRef=\"remind\"/><userTask id=\"remind\"/>\n    <sequenceFlow id=\"g6\" sourceRef=\"remind\" targetRef=\"reminded\"/><endEvent id=\"reminded\"/>\n    <boundaryEvent id=\"far-away\" attachedToRef=\"part\">\n      <timerEventDefinition><timeDate>2126-01-01T00:00:00Z</timeDate></timerEventDefinition>\n    </boundaryEvent>\n    <sequenceFlow id=\"g7\" sourceRef=\"far-away\" targetRef=\"far-end\"/><endEvent id=\"far-end\"/>\n  </process>\n  <process id=\"soon\" isExecutable=\"true\">\n    <startEvent id=\"soon-start\"/><sequenceFlow id=\"o1\" sourceRef=\"soon-start\" targetRef=\"moment\"/>\n    <intermediateCatchEvent id=\"moment\"><timerEventDefinition><timeDuration>PT5S</timeDuration></timerEventDefinition></intermediateCatchEvent>\n    <sequenceFlow id=\"o2\" sourceRef=\"moment\" targetRef=\"after\"/><userTask id=\"after\"/>\n    <sequenceFlow id=\"o3\" sourceRef=\"after\" targetRef=\"soon-end\"/><endEvent id=\"soon-end\"/>\n  </process>\n  <process id=\"choice\" isExecutable=\"true\">\n    <startEvent id=\"choice-start\"/><sequenceFlow id=\"i1\" sourceRef=\"choice-start\" targetRef=\"choose\"/>\n    <exclusiveGateway id=\"choose\"/>\n    <sequenceFlow id=\"i2\" sourceRef=\"choose\" targetRef=\"chosen\"><conditionExpression>=amount &gt; 1</conditionExpression></sequenceFlow>\n    <userTask id=\"chosen\"/>\n    <sequenceFlow id=\"i3\" sourceRef=\"chosen\" targetRef=\"choice-end\"/><endEvent id=\"choice-end\"/>\n  </process>\n  <process id=\"begun\" isExecutable=\"true\">\n    <startEvent id=\"told-to-begin\"><messageEventDefinition messageRef=\"begin\"/></startEvent>\n    <sequenceFlow id=\"b1\" sourceRef=\"told-to-begin\" targetRef=\"begun-work\"/><userTask id=\"begun-work\"/>\n    <sequenceFlow id=\"b2\" sourceRef=\"begun-work\" targetRef=\"begun-end\"/><endEvent id=\"begun-end\"/>\n  </process>\n  <process id=\"single\" isExecutable=\"true\">\n    <startEvent id=\"told-once\"><messageEventDefinition messageRef=\"only-one\"/></startEvent>\n    <sequenceFlow id=\"y1\" sourceRef=\"told-once\" targetRef=\"single-work\"/><userTask id=\"single-work\"/>\n    <sequenceFlow id=\"y2\" sourceRef=\"single-work\" targetRef=\"single-end\"/><endEvent id=\"single-end\"/>\n  </process>\n  <process id=\"ticking\" isExecutable=\"true\">\n    <startEvent id=\"tick\"><timerEventDefinition><timeCycle>R2/PT1S</timeCycle></timerEventDefinition></startEvent>\n    <sequenceFlow id=\"t1\" sourceRef=\"tick\" targetRef=\"look\"/><userTask id=\"look\"/>\n    <sequenceFlow id=\"t2\" sourceRef=\"look\" targetRef=\"looked\"/><endEvent id=\"looked\"/>\n  </process>\n  <process id=\"century\" isExecutable=\"true\">\n    <startEvent id=\"next-century\"><timerEventDefinition><timeDate>2126-01-01T00:00:00Z</timeDate></timerEventDefinition></startEvent>\n    <sequenceFlow id=\"z1\" sourceRef=\"next-century\" targetRef=\"century-end\"/><endEvent id=\"century-end\"/>\n  </process>\n</definitions>\n","processes":[{"process_version":"01a2288d-649b-7000-8bf9-478f59ca767d","process_id":"exact"},{"process_version":"01a2288d-649b-7001-9583-a33becec813a","process_id":"person"},{"process_version":"01a2288d-649b-7002-ac9e-6e735382c5ee","process_id":"counted"},{"process_version":"01a2288d-649b-7003-a61d-42256ebeb681","process_id":"parent"},{"process_version":"01a2288d-649b-7004-b13b-76aeff1c0416","process_id":"child"},{"process_version":"01a2288d-649b-7005-985f-54d456751fda","process_id":"spread"},{"process_version":"01a2288d-649b-7006-83a9-867305c32926","process_id":"stopped"},{"process_version":"01a2288d-649b-7007-8d05-c4e6e6a67304","process_id":"sender"},{"process_version":"01a2288d-649b-7008-b253-9a1a46bf4131","process_id":"receiver"},{"process_version":"01a2288d-649b-7009-a09a-ab3567a2914b","process_id":"keeper"},{"process_version":"01a2288d-649b-700a-b536-e387a598b52e","process_id":"guarded"},{"process_version":"01a2288d-649b-700b-b29c-192ff1b31486","process_id":"soon"},{"process_version":"01a2288d-649b-700c-ae2b-83f756865023","process_id":"choice"},{"process_version":"01a2288d-649b-700d-b08e-54c59b968d13","process_id":"begun"},{"process_version":"01a2288d-649b-700e-b8bf-961d787b1a9c","process_id":"single"},{"process_version":"01a2288d-649b-700f-a4bb-0b3a13d95af4","process_id":"ticking"},{"process_version":"01a2288d-649b-7010-8230-090939c6186b","process_id":"century"}]}}', '{"actor":"editor"}'),
	(20, '89531', '2026-11-29 18:24:44.709324+00', 2, '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 1, 1, 'ResourceDeployed', NULL, '{"processes":[{"process":{"process_version":"01a2288d-649b-7000-8bf9-478f59ca767d","process_id":"exact"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-7000-b385-4089d22d58eb"}},{"process":{"process_version":"01a2288d-649b-7001-9583-a33becec813a","process_id":"person"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-7001-8d88-af1978d3a76d"}},{"process":{"process_version":"01a2288d-649b-7002-ac9e-6e735382c5ee","process_id":"counted"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-7002-8a42-3f1ef905408e"}},{"process":{"process_version":"01a2288d-649b-7003-a61d-42256ebeb681","process_id":"parent"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-7003-9036-41cc973f7d1a"}},{"process":{"process_version":"01a2288d-649b-7004-b13b-76aeff1c0416","process_id":"child"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-7004-9dab-9d82efc2a5d9"}},{"process":{"process_version":"01a2288d-649b-7005-985f-54d456751fda","process_id":"spread"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-7005-ad89-1d0f62dd4564"}},{"process":{"process_version":"01a2288d-649b-7006-83a9-867305c32926","process_id":"stopped"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-7006-a6fc-e4b9513ecd99"}},{"process":{"process_version":"01a2288d-649b-7007-8d05-c4e6e6a67304","process_id":"sender"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-7007-8398-43fde3459e8b"}},{"process":{"process_version":"01a2288d-649b-7008-b253-9a1a46bf4131","process_id":"receiver"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-7008-b135-7b0b98a8a8e9"}},{"process":{"process_version":"01a2288d-649b-7009-a09a-ab3567a2914b","process_id":"keeper"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-7009-aa09-7f0e27b80fa8"}},{"process":{"process_version":"01a2288d-649b-700a-b536-e387a598b52e","process_id":"guarded"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-700a-a866-2ff531e7d877"}},{"process":{"process_version":"01a2288d-649b-700b-b29c-192ff1b31486","process_id":"soon"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-700b-a57e-e761ca9cf3fd"}},{"process":{"process_version":"01a2288d-649b-700c-ae2b-83f756865023","process_id":"choice"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-700c-86c6-a66fa6609e82"}},{"process":{"process_version":"01a2288d-649b-700d-b08e-54c59b968d13","process_id":"begun"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-700d-8b78-ab25e659a6c4"},"starts":[{"subscription":"01a2288d-64a5-7000-94b9-5fa831eabd0d","element":"told-to-begin","trigger":{"message":{"name":"begin"}}}]},{"process":{"process_version":"01a2288d-649b-700e-b8bf-961d787b1a9c","process_id":"single"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-700e-95f7-738d5e7e16b0"},"starts":[{"subscription":"01a2288d-64a5-7001-aa47-35cddecd391b","element":"told-once","trigger":{"message":{"name":"only-one","one_per_key":true}}}]},{"process":{"process_version":"01a2288d-649b-700f-a4bb-0b3a13d95af4","process_id":"ticking"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-700f-bb06-1b179dd82853"},"starts":[{"subscription":"01a2288d-64a5-7002-84f4-223024b470f3","element":"tick","trigger":{"timer":{"due":"2026-11-29T18:24:45.709324Z","cycle":{"schedule":"R2/PT1S","start":"2026-11-29T18:24:44.709324Z","fired":0}}}}]},{"process":{"process_version":"01a2288d-649b-7010-8230-090939c6186b","process_id":"century"},"version":2,"replaces":{"resource":"01a2288d-647c-7000-ae98-b2d6fba55785","process_version":"01a2288d-647c-7010-b3e5-31084a30f05f"},"starts":[{"subscription":"01a2288d-64a5-7003-b76e-019c5f81bb9c","element":"next-century","trigger":{"timer":{"due":"2126-01-01T00:00:00Z"}}}]}]}', '{"actor":"editor"}'),
	(21, '89532', '2026-11-29 18:24:44.720266+00', 3, '01a2288d-647c-7000-ae98-b2d6fba55785', 1, 1, 'ProcessSuperseded', NULL, '{"process_version":"01a2288d-647c-7010-b3e5-31084a30f05f","by":"01a2288d-649b-7010-8230-090939c6186b"}', '{"actor":"system:driver"}'),
	(24, '89537', '2026-11-29 18:24:44.720814+00', 4, '01a2288d-647c-7000-ae98-b2d6fba55785', 1, 1, 'ProcessSuperseded', NULL, '{"process_version":"01a2288d-647c-700f-bb06-1b179dd82853","by":"01a2288d-649b-700f-a4bb-0b3a13d95af4"}', '{"actor":"system:driver"}'),
	(29, '89543', '2026-11-29 18:24:44.750971+00', 5, '01a2288d-647c-7000-ae98-b2d6fba55785', 1, 1, 'ProcessSuperseded', NULL, '{"process_version":"01a2288d-647c-700e-95f7-738d5e7e16b0","by":"01a2288d-649b-700e-b8bf-961d787b1a9c"}', '{"actor":"system:driver"}'),
	(30, '89544', '2026-11-29 18:24:44.744824+00', 1, '01a2288d-64c8-7000-afef-64c2257b9158', 1, 1, 'ResourceCreated', NULL, '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","created_by":"editor","file":{"definitions_id":"everything","name":"Draft","xml":"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- What instances of the second dump run: every kind of event comes about. See README.md for the words that tests/upgrade answers. -->\n<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"\n             xmlns:q=\"http://quantumbpm.com/schema/1.0\" id=\"everything\" targetNamespace=\"http://example.com/upgrade\">\n  <message id=\"go\" name=\"go\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"sent\" name=\"sent\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"kept\" name=\"kept\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"only-one\" name=\"only-one\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"begin\" name=\"begin\"/>\n  <error id=\"refused\" errorCode=\"REFUSED\"/>\n  <process id=\"exact\" isExecutable=\"true\">\n    <startEvent id=\"exact-start\"/><sequenceFlow id=\"e1\" sourceRef=\"exact-start\" targetRef=\"weigh\"/>\n    <serviceTask id=\"weigh\"><extensionElements><q:taskDefinition type=\"weigh\" retries=\"2\"/></extensionElements></serviceTask>\n    <sequenceFlow id=\"e2\" sourceRef=\"weigh\" targetRef=\"approve\"/>\n    <userTask id=\"approve\"><extensionElements>\n      <q:assignmentDefinition assignee=\"erin\" candidateUsers=\"carol, dave\" candidateGroups=\"sales\"/>\n    </extensionElements></userTask>\n    <sequenceFlow id=\"e3\" sourceRef=\"approve\" targetRef=\"exact-end\"/><endEvent id=\"exact-end\"/>\n    <boundaryEvent id=\"not-weighed\" attachedToRef=\"weigh\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>\n    <sequenceFlow id=\"e4\" sourceRef=\"not-weighed\" targetRef=\"ask-why\"/>\n    <userTask id=\"ask-why\"/>\n    <sequenceFlow id=\"e5\" sourceRef=\"ask-why\" targetRef=\"asked-why\"/><endEvent id=\"asked-why\"/>\n  </process>\n  <process id=\"person\" isExecutable=\"true\">\n    <startEvent id=\"person-start\"/><sequenceFlow id=\"p1\" sourceRef=\"person-start\" targetRef=\"ask\"/>\n    <userTask id=\"ask\"/>\n    <sequenceFlow id=\"p2\" sourceRef=\"ask\" targetRef=\"person-end\"/><endEvent id=\"person-end\"/>\n    <boundaryEvent id=\"declined\" attachedToRef=\"ask\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>\n    <sequenceFlow id=\"p3\" sourceRef=\"declined\" targetRef=\"ask-another\"/>\n    <userTask id=\"ask-another\"/>\n    <sequenceFlow id=\"p4\" sourceRef=\"ask-another\" targetRef=\"asked-another\"/><endEvent id=\"asked-another\"/>\n  </process>\n  <process id=\"counted\" isExecutable=\"true\">\n    <startEvent id=\"counted-start\"/><sequenceFlow id=\"c1\" sourceRef=\"counted-start\" targetRef=\"again\"/>\n    <exclusiveGateway id=\"again\"/><sequenceFlow id=\"c2\" sourceRef=\"again\" targetRef=\"add\"/>\n    <scriptTask id=\"add\"><extensionElements><q:script expression=\"=count + 1\" resultVariable=\"count\"/></extensionElements></scriptTask>\n    <sequenceFlow id=\"c3\" sourceRef=\"add\" targetRef=\"enough\"/><exclusiveGateway id=\"enough\" default=\"c5\"/>\n    <sequenceFlow id=\"c4\" sourceRef=\"enough\" targetRef=\"again\"><conditionExpression>=count &lt; 300</conditionExpression></sequenceFlow>\n    <sequenceFlow id=\"c5\" sourceRef=\"enough\" targetRef=\"counted-ask\"/>\n    <userTask id=\"counted-ask\"/>\n    <sequenceFlow id=\"c6\" sourceRef=\"counted-ask\" targetRef=\"counted-end\"/><endEvent id=\"counted-end\"/>\n  </process>\n  <process id=\"parent\" isExecutable=\"true\">\n    <startEvent id=\"parent-start\"/><sequenceFlow id=\"a1\" sourceRef=\"parent-start\" targetRef=\"calling\"/>\n    <callActivity id=\"calling\"><extensionElements><q:calledElement processId=\"child\"/></extensionElements></callActivity>\n    <sequenceFlow id=\"a2\" sourceRef=\"calling\" targetRef=\"parent-end\"/><endEvent id=\"parent-end\"/>\n    <boundaryEvent id=\"child-refused\" attachedToRef=\"calling\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>\n    <sequenceFlow id=\"a3\" sourceRef=\"child-refused\" targetRef=\"after-refusal\"/>\n    <userTask id=\"after-refusal\"/>\n    <sequenceFlow id=\"a4\" sourceRef=\"after-refusal\" targetRef=\"refusal-end\"/><endEvent id=\"refusal-end\"/>\n  </process>\n  <process id=\"child\" isExecutable=\"true\">\n    <startEvent id=\"child-start\"/><sequenceFlow id=\"h1\" sourceRef=\"child-start\" targetRef=\"child-work\"/>\n    <serviceTask id=\"child-work\"><extensionElements><q:taskDefinition type=\"child-work\"/></extensionElements></serviceTask>\n    <sequenceFlow id=\"h2\" sourceRef=\"child-work\" targetRef=\"willing\"/><exclusiveGateway id=\"willing\" default=\"h3\"/>\n    <sequenceFlow id=\"h3\" sourceRef=\"willing\" targetRef=\"child-end\"/><endEvent id=\"child-end\"/>\n    <sequenceFlow id=\"h4\" sourceRef=\"willing\" targetRef=\"child-refuses\"><conditionExpression>=refuse = true</conditionExpression></sequenceFlow>\n    <endEvent id=\"child-refuses\"><errorEventDefinition errorRef=\"refused\"/></endEvent>\n  </process>\n  <process id=\"spread\" isExecutable=\"true\">\n    <startEvent id=\"spread-start\"/><sequenceFlow id=\"m1\" sourceRef=\"spread-start\" targetRef=\"each\"/>\n    <serviceTask id=\"each\"><extensionElements><q:taskDefinition type=\"each\"/></extensionElements>\n      <multiInstanceLoopCharacteristics isSequential=\"true\"><extensionElements>\n        <q:loopCharacteristics inputCollection=\"=items\" inputElement=\"item\" outputCollection=\"results\" outputElement=\"=item / 3\"/>\n      </extensionElements></multiInstanceLoopCharacteristics>\n    </serviceTask>\n    <sequenceFlow id=\"m2\" sourceRef=\"each\" targetRef=\"spread-end\"/><endEvent id=\"spread-end\"/>\n  </process>\n  <process id=\"stopped\" isExecutable=\"true\">\n    <startEvent id=\"stopped-start\"/><sequenceFlow id=\"s1\" sourceRef=\"stopped-start\" targetRef=\"split\"/>\n    <parallelGateway id=\"split\"/>\n    <sequenceFlow id=\"s2\" sourceRef=\"split\" targetRef=\"first\"/><userTask id=\"first\"/>\n    <sequenceFlow id=\"s3\" sourceRef=\"split\" targetRef=\"stop\"/><userTask id=\"stop\"/>\n    <sequenceFlow id=\"s4\" sourceRef=\"split\" targetRef=\"never\"/><userTask id=\"never\"/>\n    <sequenceFlow id=\"s5\" sourceRef=\"first\" targetRef=\"join\"/><sequenceFlow id=\"s6\" sourceRef=\"never\" targetRef=\"join\"/>\n    <parallelGateway id=\"join\"/>\n    <sequenceFlow id=\"s7\" sourceRef=\"join\" targetRef=\"stopped-end\"/><endEvent id=\"stopped-end\"/>\n    <sequenceFlow id=\"s8\" sourceRef=\"stop\" targetRef=\"all-stops\"/><endEvent id=\"all-stops\"><terminateEventDefinition/></endEvent>\n    <subProcess id=\"asking\" triggeredByEvent=\"true\">\n      <startEvent id=\"asked\" isInterrupting=\"false\"><messageEventDefinition messageRef=\"go\"/></startEvent>\n      <sequenceFlow id=\"s9\" sourceRef=\"asked\" targetRef=\"answer\"/><userTask id=\"answer\"/>\n      <sequenceFlow id=\"s10\" sourceRef=\"answer\" targetRef=\"answered\"/><endEvent id=\"answered\"/>\n    </subProcess>\n  </process>\n  <process id=\"sender\" isExecutable=\"true\">\n    <startEvent id=\"sender-start\"/><sequenceFlow id=\"n1\" sourceRef=\"sender-start\" targetRef=\"send\"/>\n    <sendTask id=\"send\" messageRef=\"sent\"/>\n    <sequenceFlow id=\"n2\" sourceRef=\"send\" targetRef=\"sender-end\"/><endEvent id=\"sender-end\"/>\n  </process>\n  <process id=\"receiver\" isExecutable=\"true\">\n    <startEvent id=\"receiver-start\"/><sequenceFlow id=\"r1\" sourceRef=\"receiver-start\" targetRef=\"receive\"/>\n    <receiveTask id=\"receive\" messageRef=\"sent\"/>\n    <sequenceFlow id=\"r2\" sourceRef=\"receive\" targetRef=\"wait\"/>\n    <intermediateCatchEvent id=\"wait\"><messageEventDefinition messageRef=\"go\"/></intermediateCatchEvent>\n    <sequenceFlow id=\"r3\" sourceRef=\"wait\" targetRef=\"receiver-end\"/><endEvent id=\"receiver-end\"/>\n  </process>\n  <process id=\"keeper\" isExecutable=\"true\">\n    <startEvent id=\"keeper-start\"/><sequenceFlow id=\"k1\" sourceRef=\"keeper-start\" targetRef=\"take\"/>\n    <receiveTask id=\"take\" messageRef=\"kept\"/>\n    <sequenceFlow id=\"k2\" sourceRef=\"take\" targetRef=\"keeper-end\"/><endEvent id=\"keeper-end\"/>\n  </process>\n  <process id=\"guarded\" isExecutable=\"true\">\n    <startEvent id=\"guarded-start\"/><sequenceFlow id=\"g1\" sourceRef=\"guarded-start\" targetRef=\"part\"/>\n    <subProcess id=\"part\">\n      <startEvent id=\"part-start\"/><sequenceFlow id=\"g2\" sourceRef=\"part-start\" targetRef=\"decide\"/>\n      <userTask id=\"decide\"/>\n      <sequenceFlow id=\"g3\" sourceRef=\"decide\" targetRef=\"part-end\"/><endEvent id=\"part-end\"/>\n    </subProcess>\n    <sequenceFlow id=\"g4\" sourceRef=\"part\" targetRef=\"guarded-end\"/><endEvent id=\"guarded-end\"/>\n    <boundaryEvent id=\"late\" attachedToRef=\"part\" cancelActivity=\"false\">\n      <timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition>\n    </boundaryEvent>\n    <sequenceFlow id=\"g5\" sourceRef=\"late\" targetRef=\"remind\"/><userTask id=\"remind\"/>\n    <sequenceFlow id=\"g6\" sourceRef=\"remind\" targetRef=\"reminded\"/><endEvent id=\"reminded\"/>\n    <boundaryEvent id=\"far-away\" attachedToRef=\"part\">\n      <timerEventDefinition><timeDate>2126-01-01T00:00:00Z</timeDate></timerEventDefinition>\n    </boundaryEvent>\n    <sequenceFlow id=\"g7\" sourceRef=\"far-away\" targetRef=\"far-end\"/><endEvent id=\"far-end\"/>\n  </process>\n  <process id=\"soon\" isExecutable=\"true\">\n    <startEvent id=\"soon-start\"/><sequenceFlow id=\"o1\" sourceRef=\"soon-start\" targetRef=\"moment\"/>\n    <intermediateCatchEvent id=\"moment\"><timerEventDefinition><timeDuration>PT5S</timeDuration></timerEventDefinition></intermediateCatchEvent>\n    <sequenceFlow id=\"o2\" sourceRef=\"moment\" targetRef=\"after\"/><userTask id=\"after\"/>\n    <sequenceFlow id=\"o3\" sourceRef=\"after\" targetRef=\"soon-end\"/><endEvent id=\"soon-end\"/>\n  </process>\n  <process id=\"choice\" isExecutable=\"true\">\n    <startEvent id=\"choice-start\"/><sequenceFlow id=\"i1\" sourceRef=\"choice-start\" targetRef=\"choose\"/>\n    <exclusiveGateway id=\"choose\"/>\n    <sequenceFlow id=\"i2\" sourceRef=\"choose\" targetRef=\"chosen\"><conditionExpression>=amount &gt; 1</conditionExpression></sequenceFlow>\n    <userTask id=\"chosen\"/>\n    <sequenceFlow id=\"i3\" sourceRef=\"chosen\" targetRef=\"choice-end\"/><endEvent id=\"choice-end\"/>\n  </process>\n  <process id=\"begun\" isExecutable=\"true\">\n    <startEvent id=\"told-to-begin\"><messageEventDefinition messageRef=\"begin\"/></startEvent>\n    <sequenceFlow id=\"b1\" sourceRef=\"told-to-begin\" targetRef=\"begun-work\"/><userTask id=\"begun-work\"/>\n    <sequenceFlow id=\"b2\" sourceRef=\"begun-work\" targetRef=\"begun-end\"/><endEvent id=\"begun-end\"/>\n  </process>\n  <process id=\"single\" isExecutable=\"true\">\n    <startEvent id=\"told-once\"><messageEventDefinition messageRef=\"only-one\"/></startEvent>\n    <sequenceFlow id=\"y1\" sourceRef=\"told-once\" targetRef=\"single-work\"/><userTask id=\"single-work\"/>\n    <sequenceFlow id=\"y2\" sourceRef=\"single-work\" targetRef=\"single-end\"/><endEvent id=\"single-end\"/>\n  </process>\n  <process id=\"ticking\" isExecutable=\"true\">\n    <startEvent id=\"tick\"><timerEventDefinition><timeCycle>R2/PT1S</timeCycle></timerEventDefinition></startEvent>\n    <sequenceFlow id=\"t1\" sourceRef=\"tick\" targetRef=\"look\"/><userTask id=\"look\"/>\n    <sequenceFlow id=\"t2\" sourceRef=\"look\" targetRef=\"looked\"/><endEvent id=\"looked\"/>\n  </process>\n  <process id=\"century\" isExecutable=\"true\">\n    <startEvent id=\"next-century\"><timerEventDefinition><timeDate>2126-01-01T00:00:00Z</timeDate></timerEventDefinition></startEvent>\n    <sequenceFlow id=\"z1\" sourceRef=\"next-century\" targetRef=\"century-end\"/><endEvent id=\"century-end\"/>\n  </process>\n</definitions>\n","processes":[{"process_version":"01a2288d-64c8-7000-8586-fcffb79aace8","process_id":"exact"},{"process_version":"01a2288d-64c8-7001-831e-d80aecaeff1f","process_id":"person"},{"process_version":"01a2288d-64c8-7002-8381-410848d4b328","process_id":"counted"},{"process_version":"01a2288d-64c8-7003-919b-f4ba3bf14d4a","process_id":"parent"},{"process_version":"01a2288d-64c8-7004-a4fb-a6767d1b5169","process_id":"child"},{"process_version":"01a2288d-64c8-7005-9a8d-83094865095b","process_id":"spread"},{"process_version":"01a2288d-64c8-7006-a06e-cd060534cf50","process_id":"stopped"},{"process_version":"01a2288d-64c8-7007-8584-4b62b6f667bd","process_id":"sender"},{"process_version":"01a2288d-64c8-7008-975b-a66a1fde0dfd","process_id":"receiver"},{"process_version":"01a2288d-64c8-7009-9f27-7e78a1e3d8da","process_id":"keeper"},{"process_version":"01a2288d-64c8-700a-b492-e120b915b6ef","process_id":"guarded"},{"process_version":"01a2288d-64c8-700b-8174-073a6e40c2bf","process_id":"soon"},{"process_version":"01a2288d-64c8-700c-8ec1-c0a941137de6","process_id":"choice"},{"process_version":"01a2288d-64c8-700d-b085-d455fb526182","process_id":"begun"},{"process_version":"01a2288d-64c8-700e-a460-aba58a9ad884","process_id":"single"},{"process_version":"01a2288d-64c8-700f-9363-5af86dd55b35","process_id":"ticking"},{"process_version":"01a2288d-64c8-7010-a030-7ac6618ae825","process_id":"century"}]}}', '{"actor":"editor"}'),
	(34, '89551', '2026-11-29 18:24:44.779362+00', 2, '01a2288d-64c8-7000-afef-64c2257b9158', 1, 1, 'ResourceUpdated', NULL, '{"file":{"definitions_id":"everything","name":"Draft, again","xml":"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- What instances of the second dump run: every kind of event comes about. See README.md for the words that tests/upgrade answers. -->\n<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"\n             xmlns:q=\"http://quantumbpm.com/schema/1.0\" id=\"everything\" targetNamespace=\"http://example.com/upgrade\">\n  <message id=\"go\" name=\"go\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"sent\" name=\"sent\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"kept\" name=\"kept\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"only-one\" name=\"only-one\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"begin\" name=\"begin\"/>\n  <error id=\"refused\" errorCode=\"REFUSED\"/>\n  <process id=\"exact\" isExecutable=\"true\">\n    <startEvent id=\"exact-start\"/><sequenceFlow id=\"e1\" sourceRef=\"exact-start\" targetRef=\"weigh\"/>\n    <serviceTask id=\"weigh\"><extensionElements><q:taskDefinition type=\"weigh\" retries=\"2\"/></extensionElements></serviceTask>\n    <sequenceFlow id=\"e2\" sourceRef=\"weigh\" targetRef=\"approve\"/>\n    <userTask id=\"approve\"><extensionElements>\n      <q:assignmentDefinition assignee=\"erin\" candidateUsers=\"carol, dave\" candidateGroups=\"sales\"/>\n    </extensionElements></userTask>\n    <sequenceFlow id=\"e3\" sourceRef=\"approve\" targetRef=\"exact-end\"/><endEvent id=\"exact-end\"/>\n    <boundaryEvent id=\"not-weighed\" attachedToRef=\"weigh\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>\n    <sequenceFlow id=\"e4\" sourceRef=\"not-weighed\" targetRef=\"ask-why\"/>\n    <userTask id=\"ask-why\"/>\n    <sequenceFlow id=\"e5\" sourceRef=\"ask-why\" targetRef=\"asked-why\"/><endEvent id=\"asked-why\"/>\n  </process>\n  <process id=\"person\" isExecutable=\"true\">\n    <startEvent id=\"person-start\"/><sequenceFlow id=\"p1\" sourceRef=\"person-start\" targetRef=\"ask\"/>\n    <userTask id=\"ask\"/>\n    <sequenceFlow id=\"p2\" sourceRef=\"ask\" targetRef=\"person-end\"/><endEvent id=\"person-end\"/>\n    <boundaryEvent id=\"declined\" attachedToRef=\"ask\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>\n    <sequenceFlow id=\"p3\" sourceRef=\"declined\" targetRef=\"ask-another\"/>\n    <userTask id=\"ask-another\"/>\n    <sequenceFlow id=\"p4\" sourceRef=\"ask-another\" targetRef=\"asked-another\"/><endEvent id=\"asked-another\"/>\n  </process>\n  <process id=\"counted\" isExecutable=\"true\">\n    <startEvent id=\"counted-start\"/><sequenceFlow id=\"c1\" sourceRef=\"counted-start\" targetRef=\"again\"/>\n    <exclusiveGateway id=\"again\"/><sequenceFlow id=\"c2\" sourceRef=\"again\" targetRef=\"add\"/>\n    <scriptTask id=\"add\"><extensionElements><q:script expression=\"=count + 1\" resultVariable=\"count\"/></extensionElements></scriptTask>\n    <sequenceFlow id=\"c3\" sourceRef=\"add\" targetRef=\"enough\"/><exclusiveGateway id=\"enough\" default=\"c5\"/>\n    <sequenceFlow id=\"c4\" sourceRef=\"enough\" targetRef=\"again\"><conditionExpression>=count &lt; 300</conditionExpression></sequenceFlow>\n    <sequenceFlow id=\"c5\" sourceRef=\"enough\" targetRef=\"counted-ask\"/>\n    <userTask id=\"counted-ask\"/>\n    <sequenceFlow id=\"c6\" sourceRef=\"counted-ask\" targetRef=\"counted-end\"/><endEvent id=\"counted-end\"/>\n  </process>\n  <process id=\"parent\" isExecutable=\"true\">\n    <startEvent id=\"parent-start\"/><sequenceFlow id=\"a1\" sourceRef=\"parent-start\" targetRef=\"calling\"/>\n    <callActivity id=\"calling\"><extensionElements><q:calledElement processId=\"child\"/></extensionElements></callActivity>\n    <sequenceFlow id=\"a2\" sourceRef=\"calling\" targetRef=\"parent-end\"/><endEvent id=\"parent-end\"/>\n    <boundaryEvent id=\"child-refused\" attachedToRef=\"calling\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>\n    <sequenceFlow id=\"a3\" sourceRef=\"child-refused\" targetRef=\"after-refusal\"/>\n    <userTask id=\"after-refusal\"/>\n    <sequenceFlow id=\"a4\" sourceRef=\"after-refusal\" targetRef=\"refusal-end\"/><endEvent id=\"refusal-end\"/>\n  </process>\n  <process id=\"child\" isExecutable=\"true\">\n    <startEvent id=\"child-start\"/><sequenceFlow id=\"h1\" sourceRef=\"child-start\" targetRef=\"child-work\"/>\n    <serviceTask id=\"child-work\"><extensionElements><q:taskDefinition type=\"child-work\"/></extensionElements></serviceTask>\n    <sequenceFlow id=\"h2\" sourceRef=\"child-work\" targetRef=\"willing\"/><exclusiveGateway id=\"willing\" default=\"h3\"/>\n    <sequenceFlow id=\"h3\" sourceRef=\"willing\" targetRef=\"child-end\"/><endEvent id=\"child-end\"/>\n    <sequenceFlow id=\"h4\" sourceRef=\"willing\" targetRef=\"child-refuses\"><conditionExpression>=refuse = true</conditionExpression></sequenceFlow>\n    <endEvent id=\"child-refuses\"><errorEventDefinition errorRef=\"refused\"/></endEvent>\n  </process>\n  <process id=\"spread\" isExecutable=\"true\">\n    <startEvent id=\"spread-start\"/><sequenceFlow id=\"m1\" sourceRef=\"spread-start\" targetRef=\"each\"/>\n    <serviceTask id=\"each\"><extensionElements><q:taskDefinition type=\"each\"/></extensionElements>\n      <multiInstanceLoopCharacteristics isSequential=\"true\"><extensionElements>\n        <q:loopCharacteristics inputCollection=\"=items\" inputElement=\"item\" outputCollection=\"results\" outputElement=\"=item / 3\"/>\n      </extensionElements></multiInstanceLoopCharacteristics>\n    </serviceTask>\n    <sequenceFlow id=\"m2\" sourceRef=\"each\" targetRef=\"spread-end\"/><endEvent id=\"spread-end\"/>\n  </process>\n  <process id=\"stopped\" isExecutable=\"true\">\n    <startEvent id=\"stopped-start\"/><sequenceFlow id=\"s1\" sourceRef=\"stopped-start\" targetRef=\"split\"/>\n    <parallelGateway id=\"split\"/>\n    <sequenceFlow id=\"s2\" sourceRef=\"split\" targetRef=\"first\"/><userTask id=\"first\"/>\n    <sequenceFlow id=\"s3\" sourceRef=\"split\" targetRef=\"stop\"/><userTask id=\"stop\"/>\n    <sequenceFlow id=\"s4\" sourceRef=\"split\" targetRef=\"never\"/><userTask id=\"never\"/>\n    <sequenceFlow id=\"s5\" sourceRef=\"first\" targetRef=\"join\"/><sequenceFlow id=\"s6\" sourceRef=\"never\" targetRef=\"join\"/>\n    <parallelGateway id=\"join\"/>\n    <sequenceFlow id=\"s7\" sourceRef=\"join\" targetRef=\"stopped-end\"/><endEvent id=\"stopped-end\"/>\n    <sequenceFlow id=\"s8\" sourceRef=\"stop\" targetRef=\"all-stops\"/><endEvent id=\"all-stops\"><terminateEventDefinition/></endEvent>\n    <subProcess id=\"asking\" triggeredByEvent=\"true\">\n      <startEvent id=\"asked\" isInterrupting=\"false\"><messageEventDefinition messageRef=\"go\"/></startEvent>\n      <sequenceFlow id=\"s9\" sourceRef=\"asked\" targetRef=\"answer\"/><userTask id=\"answer\"/>\n      <sequenceFlow id=\"s10\" sourceRef=\"answer\" targetRef=\"answered\"/><endEvent id=\"answered\"/>\n    </subProcess>\n  </process>\n  <process id=\"sender\" isExecutable=\"true\">\n    <startEvent id=\"sender-start\"/><sequenceFlow id=\"n1\" sourceRef=\"sender-start\" targetRef=\"send\"/>\n    <sendTask id=\"send\" messageRef=\"sent\"/>\n    <sequenceFlow id=\"n2\" sourceRef=\"send\" targetRef=\"sender-end\"/><endEvent id=\"sender-end\"/>\n  </process>\n  <process id=\"receiver\" isExecutable=\"true\">\n    <startEvent id=\"receiver-start\"/><sequenceFlow id=\"r1\" sourceRef=\"receiver-start\" targetRef=\"receive\"/>\n    <receiveTask id=\"receive\" messageRef=\"sent\"/>\n    <sequenceFlow id=\"r2\" sourceRef=\"receive\" targetRef=\"wait\"/>\n    <intermediateCatchEvent id=\"wait\"><messageEventDefinition messageRef=\"go\"/></intermediateCatchEvent>\n    <sequenceFlow id=\"r3\" sourceRef=\"wait\" targetRef=\"receiver-end\"/><endEvent id=\"receiver-end\"/>\n  </process>\n  <process id=\"keeper\" isExecutable=\"true\">\n    <startEvent id=\"keeper-start\"/><sequenceFlow id=\"k1\" sourceRef=\"keeper-start\" targetRef=\"take\"/>\n    <receiveTask id=\"take\" messageRef=\"kept\"/>\n    <sequenceFlow id=\"k2\" sourceRef=\"take\" targetRef=\"keeper-end\"/><endEvent id=\"keeper-end\"/>\n  </process>\n  <process id=\"guarded\" isExecutable=\"true\">\n    <startEvent id=\"guarded-start\"/><sequenceFlow id=\"g1\" sourceRef=\"guarded-start\" targetRef=\"part\"/>\n    <subProcess id=\"part\">\n      <startEvent id=\"part-start\"/><sequenceFlow id=\"g2\" sourceRef=\"part-start\" targetRef=\"decide\"/>\n      <userTask id=\"decide\"/>\n      <sequenceFlow id=\"g3\" sourceRef=\"decide\" targetRef=\"part-end\"/><endEvent id=\"part-end\"/>\n    </subProcess>\n    <sequenceFlow id=\"g4\" sourceRef=\"part\" targetRef=\"guarded-end\"/><endEvent id=\"guarded-end\"/>\n    <boundaryEvent id=\"late\" attachedToRef=\"part\" cancelActivity=\"false\">\n      <timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition>\n    </boundaryEvent>\n    <sequenceFlow id=\"g5\" sourceRef=\"late\" targetRef=\"remind\"/><userTask id=\"remind\"/>\n    <sequenceFlow id=\"g6\" sourceRef=\"remind\" targetRef=\"reminded\"/><endEvent id=\"reminded\"/>\n    <boundaryEvent id=\"far-away\" attachedToRef=\"part\">\n      <timerEventDefinition><timeDate>2126-01-01T00:00:00Z</timeDate></timerEventDefinition>\n    </boundaryEvent>\n    <sequenceFlow id=\"g7\" sourceRef=\"far-away\" targetRef=\"far-end\"/><endEvent id=\"far-end\"/>\n  </process>\n  <process id=\"soon\" isExecutable=\"true\">\n    <startEvent id=\"soon-start\"/><sequenceFlow id=\"o1\" sourceRef=\"soon-start\" targetRef=\"moment\"/>\n    <intermediateCatchEvent id=\"moment\"><timerEventDefinition><timeDuration>PT5S</timeDuration></timerEventDefinition></intermediateCatchEvent>\n    <sequenceFlow id=\"o2\" sourceRef=\"moment\" targetRef=\"after\"/><userTask id=\"after\"/>\n    <sequenceFlow id=\"o3\" sourceRef=\"after\" targetRef=\"soon-end\"/><endEvent id=\"soon-end\"/>\n  </process>\n  <process id=\"choice\" isExecutable=\"true\">\n    <startEvent id=\"choice-start\"/><sequenceFlow id=\"i1\" sourceRef=\"choice-start\" targetRef=\"choose\"/>\n    <exclusiveGateway id=\"choose\"/>\n    <sequenceFlow id=\"i2\" sourceRef=\"choose\" targetRef=\"chosen\"><conditionExpression>=amount &gt; 1</conditionExpression></sequenceFlow>\n    <userTask id=\"chosen\"/>\n    <sequenceFlow id=\"i3\" sourceRef=\"chosen\" targetRef=\"choice-end\"/><endEvent id=\"choice-end\"/>\n  </process>\n  <process id=\"begun\" isExecutable=\"true\">\n    <startEvent id=\"told-to-begin\"><messageEventDefinition messageRef=\"begin\"/></startEvent>\n    <sequenceFlow id=\"b1\" sourceRef=\"told-to-begin\" targetRef=\"begun-work\"/><userTask id=\"begun-work\"/>\n    <sequenceFlow id=\"b2\" sourceRef=\"begun-work\" targetRef=\"begun-end\"/><endEvent id=\"begun-end\"/>\n  </process>\n  <process id=\"single\" isExecutable=\"true\">\n    <startEvent id=\"told-once\"><messageEventDefinition messageRef=\"only-one\"/></startEvent>\n    <sequenceFlow id=\"y1\" sourceRef=\"told-once\" targetRef=\"single-work\"/><userTask id=\"single-work\"/>\n    <sequenceFlow id=\"y2\" sourceRef=\"single-work\" targetRef=\"single-end\"/><endEvent id=\"single-end\"/>\n  </process>\n  <process id=\"ticking\" isExecutable=\"true\">\n    <startEvent id=\"tick\"><timerEventDefinition><timeCycle>R2/PT1S</timeCycle></timerEventDefinition></startEvent>\n    <sequenceFlow id=\"t1\" sourceRef=\"tick\" targetRef=\"look\"/><userTask id=\"look\"/>\n    <sequenceFlow id=\"t2\" sourceRef=\"look\" targetRef=\"looked\"/><endEvent id=\"looked\"/>\n  </process>\n  <process id=\"century\" isExecutable=\"true\">\n    <startEvent id=\"next-century\"><timerEventDefinition><timeDate>2126-01-01T00:00:00Z</timeDate></timerEventDefinition></startEvent>\n    <sequenceFlow id=\"z1\" sourceRef=\"next-century\" targetRef=\"century-end\"/><endEvent id=\"century-end\"/>\n  </process>\n</definitions>\n","processes":[{"process_version":"01a2288d-64eb-7000-b2cf-c4f5b4d7c6b3","process_id":"exact"},{"process_version":"01a2288d-64eb-7001-ae85-8b5c8082b357","process_id":"person"},{"process_version":"01a2288d-64eb-7002-95d5-4df3ed0416f0","process_id":"counted"},{"process_version":"01a2288d-64eb-7003-935a-f3a6f6f9dd00","process_id":"parent"},{"process_version":"01a2288d-64eb-7004-88c9-6b6892526ddf","process_id":"child"},{"process_version":"01a2288d-64eb-7005-9150-1933f1ed22f4","process_id":"spread"},{"process_version":"01a2288d-64eb-7006-8c6f-62952cb17140","process_id":"stopped"},{"process_version":"01a2288d-64eb-7007-9d3b-e83e7a2aeb00","process_id":"sender"},{"process_version":"01a2288d-64eb-7008-86d4-00959e73aa27","process_id":"receiver"},{"process_version":"01a2288d-64eb-7009-88d4-002057885363","process_id":"keeper"},{"process_version":"01a2288d-64eb-700a-aac0-cde618aa63b4","process_id":"guarded"},{"process_version":"01a2288d-64eb-700b-a519-83ef1827d13d","process_id":"soon"},{"process_version":"01a2288d-64eb-700c-a95b-71c449072fbe","process_id":"choice"},{"process_version":"01a2288d-64eb-700d-b10f-7c9a05cd79f6","process_id":"begun"},{"process_version":"01a2288d-64eb-700e-a2e6-1f9e2d4aecec","process_id":"single"},{"process_version":"01a2288d-64eb-700f-98de-53c94116fab3","process_id":"ticking"},{"process_version":"01a2288d-64eb-7010-b25c-e53c13a20f58","process_id":"century"}]}}', '{"actor":"editor"}'),
	(39, '89553', '2026-11-29 18:24:44.822217+00', 1, '01a2288d-6516-7000-a9b8-0171f4ad4d57', 1, 1, 'ResourceCreated', NULL, '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","created_by":"editor","file":{"definitions_id":"everything","name":"Gone","xml":"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- What instances of the second dump run: every kind of event comes about. See README.md for the words that tests/upgrade answers. -->\n<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"\n             xmlns:q=\"http://quantumbpm.com/schema/1.0\" id=\"everything\" targetNamespace=\"http://example.com/upgrade\">\n  <message id=\"go\" name=\"go\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"sent\" name=\"sent\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"kept\" name=\"kept\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"only-one\" name=\"only-one\"><extensionElements><q:subscription correlationKey=\"=key\"/></extensionElements></message>\n  <message id=\"begin\" name=\"begin\"/>\n  <error id=\"refused\" errorCode=\"REFUSED\"/>\n  <process id=\"exact\" isExecutable=\"true\">\n    <startEvent id=\"exact-start\"/><sequenceFlow id=\"e1\" sourceRef=\"exact-start\" targetRef=\"weigh\"/>\n    <serviceTask id=\"weigh\"><extensionElements><q:taskDefinition type=\"weigh\" retries=\"2\"/></extensionElements></serviceTask>\n    <sequenceFlow id=\"e2\" sourceRef=\"weigh\" targetRef=\"approve\"/>\n    <userTask id=\"approve\"><extensionElements>\n      <q:assignmentDefinition assignee=\"erin\" candidateUsers=\"carol, dave\" candidateGroups=\"sales\"/>\n    </extensionElements></userTask>\n    <sequenceFlow id=\"e3\" sourceRef=\"approve\" targetRef=\"exact-end\"/><endEvent id=\"exact-end\"/>\n    <boundaryEvent id=\"not-weighed\" attachedToRef=\"weigh\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>\n    <sequenceFlow id=\"e4\" sourceRef=\"not-weighed\" targetRef=\"ask-why\"/>\n    <userTask id=\"ask-why\"/>\n    <sequenceFlow id=\"e5\" sourceRef=\"ask-why\" targetRef=\"asked-why\"/><endEvent id=\"asked-why\"/>\n  </process>\n  <process id=\"person\" isExecutable=\"true\">\n    <startEvent id=\"person-start\"/><sequenceFlow id=\"p1\" sourceRef=\"person-start\" targetRef=\"ask\"/>\n    <userTask id=\"ask\"/>\n    <sequenceFlow id=\"p2\" sourceRef=\"ask\" targetRef=\"person-end\"/><endEvent id=\"person-end\"/>\n    <boundaryEvent id=\"declined\" attachedToRef=\"ask\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>\n    <sequenceFlow id=\"p3\" sourceRef=\"declined\" targetRef=\"ask-another\"/>\n    <userTask id=\"ask-another\"/>\n    <sequenceFlow id=\"p4\" sourceRef=\"ask-another\" targetRef=\"asked-another\"/><endEvent id=\"asked-another\"/>\n  </process>\n  <process id=\"counted\" isExecutable=\"true\">\n    <startEvent id=\"counted-start\"/><sequenceFlow id=\"c1\" sourceRef=\"counted-start\" targetRef=\"again\"/>\n    <exclusiveGateway id=\"again\"/><sequenceFlow id=\"c2\" sourceRef=\"again\" targetRef=\"add\"/>\n    <scriptTask id=\"add\"><extensionElements><q:script expression=\"=count + 1\" resultVariable=\"count\"/></extensionElements></scriptTask>\n    <sequenceFlow id=\"c3\" sourceRef=\"add\" targetRef=\"enough\"/><exclusiveGateway id=\"enough\" default=\"c5\"/>\n    <sequenceFlow id=\"c4\" sourceRef=\"enough\" targetRef=\"again\"><conditionExpression>=count &lt; 300</conditionExpression></sequenceFlow>\n    <sequenceFlow id=\"c5\" sourceRef=\"enough\" targetRef=\"counted-ask\"/>\n    <userTask id=\"counted-ask\"/>\n    <sequenceFlow id=\"c6\" sourceRef=\"counted-ask\" targetRef=\"counted-end\"/><endEvent id=\"counted-end\"/>\n  </process>\n  <process id=\"parent\" isExecutable=\"true\">\n    <startEvent id=\"parent-start\"/><sequenceFlow id=\"a1\" sourceRef=\"parent-start\" targetRef=\"calling\"/>\n    <callActivity id=\"calling\"><extensionElements><q:calledElement processId=\"child\"/></extensionElements></callActivity>\n    <sequenceFlow id=\"a2\" sourceRef=\"calling\" targetRef=\"parent-end\"/><endEvent id=\"parent-end\"/>\n    <boundaryEvent id=\"child-refused\" attachedToRef=\"calling\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>\n    <sequenceFlow id=\"a3\" sourceRef=\"child-refused\" targetRef=\"after-refusal\"/>\n    <userTask id=\"after-refusal\"/>\n    <sequenceFlow id=\"a4\" sourceRef=\"after-refusal\" targetRef=\"refusal-end\"/><endEvent id=\"refusal-end\"/>\n  </process>\n  <process id=\"child\" isExecutable=\"true\">\n    <startEvent id=\"child-start\"/><sequenceFlow id=\"h1\" sourceRef=\"child-start\" targetRef=\"child-work\"/>\n    <serviceTask id=\"child-work\"><extensionElements><q:taskDefinition type=\"child-work\"/></extensionElements></serviceTask>\n    <sequenceFlow id=\"h2\" sourceRef=\"child-work\" targetRef=\"willing\"/><exclusiveGateway id=\"willing\" default=\"h3\"/>\n    <sequenceFlow id=\"h3\" sourceRef=\"willing\" targetRef=\"child-end\"/><endEvent id=\"child-end\"/>\n    <sequenceFlow id=\"h4\" sourceRef=\"willing\" targetRef=\"child-refuses\"><conditionExpression>=refuse = true</conditionExpression></sequenceFlow>\n    <endEvent id=\"child-refuses\"><errorEventDefinition errorRef=\"refused\"/></endEvent>\n  </process>\n  <process id=\"spread\" isExecutable=\"true\">\n    <startEvent id=\"spread-start\"/><sequenceFlow id=\"m1\" sourceRef=\"spread-start\" targetRef=\"each\"/>\n    <serviceTask id=\"each\"><extensionElements><q:taskDefinition type=\"each\"/></extensionElements>\n      <multiInstanceLoopCharacteristics isSequential=\"true\"><extensionElements>\n        <q:loopCharacteristics inputCollection=\"=items\" inputElement=\"item\" outputCollection=\"results\" outputElement=\"=item / 3\"/>\n      </extensionElements></multiInstanceLoopCharacteristics>\n    </serviceTask>\n    <sequenceFlow id=\"m2\" sourceRef=\"each\" targetRef=\"spread-end\"/><endEvent id=\"spread-end\"/>\n  </process>\n  <process id=\"stopped\" isExecutable=\"true\">\n    <startEvent id=\"stopped-start\"/><sequenceFlow id=\"s1\" sourceRef=\"stopped-start\" targetRef=\"split\"/>\n    <parallelGateway id=\"split\"/>\n    <sequenceFlow id=\"s2\" sourceRef=\"split\" targetRef=\"first\"/><userTask id=\"first\"/>\n    <sequenceFlow id=\"s3\" sourceRef=\"split\" targetRef=\"stop\"/><userTask id=\"stop\"/>\n    <sequenceFlow id=\"s4\" sourceRef=\"split\" targetRef=\"never\"/><userTask id=\"never\"/>\n    <sequenceFlow id=\"s5\" sourceRef=\"first\" targetRef=\"join\"/><sequenceFlow id=\"s6\" sourceRef=\"never\" targetRef=\"join\"/>\n    <parallelGateway id=\"join\"/>\n    <sequenceFlow id=\"s7\" sourceRef=\"join\" targetRef=\"stopped-end\"/><endEvent id=\"stopped-end\"/>\n    <sequenceFlow id=\"s8\" sourceRef=\"stop\" targetRef=\"all-stops\"/><endEvent id=\"all-stops\"><terminateEventDefinition/></endEvent>\n    <subProcess id=\"asking\" triggeredByEvent=\"true\">\n      <startEvent id=\"asked\" isInterrupting=\"false\"><messageEventDefinition messageRef=\"go\"/></startEvent>\n      <sequenceFlow id=\"s9\" sourceRef=\"asked\" targetRef=\"answer\"/><userTask id=\"answer\"/>\n      <sequenceFlow id=\"s10\" sourceRef=\"answer\" targetRef=\"answered\"/><endEvent id=\"answered\"/>\n    </subProcess>\n  </process>\n  <process id=\"sender\" isExecutable=\"true\">\n    <startEvent id=\"sender-start\"/><sequenceFlow id=\"n1\" sourceRef=\"sender-start\" targetRef=\"send\"/>\n    <sendTask id=\"send\" messageRef=\"sent\"/>\n    <sequenceFlow id=\"n2\" sourceRef=\"send\" targetRef=\"sender-end\"/><endEvent id=\"sender-end\"/>\n  </process>\n  <process id=\"receiver\" isExecutable=\"true\">\n    <startEvent id=\"receiver-start\"/><sequenceFlow id=\"r1\" sourceRef=\"receiver-start\" targetRef=\"receive\"/>\n    <receiveTask id=\"receive\" messageRef=\"sent\"/>\n    <sequenceFlow id=\"r2\" sourceRef=\"receive\" targetRef=\"wait\"/>\n    <intermediateCatchEvent id=\"wait\"><messageEventDefinition messageRef=\"go\"/></intermediateCatchEvent>\n    <sequenceFlow id=\"r3\" sourceRef=\"wait\" targetRef=\"receiver-end\"/><endEvent id=\"receiver-end\"/>\n  </process>\n  <process id=\"keeper\" isExecutable=\"true\">\n    <startEvent id=\"keeper-start\"/><sequenceFlow id=\"k1\" sourceRef=\"keeper-start\" targetRef=\"take\"/>\n    <receiveTask id=\"take\" messageRef=\"kept\"/>\n    <sequenceFlow id=\"k2\" sourceRef=\"take\" targetRef=\"keeper-end\"/><endEvent id=\"keeper-end\"/>\n  </process>\n  <process id=\"guarded\" isExecutable=\"true\">\n    <startEvent id=\"guarded-start\"/><sequenceFlow id=\"g1\" sourceRef=\"guarded-start\" targetRef=\"part\"/>\n    <subProcess id=\"part\">\n      <startEvent id=\"part-start\"/><sequenceFlow id=\"g2\" sourceRef=\"part-start\" targetRef=\"decide\"/>\n      <userTask id=\"decide\"/>\n      <sequenceFlow id=\"g3\" sourceRef=\"decide\" targetRef=\"part-end\"/><endEvent id=\"part-end\"/>\n    </subProcess>\n    <sequenceFlow id=\"g4\" sourceRef=\"part\" targetRef=\"guarded-end\"/><endEvent id=\"guarded-end\"/>\n    <boundaryEvent id=\"late\" attachedToRef=\"part\" cancelActivity=\"false\">\n      <timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition>\n    </boundaryEvent>\n    <sequenceFlow id=\"g5\" sourceRef=\"late\" targetRef=\"remind\"/><userTask id=\"remind\"/>\n    <sequenceFlow id=\"g6\" sourceRef=\"remind\" targetRef=\"reminded\"/><endEvent id=\"reminded\"/>\n    <boundaryEvent id=\"far-away\" attachedToRef=\"part\">\n      <timerEventDefinition><timeDate>2126-01-01T00:00:00Z</timeDate></timerEventDefinition>\n    </boundaryEvent>\n    <sequenceFlow id=\"g7\" sourceRef=\"far-away\" targetRef=\"far-end\"/><endEvent id=\"far-end\"/>\n  </process>\n  <process id=\"soon\" isExecutable=\"true\">\n    <startEvent id=\"soon-start\"/><sequenceFlow id=\"o1\" sourceRef=\"soon-start\" targetRef=\"moment\"/>\n    <intermediateCatchEvent id=\"moment\"><timerEventDefinition><timeDuration>PT5S</timeDuration></timerEventDefinition></intermediateCatchEvent>\n    <sequenceFlow id=\"o2\" sourceRef=\"moment\" targetRef=\"after\"/><userTask id=\"after\"/>\n    <sequenceFlow id=\"o3\" sourceRef=\"after\" targetRef=\"soon-end\"/><endEvent id=\"soon-end\"/>\n  </process>\n  <process id=\"choice\" isExecutable=\"true\">\n    <startEvent id=\"choice-start\"/><sequenceFlow id=\"i1\" sourceRef=\"choice-start\" targetRef=\"choose\"/>\n    <exclusiveGateway id=\"choose\"/>\n    <sequenceFlow id=\"i2\" sourceRef=\"choose\" targetRef=\"chosen\"><conditionExpression>=amount &gt; 1</conditionExpression></sequenceFlow>\n    <userTask id=\"chosen\"/>\n    <sequenceFlow id=\"i3\" sourceRef=\"chosen\" targetRef=\"choice-end\"/><endEvent id=\"choice-end\"/>\n  </process>\n  <process id=\"begun\" isExecutable=\"true\">\n    <startEvent id=\"told-to-begin\"><messageEventDefinition messageRef=\"begin\"/></startEvent>\n    <sequenceFlow id=\"b1\" sourceRef=\"told-to-begin\" targetRef=\"begun-work\"/><userTask id=\"begun-work\"/>\n    <sequenceFlow id=\"b2\" sourceRef=\"begun-work\" targetRef=\"begun-end\"/><endEvent id=\"begun-end\"/>\n  </process>\n  <process id=\"single\" isExecutable=\"true\">\n    <startEvent id=\"told-once\"><messageEventDefinition messageRef=\"only-one\"/></startEvent>\n    <sequenceFlow id=\"y1\" sourceRef=\"told-once\" targetRef=\"single-work\"/><userTask id=\"single-work\"/>\n    <sequenceFlow id=\"y2\" sourceRef=\"single-work\" targetRef=\"single-end\"/><endEvent id=\"single-end\"/>\n  </process>\n  <process id=\"ticking\" isExecutable=\"true\">\n    <startEvent id=\"tick\"><timerEventDefinition><timeCycle>R2/PT1S</timeCycle></timerEventDefinition></startEvent>\n    <sequenceFlow id=\"t1\" sourceRef=\"tick\" targetRef=\"look\"/><userTask id=\"look\"/>\n    <sequenceFlow id=\"t2\" sourceRef=\"look\" targetRef=\"looked\"/><endEvent id=\"looked\"/>\n  </process>\n  <process id=\"century\" isExecutable=\"true\">\n    <startEvent id=\"next-century\"><timerEventDefinition><timeDate>2126-01-01T00:00:00Z</timeDate></timerEventDefinition></startEvent>\n    <sequenceFlow id=\"z1\" sourceRef=\"next-century\" targetRef=\"century-end\"/><endEvent id=\"century-end\"/>\n  </process>\n</definitions>\n","processes":[{"process_version":"01a2288d-6516-7000-a0b3-fb020300b501","process_id":"exact"},{"process_version":"01a2288d-6516-7001-a6e2-6b75f491e922","process_id":"person"},{"process_version":"01a2288d-6516-7002-a304-d55b31078055","process_id":"counted"},{"process_version":"01a2288d-6516-7003-9242-a85393d27ddf","process_id":"parent"},{"process_version":"01a2288d-6516-7004-91b1-48ed92d39c52","process_id":"child"},{"process_version":"01a2288d-6516-7005-9533-40dafbe39311","process_id":"spread"},{"process_version":"01a2288d-6516-7006-a72d-68644380582d","process_id":"stopped"},{"process_version":"01a2288d-6516-7007-9477-b0f4b5064292","process_id":"sender"},{"process_version":"01a2288d-6516-7008-a2bd-e6820fc75914","process_id":"receiver"},{"process_version":"01a2288d-6516-7009-93a5-2b9cab5a3e29","process_id":"keeper"},{"process_version":"01a2288d-6516-700a-bd08-db373c4b2606","process_id":"guarded"},{"process_version":"01a2288d-6516-700b-adbe-a4074ba4ae59","process_id":"soon"},{"process_version":"01a2288d-6516-700c-a4ab-4c158b8167b4","process_id":"choice"},{"process_version":"01a2288d-6516-700d-8078-7f326c9173f7","process_id":"begun"},{"process_version":"01a2288d-6516-700e-ba20-db8b2145176a","process_id":"single"},{"process_version":"01a2288d-6516-700f-bd72-b17f1569019f","process_id":"ticking"},{"process_version":"01a2288d-6516-7010-8109-03f43e7ad86f","process_id":"century"}]}}', '{"actor":"editor"}'),
	(41, '89555', '2026-11-29 18:24:44.85204+00', 1, '01a2288d-652d-7000-8474-29d91e58a421', 1, 1, 'MessagePublished', NULL, '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","name":"kept","correlation_key":"k","variables":{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99},"expires_at":"2126-11-05T18:24:44.845938Z"}', '{"actor":"editor"}'),
	(43, '89557', '2026-11-29 18:24:44.890394+00', 1, '01a2288d-654f-7000-a088-d5d6c7a48095', 1, 1, 'InstanceStarted', 'receiver-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7008-b253-9a1a46bf4131","process_id":"receiver","version":2,"element":"receiver-start","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', '{"actor":"editor"}'),
	(44, '89557', '2026-11-29 18:24:44.890394+00', 2, '01a2288d-654f-7000-a088-d5d6c7a48095', 1, 1, 'ElementPassed', 'receiver-start', '{"activation":"01a2288d-655a-7000-8441-3d80117b0441","element":"receiver-start","scope":"01a2288d-654f-7000-a088-d5d6c7a48095","taken":["r1"]}', NULL),
	(45, '89557', '2026-11-29 18:24:44.890394+00', 3, '01a2288d-654f-7000-a088-d5d6c7a48095', 1, 1, 'ElementEntered', 'receive', '{"activation":"01a2288d-655a-7001-ae6a-1628a6e40fba","element":"receive","scope":"01a2288d-654f-7000-a088-d5d6c7a48095","from":["r1"]}', NULL),
	(46, '89557', '2026-11-29 18:24:44.890394+00', 4, '01a2288d-654f-7000-a088-d5d6c7a48095', 1, 1, 'SubscriptionOpened', 'receive', '{"activation":"01a2288d-655a-7001-ae6a-1628a6e40fba","subscription":"01a2288d-655a-7002-8d6c-7f0674b20b82","element":"receive","awaits":{"message":{"name":"sent","correlation_key":"k"}}}', NULL),
	(54, '89559', '2026-11-29 18:24:44.92029+00', 1, '01a2288d-656e-7002-85d9-2d1d1d9c8418', 1, 1, 'MessagePublished', NULL, '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","name":"sent","correlation_key":"k","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]},"expires_at":"2026-11-29T19:24:44.910927Z"}', '{"actor":"system:driver"}'),
	(55, '89559', '2026-11-29 18:24:44.92029+00', 2, '01a2288d-656e-7002-85d9-2d1d1d9c8418', 1, 1, 'MessageAssigned', NULL, '{"receiver":{"catch":{"instance":"01a2288d-654f-7000-a088-d5d6c7a48095","subscription":"01a2288d-655a-7002-8d6c-7f0674b20b82"}}}', NULL),
	(58, '89562', '2026-11-29 18:24:44.930174+00', 5, '01a2288d-654f-7000-a088-d5d6c7a48095', 1, 1, 'MessageCorrelated', 'receive', '{"activation":"01a2288d-655a-7001-ae6a-1628a6e40fba","subscription":"01a2288d-655a-7002-8d6c-7f0674b20b82","element":"receive","message":"01a2288d-656e-7002-85d9-2d1d1d9c8418"}', '{"actor":"system:driver"}'),
	(59, '89562', '2026-11-29 18:24:44.930174+00', 6, '01a2288d-654f-7000-a088-d5d6c7a48095', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-654f-7000-a088-d5d6c7a48095","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', NULL),
	(60, '89562', '2026-11-29 18:24:44.930174+00', 7, '01a2288d-654f-7000-a088-d5d6c7a48095', 1, 1, 'ElementCompleted', 'receive', '{"activation":"01a2288d-655a-7001-ae6a-1628a6e40fba","element":"receive","taken":["r2"]}', NULL),
	(61, '89562', '2026-11-29 18:24:44.930174+00', 8, '01a2288d-654f-7000-a088-d5d6c7a48095', 1, 1, 'ElementEntered', 'wait', '{"activation":"01a2288d-6582-7000-9584-7023256a7d4a","element":"wait","scope":"01a2288d-654f-7000-a088-d5d6c7a48095","from":["r2"]}', NULL),
	(62, '89562', '2026-11-29 18:24:44.930174+00', 9, '01a2288d-654f-7000-a088-d5d6c7a48095', 1, 1, 'SubscriptionOpened', 'wait', '{"activation":"01a2288d-6582-7000-9584-7023256a7d4a","subscription":"01a2288d-6582-7001-bb80-962cf452f8ff","element":"wait","awaits":{"message":{"name":"go","correlation_key":"k"}}}', NULL),
	(63, '89563', '2026-11-29 18:24:44.94562+00', 1, '01a2288d-657c-7000-bff5-a6dc4120090c', 1, 1, 'InstanceStarted', 'told-to-begin', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700d-b08e-54c59b968d13","process_id":"begun","version":2,"element":"told-to-begin","message":{"id":"01a2288d-6579-7000-a83b-30acafe2009b","name":"begin"},"variables":{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99}}', '{"actor":"system:driver"}'),
	(64, '89563', '2026-11-29 18:24:44.94562+00', 2, '01a2288d-657c-7000-bff5-a6dc4120090c', 1, 1, 'ElementPassed', 'told-to-begin', '{"activation":"01a2288d-6591-7000-bbfc-7a6e2b2e2951","element":"told-to-begin","scope":"01a2288d-657c-7000-bff5-a6dc4120090c","taken":["b1"]}', NULL),
	(65, '89563', '2026-11-29 18:24:44.94562+00', 3, '01a2288d-657c-7000-bff5-a6dc4120090c', 1, 1, 'ElementEntered', 'begun-work', '{"activation":"01a2288d-6591-7001-9a05-e26f14df3867","element":"begun-work","scope":"01a2288d-657c-7000-bff5-a6dc4120090c","from":["b1"]}', NULL),
	(66, '89563', '2026-11-29 18:24:44.94562+00', 4, '01a2288d-657c-7000-bff5-a6dc4120090c', 1, 1, 'UserTaskCreated', 'begun-work', '{"activation":"01a2288d-6591-7001-9a05-e26f14df3867","task":"01a2288d-6591-7002-9da0-e3c0a7062c43","element":"begun-work","task_type":"UserTask","assignment":{}}', NULL),
	(67, '89564', '2026-11-29 18:24:45.031374+00', 1, '01a2288d-65e6-7000-b3ad-d6d50c618a06', 1, 1, 'MessagePublished', NULL, '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","name":"only-one","correlation_key":{"round":1},"variables":{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99},"expires_at":"2026-11-29T19:24:45.03021Z"}', '{"actor":"editor"}'),
	(68, '89564', '2026-11-29 18:24:45.031374+00', 2, '01a2288d-65e6-7000-b3ad-d6d50c618a06', 1, 1, 'MessageAssigned', NULL, '{"receiver":{"start":{"instance":"01a2288d-65e7-7000-8bf5-7c4cddd2cc68","subscription":"01a2288d-64a5-7001-aa47-35cddecd391b","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700e-b8bf-961d787b1a9c","element":"told-once","one_per_key":true}}}', NULL),
	(71, '89566', '2026-11-29 18:24:45.039387+00', 1, '01a2288d-65ea-7000-bb33-5b4a19dfead8', 1, 1, 'MessagePublished', NULL, '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","name":"only-one","correlation_key":{"round":1},"variables":{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99},"expires_at":"2026-11-29T19:24:45.034521Z"}', '{"actor":"editor"}'),
	(72, '89566', '2026-11-29 18:24:45.039387+00', 2, '01a2288d-65ea-7000-bb33-5b4a19dfead8', 1, 1, 'MessageAssigned', NULL, '{"receiver":{"start":{"instance":"01a2288d-65ef-7000-8f66-774ad9134875","subscription":"01a2288d-64a5-7001-aa47-35cddecd391b","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700e-b8bf-961d787b1a9c","element":"told-once","one_per_key":true}}}', NULL),
	(115, '89586', '2026-11-29 18:24:46.741396+00', 3, '01a2288d-6c77-7000-8a30-8374e29a40d4', 1, 1, 'ElementEntered', 'look', '{"activation":"01a2288d-6c95-7001-ac79-83a95b8508bb","element":"look","scope":"01a2288d-6c77-7000-8a30-8374e29a40d4","from":["t1"]}', NULL),
	(551, '89663', '2026-11-29 18:24:47.961536+00', 252, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":63}}', NULL),
	(33, '89549', '2026-11-29 18:24:44.768908+00', 6, '01a2288d-647c-7000-ae98-b2d6fba55785', 1, 1, 'ProcessSuperseded', NULL, '{"process_version":"01a2288d-647c-700d-8b78-ab25e659a6c4","by":"01a2288d-649b-700d-b08e-54c59b968d13"}', '{"actor":"system:driver"}'),
	(35, '89552', '2026-11-29 18:24:44.799716+00', 1, '01a2288d-64f7-7000-9a5c-809a86b3b153', 1, 1, 'InstanceStarted', 'person-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-64c8-7000-afef-64c2257b9158","process_version":"01a2288d-64eb-7001-ae85-8b5c8082b357","process_id":"person","version":0,"element":"person-start","test":true,"variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', '{"actor":"editor"}'),
	(36, '89552', '2026-11-29 18:24:44.799716+00', 2, '01a2288d-64f7-7000-9a5c-809a86b3b153', 1, 1, 'ElementPassed', 'person-start', '{"activation":"01a2288d-64ff-7000-9236-f64be414b052","element":"person-start","scope":"01a2288d-64f7-7000-9a5c-809a86b3b153","taken":["p1"]}', NULL),
	(37, '89552', '2026-11-29 18:24:44.799716+00', 3, '01a2288d-64f7-7000-9a5c-809a86b3b153', 1, 1, 'ElementEntered', 'ask', '{"activation":"01a2288d-64ff-7001-b976-88a125324a9b","element":"ask","scope":"01a2288d-64f7-7000-9a5c-809a86b3b153","from":["p1"]}', NULL),
	(38, '89552', '2026-11-29 18:24:44.799716+00', 4, '01a2288d-64f7-7000-9a5c-809a86b3b153', 1, 1, 'UserTaskCreated', 'ask', '{"activation":"01a2288d-64ff-7001-b976-88a125324a9b","task":"01a2288d-64ff-7002-aead-9460ccfe628d","element":"ask","task_type":"UserTask","assignment":{}}', NULL),
	(40, '89554', '2026-11-29 18:24:44.83264+00', 2, '01a2288d-6516-7000-a9b8-0171f4ad4d57', 1, 1, 'ResourceDeleted', NULL, '{}', '{"actor":"editor"}'),
	(42, '89556', '2026-11-29 18:24:44.866608+00', 1, '01a2288d-6541-7000-b9ea-b3df79db439a', 1, 1, 'MessagePublished', NULL, '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","name":"lost","correlation_key":5.0,"variables":{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99},"expires_at":"2026-11-29T18:24:45.865104Z"}', '{"actor":"editor"}'),
	(47, '89558', '2026-11-29 18:24:44.910927+00', 1, '01a2288d-6565-7000-8b2c-dfcd8aada429', 1, 1, 'InstanceStarted', 'sender-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7007-8d05-c4e6e6a67304","process_id":"sender","version":2,"element":"sender-start","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', '{"actor":"editor"}'),
	(48, '89558', '2026-11-29 18:24:44.910927+00', 2, '01a2288d-6565-7000-8b2c-dfcd8aada429', 1, 1, 'ElementPassed', 'sender-start', '{"activation":"01a2288d-656e-7000-be8a-237f3bd2a3f6","element":"sender-start","scope":"01a2288d-6565-7000-8b2c-dfcd8aada429","taken":["n1"]}', NULL),
	(49, '89558', '2026-11-29 18:24:44.910927+00', 3, '01a2288d-6565-7000-8b2c-dfcd8aada429', 1, 1, 'ElementEntered', 'send', '{"activation":"01a2288d-656e-7001-94bb-b1a46dd8ef9b","element":"send","scope":"01a2288d-6565-7000-8b2c-dfcd8aada429","from":["n1"]}', NULL),
	(50, '89558', '2026-11-29 18:24:44.910927+00', 4, '01a2288d-6565-7000-8b2c-dfcd8aada429', 1, 1, 'MessageThrown', 'send', '{"activation":"01a2288d-656e-7001-94bb-b1a46dd8ef9b","element":"send","message":"01a2288d-656e-7002-85d9-2d1d1d9c8418","name":"sent","correlation_key":"k","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]},"expires_at":"2026-11-29T19:24:44.910927Z"}', NULL),
	(51, '89558', '2026-11-29 18:24:44.910927+00', 5, '01a2288d-6565-7000-8b2c-dfcd8aada429', 1, 1, 'ElementCompleted', 'send', '{"activation":"01a2288d-656e-7001-94bb-b1a46dd8ef9b","element":"send","taken":["n2"]}', NULL),
	(52, '89558', '2026-11-29 18:24:44.910927+00', 6, '01a2288d-6565-7000-8b2c-dfcd8aada429', 1, 1, 'ElementPassed', 'sender-end', '{"activation":"01a2288d-656e-7003-8ed0-79285af6901f","element":"sender-end","scope":"01a2288d-6565-7000-8b2c-dfcd8aada429","from":["n2"]}', NULL),
	(53, '89558', '2026-11-29 18:24:44.910927+00', 7, '01a2288d-6565-7000-8b2c-dfcd8aada429', 1, 1, 'InstanceCompleted', NULL, '{}', NULL),
	(56, '89560', '2026-11-29 18:24:44.924466+00', 1, '01a2288d-6579-7000-a83b-30acafe2009b', 1, 1, 'MessagePublished', NULL, '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","name":"begin","variables":{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99},"expires_at":"2026-11-29T19:24:44.921287Z"}', '{"actor":"editor"}'),
	(57, '89560', '2026-11-29 18:24:44.924466+00', 2, '01a2288d-6579-7000-a83b-30acafe2009b', 1, 1, 'MessageAssigned', NULL, '{"receiver":{"start":{"instance":"01a2288d-657c-7000-bff5-a6dc4120090c","subscription":"01a2288d-64a5-7000-94b9-5fa831eabd0d","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700d-b08e-54c59b968d13","element":"told-to-begin","one_per_key":false}}}', NULL),
	(69, '89565', '2026-11-29 18:24:45.037953+00', 1, '01a2288d-65ea-7000-8a18-d0dd1df35f01', 1, 1, 'MessagePublished', NULL, '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","name":"only-one","correlation_key":{"round":1},"variables":{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99},"expires_at":"2026-11-29T19:24:45.034014Z"}', '{"actor":"editor"}'),
	(70, '89565', '2026-11-29 18:24:45.037953+00', 2, '01a2288d-65ea-7000-8a18-d0dd1df35f01', 1, 1, 'MessageAssigned', NULL, '{"receiver":{"start":{"instance":"01a2288d-65ed-7000-86f6-6ba09554ea40","subscription":"01a2288d-64a5-7001-aa47-35cddecd391b","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700e-b8bf-961d787b1a9c","element":"told-once","one_per_key":true}}}', NULL),
	(73, '89567', '2026-11-29 18:24:45.046966+00', 1, '01a2288d-65eb-7000-96a6-e55f34e788f7', 1, 1, 'MessagePublished', NULL, '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","name":"only-one","correlation_key":{"round":1},"variables":{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99},"expires_at":"2026-11-29T19:24:45.035005Z"}', '{"actor":"editor"}'),
	(74, '89567', '2026-11-29 18:24:45.046966+00', 2, '01a2288d-65eb-7000-96a6-e55f34e788f7', 1, 1, 'MessageAssigned', NULL, '{"receiver":{"start":{"instance":"01a2288d-65f6-7000-9e16-5845b14b5b0f","subscription":"01a2288d-64a5-7001-aa47-35cddecd391b","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700e-b8bf-961d787b1a9c","element":"told-once","one_per_key":true}}}', NULL),
	(75, '89568', '2026-11-29 18:24:45.070977+00', 1, '01a2288d-65e7-7000-8bf5-7c4cddd2cc68', 1, 1, 'InstanceStarted', 'told-once', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700e-b8bf-961d787b1a9c","process_id":"single","version":2,"element":"told-once","message":{"id":"01a2288d-65e6-7000-b3ad-d6d50c618a06","name":"only-one","correlation_key":{"round":1}},"variables":{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99}}', '{"actor":"system:driver"}'),
	(76, '89568', '2026-11-29 18:24:45.070977+00', 2, '01a2288d-65e7-7000-8bf5-7c4cddd2cc68', 1, 1, 'ElementPassed', 'told-once', '{"activation":"01a2288d-660e-7000-ba25-f3700debe39e","element":"told-once","scope":"01a2288d-65e7-7000-8bf5-7c4cddd2cc68","taken":["y1"]}', NULL),
	(77, '89568', '2026-11-29 18:24:45.070977+00', 3, '01a2288d-65e7-7000-8bf5-7c4cddd2cc68', 1, 1, 'ElementEntered', 'single-work', '{"activation":"01a2288d-660e-7001-a524-3826089ab509","element":"single-work","scope":"01a2288d-65e7-7000-8bf5-7c4cddd2cc68","from":["y1"]}', NULL),
	(78, '89568', '2026-11-29 18:24:45.070977+00', 4, '01a2288d-65e7-7000-8bf5-7c4cddd2cc68', 1, 1, 'UserTaskCreated', 'single-work', '{"activation":"01a2288d-660e-7001-a524-3826089ab509","task":"01a2288d-660e-7002-80f2-2a5e1bb1c962","element":"single-work","task_type":"UserTask","assignment":{}}', NULL),
	(106, '89580', '2026-11-29 18:24:45.721853+00', 3, '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 1, 1, 'StartTimerFired', NULL, '{"process_version":"01a2288d-649b-700f-a4bb-0b3a13d95af4","element":"tick","subscription":"01a2288d-64a5-7002-84f4-223024b470f3","instance":"01a2288d-6899-7000-b73b-b085b7d10c69","next":{"due":"2026-11-29T18:24:46.709324Z","cycle":{"schedule":"R2/PT1S","start":"2026-11-29T18:24:44.709324Z","fired":1}}}', '{"actor":"system:driver"}'),
	(111, '89582', '2026-11-29 18:24:46.373895+00', 2, '01a2288d-6541-7000-b9ea-b3df79db439a', 1, 1, 'MessageExpired', NULL, '{}', '{"actor":"system:driver"}'),
	(113, '89586', '2026-11-29 18:24:46.741396+00', 1, '01a2288d-6c77-7000-8a30-8374e29a40d4', 1, 1, 'InstanceStarted', 'tick', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700f-a4bb-0b3a13d95af4","process_id":"ticking","version":2,"element":"tick"}', '{"actor":"system:driver"}'),
	(114, '89586', '2026-11-29 18:24:46.741396+00', 2, '01a2288d-6c77-7000-8a30-8374e29a40d4', 1, 1, 'ElementPassed', 'tick', '{"activation":"01a2288d-6c95-7000-946e-fe436b7c5b33","element":"tick","scope":"01a2288d-6c77-7000-8a30-8374e29a40d4","taken":["t1"]}', NULL),
	(103, '89574', '2026-11-29 18:24:45.091466+00', 3, '01a2288d-65ea-7000-8a18-d0dd1df35f01', 1, 1, 'MessageReturned', NULL, '{"subscription":"01a2288d-64a5-7001-aa47-35cddecd391b"}', '{"actor":"system:driver"}'),
	(104, '89574', '2026-11-29 18:24:45.088797+00', 3, '01a2288d-65ea-7000-bb33-5b4a19dfead8', 1, 1, 'MessageReturned', NULL, '{"subscription":"01a2288d-64a5-7001-aa47-35cddecd391b"}', '{"actor":"system:driver"}'),
	(105, '89575', '2026-11-29 18:24:45.096514+00', 3, '01a2288d-65eb-7000-96a6-e55f34e788f7', 1, 1, 'MessageReturned', NULL, '{"subscription":"01a2288d-64a5-7001-aa47-35cddecd391b"}', '{"actor":"system:driver"}'),
	(107, '89581', '2026-11-29 18:24:45.757384+00', 1, '01a2288d-6899-7000-b73b-b085b7d10c69', 1, 1, 'InstanceStarted', 'tick', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700f-a4bb-0b3a13d95af4","process_id":"ticking","version":2,"element":"tick"}', '{"actor":"system:driver"}'),
	(108, '89581', '2026-11-29 18:24:45.757384+00', 2, '01a2288d-6899-7000-b73b-b085b7d10c69', 1, 1, 'ElementPassed', 'tick', '{"activation":"01a2288d-68bd-7000-b9f2-40cca0866dfe","element":"tick","scope":"01a2288d-6899-7000-b73b-b085b7d10c69","taken":["t1"]}', NULL),
	(109, '89581', '2026-11-29 18:24:45.757384+00', 3, '01a2288d-6899-7000-b73b-b085b7d10c69', 1, 1, 'ElementEntered', 'look', '{"activation":"01a2288d-68bd-7001-8bc1-2bc4edb60260","element":"look","scope":"01a2288d-6899-7000-b73b-b085b7d10c69","from":["t1"]}', NULL),
	(110, '89581', '2026-11-29 18:24:45.757384+00', 4, '01a2288d-6899-7000-b73b-b085b7d10c69', 1, 1, 'UserTaskCreated', 'look', '{"activation":"01a2288d-68bd-7001-8bc1-2bc4edb60260","task":"01a2288d-68bd-7002-9e84-7fe8a58dab39","element":"look","task_type":"UserTask","assignment":{}}', NULL),
	(112, '89585', '2026-11-29 18:24:46.711933+00', 4, '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 1, 1, 'StartTimerFired', NULL, '{"process_version":"01a2288d-649b-700f-a4bb-0b3a13d95af4","element":"tick","subscription":"01a2288d-64a5-7002-84f4-223024b470f3","instance":"01a2288d-6c77-7000-8a30-8374e29a40d4"}', '{"actor":"system:driver"}'),
	(117, '89587', '2026-11-29 18:24:46.89281+00', 5, '01a2288d-65e7-7000-8bf5-7c4cddd2cc68', 1, 1, 'UserTaskCompleted', 'single-work', '{"activation":"01a2288d-660e-7001-a524-3826089ab509","element":"single-work","variables":{}}', '{"actor":"editor"}'),
	(118, '89587', '2026-11-29 18:24:46.89281+00', 6, '01a2288d-65e7-7000-8bf5-7c4cddd2cc68', 1, 1, 'ElementCompleted', 'single-work', '{"activation":"01a2288d-660e-7001-a524-3826089ab509","element":"single-work","taken":["y2"]}', NULL),
	(119, '89587', '2026-11-29 18:24:46.89281+00', 7, '01a2288d-65e7-7000-8bf5-7c4cddd2cc68', 1, 1, 'ElementPassed', 'single-end', '{"activation":"01a2288d-6d2c-7000-bb57-787f5159da7a","element":"single-end","scope":"01a2288d-65e7-7000-8bf5-7c4cddd2cc68","from":["y2"]}', NULL),
	(120, '89587', '2026-11-29 18:24:46.89281+00', 8, '01a2288d-65e7-7000-8bf5-7c4cddd2cc68', 1, 1, 'InstanceCompleted', NULL, '{}', NULL),
	(136, '89594', '2026-11-29 18:24:47.022658+00', 5, '01a2288d-6d35-7000-acf8-695f3ad323bf', 1, 1, 'UserTaskCompleted', 'single-work', '{"activation":"01a2288d-6d39-7001-ba71-9406863ede96","element":"single-work","variables":{}}', '{"actor":"editor"}'),
	(137, '89594', '2026-11-29 18:24:47.022658+00', 6, '01a2288d-6d35-7000-acf8-695f3ad323bf', 1, 1, 'ElementCompleted', 'single-work', '{"activation":"01a2288d-6d39-7001-ba71-9406863ede96","element":"single-work","taken":["y2"]}', NULL),
	(138, '89594', '2026-11-29 18:24:47.022658+00', 7, '01a2288d-6d35-7000-acf8-695f3ad323bf', 1, 1, 'ElementPassed', 'single-end', '{"activation":"01a2288d-6dae-7000-94f4-8b94a34d27a0","element":"single-end","scope":"01a2288d-6d35-7000-acf8-695f3ad323bf","from":["y2"]}', NULL),
	(139, '89594', '2026-11-29 18:24:47.022658+00', 8, '01a2288d-6d35-7000-acf8-695f3ad323bf', 1, 1, 'InstanceCompleted', NULL, '{}', NULL),
	(163, '89604', '2026-11-29 18:24:47.16933+00', 4, '01a2288d-6e3b-7000-8a2b-bcb2359736b5', 1, 1, 'UserTaskCreated', 'single-work', '{"activation":"01a2288d-6e41-7001-b2b5-064df43e26e0","task":"01a2288d-6e41-7002-bcd5-2122a69d505d","element":"single-work","task_type":"UserTask","assignment":{}}', NULL),
	(116, '89586', '2026-11-29 18:24:46.741396+00', 4, '01a2288d-6c77-7000-8a30-8374e29a40d4', 1, 1, 'UserTaskCreated', 'look', '{"activation":"01a2288d-6c95-7001-ac79-83a95b8508bb","task":"01a2288d-6c95-7002-bac6-138544f1912b","element":"look","task_type":"UserTask","assignment":{}}', NULL),
	(121, '89588', '2026-11-29 18:24:46.901422+00', 4, '01a2288d-65ea-7000-bb33-5b4a19dfead8', 1, 1, 'MessageAssigned', NULL, '{"receiver":{"start":{"instance":"01a2288d-6d35-7000-acf8-695f3ad323bf","subscription":"01a2288d-64a5-7001-aa47-35cddecd391b","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700e-b8bf-961d787b1a9c","element":"told-once","one_per_key":true}}}', '{"actor":"system:driver"}'),
	(122, '89589', '2026-11-29 18:24:46.904948+00', 4, '01a2288d-65ea-7000-8a18-d0dd1df35f01', 1, 1, 'MessageAssigned', NULL, '{"receiver":{"start":{"instance":"01a2288d-6d38-7000-a874-d5854a2a7f39","subscription":"01a2288d-64a5-7001-aa47-35cddecd391b","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700e-b8bf-961d787b1a9c","element":"told-once","one_per_key":true}}}', '{"actor":"system:driver"}'),
	(123, '89589', '2026-11-29 18:24:46.905381+00', 1, '01a2288d-6d35-7000-acf8-695f3ad323bf', 1, 1, 'InstanceStarted', 'told-once', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700e-b8bf-961d787b1a9c","process_id":"single","version":2,"element":"told-once","message":{"id":"01a2288d-65ea-7000-bb33-5b4a19dfead8","name":"only-one","correlation_key":{"round":1}},"variables":{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99}}', '{"actor":"system:driver"}'),
	(124, '89589', '2026-11-29 18:24:46.905381+00', 2, '01a2288d-6d35-7000-acf8-695f3ad323bf', 1, 1, 'ElementPassed', 'told-once', '{"activation":"01a2288d-6d39-7000-bf70-5c60671c7767","element":"told-once","scope":"01a2288d-6d35-7000-acf8-695f3ad323bf","taken":["y1"]}', NULL),
	(125, '89589', '2026-11-29 18:24:46.905381+00', 3, '01a2288d-6d35-7000-acf8-695f3ad323bf', 1, 1, 'ElementEntered', 'single-work', '{"activation":"01a2288d-6d39-7001-ba71-9406863ede96","element":"single-work","scope":"01a2288d-6d35-7000-acf8-695f3ad323bf","from":["y1"]}', NULL),
	(126, '89589', '2026-11-29 18:24:46.905381+00', 4, '01a2288d-6d35-7000-acf8-695f3ad323bf', 1, 1, 'UserTaskCreated', 'single-work', '{"activation":"01a2288d-6d39-7001-ba71-9406863ede96","task":"01a2288d-6d39-7002-900f-aacff7d71f64","element":"single-work","task_type":"UserTask","assignment":{}}', NULL);
INSERT INTO public.events VALUES
	(135, '89592', '2026-11-29 18:24:46.923109+00', 5, '01a2288d-65ea-7000-8a18-d0dd1df35f01', 1, 1, 'MessageReturned', NULL, '{"subscription":"01a2288d-64a5-7001-aa47-35cddecd391b"}', '{"actor":"system:driver"}'),
	(140, '89595', '2026-11-29 18:24:47.036863+00', 4, '01a2288d-65eb-7000-96a6-e55f34e788f7', 1, 1, 'MessageAssigned', NULL, '{"receiver":{"start":{"instance":"01a2288d-6dbc-7000-9287-cb45392bac5d","subscription":"01a2288d-64a5-7001-aa47-35cddecd391b","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700e-b8bf-961d787b1a9c","element":"told-once","one_per_key":true}}}', '{"actor":"system:driver"}'),
	(145, '89597', '2026-11-29 18:24:47.04452+00', 6, '01a2288d-65ea-7000-8a18-d0dd1df35f01', 1, 1, 'MessageAssigned', NULL, '{"receiver":{"start":{"instance":"01a2288d-6dc4-7000-8817-a4f521953cf1","subscription":"01a2288d-64a5-7001-aa47-35cddecd391b","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700e-b8bf-961d787b1a9c","element":"told-once","one_per_key":true}}}', '{"actor":"system:driver"}'),
	(155, '89602', '2026-11-29 18:24:47.154044+00', 5, '01a2288d-6dbc-7000-9287-cb45392bac5d', 1, 1, 'UserTaskCompleted', 'single-work', '{"activation":"01a2288d-6dc7-7001-bbdc-5de73adced23","element":"single-work","variables":{}}', '{"actor":"editor"}'),
	(156, '89602', '2026-11-29 18:24:47.154044+00', 6, '01a2288d-6dbc-7000-9287-cb45392bac5d', 1, 1, 'ElementCompleted', 'single-work', '{"activation":"01a2288d-6dc7-7001-bbdc-5de73adced23","element":"single-work","taken":["y2"]}', NULL),
	(157, '89602', '2026-11-29 18:24:47.154044+00', 7, '01a2288d-6dbc-7000-9287-cb45392bac5d', 1, 1, 'ElementPassed', 'single-end', '{"activation":"01a2288d-6e32-7000-9966-d684e1744cb1","element":"single-end","scope":"01a2288d-6dbc-7000-9287-cb45392bac5d","from":["y2"]}', NULL),
	(158, '89602', '2026-11-29 18:24:47.154044+00', 8, '01a2288d-6dbc-7000-9287-cb45392bac5d', 1, 1, 'InstanceCompleted', NULL, '{}', NULL),
	(160, '89604', '2026-11-29 18:24:47.16933+00', 1, '01a2288d-6e3b-7000-8a2b-bcb2359736b5', 1, 1, 'InstanceStarted', 'told-once', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700e-b8bf-961d787b1a9c","process_id":"single","version":2,"element":"told-once","message":{"id":"01a2288d-65ea-7000-8a18-d0dd1df35f01","name":"only-one","correlation_key":{"round":1}},"variables":{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99}}', '{"actor":"system:driver"}'),
	(161, '89604', '2026-11-29 18:24:47.16933+00', 2, '01a2288d-6e3b-7000-8a2b-bcb2359736b5', 1, 1, 'ElementPassed', 'told-once', '{"activation":"01a2288d-6e41-7000-a645-4f66240c20ce","element":"told-once","scope":"01a2288d-6e3b-7000-8a2b-bcb2359736b5","taken":["y1"]}', NULL),
	(162, '89604', '2026-11-29 18:24:47.16933+00', 3, '01a2288d-6e3b-7000-8a2b-bcb2359736b5', 1, 1, 'ElementEntered', 'single-work', '{"activation":"01a2288d-6e41-7001-b2b5-064df43e26e0","element":"single-work","scope":"01a2288d-6e3b-7000-8a2b-bcb2359736b5","from":["y1"]}', NULL),
	(141, '89596', '2026-11-29 18:24:47.047467+00', 1, '01a2288d-6dbc-7000-9287-cb45392bac5d', 1, 1, 'InstanceStarted', 'told-once', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700e-b8bf-961d787b1a9c","process_id":"single","version":2,"element":"told-once","message":{"id":"01a2288d-65eb-7000-96a6-e55f34e788f7","name":"only-one","correlation_key":{"round":1}},"variables":{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99}}', '{"actor":"system:driver"}'),
	(142, '89596', '2026-11-29 18:24:47.047467+00', 2, '01a2288d-6dbc-7000-9287-cb45392bac5d', 1, 1, 'ElementPassed', 'told-once', '{"activation":"01a2288d-6dc7-7000-bd92-8b8c32ce311f","element":"told-once","scope":"01a2288d-6dbc-7000-9287-cb45392bac5d","taken":["y1"]}', NULL),
	(143, '89596', '2026-11-29 18:24:47.047467+00', 3, '01a2288d-6dbc-7000-9287-cb45392bac5d', 1, 1, 'ElementEntered', 'single-work', '{"activation":"01a2288d-6dc7-7001-bbdc-5de73adced23","element":"single-work","scope":"01a2288d-6dbc-7000-9287-cb45392bac5d","from":["y1"]}', NULL),
	(144, '89596', '2026-11-29 18:24:47.047467+00', 4, '01a2288d-6dbc-7000-9287-cb45392bac5d', 1, 1, 'UserTaskCreated', 'single-work', '{"activation":"01a2288d-6dc7-7001-bbdc-5de73adced23","task":"01a2288d-6dc7-7002-9b52-a9b16102873b","element":"single-work","task_type":"UserTask","assignment":{}}', NULL),
	(154, '89600', '2026-11-29 18:24:47.066238+00', 7, '01a2288d-65ea-7000-8a18-d0dd1df35f01', 1, 1, 'MessageReturned', NULL, '{"subscription":"01a2288d-64a5-7001-aa47-35cddecd391b"}', '{"actor":"system:driver"}'),
	(159, '89603', '2026-11-29 18:24:47.163711+00', 8, '01a2288d-65ea-7000-8a18-d0dd1df35f01', 1, 1, 'MessageAssigned', NULL, '{"receiver":{"start":{"instance":"01a2288d-6e3b-7000-8a2b-bcb2359736b5","subscription":"01a2288d-64a5-7001-aa47-35cddecd391b","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700e-b8bf-961d787b1a9c","element":"told-once","one_per_key":true}}}', '{"actor":"system:driver"}'),
	(164, '89605', '2026-11-29 18:24:47.314182+00', 5, '01a2288d-6e3b-7000-8a2b-bcb2359736b5', 1, 1, 'UserTaskCompleted', 'single-work', '{"activation":"01a2288d-6e41-7001-b2b5-064df43e26e0","element":"single-work","variables":{}}', '{"actor":"editor"}'),
	(165, '89605', '2026-11-29 18:24:47.314182+00', 6, '01a2288d-6e3b-7000-8a2b-bcb2359736b5', 1, 1, 'ElementCompleted', 'single-work', '{"activation":"01a2288d-6e41-7001-b2b5-064df43e26e0","element":"single-work","taken":["y2"]}', NULL),
	(166, '89605', '2026-11-29 18:24:47.314182+00', 7, '01a2288d-6e3b-7000-8a2b-bcb2359736b5', 1, 1, 'ElementPassed', 'single-end', '{"activation":"01a2288d-6ed2-7000-80cb-59649f95c110","element":"single-end","scope":"01a2288d-6e3b-7000-8a2b-bcb2359736b5","from":["y2"]}', NULL),
	(167, '89605', '2026-11-29 18:24:47.314182+00', 8, '01a2288d-6e3b-7000-8a2b-bcb2359736b5', 1, 1, 'InstanceCompleted', NULL, '{}', NULL),
	(172, '89610', '2026-11-29 18:24:47.513179+00', 5, '01a2288d-6f6c-7000-9852-d034fc398db7', 1, 1, 'JobCompleted', 'weigh', '{"activation":"01a2288d-6f82-7001-a113-d78621b999d5","element":"weigh"}', '{"actor":"editor"}'),
	(173, '89610', '2026-11-29 18:24:47.513179+00', 6, '01a2288d-6f6c-7000-9852-d034fc398db7', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-6f6c-7000-9852-d034fc398db7","variables":{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99}}', NULL),
	(174, '89610', '2026-11-29 18:24:47.513179+00', 7, '01a2288d-6f6c-7000-9852-d034fc398db7', 1, 1, 'ElementCompleted', 'weigh', '{"activation":"01a2288d-6f82-7001-a113-d78621b999d5","element":"weigh","taken":["e2"]}', NULL),
	(175, '89610', '2026-11-29 18:24:47.513179+00', 8, '01a2288d-6f6c-7000-9852-d034fc398db7', 1, 1, 'ElementEntered', 'approve', '{"activation":"01a2288d-6f99-7000-8d4b-7af56e6a86dd","element":"approve","scope":"01a2288d-6f6c-7000-9852-d034fc398db7","from":["e2"]}', NULL),
	(176, '89610', '2026-11-29 18:24:47.513179+00', 9, '01a2288d-6f6c-7000-9852-d034fc398db7', 1, 1, 'UserTaskCreated', 'approve', '{"activation":"01a2288d-6f99-7000-8d4b-7af56e6a86dd","task":"01a2288d-6f99-7001-b66b-7c7da024bcc6","element":"approve","task_type":"UserTask","assignment":{"assignee":"erin","candidate_users":["carol","dave"],"candidate_groups":["sales"]}}', NULL),
	(178, '89612', '2026-11-29 18:24:47.540109+00', 11, '01a2288d-6f6c-7000-9852-d034fc398db7', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-6f6c-7000-9852-d034fc398db7","variables":{"corrected":{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99}}}', '{"actor":"editor"}'),
	(183, '89616', '2026-11-29 18:24:47.55971+00', 5, '01a2288d-6fb9-7000-8b86-c89e44da0f5f', 1, 1, 'JobFailed', 'weigh', '{"activation":"01a2288d-6fb9-7001-beb8-63247e5fcbcc","element":"weigh","cause":"business","error_code":"REFUSED","retries_left":2}', '{"actor":"editor"}'),
	(184, '89616', '2026-11-29 18:24:47.55971+00', 6, '01a2288d-6fb9-7000-8b86-c89e44da0f5f', 1, 1, 'ErrorCaught', 'not-weighed', '{"activation":"01a2288d-6fb9-7001-beb8-63247e5fcbcc","element":"not-weighed","error_code":"REFUSED"}', NULL),
	(185, '89616', '2026-11-29 18:24:47.55971+00', 7, '01a2288d-6fb9-7000-8b86-c89e44da0f5f', 1, 1, 'ElementTerminated', 'weigh', '{"activation":"01a2288d-6fb9-7001-beb8-63247e5fcbcc","element":"weigh"}', NULL),
	(186, '89616', '2026-11-29 18:24:47.55971+00', 8, '01a2288d-6fb9-7000-8b86-c89e44da0f5f', 1, 1, 'ElementPassed', 'not-weighed', '{"activation":"01a2288d-6fc7-7000-ae8f-4e950411d0fa","element":"not-weighed","scope":"01a2288d-6fb9-7000-8b86-c89e44da0f5f","taken":["e4"]}', NULL),
	(187, '89616', '2026-11-29 18:24:47.55971+00', 9, '01a2288d-6fb9-7000-8b86-c89e44da0f5f', 1, 1, 'ElementEntered', 'ask-why', '{"activation":"01a2288d-6fc7-7001-bfaa-2a298c49a61b","element":"ask-why","scope":"01a2288d-6fb9-7000-8b86-c89e44da0f5f","from":["e4"]}', NULL),
	(188, '89616', '2026-11-29 18:24:47.55971+00', 10, '01a2288d-6fb9-7000-8b86-c89e44da0f5f', 1, 1, 'UserTaskCreated', 'ask-why', '{"activation":"01a2288d-6fc7-7001-bfaa-2a298c49a61b","task":"01a2288d-6fc7-7002-b89d-592c58ce3ad0","element":"ask-why","task_type":"UserTask","assignment":{}}', NULL),
	(193, '89620', '2026-11-29 18:24:47.580423+00', 5, '01a2288d-6fd3-7000-9907-ce450473f524', 1, 1, 'JobFailed', 'weigh', '{"activation":"01a2288d-6fd3-7001-83e6-1466cb5e6536","element":"weigh","cause":"technical","error_code":"BUSY","retries_left":1}', '{"actor":"editor"}'),
	(196, '89624', '2026-11-29 18:24:47.605902+00', 8, '01a2288d-6fd3-7000-9907-ce450473f524', 1, 1, 'IncidentResolved', 'weigh', '{"incident":"01a2288d-6fe7-7000-8a12-40b402f40835","activation":"01a2288d-6fd3-7001-83e6-1466cb5e6536","element":"weigh"}', '{"actor":"editor"}'),
	(197, '89624', '2026-11-29 18:24:47.605902+00', 9, '01a2288d-6fd3-7000-9907-ce450473f524', 1, 1, 'JobCreated', 'weigh', '{"activation":"01a2288d-6fd3-7001-83e6-1466cb5e6536","job":"01a2288d-6ff5-7000-8cc4-e4271789c531","element":"weigh","task_type":"weigh","retries":2}', NULL),
	(202, '89628', '2026-11-29 18:24:47.632265+00', 1, '01a2288d-7010-7000-bd2d-19cd49aaddff', 1, 1, 'InstanceStarted', 'exact-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7000-8bf9-478f59ca767d","process_id":"exact","version":2,"element":"exact-start","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', '{"actor":"editor"}'),
	(203, '89628', '2026-11-29 18:24:47.632265+00', 2, '01a2288d-7010-7000-bd2d-19cd49aaddff', 1, 1, 'ElementPassed', 'exact-start', '{"activation":"01a2288d-7010-7000-acbb-cf625ef97f4d","element":"exact-start","scope":"01a2288d-7010-7000-bd2d-19cd49aaddff","taken":["e1"]}', NULL),
	(204, '89628', '2026-11-29 18:24:47.632265+00', 3, '01a2288d-7010-7000-bd2d-19cd49aaddff', 1, 1, 'ElementEntered', 'weigh', '{"activation":"01a2288d-7010-7001-9b2c-0d0a0270ffca","element":"weigh","scope":"01a2288d-7010-7000-bd2d-19cd49aaddff","from":["e1"]}', NULL),
	(205, '89628', '2026-11-29 18:24:47.632265+00', 4, '01a2288d-7010-7000-bd2d-19cd49aaddff', 1, 1, 'JobCreated', 'weigh', '{"activation":"01a2288d-7010-7001-9b2c-0d0a0270ffca","job":"01a2288d-7010-7002-8b86-6d70ef695bb9","element":"weigh","task_type":"weigh","retries":2}', NULL),
	(651, '89663', '2026-11-29 18:24:47.961536+00', 352, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":88}}', NULL),
	(168, '89607', '2026-11-29 18:24:47.490336+00', 1, '01a2288d-6f6c-7000-9852-d034fc398db7', 1, 1, 'InstanceStarted', 'exact-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7000-8bf9-478f59ca767d","process_id":"exact","version":2,"element":"exact-start","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', '{"actor":"editor"}'),
	(169, '89607', '2026-11-29 18:24:47.490336+00', 2, '01a2288d-6f6c-7000-9852-d034fc398db7', 1, 1, 'ElementPassed', 'exact-start', '{"activation":"01a2288d-6f82-7000-a35b-4d6d117503b8","element":"exact-start","scope":"01a2288d-6f6c-7000-9852-d034fc398db7","taken":["e1"]}', NULL),
	(170, '89607', '2026-11-29 18:24:47.490336+00', 3, '01a2288d-6f6c-7000-9852-d034fc398db7', 1, 1, 'ElementEntered', 'weigh', '{"activation":"01a2288d-6f82-7001-a113-d78621b999d5","element":"weigh","scope":"01a2288d-6f6c-7000-9852-d034fc398db7","from":["e1"]}', NULL),
	(171, '89607', '2026-11-29 18:24:47.490336+00', 4, '01a2288d-6f6c-7000-9852-d034fc398db7', 1, 1, 'JobCreated', 'weigh', '{"activation":"01a2288d-6f82-7001-a113-d78621b999d5","job":"01a2288d-6f82-7002-8fa4-291a5ad215fb","element":"weigh","task_type":"weigh","retries":2}', NULL),
	(177, '89611', '2026-11-29 18:24:47.531457+00', 10, '01a2288d-6f6c-7000-9852-d034fc398db7', 1, 1, 'UserTaskAssigned', 'approve', '{"activation":"01a2288d-6f99-7000-8d4b-7af56e6a86dd","element":"approve","assignment":{"assignee":"frank","candidate_users":["carol"],"candidate_groups":["sales"]}}', '{"actor":"editor"}'),
	(179, '89613', '2026-11-29 18:24:47.545823+00', 1, '01a2288d-6fb9-7000-8b86-c89e44da0f5f', 1, 1, 'InstanceStarted', 'exact-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7000-8bf9-478f59ca767d","process_id":"exact","version":2,"element":"exact-start","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', '{"actor":"editor"}'),
	(180, '89613', '2026-11-29 18:24:47.545823+00', 2, '01a2288d-6fb9-7000-8b86-c89e44da0f5f', 1, 1, 'ElementPassed', 'exact-start', '{"activation":"01a2288d-6fb9-7000-9f95-9e2fe6932777","element":"exact-start","scope":"01a2288d-6fb9-7000-8b86-c89e44da0f5f","taken":["e1"]}', NULL),
	(181, '89613', '2026-11-29 18:24:47.545823+00', 3, '01a2288d-6fb9-7000-8b86-c89e44da0f5f', 1, 1, 'ElementEntered', 'weigh', '{"activation":"01a2288d-6fb9-7001-beb8-63247e5fcbcc","element":"weigh","scope":"01a2288d-6fb9-7000-8b86-c89e44da0f5f","from":["e1"]}', NULL),
	(182, '89613', '2026-11-29 18:24:47.545823+00', 4, '01a2288d-6fb9-7000-8b86-c89e44da0f5f', 1, 1, 'JobCreated', 'weigh', '{"activation":"01a2288d-6fb9-7001-beb8-63247e5fcbcc","job":"01a2288d-6fb9-7002-bb49-8bd98d282353","element":"weigh","task_type":"weigh","retries":2}', NULL),
	(189, '89617', '2026-11-29 18:24:47.571984+00', 1, '01a2288d-6fd3-7000-9907-ce450473f524', 1, 1, 'InstanceStarted', 'exact-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7000-8bf9-478f59ca767d","process_id":"exact","version":2,"element":"exact-start","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', '{"actor":"editor"}'),
	(190, '89617', '2026-11-29 18:24:47.571984+00', 2, '01a2288d-6fd3-7000-9907-ce450473f524', 1, 1, 'ElementPassed', 'exact-start', '{"activation":"01a2288d-6fd3-7000-b462-3f1449db93f7","element":"exact-start","scope":"01a2288d-6fd3-7000-9907-ce450473f524","taken":["e1"]}', NULL),
	(191, '89617', '2026-11-29 18:24:47.571984+00', 3, '01a2288d-6fd3-7000-9907-ce450473f524', 1, 1, 'ElementEntered', 'weigh', '{"activation":"01a2288d-6fd3-7001-83e6-1466cb5e6536","element":"weigh","scope":"01a2288d-6fd3-7000-9907-ce450473f524","from":["e1"]}', NULL),
	(192, '89617', '2026-11-29 18:24:47.571984+00', 4, '01a2288d-6fd3-7000-9907-ce450473f524', 1, 1, 'JobCreated', 'weigh', '{"activation":"01a2288d-6fd3-7001-83e6-1466cb5e6536","job":"01a2288d-6fd3-7002-bfbd-c1186e580539","element":"weigh","task_type":"weigh","retries":2}', NULL),
	(194, '89622', '2026-11-29 18:24:47.591439+00', 6, '01a2288d-6fd3-7000-9907-ce450473f524', 1, 1, 'JobFailed', 'weigh', '{"activation":"01a2288d-6fd3-7001-83e6-1466cb5e6536","element":"weigh","cause":"technical","error_code":"BUSY","retries_left":0}', '{"actor":"editor"}'),
	(195, '89622', '2026-11-29 18:24:47.591439+00', 7, '01a2288d-6fd3-7000-9907-ce450473f524', 1, 1, 'IncidentRaised', 'weigh', '{"incident":"01a2288d-6fe7-7000-8a12-40b402f40835","activation":"01a2288d-6fd3-7001-83e6-1466cb5e6536","element":"weigh","error_type":"BpmnError","error_code":"BUSY","message":"error ''BUSY'' was thrown from ''weigh'' and nothing catches it. Resolve the incident to run the element again, or add a boundary event for this error","repeat":"execute"}', NULL),
	(198, '89627', '2026-11-29 18:24:47.625135+00', 10, '01a2288d-6fd3-7000-9907-ce450473f524', 1, 1, 'JobCompleted', 'weigh', '{"activation":"01a2288d-6fd3-7001-83e6-1466cb5e6536","element":"weigh"}', '{"actor":"editor"}'),
	(199, '89627', '2026-11-29 18:24:47.625135+00', 11, '01a2288d-6fd3-7000-9907-ce450473f524', 1, 1, 'ElementCompleted', 'weigh', '{"activation":"01a2288d-6fd3-7001-83e6-1466cb5e6536","element":"weigh","taken":["e2"]}', NULL),
	(200, '89627', '2026-11-29 18:24:47.625135+00', 12, '01a2288d-6fd3-7000-9907-ce450473f524', 1, 1, 'ElementEntered', 'approve', '{"activation":"01a2288d-7009-7000-96db-d1423af9f91f","element":"approve","scope":"01a2288d-6fd3-7000-9907-ce450473f524","from":["e2"]}', NULL),
	(201, '89627', '2026-11-29 18:24:47.625135+00', 13, '01a2288d-6fd3-7000-9907-ce450473f524', 1, 1, 'UserTaskCreated', 'approve', '{"activation":"01a2288d-7009-7000-96db-d1423af9f91f","task":"01a2288d-7009-7001-b55f-2b2f6457c0b1","element":"approve","task_type":"UserTask","assignment":{"assignee":"erin","candidate_users":["carol","dave"],"candidate_groups":["sales"]}}', NULL),
	(206, '89631', '2026-11-29 18:24:47.645217+00', 5, '01a2288d-7010-7000-bd2d-19cd49aaddff', 1, 1, 'JobFailed', 'weigh', '{"activation":"01a2288d-7010-7001-9b2c-0d0a0270ffca","element":"weigh","cause":"technical","error_code":"BUSY","retries_left":1}', '{"actor":"editor"}'),
	(209, '89635', '2026-11-29 18:24:47.674685+00', 1, '01a2288d-703a-7000-a80b-9e95c1221b40', 1, 1, 'InstanceStarted', 'exact-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7000-8bf9-478f59ca767d","process_id":"exact","version":2,"element":"exact-start","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', '{"actor":"editor"}'),
	(210, '89635', '2026-11-29 18:24:47.674685+00', 2, '01a2288d-703a-7000-a80b-9e95c1221b40', 1, 1, 'ElementPassed', 'exact-start', '{"activation":"01a2288d-703a-7000-8251-da70241f3b84","element":"exact-start","scope":"01a2288d-703a-7000-a80b-9e95c1221b40","taken":["e1"]}', NULL),
	(211, '89635', '2026-11-29 18:24:47.674685+00', 3, '01a2288d-703a-7000-a80b-9e95c1221b40', 1, 1, 'ElementEntered', 'weigh', '{"activation":"01a2288d-703a-7001-befa-b96366662eff","element":"weigh","scope":"01a2288d-703a-7000-a80b-9e95c1221b40","from":["e1"]}', NULL),
	(212, '89635', '2026-11-29 18:24:47.674685+00', 4, '01a2288d-703a-7000-a80b-9e95c1221b40', 1, 1, 'JobCreated', 'weigh', '{"activation":"01a2288d-703a-7001-befa-b96366662eff","job":"01a2288d-703a-7002-80fd-962de3123447","element":"weigh","task_type":"weigh","retries":2}', NULL),
	(259, '89648', '2026-11-29 18:24:47.78465+00', 3, '01a2288d-70a2-7000-8188-1144423b073f', 1, 1, 'ElementEntered', 'calling', '{"activation":"01a2288d-70a8-7001-8920-eee846c09556","element":"calling","scope":"01a2288d-70a2-7000-8188-1144423b073f","from":["a1"]}', NULL),
	(207, '89634', '2026-11-29 18:24:47.661669+00', 6, '01a2288d-7010-7000-bd2d-19cd49aaddff', 1, 1, 'JobFailed', 'weigh', '{"activation":"01a2288d-7010-7001-9b2c-0d0a0270ffca","element":"weigh","cause":"technical","error_code":"BUSY","retries_left":0}', '{"actor":"editor"}'),
	(208, '89634', '2026-11-29 18:24:47.661669+00', 7, '01a2288d-7010-7000-bd2d-19cd49aaddff', 1, 1, 'IncidentRaised', 'weigh', '{"incident":"01a2288d-702d-7000-9e78-d48b43cdfde0","activation":"01a2288d-7010-7001-9b2c-0d0a0270ffca","element":"weigh","error_type":"BpmnError","error_code":"BUSY","message":"error ''BUSY'' was thrown from ''weigh'' and nothing catches it. Resolve the incident to run the element again, or add a boundary event for this error","repeat":"execute"}', NULL),
	(213, '89637', '2026-11-29 18:24:47.681485+00', 1, '01a2288d-7041-7000-a478-8acf74f287a6', 1, 1, 'InstanceStarted', 'exact-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7000-8bf9-478f59ca767d","process_id":"exact","version":2,"element":"exact-start","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', '{"actor":"editor"}'),
	(214, '89637', '2026-11-29 18:24:47.681485+00', 2, '01a2288d-7041-7000-a478-8acf74f287a6', 1, 1, 'ElementPassed', 'exact-start', '{"activation":"01a2288d-7041-7000-afc7-94d10896333b","element":"exact-start","scope":"01a2288d-7041-7000-a478-8acf74f287a6","taken":["e1"]}', NULL),
	(215, '89637', '2026-11-29 18:24:47.681485+00', 3, '01a2288d-7041-7000-a478-8acf74f287a6', 1, 1, 'ElementEntered', 'weigh', '{"activation":"01a2288d-7041-7001-acc6-a4a62fb8c07a","element":"weigh","scope":"01a2288d-7041-7000-a478-8acf74f287a6","from":["e1"]}', NULL),
	(216, '89637', '2026-11-29 18:24:47.681485+00', 4, '01a2288d-7041-7000-a478-8acf74f287a6', 1, 1, 'JobCreated', 'weigh', '{"activation":"01a2288d-7041-7001-acc6-a4a62fb8c07a","job":"01a2288d-7041-7002-95ca-86707e115359","element":"weigh","task_type":"weigh","retries":2}', NULL),
	(221, '89640', '2026-11-29 18:24:47.698942+00', 5, '01a2288d-7046-7000-b4ff-bb506a64ea85', 1, 1, 'UserTaskFailed', 'ask', '{"activation":"01a2288d-704b-7001-8e8d-57b3868d8b36","element":"ask","error_code":"REFUSED","variables":{}}', '{"actor":"editor"}'),
	(222, '89640', '2026-11-29 18:24:47.698942+00', 6, '01a2288d-7046-7000-b4ff-bb506a64ea85', 1, 1, 'ErrorCaught', 'declined', '{"activation":"01a2288d-704b-7001-8e8d-57b3868d8b36","element":"declined","error_code":"REFUSED"}', NULL),
	(223, '89640', '2026-11-29 18:24:47.698942+00', 7, '01a2288d-7046-7000-b4ff-bb506a64ea85', 1, 1, 'ElementTerminated', 'ask', '{"activation":"01a2288d-704b-7001-8e8d-57b3868d8b36","element":"ask"}', NULL),
	(224, '89640', '2026-11-29 18:24:47.698942+00', 8, '01a2288d-7046-7000-b4ff-bb506a64ea85', 1, 1, 'ElementPassed', 'declined', '{"activation":"01a2288d-7052-7000-9322-6b3e5f93de01","element":"declined","scope":"01a2288d-7046-7000-b4ff-bb506a64ea85","taken":["p3"]}', NULL),
	(225, '89640', '2026-11-29 18:24:47.698942+00', 9, '01a2288d-7046-7000-b4ff-bb506a64ea85', 1, 1, 'ElementEntered', 'ask-another', '{"activation":"01a2288d-7052-7001-a657-0bd3680fb104","element":"ask-another","scope":"01a2288d-7046-7000-b4ff-bb506a64ea85","from":["p3"]}', NULL),
	(226, '89640', '2026-11-29 18:24:47.698942+00', 10, '01a2288d-7046-7000-b4ff-bb506a64ea85', 1, 1, 'UserTaskCreated', 'ask-another', '{"activation":"01a2288d-7052-7001-a657-0bd3680fb104","task":"01a2288d-7052-7002-98c6-d16df77d7106","element":"ask-another","task_type":"UserTask","assignment":{}}', NULL),
	(237, '89643', '2026-11-29 18:24:47.72182+00', 11, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'UserTaskCompleted', 'first', '{"activation":"01a2288d-7060-7003-89a7-21ca90bd44d0","element":"first","variables":{}}', '{"actor":"editor"}'),
	(238, '89643', '2026-11-29 18:24:47.72182+00', 12, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'ElementCompleted', 'first', '{"activation":"01a2288d-7060-7003-89a7-21ca90bd44d0","element":"first","taken":["s5"]}', NULL),
	(247, '89645', '2026-11-29 18:24:47.747065+00', 1, '01a2288d-7082-7000-9670-a3681b0c6f94', 1, 1, 'InstanceStarted', 'person-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7001-9583-a33becec813a","process_id":"person","version":2,"element":"person-start","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', '{"actor":"editor"}'),
	(248, '89645', '2026-11-29 18:24:47.747065+00', 2, '01a2288d-7082-7000-9670-a3681b0c6f94', 1, 1, 'ElementPassed', 'person-start', '{"activation":"01a2288d-7083-7000-8465-c1d1ebe68bea","element":"person-start","scope":"01a2288d-7082-7000-9670-a3681b0c6f94","taken":["p1"]}', NULL),
	(249, '89645', '2026-11-29 18:24:47.747065+00', 3, '01a2288d-7082-7000-9670-a3681b0c6f94', 1, 1, 'ElementEntered', 'ask', '{"activation":"01a2288d-7083-7001-a710-c2663f6213c2","element":"ask","scope":"01a2288d-7082-7000-9670-a3681b0c6f94","from":["p1"]}', NULL),
	(250, '89645', '2026-11-29 18:24:47.747065+00', 4, '01a2288d-7082-7000-9670-a3681b0c6f94', 1, 1, 'UserTaskCreated', 'ask', '{"activation":"01a2288d-7083-7001-a710-c2663f6213c2","task":"01a2288d-7083-7002-bd2f-a77758be6fef","element":"ask","task_type":"UserTask","assignment":{}}', NULL),
	(255, '89647', '2026-11-29 18:24:47.760931+00', 5, '01a2288d-7089-7000-be57-f9ce3d6f1ce1', 1, 1, 'ElementTerminated', 'ask', '{"activation":"01a2288d-7089-7001-a02a-310f5ed8b60e","element":"ask"}', '{"actor":"editor"}'),
	(256, '89647', '2026-11-29 18:24:47.760931+00', 6, '01a2288d-7089-7000-be57-f9ce3d6f1ce1', 1, 1, 'InstanceCanceled', NULL, '{}', NULL),
	(261, '89649', '2026-11-29 18:24:47.801662+00', 1, '01a2288d-70a8-7002-95cb-a5dfba30a6bc', 1, 1, 'InstanceStarted', 'child-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7004-b13b-76aeff1c0416","process_id":"child","version":2,"element":"child-start","parent":{"instance":"01a2288d-70a2-7000-8188-1144423b073f","activation":"01a2288d-70a8-7001-8920-eee846c09556","catches":{"codes":["REFUSED"]}},"variables":{"key":"k","refuse":true}}', '{"actor":"system:driver"}'),
	(262, '89649', '2026-11-29 18:24:47.801662+00', 2, '01a2288d-70a8-7002-95cb-a5dfba30a6bc', 1, 1, 'ElementPassed', 'child-start', '{"activation":"01a2288d-70b9-7000-8215-fc9d149c9a03","element":"child-start","scope":"01a2288d-70a8-7002-95cb-a5dfba30a6bc","taken":["h1"]}', NULL),
	(263, '89649', '2026-11-29 18:24:47.801662+00', 3, '01a2288d-70a8-7002-95cb-a5dfba30a6bc', 1, 1, 'ElementEntered', 'child-work', '{"activation":"01a2288d-70b9-7001-992b-f35d93650b74","element":"child-work","scope":"01a2288d-70a8-7002-95cb-a5dfba30a6bc","from":["h1"]}', NULL),
	(264, '89649', '2026-11-29 18:24:47.801662+00', 4, '01a2288d-70a8-7002-95cb-a5dfba30a6bc', 1, 1, 'JobCreated', 'child-work', '{"activation":"01a2288d-70b9-7001-992b-f35d93650b74","job":"01a2288d-70b9-7002-997b-212810f6e1c2","element":"child-work","task_type":"child-work","retries":3}', NULL),
	(271, '89653', '2026-11-29 18:24:47.827856+00', 5, '01a2288d-70a2-7000-8188-1144423b073f', 1, 1, 'CalledInstanceEnded', 'calling', '{"activation":"01a2288d-70a8-7001-8920-eee846c09556","element":"calling","child":"01a2288d-70a8-7002-95cb-a5dfba30a6bc","outcome":{"failed":{"error_code":"REFUSED"}}}', '{"actor":"system:driver"}'),
	(272, '89653', '2026-11-29 18:24:47.827856+00', 6, '01a2288d-70a2-7000-8188-1144423b073f', 1, 1, 'ErrorCaught', 'child-refused', '{"activation":"01a2288d-70a8-7001-8920-eee846c09556","element":"child-refused","error_code":"REFUSED"}', NULL),
	(273, '89653', '2026-11-29 18:24:47.827856+00', 7, '01a2288d-70a2-7000-8188-1144423b073f', 1, 1, 'ElementTerminated', 'calling', '{"activation":"01a2288d-70a8-7001-8920-eee846c09556","element":"calling"}', NULL),
	(274, '89653', '2026-11-29 18:24:47.827856+00', 8, '01a2288d-70a2-7000-8188-1144423b073f', 1, 1, 'ElementPassed', 'child-refused', '{"activation":"01a2288d-70d3-7000-a7d4-5d4a6ccf2cce","element":"child-refused","scope":"01a2288d-70a2-7000-8188-1144423b073f","taken":["a3"]}', NULL),
	(351, '89663', '2026-11-29 18:24:47.961536+00', 52, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":13}}', NULL),
	(217, '89639', '2026-11-29 18:24:47.691373+00', 1, '01a2288d-7046-7000-b4ff-bb506a64ea85', 1, 1, 'InstanceStarted', 'person-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7001-9583-a33becec813a","process_id":"person","version":2,"element":"person-start","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', '{"actor":"editor"}'),
	(218, '89639', '2026-11-29 18:24:47.691373+00', 2, '01a2288d-7046-7000-b4ff-bb506a64ea85', 1, 1, 'ElementPassed', 'person-start', '{"activation":"01a2288d-704b-7000-97c8-7da96832aca8","element":"person-start","scope":"01a2288d-7046-7000-b4ff-bb506a64ea85","taken":["p1"]}', NULL),
	(219, '89639', '2026-11-29 18:24:47.691373+00', 3, '01a2288d-7046-7000-b4ff-bb506a64ea85', 1, 1, 'ElementEntered', 'ask', '{"activation":"01a2288d-704b-7001-8e8d-57b3868d8b36","element":"ask","scope":"01a2288d-7046-7000-b4ff-bb506a64ea85","from":["p1"]}', NULL),
	(220, '89639', '2026-11-29 18:24:47.691373+00', 4, '01a2288d-7046-7000-b4ff-bb506a64ea85', 1, 1, 'UserTaskCreated', 'ask', '{"activation":"01a2288d-704b-7001-8e8d-57b3868d8b36","task":"01a2288d-704b-7002-a14e-d149fab16ce7","element":"ask","task_type":"UserTask","assignment":{}}', NULL),
	(227, '89642', '2026-11-29 18:24:47.712386+00', 1, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'InstanceStarted', 'stopped-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7006-83a9-867305c32926","process_id":"stopped","version":2,"element":"stopped-start","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', '{"actor":"editor"}'),
	(228, '89642', '2026-11-29 18:24:47.712386+00', 2, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'SubscriptionOpened', 'asked', '{"activation":"01a2288d-705b-7000-94de-15e641ee4269","subscription":"01a2288d-7060-7000-880f-6ca81067ebb2","element":"asked","awaits":{"message":{"name":"go","correlation_key":"k"}}}', NULL);
INSERT INTO public.events VALUES
	(229, '89642', '2026-11-29 18:24:47.712386+00', 3, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'ElementPassed', 'stopped-start', '{"activation":"01a2288d-7060-7001-ad4e-df66b4448af5","element":"stopped-start","scope":"01a2288d-705b-7000-94de-15e641ee4269","taken":["s1"]}', NULL),
	(230, '89642', '2026-11-29 18:24:47.712386+00', 4, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'ElementPassed', 'split', '{"activation":"01a2288d-7060-7002-8c8e-72c243d6320c","element":"split","scope":"01a2288d-705b-7000-94de-15e641ee4269","from":["s1"],"taken":["s2","s3","s4"]}', NULL),
	(231, '89642', '2026-11-29 18:24:47.712386+00', 5, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'ElementEntered', 'first', '{"activation":"01a2288d-7060-7003-89a7-21ca90bd44d0","element":"first","scope":"01a2288d-705b-7000-94de-15e641ee4269","from":["s2"]}', NULL),
	(232, '89642', '2026-11-29 18:24:47.712386+00', 6, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'UserTaskCreated', 'first', '{"activation":"01a2288d-7060-7003-89a7-21ca90bd44d0","task":"01a2288d-7060-7004-8ccd-184dd74f8173","element":"first","task_type":"UserTask","assignment":{}}', NULL),
	(233, '89642', '2026-11-29 18:24:47.712386+00', 7, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'ElementEntered', 'stop', '{"activation":"01a2288d-7060-7005-8f2c-1a9505eaec83","element":"stop","scope":"01a2288d-705b-7000-94de-15e641ee4269","from":["s3"]}', NULL),
	(234, '89642', '2026-11-29 18:24:47.712386+00', 8, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'UserTaskCreated', 'stop', '{"activation":"01a2288d-7060-7005-8f2c-1a9505eaec83","task":"01a2288d-7060-7006-8ca4-2d0f8d2b8528","element":"stop","task_type":"UserTask","assignment":{}}', NULL),
	(235, '89642', '2026-11-29 18:24:47.712386+00', 9, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'ElementEntered', 'never', '{"activation":"01a2288d-7060-7007-96b6-4c575047d8ee","element":"never","scope":"01a2288d-705b-7000-94de-15e641ee4269","from":["s4"]}', NULL),
	(236, '89642', '2026-11-29 18:24:47.712386+00', 10, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'UserTaskCreated', 'never', '{"activation":"01a2288d-7060-7007-96b6-4c575047d8ee","task":"01a2288d-7060-7008-8d23-0eb0babe85e3","element":"never","task_type":"UserTask","assignment":{}}', NULL),
	(239, '89644', '2026-11-29 18:24:47.734575+00', 13, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'UserTaskCompleted', 'stop', '{"activation":"01a2288d-7060-7005-8f2c-1a9505eaec83","element":"stop","variables":{}}', '{"actor":"editor"}'),
	(240, '89644', '2026-11-29 18:24:47.734575+00', 14, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'ElementCompleted', 'stop', '{"activation":"01a2288d-7060-7005-8f2c-1a9505eaec83","element":"stop","taken":["s8"]}', NULL),
	(241, '89644', '2026-11-29 18:24:47.734575+00', 15, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'ElementEntered', 'all-stops', '{"activation":"01a2288d-7076-7000-812e-fa351783ff05","element":"all-stops","scope":"01a2288d-705b-7000-94de-15e641ee4269","from":["s8"]}', NULL),
	(242, '89644', '2026-11-29 18:24:47.734575+00', 16, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'SubscriptionClosed', 'asked', '{"activation":"01a2288d-705b-7000-94de-15e641ee4269","element":"asked","subscription":"01a2288d-7060-7000-880f-6ca81067ebb2"}', NULL),
	(243, '89644', '2026-11-29 18:24:47.734575+00', 17, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'TokensDiscarded', NULL, '{"scope":"01a2288d-705b-7000-94de-15e641ee4269"}', NULL),
	(244, '89644', '2026-11-29 18:24:47.734575+00', 18, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'ElementTerminated', 'never', '{"activation":"01a2288d-7060-7007-96b6-4c575047d8ee","element":"never"}', NULL),
	(245, '89644', '2026-11-29 18:24:47.734575+00', 19, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'ElementCompleted', 'all-stops', '{"activation":"01a2288d-7076-7000-812e-fa351783ff05","element":"all-stops"}', NULL),
	(246, '89644', '2026-11-29 18:24:47.734575+00', 20, '01a2288d-705b-7000-94de-15e641ee4269', 1, 1, 'InstanceCompleted', NULL, '{}', NULL),
	(251, '89646', '2026-11-29 18:24:47.753419+00', 1, '01a2288d-7089-7000-be57-f9ce3d6f1ce1', 1, 1, 'InstanceStarted', 'person-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7001-9583-a33becec813a","process_id":"person","version":2,"element":"person-start","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', '{"actor":"editor"}'),
	(252, '89646', '2026-11-29 18:24:47.753419+00', 2, '01a2288d-7089-7000-be57-f9ce3d6f1ce1', 1, 1, 'ElementPassed', 'person-start', '{"activation":"01a2288d-7089-7000-ac2d-5a20527eeffd","element":"person-start","scope":"01a2288d-7089-7000-be57-f9ce3d6f1ce1","taken":["p1"]}', NULL),
	(253, '89646', '2026-11-29 18:24:47.753419+00', 3, '01a2288d-7089-7000-be57-f9ce3d6f1ce1', 1, 1, 'ElementEntered', 'ask', '{"activation":"01a2288d-7089-7001-a02a-310f5ed8b60e","element":"ask","scope":"01a2288d-7089-7000-be57-f9ce3d6f1ce1","from":["p1"]}', NULL),
	(254, '89646', '2026-11-29 18:24:47.753419+00', 4, '01a2288d-7089-7000-be57-f9ce3d6f1ce1', 1, 1, 'UserTaskCreated', 'ask', '{"activation":"01a2288d-7089-7001-a02a-310f5ed8b60e","task":"01a2288d-7089-7002-af4c-a1415e8774de","element":"ask","task_type":"UserTask","assignment":{}}', NULL),
	(257, '89648', '2026-11-29 18:24:47.78465+00', 1, '01a2288d-70a2-7000-8188-1144423b073f', 1, 1, 'InstanceStarted', 'parent-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7003-a61d-42256ebeb681","process_id":"parent","version":2,"element":"parent-start","variables":{"key":"k","refuse":true}}', '{"actor":"editor"}'),
	(258, '89648', '2026-11-29 18:24:47.78465+00', 2, '01a2288d-70a2-7000-8188-1144423b073f', 1, 1, 'ElementPassed', 'parent-start', '{"activation":"01a2288d-70a8-7000-8928-d57c719b27b0","element":"parent-start","scope":"01a2288d-70a2-7000-8188-1144423b073f","taken":["a1"]}', NULL),
	(260, '89648', '2026-11-29 18:24:47.78465+00', 4, '01a2288d-70a2-7000-8188-1144423b073f', 1, 1, 'InstanceCalled', 'calling', '{"activation":"01a2288d-70a8-7001-8920-eee846c09556","element":"calling","child":"01a2288d-70a8-7002-95cb-a5dfba30a6bc","process_id":"child","variables":{"key":"k","refuse":true},"catches":{"codes":["REFUSED"]}}', NULL),
	(265, '89652', '2026-11-29 18:24:47.816442+00', 5, '01a2288d-70a8-7002-95cb-a5dfba30a6bc', 1, 1, 'JobCompleted', 'child-work', '{"activation":"01a2288d-70b9-7001-992b-f35d93650b74","element":"child-work"}', '{"actor":"editor"}'),
	(266, '89652', '2026-11-29 18:24:47.816442+00', 6, '01a2288d-70a8-7002-95cb-a5dfba30a6bc', 1, 1, 'ElementCompleted', 'child-work', '{"activation":"01a2288d-70b9-7001-992b-f35d93650b74","element":"child-work","taken":["h2"]}', NULL),
	(267, '89652', '2026-11-29 18:24:47.816442+00', 7, '01a2288d-70a8-7002-95cb-a5dfba30a6bc', 1, 1, 'ElementPassed', 'willing', '{"activation":"01a2288d-70c8-7000-ae4c-b6954c11445c","element":"willing","scope":"01a2288d-70a8-7002-95cb-a5dfba30a6bc","from":["h2"],"taken":["h4"]}', NULL),
	(268, '89652', '2026-11-29 18:24:47.816442+00', 8, '01a2288d-70a8-7002-95cb-a5dfba30a6bc', 1, 1, 'ElementEntered', 'child-refuses', '{"activation":"01a2288d-70c8-7001-8148-539eca31ac8c","element":"child-refuses","scope":"01a2288d-70a8-7002-95cb-a5dfba30a6bc","from":["h4"]}', NULL),
	(269, '89652', '2026-11-29 18:24:47.816442+00', 9, '01a2288d-70a8-7002-95cb-a5dfba30a6bc', 1, 1, 'ElementTerminated', 'child-refuses', '{"activation":"01a2288d-70c8-7001-8148-539eca31ac8c","element":"child-refuses"}', NULL),
	(270, '89652', '2026-11-29 18:24:47.816442+00', 10, '01a2288d-70a8-7002-95cb-a5dfba30a6bc', 1, 1, 'InstanceFailed', NULL, '{"error_code":"REFUSED"}', NULL),
	(277, '89654', '2026-11-29 18:24:47.861029+00', 1, '01a2288d-70f4-7000-853d-bd6de29867a4', 1, 1, 'InstanceStarted', 'parent-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7003-a61d-42256ebeb681","process_id":"parent","version":2,"element":"parent-start","variables":{"key":"k"}}', '{"actor":"editor"}'),
	(278, '89654', '2026-11-29 18:24:47.861029+00', 2, '01a2288d-70f4-7000-853d-bd6de29867a4', 1, 1, 'ElementPassed', 'parent-start', '{"activation":"01a2288d-70f5-7000-b60c-db485f959c3f","element":"parent-start","scope":"01a2288d-70f4-7000-853d-bd6de29867a4","taken":["a1"]}', NULL),
	(279, '89654', '2026-11-29 18:24:47.861029+00', 3, '01a2288d-70f4-7000-853d-bd6de29867a4', 1, 1, 'ElementEntered', 'calling', '{"activation":"01a2288d-70f5-7001-a931-d6e12382cac0","element":"calling","scope":"01a2288d-70f4-7000-853d-bd6de29867a4","from":["a1"]}', NULL),
	(280, '89654', '2026-11-29 18:24:47.861029+00', 4, '01a2288d-70f4-7000-853d-bd6de29867a4', 1, 1, 'InstanceCalled', 'calling', '{"activation":"01a2288d-70f5-7001-a931-d6e12382cac0","element":"calling","child":"01a2288d-70f5-7002-89bb-aa6a90e55c3b","process_id":"child","variables":{"key":"k"},"catches":{"codes":["REFUSED"]}}', NULL),
	(285, '89657', '2026-11-29 18:24:47.872942+00', 5, '01a2288d-70f4-7000-853d-bd6de29867a4', 1, 1, 'ElementTerminating', 'calling', '{"activation":"01a2288d-70f5-7001-a931-d6e12382cac0","element":"calling"}', '{"actor":"editor"}'),
	(286, '89657', '2026-11-29 18:24:47.872942+00', 6, '01a2288d-70f4-7000-853d-bd6de29867a4', 1, 1, 'InstanceCanceling', NULL, '{}', NULL),
	(289, '89659', '2026-11-29 18:24:47.884339+00', 7, '01a2288d-70f4-7000-853d-bd6de29867a4', 1, 1, 'CalledInstanceEnded', 'calling', '{"activation":"01a2288d-70f5-7001-a931-d6e12382cac0","element":"calling","child":"01a2288d-70f5-7002-89bb-aa6a90e55c3b","outcome":"canceled"}', '{"actor":"system:driver"}'),
	(290, '89659', '2026-11-29 18:24:47.884339+00', 8, '01a2288d-70f4-7000-853d-bd6de29867a4', 1, 1, 'ElementTerminated', 'calling', '{"activation":"01a2288d-70f5-7001-a931-d6e12382cac0","element":"calling"}', NULL),
	(291, '89659', '2026-11-29 18:24:47.884339+00', 9, '01a2288d-70f4-7000-853d-bd6de29867a4', 1, 1, 'InstanceCanceled', NULL, '{}', NULL),
	(296, '89661', '2026-11-29 18:24:47.930718+00', 1, '01a2288d-7132-7002-9639-1db6661aeddc', 1, 1, 'InstanceStarted', 'child-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7004-b13b-76aeff1c0416","process_id":"child","version":2,"element":"child-start","parent":{"instance":"01a2288d-7132-7000-9437-fcfdc2e61dbb","activation":"01a2288d-7132-7001-bf0a-14ad63d5a7bd","catches":{"codes":["REFUSED"]}},"variables":{"key":"k"}}', '{"actor":"system:driver"}'),
	(297, '89661', '2026-11-29 18:24:47.930718+00', 2, '01a2288d-7132-7002-9639-1db6661aeddc', 1, 1, 'ElementPassed', 'child-start', '{"activation":"01a2288d-713a-7000-85fb-70156c3879fe","element":"child-start","scope":"01a2288d-7132-7002-9639-1db6661aeddc","taken":["h1"]}', NULL),
	(298, '89661', '2026-11-29 18:24:47.930718+00', 3, '01a2288d-7132-7002-9639-1db6661aeddc', 1, 1, 'ElementEntered', 'child-work', '{"activation":"01a2288d-713a-7001-a10a-c1be1e27825f","element":"child-work","scope":"01a2288d-7132-7002-9639-1db6661aeddc","from":["h1"]}', NULL),
	(299, '89661', '2026-11-29 18:24:47.930718+00', 4, '01a2288d-7132-7002-9639-1db6661aeddc', 1, 1, 'JobCreated', 'child-work', '{"activation":"01a2288d-713a-7001-a10a-c1be1e27825f","job":"01a2288d-713a-7002-9f3f-a2a6c13a7616","element":"child-work","task_type":"child-work","retries":3}', NULL),
	(969, '89664', '2026-11-29 18:24:47.985232+00', 670, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7000-b1c0-8ed4d02a7220","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', '{"actor":"editor"}'),
	(970, '89664', '2026-11-29 18:24:47.985232+00', 671, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7001-b02f-0dadc5f4cb0c","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(971, '89664', '2026-11-29 18:24:47.985232+00', 672, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":168}}', NULL),
	(972, '89664', '2026-11-29 18:24:47.985232+00', 673, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7002-ae82-8e94248b049e","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(973, '89664', '2026-11-29 18:24:47.985232+00', 674, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7003-8d27-3fd1d347f013","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(974, '89664', '2026-11-29 18:24:47.985232+00', 675, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7004-b9fc-ec388ad9aba3","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(975, '89664', '2026-11-29 18:24:47.985232+00', 676, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":169}}', NULL),
	(976, '89664', '2026-11-29 18:24:47.985232+00', 677, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7005-8c13-daade24d298e","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(977, '89664', '2026-11-29 18:24:47.985232+00', 678, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7006-8a48-51798f3f0431","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(978, '89664', '2026-11-29 18:24:47.985232+00', 679, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7007-b728-c07faad5327a","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(979, '89664', '2026-11-29 18:24:47.985232+00', 680, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":170}}', NULL),
	(980, '89664', '2026-11-29 18:24:47.985232+00', 681, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7008-92d1-95e3d9a813f9","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1047, '89664', '2026-11-29 18:24:47.985232+00', 748, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":187}}', NULL),
	(275, '89653', '2026-11-29 18:24:47.827856+00', 9, '01a2288d-70a2-7000-8188-1144423b073f', 1, 1, 'ElementEntered', 'after-refusal', '{"activation":"01a2288d-70d3-7001-aca1-5fbdca898d44","element":"after-refusal","scope":"01a2288d-70a2-7000-8188-1144423b073f","from":["a3"]}', NULL),
	(276, '89653', '2026-11-29 18:24:47.827856+00', 10, '01a2288d-70a2-7000-8188-1144423b073f', 1, 1, 'UserTaskCreated', 'after-refusal', '{"activation":"01a2288d-70d3-7001-aca1-5fbdca898d44","task":"01a2288d-70d3-7002-81ae-1240f69e1dc7","element":"after-refusal","task_type":"UserTask","assignment":{}}', NULL),
	(281, '89655', '2026-11-29 18:24:47.866756+00', 1, '01a2288d-70f5-7002-89bb-aa6a90e55c3b', 1, 1, 'InstanceStarted', 'child-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7004-b13b-76aeff1c0416","process_id":"child","version":2,"element":"child-start","parent":{"instance":"01a2288d-70f4-7000-853d-bd6de29867a4","activation":"01a2288d-70f5-7001-a931-d6e12382cac0","catches":{"codes":["REFUSED"]}},"variables":{"key":"k"}}', '{"actor":"system:driver"}'),
	(282, '89655', '2026-11-29 18:24:47.866756+00', 2, '01a2288d-70f5-7002-89bb-aa6a90e55c3b', 1, 1, 'ElementPassed', 'child-start', '{"activation":"01a2288d-70fa-7000-ae2d-ef3326d6011f","element":"child-start","scope":"01a2288d-70f5-7002-89bb-aa6a90e55c3b","taken":["h1"]}', NULL),
	(283, '89655', '2026-11-29 18:24:47.866756+00', 3, '01a2288d-70f5-7002-89bb-aa6a90e55c3b', 1, 1, 'ElementEntered', 'child-work', '{"activation":"01a2288d-70fa-7001-8431-e89b7be1c927","element":"child-work","scope":"01a2288d-70f5-7002-89bb-aa6a90e55c3b","from":["h1"]}', NULL),
	(284, '89655', '2026-11-29 18:24:47.866756+00', 4, '01a2288d-70f5-7002-89bb-aa6a90e55c3b', 1, 1, 'JobCreated', 'child-work', '{"activation":"01a2288d-70fa-7001-8431-e89b7be1c927","job":"01a2288d-70fa-7002-a98a-1b8fb89f5059","element":"child-work","task_type":"child-work","retries":3}', NULL),
	(287, '89658', '2026-11-29 18:24:47.878861+00', 5, '01a2288d-70f5-7002-89bb-aa6a90e55c3b', 1, 1, 'ElementTerminated', 'child-work', '{"activation":"01a2288d-70fa-7001-8431-e89b7be1c927","element":"child-work"}', '{"actor":"system:driver"}'),
	(288, '89658', '2026-11-29 18:24:47.878861+00', 6, '01a2288d-70f5-7002-89bb-aa6a90e55c3b', 1, 1, 'InstanceCanceled', NULL, '{}', NULL),
	(292, '89660', '2026-11-29 18:24:47.922645+00', 1, '01a2288d-7132-7000-9437-fcfdc2e61dbb', 1, 1, 'InstanceStarted', 'parent-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7003-a61d-42256ebeb681","process_id":"parent","version":2,"element":"parent-start","variables":{"key":"k"}}', '{"actor":"editor"}'),
	(293, '89660', '2026-11-29 18:24:47.922645+00', 2, '01a2288d-7132-7000-9437-fcfdc2e61dbb', 1, 1, 'ElementPassed', 'parent-start', '{"activation":"01a2288d-7132-7000-979e-bf1d242e1f39","element":"parent-start","scope":"01a2288d-7132-7000-9437-fcfdc2e61dbb","taken":["a1"]}', NULL),
	(294, '89660', '2026-11-29 18:24:47.922645+00', 3, '01a2288d-7132-7000-9437-fcfdc2e61dbb', 1, 1, 'ElementEntered', 'calling', '{"activation":"01a2288d-7132-7001-bf0a-14ad63d5a7bd","element":"calling","scope":"01a2288d-7132-7000-9437-fcfdc2e61dbb","from":["a1"]}', NULL),
	(295, '89660', '2026-11-29 18:24:47.922645+00', 4, '01a2288d-7132-7000-9437-fcfdc2e61dbb', 1, 1, 'InstanceCalled', 'calling', '{"activation":"01a2288d-7132-7001-bf0a-14ad63d5a7bd","element":"calling","child":"01a2288d-7132-7002-9639-1db6661aeddc","process_id":"child","variables":{"key":"k"},"catches":{"codes":["REFUSED"]}}', NULL),
	(300, '89663', '2026-11-29 18:24:47.961536+00', 1, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'InstanceStarted', 'counted-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7002-ac9e-6e735382c5ee","process_id":"counted","version":2,"element":"counted-start","variables":{"key":"k","count":0}}', '{"actor":"editor"}'),
	(301, '89663', '2026-11-29 18:24:47.961536+00', 2, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'counted-start', '{"activation":"01a2288d-7159-7000-a524-bde63bbc7002","element":"counted-start","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","taken":["c1"]}', NULL),
	(302, '89663', '2026-11-29 18:24:47.961536+00', 3, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7001-9bc2-44d2b4b0a224","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c1"],"taken":["c2"]}', NULL),
	(303, '89663', '2026-11-29 18:24:47.961536+00', 4, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":1}}', NULL),
	(304, '89663', '2026-11-29 18:24:47.961536+00', 5, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7002-8f58-2ea57d04e663","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(305, '89663', '2026-11-29 18:24:47.961536+00', 6, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7003-9f45-1151b18972ba","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(306, '89663', '2026-11-29 18:24:47.961536+00', 7, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7004-a5c8-4646826f29b2","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(307, '89663', '2026-11-29 18:24:47.961536+00', 8, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":2}}', NULL),
	(308, '89663', '2026-11-29 18:24:47.961536+00', 9, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7005-9093-bb68f6f48774","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(309, '89663', '2026-11-29 18:24:47.961536+00', 10, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7006-aac1-bab337293a65","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(310, '89663', '2026-11-29 18:24:47.961536+00', 11, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7007-9c2e-8a3978a2a6e0","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(311, '89663', '2026-11-29 18:24:47.961536+00', 12, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":3}}', NULL),
	(312, '89663', '2026-11-29 18:24:47.961536+00', 13, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7008-9e9d-15a42fa7ba60","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(313, '89663', '2026-11-29 18:24:47.961536+00', 14, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7009-88d9-7476cde1f18b","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(314, '89663', '2026-11-29 18:24:47.961536+00', 15, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-700a-a83e-e18d19959bb1","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(315, '89663', '2026-11-29 18:24:47.961536+00', 16, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":4}}', NULL),
	(316, '89663', '2026-11-29 18:24:47.961536+00', 17, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-700b-82b8-a5c6ed085e6d","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(317, '89663', '2026-11-29 18:24:47.961536+00', 18, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-700c-b5e9-7416c175af4e","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(451, '89663', '2026-11-29 18:24:47.961536+00', 152, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":38}}', NULL),
	(318, '89663', '2026-11-29 18:24:47.961536+00', 19, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-700d-aef9-86df661362ce","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(319, '89663', '2026-11-29 18:24:47.961536+00', 20, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":5}}', NULL),
	(320, '89663', '2026-11-29 18:24:47.961536+00', 21, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-700e-a09d-b1cf2d525f2c","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(321, '89663', '2026-11-29 18:24:47.961536+00', 22, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-700f-b54a-e9ef198e2418","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(322, '89663', '2026-11-29 18:24:47.961536+00', 23, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7010-80b3-f4d6636ad543","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(323, '89663', '2026-11-29 18:24:47.961536+00', 24, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":6}}', NULL),
	(324, '89663', '2026-11-29 18:24:47.961536+00', 25, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7011-9e5b-f8b5eb7548c1","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(325, '89663', '2026-11-29 18:24:47.961536+00', 26, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7012-8d11-98f2ac0ad8f7","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(326, '89663', '2026-11-29 18:24:47.961536+00', 27, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7013-b148-d77b774ef0f1","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(327, '89663', '2026-11-29 18:24:47.961536+00', 28, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":7}}', NULL),
	(328, '89663', '2026-11-29 18:24:47.961536+00', 29, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7014-ae11-e63c591cbf1f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(329, '89663', '2026-11-29 18:24:47.961536+00', 30, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7015-b89d-eba18fd76a55","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(330, '89663', '2026-11-29 18:24:47.961536+00', 31, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7016-a33e-ef6714373e9f","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(331, '89663', '2026-11-29 18:24:47.961536+00', 32, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":8}}', NULL);
INSERT INTO public.events VALUES
	(332, '89663', '2026-11-29 18:24:47.961536+00', 33, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7017-96e2-63a83d9375bc","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(333, '89663', '2026-11-29 18:24:47.961536+00', 34, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7018-987d-a3057560e65b","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(334, '89663', '2026-11-29 18:24:47.961536+00', 35, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7019-aa7b-e3b7343a6bbd","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(335, '89663', '2026-11-29 18:24:47.961536+00', 36, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":9}}', NULL),
	(336, '89663', '2026-11-29 18:24:47.961536+00', 37, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-701a-ba5f-0445da5b6a3f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(337, '89663', '2026-11-29 18:24:47.961536+00', 38, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-701b-b333-de42ae120b86","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(338, '89663', '2026-11-29 18:24:47.961536+00', 39, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-701c-a2c2-8c74d1bfd9de","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(339, '89663', '2026-11-29 18:24:47.961536+00', 40, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":10}}', NULL),
	(340, '89663', '2026-11-29 18:24:47.961536+00', 41, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-701d-8aee-3774f3aba76f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(341, '89663', '2026-11-29 18:24:47.961536+00', 42, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-701e-8261-e153ae832fb0","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(342, '89663', '2026-11-29 18:24:47.961536+00', 43, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-701f-8ddb-35d8e46006dc","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(343, '89663', '2026-11-29 18:24:47.961536+00', 44, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":11}}', NULL),
	(344, '89663', '2026-11-29 18:24:47.961536+00', 45, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7020-b84d-24a24aade99f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(345, '89663', '2026-11-29 18:24:47.961536+00', 46, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7021-951c-505ae99d0c26","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(346, '89663', '2026-11-29 18:24:47.961536+00', 47, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7022-b8ff-ca4a0eaf875e","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(347, '89663', '2026-11-29 18:24:47.961536+00', 48, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":12}}', NULL),
	(348, '89663', '2026-11-29 18:24:47.961536+00', 49, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7023-a8b3-43489d9cbd4f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(349, '89663', '2026-11-29 18:24:47.961536+00', 50, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7024-8544-d5bb693ed670","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(350, '89663', '2026-11-29 18:24:47.961536+00', 51, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7025-8ffc-7645d2eaad37","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(352, '89663', '2026-11-29 18:24:47.961536+00', 53, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7026-99b5-3c7fd4341315","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(353, '89663', '2026-11-29 18:24:47.961536+00', 54, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7027-a55f-e6f16e128855","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(354, '89663', '2026-11-29 18:24:47.961536+00', 55, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7028-87ee-937ea2003157","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(355, '89663', '2026-11-29 18:24:47.961536+00', 56, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":14}}', NULL),
	(356, '89663', '2026-11-29 18:24:47.961536+00', 57, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7029-acfe-b838d8076822","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(357, '89663', '2026-11-29 18:24:47.961536+00', 58, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-702a-9be8-79d7c8b3c65e","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(358, '89663', '2026-11-29 18:24:47.961536+00', 59, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-702b-b5bb-bc10def0c7e0","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(359, '89663', '2026-11-29 18:24:47.961536+00', 60, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":15}}', NULL),
	(360, '89663', '2026-11-29 18:24:47.961536+00', 61, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-702c-9900-5dad2668ad9d","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(361, '89663', '2026-11-29 18:24:47.961536+00', 62, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-702d-b376-78745a87c54b","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(362, '89663', '2026-11-29 18:24:47.961536+00', 63, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-702e-915c-5a761287d10b","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(363, '89663', '2026-11-29 18:24:47.961536+00', 64, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":16}}', NULL),
	(364, '89663', '2026-11-29 18:24:47.961536+00', 65, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-702f-9141-b0862a3cfaa5","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(365, '89663', '2026-11-29 18:24:47.961536+00', 66, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7030-a903-3c61ccdb109a","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(366, '89663', '2026-11-29 18:24:47.961536+00', 67, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7031-8dbd-c064217c90d0","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(367, '89663', '2026-11-29 18:24:47.961536+00', 68, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":17}}', NULL),
	(368, '89663', '2026-11-29 18:24:47.961536+00', 69, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7032-b1ca-15aaea7c9fe5","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(369, '89663', '2026-11-29 18:24:47.961536+00', 70, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7033-8e0d-2c84e6925065","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(370, '89663', '2026-11-29 18:24:47.961536+00', 71, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7034-8c37-9bad7e77f0c3","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(371, '89663', '2026-11-29 18:24:47.961536+00', 72, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":18}}', NULL),
	(372, '89663', '2026-11-29 18:24:47.961536+00', 73, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7035-a0e0-3b156675ddb2","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(373, '89663', '2026-11-29 18:24:47.961536+00', 74, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7036-87f0-bf43627aa3d8","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(374, '89663', '2026-11-29 18:24:47.961536+00', 75, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7037-9563-892a580715a6","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(375, '89663', '2026-11-29 18:24:47.961536+00', 76, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":19}}', NULL),
	(376, '89663', '2026-11-29 18:24:47.961536+00', 77, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7038-8ad1-5bf72b8b6a06","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(377, '89663', '2026-11-29 18:24:47.961536+00', 78, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7039-989e-03f5d8508fcd","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(378, '89663', '2026-11-29 18:24:47.961536+00', 79, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-703a-adde-b85063b3e7c3","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(379, '89663', '2026-11-29 18:24:47.961536+00', 80, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":20}}', NULL),
	(380, '89663', '2026-11-29 18:24:47.961536+00', 81, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-703b-8a97-829f26b47439","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(381, '89663', '2026-11-29 18:24:47.961536+00', 82, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-703c-9607-5c81142b1eaf","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(382, '89663', '2026-11-29 18:24:47.961536+00', 83, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-703d-baa6-e5bad5ebecc3","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(383, '89663', '2026-11-29 18:24:47.961536+00', 84, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":21}}', NULL),
	(384, '89663', '2026-11-29 18:24:47.961536+00', 85, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-703e-8ad2-9d5a9c8929bc","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(385, '89663', '2026-11-29 18:24:47.961536+00', 86, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-703f-934b-f3a7fa607b1b","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(386, '89663', '2026-11-29 18:24:47.961536+00', 87, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7040-9573-ed0953055ce1","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(387, '89663', '2026-11-29 18:24:47.961536+00', 88, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":22}}', NULL),
	(388, '89663', '2026-11-29 18:24:47.961536+00', 89, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7041-b292-a9c1b4577798","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(389, '89663', '2026-11-29 18:24:47.961536+00', 90, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7042-ae1c-4d47a9578fe7","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(390, '89663', '2026-11-29 18:24:47.961536+00', 91, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7043-8bbf-02729d70bc99","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(391, '89663', '2026-11-29 18:24:47.961536+00', 92, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":23}}', NULL),
	(392, '89663', '2026-11-29 18:24:47.961536+00', 93, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7044-8fba-7160d3c80e33","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(393, '89663', '2026-11-29 18:24:47.961536+00', 94, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7045-b08d-597fa9e9b0e4","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(394, '89663', '2026-11-29 18:24:47.961536+00', 95, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7046-ba4e-518dff20090a","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(395, '89663', '2026-11-29 18:24:47.961536+00', 96, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":24}}', NULL),
	(396, '89663', '2026-11-29 18:24:47.961536+00', 97, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7047-94cc-7d636d137c8e","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(397, '89663', '2026-11-29 18:24:47.961536+00', 98, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7048-b078-68655b69bc29","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(398, '89663', '2026-11-29 18:24:47.961536+00', 99, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7049-95b3-8d2e07d0efa0","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(399, '89663', '2026-11-29 18:24:47.961536+00', 100, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":25}}', NULL),
	(400, '89663', '2026-11-29 18:24:47.961536+00', 101, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-704a-8f81-e00703262138","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(401, '89663', '2026-11-29 18:24:47.961536+00', 102, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-704b-9fe7-96ec5c2ab588","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(402, '89663', '2026-11-29 18:24:47.961536+00', 103, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-704c-af55-5d5c9b858212","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(403, '89663', '2026-11-29 18:24:47.961536+00', 104, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":26}}', NULL),
	(404, '89663', '2026-11-29 18:24:47.961536+00', 105, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-704d-a4ff-c72710170438","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(405, '89663', '2026-11-29 18:24:47.961536+00', 106, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-704e-802b-2b488760e4f3","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(406, '89663', '2026-11-29 18:24:47.961536+00', 107, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-704f-88ce-f9fbb6cc5bca","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(407, '89663', '2026-11-29 18:24:47.961536+00', 108, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":27}}', NULL),
	(408, '89663', '2026-11-29 18:24:47.961536+00', 109, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7050-9059-5eba4a7f9f2f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(409, '89663', '2026-11-29 18:24:47.961536+00', 110, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7051-bf2e-a9d819a9c3aa","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(410, '89663', '2026-11-29 18:24:47.961536+00', 111, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7052-9308-cc2de04701d1","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(411, '89663', '2026-11-29 18:24:47.961536+00', 112, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":28}}', NULL),
	(412, '89663', '2026-11-29 18:24:47.961536+00', 113, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7053-92e8-6eafea8855b7","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(413, '89663', '2026-11-29 18:24:47.961536+00', 114, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7054-8fc6-3e4654caf65a","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(414, '89663', '2026-11-29 18:24:47.961536+00', 115, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7055-82cb-f532b6baa574","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(415, '89663', '2026-11-29 18:24:47.961536+00', 116, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":29}}', NULL),
	(416, '89663', '2026-11-29 18:24:47.961536+00', 117, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7056-91b6-42a488addc51","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(417, '89663', '2026-11-29 18:24:47.961536+00', 118, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7057-a1ad-19f5859a4c16","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(418, '89663', '2026-11-29 18:24:47.961536+00', 119, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7058-992f-22333c506ec5","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(419, '89663', '2026-11-29 18:24:47.961536+00', 120, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":30}}', NULL),
	(420, '89663', '2026-11-29 18:24:47.961536+00', 121, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7059-bc92-0e470986680e","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(421, '89663', '2026-11-29 18:24:47.961536+00', 122, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-705a-be5d-be149ea8418d","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(422, '89663', '2026-11-29 18:24:47.961536+00', 123, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-705b-9387-fa4eb14d6d45","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(423, '89663', '2026-11-29 18:24:47.961536+00', 124, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":31}}', NULL),
	(424, '89663', '2026-11-29 18:24:47.961536+00', 125, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-705c-a18d-3090064ba289","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(425, '89663', '2026-11-29 18:24:47.961536+00', 126, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-705d-b9ff-1d8ad43d1bfe","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(426, '89663', '2026-11-29 18:24:47.961536+00', 127, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-705e-a9cb-7eaab935dcf7","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(427, '89663', '2026-11-29 18:24:47.961536+00', 128, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":32}}', NULL),
	(428, '89663', '2026-11-29 18:24:47.961536+00', 129, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-705f-969c-bb5c52367bbf","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(429, '89663', '2026-11-29 18:24:47.961536+00', 130, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7060-9fac-066140821075","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(430, '89663', '2026-11-29 18:24:47.961536+00', 131, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7061-a43c-850904cef35a","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(431, '89663', '2026-11-29 18:24:47.961536+00', 132, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":33}}', NULL),
	(432, '89663', '2026-11-29 18:24:47.961536+00', 133, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7062-a154-ea6c8963670a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL);
INSERT INTO public.events VALUES
	(433, '89663', '2026-11-29 18:24:47.961536+00', 134, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7063-9a35-8df190ca2a98","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(434, '89663', '2026-11-29 18:24:47.961536+00', 135, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7064-9ff9-4bf6a011b7c8","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(435, '89663', '2026-11-29 18:24:47.961536+00', 136, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":34}}', NULL),
	(436, '89663', '2026-11-29 18:24:47.961536+00', 137, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7065-ba0a-4e20e531152a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(437, '89663', '2026-11-29 18:24:47.961536+00', 138, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7066-895c-922f465d796e","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(438, '89663', '2026-11-29 18:24:47.961536+00', 139, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7067-b62d-1e4e3e88f056","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(439, '89663', '2026-11-29 18:24:47.961536+00', 140, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":35}}', NULL),
	(440, '89663', '2026-11-29 18:24:47.961536+00', 141, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7068-b2e4-049698c397c8","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(441, '89663', '2026-11-29 18:24:47.961536+00', 142, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7069-a2b1-5bdc7594150d","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(442, '89663', '2026-11-29 18:24:47.961536+00', 143, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-706a-907f-fc760f8b142c","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(443, '89663', '2026-11-29 18:24:47.961536+00', 144, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":36}}', NULL),
	(444, '89663', '2026-11-29 18:24:47.961536+00', 145, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-706b-a855-fe6cf70ee18f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(445, '89663', '2026-11-29 18:24:47.961536+00', 146, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-706c-bee1-7d52f93be689","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(446, '89663', '2026-11-29 18:24:47.961536+00', 147, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-706d-8a89-58e4b0f0360a","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(447, '89663', '2026-11-29 18:24:47.961536+00', 148, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":37}}', NULL),
	(448, '89663', '2026-11-29 18:24:47.961536+00', 149, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-706e-a427-43ed611ac6c0","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(449, '89663', '2026-11-29 18:24:47.961536+00', 150, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-706f-bc93-96c4d7739869","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(450, '89663', '2026-11-29 18:24:47.961536+00', 151, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7070-ae79-900b1fd19e96","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(452, '89663', '2026-11-29 18:24:47.961536+00', 153, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7071-92fe-908dfb43b0ee","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(453, '89663', '2026-11-29 18:24:47.961536+00', 154, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7072-a395-b827ba82dd7e","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(454, '89663', '2026-11-29 18:24:47.961536+00', 155, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7073-bc15-734ccea9d5d6","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(455, '89663', '2026-11-29 18:24:47.961536+00', 156, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":39}}', NULL),
	(456, '89663', '2026-11-29 18:24:47.961536+00', 157, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7074-8b6c-10c7c489f326","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(457, '89663', '2026-11-29 18:24:47.961536+00', 158, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7075-bc45-e28164a4295f","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(458, '89663', '2026-11-29 18:24:47.961536+00', 159, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7076-8c71-0d14491483b6","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(459, '89663', '2026-11-29 18:24:47.961536+00', 160, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":40}}', NULL),
	(460, '89663', '2026-11-29 18:24:47.961536+00', 161, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7077-a4d9-061ab45d000f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(461, '89663', '2026-11-29 18:24:47.961536+00', 162, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7078-ad6f-c36d5f1fa240","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(462, '89663', '2026-11-29 18:24:47.961536+00', 163, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7079-aada-f3287079f812","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(463, '89663', '2026-11-29 18:24:47.961536+00', 164, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":41}}', NULL),
	(464, '89663', '2026-11-29 18:24:47.961536+00', 165, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-707a-b930-16965a4d70c3","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(465, '89663', '2026-11-29 18:24:47.961536+00', 166, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-707b-9a36-7abc4ec79564","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(466, '89663', '2026-11-29 18:24:47.961536+00', 167, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-707c-ab38-81e3e0f44015","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(467, '89663', '2026-11-29 18:24:47.961536+00', 168, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":42}}', NULL),
	(468, '89663', '2026-11-29 18:24:47.961536+00', 169, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-707d-9a96-2576baf0fd30","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(469, '89663', '2026-11-29 18:24:47.961536+00', 170, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-707e-98de-52c956f77857","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(470, '89663', '2026-11-29 18:24:47.961536+00', 171, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-707f-b79e-d4883186a2ab","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(471, '89663', '2026-11-29 18:24:47.961536+00', 172, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":43}}', NULL),
	(472, '89663', '2026-11-29 18:24:47.961536+00', 173, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7080-9f1d-d16a71bf9a90","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(473, '89663', '2026-11-29 18:24:47.961536+00', 174, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7081-9fd8-cf2ecdc4a9fd","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(474, '89663', '2026-11-29 18:24:47.961536+00', 175, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7082-957e-f82394a94785","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(475, '89663', '2026-11-29 18:24:47.961536+00', 176, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":44}}', NULL),
	(476, '89663', '2026-11-29 18:24:47.961536+00', 177, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7083-baa3-2972e53be6f5","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(477, '89663', '2026-11-29 18:24:47.961536+00', 178, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7084-b2fe-7823412b1b2d","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(478, '89663', '2026-11-29 18:24:47.961536+00', 179, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7085-8d86-e1b335537a98","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(479, '89663', '2026-11-29 18:24:47.961536+00', 180, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":45}}', NULL),
	(480, '89663', '2026-11-29 18:24:47.961536+00', 181, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7086-9a86-5ee6e37e793d","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(481, '89663', '2026-11-29 18:24:47.961536+00', 182, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7087-8d9b-a4eecbabb378","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(482, '89663', '2026-11-29 18:24:47.961536+00', 183, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7088-9628-f2ec85aeb70b","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(483, '89663', '2026-11-29 18:24:47.961536+00', 184, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":46}}', NULL),
	(484, '89663', '2026-11-29 18:24:47.961536+00', 185, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7089-b5b9-d5623dd887bb","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(485, '89663', '2026-11-29 18:24:47.961536+00', 186, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-708a-ae6f-7b28272fea37","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(486, '89663', '2026-11-29 18:24:47.961536+00', 187, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-708b-94cc-8f6a22b0fd88","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(487, '89663', '2026-11-29 18:24:47.961536+00', 188, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":47}}', NULL),
	(488, '89663', '2026-11-29 18:24:47.961536+00', 189, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-708c-bbf6-8cbad04c2426","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(489, '89663', '2026-11-29 18:24:47.961536+00', 190, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-708d-a03e-2d76fa3d421f","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(490, '89663', '2026-11-29 18:24:47.961536+00', 191, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-708e-b432-de0b9714fc7b","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(491, '89663', '2026-11-29 18:24:47.961536+00', 192, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":48}}', NULL),
	(492, '89663', '2026-11-29 18:24:47.961536+00', 193, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-708f-a753-ff90f25ecf0c","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(493, '89663', '2026-11-29 18:24:47.961536+00', 194, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7090-a095-29df4b405f6f","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(494, '89663', '2026-11-29 18:24:47.961536+00', 195, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7091-ac2d-3cf18715c45f","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(495, '89663', '2026-11-29 18:24:47.961536+00', 196, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":49}}', NULL),
	(496, '89663', '2026-11-29 18:24:47.961536+00', 197, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7092-835e-0ca001b9fb13","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(497, '89663', '2026-11-29 18:24:47.961536+00', 198, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7093-ba0a-190504c6a160","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(498, '89663', '2026-11-29 18:24:47.961536+00', 199, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7094-ad24-f1f3d0cc97f8","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(499, '89663', '2026-11-29 18:24:47.961536+00', 200, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":50}}', NULL),
	(500, '89663', '2026-11-29 18:24:47.961536+00', 201, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7095-bf47-2a54c181a6be","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(501, '89663', '2026-11-29 18:24:47.961536+00', 202, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7096-9be2-87a72cb6fa19","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(502, '89663', '2026-11-29 18:24:47.961536+00', 203, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7097-93d7-68ce92e022a3","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(503, '89663', '2026-11-29 18:24:47.961536+00', 204, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":51}}', NULL),
	(504, '89663', '2026-11-29 18:24:47.961536+00', 205, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7098-8d4b-f1bd29573388","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(505, '89663', '2026-11-29 18:24:47.961536+00', 206, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7099-877e-c6763d6bf02d","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(506, '89663', '2026-11-29 18:24:47.961536+00', 207, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-709a-a2f4-eff1404c1a56","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(507, '89663', '2026-11-29 18:24:47.961536+00', 208, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":52}}', NULL),
	(508, '89663', '2026-11-29 18:24:47.961536+00', 209, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-709b-99d3-eb2290258b54","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(509, '89663', '2026-11-29 18:24:47.961536+00', 210, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-709c-94cf-87ac3a0d05ef","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(510, '89663', '2026-11-29 18:24:47.961536+00', 211, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-709d-a821-dab2ae0c43bf","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(511, '89663', '2026-11-29 18:24:47.961536+00', 212, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":53}}', NULL),
	(512, '89663', '2026-11-29 18:24:47.961536+00', 213, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-709e-9ffb-13d1deb7074e","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(513, '89663', '2026-11-29 18:24:47.961536+00', 214, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-709f-ab0d-d8e70b2d51d3","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(514, '89663', '2026-11-29 18:24:47.961536+00', 215, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70a0-8415-7e415991eb52","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(515, '89663', '2026-11-29 18:24:47.961536+00', 216, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":54}}', NULL),
	(516, '89663', '2026-11-29 18:24:47.961536+00', 217, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70a1-9875-b365d2192ece","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(517, '89663', '2026-11-29 18:24:47.961536+00', 218, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70a2-aa38-0bb4e3232e5d","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(518, '89663', '2026-11-29 18:24:47.961536+00', 219, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70a3-815e-2dd4ba4bd5d4","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(519, '89663', '2026-11-29 18:24:47.961536+00', 220, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":55}}', NULL),
	(520, '89663', '2026-11-29 18:24:47.961536+00', 221, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70a4-80ad-8ddebce5b8d6","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(521, '89663', '2026-11-29 18:24:47.961536+00', 222, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70a5-af18-6e6ced1a267d","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(522, '89663', '2026-11-29 18:24:47.961536+00', 223, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70a6-9940-f6eced219305","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(523, '89663', '2026-11-29 18:24:47.961536+00', 224, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":56}}', NULL),
	(524, '89663', '2026-11-29 18:24:47.961536+00', 225, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70a7-bdd0-b381cfe83e77","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(525, '89663', '2026-11-29 18:24:47.961536+00', 226, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70a8-b3a8-a067c967bab2","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(526, '89663', '2026-11-29 18:24:47.961536+00', 227, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70a9-94b0-69737776698f","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(527, '89663', '2026-11-29 18:24:47.961536+00', 228, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":57}}', NULL),
	(528, '89663', '2026-11-29 18:24:47.961536+00', 229, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70aa-b0ba-40d0156c06c3","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(529, '89663', '2026-11-29 18:24:47.961536+00', 230, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70ab-ae0b-e21414f2baf2","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(530, '89663', '2026-11-29 18:24:47.961536+00', 231, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70ac-9ec1-98ed86d45cb3","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(531, '89663', '2026-11-29 18:24:47.961536+00', 232, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":58}}', NULL),
	(532, '89663', '2026-11-29 18:24:47.961536+00', 233, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70ad-979f-d18e75c4139a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(533, '89663', '2026-11-29 18:24:47.961536+00', 234, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70ae-a72c-ce956d7997d1","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL);
INSERT INTO public.events VALUES
	(534, '89663', '2026-11-29 18:24:47.961536+00', 235, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70af-bd7d-598d8b1c86c8","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(535, '89663', '2026-11-29 18:24:47.961536+00', 236, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":59}}', NULL),
	(536, '89663', '2026-11-29 18:24:47.961536+00', 237, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70b0-a8f8-740088648346","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(537, '89663', '2026-11-29 18:24:47.961536+00', 238, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70b1-b499-9adb52d209d0","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(538, '89663', '2026-11-29 18:24:47.961536+00', 239, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70b2-b6aa-e69a83d32867","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(539, '89663', '2026-11-29 18:24:47.961536+00', 240, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":60}}', NULL),
	(540, '89663', '2026-11-29 18:24:47.961536+00', 241, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70b3-98d3-2d8f6e113d8d","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(541, '89663', '2026-11-29 18:24:47.961536+00', 242, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70b4-af6e-90e208e3c08f","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(542, '89663', '2026-11-29 18:24:47.961536+00', 243, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70b5-8df2-653d1b008c7b","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(543, '89663', '2026-11-29 18:24:47.961536+00', 244, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":61}}', NULL),
	(544, '89663', '2026-11-29 18:24:47.961536+00', 245, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70b6-b7db-62c8caea9e5d","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(545, '89663', '2026-11-29 18:24:47.961536+00', 246, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70b7-b44f-5b6ada444210","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(546, '89663', '2026-11-29 18:24:47.961536+00', 247, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70b8-973a-7b995043a9ff","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(547, '89663', '2026-11-29 18:24:47.961536+00', 248, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":62}}', NULL),
	(548, '89663', '2026-11-29 18:24:47.961536+00', 249, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70b9-bc5b-dc1c08607a59","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(549, '89663', '2026-11-29 18:24:47.961536+00', 250, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70ba-a0d6-cd790dd4f644","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(550, '89663', '2026-11-29 18:24:47.961536+00', 251, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70bb-9be8-c4feed364766","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(552, '89663', '2026-11-29 18:24:47.961536+00', 253, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70bc-a1be-6badc76461fe","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(553, '89663', '2026-11-29 18:24:47.961536+00', 254, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70bd-8d8a-8b1ea6ae914b","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(554, '89663', '2026-11-29 18:24:47.961536+00', 255, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70be-a27b-b5f083dac9cd","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(555, '89663', '2026-11-29 18:24:47.961536+00', 256, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":64}}', NULL),
	(556, '89663', '2026-11-29 18:24:47.961536+00', 257, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70bf-82eb-67bc3944ba19","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(557, '89663', '2026-11-29 18:24:47.961536+00', 258, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70c0-9f84-fdfeb2e8e61a","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(558, '89663', '2026-11-29 18:24:47.961536+00', 259, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70c1-af3c-0ab8bec041bd","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(559, '89663', '2026-11-29 18:24:47.961536+00', 260, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":65}}', NULL),
	(560, '89663', '2026-11-29 18:24:47.961536+00', 261, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70c2-8a66-721efeb920f6","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(561, '89663', '2026-11-29 18:24:47.961536+00', 262, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70c3-baa4-245e0f753434","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(562, '89663', '2026-11-29 18:24:47.961536+00', 263, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70c4-a228-5c0fa1f47c4a","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(563, '89663', '2026-11-29 18:24:47.961536+00', 264, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":66}}', NULL),
	(564, '89663', '2026-11-29 18:24:47.961536+00', 265, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70c5-a9f2-b6c0d173468e","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(565, '89663', '2026-11-29 18:24:47.961536+00', 266, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70c6-bf3e-d58bf0d4f07d","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(566, '89663', '2026-11-29 18:24:47.961536+00', 267, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70c7-b8ae-17db20b92f32","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(567, '89663', '2026-11-29 18:24:47.961536+00', 268, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":67}}', NULL),
	(568, '89663', '2026-11-29 18:24:47.961536+00', 269, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70c8-b436-2cc18e3c47fa","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(569, '89663', '2026-11-29 18:24:47.961536+00', 270, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70c9-a5bf-b3056bf16c69","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(570, '89663', '2026-11-29 18:24:47.961536+00', 271, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70ca-a94d-a06be648dcdc","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(571, '89663', '2026-11-29 18:24:47.961536+00', 272, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":68}}', NULL),
	(572, '89663', '2026-11-29 18:24:47.961536+00', 273, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70cb-b156-f861317e910f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(573, '89663', '2026-11-29 18:24:47.961536+00', 274, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70cc-b750-4900a996fce5","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(574, '89663', '2026-11-29 18:24:47.961536+00', 275, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70cd-95c8-27298f2265b7","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(575, '89663', '2026-11-29 18:24:47.961536+00', 276, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":69}}', NULL),
	(576, '89663', '2026-11-29 18:24:47.961536+00', 277, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70ce-b755-44f113bc1f9c","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(577, '89663', '2026-11-29 18:24:47.961536+00', 278, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70cf-aa19-7e1170e7ae05","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(578, '89663', '2026-11-29 18:24:47.961536+00', 279, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70d0-a779-a7b6160167d9","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(579, '89663', '2026-11-29 18:24:47.961536+00', 280, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":70}}', NULL),
	(580, '89663', '2026-11-29 18:24:47.961536+00', 281, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70d1-ad9f-0a7b43bb5cac","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(581, '89663', '2026-11-29 18:24:47.961536+00', 282, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70d2-a80c-b951a6fd1a7e","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(582, '89663', '2026-11-29 18:24:47.961536+00', 283, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70d3-9693-36e27c4f5819","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(583, '89663', '2026-11-29 18:24:47.961536+00', 284, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":71}}', NULL),
	(584, '89663', '2026-11-29 18:24:47.961536+00', 285, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70d4-9265-8428554fb615","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(585, '89663', '2026-11-29 18:24:47.961536+00', 286, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70d5-b960-260d59a7da4f","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(586, '89663', '2026-11-29 18:24:47.961536+00', 287, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70d6-ba4b-22845860b4de","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(587, '89663', '2026-11-29 18:24:47.961536+00', 288, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":72}}', NULL),
	(588, '89663', '2026-11-29 18:24:47.961536+00', 289, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70d7-af85-0f176e5b2a6c","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(589, '89663', '2026-11-29 18:24:47.961536+00', 290, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70d8-8f64-4fd7dc0b4dd1","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(590, '89663', '2026-11-29 18:24:47.961536+00', 291, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70d9-be3d-f687df9c12f7","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(591, '89663', '2026-11-29 18:24:47.961536+00', 292, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":73}}', NULL),
	(592, '89663', '2026-11-29 18:24:47.961536+00', 293, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70da-afff-fd5164861113","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(593, '89663', '2026-11-29 18:24:47.961536+00', 294, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70db-8db7-ef35fa5873ab","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(594, '89663', '2026-11-29 18:24:47.961536+00', 295, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70dc-8004-d4032e893a0e","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(595, '89663', '2026-11-29 18:24:47.961536+00', 296, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":74}}', NULL),
	(596, '89663', '2026-11-29 18:24:47.961536+00', 297, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70dd-8a25-618ca0cedf3e","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(597, '89663', '2026-11-29 18:24:47.961536+00', 298, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70de-9170-251d968948d1","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(598, '89663', '2026-11-29 18:24:47.961536+00', 299, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70df-a1cc-cd5b229589e0","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(599, '89663', '2026-11-29 18:24:47.961536+00', 300, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":75}}', NULL),
	(600, '89663', '2026-11-29 18:24:47.961536+00', 301, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70e0-9d94-475e0d71c5c7","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(601, '89663', '2026-11-29 18:24:47.961536+00', 302, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70e1-86c2-9e99ecccaf8b","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(602, '89663', '2026-11-29 18:24:47.961536+00', 303, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70e2-90c2-8672e5e6b1cb","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(603, '89663', '2026-11-29 18:24:47.961536+00', 304, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":76}}', NULL),
	(604, '89663', '2026-11-29 18:24:47.961536+00', 305, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70e3-82e3-2dde22c1d547","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(605, '89663', '2026-11-29 18:24:47.961536+00', 306, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70e4-b21a-732e34c01cd5","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(606, '89663', '2026-11-29 18:24:47.961536+00', 307, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70e5-86bf-b866ec6b90ca","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(607, '89663', '2026-11-29 18:24:47.961536+00', 308, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":77}}', NULL),
	(608, '89663', '2026-11-29 18:24:47.961536+00', 309, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70e6-8976-1ce104f9f33a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(609, '89663', '2026-11-29 18:24:47.961536+00', 310, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70e7-b9d2-cb95494ba803","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(610, '89663', '2026-11-29 18:24:47.961536+00', 311, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70e8-9c2b-83b9753c02a1","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(611, '89663', '2026-11-29 18:24:47.961536+00', 312, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":78}}', NULL),
	(612, '89663', '2026-11-29 18:24:47.961536+00', 313, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70e9-acf2-e34ff93cc269","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(613, '89663', '2026-11-29 18:24:47.961536+00', 314, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70ea-bfac-5380bd982bb8","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(614, '89663', '2026-11-29 18:24:47.961536+00', 315, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70eb-bc67-b5ed34cb645c","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(615, '89663', '2026-11-29 18:24:47.961536+00', 316, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":79}}', NULL),
	(616, '89663', '2026-11-29 18:24:47.961536+00', 317, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70ec-90f6-a706a5cfc00f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(617, '89663', '2026-11-29 18:24:47.961536+00', 318, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70ed-bc93-6276582eade8","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(618, '89663', '2026-11-29 18:24:47.961536+00', 319, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70ee-98e0-d1478c0e3507","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(619, '89663', '2026-11-29 18:24:47.961536+00', 320, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":80}}', NULL),
	(620, '89663', '2026-11-29 18:24:47.961536+00', 321, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70ef-b08f-180b48f607f0","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(621, '89663', '2026-11-29 18:24:47.961536+00', 322, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70f0-8ad8-88bd49f25f11","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(622, '89663', '2026-11-29 18:24:47.961536+00', 323, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70f1-a2ac-b51aefd4f178","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(623, '89663', '2026-11-29 18:24:47.961536+00', 324, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":81}}', NULL),
	(624, '89663', '2026-11-29 18:24:47.961536+00', 325, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70f2-ac8b-204995cdd044","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(625, '89663', '2026-11-29 18:24:47.961536+00', 326, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70f3-802f-90ca54c39238","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(626, '89663', '2026-11-29 18:24:47.961536+00', 327, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70f4-a9e7-d34225dd3393","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(627, '89663', '2026-11-29 18:24:47.961536+00', 328, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":82}}', NULL),
	(628, '89663', '2026-11-29 18:24:47.961536+00', 329, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70f5-b7b6-63d55d8f4896","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(629, '89663', '2026-11-29 18:24:47.961536+00', 330, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70f6-95fa-8767de2452d0","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(630, '89663', '2026-11-29 18:24:47.961536+00', 331, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70f7-a531-ab89ccae10ee","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(631, '89663', '2026-11-29 18:24:47.961536+00', 332, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":83}}', NULL),
	(632, '89663', '2026-11-29 18:24:47.961536+00', 333, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70f8-b95e-1cd3467a429e","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(633, '89663', '2026-11-29 18:24:47.961536+00', 334, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70f9-9676-655441fccbfa","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(634, '89663', '2026-11-29 18:24:47.961536+00', 335, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70fa-ae9e-69c5a6494b58","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL);
INSERT INTO public.events VALUES
	(635, '89663', '2026-11-29 18:24:47.961536+00', 336, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":84}}', NULL),
	(636, '89663', '2026-11-29 18:24:47.961536+00', 337, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70fb-915f-d9254cfca97c","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(637, '89663', '2026-11-29 18:24:47.961536+00', 338, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70fc-8aa8-df23989b777f","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(638, '89663', '2026-11-29 18:24:47.961536+00', 339, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-70fd-8b68-a760774c0a51","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(639, '89663', '2026-11-29 18:24:47.961536+00', 340, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":85}}', NULL),
	(640, '89663', '2026-11-29 18:24:47.961536+00', 341, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-70fe-9138-fb61c6f65c6a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(641, '89663', '2026-11-29 18:24:47.961536+00', 342, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-70ff-8f19-badbea736836","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(642, '89663', '2026-11-29 18:24:47.961536+00', 343, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7100-9893-f2b0a16bf851","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(643, '89663', '2026-11-29 18:24:47.961536+00', 344, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":86}}', NULL),
	(644, '89663', '2026-11-29 18:24:47.961536+00', 345, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7101-8af2-c7a80d6b36f4","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(645, '89663', '2026-11-29 18:24:47.961536+00', 346, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7102-affb-fad8a10646d6","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(646, '89663', '2026-11-29 18:24:47.961536+00', 347, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7103-bbd6-c994d59fe117","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(647, '89663', '2026-11-29 18:24:47.961536+00', 348, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":87}}', NULL),
	(648, '89663', '2026-11-29 18:24:47.961536+00', 349, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7104-8f91-115cf06bbfff","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(649, '89663', '2026-11-29 18:24:47.961536+00', 350, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7105-a1d5-d3b05cd35f1e","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(650, '89663', '2026-11-29 18:24:47.961536+00', 351, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7106-aad7-5b8e26a51123","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(652, '89663', '2026-11-29 18:24:47.961536+00', 353, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7107-be33-a6a00de1188b","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(653, '89663', '2026-11-29 18:24:47.961536+00', 354, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7108-9080-21695e70a66d","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(654, '89663', '2026-11-29 18:24:47.961536+00', 355, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7109-9838-093e64ad1f76","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(655, '89663', '2026-11-29 18:24:47.961536+00', 356, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":89}}', NULL),
	(656, '89663', '2026-11-29 18:24:47.961536+00', 357, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-710a-8d06-9c5c05f850e3","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(657, '89663', '2026-11-29 18:24:47.961536+00', 358, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-710b-88a8-3154f4600497","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(658, '89663', '2026-11-29 18:24:47.961536+00', 359, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-710c-9ca6-4162669c9524","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(659, '89663', '2026-11-29 18:24:47.961536+00', 360, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":90}}', NULL),
	(660, '89663', '2026-11-29 18:24:47.961536+00', 361, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-710d-9d1b-564f07eab3aa","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(661, '89663', '2026-11-29 18:24:47.961536+00', 362, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-710e-8b9e-fbb9a45e71e3","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(662, '89663', '2026-11-29 18:24:47.961536+00', 363, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-710f-b90b-a2e8af4a86bd","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(663, '89663', '2026-11-29 18:24:47.961536+00', 364, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":91}}', NULL),
	(664, '89663', '2026-11-29 18:24:47.961536+00', 365, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7110-9fc4-258e9f312b1d","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(665, '89663', '2026-11-29 18:24:47.961536+00', 366, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7111-9bc1-51ab8085c073","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(666, '89663', '2026-11-29 18:24:47.961536+00', 367, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7112-a3ea-aeda6ff0ebae","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(667, '89663', '2026-11-29 18:24:47.961536+00', 368, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":92}}', NULL),
	(668, '89663', '2026-11-29 18:24:47.961536+00', 369, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7113-9f6a-f9e7107ec9fd","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(669, '89663', '2026-11-29 18:24:47.961536+00', 370, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7114-abb9-981e7ca59069","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(670, '89663', '2026-11-29 18:24:47.961536+00', 371, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7115-8f94-27c8e1d85537","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(671, '89663', '2026-11-29 18:24:47.961536+00', 372, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":93}}', NULL),
	(672, '89663', '2026-11-29 18:24:47.961536+00', 373, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7116-b93e-e176a71cbbac","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(673, '89663', '2026-11-29 18:24:47.961536+00', 374, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7117-a855-40e9bd0d5f54","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(674, '89663', '2026-11-29 18:24:47.961536+00', 375, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7118-8cea-dc65f1fe2115","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(675, '89663', '2026-11-29 18:24:47.961536+00', 376, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":94}}', NULL),
	(676, '89663', '2026-11-29 18:24:47.961536+00', 377, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7119-bc3d-e494545267c5","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(677, '89663', '2026-11-29 18:24:47.961536+00', 378, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-711a-a7e0-4c65dcac213a","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(678, '89663', '2026-11-29 18:24:47.961536+00', 379, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-711b-9e2a-bb6d319a0b7f","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(679, '89663', '2026-11-29 18:24:47.961536+00', 380, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":95}}', NULL),
	(680, '89663', '2026-11-29 18:24:47.961536+00', 381, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-711c-950f-aa80ecaf20be","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(681, '89663', '2026-11-29 18:24:47.961536+00', 382, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-711d-866c-1b4b9c013553","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(682, '89663', '2026-11-29 18:24:47.961536+00', 383, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-711e-ab7f-bc082cc960a1","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(683, '89663', '2026-11-29 18:24:47.961536+00', 384, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":96}}', NULL),
	(684, '89663', '2026-11-29 18:24:47.961536+00', 385, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-711f-b9ef-b795e0ea4430","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(685, '89663', '2026-11-29 18:24:47.961536+00', 386, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7120-84cb-b1e6fe16e3e8","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(686, '89663', '2026-11-29 18:24:47.961536+00', 387, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7121-a56c-aa149e473a3c","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(687, '89663', '2026-11-29 18:24:47.961536+00', 388, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":97}}', NULL),
	(688, '89663', '2026-11-29 18:24:47.961536+00', 389, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7122-b7ae-d58e6b87a453","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(689, '89663', '2026-11-29 18:24:47.961536+00', 390, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7123-9b79-b2b0dbf72956","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(690, '89663', '2026-11-29 18:24:47.961536+00', 391, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7124-89a4-ff6f46876206","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(691, '89663', '2026-11-29 18:24:47.961536+00', 392, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":98}}', NULL),
	(692, '89663', '2026-11-29 18:24:47.961536+00', 393, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7125-b906-f9e7c27ab351","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(693, '89663', '2026-11-29 18:24:47.961536+00', 394, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7126-b4c1-0d163d692927","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(694, '89663', '2026-11-29 18:24:47.961536+00', 395, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7127-be7a-e8d1a579d070","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(695, '89663', '2026-11-29 18:24:47.961536+00', 396, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":99}}', NULL),
	(696, '89663', '2026-11-29 18:24:47.961536+00', 397, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7128-aa76-5c9bae73bc1b","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(697, '89663', '2026-11-29 18:24:47.961536+00', 398, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7129-82e8-db58a7a4ac73","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(698, '89663', '2026-11-29 18:24:47.961536+00', 399, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-712a-a614-08f577f2f69e","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(699, '89663', '2026-11-29 18:24:47.961536+00', 400, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":100}}', NULL),
	(700, '89663', '2026-11-29 18:24:47.961536+00', 401, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-712b-ad10-8935a6453a5b","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(701, '89663', '2026-11-29 18:24:47.961536+00', 402, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-712c-a69e-3c2d224e966b","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(702, '89663', '2026-11-29 18:24:47.961536+00', 403, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-712d-89b7-24caad0e72e3","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(703, '89663', '2026-11-29 18:24:47.961536+00', 404, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":101}}', NULL),
	(704, '89663', '2026-11-29 18:24:47.961536+00', 405, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-712e-920d-18266026be42","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(705, '89663', '2026-11-29 18:24:47.961536+00', 406, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-712f-aa15-0668bbdbefc5","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(706, '89663', '2026-11-29 18:24:47.961536+00', 407, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7130-8729-561e666f40b0","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(707, '89663', '2026-11-29 18:24:47.961536+00', 408, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":102}}', NULL),
	(708, '89663', '2026-11-29 18:24:47.961536+00', 409, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7131-ab12-28ec143f6ff0","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(709, '89663', '2026-11-29 18:24:47.961536+00', 410, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7132-950e-157626f3dad2","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(710, '89663', '2026-11-29 18:24:47.961536+00', 411, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7133-8aa5-d065e4fd2d29","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(711, '89663', '2026-11-29 18:24:47.961536+00', 412, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":103}}', NULL),
	(712, '89663', '2026-11-29 18:24:47.961536+00', 413, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7134-a7bb-34bc90b0d569","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(713, '89663', '2026-11-29 18:24:47.961536+00', 414, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7135-8e4a-4fba38af3600","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(714, '89663', '2026-11-29 18:24:47.961536+00', 415, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7136-9200-a2c3e55b608c","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(715, '89663', '2026-11-29 18:24:47.961536+00', 416, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":104}}', NULL),
	(716, '89663', '2026-11-29 18:24:47.961536+00', 417, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7137-983a-99f966a7421b","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(717, '89663', '2026-11-29 18:24:47.961536+00', 418, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7138-93d1-c68101fad236","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(718, '89663', '2026-11-29 18:24:47.961536+00', 419, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7139-bfa2-2da9bd227be3","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(719, '89663', '2026-11-29 18:24:47.961536+00', 420, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":105}}', NULL),
	(720, '89663', '2026-11-29 18:24:47.961536+00', 421, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-713a-bddf-050eb95d08ae","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(721, '89663', '2026-11-29 18:24:47.961536+00', 422, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-713b-b79d-dc67313106fb","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(722, '89663', '2026-11-29 18:24:47.961536+00', 423, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-713c-8d4a-e44721c11b3a","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(723, '89663', '2026-11-29 18:24:47.961536+00', 424, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":106}}', NULL),
	(724, '89663', '2026-11-29 18:24:47.961536+00', 425, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-713d-ab16-117797eeee85","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(725, '89663', '2026-11-29 18:24:47.961536+00', 426, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-713e-8eb6-0b3ce99ecf17","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(726, '89663', '2026-11-29 18:24:47.961536+00', 427, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-713f-8179-a7da66d1122b","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(727, '89663', '2026-11-29 18:24:47.961536+00', 428, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":107}}', NULL),
	(728, '89663', '2026-11-29 18:24:47.961536+00', 429, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7140-9758-ab495618864a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(729, '89663', '2026-11-29 18:24:47.961536+00', 430, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7141-9f25-894b0b7f484c","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(730, '89663', '2026-11-29 18:24:47.961536+00', 431, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7142-8e82-4fb0ec80a609","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(731, '89663', '2026-11-29 18:24:47.961536+00', 432, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":108}}', NULL),
	(732, '89663', '2026-11-29 18:24:47.961536+00', 433, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7143-99d0-181a345190ce","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(733, '89663', '2026-11-29 18:24:47.961536+00', 434, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7144-9b5f-1a74bee9647a","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(734, '89663', '2026-11-29 18:24:47.961536+00', 435, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7145-aee9-f02a7b8c16bb","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(735, '89663', '2026-11-29 18:24:47.961536+00', 436, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":109}}', NULL);
INSERT INTO public.events VALUES
	(736, '89663', '2026-11-29 18:24:47.961536+00', 437, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7146-946c-98fc659cf75d","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(737, '89663', '2026-11-29 18:24:47.961536+00', 438, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7147-89c4-2ecfd81cad19","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(738, '89663', '2026-11-29 18:24:47.961536+00', 439, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7148-90ee-519ad19f6383","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(739, '89663', '2026-11-29 18:24:47.961536+00', 440, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":110}}', NULL),
	(740, '89663', '2026-11-29 18:24:47.961536+00', 441, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7149-ab84-21b736a4aabf","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(741, '89663', '2026-11-29 18:24:47.961536+00', 442, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-714a-a886-2f7e0cc6feac","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(742, '89663', '2026-11-29 18:24:47.961536+00', 443, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-714b-bf76-6ad2bcf6c41c","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(743, '89663', '2026-11-29 18:24:47.961536+00', 444, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":111}}', NULL),
	(744, '89663', '2026-11-29 18:24:47.961536+00', 445, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-714c-bf68-8ad5d1329c86","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(745, '89663', '2026-11-29 18:24:47.961536+00', 446, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-714d-a49f-8511c8821933","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(746, '89663', '2026-11-29 18:24:47.961536+00', 447, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-714e-b595-0610b66e229e","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(747, '89663', '2026-11-29 18:24:47.961536+00', 448, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":112}}', NULL),
	(748, '89663', '2026-11-29 18:24:47.961536+00', 449, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-714f-b323-242c1adaa701","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(749, '89663', '2026-11-29 18:24:47.961536+00', 450, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7150-bde7-5eb7f5d58e2f","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(750, '89663', '2026-11-29 18:24:47.961536+00', 451, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7151-961c-f5a59de55285","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(751, '89663', '2026-11-29 18:24:47.961536+00', 452, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":113}}', NULL),
	(752, '89663', '2026-11-29 18:24:47.961536+00', 453, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7152-ad88-996cf4361ce8","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(753, '89663', '2026-11-29 18:24:47.961536+00', 454, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7153-a438-3831103da889","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(754, '89663', '2026-11-29 18:24:47.961536+00', 455, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7154-9ccb-34a2a24630f3","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(755, '89663', '2026-11-29 18:24:47.961536+00', 456, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":114}}', NULL),
	(756, '89663', '2026-11-29 18:24:47.961536+00', 457, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7155-b37b-bb7799662bca","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(757, '89663', '2026-11-29 18:24:47.961536+00', 458, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7156-be1d-2e818a553ced","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(758, '89663', '2026-11-29 18:24:47.961536+00', 459, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7157-a500-9006987fd3eb","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(759, '89663', '2026-11-29 18:24:47.961536+00', 460, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":115}}', NULL),
	(760, '89663', '2026-11-29 18:24:47.961536+00', 461, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7158-a87d-b1b4fffd2382","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(761, '89663', '2026-11-29 18:24:47.961536+00', 462, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7159-a839-2fc63ef91df2","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(762, '89663', '2026-11-29 18:24:47.961536+00', 463, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-715a-a8f2-cd2d001b7ff6","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(763, '89663', '2026-11-29 18:24:47.961536+00', 464, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":116}}', NULL),
	(764, '89663', '2026-11-29 18:24:47.961536+00', 465, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-715b-be5d-22af202cd102","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(765, '89663', '2026-11-29 18:24:47.961536+00', 466, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-715c-8506-4655db42eda9","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(766, '89663', '2026-11-29 18:24:47.961536+00', 467, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-715d-8aeb-482bc3f81aae","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(767, '89663', '2026-11-29 18:24:47.961536+00', 468, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":117}}', NULL),
	(768, '89663', '2026-11-29 18:24:47.961536+00', 469, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-715e-8483-7c638253bbfc","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(769, '89663', '2026-11-29 18:24:47.961536+00', 470, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-715f-9da5-62935db32c86","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(770, '89663', '2026-11-29 18:24:47.961536+00', 471, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7160-ab7e-a7eca17d3cb7","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(771, '89663', '2026-11-29 18:24:47.961536+00', 472, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":118}}', NULL),
	(772, '89663', '2026-11-29 18:24:47.961536+00', 473, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7161-8f46-2edc003fb02d","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(773, '89663', '2026-11-29 18:24:47.961536+00', 474, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7162-a1a2-9a128e51a7e4","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(774, '89663', '2026-11-29 18:24:47.961536+00', 475, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7163-ace5-1508662640f5","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(775, '89663', '2026-11-29 18:24:47.961536+00', 476, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":119}}', NULL),
	(776, '89663', '2026-11-29 18:24:47.961536+00', 477, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7164-bb90-7922a983c934","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(777, '89663', '2026-11-29 18:24:47.961536+00', 478, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7165-a830-4482618f9016","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(778, '89663', '2026-11-29 18:24:47.961536+00', 479, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7166-9092-be2b70da4629","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(779, '89663', '2026-11-29 18:24:47.961536+00', 480, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":120}}', NULL),
	(780, '89663', '2026-11-29 18:24:47.961536+00', 481, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7167-8a8b-c8b70900bafc","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(781, '89663', '2026-11-29 18:24:47.961536+00', 482, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7168-813d-babf6cb0ddad","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(782, '89663', '2026-11-29 18:24:47.961536+00', 483, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7169-8e8d-0912d728f9ec","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(783, '89663', '2026-11-29 18:24:47.961536+00', 484, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":121}}', NULL),
	(883, '89663', '2026-11-29 18:24:47.961536+00', 584, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":146}}', NULL),
	(784, '89663', '2026-11-29 18:24:47.961536+00', 485, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-716a-89e6-24e0fabd322e","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(785, '89663', '2026-11-29 18:24:47.961536+00', 486, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-716b-82af-a350d5363a16","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(786, '89663', '2026-11-29 18:24:47.961536+00', 487, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-716c-91a5-da240afcd356","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(787, '89663', '2026-11-29 18:24:47.961536+00', 488, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":122}}', NULL),
	(788, '89663', '2026-11-29 18:24:47.961536+00', 489, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-716d-a9ef-457220611bb7","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(789, '89663', '2026-11-29 18:24:47.961536+00', 490, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-716e-95e6-ecf04e750ab2","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(790, '89663', '2026-11-29 18:24:47.961536+00', 491, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-716f-a75f-ff224d506a01","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(791, '89663', '2026-11-29 18:24:47.961536+00', 492, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":123}}', NULL),
	(792, '89663', '2026-11-29 18:24:47.961536+00', 493, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7170-a15c-5ba6fedd34c4","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(793, '89663', '2026-11-29 18:24:47.961536+00', 494, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7171-8579-bb1105d4f5ef","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(794, '89663', '2026-11-29 18:24:47.961536+00', 495, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7172-bbfe-e65c24812193","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(795, '89663', '2026-11-29 18:24:47.961536+00', 496, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":124}}', NULL),
	(796, '89663', '2026-11-29 18:24:47.961536+00', 497, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7173-805b-90456775f1b7","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(797, '89663', '2026-11-29 18:24:47.961536+00', 498, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7174-8c30-2cee8e21e014","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(798, '89663', '2026-11-29 18:24:47.961536+00', 499, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7175-9610-6cae96a96142","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(799, '89663', '2026-11-29 18:24:47.961536+00', 500, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":125}}', NULL),
	(800, '89663', '2026-11-29 18:24:47.961536+00', 501, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7176-ae35-21650fbe3e94","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(801, '89663', '2026-11-29 18:24:47.961536+00', 502, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7177-bb8a-e1fe33228f3e","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(802, '89663', '2026-11-29 18:24:47.961536+00', 503, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7178-b135-8d5e115cda20","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(803, '89663', '2026-11-29 18:24:47.961536+00', 504, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":126}}', NULL),
	(804, '89663', '2026-11-29 18:24:47.961536+00', 505, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7179-8535-f09ededcfc51","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(805, '89663', '2026-11-29 18:24:47.961536+00', 506, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-717a-aef3-496835e786a9","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(806, '89663', '2026-11-29 18:24:47.961536+00', 507, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-717b-882c-6ecf21bb3567","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(807, '89663', '2026-11-29 18:24:47.961536+00', 508, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":127}}', NULL),
	(808, '89663', '2026-11-29 18:24:47.961536+00', 509, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-717c-912c-55f0e8ac863e","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(809, '89663', '2026-11-29 18:24:47.961536+00', 510, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-717d-bbbf-5cfe4084c231","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(810, '89663', '2026-11-29 18:24:47.961536+00', 511, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-717e-abd6-8941fdd92a78","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(811, '89663', '2026-11-29 18:24:47.961536+00', 512, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":128}}', NULL),
	(812, '89663', '2026-11-29 18:24:47.961536+00', 513, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-717f-98da-ecb52d81946a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(813, '89663', '2026-11-29 18:24:47.961536+00', 514, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7180-b491-ab1c05c686c2","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(814, '89663', '2026-11-29 18:24:47.961536+00', 515, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7181-9fb5-a05a58821a90","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(815, '89663', '2026-11-29 18:24:47.961536+00', 516, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":129}}', NULL),
	(816, '89663', '2026-11-29 18:24:47.961536+00', 517, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7182-a060-ce64eec4f19a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(817, '89663', '2026-11-29 18:24:47.961536+00', 518, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7183-aa02-6a7035dd4e9e","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(818, '89663', '2026-11-29 18:24:47.961536+00', 519, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7184-aab2-57901a84f17f","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(819, '89663', '2026-11-29 18:24:47.961536+00', 520, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":130}}', NULL),
	(820, '89663', '2026-11-29 18:24:47.961536+00', 521, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7185-ac03-c161ca7545cb","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(821, '89663', '2026-11-29 18:24:47.961536+00', 522, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7186-a136-8bfddf2930a3","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(822, '89663', '2026-11-29 18:24:47.961536+00', 523, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7187-8faf-bf59d0ef21a2","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(823, '89663', '2026-11-29 18:24:47.961536+00', 524, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":131}}', NULL),
	(824, '89663', '2026-11-29 18:24:47.961536+00', 525, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7188-86dd-6ddd0b85bf73","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(825, '89663', '2026-11-29 18:24:47.961536+00', 526, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7189-a112-beccbc745e1b","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(826, '89663', '2026-11-29 18:24:47.961536+00', 527, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-718a-b32b-bd92ccba0626","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(827, '89663', '2026-11-29 18:24:47.961536+00', 528, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":132}}', NULL),
	(828, '89663', '2026-11-29 18:24:47.961536+00', 529, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-718b-a674-f0047ed3e41f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(829, '89663', '2026-11-29 18:24:47.961536+00', 530, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-718c-bb73-e076904f1e4f","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(830, '89663', '2026-11-29 18:24:47.961536+00', 531, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-718d-b5fd-71634affc83a","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(831, '89663', '2026-11-29 18:24:47.961536+00', 532, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":133}}', NULL),
	(832, '89663', '2026-11-29 18:24:47.961536+00', 533, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-718e-b921-6b042e78c54f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(833, '89663', '2026-11-29 18:24:47.961536+00', 534, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-718f-af7c-8eb181c0c48a","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(834, '89663', '2026-11-29 18:24:47.961536+00', 535, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7190-b80b-44ed06de8773","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL);
INSERT INTO public.events VALUES
	(835, '89663', '2026-11-29 18:24:47.961536+00', 536, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":134}}', NULL),
	(836, '89663', '2026-11-29 18:24:47.961536+00', 537, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7191-b18b-5ed534adfb26","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(837, '89663', '2026-11-29 18:24:47.961536+00', 538, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7192-a228-6731e4f66f80","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(838, '89663', '2026-11-29 18:24:47.961536+00', 539, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7193-89b0-0fc200af0f5e","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(839, '89663', '2026-11-29 18:24:47.961536+00', 540, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":135}}', NULL),
	(840, '89663', '2026-11-29 18:24:47.961536+00', 541, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7194-bdd5-4f0e86ad362e","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(841, '89663', '2026-11-29 18:24:47.961536+00', 542, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7195-88b4-00e92e15e8b9","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(842, '89663', '2026-11-29 18:24:47.961536+00', 543, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7196-8831-3978cec12d48","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(843, '89663', '2026-11-29 18:24:47.961536+00', 544, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":136}}', NULL),
	(844, '89663', '2026-11-29 18:24:47.961536+00', 545, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-7197-8c83-a066d10ee819","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(845, '89663', '2026-11-29 18:24:47.961536+00', 546, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-7198-895f-187eceb72949","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(846, '89663', '2026-11-29 18:24:47.961536+00', 547, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-7199-b466-b2b4a38f85de","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(847, '89663', '2026-11-29 18:24:47.961536+00', 548, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":137}}', NULL),
	(848, '89663', '2026-11-29 18:24:47.961536+00', 549, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-719a-8153-5a2814557081","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(849, '89663', '2026-11-29 18:24:47.961536+00', 550, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-719b-8abe-910bbd783462","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(850, '89663', '2026-11-29 18:24:47.961536+00', 551, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-719c-9be2-c5eb32882838","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(851, '89663', '2026-11-29 18:24:47.961536+00', 552, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":138}}', NULL),
	(852, '89663', '2026-11-29 18:24:47.961536+00', 553, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-719d-8adf-fe39a12fc1bb","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(853, '89663', '2026-11-29 18:24:47.961536+00', 554, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-719e-a292-16f38f539728","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(854, '89663', '2026-11-29 18:24:47.961536+00', 555, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-719f-a6dd-65265fbdf9fe","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(855, '89663', '2026-11-29 18:24:47.961536+00', 556, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":139}}', NULL),
	(856, '89663', '2026-11-29 18:24:47.961536+00', 557, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71a0-9bf8-71f474a87fcb","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(857, '89663', '2026-11-29 18:24:47.961536+00', 558, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71a1-9076-a7d6f8731e20","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(858, '89663', '2026-11-29 18:24:47.961536+00', 559, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71a2-bef3-d5e6846ca1a3","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(859, '89663', '2026-11-29 18:24:47.961536+00', 560, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":140}}', NULL),
	(860, '89663', '2026-11-29 18:24:47.961536+00', 561, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71a3-b84e-9b1501ea581b","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(861, '89663', '2026-11-29 18:24:47.961536+00', 562, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71a4-826e-50d180db3366","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(862, '89663', '2026-11-29 18:24:47.961536+00', 563, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71a5-aff8-83583ef1adea","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(863, '89663', '2026-11-29 18:24:47.961536+00', 564, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":141}}', NULL),
	(864, '89663', '2026-11-29 18:24:47.961536+00', 565, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71a6-96ff-34bdbf6e2ae8","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(865, '89663', '2026-11-29 18:24:47.961536+00', 566, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71a7-8d00-469edc43cd50","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(866, '89663', '2026-11-29 18:24:47.961536+00', 567, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71a8-b96e-db475dc63d98","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(867, '89663', '2026-11-29 18:24:47.961536+00', 568, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":142}}', NULL),
	(868, '89663', '2026-11-29 18:24:47.961536+00', 569, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71a9-969e-ca0bc514479c","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(869, '89663', '2026-11-29 18:24:47.961536+00', 570, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71aa-82fc-8434ed5a8cff","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(870, '89663', '2026-11-29 18:24:47.961536+00', 571, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71ab-ba87-4153ff204d2c","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(871, '89663', '2026-11-29 18:24:47.961536+00', 572, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":143}}', NULL),
	(872, '89663', '2026-11-29 18:24:47.961536+00', 573, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71ac-8205-c1f670a67d3d","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(873, '89663', '2026-11-29 18:24:47.961536+00', 574, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71ad-a7c8-d557fe54ccae","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(874, '89663', '2026-11-29 18:24:47.961536+00', 575, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71ae-88dd-c1c1ef3556e5","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(875, '89663', '2026-11-29 18:24:47.961536+00', 576, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":144}}', NULL),
	(876, '89663', '2026-11-29 18:24:47.961536+00', 577, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71af-987b-6966b6b5a964","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(877, '89663', '2026-11-29 18:24:47.961536+00', 578, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71b0-b12b-c31cce8dd070","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(878, '89663', '2026-11-29 18:24:47.961536+00', 579, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71b1-9532-44413dd74537","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(879, '89663', '2026-11-29 18:24:47.961536+00', 580, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":145}}', NULL),
	(880, '89663', '2026-11-29 18:24:47.961536+00', 581, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71b2-bf04-1ff2c8308098","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(881, '89663', '2026-11-29 18:24:47.961536+00', 582, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71b3-b2c0-78a98b447baf","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(882, '89663', '2026-11-29 18:24:47.961536+00', 583, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71b4-9293-88af0b7b60d7","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(884, '89663', '2026-11-29 18:24:47.961536+00', 585, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71b5-b644-e7c6614a3a0c","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(885, '89663', '2026-11-29 18:24:47.961536+00', 586, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71b6-a0f1-10564852e4db","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(886, '89663', '2026-11-29 18:24:47.961536+00', 587, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71b7-a41b-69c7b05d4355","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(887, '89663', '2026-11-29 18:24:47.961536+00', 588, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":147}}', NULL),
	(888, '89663', '2026-11-29 18:24:47.961536+00', 589, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71b8-a767-6963204e2598","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(889, '89663', '2026-11-29 18:24:47.961536+00', 590, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71b9-9e4b-c33e3d71e0a2","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(890, '89663', '2026-11-29 18:24:47.961536+00', 591, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71ba-a1bd-b1e60aeb8d9b","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(891, '89663', '2026-11-29 18:24:47.961536+00', 592, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":148}}', NULL),
	(892, '89663', '2026-11-29 18:24:47.961536+00', 593, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71bb-9292-c0aa99f3d153","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(893, '89663', '2026-11-29 18:24:47.961536+00', 594, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71bc-bc5a-a0ec727ce6cc","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(894, '89663', '2026-11-29 18:24:47.961536+00', 595, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71bd-bba4-592888b31637","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(895, '89663', '2026-11-29 18:24:47.961536+00', 596, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":149}}', NULL),
	(896, '89663', '2026-11-29 18:24:47.961536+00', 597, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71be-a3fe-65be5580215d","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(897, '89663', '2026-11-29 18:24:47.961536+00', 598, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71bf-9c35-e5595172b61a","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(898, '89663', '2026-11-29 18:24:47.961536+00', 599, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71c0-94df-259dea4b203c","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(899, '89663', '2026-11-29 18:24:47.961536+00', 600, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":150}}', NULL),
	(900, '89663', '2026-11-29 18:24:47.961536+00', 601, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71c1-a8d7-854410413ab5","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(901, '89663', '2026-11-29 18:24:47.961536+00', 602, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71c2-a1b2-10d61d31cf00","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(902, '89663', '2026-11-29 18:24:47.961536+00', 603, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71c3-9f39-da4d374df3e5","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(903, '89663', '2026-11-29 18:24:47.961536+00', 604, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":151}}', NULL),
	(904, '89663', '2026-11-29 18:24:47.961536+00', 605, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71c4-a99e-7bd6bc2d52d6","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(905, '89663', '2026-11-29 18:24:47.961536+00', 606, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71c5-8d35-1372ccebfca7","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(906, '89663', '2026-11-29 18:24:47.961536+00', 607, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71c6-9f32-9bbbbbfa317b","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(907, '89663', '2026-11-29 18:24:47.961536+00', 608, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":152}}', NULL),
	(908, '89663', '2026-11-29 18:24:47.961536+00', 609, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71c7-b258-962facd9aed0","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(909, '89663', '2026-11-29 18:24:47.961536+00', 610, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71c8-9490-9bfcf3cb9c24","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(910, '89663', '2026-11-29 18:24:47.961536+00', 611, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71c9-9ba6-ff06bbfe4c1c","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(911, '89663', '2026-11-29 18:24:47.961536+00', 612, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":153}}', NULL),
	(912, '89663', '2026-11-29 18:24:47.961536+00', 613, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71ca-8bdb-690b7831f70f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(913, '89663', '2026-11-29 18:24:47.961536+00', 614, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71cb-97c1-325d16fd6d61","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(914, '89663', '2026-11-29 18:24:47.961536+00', 615, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71cc-b1df-4cfcba536237","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(915, '89663', '2026-11-29 18:24:47.961536+00', 616, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":154}}', NULL),
	(916, '89663', '2026-11-29 18:24:47.961536+00', 617, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71cd-8de5-9bde89c2751f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(917, '89663', '2026-11-29 18:24:47.961536+00', 618, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71ce-96e6-442e301a7a06","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(918, '89663', '2026-11-29 18:24:47.961536+00', 619, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71cf-9ca4-1f81c87c40d6","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(919, '89663', '2026-11-29 18:24:47.961536+00', 620, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":155}}', NULL),
	(920, '89663', '2026-11-29 18:24:47.961536+00', 621, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71d0-8d5e-8d7ac785bd53","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(921, '89663', '2026-11-29 18:24:47.961536+00', 622, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71d1-b5d2-d9422765ca2d","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(922, '89663', '2026-11-29 18:24:47.961536+00', 623, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71d2-9334-5e5fd297bb57","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(923, '89663', '2026-11-29 18:24:47.961536+00', 624, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":156}}', NULL),
	(924, '89663', '2026-11-29 18:24:47.961536+00', 625, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71d3-84d8-c512de8e7c99","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(925, '89663', '2026-11-29 18:24:47.961536+00', 626, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71d4-98be-4510356d6a6b","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(926, '89663', '2026-11-29 18:24:47.961536+00', 627, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71d5-b4a4-8251663959bf","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(927, '89663', '2026-11-29 18:24:47.961536+00', 628, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":157}}', NULL),
	(928, '89663', '2026-11-29 18:24:47.961536+00', 629, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71d6-8d80-0226b11a6601","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(929, '89663', '2026-11-29 18:24:47.961536+00', 630, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71d7-a80d-6e6a6b0d8711","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(930, '89663', '2026-11-29 18:24:47.961536+00', 631, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71d8-af01-961735a9b323","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(931, '89663', '2026-11-29 18:24:47.961536+00', 632, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":158}}', NULL),
	(932, '89663', '2026-11-29 18:24:47.961536+00', 633, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71d9-b447-c9e40e5ee33a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(933, '89663', '2026-11-29 18:24:47.961536+00', 634, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71da-9474-daa12fc35af0","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(934, '89663', '2026-11-29 18:24:47.961536+00', 635, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71db-9ee7-e40a116e48bd","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(935, '89663', '2026-11-29 18:24:47.961536+00', 636, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":159}}', NULL);
INSERT INTO public.events VALUES
	(936, '89663', '2026-11-29 18:24:47.961536+00', 637, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71dc-9e89-ed200284bbd0","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(937, '89663', '2026-11-29 18:24:47.961536+00', 638, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71dd-90a8-195f318b1e97","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(938, '89663', '2026-11-29 18:24:47.961536+00', 639, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71de-94b6-46a3aad1d136","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(939, '89663', '2026-11-29 18:24:47.961536+00', 640, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":160}}', NULL),
	(940, '89663', '2026-11-29 18:24:47.961536+00', 641, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71df-863e-b9275a44bf34","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(941, '89663', '2026-11-29 18:24:47.961536+00', 642, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71e0-919d-099c43d9980b","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(942, '89663', '2026-11-29 18:24:47.961536+00', 643, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71e1-8770-adb42145506a","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(943, '89663', '2026-11-29 18:24:47.961536+00', 644, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":161}}', NULL),
	(944, '89663', '2026-11-29 18:24:47.961536+00', 645, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71e2-8787-7389153a64ba","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(945, '89663', '2026-11-29 18:24:47.961536+00', 646, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71e3-888e-be45bfcc50cc","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(946, '89663', '2026-11-29 18:24:47.961536+00', 647, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71e4-b410-f6b0eb9a093e","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(947, '89663', '2026-11-29 18:24:47.961536+00', 648, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":162}}', NULL),
	(948, '89663', '2026-11-29 18:24:47.961536+00', 649, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71e5-accb-b3f2f68cf8ef","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(949, '89663', '2026-11-29 18:24:47.961536+00', 650, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71e6-8dba-4d56a3a3b823","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(950, '89663', '2026-11-29 18:24:47.961536+00', 651, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71e7-8f11-42cfb328f7ad","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(951, '89663', '2026-11-29 18:24:47.961536+00', 652, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":163}}', NULL),
	(952, '89663', '2026-11-29 18:24:47.961536+00', 653, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71e8-a2ca-491386e5a72c","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(953, '89663', '2026-11-29 18:24:47.961536+00', 654, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71e9-bd57-10f5075615f7","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(954, '89663', '2026-11-29 18:24:47.961536+00', 655, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71ea-b26f-ee4b2d421b32","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(955, '89663', '2026-11-29 18:24:47.961536+00', 656, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":164}}', NULL),
	(956, '89663', '2026-11-29 18:24:47.961536+00', 657, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71eb-bd88-185e1c2eae91","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(957, '89663', '2026-11-29 18:24:47.961536+00', 658, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71ec-a080-c7960d4d79f2","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(958, '89663', '2026-11-29 18:24:47.961536+00', 659, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71ed-ad96-9389f84306ab","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(959, '89663', '2026-11-29 18:24:47.961536+00', 660, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":165}}', NULL),
	(960, '89663', '2026-11-29 18:24:47.961536+00', 661, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71ee-8117-6e652306918f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(961, '89663', '2026-11-29 18:24:47.961536+00', 662, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71ef-b941-3a8848b8d28e","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(962, '89663', '2026-11-29 18:24:47.961536+00', 663, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71f0-b2aa-99ceda8a1893","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(963, '89663', '2026-11-29 18:24:47.961536+00', 664, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":166}}', NULL),
	(964, '89663', '2026-11-29 18:24:47.961536+00', 665, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71f1-b8e9-3af958dfe410","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(965, '89663', '2026-11-29 18:24:47.961536+00', 666, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7159-71f2-be40-2d7a6f078f0c","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(966, '89663', '2026-11-29 18:24:47.961536+00', 667, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7159-71f3-a30f-128dee7ab557","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(967, '89663', '2026-11-29 18:24:47.961536+00', 668, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":167}}', NULL),
	(968, '89663', '2026-11-29 18:24:47.961536+00', 669, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7159-71f4-b51a-24eb3cd7c591","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1504, '89666', '2026-11-29 18:24:48.024223+00', 1, '01a2288d-7191-7000-b74d-c81cc020e550', 1, 1, 'InstanceStarted', 'spread-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7005-985f-54d456751fda","process_id":"spread","version":2,"element":"spread-start","variables":{"key":"k","items":"none"}}', '{"actor":"editor"}'),
	(1505, '89666', '2026-11-29 18:24:48.024223+00', 2, '01a2288d-7191-7000-b74d-c81cc020e550', 1, 1, 'ElementPassed', 'spread-start', '{"activation":"01a2288d-7198-7000-8931-9e2c3e9d8f5f","element":"spread-start","scope":"01a2288d-7191-7000-b74d-c81cc020e550","taken":["m1"]}', NULL),
	(1506, '89666', '2026-11-29 18:24:48.024223+00', 3, '01a2288d-7191-7000-b74d-c81cc020e550', 1, 1, 'ElementEntered', 'each', '{"activation":"01a2288d-7198-7001-8289-07b567b6999d","element":"each","scope":"01a2288d-7191-7000-b74d-c81cc020e550","from":["m1"],"role":{"body":{"collection":[]}}}', NULL),
	(1507, '89666', '2026-11-29 18:24:48.024223+00', 4, '01a2288d-7191-7000-b74d-c81cc020e550', 1, 1, 'IncidentRaised', 'each', '{"incident":"01a2288d-7198-7002-b684-930e8e5554df","activation":"01a2288d-7198-7001-8289-07b567b6999d","element":"each","error_type":"FeelError","message":"the input collection of ''each'' must be a list, but is string","repeat":"enter"}', NULL),
	(1514, '89670', '2026-11-29 18:24:48.049328+00', 11, '01a2288d-7191-7000-b74d-c81cc020e550', 1, 1, 'JobCompleted', 'each', '{"activation":"01a2288d-71a8-7001-88d6-e5282edfa9be","element":"each"}', '{"actor":"editor"}'),
	(1515, '89670', '2026-11-29 18:24:48.049328+00', 12, '01a2288d-7191-7000-b74d-c81cc020e550', 1, 1, 'ElementCompleted', 'each', '{"activation":"01a2288d-71a8-7001-88d6-e5282edfa9be","element":"each"}', NULL),
	(1516, '89670', '2026-11-29 18:24:48.049328+00', 13, '01a2288d-7191-7000-b74d-c81cc020e550', 1, 1, 'ElementCompleted', 'each', '{"activation":"01a2288d-71a8-7000-be65-2a6e55117f55","element":"each","output":0.3333333333333333333333333333333333}', NULL),
	(1517, '89670', '2026-11-29 18:24:48.049328+00', 14, '01a2288d-7191-7000-b74d-c81cc020e550', 1, 1, 'ElementEntered', 'each', '{"activation":"01a2288d-71b1-7000-9487-b7a81a068959","element":"each","scope":"01a2288d-7198-7001-8289-07b567b6999d","variables":{"item":2.50,"loopCounter":2},"role":{"item":{"index":1}}}', NULL),
	(1518, '89670', '2026-11-29 18:24:48.049328+00', 15, '01a2288d-7191-7000-b74d-c81cc020e550', 1, 1, 'ElementEntered', 'each', '{"activation":"01a2288d-71b1-7001-961c-40b87a40ce0d","element":"each","scope":"01a2288d-71b1-7000-9487-b7a81a068959"}', NULL),
	(1519, '89670', '2026-11-29 18:24:48.049328+00', 16, '01a2288d-7191-7000-b74d-c81cc020e550', 1, 1, 'JobCreated', 'each', '{"activation":"01a2288d-71b1-7001-961c-40b87a40ce0d","job":"01a2288d-71b1-7002-8320-8c4a696c6149","element":"each","task_type":"each","retries":3}', NULL),
	(1524, '89673', '2026-11-29 18:24:48.073076+00', 5, '01a2288d-71b6-7000-9532-748af330d899', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-71b6-7000-9532-748af330d899","variables":{"amount":5.50}}', '{"actor":"editor"}'),
	(1525, '89673', '2026-11-29 18:24:48.073076+00', 6, '01a2288d-71b6-7000-9532-748af330d899', 1, 1, 'IncidentResolved', 'choose', '{"incident":"01a2288d-71ba-7002-95bd-e1582ca55f25","activation":"01a2288d-71ba-7001-8a76-ef4686427ca0","element":"choose"}', NULL),
	(1526, '89673', '2026-11-29 18:24:48.073076+00', 7, '01a2288d-71b6-7000-9532-748af330d899', 1, 1, 'ElementCompleted', 'choose', '{"activation":"01a2288d-71ba-7001-8a76-ef4686427ca0","element":"choose","taken":["i2"]}', NULL),
	(1527, '89673', '2026-11-29 18:24:48.073076+00', 8, '01a2288d-71b6-7000-9532-748af330d899', 1, 1, 'ElementEntered', 'chosen', '{"activation":"01a2288d-71c9-7000-8b72-c7988d6f939a","element":"chosen","scope":"01a2288d-71b6-7000-9532-748af330d899","from":["i2"]}', NULL),
	(981, '89664', '2026-11-29 18:24:47.985232+00', 682, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7009-8389-ce0b4d18fd9c","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(982, '89664', '2026-11-29 18:24:47.985232+00', 683, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-700a-afaf-9d6713c14f74","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(983, '89664', '2026-11-29 18:24:47.985232+00', 684, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":171}}', NULL),
	(984, '89664', '2026-11-29 18:24:47.985232+00', 685, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-700b-aff1-93bae54af6af","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(985, '89664', '2026-11-29 18:24:47.985232+00', 686, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-700c-8b61-dc13188d1230","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(986, '89664', '2026-11-29 18:24:47.985232+00', 687, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-700d-a274-a35e6b0c2c0d","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(987, '89664', '2026-11-29 18:24:47.985232+00', 688, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":172}}', NULL),
	(988, '89664', '2026-11-29 18:24:47.985232+00', 689, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-700e-818a-e2e4633aeb8b","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(989, '89664', '2026-11-29 18:24:47.985232+00', 690, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-700f-953c-506342ce8a96","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(990, '89664', '2026-11-29 18:24:47.985232+00', 691, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7010-bdd6-7fd51cdb4a72","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(991, '89664', '2026-11-29 18:24:47.985232+00', 692, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":173}}', NULL),
	(992, '89664', '2026-11-29 18:24:47.985232+00', 693, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7011-8878-3c9ea13df264","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(993, '89664', '2026-11-29 18:24:47.985232+00', 694, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7012-8589-ea267db82d19","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(994, '89664', '2026-11-29 18:24:47.985232+00', 695, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7013-8895-060f0a08b8bd","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(995, '89664', '2026-11-29 18:24:47.985232+00', 696, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":174}}', NULL),
	(996, '89664', '2026-11-29 18:24:47.985232+00', 697, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7014-9bc7-9533ccba861c","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(997, '89664', '2026-11-29 18:24:47.985232+00', 698, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7015-9a3c-925f59c55c85","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(998, '89664', '2026-11-29 18:24:47.985232+00', 699, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7016-bb0d-5a3adea2e1dd","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(999, '89664', '2026-11-29 18:24:47.985232+00', 700, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":175}}', NULL),
	(1000, '89664', '2026-11-29 18:24:47.985232+00', 701, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7017-889d-ef6c349e5dde","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1001, '89664', '2026-11-29 18:24:47.985232+00', 702, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7018-bbee-57d3b529dfef","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1002, '89664', '2026-11-29 18:24:47.985232+00', 703, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7019-aa22-e7b6889541df","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1003, '89664', '2026-11-29 18:24:47.985232+00', 704, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":176}}', NULL),
	(1004, '89664', '2026-11-29 18:24:47.985232+00', 705, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-701a-8e45-f4d034dd90a1","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1005, '89664', '2026-11-29 18:24:47.985232+00', 706, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-701b-b7f0-18856dc40b60","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1006, '89664', '2026-11-29 18:24:47.985232+00', 707, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-701c-b814-ca0591da1fe1","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1007, '89664', '2026-11-29 18:24:47.985232+00', 708, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":177}}', NULL),
	(1008, '89664', '2026-11-29 18:24:47.985232+00', 709, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-701d-8276-cc4fb5372f2b","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1009, '89664', '2026-11-29 18:24:47.985232+00', 710, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-701e-b263-d4822fc542b2","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1010, '89664', '2026-11-29 18:24:47.985232+00', 711, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-701f-a2db-67fd5ff4b30b","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1011, '89664', '2026-11-29 18:24:47.985232+00', 712, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":178}}', NULL),
	(1012, '89664', '2026-11-29 18:24:47.985232+00', 713, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7020-926b-d53e0c5e1332","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1013, '89664', '2026-11-29 18:24:47.985232+00', 714, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7021-8612-a6e8d0f3e8d3","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1014, '89664', '2026-11-29 18:24:47.985232+00', 715, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7022-ae4c-183f54c63d7a","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1015, '89664', '2026-11-29 18:24:47.985232+00', 716, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":179}}', NULL),
	(1016, '89664', '2026-11-29 18:24:47.985232+00', 717, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7023-a196-c6e275c8a4b4","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1017, '89664', '2026-11-29 18:24:47.985232+00', 718, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7024-83da-823ea2be3e87","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1018, '89664', '2026-11-29 18:24:47.985232+00', 719, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7025-9ceb-4fc70c6c7985","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1019, '89664', '2026-11-29 18:24:47.985232+00', 720, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":180}}', NULL),
	(1020, '89664', '2026-11-29 18:24:47.985232+00', 721, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7026-9c66-7f93b3d266e6","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1021, '89664', '2026-11-29 18:24:47.985232+00', 722, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7027-a325-f25b27a133f7","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1022, '89664', '2026-11-29 18:24:47.985232+00', 723, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7028-a8f3-a76abe44ba1d","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1023, '89664', '2026-11-29 18:24:47.985232+00', 724, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":181}}', NULL),
	(1024, '89664', '2026-11-29 18:24:47.985232+00', 725, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7029-b898-5cb009c0cf18","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1025, '89664', '2026-11-29 18:24:47.985232+00', 726, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-702a-9291-744b684fb176","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1026, '89664', '2026-11-29 18:24:47.985232+00', 727, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-702b-b567-d17bbc905955","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1027, '89664', '2026-11-29 18:24:47.985232+00', 728, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":182}}', NULL),
	(1028, '89664', '2026-11-29 18:24:47.985232+00', 729, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-702c-8f41-3d319d923cfb","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1029, '89664', '2026-11-29 18:24:47.985232+00', 730, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-702d-8704-61fa19049e7d","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1030, '89664', '2026-11-29 18:24:47.985232+00', 731, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-702e-8427-0775f182e225","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1031, '89664', '2026-11-29 18:24:47.985232+00', 732, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":183}}', NULL),
	(1032, '89664', '2026-11-29 18:24:47.985232+00', 733, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-702f-a168-ef8e31d9d0f0","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1033, '89664', '2026-11-29 18:24:47.985232+00', 734, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7030-9c0e-1b8471bab04d","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL);
INSERT INTO public.events VALUES
	(1034, '89664', '2026-11-29 18:24:47.985232+00', 735, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7031-869c-1b59cfa9bb8d","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1035, '89664', '2026-11-29 18:24:47.985232+00', 736, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":184}}', NULL),
	(1036, '89664', '2026-11-29 18:24:47.985232+00', 737, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7032-87a0-0fb77b9bd80b","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1037, '89664', '2026-11-29 18:24:47.985232+00', 738, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7033-a01a-c201ad7c5869","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1038, '89664', '2026-11-29 18:24:47.985232+00', 739, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7034-86ad-817a16978f3a","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1039, '89664', '2026-11-29 18:24:47.985232+00', 740, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":185}}', NULL),
	(1040, '89664', '2026-11-29 18:24:47.985232+00', 741, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7035-98d8-7a509058fbd1","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1041, '89664', '2026-11-29 18:24:47.985232+00', 742, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7036-9d20-117b3894ba6c","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1042, '89664', '2026-11-29 18:24:47.985232+00', 743, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7037-be82-d2618397647e","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1043, '89664', '2026-11-29 18:24:47.985232+00', 744, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":186}}', NULL),
	(1044, '89664', '2026-11-29 18:24:47.985232+00', 745, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7038-a5fb-b52addd21379","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1045, '89664', '2026-11-29 18:24:47.985232+00', 746, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7039-9ee9-dee28f6794d5","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1046, '89664', '2026-11-29 18:24:47.985232+00', 747, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-703a-b13d-f4183215d699","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1048, '89664', '2026-11-29 18:24:47.985232+00', 749, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-703b-aeb4-2167174ddea1","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1049, '89664', '2026-11-29 18:24:47.985232+00', 750, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-703c-8a20-9d70fed1472a","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1050, '89664', '2026-11-29 18:24:47.985232+00', 751, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-703d-afc3-2e66296f61b5","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1051, '89664', '2026-11-29 18:24:47.985232+00', 752, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":188}}', NULL),
	(1052, '89664', '2026-11-29 18:24:47.985232+00', 753, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-703e-a8fa-b6dce32883c7","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1053, '89664', '2026-11-29 18:24:47.985232+00', 754, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-703f-9d0d-477bb9c725a2","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1054, '89664', '2026-11-29 18:24:47.985232+00', 755, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7040-8357-9016ca025308","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1055, '89664', '2026-11-29 18:24:47.985232+00', 756, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":189}}', NULL),
	(1056, '89664', '2026-11-29 18:24:47.985232+00', 757, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7041-bf60-f4bdb9f8e22b","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1057, '89664', '2026-11-29 18:24:47.985232+00', 758, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7042-8f30-abff69d390b7","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1058, '89664', '2026-11-29 18:24:47.985232+00', 759, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7043-beae-f0747c3c9249","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1059, '89664', '2026-11-29 18:24:47.985232+00', 760, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":190}}', NULL),
	(1060, '89664', '2026-11-29 18:24:47.985232+00', 761, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7044-b8f5-cc8f9dea656c","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1061, '89664', '2026-11-29 18:24:47.985232+00', 762, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7045-afc4-2f5412d3f0ff","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1062, '89664', '2026-11-29 18:24:47.985232+00', 763, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7046-9b40-d8593159e445","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1063, '89664', '2026-11-29 18:24:47.985232+00', 764, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":191}}', NULL),
	(1064, '89664', '2026-11-29 18:24:47.985232+00', 765, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7047-8bbe-53bee235189a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1065, '89664', '2026-11-29 18:24:47.985232+00', 766, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7048-9e4a-afb3a418c88c","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1066, '89664', '2026-11-29 18:24:47.985232+00', 767, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7049-ac2e-7f3204b2738f","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1067, '89664', '2026-11-29 18:24:47.985232+00', 768, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":192}}', NULL),
	(1068, '89664', '2026-11-29 18:24:47.985232+00', 769, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-704a-be0a-467f87b1fbdc","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1069, '89664', '2026-11-29 18:24:47.985232+00', 770, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-704b-8da9-6c22fbc80db8","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1070, '89664', '2026-11-29 18:24:47.985232+00', 771, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-704c-aa75-01483233ccb9","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1071, '89664', '2026-11-29 18:24:47.985232+00', 772, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":193}}', NULL),
	(1072, '89664', '2026-11-29 18:24:47.985232+00', 773, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-704d-9071-adf368c503be","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1073, '89664', '2026-11-29 18:24:47.985232+00', 774, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-704e-8adf-424af7b1f0d6","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1074, '89664', '2026-11-29 18:24:47.985232+00', 775, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-704f-9e19-36011b73727f","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1075, '89664', '2026-11-29 18:24:47.985232+00', 776, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":194}}', NULL),
	(1076, '89664', '2026-11-29 18:24:47.985232+00', 777, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7050-8dc3-e0bad6e57a0a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1077, '89664', '2026-11-29 18:24:47.985232+00', 778, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7051-8905-b736aa8ce2ff","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1078, '89664', '2026-11-29 18:24:47.985232+00', 779, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7052-93f9-b2678eb81e96","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1079, '89664', '2026-11-29 18:24:47.985232+00', 780, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":195}}', NULL),
	(1080, '89664', '2026-11-29 18:24:47.985232+00', 781, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7053-b81d-055c41e22c4b","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1081, '89664', '2026-11-29 18:24:47.985232+00', 782, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7054-8747-27e93d010a43","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1082, '89664', '2026-11-29 18:24:47.985232+00', 783, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7055-bf54-fd8609b490a4","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1083, '89664', '2026-11-29 18:24:47.985232+00', 784, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":196}}', NULL),
	(1084, '89664', '2026-11-29 18:24:47.985232+00', 785, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7056-9940-86afc326051a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1085, '89664', '2026-11-29 18:24:47.985232+00', 786, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7057-b53f-bb66f8667b9b","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1086, '89664', '2026-11-29 18:24:47.985232+00', 787, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7058-a802-eb25f6505bbf","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1087, '89664', '2026-11-29 18:24:47.985232+00', 788, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":197}}', NULL),
	(1088, '89664', '2026-11-29 18:24:47.985232+00', 789, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7059-9934-a8f8ef558690","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1089, '89664', '2026-11-29 18:24:47.985232+00', 790, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-705a-b139-d303b83f3c30","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1090, '89664', '2026-11-29 18:24:47.985232+00', 791, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-705b-9998-2df999feff54","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1091, '89664', '2026-11-29 18:24:47.985232+00', 792, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":198}}', NULL),
	(1092, '89664', '2026-11-29 18:24:47.985232+00', 793, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-705c-9670-2d6729f08edf","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1093, '89664', '2026-11-29 18:24:47.985232+00', 794, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-705d-b2e8-4c4ce491538f","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1094, '89664', '2026-11-29 18:24:47.985232+00', 795, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-705e-9cef-514961176ddc","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1095, '89664', '2026-11-29 18:24:47.985232+00', 796, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":199}}', NULL),
	(1096, '89664', '2026-11-29 18:24:47.985232+00', 797, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-705f-aca6-4704f87c234f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1097, '89664', '2026-11-29 18:24:47.985232+00', 798, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7060-a3dd-4aec27ece377","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1098, '89664', '2026-11-29 18:24:47.985232+00', 799, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7061-9558-15281697ad33","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1099, '89664', '2026-11-29 18:24:47.985232+00', 800, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":200}}', NULL),
	(1100, '89664', '2026-11-29 18:24:47.985232+00', 801, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7062-81f0-09886a9e1aa4","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1101, '89664', '2026-11-29 18:24:47.985232+00', 802, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7063-b112-2c8c9bfeb8d6","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1102, '89664', '2026-11-29 18:24:47.985232+00', 803, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7064-bb4f-4908dc739019","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1103, '89664', '2026-11-29 18:24:47.985232+00', 804, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":201}}', NULL),
	(1104, '89664', '2026-11-29 18:24:47.985232+00', 805, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7065-ae5d-38d88dedadb5","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1105, '89664', '2026-11-29 18:24:47.985232+00', 806, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7066-b897-8f2d41615b6a","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1106, '89664', '2026-11-29 18:24:47.985232+00', 807, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7067-a72b-51eba3c591ed","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1107, '89664', '2026-11-29 18:24:47.985232+00', 808, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":202}}', NULL),
	(1108, '89664', '2026-11-29 18:24:47.985232+00', 809, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7068-bc19-e00a00dd8ba3","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1109, '89664', '2026-11-29 18:24:47.985232+00', 810, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7069-8fee-1e79911ab216","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1110, '89664', '2026-11-29 18:24:47.985232+00', 811, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-706a-9644-3a940163b1ca","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1111, '89664', '2026-11-29 18:24:47.985232+00', 812, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":203}}', NULL),
	(1112, '89664', '2026-11-29 18:24:47.985232+00', 813, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-706b-912a-ab6ba6d53726","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1113, '89664', '2026-11-29 18:24:47.985232+00', 814, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-706c-9c4f-c5601751a3a8","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1114, '89664', '2026-11-29 18:24:47.985232+00', 815, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-706d-869c-566c12f5be3d","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1115, '89664', '2026-11-29 18:24:47.985232+00', 816, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":204}}', NULL),
	(1116, '89664', '2026-11-29 18:24:47.985232+00', 817, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-706e-9222-f31823e23f46","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1117, '89664', '2026-11-29 18:24:47.985232+00', 818, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-706f-8828-df5cf916c7ab","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1118, '89664', '2026-11-29 18:24:47.985232+00', 819, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7070-9d0b-24e18f49ee68","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1119, '89664', '2026-11-29 18:24:47.985232+00', 820, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":205}}', NULL),
	(1120, '89664', '2026-11-29 18:24:47.985232+00', 821, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7071-8d4e-48453c2d3aea","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1121, '89664', '2026-11-29 18:24:47.985232+00', 822, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7072-8d74-68cdf9eefa42","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1122, '89664', '2026-11-29 18:24:47.985232+00', 823, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7073-a6cf-5b0613f33722","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1123, '89664', '2026-11-29 18:24:47.985232+00', 824, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":206}}', NULL),
	(1124, '89664', '2026-11-29 18:24:47.985232+00', 825, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7074-b5aa-a440396a5974","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1125, '89664', '2026-11-29 18:24:47.985232+00', 826, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7075-b45a-73395887b8dd","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1126, '89664', '2026-11-29 18:24:47.985232+00', 827, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7076-84fb-e5203adafc10","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1127, '89664', '2026-11-29 18:24:47.985232+00', 828, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":207}}', NULL),
	(1128, '89664', '2026-11-29 18:24:47.985232+00', 829, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7077-9396-43a40a797e9d","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1129, '89664', '2026-11-29 18:24:47.985232+00', 830, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7078-affc-919181b3ecd6","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1130, '89664', '2026-11-29 18:24:47.985232+00', 831, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7079-84e0-8ed9586664f4","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1131, '89664', '2026-11-29 18:24:47.985232+00', 832, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":208}}', NULL),
	(1132, '89664', '2026-11-29 18:24:47.985232+00', 833, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-707a-9ad9-600e010d2c01","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1133, '89664', '2026-11-29 18:24:47.985232+00', 834, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-707b-959e-3204b1260c74","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1134, '89664', '2026-11-29 18:24:47.985232+00', 835, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-707c-b071-33b88ff42aa8","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL);
INSERT INTO public.events VALUES
	(1135, '89664', '2026-11-29 18:24:47.985232+00', 836, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":209}}', NULL),
	(1136, '89664', '2026-11-29 18:24:47.985232+00', 837, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-707d-9056-f891d83b05da","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1137, '89664', '2026-11-29 18:24:47.985232+00', 838, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-707e-b60f-bf471ed243b3","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1138, '89664', '2026-11-29 18:24:47.985232+00', 839, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-707f-9c10-400207534486","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1139, '89664', '2026-11-29 18:24:47.985232+00', 840, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":210}}', NULL),
	(1140, '89664', '2026-11-29 18:24:47.985232+00', 841, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7080-b59a-0133835a76d9","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1141, '89664', '2026-11-29 18:24:47.985232+00', 842, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7081-b34f-43ed09e5edf5","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1142, '89664', '2026-11-29 18:24:47.985232+00', 843, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7082-b1e6-95cfb250cf88","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1143, '89664', '2026-11-29 18:24:47.985232+00', 844, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":211}}', NULL),
	(1144, '89664', '2026-11-29 18:24:47.985232+00', 845, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7083-8f27-a76e1b908843","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1145, '89664', '2026-11-29 18:24:47.985232+00', 846, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7084-90b0-8d2b3db4f928","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1146, '89664', '2026-11-29 18:24:47.985232+00', 847, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7085-ba1e-4f6dc146cfc7","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1147, '89664', '2026-11-29 18:24:47.985232+00', 848, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":212}}', NULL),
	(1148, '89664', '2026-11-29 18:24:47.985232+00', 849, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7086-9679-adde69db94f0","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1149, '89664', '2026-11-29 18:24:47.985232+00', 850, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7087-a30f-b490b75c9546","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1150, '89664', '2026-11-29 18:24:47.985232+00', 851, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7088-a835-76c8bfc58579","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1151, '89664', '2026-11-29 18:24:47.985232+00', 852, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":213}}', NULL),
	(1152, '89664', '2026-11-29 18:24:47.985232+00', 853, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7089-acc2-1133c1f534df","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1153, '89664', '2026-11-29 18:24:47.985232+00', 854, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-708a-b732-664cfc2ca0ad","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1154, '89664', '2026-11-29 18:24:47.985232+00', 855, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-708b-b213-08b5c96f7f31","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1155, '89664', '2026-11-29 18:24:47.985232+00', 856, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":214}}', NULL),
	(1156, '89664', '2026-11-29 18:24:47.985232+00', 857, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-708c-81ee-c6134ee64b69","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1157, '89664', '2026-11-29 18:24:47.985232+00', 858, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-708d-8a94-b847b5eafd36","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1158, '89664', '2026-11-29 18:24:47.985232+00', 859, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-708e-b87e-a6dfa1b1b5a1","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1159, '89664', '2026-11-29 18:24:47.985232+00', 860, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":215}}', NULL),
	(1160, '89664', '2026-11-29 18:24:47.985232+00', 861, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-708f-86dd-bdb4c7f7dde1","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1161, '89664', '2026-11-29 18:24:47.985232+00', 862, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7090-9f4c-724cbf5c6e8c","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1162, '89664', '2026-11-29 18:24:47.985232+00', 863, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7091-bbe1-0981f73325c0","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1163, '89664', '2026-11-29 18:24:47.985232+00', 864, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":216}}', NULL),
	(1164, '89664', '2026-11-29 18:24:47.985232+00', 865, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7092-86a1-848b4f27fc04","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1165, '89664', '2026-11-29 18:24:47.985232+00', 866, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7093-9d26-0992e66ae1fe","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1166, '89664', '2026-11-29 18:24:47.985232+00', 867, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7094-9922-a40082a0cf52","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1167, '89664', '2026-11-29 18:24:47.985232+00', 868, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":217}}', NULL),
	(1168, '89664', '2026-11-29 18:24:47.985232+00', 869, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7095-89e4-7c425b6212b5","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1169, '89664', '2026-11-29 18:24:47.985232+00', 870, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7096-a0cd-89907cda8cf7","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1170, '89664', '2026-11-29 18:24:47.985232+00', 871, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7097-9099-db0cf0cc83d7","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1171, '89664', '2026-11-29 18:24:47.985232+00', 872, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":218}}', NULL),
	(1172, '89664', '2026-11-29 18:24:47.985232+00', 873, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7098-ad45-f5a39c200a69","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1173, '89664', '2026-11-29 18:24:47.985232+00', 874, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7099-8b62-f4d69c160262","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1174, '89664', '2026-11-29 18:24:47.985232+00', 875, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-709a-a143-7f898f0daf22","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1175, '89664', '2026-11-29 18:24:47.985232+00', 876, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":219}}', NULL),
	(1176, '89664', '2026-11-29 18:24:47.985232+00', 877, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-709b-be5f-17f07cbad09a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1177, '89664', '2026-11-29 18:24:47.985232+00', 878, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-709c-8536-becc486a3765","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1178, '89664', '2026-11-29 18:24:47.985232+00', 879, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-709d-84c5-ea3ab94e0e9c","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1179, '89664', '2026-11-29 18:24:47.985232+00', 880, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":220}}', NULL),
	(1279, '89664', '2026-11-29 18:24:47.985232+00', 980, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":245}}', NULL),
	(1180, '89664', '2026-11-29 18:24:47.985232+00', 881, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-709e-899c-f15edbff4443","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1181, '89664', '2026-11-29 18:24:47.985232+00', 882, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-709f-a1ef-7883a2306781","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1182, '89664', '2026-11-29 18:24:47.985232+00', 883, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70a0-9dbe-507e3eeb4027","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1183, '89664', '2026-11-29 18:24:47.985232+00', 884, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":221}}', NULL),
	(1184, '89664', '2026-11-29 18:24:47.985232+00', 885, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70a1-a821-30742f56e284","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1185, '89664', '2026-11-29 18:24:47.985232+00', 886, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70a2-a449-c4ce9f11a2fb","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1186, '89664', '2026-11-29 18:24:47.985232+00', 887, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70a3-b970-bce00f6a9354","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1187, '89664', '2026-11-29 18:24:47.985232+00', 888, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":222}}', NULL),
	(1188, '89664', '2026-11-29 18:24:47.985232+00', 889, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70a4-9fad-fd738d3f92a6","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1189, '89664', '2026-11-29 18:24:47.985232+00', 890, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70a5-8882-dc2f94c895f8","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1190, '89664', '2026-11-29 18:24:47.985232+00', 891, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70a6-9b1a-3ada2c1c0ff8","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1191, '89664', '2026-11-29 18:24:47.985232+00', 892, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":223}}', NULL),
	(1192, '89664', '2026-11-29 18:24:47.985232+00', 893, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70a7-88e8-095a03d4eefb","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1193, '89664', '2026-11-29 18:24:47.985232+00', 894, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70a8-8e6f-e7104d9c3838","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1194, '89664', '2026-11-29 18:24:47.985232+00', 895, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70a9-aee7-4026b7b12c71","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1195, '89664', '2026-11-29 18:24:47.985232+00', 896, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":224}}', NULL),
	(1196, '89664', '2026-11-29 18:24:47.985232+00', 897, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70aa-ae58-9ff15e51ea54","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1197, '89664', '2026-11-29 18:24:47.985232+00', 898, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70ab-88f5-a834234139ec","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1198, '89664', '2026-11-29 18:24:47.985232+00', 899, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70ac-a810-c903bac1285d","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1199, '89664', '2026-11-29 18:24:47.985232+00', 900, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":225}}', NULL),
	(1200, '89664', '2026-11-29 18:24:47.985232+00', 901, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70ad-8188-e1b87d5fba95","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1201, '89664', '2026-11-29 18:24:47.985232+00', 902, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70ae-bc43-36a6c3a9e52a","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1202, '89664', '2026-11-29 18:24:47.985232+00', 903, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70af-943b-efe104cb3385","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1203, '89664', '2026-11-29 18:24:47.985232+00', 904, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":226}}', NULL),
	(1204, '89664', '2026-11-29 18:24:47.985232+00', 905, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70b0-9ce0-ff0b5188b264","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1205, '89664', '2026-11-29 18:24:47.985232+00', 906, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70b1-a4a7-e334b8147294","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1206, '89664', '2026-11-29 18:24:47.985232+00', 907, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70b2-853d-271840c31f58","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1207, '89664', '2026-11-29 18:24:47.985232+00', 908, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":227}}', NULL),
	(1208, '89664', '2026-11-29 18:24:47.985232+00', 909, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70b3-8e30-0fe3f2907903","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1209, '89664', '2026-11-29 18:24:47.985232+00', 910, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70b4-aabe-15a2518288b5","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1210, '89664', '2026-11-29 18:24:47.985232+00', 911, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70b5-b43c-89f5595b5e0d","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1211, '89664', '2026-11-29 18:24:47.985232+00', 912, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":228}}', NULL),
	(1212, '89664', '2026-11-29 18:24:47.985232+00', 913, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70b6-9faf-4bcf9e1dcfef","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1213, '89664', '2026-11-29 18:24:47.985232+00', 914, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70b7-ae42-609b898a264f","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1214, '89664', '2026-11-29 18:24:47.985232+00', 915, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70b8-82dc-0312bf6e6ccb","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1215, '89664', '2026-11-29 18:24:47.985232+00', 916, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":229}}', NULL),
	(1216, '89664', '2026-11-29 18:24:47.985232+00', 917, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70b9-8ec2-4b5105b88156","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1217, '89664', '2026-11-29 18:24:47.985232+00', 918, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70ba-889f-8ea3ad17d7ae","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1218, '89664', '2026-11-29 18:24:47.985232+00', 919, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70bb-afac-9be0b7079dc6","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1219, '89664', '2026-11-29 18:24:47.985232+00', 920, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":230}}', NULL),
	(1220, '89664', '2026-11-29 18:24:47.985232+00', 921, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70bc-aea4-6e8845443656","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1221, '89664', '2026-11-29 18:24:47.985232+00', 922, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70bd-a605-97a955c73d8c","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1222, '89664', '2026-11-29 18:24:47.985232+00', 923, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70be-ab38-c66a66c0cb1f","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1223, '89664', '2026-11-29 18:24:47.985232+00', 924, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":231}}', NULL),
	(1224, '89664', '2026-11-29 18:24:47.985232+00', 925, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70bf-a69d-e479912def9a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1225, '89664', '2026-11-29 18:24:47.985232+00', 926, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70c0-b3e6-dc28e0b43c0a","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1226, '89664', '2026-11-29 18:24:47.985232+00', 927, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70c1-a676-c74457bb2e0c","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1227, '89664', '2026-11-29 18:24:47.985232+00', 928, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":232}}', NULL),
	(1228, '89664', '2026-11-29 18:24:47.985232+00', 929, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70c2-aabe-9399ef53ce36","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1229, '89664', '2026-11-29 18:24:47.985232+00', 930, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70c3-8236-132b0c42d830","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1230, '89664', '2026-11-29 18:24:47.985232+00', 931, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70c4-9818-ee9e22fe17e6","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1231, '89664', '2026-11-29 18:24:47.985232+00', 932, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":233}}', NULL),
	(1232, '89664', '2026-11-29 18:24:47.985232+00', 933, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70c5-902d-73613ff1a4c0","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1233, '89664', '2026-11-29 18:24:47.985232+00', 934, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70c6-9aaa-5b2ddbff040a","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL);
INSERT INTO public.events VALUES
	(1234, '89664', '2026-11-29 18:24:47.985232+00', 935, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70c7-bb9c-c7a87f96588c","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1235, '89664', '2026-11-29 18:24:47.985232+00', 936, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":234}}', NULL),
	(1236, '89664', '2026-11-29 18:24:47.985232+00', 937, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70c8-9a24-ce4b62613c8e","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1237, '89664', '2026-11-29 18:24:47.985232+00', 938, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70c9-a03a-039e2f4c65db","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1238, '89664', '2026-11-29 18:24:47.985232+00', 939, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70ca-a279-cecdfa076f37","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1239, '89664', '2026-11-29 18:24:47.985232+00', 940, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":235}}', NULL),
	(1240, '89664', '2026-11-29 18:24:47.985232+00', 941, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70cb-9174-66f7a5dd6c02","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1241, '89664', '2026-11-29 18:24:47.985232+00', 942, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70cc-b4e9-01c299454f6f","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1242, '89664', '2026-11-29 18:24:47.985232+00', 943, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70cd-abc2-f2bd2f219cfd","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1243, '89664', '2026-11-29 18:24:47.985232+00', 944, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":236}}', NULL),
	(1244, '89664', '2026-11-29 18:24:47.985232+00', 945, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70ce-b7a5-249089b1a57c","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1245, '89664', '2026-11-29 18:24:47.985232+00', 946, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70cf-823e-37e1580ff875","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1246, '89664', '2026-11-29 18:24:47.985232+00', 947, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70d0-871d-c0baf280ab5b","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1247, '89664', '2026-11-29 18:24:47.985232+00', 948, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":237}}', NULL),
	(1248, '89664', '2026-11-29 18:24:47.985232+00', 949, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70d1-868c-45b71acc393f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1249, '89664', '2026-11-29 18:24:47.985232+00', 950, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70d2-be11-4e33eb43d320","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1250, '89664', '2026-11-29 18:24:47.985232+00', 951, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70d3-b585-e6437253899d","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1251, '89664', '2026-11-29 18:24:47.985232+00', 952, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":238}}', NULL),
	(1252, '89664', '2026-11-29 18:24:47.985232+00', 953, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70d4-8c7a-d99be596ebed","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1253, '89664', '2026-11-29 18:24:47.985232+00', 954, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70d5-98d7-ac98220ba59f","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1254, '89664', '2026-11-29 18:24:47.985232+00', 955, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70d6-95a5-07f25e126b31","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1255, '89664', '2026-11-29 18:24:47.985232+00', 956, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":239}}', NULL),
	(1256, '89664', '2026-11-29 18:24:47.985232+00', 957, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70d7-8fdc-d516455ca670","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1257, '89664', '2026-11-29 18:24:47.985232+00', 958, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70d8-b71a-d254d65ad4e3","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1258, '89664', '2026-11-29 18:24:47.985232+00', 959, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70d9-97be-4d1ac5a0ea8e","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1259, '89664', '2026-11-29 18:24:47.985232+00', 960, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":240}}', NULL),
	(1260, '89664', '2026-11-29 18:24:47.985232+00', 961, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70da-9d89-9d992d4345ab","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1261, '89664', '2026-11-29 18:24:47.985232+00', 962, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70db-87fc-afef3049a73e","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1262, '89664', '2026-11-29 18:24:47.985232+00', 963, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70dc-b7e1-60b5ea2fe601","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1263, '89664', '2026-11-29 18:24:47.985232+00', 964, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":241}}', NULL),
	(1264, '89664', '2026-11-29 18:24:47.985232+00', 965, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70dd-a001-bb1054a5da3a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1265, '89664', '2026-11-29 18:24:47.985232+00', 966, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70de-8b18-8ab89eff38a2","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1266, '89664', '2026-11-29 18:24:47.985232+00', 967, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70df-89cf-cc25d1bb3282","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1267, '89664', '2026-11-29 18:24:47.985232+00', 968, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":242}}', NULL),
	(1268, '89664', '2026-11-29 18:24:47.985232+00', 969, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70e0-8ec7-f2105f030018","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1269, '89664', '2026-11-29 18:24:47.985232+00', 970, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70e1-9ffe-5c75f599f80a","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1270, '89664', '2026-11-29 18:24:47.985232+00', 971, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70e2-9e51-661644c7313d","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1271, '89664', '2026-11-29 18:24:47.985232+00', 972, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":243}}', NULL),
	(1272, '89664', '2026-11-29 18:24:47.985232+00', 973, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70e3-8339-9a1f4974bb20","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1273, '89664', '2026-11-29 18:24:47.985232+00', 974, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70e4-83df-17c751056578","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1274, '89664', '2026-11-29 18:24:47.985232+00', 975, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70e5-8045-a1d0d9816189","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1275, '89664', '2026-11-29 18:24:47.985232+00', 976, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":244}}', NULL),
	(1276, '89664', '2026-11-29 18:24:47.985232+00', 977, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70e6-ad7d-b2cb329604cf","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1277, '89664', '2026-11-29 18:24:47.985232+00', 978, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70e7-b272-0f327ac8de52","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1278, '89664', '2026-11-29 18:24:47.985232+00', 979, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70e8-94b3-506212aa964f","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1280, '89664', '2026-11-29 18:24:47.985232+00', 981, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70e9-bddc-504731d0ce56","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1281, '89664', '2026-11-29 18:24:47.985232+00', 982, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70ea-87b1-b370cb0ce370","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1282, '89664', '2026-11-29 18:24:47.985232+00', 983, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70eb-85eb-8a9d40e88331","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1283, '89664', '2026-11-29 18:24:47.985232+00', 984, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":246}}', NULL),
	(1284, '89664', '2026-11-29 18:24:47.985232+00', 985, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70ec-a46b-2c7f525ec800","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1285, '89664', '2026-11-29 18:24:47.985232+00', 986, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70ed-8efd-61ac974e1e50","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1286, '89664', '2026-11-29 18:24:47.985232+00', 987, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70ee-89b0-d941c9c4d704","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1287, '89664', '2026-11-29 18:24:47.985232+00', 988, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":247}}', NULL),
	(1288, '89664', '2026-11-29 18:24:47.985232+00', 989, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70ef-aa9a-eae79e737127","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1289, '89664', '2026-11-29 18:24:47.985232+00', 990, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70f0-ba8f-54b948136564","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1290, '89664', '2026-11-29 18:24:47.985232+00', 991, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70f1-aaa9-a9b7b47e34b3","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1291, '89664', '2026-11-29 18:24:47.985232+00', 992, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":248}}', NULL),
	(1292, '89664', '2026-11-29 18:24:47.985232+00', 993, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70f2-902f-8b9ced5dc963","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1293, '89664', '2026-11-29 18:24:47.985232+00', 994, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70f3-898f-1f4f8cb1a1b6","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1294, '89664', '2026-11-29 18:24:47.985232+00', 995, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70f4-a167-ecfbb7ed5c3b","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1295, '89664', '2026-11-29 18:24:47.985232+00', 996, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":249}}', NULL),
	(1296, '89664', '2026-11-29 18:24:47.985232+00', 997, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70f5-b184-c1fcc1ae62ab","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1297, '89664', '2026-11-29 18:24:47.985232+00', 998, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70f6-8436-893f883b6770","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1298, '89664', '2026-11-29 18:24:47.985232+00', 999, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70f7-9315-edce2ebcbd16","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1299, '89664', '2026-11-29 18:24:47.985232+00', 1000, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":250}}', NULL),
	(1300, '89664', '2026-11-29 18:24:47.985232+00', 1001, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70f8-ac58-a0bdbca4fe65","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1301, '89664', '2026-11-29 18:24:47.985232+00', 1002, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70f9-906a-965ceb76bd8f","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1302, '89664', '2026-11-29 18:24:47.985232+00', 1003, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70fa-b618-9bf94dd1ffe3","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1303, '89664', '2026-11-29 18:24:47.985232+00', 1004, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":251}}', NULL),
	(1304, '89664', '2026-11-29 18:24:47.985232+00', 1005, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70fb-bad0-328a4bffaf98","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1305, '89664', '2026-11-29 18:24:47.985232+00', 1006, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70fc-8035-665f6f59332e","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1306, '89664', '2026-11-29 18:24:47.985232+00', 1007, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-70fd-90dd-93c1019681c7","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1307, '89664', '2026-11-29 18:24:47.985232+00', 1008, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":252}}', NULL),
	(1308, '89664', '2026-11-29 18:24:47.985232+00', 1009, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-70fe-89af-75c396924c00","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1309, '89664', '2026-11-29 18:24:47.985232+00', 1010, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-70ff-9b03-02cbc0cd6fbe","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1310, '89664', '2026-11-29 18:24:47.985232+00', 1011, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7100-9591-a8dacb0e720a","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1311, '89664', '2026-11-29 18:24:47.985232+00', 1012, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":253}}', NULL),
	(1312, '89664', '2026-11-29 18:24:47.985232+00', 1013, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7101-a39e-e125e041d2a2","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1313, '89664', '2026-11-29 18:24:47.985232+00', 1014, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7102-8f53-63786f3bf076","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1314, '89664', '2026-11-29 18:24:47.985232+00', 1015, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7103-86d0-51a54b629e38","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1315, '89664', '2026-11-29 18:24:47.985232+00', 1016, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":254}}', NULL),
	(1316, '89664', '2026-11-29 18:24:47.985232+00', 1017, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7104-becd-d3f0066da803","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1317, '89664', '2026-11-29 18:24:47.985232+00', 1018, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7105-917b-a722e17377d0","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1318, '89664', '2026-11-29 18:24:47.985232+00', 1019, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7106-85f0-2eb1cd8b8b49","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1319, '89664', '2026-11-29 18:24:47.985232+00', 1020, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":255}}', NULL),
	(1320, '89664', '2026-11-29 18:24:47.985232+00', 1021, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7107-a84b-2f855d834048","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1321, '89664', '2026-11-29 18:24:47.985232+00', 1022, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7108-811a-7addc252b855","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1322, '89664', '2026-11-29 18:24:47.985232+00', 1023, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7109-87ea-1d2ff2e3fa48","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1323, '89664', '2026-11-29 18:24:47.985232+00', 1024, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":256}}', NULL),
	(1324, '89664', '2026-11-29 18:24:47.985232+00', 1025, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-710a-a58f-fa5dcf4a798f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1325, '89664', '2026-11-29 18:24:47.985232+00', 1026, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-710b-83c1-d7795f5b9f9b","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1326, '89664', '2026-11-29 18:24:47.985232+00', 1027, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-710c-b1dc-bc52dab46931","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1327, '89664', '2026-11-29 18:24:47.985232+00', 1028, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":257}}', NULL),
	(1328, '89664', '2026-11-29 18:24:47.985232+00', 1029, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-710d-860b-3aa64f3c12d0","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1329, '89664', '2026-11-29 18:24:47.985232+00', 1030, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-710e-9f48-d5883cc0bf71","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1330, '89664', '2026-11-29 18:24:47.985232+00', 1031, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-710f-beb0-9e4143e258d0","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1331, '89664', '2026-11-29 18:24:47.985232+00', 1032, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":258}}', NULL),
	(1332, '89664', '2026-11-29 18:24:47.985232+00', 1033, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7110-949d-3799fde52692","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1333, '89664', '2026-11-29 18:24:47.985232+00', 1034, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7111-9341-3b42e9889f87","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1334, '89664', '2026-11-29 18:24:47.985232+00', 1035, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7112-bfe0-8cdffeac1d84","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL);
INSERT INTO public.events VALUES
	(1335, '89664', '2026-11-29 18:24:47.985232+00', 1036, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":259}}', NULL),
	(1336, '89664', '2026-11-29 18:24:47.985232+00', 1037, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7113-a484-f8b413f2b54e","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1337, '89664', '2026-11-29 18:24:47.985232+00', 1038, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7114-a36c-0aada7196465","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1338, '89664', '2026-11-29 18:24:47.985232+00', 1039, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7115-87d4-c4b023d5d64d","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1339, '89664', '2026-11-29 18:24:47.985232+00', 1040, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":260}}', NULL),
	(1340, '89664', '2026-11-29 18:24:47.985232+00', 1041, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7116-9662-53becd844cb3","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1341, '89664', '2026-11-29 18:24:47.985232+00', 1042, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7117-941e-d1c270d1d48b","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1342, '89664', '2026-11-29 18:24:47.985232+00', 1043, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7118-84fe-46c70aa3a5e7","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1343, '89664', '2026-11-29 18:24:47.985232+00', 1044, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":261}}', NULL),
	(1344, '89664', '2026-11-29 18:24:47.985232+00', 1045, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7119-b9cb-e92e079cd26b","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1345, '89664', '2026-11-29 18:24:47.985232+00', 1046, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-711a-9784-86b3cbfecd0d","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1346, '89664', '2026-11-29 18:24:47.985232+00', 1047, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-711b-9cbc-4724202e488b","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1347, '89664', '2026-11-29 18:24:47.985232+00', 1048, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":262}}', NULL),
	(1348, '89664', '2026-11-29 18:24:47.985232+00', 1049, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-711c-8095-acf25c1bc1a3","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1349, '89664', '2026-11-29 18:24:47.985232+00', 1050, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-711d-b255-56ba43ff431f","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1350, '89664', '2026-11-29 18:24:47.985232+00', 1051, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-711e-9fa9-996f2d699ec9","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1351, '89664', '2026-11-29 18:24:47.985232+00', 1052, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":263}}', NULL),
	(1352, '89664', '2026-11-29 18:24:47.985232+00', 1053, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-711f-9d8f-d4a3e5c16daa","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1353, '89664', '2026-11-29 18:24:47.985232+00', 1054, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7120-81e7-d3f62d305cc8","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1354, '89664', '2026-11-29 18:24:47.985232+00', 1055, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7121-a211-1ca869f9ac58","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1355, '89664', '2026-11-29 18:24:47.985232+00', 1056, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":264}}', NULL),
	(1356, '89664', '2026-11-29 18:24:47.985232+00', 1057, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7122-babb-df0900004a60","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1357, '89664', '2026-11-29 18:24:47.985232+00', 1058, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7123-9569-d4e66bff1bb4","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1358, '89664', '2026-11-29 18:24:47.985232+00', 1059, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7124-88c6-f0c1b472b138","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1359, '89664', '2026-11-29 18:24:47.985232+00', 1060, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":265}}', NULL),
	(1360, '89664', '2026-11-29 18:24:47.985232+00', 1061, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7125-8393-d5357320b654","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1361, '89664', '2026-11-29 18:24:47.985232+00', 1062, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7126-9f7c-a1fa0b3dc9bd","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1362, '89664', '2026-11-29 18:24:47.985232+00', 1063, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7127-90ad-95d8bba0bd76","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1363, '89664', '2026-11-29 18:24:47.985232+00', 1064, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":266}}', NULL),
	(1364, '89664', '2026-11-29 18:24:47.985232+00', 1065, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7128-ac60-f029e5c86709","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1365, '89664', '2026-11-29 18:24:47.985232+00', 1066, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7129-9b33-80d26691bda3","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1366, '89664', '2026-11-29 18:24:47.985232+00', 1067, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-712a-8411-ed7bcb2736e9","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1367, '89664', '2026-11-29 18:24:47.985232+00', 1068, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":267}}', NULL),
	(1368, '89664', '2026-11-29 18:24:47.985232+00', 1069, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-712b-9d86-6cd9dc7e52f9","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1369, '89664', '2026-11-29 18:24:47.985232+00', 1070, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-712c-b267-7d8d698f7f4c","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1370, '89664', '2026-11-29 18:24:47.985232+00', 1071, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-712d-8b9d-77aeafc91117","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1371, '89664', '2026-11-29 18:24:47.985232+00', 1072, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":268}}', NULL),
	(1372, '89664', '2026-11-29 18:24:47.985232+00', 1073, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-712e-aa89-6df7e01b8694","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1373, '89664', '2026-11-29 18:24:47.985232+00', 1074, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-712f-b2a1-52cebe305f64","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1374, '89664', '2026-11-29 18:24:47.985232+00', 1075, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7130-a700-889a6b243e5c","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1375, '89664', '2026-11-29 18:24:47.985232+00', 1076, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":269}}', NULL),
	(1376, '89664', '2026-11-29 18:24:47.985232+00', 1077, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7131-8f02-f5ac8e3dd5e7","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1377, '89664', '2026-11-29 18:24:47.985232+00', 1078, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7132-a7d5-50798c819de1","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1378, '89664', '2026-11-29 18:24:47.985232+00', 1079, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7133-b466-39e684de60db","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1379, '89664', '2026-11-29 18:24:47.985232+00', 1080, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":270}}', NULL),
	(1380, '89664', '2026-11-29 18:24:47.985232+00', 1081, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7134-aa84-f25f18e06b84","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1381, '89664', '2026-11-29 18:24:47.985232+00', 1082, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7135-a390-2c3e788ecdc3","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1382, '89664', '2026-11-29 18:24:47.985232+00', 1083, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7136-aab1-6f397f798116","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1383, '89664', '2026-11-29 18:24:47.985232+00', 1084, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":271}}', NULL),
	(1384, '89664', '2026-11-29 18:24:47.985232+00', 1085, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7137-8b6d-5c3f6b804503","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1385, '89664', '2026-11-29 18:24:47.985232+00', 1086, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7138-80f6-97a24059fdb3","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1386, '89664', '2026-11-29 18:24:47.985232+00', 1087, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7139-bf2a-2f1b58a949fe","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1387, '89664', '2026-11-29 18:24:47.985232+00', 1088, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":272}}', NULL),
	(1388, '89664', '2026-11-29 18:24:47.985232+00', 1089, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-713a-bd5c-d7f2e59de47a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1389, '89664', '2026-11-29 18:24:47.985232+00', 1090, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-713b-b032-e0ba54661102","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1390, '89664', '2026-11-29 18:24:47.985232+00', 1091, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-713c-af58-fd68defc42aa","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1391, '89664', '2026-11-29 18:24:47.985232+00', 1092, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":273}}', NULL),
	(1392, '89664', '2026-11-29 18:24:47.985232+00', 1093, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-713d-8747-ec444ea929e5","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1393, '89664', '2026-11-29 18:24:47.985232+00', 1094, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-713e-982b-b2b1eb87559a","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1394, '89664', '2026-11-29 18:24:47.985232+00', 1095, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-713f-8102-fdb141dda93e","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1395, '89664', '2026-11-29 18:24:47.985232+00', 1096, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":274}}', NULL),
	(1396, '89664', '2026-11-29 18:24:47.985232+00', 1097, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7140-ade4-fbfa058b820d","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1397, '89664', '2026-11-29 18:24:47.985232+00', 1098, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7141-b02a-d1956f48e4b0","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1398, '89664', '2026-11-29 18:24:47.985232+00', 1099, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7142-af09-b51a4883997f","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1399, '89664', '2026-11-29 18:24:47.985232+00', 1100, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":275}}', NULL),
	(1400, '89664', '2026-11-29 18:24:47.985232+00', 1101, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7143-9f9d-4ae66da4bb06","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1401, '89664', '2026-11-29 18:24:47.985232+00', 1102, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7144-bcf3-8eaf2970cd88","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1402, '89664', '2026-11-29 18:24:47.985232+00', 1103, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7145-8ea7-57eb084cb31c","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1403, '89664', '2026-11-29 18:24:47.985232+00', 1104, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":276}}', NULL),
	(1404, '89664', '2026-11-29 18:24:47.985232+00', 1105, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7146-99f0-511bc8eb3173","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1405, '89664', '2026-11-29 18:24:47.985232+00', 1106, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7147-97a5-71b70388b37c","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1406, '89664', '2026-11-29 18:24:47.985232+00', 1107, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7148-ad13-9b276d4f6dbf","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1407, '89664', '2026-11-29 18:24:47.985232+00', 1108, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":277}}', NULL),
	(1408, '89664', '2026-11-29 18:24:47.985232+00', 1109, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7149-95be-d1cc222c6c51","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1409, '89664', '2026-11-29 18:24:47.985232+00', 1110, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-714a-a6e9-4399173b08dc","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1410, '89664', '2026-11-29 18:24:47.985232+00', 1111, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-714b-a9df-a851052f3ae8","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1411, '89664', '2026-11-29 18:24:47.985232+00', 1112, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":278}}', NULL),
	(1412, '89664', '2026-11-29 18:24:47.985232+00', 1113, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-714c-9c73-19e53678d0f1","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1413, '89664', '2026-11-29 18:24:47.985232+00', 1114, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-714d-a80b-94053e6662e8","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1414, '89664', '2026-11-29 18:24:47.985232+00', 1115, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-714e-b55b-960b0b103703","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1415, '89664', '2026-11-29 18:24:47.985232+00', 1116, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":279}}', NULL),
	(1416, '89664', '2026-11-29 18:24:47.985232+00', 1117, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-714f-9d6b-4e64e7b2b769","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1417, '89664', '2026-11-29 18:24:47.985232+00', 1118, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7150-bc56-029c6a05c207","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1418, '89664', '2026-11-29 18:24:47.985232+00', 1119, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7151-a17a-9af582dff85f","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1419, '89664', '2026-11-29 18:24:47.985232+00', 1120, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":280}}', NULL),
	(1420, '89664', '2026-11-29 18:24:47.985232+00', 1121, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7152-a889-28855aae0984","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1421, '89664', '2026-11-29 18:24:47.985232+00', 1122, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7153-b737-74ee93d7adbe","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1422, '89664', '2026-11-29 18:24:47.985232+00', 1123, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7154-89da-9916c9159513","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1423, '89664', '2026-11-29 18:24:47.985232+00', 1124, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":281}}', NULL),
	(1424, '89664', '2026-11-29 18:24:47.985232+00', 1125, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7155-be13-8ccabc1403fa","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1425, '89664', '2026-11-29 18:24:47.985232+00', 1126, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7156-b216-572e2738a651","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1426, '89664', '2026-11-29 18:24:47.985232+00', 1127, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7157-bd15-1da3149ea933","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1427, '89664', '2026-11-29 18:24:47.985232+00', 1128, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":282}}', NULL),
	(1428, '89664', '2026-11-29 18:24:47.985232+00', 1129, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7158-9dbe-2f8d884d2f35","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1429, '89664', '2026-11-29 18:24:47.985232+00', 1130, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7159-a014-b05e1d9e5f00","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1430, '89664', '2026-11-29 18:24:47.985232+00', 1131, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-715a-b860-36126d17838f","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1431, '89664', '2026-11-29 18:24:47.985232+00', 1132, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":283}}', NULL),
	(1432, '89664', '2026-11-29 18:24:47.985232+00', 1133, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-715b-aa6e-0a8e8ca41052","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1433, '89664', '2026-11-29 18:24:47.985232+00', 1134, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-715c-9157-54c63e05300e","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1434, '89664', '2026-11-29 18:24:47.985232+00', 1135, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-715d-b5a5-df09820dcf64","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL);
INSERT INTO public.events VALUES
	(1435, '89664', '2026-11-29 18:24:47.985232+00', 1136, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":284}}', NULL),
	(1436, '89664', '2026-11-29 18:24:47.985232+00', 1137, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-715e-a1dc-963d523f0672","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1437, '89664', '2026-11-29 18:24:47.985232+00', 1138, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-715f-9eb9-e403b0b518db","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1438, '89664', '2026-11-29 18:24:47.985232+00', 1139, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7160-b464-4301c9713931","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1439, '89664', '2026-11-29 18:24:47.985232+00', 1140, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":285}}', NULL),
	(1440, '89664', '2026-11-29 18:24:47.985232+00', 1141, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7161-8ffa-9f146acecdb6","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1441, '89664', '2026-11-29 18:24:47.985232+00', 1142, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7162-b403-1fb198c28f89","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1442, '89664', '2026-11-29 18:24:47.985232+00', 1143, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7163-adf5-da3b6cf4db07","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1443, '89664', '2026-11-29 18:24:47.985232+00', 1144, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":286}}', NULL),
	(1444, '89664', '2026-11-29 18:24:47.985232+00', 1145, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7164-937e-5dafc81fe9d2","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1445, '89664', '2026-11-29 18:24:47.985232+00', 1146, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7165-b20c-6771daaed45d","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1446, '89664', '2026-11-29 18:24:47.985232+00', 1147, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7166-af2b-f9e387083974","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1447, '89664', '2026-11-29 18:24:47.985232+00', 1148, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":287}}', NULL),
	(1448, '89664', '2026-11-29 18:24:47.985232+00', 1149, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7167-9f10-57cb7f2bb05f","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1449, '89664', '2026-11-29 18:24:47.985232+00', 1150, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7168-8edb-3b567b667301","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1450, '89664', '2026-11-29 18:24:47.985232+00', 1151, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7169-bd80-a6edebe0b387","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1451, '89664', '2026-11-29 18:24:47.985232+00', 1152, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":288}}', NULL),
	(1452, '89664', '2026-11-29 18:24:47.985232+00', 1153, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-716a-baae-6916e2d234ac","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1453, '89664', '2026-11-29 18:24:47.985232+00', 1154, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-716b-af61-3efd5dd0a963","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1454, '89664', '2026-11-29 18:24:47.985232+00', 1155, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-716c-88fa-bbe5d7fc52de","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1455, '89664', '2026-11-29 18:24:47.985232+00', 1156, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":289}}', NULL),
	(1456, '89664', '2026-11-29 18:24:47.985232+00', 1157, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-716d-9821-82eded9b435d","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1457, '89664', '2026-11-29 18:24:47.985232+00', 1158, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-716e-bf06-78bb6023fcc5","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1458, '89664', '2026-11-29 18:24:47.985232+00', 1159, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-716f-afaf-2dbc4967e11e","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1459, '89664', '2026-11-29 18:24:47.985232+00', 1160, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":290}}', NULL),
	(1460, '89664', '2026-11-29 18:24:47.985232+00', 1161, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7170-adc1-2e747511675c","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1461, '89664', '2026-11-29 18:24:47.985232+00', 1162, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7171-9819-4b024dfb530f","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1462, '89664', '2026-11-29 18:24:47.985232+00', 1163, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7172-a5b7-fa434c4f3488","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1463, '89664', '2026-11-29 18:24:47.985232+00', 1164, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":291}}', NULL),
	(1464, '89664', '2026-11-29 18:24:47.985232+00', 1165, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7173-a55f-9b34b6c45956","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1465, '89664', '2026-11-29 18:24:47.985232+00', 1166, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7174-a797-a316cc4f3ef2","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1466, '89664', '2026-11-29 18:24:47.985232+00', 1167, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7175-b2cd-4010e2cca9c7","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1467, '89664', '2026-11-29 18:24:47.985232+00', 1168, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":292}}', NULL),
	(1468, '89664', '2026-11-29 18:24:47.985232+00', 1169, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7176-9a4a-59519a42ef1c","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1469, '89664', '2026-11-29 18:24:47.985232+00', 1170, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7177-baf6-c1709295e86c","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1470, '89664', '2026-11-29 18:24:47.985232+00', 1171, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7178-aa0d-3563165ad3bf","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1471, '89664', '2026-11-29 18:24:47.985232+00', 1172, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":293}}', NULL),
	(1472, '89664', '2026-11-29 18:24:47.985232+00', 1173, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7179-9c52-a9590724468a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1473, '89664', '2026-11-29 18:24:47.985232+00', 1174, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-717a-a5ce-0202ddc8a3c6","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1474, '89664', '2026-11-29 18:24:47.985232+00', 1175, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-717b-bea8-cc5340cbaa5c","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1475, '89664', '2026-11-29 18:24:47.985232+00', 1176, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":294}}', NULL),
	(1476, '89664', '2026-11-29 18:24:47.985232+00', 1177, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-717c-b846-a4a9f5c31caf","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1477, '89664', '2026-11-29 18:24:47.985232+00', 1178, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-717d-b064-1ddfc9ab20dc","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1478, '89664', '2026-11-29 18:24:47.985232+00', 1179, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-717e-8252-2f82fd7a74e2","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1479, '89664', '2026-11-29 18:24:47.985232+00', 1180, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":295}}', NULL),
	(1480, '89664', '2026-11-29 18:24:47.985232+00', 1181, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-717f-9541-f81d754b092d","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1481, '89664', '2026-11-29 18:24:47.985232+00', 1182, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7180-ac16-87713ca9a9a5","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1482, '89664', '2026-11-29 18:24:47.985232+00', 1183, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7181-bf39-2388ee5fbed7","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1483, '89664', '2026-11-29 18:24:47.985232+00', 1184, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":296}}', NULL),
	(1484, '89664', '2026-11-29 18:24:47.985232+00', 1185, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7182-a843-2bcaa8dc9c7c","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1485, '89664', '2026-11-29 18:24:47.985232+00', 1186, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7183-bb6c-e3c85e26384f","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1486, '89664', '2026-11-29 18:24:47.985232+00', 1187, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7184-8b44-8b45640cf960","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1487, '89664', '2026-11-29 18:24:47.985232+00', 1188, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":297}}', NULL),
	(1488, '89664', '2026-11-29 18:24:47.985232+00', 1189, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7185-8222-82d3966129d9","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1489, '89664', '2026-11-29 18:24:47.985232+00', 1190, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7186-9935-74ef9575f9fc","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1490, '89664', '2026-11-29 18:24:47.985232+00', 1191, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-7187-af44-9074b9a8da28","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1491, '89664', '2026-11-29 18:24:47.985232+00', 1192, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":298}}', NULL),
	(1492, '89664', '2026-11-29 18:24:47.985232+00', 1193, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-7188-8512-5b8cb14c184e","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1493, '89664', '2026-11-29 18:24:47.985232+00', 1194, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-7189-8ec7-bc9022c072be","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1494, '89664', '2026-11-29 18:24:47.985232+00', 1195, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-718a-b49c-09a9be418706","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1495, '89664', '2026-11-29 18:24:47.985232+00', 1196, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":299}}', NULL),
	(1496, '89664', '2026-11-29 18:24:47.985232+00', 1197, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-718b-985d-8816f76f9c9a","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1497, '89664', '2026-11-29 18:24:47.985232+00', 1198, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-718c-ab6a-5b03f4b0c858","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c4"]}', NULL),
	(1498, '89664', '2026-11-29 18:24:47.985232+00', 1199, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'again', '{"activation":"01a2288d-7171-718d-a714-8a2c23ff732c","element":"again","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c4"],"taken":["c2"]}', NULL),
	(1499, '89664', '2026-11-29 18:24:47.985232+00', 1200, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7155-7000-b74d-de2d9261fa74","variables":{"count":300}}', NULL),
	(1500, '89664', '2026-11-29 18:24:47.985232+00', 1201, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'add', '{"activation":"01a2288d-7171-718e-851d-051151155767","element":"add","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c2"],"taken":["c3"]}', NULL),
	(1501, '89664', '2026-11-29 18:24:47.985232+00', 1202, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementPassed', 'enough', '{"activation":"01a2288d-7171-718f-afbf-a469b41f96ad","element":"enough","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c3"],"taken":["c5"]}', NULL),
	(1502, '89664', '2026-11-29 18:24:47.985232+00', 1203, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'ElementEntered', 'counted-ask', '{"activation":"01a2288d-7171-7190-9b7a-182f316005af","element":"counted-ask","scope":"01a2288d-7155-7000-b74d-de2d9261fa74","from":["c5"]}', NULL),
	(1503, '89664', '2026-11-29 18:24:47.985232+00', 1204, '01a2288d-7155-7000-b74d-de2d9261fa74', 1, 1, 'UserTaskCreated', 'counted-ask', '{"activation":"01a2288d-7171-7190-9b7a-182f316005af","task":"01a2288d-7171-7191-b424-a996a205d922","element":"counted-ask","task_type":"UserTask","assignment":{}}', NULL),
	(1508, '89667', '2026-11-29 18:24:48.040556+00', 5, '01a2288d-7191-7000-b74d-c81cc020e550', 1, 1, 'VariablesSet', NULL, '{"scope":"01a2288d-7191-7000-b74d-c81cc020e550","variables":{"items":[1,2.50,0.001]}}', '{"actor":"editor"}'),
	(1509, '89667', '2026-11-29 18:24:48.040556+00', 6, '01a2288d-7191-7000-b74d-c81cc020e550', 1, 1, 'IncidentResolved', 'each', '{"incident":"01a2288d-7198-7002-b684-930e8e5554df","activation":"01a2288d-7198-7001-8289-07b567b6999d","element":"each"}', NULL),
	(1510, '89667', '2026-11-29 18:24:48.040556+00', 7, '01a2288d-7191-7000-b74d-c81cc020e550', 1, 1, 'CollectionRead', 'each', '{"activation":"01a2288d-7198-7001-8289-07b567b6999d","element":"each","collection":[1,2.50,0.001]}', NULL),
	(1511, '89667', '2026-11-29 18:24:48.040556+00', 8, '01a2288d-7191-7000-b74d-c81cc020e550', 1, 1, 'ElementEntered', 'each', '{"activation":"01a2288d-71a8-7000-be65-2a6e55117f55","element":"each","scope":"01a2288d-7198-7001-8289-07b567b6999d","variables":{"item":1,"loopCounter":1},"role":{"item":{"index":0}}}', NULL),
	(1512, '89667', '2026-11-29 18:24:48.040556+00', 9, '01a2288d-7191-7000-b74d-c81cc020e550', 1, 1, 'ElementEntered', 'each', '{"activation":"01a2288d-71a8-7001-88d6-e5282edfa9be","element":"each","scope":"01a2288d-71a8-7000-be65-2a6e55117f55"}', NULL),
	(1513, '89667', '2026-11-29 18:24:48.040556+00', 10, '01a2288d-7191-7000-b74d-c81cc020e550', 1, 1, 'JobCreated', 'each', '{"activation":"01a2288d-71a8-7001-88d6-e5282edfa9be","job":"01a2288d-71a8-7002-a6e4-1a3b54129712","element":"each","task_type":"each","retries":3}', NULL),
	(1528, '89673', '2026-11-29 18:24:48.073076+00', 9, '01a2288d-71b6-7000-9532-748af330d899', 1, 1, 'UserTaskCreated', 'chosen', '{"activation":"01a2288d-71c9-7000-8b72-c7988d6f939a","task":"01a2288d-71c9-7001-89cb-120980833995","element":"chosen","task_type":"UserTask","assignment":{}}', NULL),
	(1520, '89671', '2026-11-29 18:24:48.058534+00', 1, '01a2288d-71b6-7000-9532-748af330d899', 1, 1, 'InstanceStarted', 'choice-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700c-ae2b-83f756865023","process_id":"choice","version":2,"element":"choice-start","variables":{"key":"k","amount":0}}', '{"actor":"editor"}'),
	(1521, '89671', '2026-11-29 18:24:48.058534+00', 2, '01a2288d-71b6-7000-9532-748af330d899', 1, 1, 'ElementPassed', 'choice-start', '{"activation":"01a2288d-71ba-7000-a9d7-5e0a250c21ee","element":"choice-start","scope":"01a2288d-71b6-7000-9532-748af330d899","taken":["i1"]}', NULL),
	(1522, '89671', '2026-11-29 18:24:48.058534+00', 3, '01a2288d-71b6-7000-9532-748af330d899', 1, 1, 'ElementEntered', 'choose', '{"activation":"01a2288d-71ba-7001-8a76-ef4686427ca0","element":"choose","scope":"01a2288d-71b6-7000-9532-748af330d899","from":["i1"]}', NULL),
	(1523, '89671', '2026-11-29 18:24:48.058534+00', 4, '01a2288d-71b6-7000-9532-748af330d899', 1, 1, 'IncidentRaised', 'choose', '{"incident":"01a2288d-71ba-7002-95bd-e1582ca55f25","activation":"01a2288d-71ba-7001-8a76-ef4686427ca0","element":"choose","error_type":"GatewayNoMatch","message":"no condition of a flow out of ''choose'' holds and it has no default flow. Correct the variables the conditions read and resolve the incident","repeat":"enter"}', NULL),
	(1529, '89674', '2026-11-29 18:24:48.079414+00', 1, '01a2288d-71cf-7000-ba2e-45ea5717e7e7', 1, 1, 'InstanceStarted', 'choice-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700c-ae2b-83f756865023","process_id":"choice","version":2,"element":"choice-start","variables":{"key":"k","amount":0}}', '{"actor":"editor"}'),
	(1530, '89674', '2026-11-29 18:24:48.079414+00', 2, '01a2288d-71cf-7000-ba2e-45ea5717e7e7', 1, 1, 'ElementPassed', 'choice-start', '{"activation":"01a2288d-71cf-7000-872f-2eb95612cb05","element":"choice-start","scope":"01a2288d-71cf-7000-ba2e-45ea5717e7e7","taken":["i1"]}', NULL),
	(1531, '89674', '2026-11-29 18:24:48.079414+00', 3, '01a2288d-71cf-7000-ba2e-45ea5717e7e7', 1, 1, 'ElementEntered', 'choose', '{"activation":"01a2288d-71cf-7001-a6a7-e3c0e2f26ab4","element":"choose","scope":"01a2288d-71cf-7000-ba2e-45ea5717e7e7","from":["i1"]}', NULL),
	(1532, '89674', '2026-11-29 18:24:48.079414+00', 4, '01a2288d-71cf-7000-ba2e-45ea5717e7e7', 1, 1, 'IncidentRaised', 'choose', '{"incident":"01a2288d-71cf-7002-8a08-12ef4ba5170b","activation":"01a2288d-71cf-7001-a6a7-e3c0e2f26ab4","element":"choose","error_type":"GatewayNoMatch","message":"no condition of a flow out of ''choose'' holds and it has no default flow. Correct the variables the conditions read and resolve the incident","repeat":"enter"}', NULL),
	(1541, '89678', '2026-11-29 18:24:49.095722+00', 9, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'TimerFired', 'late', '{"activation":"01a2288d-71da-7001-b3a9-635001eda9fc","subscription":"01a2288d-71da-7002-893b-56313e611a9e","element":"late"}', '{"actor":"system:driver"}'),
	(1542, '89678', '2026-11-29 18:24:49.095722+00', 10, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'ElementPassed', 'late', '{"activation":"01a2288d-75c7-7000-8c0b-2ade1dfce192","element":"late","scope":"01a2288d-71d2-7000-a544-75a610551d80","taken":["g5"]}', NULL),
	(1543, '89678', '2026-11-29 18:24:49.095722+00', 11, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'ElementEntered', 'remind', '{"activation":"01a2288d-75c7-7001-af0c-7c0f277ea1e2","element":"remind","scope":"01a2288d-71d2-7000-a544-75a610551d80","from":["g5"]}', NULL),
	(1544, '89678', '2026-11-29 18:24:49.095722+00', 12, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'UserTaskCreated', 'remind', '{"activation":"01a2288d-75c7-7001-af0c-7c0f277ea1e2","task":"01a2288d-75c7-7002-bae3-ad141bd99134","element":"remind","task_type":"UserTask","assignment":{}}', NULL),
	(1550, '89680', '2026-11-29 18:24:49.128761+00', 1, '01a2288d-75e8-7000-9f38-b23d3c09ae7b', 1, 1, 'InstanceStarted', 'guarded-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700a-b536-e387a598b52e","process_id":"guarded","version":2,"element":"guarded-start","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', '{"actor":"editor"}'),
	(1551, '89680', '2026-11-29 18:24:49.128761+00', 2, '01a2288d-75e8-7000-9f38-b23d3c09ae7b', 1, 1, 'ElementPassed', 'guarded-start', '{"activation":"01a2288d-75e8-7000-a3a1-bd87c995b032","element":"guarded-start","scope":"01a2288d-75e8-7000-9f38-b23d3c09ae7b","taken":["g1"]}', NULL),
	(1552, '89680', '2026-11-29 18:24:49.128761+00', 3, '01a2288d-75e8-7000-9f38-b23d3c09ae7b', 1, 1, 'ElementEntered', 'part', '{"activation":"01a2288d-75e8-7001-b4b5-0e174761e845","element":"part","scope":"01a2288d-75e8-7000-9f38-b23d3c09ae7b","from":["g1"]}', NULL),
	(1553, '89680', '2026-11-29 18:24:49.128761+00', 4, '01a2288d-75e8-7000-9f38-b23d3c09ae7b', 1, 1, 'SubscriptionOpened', 'late', '{"activation":"01a2288d-75e8-7001-b4b5-0e174761e845","subscription":"01a2288d-75e8-7002-bb80-e4af5b6b6133","element":"late","awaits":{"timer":{"due":"2026-11-29T18:24:50.128761Z"}}}', NULL),
	(1554, '89680', '2026-11-29 18:24:49.128761+00', 5, '01a2288d-75e8-7000-9f38-b23d3c09ae7b', 1, 1, 'SubscriptionOpened', 'far-away', '{"activation":"01a2288d-75e8-7001-b4b5-0e174761e845","subscription":"01a2288d-75e8-7003-95bf-bb6ca33c96f4","element":"far-away","awaits":{"timer":{"due":"2126-01-01T00:00:00Z"}}}', NULL),
	(1555, '89680', '2026-11-29 18:24:49.128761+00', 6, '01a2288d-75e8-7000-9f38-b23d3c09ae7b', 1, 1, 'ElementPassed', 'part-start', '{"activation":"01a2288d-75e8-7004-a0b2-86bc266b5fd7","element":"part-start","scope":"01a2288d-75e8-7001-b4b5-0e174761e845","taken":["g2"]}', NULL),
	(1556, '89680', '2026-11-29 18:24:49.128761+00', 7, '01a2288d-75e8-7000-9f38-b23d3c09ae7b', 1, 1, 'ElementEntered', 'decide', '{"activation":"01a2288d-75e8-7005-8656-672c236aa6ac","element":"decide","scope":"01a2288d-75e8-7001-b4b5-0e174761e845","from":["g2"]}', NULL),
	(1557, '89680', '2026-11-29 18:24:49.128761+00', 8, '01a2288d-75e8-7000-9f38-b23d3c09ae7b', 1, 1, 'UserTaskCreated', 'decide', '{"activation":"01a2288d-75e8-7005-8656-672c236aa6ac","task":"01a2288d-75e8-7006-9029-514e2fdfa287","element":"decide","task_type":"UserTask","assignment":{}}', NULL),
	(1562, '89684', '2026-11-29 18:24:50.16377+00', 1, '01a2288d-79ee-7000-9824-3e62b05d6ac7', 1, 1, 'InstanceStarted', 'soon-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700b-b29c-192ff1b31486","process_id":"soon","version":2,"element":"soon-start","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', '{"actor":"editor"}'),
	(1563, '89684', '2026-11-29 18:24:50.16377+00', 2, '01a2288d-79ee-7000-9824-3e62b05d6ac7', 1, 1, 'ElementPassed', 'soon-start', '{"activation":"01a2288d-79f3-7000-9a93-e5d4c5b7871b","element":"soon-start","scope":"01a2288d-79ee-7000-9824-3e62b05d6ac7","taken":["o1"]}', NULL),
	(1564, '89684', '2026-11-29 18:24:50.16377+00', 3, '01a2288d-79ee-7000-9824-3e62b05d6ac7', 1, 1, 'ElementEntered', 'moment', '{"activation":"01a2288d-79f3-7001-8b07-6abef116862b","element":"moment","scope":"01a2288d-79ee-7000-9824-3e62b05d6ac7","from":["o1"]}', NULL),
	(1565, '89684', '2026-11-29 18:24:50.16377+00', 4, '01a2288d-79ee-7000-9824-3e62b05d6ac7', 1, 1, 'SubscriptionOpened', 'moment', '{"activation":"01a2288d-79f3-7001-8b07-6abef116862b","subscription":"01a2288d-79f3-7002-8616-dee44ef62b72","element":"moment","awaits":{"timer":{"due":"2026-11-29T18:24:55.16377Z"}}}', NULL);
INSERT INTO public.events VALUES
	(1533, '89675', '2026-11-29 18:24:48.090268+00', 1, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'InstanceStarted', 'guarded-start', '{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-700a-b536-e387a598b52e","process_id":"guarded","version":2,"element":"guarded-start","variables":{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}}', '{"actor":"editor"}'),
	(1534, '89675', '2026-11-29 18:24:48.090268+00', 2, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'ElementPassed', 'guarded-start', '{"activation":"01a2288d-71da-7000-967b-cea289b6f74f","element":"guarded-start","scope":"01a2288d-71d2-7000-a544-75a610551d80","taken":["g1"]}', NULL),
	(1535, '89675', '2026-11-29 18:24:48.090268+00', 3, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'ElementEntered', 'part', '{"activation":"01a2288d-71da-7001-b3a9-635001eda9fc","element":"part","scope":"01a2288d-71d2-7000-a544-75a610551d80","from":["g1"]}', NULL),
	(1536, '89675', '2026-11-29 18:24:48.090268+00', 4, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'SubscriptionOpened', 'late', '{"activation":"01a2288d-71da-7001-b3a9-635001eda9fc","subscription":"01a2288d-71da-7002-893b-56313e611a9e","element":"late","awaits":{"timer":{"due":"2026-11-29T18:24:49.090268Z"}}}', NULL),
	(1537, '89675', '2026-11-29 18:24:48.090268+00', 5, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'SubscriptionOpened', 'far-away', '{"activation":"01a2288d-71da-7001-b3a9-635001eda9fc","subscription":"01a2288d-71da-7003-bbdf-c333fd7cd4f8","element":"far-away","awaits":{"timer":{"due":"2126-01-01T00:00:00Z"}}}', NULL),
	(1538, '89675', '2026-11-29 18:24:48.090268+00', 6, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'ElementPassed', 'part-start', '{"activation":"01a2288d-71da-7004-9f15-24f6c0afc285","element":"part-start","scope":"01a2288d-71da-7001-b3a9-635001eda9fc","taken":["g2"]}', NULL),
	(1539, '89675', '2026-11-29 18:24:48.090268+00', 7, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'ElementEntered', 'decide', '{"activation":"01a2288d-71da-7005-a656-b7956e5a5f17","element":"decide","scope":"01a2288d-71da-7001-b3a9-635001eda9fc","from":["g2"]}', NULL),
	(1540, '89675', '2026-11-29 18:24:48.090268+00', 8, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'UserTaskCreated', 'decide', '{"activation":"01a2288d-71da-7005-a656-b7956e5a5f17","task":"01a2288d-71da-7006-99a8-29d03e5ce7c2","element":"decide","task_type":"UserTask","assignment":{}}', NULL),
	(1545, '89679', '2026-11-29 18:24:49.120235+00', 13, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'UserTaskCompleted', 'decide', '{"activation":"01a2288d-71da-7005-a656-b7956e5a5f17","element":"decide","variables":{}}', '{"actor":"editor"}'),
	(1546, '89679', '2026-11-29 18:24:49.120235+00', 14, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'ElementCompleted', 'decide', '{"activation":"01a2288d-71da-7005-a656-b7956e5a5f17","element":"decide","taken":["g3"]}', NULL),
	(1547, '89679', '2026-11-29 18:24:49.120235+00', 15, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'ElementPassed', 'part-end', '{"activation":"01a2288d-75e0-7000-8bf7-a3604994fc33","element":"part-end","scope":"01a2288d-71da-7001-b3a9-635001eda9fc","from":["g3"]}', NULL),
	(1548, '89679', '2026-11-29 18:24:49.120235+00', 16, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'ElementCompleted', 'part', '{"activation":"01a2288d-71da-7001-b3a9-635001eda9fc","element":"part","taken":["g4"]}', NULL),
	(1549, '89679', '2026-11-29 18:24:49.120235+00', 17, '01a2288d-71d2-7000-a544-75a610551d80', 1, 1, 'ElementPassed', 'guarded-end', '{"activation":"01a2288d-75e0-7001-b05a-65ebb3fd2c99","element":"guarded-end","scope":"01a2288d-71d2-7000-a544-75a610551d80","from":["g4"]}', NULL),
	(1558, '89683', '2026-11-29 18:24:50.131477+00', 9, '01a2288d-75e8-7000-9f38-b23d3c09ae7b', 1, 1, 'TimerFired', 'late', '{"activation":"01a2288d-75e8-7001-b4b5-0e174761e845","subscription":"01a2288d-75e8-7002-bb80-e4af5b6b6133","element":"late"}', '{"actor":"system:driver"}'),
	(1559, '89683', '2026-11-29 18:24:50.131477+00', 10, '01a2288d-75e8-7000-9f38-b23d3c09ae7b', 1, 1, 'ElementPassed', 'late', '{"activation":"01a2288d-79d3-7000-9588-4b7c915ac09c","element":"late","scope":"01a2288d-75e8-7000-9f38-b23d3c09ae7b","taken":["g5"]}', NULL),
	(1560, '89683', '2026-11-29 18:24:50.131477+00', 11, '01a2288d-75e8-7000-9f38-b23d3c09ae7b', 1, 1, 'ElementEntered', 'remind', '{"activation":"01a2288d-79d3-7001-a7e4-dbd5488a92a3","element":"remind","scope":"01a2288d-75e8-7000-9f38-b23d3c09ae7b","from":["g5"]}', NULL),
	(1561, '89683', '2026-11-29 18:24:50.131477+00', 12, '01a2288d-75e8-7000-9f38-b23d3c09ae7b', 1, 1, 'UserTaskCreated', 'remind', '{"activation":"01a2288d-79d3-7001-a7e4-dbd5488a92a3","task":"01a2288d-79d3-7002-8798-0ec0f43e19d8","element":"remind","task_type":"UserTask","assignment":{}}', NULL);


--
-- Data for Name: external_jobs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.external_jobs VALUES
	('01a2288d-6f82-7001-a113-d78621b999d5', '01a2288d-6f82-7002-8fa4-291a5ad215fb', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-6f6c-7000-9852-d034fc398db7', NULL, '2026-11-29 18:24:47.490336+00', '2026-11-29 18:24:47.513179+00', 5, 2, 'COMPLETED', 'weigh', 'weigh', NULL, NULL, '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}'),
	('01a2288d-6fb9-7001-beb8-63247e5fcbcc', '01a2288d-6fb9-7002-bb49-8bd98d282353', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-6fb9-7000-8b86-c89e44da0f5f', NULL, '2026-11-29 18:24:47.545823+00', '2026-11-29 18:24:47.55971+00', 5, 2, 'FAILED', 'weigh', 'weigh', NULL, NULL, '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}'),
	('01a2288d-6fd3-7001-83e6-1466cb5e6536', '01a2288d-6fd3-7002-bfbd-c1186e580539', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-6fd3-7000-9907-ce450473f524', NULL, '2026-11-29 18:24:47.571984+00', '2026-11-29 18:24:47.591439+00', 6, 0, 'FAILED', 'weigh', 'weigh', NULL, NULL, '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}'),
	('01a2288d-6fd3-7001-83e6-1466cb5e6536', '01a2288d-6ff5-7000-8cc4-e4271789c531', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-6fd3-7000-9907-ce450473f524', NULL, '2026-11-29 18:24:47.605902+00', '2026-11-29 18:24:47.625135+00', 10, 2, 'COMPLETED', 'weigh', 'weigh', NULL, NULL, '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}'),
	('01a2288d-7010-7001-9b2c-0d0a0270ffca', '01a2288d-7010-7002-8b86-6d70ef695bb9', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-7010-7000-bd2d-19cd49aaddff', NULL, '2026-11-29 18:24:47.632265+00', '2026-11-29 18:24:47.661669+00', 6, 0, 'FAILED', 'weigh', 'weigh', NULL, NULL, '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}'),
	('01a2288d-703a-7001-befa-b96366662eff', '01a2288d-703a-7002-80fd-962de3123447', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-703a-7000-a80b-9e95c1221b40', NULL, '2026-11-29 18:24:47.674685+00', NULL, 4, 2, 'PENDING', 'weigh', 'weigh', NULL, NULL, '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}'),
	('01a2288d-7041-7001-acc6-a4a62fb8c07a', '01a2288d-7041-7002-95ca-86707e115359', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-7041-7000-a478-8acf74f287a6', NULL, '2026-11-29 18:24:47.681485+00', NULL, 4, 2, 'PENDING', 'weigh', 'weigh', NULL, NULL, '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}'),
	('01a2288d-70b9-7001-992b-f35d93650b74', '01a2288d-70b9-7002-997b-212810f6e1c2', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-70a8-7002-95cb-a5dfba30a6bc', '01a2288d-70a2-7000-8188-1144423b073f', '2026-11-29 18:24:47.801662+00', '2026-11-29 18:24:47.816442+00', 5, 3, 'COMPLETED', 'child-work', 'child-work', NULL, NULL, '{"key":"k","refuse":true}', '{}'),
	('01a2288d-70fa-7001-8431-e89b7be1c927', '01a2288d-70fa-7002-a98a-1b8fb89f5059', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-70f5-7002-89bb-aa6a90e55c3b', '01a2288d-70f4-7000-853d-bd6de29867a4', '2026-11-29 18:24:47.866756+00', '2026-11-29 18:24:47.878861+00', 5, 3, 'CANCELED', 'child-work', 'child-work', NULL, 'activity interrupted', '{"key":"k"}', '{}'),
	('01a2288d-713a-7001-a10a-c1be1e27825f', '01a2288d-713a-7002-9f3f-a2a6c13a7616', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-7132-7002-9639-1db6661aeddc', '01a2288d-7132-7000-9437-fcfdc2e61dbb', '2026-11-29 18:24:47.930718+00', NULL, 4, 3, 'PENDING', 'child-work', 'child-work', NULL, NULL, '{"key":"k"}', '{}'),
	('01a2288d-71a8-7001-88d6-e5282edfa9be', '01a2288d-71a8-7002-a6e4-1a3b54129712', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-7191-7000-b74d-c81cc020e550', NULL, '2026-11-29 18:24:48.040556+00', '2026-11-29 18:24:48.049328+00', 11, 3, 'COMPLETED', 'each', 'each', NULL, NULL, '{"key":"k","items":[1,2.50,0.001],"item":1,"loopCounter":1}', '{}'),
	('01a2288d-71b1-7001-961c-40b87a40ce0d', '01a2288d-71b1-7002-8320-8c4a696c6149', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-7191-7000-b74d-c81cc020e550', NULL, '2026-11-29 18:24:48.049328+00', NULL, 16, 3, 'PENDING', 'each', 'each', NULL, NULL, '{"key":"k","items":[1,2.50,0.001],"item":2.50,"loopCounter":2}', '{}');


--
-- Data for Name: incidents; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.incidents VALUES
	('01a2288d-6fe7-7000-8a12-40b402f40835', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-6fd3-7000-9907-ce450473f524', '01a2288d-649b-7000-8bf9-478f59ca767d', '01a2288d-6fd3-7001-83e6-1466cb5e6536', '01a2288d-6fd3-7000-9907-ce450473f524', NULL, '2026-11-29 18:24:47.591439+00', '2026-11-29 18:24:47.605902+00', 8, 2, NULL, 'exact', NULL, 'weigh', 'BpmnError', 'BUSY', 'error ''BUSY'' was thrown from ''weigh'' and nothing catches it. Resolve the incident to run the element again, or add a boundary event for this error', 'editor', '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}'),
	('01a2288d-702d-7000-9e78-d48b43cdfde0', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-7010-7000-bd2d-19cd49aaddff', '01a2288d-649b-7000-8bf9-478f59ca767d', '01a2288d-7010-7001-9b2c-0d0a0270ffca', '01a2288d-7010-7000-bd2d-19cd49aaddff', NULL, '2026-11-29 18:24:47.661669+00', NULL, 7, 2, NULL, 'exact', NULL, 'weigh', 'BpmnError', 'BUSY', 'error ''BUSY'' was thrown from ''weigh'' and nothing catches it. Resolve the incident to run the element again, or add a boundary event for this error', NULL, '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}'),
	('01a2288d-7198-7002-b684-930e8e5554df', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-7191-7000-b74d-c81cc020e550', '01a2288d-649b-7005-985f-54d456751fda', '01a2288d-7198-7001-8289-07b567b6999d', '01a2288d-7191-7000-b74d-c81cc020e550', NULL, '2026-11-29 18:24:48.024223+00', '2026-11-29 18:24:48.040556+00', 6, 2, NULL, 'spread', NULL, 'each', 'FeelError', NULL, 'the input collection of ''each'' must be a list, but is string', 'editor', '{"key":"k","items":"none"}'),
	('01a2288d-71ba-7002-95bd-e1582ca55f25', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-71b6-7000-9532-748af330d899', '01a2288d-649b-700c-ae2b-83f756865023', '01a2288d-71ba-7001-8a76-ef4686427ca0', '01a2288d-71b6-7000-9532-748af330d899', NULL, '2026-11-29 18:24:48.058534+00', '2026-11-29 18:24:48.073076+00', 6, 2, NULL, 'choice', NULL, 'choose', 'GatewayNoMatch', NULL, 'no condition of a flow out of ''choose'' holds and it has no default flow. Correct the variables the conditions read and resolve the incident', 'editor', '{"key":"k","amount":0}'),
	('01a2288d-71cf-7002-8a08-12ef4ba5170b', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-71cf-7000-ba2e-45ea5717e7e7', '01a2288d-649b-700c-ae2b-83f756865023', '01a2288d-71cf-7001-a6a7-e3c0e2f26ab4', '01a2288d-71cf-7000-ba2e-45ea5717e7e7', NULL, '2026-11-29 18:24:48.079414+00', NULL, 4, 2, NULL, 'choice', NULL, 'choose', 'GatewayNoMatch', NULL, 'no condition of a flow out of ''choose'' holds and it has no default flow. Correct the variables the conditions read and resolve the incident', NULL, '{"key":"k","amount":0}');


--
-- Data for Name: instances; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.instances VALUES
	('01a2288d-64f7-7000-9a5c-809a86b3b153', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-64c8-7000-afef-64c2257b9158', '01a2288d-64eb-7001-ae85-8b5c8082b357', NULL, '2026-11-29 18:24:44.799716+00', NULL, 1, 0, 0, true, 'RUNNING', 'person', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-654f-7000-a088-d5d6c7a48095', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7008-b253-9a1a46bf4131', NULL, '2026-11-29 18:24:44.890394+00', NULL, 1, 2, 0, false, 'RUNNING', 'receiver', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-6565-7000-8b2c-dfcd8aada429', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7007-8d05-c4e6e6a67304', NULL, '2026-11-29 18:24:44.910927+00', '2026-11-29 18:24:44.910927+00', 7, 2, 0, false, 'COMPLETED', 'sender', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-657c-7000-bff5-a6dc4120090c', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-700d-b08e-54c59b968d13', NULL, '2026-11-29 18:24:44.94562+00', NULL, 1, 2, 0, false, 'RUNNING', 'begun', NULL, 'system:driver', NULL, NULL, NULL),
	('01a2288d-6899-7000-b73b-b085b7d10c69', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-700f-a4bb-0b3a13d95af4', NULL, '2026-11-29 18:24:45.757384+00', NULL, 1, 2, 0, false, 'RUNNING', 'ticking', NULL, 'system:driver', NULL, NULL, NULL),
	('01a2288d-6c77-7000-8a30-8374e29a40d4', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-700f-a4bb-0b3a13d95af4', NULL, '2026-11-29 18:24:46.741396+00', NULL, 1, 2, 0, false, 'RUNNING', 'ticking', NULL, 'system:driver', NULL, NULL, NULL),
	('01a2288d-65e7-7000-8bf5-7c4cddd2cc68', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-700e-b8bf-961d787b1a9c', NULL, '2026-11-29 18:24:45.070977+00', '2026-11-29 18:24:46.89281+00', 8, 2, 0, false, 'COMPLETED', 'single', NULL, 'system:driver', NULL, 'f5b64967-8bf8-5a51-9082-e1558d90f1de', NULL),
	('01a2288d-6d35-7000-acf8-695f3ad323bf', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-700e-b8bf-961d787b1a9c', NULL, '2026-11-29 18:24:46.905381+00', '2026-11-29 18:24:47.022658+00', 8, 2, 0, false, 'COMPLETED', 'single', NULL, 'system:driver', NULL, 'f5b64967-8bf8-5a51-9082-e1558d90f1de', NULL),
	('01a2288d-6dbc-7000-9287-cb45392bac5d', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-700e-b8bf-961d787b1a9c', NULL, '2026-11-29 18:24:47.047467+00', '2026-11-29 18:24:47.154044+00', 8, 2, 0, false, 'COMPLETED', 'single', NULL, 'system:driver', NULL, 'f5b64967-8bf8-5a51-9082-e1558d90f1de', NULL),
	('01a2288d-6e3b-7000-8a2b-bcb2359736b5', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-700e-b8bf-961d787b1a9c', NULL, '2026-11-29 18:24:47.16933+00', '2026-11-29 18:24:47.314182+00', 8, 2, 0, false, 'COMPLETED', 'single', NULL, 'system:driver', NULL, 'f5b64967-8bf8-5a51-9082-e1558d90f1de', NULL),
	('01a2288d-6f6c-7000-9852-d034fc398db7', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7000-8bf9-478f59ca767d', NULL, '2026-11-29 18:24:47.490336+00', NULL, 1, 2, 0, false, 'RUNNING', 'exact', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-6fb9-7000-8b86-c89e44da0f5f', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7000-8bf9-478f59ca767d', NULL, '2026-11-29 18:24:47.545823+00', NULL, 1, 2, 0, false, 'RUNNING', 'exact', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-6fd3-7000-9907-ce450473f524', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7000-8bf9-478f59ca767d', NULL, '2026-11-29 18:24:47.571984+00', NULL, 8, 2, 0, false, 'RUNNING', 'exact', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-7010-7000-bd2d-19cd49aaddff', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7000-8bf9-478f59ca767d', NULL, '2026-11-29 18:24:47.632265+00', NULL, 7, 2, 1, false, 'RUNNING', 'exact', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-703a-7000-a80b-9e95c1221b40', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7000-8bf9-478f59ca767d', NULL, '2026-11-29 18:24:47.674685+00', NULL, 1, 2, 0, false, 'RUNNING', 'exact', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-7041-7000-a478-8acf74f287a6', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7000-8bf9-478f59ca767d', NULL, '2026-11-29 18:24:47.681485+00', NULL, 1, 2, 0, false, 'RUNNING', 'exact', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-7046-7000-b4ff-bb506a64ea85', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7001-9583-a33becec813a', NULL, '2026-11-29 18:24:47.691373+00', NULL, 1, 2, 0, false, 'RUNNING', 'person', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-705b-7000-94de-15e641ee4269', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7006-83a9-867305c32926', NULL, '2026-11-29 18:24:47.712386+00', '2026-11-29 18:24:47.734575+00', 20, 2, 0, false, 'COMPLETED', 'stopped', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-7082-7000-9670-a3681b0c6f94', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7001-9583-a33becec813a', NULL, '2026-11-29 18:24:47.747065+00', NULL, 1, 2, 0, false, 'RUNNING', 'person', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-7089-7000-be57-f9ce3d6f1ce1', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7001-9583-a33becec813a', NULL, '2026-11-29 18:24:47.753419+00', '2026-11-29 18:24:47.760931+00', 6, 2, 0, false, 'CANCELED', 'person', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-70a2-7000-8188-1144423b073f', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7003-a61d-42256ebeb681', NULL, '2026-11-29 18:24:47.78465+00', NULL, 1, 2, 0, false, 'RUNNING', 'parent', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-70a8-7002-95cb-a5dfba30a6bc', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7004-b13b-76aeff1c0416', '01a2288d-70a2-7000-8188-1144423b073f', '2026-11-29 18:24:47.801662+00', '2026-11-29 18:24:47.816442+00', 10, 2, 0, false, 'FAILED', 'child', NULL, 'system:driver', NULL, NULL, 'REFUSED'),
	('01a2288d-70f5-7002-89bb-aa6a90e55c3b', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7004-b13b-76aeff1c0416', '01a2288d-70f4-7000-853d-bd6de29867a4', '2026-11-29 18:24:47.866756+00', '2026-11-29 18:24:47.878861+00', 6, 2, 0, false, 'CANCELED', 'child', NULL, 'system:driver', NULL, NULL, NULL),
	('01a2288d-70f4-7000-853d-bd6de29867a4', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7003-a61d-42256ebeb681', NULL, '2026-11-29 18:24:47.861029+00', '2026-11-29 18:24:47.884339+00', 9, 2, 0, false, 'CANCELED', 'parent', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-7132-7000-9437-fcfdc2e61dbb', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7003-a61d-42256ebeb681', NULL, '2026-11-29 18:24:47.922645+00', NULL, 1, 2, 0, false, 'RUNNING', 'parent', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-7132-7002-9639-1db6661aeddc', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7004-b13b-76aeff1c0416', '01a2288d-7132-7000-9437-fcfdc2e61dbb', '2026-11-29 18:24:47.930718+00', NULL, 1, 2, 0, false, 'RUNNING', 'child', NULL, 'system:driver', NULL, NULL, NULL),
	('01a2288d-7155-7000-b74d-de2d9261fa74', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7002-ac9e-6e735382c5ee', NULL, '2026-11-29 18:24:47.961536+00', NULL, 1, 2, 0, false, 'RUNNING', 'counted', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-7191-7000-b74d-c81cc020e550', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-7005-985f-54d456751fda', NULL, '2026-11-29 18:24:48.024223+00', NULL, 6, 2, 0, false, 'RUNNING', 'spread', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-71b6-7000-9532-748af330d899', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-700c-ae2b-83f756865023', NULL, '2026-11-29 18:24:48.058534+00', NULL, 6, 2, 0, false, 'RUNNING', 'choice', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-71cf-7000-ba2e-45ea5717e7e7', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-700c-ae2b-83f756865023', NULL, '2026-11-29 18:24:48.079414+00', NULL, 4, 2, 1, false, 'RUNNING', 'choice', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-71d2-7000-a544-75a610551d80', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-700a-b536-e387a598b52e', NULL, '2026-11-29 18:24:48.090268+00', NULL, 1, 2, 0, false, 'RUNNING', 'guarded', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-75e8-7000-9f38-b23d3c09ae7b', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-700a-b536-e387a598b52e', NULL, '2026-11-29 18:24:49.128761+00', NULL, 1, 2, 0, false, 'RUNNING', 'guarded', NULL, 'editor', NULL, NULL, NULL),
	('01a2288d-79ee-7000-9824-3e62b05d6ac7', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-649b-700b-b29c-192ff1b31486', NULL, '2026-11-29 18:24:50.16377+00', NULL, 1, 2, 0, false, 'RUNNING', 'soon', NULL, 'editor', NULL, NULL, NULL);


--
-- Data for Name: job_leases; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_leases VALUES
	('01a2288d-703a-7001-befa-b96366662eff', '01a2288d-703a-7000-a80b-9e95c1221b40', '01a2288d-6470-7000-b05c-5163d13c213a', 'weigh', '2026-11-29 18:24:47.674685+00', 'worker', '2eb7117c-9092-4098-955c-0ea859427265', '2026-11-29 18:24:57.678526+00', NULL, NULL),
	('01a2288d-7041-7001-acc6-a4a62fb8c07a', '01a2288d-7041-7000-a478-8acf74f287a6', '01a2288d-6470-7000-b05c-5163d13c213a', 'weigh', '2026-11-29 18:24:47.681485+00', NULL, NULL, NULL, NULL, NULL),
	('01a2288d-713a-7001-a10a-c1be1e27825f', '01a2288d-7132-7002-9639-1db6661aeddc', '01a2288d-6470-7000-b05c-5163d13c213a', 'child-work', '2026-11-29 18:24:47.930718+00', NULL, NULL, NULL, NULL, NULL),
	('01a2288d-71b1-7001-961c-40b87a40ce0d', '01a2288d-7191-7000-b74d-c81cc020e550', '01a2288d-6470-7000-b05c-5163d13c213a', 'each', '2026-11-29 18:24:48.049328+00', NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: memberships; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.memberships VALUES
	('809bd3e5-f131-54d7-9727-ee97f4f0be70', 'alice', 'provisioning', 'editor', 2),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'organisation-admin', 'creation', 'admin', 2);


--
-- Data for Name: message_subscriptions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.message_subscriptions VALUES
	('01a2288d-64a5-7000-94b9-5fa831eabd0d', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-6470-7000-b05c-5163d13c213a', 'begin', 'start', '*', NULL, '2026-11-29 18:24:44.709324+00', '01a2288d-649b-700d-b08e-54c59b968d13', 'begun', 'told-to-begin', false),
	('01a2288d-64a5-7001-aa47-35cddecd391b', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-6470-7000-b05c-5163d13c213a', 'only-one', 'start', '*', NULL, '2026-11-29 18:24:44.709324+00', '01a2288d-649b-700e-b8bf-961d787b1a9c', 'single', 'told-once', true),
	('01a2288d-6582-7001-bb80-962cf452f8ff', '01a2288d-654f-7000-a088-d5d6c7a48095', '01a2288d-6470-7000-b05c-5163d13c213a', 'go', 'catch', 's:k', '"k"', '2026-11-29 18:24:44.930174+00', NULL, NULL, NULL, false);


--
-- Data for Name: messages; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.messages VALUES
	('01a2288d-652d-7000-8474-29d91e58a421', '01a2288d-6470-7000-b05c-5163d13c213a', 'kept', 's:k', '"k"', '2026-11-29 18:24:44.85204+00', '2126-11-05 18:24:44.845938+00');


--
-- Data for Name: organization_members; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organization_members VALUES
	('alice', 'alice@example.com', '["admin"]', 1, 'b81ec61e-6b44-50fa-9c43-671bc47f34b0');


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox VALUES
	('01a2288d-64a5-7003-b76e-019c5f81bb9c', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'FireStartTimer', '2126-01-01 00:00:00+00', '{"kind":"FireStartTimer","data":{"resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","subscription":"01a2288d-64a5-7003-b76e-019c5f81bb9c","due":"2126-01-01T00:00:00Z"}}', NULL),
	('01a2288d-75e8-7003-95bf-bb6ca33c96f4', '01a2288d-75e8-7000-9f38-b23d3c09ae7b', 'FireTimer', '2126-01-01 00:00:00+00', '{"kind":"FireTimer","data":{"instance":"01a2288d-75e8-7000-9f38-b23d3c09ae7b","subscription":"01a2288d-75e8-7003-95bf-bb6ca33c96f4","due":"2126-01-01T00:00:00Z"}}', NULL),
	('01a2288d-79f3-7002-8616-dee44ef62b72', '01a2288d-79ee-7000-9824-3e62b05d6ac7', 'FireTimer', '2026-11-29 18:24:55.16377+00', '{"kind":"FireTimer","data":{"instance":"01a2288d-79ee-7000-9824-3e62b05d6ac7","subscription":"01a2288d-79f3-7002-8616-dee44ef62b72","due":"2026-11-29T18:24:55.16377Z"}}', NULL);


--
-- Data for Name: process_versions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.process_versions VALUES
	('01a2288d-647c-7000-b385-4089d22d58eb', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'exact', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-647c-7001-8d88-af1978d3a76d', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'person', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-647c-7002-8a42-3f1ef905408e', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'counted', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-647c-7003-9036-41cc973f7d1a', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'parent', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-647c-7004-9dab-9d82efc2a5d9', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'child', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-647c-7005-ad89-1d0f62dd4564', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'spread', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-647c-7006-a6fc-e4b9513ecd99', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'stopped', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-647c-7007-8398-43fde3459e8b', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'sender', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-647c-7008-b135-7b0b98a8a8e9', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'receiver', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-647c-7009-aa09-7f0e27b80fa8', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'keeper', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-647c-700a-a866-2ff531e7d877', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'guarded', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-647c-700b-a57e-e761ca9cf3fd', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'soon', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-647c-700c-86c6-a66fa6609e82', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'choice', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-647c-700d-8b78-ab25e659a6c4', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'begun', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-647c-700e-95f7-738d5e7e16b0', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'single', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-647c-700f-bb06-1b179dd82853', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'ticking', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-647c-7010-b3e5-31084a30f05f', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-647c-7000-ae98-b2d6fba55785', 'Everything', 'century', NULL, 1, '2026-11-29 18:24:44.683637+00', NULL, 2),
	('01a2288d-649b-7000-8bf9-478f59ca767d', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'exact', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2),
	('01a2288d-649b-7001-9583-a33becec813a', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'person', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2),
	('01a2288d-649b-7002-ac9e-6e735382c5ee', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'counted', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2),
	('01a2288d-649b-7003-a61d-42256ebeb681', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'parent', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2),
	('01a2288d-649b-7004-b13b-76aeff1c0416', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'child', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2),
	('01a2288d-649b-7005-985f-54d456751fda', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'spread', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2),
	('01a2288d-649b-7006-83a9-867305c32926', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'stopped', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2),
	('01a2288d-649b-7007-8d05-c4e6e6a67304', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'sender', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2),
	('01a2288d-649b-7008-b253-9a1a46bf4131', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'receiver', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2),
	('01a2288d-649b-7009-a09a-ab3567a2914b', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'keeper', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2),
	('01a2288d-649b-700a-b536-e387a598b52e', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'guarded', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2),
	('01a2288d-649b-700b-b29c-192ff1b31486', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'soon', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2),
	('01a2288d-649b-700c-ae2b-83f756865023', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'choice', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2),
	('01a2288d-649b-700d-b08e-54c59b968d13', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'begun', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2),
	('01a2288d-649b-700e-b8bf-961d787b1a9c', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'single', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2),
	('01a2288d-649b-700f-a4bb-0b3a13d95af4', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'ticking', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2),
	('01a2288d-649b-7010-8230-090939c6186b', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-649b-7000-bd6f-75b2bafb5a9c', 'Everything', 'century', NULL, 2, '2026-11-29 18:24:44.709324+00', NULL, 2);


--
-- Data for Name: projects; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.projects VALUES
	('809bd3e5-f131-54d7-9727-ee97f4f0be70', 'Renamed', 'proj-kept', 'system:provisioning', '2026-11-29 18:24:44.377496+00', '2026-11-29 18:24:44.528324+00', NULL, 4),
	('3e739211-1a84-56a2-a4fd-ae66d71c5e6d', 'Lost', 'proj-lost', 'system:provisioning', '2026-11-29 18:24:44.421341+00', '2026-11-29 18:24:44.567621+00', NULL, 3),
	('01a2288d-6443-7000-bbd0-03d52b641920', 'Gone', NULL, 'organisation-admin', '2026-11-29 18:24:44.611583+00', NULL, '2026-11-29 18:24:44.646528+00', 3),
	('01a2288d-6470-7000-b05c-5163d13c213a', 'A project', NULL, 'organisation-admin', '2026-11-29 18:24:44.656908+00', NULL, NULL, 1);


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

INSERT INTO public.requests VALUES
	('01a2288d-6470-7000-b05c-5163d13c213a', 'editor', 'StartBpmnInstance', 'upgrade-start', '701396fb3c67ba8a8980191ecdef3db071cfe9863b4fc709573966a0305099bf', 201, '{"workflowID":"01a2288d-7082-7000-9670-a3681b0c6f94"}', '2026-11-29 18:24:47.747065+00', '00000000-0000-0000-0000-000000000000');


--
-- Data for Name: resources; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.resources VALUES
	('01a2288d-647c-7000-ae98-b2d6fba55785', '01a2288d-6470-7000-b05c-5163d13c213a', 'everything', 'Everything', '<?xml version="1.0" encoding="UTF-8"?>
<!-- What instances of the second dump run: every kind of event comes about. See README.md for the words that tests/upgrade answers. -->
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
             xmlns:q="http://quantumbpm.com/schema/1.0" id="everything" targetNamespace="http://example.com/upgrade">
  <message id="go" name="go"><extensionElements><q:subscription correlationKey="=key"/></extensionElements></message>
  <message id="sent" name="sent"><extensionElements><q:subscription correlationKey="=key"/></extensionElements></message>
  <message id="kept" name="kept"><extensionElements><q:subscription correlationKey="=key"/></extensionElements></message>
  <message id="only-one" name="only-one"><extensionElements><q:subscription correlationKey="=key"/></extensionElements></message>
  <message id="begin" name="begin"/>
  <error id="refused" errorCode="REFUSED"/>
  <process id="exact" isExecutable="true">
    <startEvent id="exact-start"/><sequenceFlow id="e1" sourceRef="exact-start" targetRef="weigh"/>
    <serviceTask id="weigh"><extensionElements><q:taskDefinition type="weigh" retries="2"/></extensionElements></serviceTask>
    <sequenceFlow id="e2" sourceRef="weigh" targetRef="approve"/>
    <userTask id="approve"><extensionElements>
      <q:assignmentDefinition assignee="erin" candidateUsers="carol, dave" candidateGroups="sales"/>
    </extensionElements></userTask>
    <sequenceFlow id="e3" sourceRef="approve" targetRef="exact-end"/><endEvent id="exact-end"/>
    <boundaryEvent id="not-weighed" attachedToRef="weigh"><errorEventDefinition errorRef="refused"/></boundaryEvent>
    <sequenceFlow id="e4" sourceRef="not-weighed" targetRef="ask-why"/>
    <userTask id="ask-why"/>
    <sequenceFlow id="e5" sourceRef="ask-why" targetRef="asked-why"/><endEvent id="asked-why"/>
  </process>
  <process id="person" isExecutable="true">
    <startEvent id="person-start"/><sequenceFlow id="p1" sourceRef="person-start" targetRef="ask"/>
    <userTask id="ask"/>
    <sequenceFlow id="p2" sourceRef="ask" targetRef="person-end"/><endEvent id="person-end"/>
    <boundaryEvent id="declined" attachedToRef="ask"><errorEventDefinition errorRef="refused"/></boundaryEvent>
    <sequenceFlow id="p3" sourceRef="declined" targetRef="ask-another"/>
    <userTask id="ask-another"/>
    <sequenceFlow id="p4" sourceRef="ask-another" targetRef="asked-another"/><endEvent id="asked-another"/>
  </process>
  <process id="counted" isExecutable="true">
    <startEvent id="counted-start"/><sequenceFlow id="c1" sourceRef="counted-start" targetRef="again"/>
    <exclusiveGateway id="again"/><sequenceFlow id="c2" sourceRef="again" targetRef="add"/>
    <scriptTask id="add"><extensionElements><q:script expression="=count + 1" resultVariable="count"/></extensionElements></scriptTask>
    <sequenceFlow id="c3" sourceRef="add" targetRef="enough"/><exclusiveGateway id="enough" default="c5"/>
    <sequenceFlow id="c4" sourceRef="enough" targetRef="again"><conditionExpression>=count &lt; 300</conditionExpression></sequenceFlow>
    <sequenceFlow id="c5" sourceRef="enough" targetRef="counted-ask"/>
    <userTask id="counted-ask"/>
    <sequenceFlow id="c6" sourceRef="counted-ask" targetRef="counted-end"/><endEvent id="counted-end"/>
  </process>
  <process id="parent" isExecutable="true">
    <startEvent id="parent-start"/><sequenceFlow id="a1" sourceRef="parent-start" targetRef="calling"/>
    <callActivity id="calling"><extensionElements><q:calledElement processId="child"/></extensionElements></callActivity>
    <sequenceFlow id="a2" sourceRef="calling" targetRef="parent-end"/><endEvent id="parent-end"/>
    <boundaryEvent id="child-refused" attachedToRef="calling"><errorEventDefinition errorRef="refused"/></boundaryEvent>
    <sequenceFlow id="a3" sourceRef="child-refused" targetRef="after-refusal"/>
    <userTask id="after-refusal"/>
    <sequenceFlow id="a4" sourceRef="after-refusal" targetRef="refusal-end"/><endEvent id="refusal-end"/>
  </process>
  <process id="child" isExecutable="true">
    <startEvent id="child-start"/><sequenceFlow id="h1" sourceRef="child-start" targetRef="child-work"/>
    <serviceTask id="child-work"><extensionElements><q:taskDefinition type="child-work"/></extensionElements></serviceTask>
    <sequenceFlow id="h2" sourceRef="child-work" targetRef="willing"/><exclusiveGateway id="willing" default="h3"/>
    <sequenceFlow id="h3" sourceRef="willing" targetRef="child-end"/><endEvent id="child-end"/>
    <sequenceFlow id="h4" sourceRef="willing" targetRef="child-refuses"><conditionExpression>=refuse = true</conditionExpression></sequenceFlow>
    <endEvent id="child-refuses"><errorEventDefinition errorRef="refused"/></endEvent>
  </process>
  <process id="spread" isExecutable="true">
    <startEvent id="spread-start"/><sequenceFlow id="m1" sourceRef="spread-start" targetRef="each"/>
    <serviceTask id="each"><extensionElements><q:taskDefinition type="each"/></extensionElements>
      <multiInstanceLoopCharacteristics isSequential="true"><extensionElements>
        <q:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=item / 3"/>
      </extensionElements></multiInstanceLoopCharacteristics>
    </serviceTask>
    <sequenceFlow id="m2" sourceRef="each" targetRef="spread-end"/><endEvent id="spread-end"/>
  </process>
  <process id="stopped" isExecutable="true">
    <startEvent id="stopped-start"/><sequenceFlow id="s1" sourceRef="stopped-start" targetRef="split"/>
    <parallelGateway id="split"/>
    <sequenceFlow id="s2" sourceRef="split" targetRef="first"/><userTask id="first"/>
    <sequenceFlow id="s3" sourceRef="split" targetRef="stop"/><userTask id="stop"/>
    <sequenceFlow id="s4" sourceRef="split" targetRef="never"/><userTask id="never"/>
    <sequenceFlow id="s5" sourceRef="first" targetRef="join"/><sequenceFlow id="s6" sourceRef="never" targetRef="join"/>
    <parallelGateway id="join"/>
    <sequenceFlow id="s7" sourceRef="join" targetRef="stopped-end"/><endEvent id="stopped-end"/>
    <sequenceFlow id="s8" sourceRef="stop" targetRef="all-stops"/><endEvent id="all-stops"><terminateEventDefinition/></endEvent>
    <subProcess id="asking" triggeredByEvent="true">
      <startEvent id="asked" isInterrupting="false"><messageEventDefinition messageRef="go"/></startEvent>
      <sequenceFlow id="s9" sourceRef="asked" targetRef="answer"/><userTask id="answer"/>
      <sequenceFlow id="s10" sourceRef="answer" targetRef="answered"/><endEvent id="answered"/>
    </subProcess>
  </process>
  <process id="sender" isExecutable="true">
    <startEvent id="sender-start"/><sequenceFlow id="n1" sourceRef="sender-start" targetRef="send"/>
    <sendTask id="send" messageRef="sent"/>
    <sequenceFlow id="n2" sourceRef="send" targetRef="sender-end"/><endEvent id="sender-end"/>
  </process>
  <process id="receiver" isExecutable="true">
    <startEvent id="receiver-start"/><sequenceFlow id="r1" sourceRef="receiver-start" targetRef="receive"/>
    <receiveTask id="receive" messageRef="sent"/>
    <sequenceFlow id="r2" sourceRef="receive" targetRef="wait"/>
    <intermediateCatchEvent id="wait"><messageEventDefinition messageRef="go"/></intermediateCatchEvent>
    <sequenceFlow id="r3" sourceRef="wait" targetRef="receiver-end"/><endEvent id="receiver-end"/>
  </process>
  <process id="keeper" isExecutable="true">
    <startEvent id="keeper-start"/><sequenceFlow id="k1" sourceRef="keeper-start" targetRef="take"/>
    <receiveTask id="take" messageRef="kept"/>
    <sequenceFlow id="k2" sourceRef="take" targetRef="keeper-end"/><endEvent id="keeper-end"/>
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
      <timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition>
    </boundaryEvent>
    <sequenceFlow id="g5" sourceRef="late" targetRef="remind"/><userTask id="remind"/>
    <sequenceFlow id="g6" sourceRef="remind" targetRef="reminded"/><endEvent id="reminded"/>
    <boundaryEvent id="far-away" attachedToRef="part">
      <timerEventDefinition><timeDate>2126-01-01T00:00:00Z</timeDate></timerEventDefinition>
    </boundaryEvent>
    <sequenceFlow id="g7" sourceRef="far-away" targetRef="far-end"/><endEvent id="far-end"/>
  </process>
  <process id="soon" isExecutable="true">
    <startEvent id="soon-start"/><sequenceFlow id="o1" sourceRef="soon-start" targetRef="moment"/>
    <intermediateCatchEvent id="moment"><timerEventDefinition><timeDuration>PT5S</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <sequenceFlow id="o2" sourceRef="moment" targetRef="after"/><userTask id="after"/>
    <sequenceFlow id="o3" sourceRef="after" targetRef="soon-end"/><endEvent id="soon-end"/>
  </process>
  <process id="choice" isExecutable="true">
    <startEvent id="choice-start"/><sequenceFlow id="i1" sourceRef="choice-start" targetRef="choose"/>
    <exclusiveGateway id="choose"/>
    <sequenceFlow id="i2" sourceRef="choose" targetRef="chosen"><conditionExpression>=amount &gt; 1</conditionExpression></sequenceFlow>
    <userTask id="chosen"/>
    <sequenceFlow id="i3" sourceRef="chosen" targetRef="choice-end"/><endEvent id="choice-end"/>
  </process>
  <process id="begun" isExecutable="true">
    <startEvent id="told-to-begin"><messageEventDefinition messageRef="begin"/></startEvent>
    <sequenceFlow id="b1" sourceRef="told-to-begin" targetRef="begun-work"/><userTask id="begun-work"/>
    <sequenceFlow id="b2" sourceRef="begun-work" targetRef="begun-end"/><endEvent id="begun-end"/>
  </process>
  <process id="single" isExecutable="true">
    <startEvent id="told-once"><messageEventDefinition messageRef="only-one"/></startEvent>
    <sequenceFlow id="y1" sourceRef="told-once" targetRef="single-work"/><userTask id="single-work"/>
    <sequenceFlow id="y2" sourceRef="single-work" targetRef="single-end"/><endEvent id="single-end"/>
  </process>
  <process id="ticking" isExecutable="true">
    <startEvent id="tick"><timerEventDefinition><timeCycle>R2/PT1S</timeCycle></timerEventDefinition></startEvent>
    <sequenceFlow id="t1" sourceRef="tick" targetRef="look"/><userTask id="look"/>
    <sequenceFlow id="t2" sourceRef="look" targetRef="looked"/><endEvent id="looked"/>
  </process>
  <process id="century" isExecutable="true">
    <startEvent id="next-century"><timerEventDefinition><timeDate>2126-01-01T00:00:00Z</timeDate></timerEventDefinition></startEvent>
    <sequenceFlow id="z1" sourceRef="next-century" targetRef="century-end"/><endEvent id="century-end"/>
  </process>
</definitions>
', 'editor', '2026-11-29 18:24:44.668521+00', '2026-11-29 18:24:44.683637+00', 2, '[{"process_version":"01a2288d-647c-7000-b385-4089d22d58eb","process_id":"exact","process_name":null},{"process_version":"01a2288d-647c-7001-8d88-af1978d3a76d","process_id":"person","process_name":null},{"process_version":"01a2288d-647c-7002-8a42-3f1ef905408e","process_id":"counted","process_name":null},{"process_version":"01a2288d-647c-7003-9036-41cc973f7d1a","process_id":"parent","process_name":null},{"process_version":"01a2288d-647c-7004-9dab-9d82efc2a5d9","process_id":"child","process_name":null},{"process_version":"01a2288d-647c-7005-ad89-1d0f62dd4564","process_id":"spread","process_name":null},{"process_version":"01a2288d-647c-7006-a6fc-e4b9513ecd99","process_id":"stopped","process_name":null},{"process_version":"01a2288d-647c-7007-8398-43fde3459e8b","process_id":"sender","process_name":null},{"process_version":"01a2288d-647c-7008-b135-7b0b98a8a8e9","process_id":"receiver","process_name":null},{"process_version":"01a2288d-647c-7009-aa09-7f0e27b80fa8","process_id":"keeper","process_name":null},{"process_version":"01a2288d-647c-700a-a866-2ff531e7d877","process_id":"guarded","process_name":null},{"process_version":"01a2288d-647c-700b-a57e-e761ca9cf3fd","process_id":"soon","process_name":null},{"process_version":"01a2288d-647c-700c-86c6-a66fa6609e82","process_id":"choice","process_name":null},{"process_version":"01a2288d-647c-700d-8b78-ab25e659a6c4","process_id":"begun","process_name":null},{"process_version":"01a2288d-647c-700e-95f7-738d5e7e16b0","process_id":"single","process_name":null},{"process_version":"01a2288d-647c-700f-bb06-1b179dd82853","process_id":"ticking","process_name":null},{"process_version":"01a2288d-647c-7010-b3e5-31084a30f05f","process_id":"century","process_name":null}]'),
	('01a2288d-649b-7000-bd6f-75b2bafb5a9c', '01a2288d-6470-7000-b05c-5163d13c213a', 'everything', 'Everything', '<?xml version="1.0" encoding="UTF-8"?>
<!-- What instances of the second dump run: every kind of event comes about. See README.md for the words that tests/upgrade answers. -->
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
             xmlns:q="http://quantumbpm.com/schema/1.0" id="everything" targetNamespace="http://example.com/upgrade">
  <message id="go" name="go"><extensionElements><q:subscription correlationKey="=key"/></extensionElements></message>
  <message id="sent" name="sent"><extensionElements><q:subscription correlationKey="=key"/></extensionElements></message>
  <message id="kept" name="kept"><extensionElements><q:subscription correlationKey="=key"/></extensionElements></message>
  <message id="only-one" name="only-one"><extensionElements><q:subscription correlationKey="=key"/></extensionElements></message>
  <message id="begin" name="begin"/>
  <error id="refused" errorCode="REFUSED"/>
  <process id="exact" isExecutable="true">
    <startEvent id="exact-start"/><sequenceFlow id="e1" sourceRef="exact-start" targetRef="weigh"/>
    <serviceTask id="weigh"><extensionElements><q:taskDefinition type="weigh" retries="2"/></extensionElements></serviceTask>
    <sequenceFlow id="e2" sourceRef="weigh" targetRef="approve"/>
    <userTask id="approve"><extensionElements>
      <q:assignmentDefinition assignee="erin" candidateUsers="carol, dave" candidateGroups="sales"/>
    </extensionElements></userTask>
    <sequenceFlow id="e3" sourceRef="approve" targetRef="exact-end"/><endEvent id="exact-end"/>
    <boundaryEvent id="not-weighed" attachedToRef="weigh"><errorEventDefinition errorRef="refused"/></boundaryEvent>
    <sequenceFlow id="e4" sourceRef="not-weighed" targetRef="ask-why"/>
    <userTask id="ask-why"/>
    <sequenceFlow id="e5" sourceRef="ask-why" targetRef="asked-why"/><endEvent id="asked-why"/>
  </process>
  <process id="person" isExecutable="true">
    <startEvent id="person-start"/><sequenceFlow id="p1" sourceRef="person-start" targetRef="ask"/>
    <userTask id="ask"/>
    <sequenceFlow id="p2" sourceRef="ask" targetRef="person-end"/><endEvent id="person-end"/>
    <boundaryEvent id="declined" attachedToRef="ask"><errorEventDefinition errorRef="refused"/></boundaryEvent>
    <sequenceFlow id="p3" sourceRef="declined" targetRef="ask-another"/>
    <userTask id="ask-another"/>
    <sequenceFlow id="p4" sourceRef="ask-another" targetRef="asked-another"/><endEvent id="asked-another"/>
  </process>
  <process id="counted" isExecutable="true">
    <startEvent id="counted-start"/><sequenceFlow id="c1" sourceRef="counted-start" targetRef="again"/>
    <exclusiveGateway id="again"/><sequenceFlow id="c2" sourceRef="again" targetRef="add"/>
    <scriptTask id="add"><extensionElements><q:script expression="=count + 1" resultVariable="count"/></extensionElements></scriptTask>
    <sequenceFlow id="c3" sourceRef="add" targetRef="enough"/><exclusiveGateway id="enough" default="c5"/>
    <sequenceFlow id="c4" sourceRef="enough" targetRef="again"><conditionExpression>=count &lt; 300</conditionExpression></sequenceFlow>
    <sequenceFlow id="c5" sourceRef="enough" targetRef="counted-ask"/>
    <userTask id="counted-ask"/>
    <sequenceFlow id="c6" sourceRef="counted-ask" targetRef="counted-end"/><endEvent id="counted-end"/>
  </process>
  <process id="parent" isExecutable="true">
    <startEvent id="parent-start"/><sequenceFlow id="a1" sourceRef="parent-start" targetRef="calling"/>
    <callActivity id="calling"><extensionElements><q:calledElement processId="child"/></extensionElements></callActivity>
    <sequenceFlow id="a2" sourceRef="calling" targetRef="parent-end"/><endEvent id="parent-end"/>
    <boundaryEvent id="child-refused" attachedToRef="calling"><errorEventDefinition errorRef="refused"/></boundaryEvent>
    <sequenceFlow id="a3" sourceRef="child-refused" targetRef="after-refusal"/>
    <userTask id="after-refusal"/>
    <sequenceFlow id="a4" sourceRef="after-refusal" targetRef="refusal-end"/><endEvent id="refusal-end"/>
  </process>
  <process id="child" isExecutable="true">
    <startEvent id="child-start"/><sequenceFlow id="h1" sourceRef="child-start" targetRef="child-work"/>
    <serviceTask id="child-work"><extensionElements><q:taskDefinition type="child-work"/></extensionElements></serviceTask>
    <sequenceFlow id="h2" sourceRef="child-work" targetRef="willing"/><exclusiveGateway id="willing" default="h3"/>
    <sequenceFlow id="h3" sourceRef="willing" targetRef="child-end"/><endEvent id="child-end"/>
    <sequenceFlow id="h4" sourceRef="willing" targetRef="child-refuses"><conditionExpression>=refuse = true</conditionExpression></sequenceFlow>
    <endEvent id="child-refuses"><errorEventDefinition errorRef="refused"/></endEvent>
  </process>
  <process id="spread" isExecutable="true">
    <startEvent id="spread-start"/><sequenceFlow id="m1" sourceRef="spread-start" targetRef="each"/>
    <serviceTask id="each"><extensionElements><q:taskDefinition type="each"/></extensionElements>
      <multiInstanceLoopCharacteristics isSequential="true"><extensionElements>
        <q:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=item / 3"/>
      </extensionElements></multiInstanceLoopCharacteristics>
    </serviceTask>
    <sequenceFlow id="m2" sourceRef="each" targetRef="spread-end"/><endEvent id="spread-end"/>
  </process>
  <process id="stopped" isExecutable="true">
    <startEvent id="stopped-start"/><sequenceFlow id="s1" sourceRef="stopped-start" targetRef="split"/>
    <parallelGateway id="split"/>
    <sequenceFlow id="s2" sourceRef="split" targetRef="first"/><userTask id="first"/>
    <sequenceFlow id="s3" sourceRef="split" targetRef="stop"/><userTask id="stop"/>
    <sequenceFlow id="s4" sourceRef="split" targetRef="never"/><userTask id="never"/>
    <sequenceFlow id="s5" sourceRef="first" targetRef="join"/><sequenceFlow id="s6" sourceRef="never" targetRef="join"/>
    <parallelGateway id="join"/>
    <sequenceFlow id="s7" sourceRef="join" targetRef="stopped-end"/><endEvent id="stopped-end"/>
    <sequenceFlow id="s8" sourceRef="stop" targetRef="all-stops"/><endEvent id="all-stops"><terminateEventDefinition/></endEvent>
    <subProcess id="asking" triggeredByEvent="true">
      <startEvent id="asked" isInterrupting="false"><messageEventDefinition messageRef="go"/></startEvent>
      <sequenceFlow id="s9" sourceRef="asked" targetRef="answer"/><userTask id="answer"/>
      <sequenceFlow id="s10" sourceRef="answer" targetRef="answered"/><endEvent id="answered"/>
    </subProcess>
  </process>
  <process id="sender" isExecutable="true">
    <startEvent id="sender-start"/><sequenceFlow id="n1" sourceRef="sender-start" targetRef="send"/>
    <sendTask id="send" messageRef="sent"/>
    <sequenceFlow id="n2" sourceRef="send" targetRef="sender-end"/><endEvent id="sender-end"/>
  </process>
  <process id="receiver" isExecutable="true">
    <startEvent id="receiver-start"/><sequenceFlow id="r1" sourceRef="receiver-start" targetRef="receive"/>
    <receiveTask id="receive" messageRef="sent"/>
    <sequenceFlow id="r2" sourceRef="receive" targetRef="wait"/>
    <intermediateCatchEvent id="wait"><messageEventDefinition messageRef="go"/></intermediateCatchEvent>
    <sequenceFlow id="r3" sourceRef="wait" targetRef="receiver-end"/><endEvent id="receiver-end"/>
  </process>
  <process id="keeper" isExecutable="true">
    <startEvent id="keeper-start"/><sequenceFlow id="k1" sourceRef="keeper-start" targetRef="take"/>
    <receiveTask id="take" messageRef="kept"/>
    <sequenceFlow id="k2" sourceRef="take" targetRef="keeper-end"/><endEvent id="keeper-end"/>
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
      <timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition>
    </boundaryEvent>
    <sequenceFlow id="g5" sourceRef="late" targetRef="remind"/><userTask id="remind"/>
    <sequenceFlow id="g6" sourceRef="remind" targetRef="reminded"/><endEvent id="reminded"/>
    <boundaryEvent id="far-away" attachedToRef="part">
      <timerEventDefinition><timeDate>2126-01-01T00:00:00Z</timeDate></timerEventDefinition>
    </boundaryEvent>
    <sequenceFlow id="g7" sourceRef="far-away" targetRef="far-end"/><endEvent id="far-end"/>
  </process>
  <process id="soon" isExecutable="true">
    <startEvent id="soon-start"/><sequenceFlow id="o1" sourceRef="soon-start" targetRef="moment"/>
    <intermediateCatchEvent id="moment"><timerEventDefinition><timeDuration>PT5S</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <sequenceFlow id="o2" sourceRef="moment" targetRef="after"/><userTask id="after"/>
    <sequenceFlow id="o3" sourceRef="after" targetRef="soon-end"/><endEvent id="soon-end"/>
  </process>
  <process id="choice" isExecutable="true">
    <startEvent id="choice-start"/><sequenceFlow id="i1" sourceRef="choice-start" targetRef="choose"/>
    <exclusiveGateway id="choose"/>
    <sequenceFlow id="i2" sourceRef="choose" targetRef="chosen"><conditionExpression>=amount &gt; 1</conditionExpression></sequenceFlow>
    <userTask id="chosen"/>
    <sequenceFlow id="i3" sourceRef="chosen" targetRef="choice-end"/><endEvent id="choice-end"/>
  </process>
  <process id="begun" isExecutable="true">
    <startEvent id="told-to-begin"><messageEventDefinition messageRef="begin"/></startEvent>
    <sequenceFlow id="b1" sourceRef="told-to-begin" targetRef="begun-work"/><userTask id="begun-work"/>
    <sequenceFlow id="b2" sourceRef="begun-work" targetRef="begun-end"/><endEvent id="begun-end"/>
  </process>
  <process id="single" isExecutable="true">
    <startEvent id="told-once"><messageEventDefinition messageRef="only-one"/></startEvent>
    <sequenceFlow id="y1" sourceRef="told-once" targetRef="single-work"/><userTask id="single-work"/>
    <sequenceFlow id="y2" sourceRef="single-work" targetRef="single-end"/><endEvent id="single-end"/>
  </process>
  <process id="ticking" isExecutable="true">
    <startEvent id="tick"><timerEventDefinition><timeCycle>R2/PT1S</timeCycle></timerEventDefinition></startEvent>
    <sequenceFlow id="t1" sourceRef="tick" targetRef="look"/><userTask id="look"/>
    <sequenceFlow id="t2" sourceRef="look" targetRef="looked"/><endEvent id="looked"/>
  </process>
  <process id="century" isExecutable="true">
    <startEvent id="next-century"><timerEventDefinition><timeDate>2126-01-01T00:00:00Z</timeDate></timerEventDefinition></startEvent>
    <sequenceFlow id="z1" sourceRef="next-century" targetRef="century-end"/><endEvent id="century-end"/>
  </process>
</definitions>
', 'editor', '2026-11-29 18:24:44.699922+00', '2026-11-29 18:24:44.709324+00', 2, '[{"process_version":"01a2288d-649b-7000-8bf9-478f59ca767d","process_id":"exact","process_name":null},{"process_version":"01a2288d-649b-7001-9583-a33becec813a","process_id":"person","process_name":null},{"process_version":"01a2288d-649b-7002-ac9e-6e735382c5ee","process_id":"counted","process_name":null},{"process_version":"01a2288d-649b-7003-a61d-42256ebeb681","process_id":"parent","process_name":null},{"process_version":"01a2288d-649b-7004-b13b-76aeff1c0416","process_id":"child","process_name":null},{"process_version":"01a2288d-649b-7005-985f-54d456751fda","process_id":"spread","process_name":null},{"process_version":"01a2288d-649b-7006-83a9-867305c32926","process_id":"stopped","process_name":null},{"process_version":"01a2288d-649b-7007-8d05-c4e6e6a67304","process_id":"sender","process_name":null},{"process_version":"01a2288d-649b-7008-b253-9a1a46bf4131","process_id":"receiver","process_name":null},{"process_version":"01a2288d-649b-7009-a09a-ab3567a2914b","process_id":"keeper","process_name":null},{"process_version":"01a2288d-649b-700a-b536-e387a598b52e","process_id":"guarded","process_name":null},{"process_version":"01a2288d-649b-700b-b29c-192ff1b31486","process_id":"soon","process_name":null},{"process_version":"01a2288d-649b-700c-ae2b-83f756865023","process_id":"choice","process_name":null},{"process_version":"01a2288d-649b-700d-b08e-54c59b968d13","process_id":"begun","process_name":null},{"process_version":"01a2288d-649b-700e-b8bf-961d787b1a9c","process_id":"single","process_name":null},{"process_version":"01a2288d-649b-700f-a4bb-0b3a13d95af4","process_id":"ticking","process_name":null},{"process_version":"01a2288d-649b-7010-8230-090939c6186b","process_id":"century","process_name":null}]'),
	('01a2288d-64c8-7000-afef-64c2257b9158', '01a2288d-6470-7000-b05c-5163d13c213a', 'everything', 'Draft, again', '<?xml version="1.0" encoding="UTF-8"?>
<!-- What instances of the second dump run: every kind of event comes about. See README.md for the words that tests/upgrade answers. -->
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
             xmlns:q="http://quantumbpm.com/schema/1.0" id="everything" targetNamespace="http://example.com/upgrade">
  <message id="go" name="go"><extensionElements><q:subscription correlationKey="=key"/></extensionElements></message>
  <message id="sent" name="sent"><extensionElements><q:subscription correlationKey="=key"/></extensionElements></message>
  <message id="kept" name="kept"><extensionElements><q:subscription correlationKey="=key"/></extensionElements></message>
  <message id="only-one" name="only-one"><extensionElements><q:subscription correlationKey="=key"/></extensionElements></message>
  <message id="begin" name="begin"/>
  <error id="refused" errorCode="REFUSED"/>
  <process id="exact" isExecutable="true">
    <startEvent id="exact-start"/><sequenceFlow id="e1" sourceRef="exact-start" targetRef="weigh"/>
    <serviceTask id="weigh"><extensionElements><q:taskDefinition type="weigh" retries="2"/></extensionElements></serviceTask>
    <sequenceFlow id="e2" sourceRef="weigh" targetRef="approve"/>
    <userTask id="approve"><extensionElements>
      <q:assignmentDefinition assignee="erin" candidateUsers="carol, dave" candidateGroups="sales"/>
    </extensionElements></userTask>
    <sequenceFlow id="e3" sourceRef="approve" targetRef="exact-end"/><endEvent id="exact-end"/>
    <boundaryEvent id="not-weighed" attachedToRef="weigh"><errorEventDefinition errorRef="refused"/></boundaryEvent>
    <sequenceFlow id="e4" sourceRef="not-weighed" targetRef="ask-why"/>
    <userTask id="ask-why"/>
    <sequenceFlow id="e5" sourceRef="ask-why" targetRef="asked-why"/><endEvent id="asked-why"/>
  </process>
  <process id="person" isExecutable="true">
    <startEvent id="person-start"/><sequenceFlow id="p1" sourceRef="person-start" targetRef="ask"/>
    <userTask id="ask"/>
    <sequenceFlow id="p2" sourceRef="ask" targetRef="person-end"/><endEvent id="person-end"/>
    <boundaryEvent id="declined" attachedToRef="ask"><errorEventDefinition errorRef="refused"/></boundaryEvent>
    <sequenceFlow id="p3" sourceRef="declined" targetRef="ask-another"/>
    <userTask id="ask-another"/>
    <sequenceFlow id="p4" sourceRef="ask-another" targetRef="asked-another"/><endEvent id="asked-another"/>
  </process>
  <process id="counted" isExecutable="true">
    <startEvent id="counted-start"/><sequenceFlow id="c1" sourceRef="counted-start" targetRef="again"/>
    <exclusiveGateway id="again"/><sequenceFlow id="c2" sourceRef="again" targetRef="add"/>
    <scriptTask id="add"><extensionElements><q:script expression="=count + 1" resultVariable="count"/></extensionElements></scriptTask>
    <sequenceFlow id="c3" sourceRef="add" targetRef="enough"/><exclusiveGateway id="enough" default="c5"/>
    <sequenceFlow id="c4" sourceRef="enough" targetRef="again"><conditionExpression>=count &lt; 300</conditionExpression></sequenceFlow>
    <sequenceFlow id="c5" sourceRef="enough" targetRef="counted-ask"/>
    <userTask id="counted-ask"/>
    <sequenceFlow id="c6" sourceRef="counted-ask" targetRef="counted-end"/><endEvent id="counted-end"/>
  </process>
  <process id="parent" isExecutable="true">
    <startEvent id="parent-start"/><sequenceFlow id="a1" sourceRef="parent-start" targetRef="calling"/>
    <callActivity id="calling"><extensionElements><q:calledElement processId="child"/></extensionElements></callActivity>
    <sequenceFlow id="a2" sourceRef="calling" targetRef="parent-end"/><endEvent id="parent-end"/>
    <boundaryEvent id="child-refused" attachedToRef="calling"><errorEventDefinition errorRef="refused"/></boundaryEvent>
    <sequenceFlow id="a3" sourceRef="child-refused" targetRef="after-refusal"/>
    <userTask id="after-refusal"/>
    <sequenceFlow id="a4" sourceRef="after-refusal" targetRef="refusal-end"/><endEvent id="refusal-end"/>
  </process>
  <process id="child" isExecutable="true">
    <startEvent id="child-start"/><sequenceFlow id="h1" sourceRef="child-start" targetRef="child-work"/>
    <serviceTask id="child-work"><extensionElements><q:taskDefinition type="child-work"/></extensionElements></serviceTask>
    <sequenceFlow id="h2" sourceRef="child-work" targetRef="willing"/><exclusiveGateway id="willing" default="h3"/>
    <sequenceFlow id="h3" sourceRef="willing" targetRef="child-end"/><endEvent id="child-end"/>
    <sequenceFlow id="h4" sourceRef="willing" targetRef="child-refuses"><conditionExpression>=refuse = true</conditionExpression></sequenceFlow>
    <endEvent id="child-refuses"><errorEventDefinition errorRef="refused"/></endEvent>
  </process>
  <process id="spread" isExecutable="true">
    <startEvent id="spread-start"/><sequenceFlow id="m1" sourceRef="spread-start" targetRef="each"/>
    <serviceTask id="each"><extensionElements><q:taskDefinition type="each"/></extensionElements>
      <multiInstanceLoopCharacteristics isSequential="true"><extensionElements>
        <q:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=item / 3"/>
      </extensionElements></multiInstanceLoopCharacteristics>
    </serviceTask>
    <sequenceFlow id="m2" sourceRef="each" targetRef="spread-end"/><endEvent id="spread-end"/>
  </process>
  <process id="stopped" isExecutable="true">
    <startEvent id="stopped-start"/><sequenceFlow id="s1" sourceRef="stopped-start" targetRef="split"/>
    <parallelGateway id="split"/>
    <sequenceFlow id="s2" sourceRef="split" targetRef="first"/><userTask id="first"/>
    <sequenceFlow id="s3" sourceRef="split" targetRef="stop"/><userTask id="stop"/>
    <sequenceFlow id="s4" sourceRef="split" targetRef="never"/><userTask id="never"/>
    <sequenceFlow id="s5" sourceRef="first" targetRef="join"/><sequenceFlow id="s6" sourceRef="never" targetRef="join"/>
    <parallelGateway id="join"/>
    <sequenceFlow id="s7" sourceRef="join" targetRef="stopped-end"/><endEvent id="stopped-end"/>
    <sequenceFlow id="s8" sourceRef="stop" targetRef="all-stops"/><endEvent id="all-stops"><terminateEventDefinition/></endEvent>
    <subProcess id="asking" triggeredByEvent="true">
      <startEvent id="asked" isInterrupting="false"><messageEventDefinition messageRef="go"/></startEvent>
      <sequenceFlow id="s9" sourceRef="asked" targetRef="answer"/><userTask id="answer"/>
      <sequenceFlow id="s10" sourceRef="answer" targetRef="answered"/><endEvent id="answered"/>
    </subProcess>
  </process>
  <process id="sender" isExecutable="true">
    <startEvent id="sender-start"/><sequenceFlow id="n1" sourceRef="sender-start" targetRef="send"/>
    <sendTask id="send" messageRef="sent"/>
    <sequenceFlow id="n2" sourceRef="send" targetRef="sender-end"/><endEvent id="sender-end"/>
  </process>
  <process id="receiver" isExecutable="true">
    <startEvent id="receiver-start"/><sequenceFlow id="r1" sourceRef="receiver-start" targetRef="receive"/>
    <receiveTask id="receive" messageRef="sent"/>
    <sequenceFlow id="r2" sourceRef="receive" targetRef="wait"/>
    <intermediateCatchEvent id="wait"><messageEventDefinition messageRef="go"/></intermediateCatchEvent>
    <sequenceFlow id="r3" sourceRef="wait" targetRef="receiver-end"/><endEvent id="receiver-end"/>
  </process>
  <process id="keeper" isExecutable="true">
    <startEvent id="keeper-start"/><sequenceFlow id="k1" sourceRef="keeper-start" targetRef="take"/>
    <receiveTask id="take" messageRef="kept"/>
    <sequenceFlow id="k2" sourceRef="take" targetRef="keeper-end"/><endEvent id="keeper-end"/>
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
      <timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition>
    </boundaryEvent>
    <sequenceFlow id="g5" sourceRef="late" targetRef="remind"/><userTask id="remind"/>
    <sequenceFlow id="g6" sourceRef="remind" targetRef="reminded"/><endEvent id="reminded"/>
    <boundaryEvent id="far-away" attachedToRef="part">
      <timerEventDefinition><timeDate>2126-01-01T00:00:00Z</timeDate></timerEventDefinition>
    </boundaryEvent>
    <sequenceFlow id="g7" sourceRef="far-away" targetRef="far-end"/><endEvent id="far-end"/>
  </process>
  <process id="soon" isExecutable="true">
    <startEvent id="soon-start"/><sequenceFlow id="o1" sourceRef="soon-start" targetRef="moment"/>
    <intermediateCatchEvent id="moment"><timerEventDefinition><timeDuration>PT5S</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <sequenceFlow id="o2" sourceRef="moment" targetRef="after"/><userTask id="after"/>
    <sequenceFlow id="o3" sourceRef="after" targetRef="soon-end"/><endEvent id="soon-end"/>
  </process>
  <process id="choice" isExecutable="true">
    <startEvent id="choice-start"/><sequenceFlow id="i1" sourceRef="choice-start" targetRef="choose"/>
    <exclusiveGateway id="choose"/>
    <sequenceFlow id="i2" sourceRef="choose" targetRef="chosen"><conditionExpression>=amount &gt; 1</conditionExpression></sequenceFlow>
    <userTask id="chosen"/>
    <sequenceFlow id="i3" sourceRef="chosen" targetRef="choice-end"/><endEvent id="choice-end"/>
  </process>
  <process id="begun" isExecutable="true">
    <startEvent id="told-to-begin"><messageEventDefinition messageRef="begin"/></startEvent>
    <sequenceFlow id="b1" sourceRef="told-to-begin" targetRef="begun-work"/><userTask id="begun-work"/>
    <sequenceFlow id="b2" sourceRef="begun-work" targetRef="begun-end"/><endEvent id="begun-end"/>
  </process>
  <process id="single" isExecutable="true">
    <startEvent id="told-once"><messageEventDefinition messageRef="only-one"/></startEvent>
    <sequenceFlow id="y1" sourceRef="told-once" targetRef="single-work"/><userTask id="single-work"/>
    <sequenceFlow id="y2" sourceRef="single-work" targetRef="single-end"/><endEvent id="single-end"/>
  </process>
  <process id="ticking" isExecutable="true">
    <startEvent id="tick"><timerEventDefinition><timeCycle>R2/PT1S</timeCycle></timerEventDefinition></startEvent>
    <sequenceFlow id="t1" sourceRef="tick" targetRef="look"/><userTask id="look"/>
    <sequenceFlow id="t2" sourceRef="look" targetRef="looked"/><endEvent id="looked"/>
  </process>
  <process id="century" isExecutable="true">
    <startEvent id="next-century"><timerEventDefinition><timeDate>2126-01-01T00:00:00Z</timeDate></timerEventDefinition></startEvent>
    <sequenceFlow id="z1" sourceRef="next-century" targetRef="century-end"/><endEvent id="century-end"/>
  </process>
</definitions>
', 'editor', '2026-11-29 18:24:44.744824+00', NULL, 2, '[{"process_version":"01a2288d-64eb-7000-b2cf-c4f5b4d7c6b3","process_id":"exact","process_name":null},{"process_version":"01a2288d-64eb-7001-ae85-8b5c8082b357","process_id":"person","process_name":null},{"process_version":"01a2288d-64eb-7002-95d5-4df3ed0416f0","process_id":"counted","process_name":null},{"process_version":"01a2288d-64eb-7003-935a-f3a6f6f9dd00","process_id":"parent","process_name":null},{"process_version":"01a2288d-64eb-7004-88c9-6b6892526ddf","process_id":"child","process_name":null},{"process_version":"01a2288d-64eb-7005-9150-1933f1ed22f4","process_id":"spread","process_name":null},{"process_version":"01a2288d-64eb-7006-8c6f-62952cb17140","process_id":"stopped","process_name":null},{"process_version":"01a2288d-64eb-7007-9d3b-e83e7a2aeb00","process_id":"sender","process_name":null},{"process_version":"01a2288d-64eb-7008-86d4-00959e73aa27","process_id":"receiver","process_name":null},{"process_version":"01a2288d-64eb-7009-88d4-002057885363","process_id":"keeper","process_name":null},{"process_version":"01a2288d-64eb-700a-aac0-cde618aa63b4","process_id":"guarded","process_name":null},{"process_version":"01a2288d-64eb-700b-a519-83ef1827d13d","process_id":"soon","process_name":null},{"process_version":"01a2288d-64eb-700c-a95b-71c449072fbe","process_id":"choice","process_name":null},{"process_version":"01a2288d-64eb-700d-b10f-7c9a05cd79f6","process_id":"begun","process_name":null},{"process_version":"01a2288d-64eb-700e-a2e6-1f9e2d4aecec","process_id":"single","process_name":null},{"process_version":"01a2288d-64eb-700f-98de-53c94116fab3","process_id":"ticking","process_name":null},{"process_version":"01a2288d-64eb-7010-b25c-e53c13a20f58","process_id":"century","process_name":null}]');


--
-- Data for Name: snapshots; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.snapshots VALUES
	('01a2288d-7155-7000-b74d-de2d9261fa74', 1204, 1, '{"state":{"id":"01a2288d-7155-7000-b74d-de2d9261fa74","sequence":1204,"status":"Running","started":{"project":"01a2288d-6470-7000-b05c-5163d13c213a","resource":"01a2288d-649b-7000-bd6f-75b2bafb5a9c","process_version":"01a2288d-649b-7002-ac9e-6e735382c5ee","process_id":"counted","version":2,"element":"counted-start","variables":{"key":"k","count":0}},"activations":{"01a2288d-7155-7000-b74d-de2d9261fa74":{"id":"01a2288d-7155-7000-b74d-de2d9261fa74","element":null,"parent":null,"process_version":"01a2288d-649b-7002-ac9e-6e735382c5ee","status":"Active","variables":{},"multi_instance":null,"work":"None","subscriptions":[],"children":["01a2288d-7171-7190-9b7a-182f316005af"],"tokens":[],"incident":null},"01a2288d-7171-7190-9b7a-182f316005af":{"id":"01a2288d-7171-7190-9b7a-182f316005af","element":"counted-ask","parent":"01a2288d-7155-7000-b74d-de2d9261fa74","process_version":"01a2288d-649b-7002-ac9e-6e735382c5ee","status":"Active","variables":{},"multi_instance":null,"work":{"UserTask":{"task":"01a2288d-7171-7191-b424-a996a205d922","assignment":{},"open":true}},"subscriptions":[],"children":[],"tokens":[],"incident":null}},"subscriptions":{},"incidents":{},"variables":{"key":"k","count":300},"entries_without_stimulus":902},"recorded_at":"2026-11-29T18:24:47.985232Z"}');


--
-- Data for Name: user_tasks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.user_tasks VALUES
	('01a2288d-64ff-7001-b976-88a125324a9b', '01a2288d-64ff-7002-aead-9460ccfe628d', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-64f7-7000-9a5c-809a86b3b153', NULL, '2026-11-29 18:24:44.799716+00', NULL, 4, 'CREATED', 'ask', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}', NULL),
	('01a2288d-6591-7001-9a05-e26f14df3867', '01a2288d-6591-7002-9da0-e3c0a7062c43', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-657c-7000-bff5-a6dc4120090c', NULL, '2026-11-29 18:24:44.94562+00', NULL, 4, 'CREATED', 'begun-work', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99}', '{}', NULL),
	('01a2288d-68bd-7001-8bc1-2bc4edb60260', '01a2288d-68bd-7002-9e84-7fe8a58dab39', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-6899-7000-b73b-b085b7d10c69', NULL, '2026-11-29 18:24:45.757384+00', NULL, 4, 'CREATED', 'look', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{}', '{}', NULL),
	('01a2288d-6c95-7001-ac79-83a95b8508bb', '01a2288d-6c95-7002-bac6-138544f1912b', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-6c77-7000-8a30-8374e29a40d4', NULL, '2026-11-29 18:24:46.741396+00', NULL, 4, 'CREATED', 'look', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{}', '{}', NULL),
	('01a2288d-660e-7001-a524-3826089ab509', '01a2288d-660e-7002-80f2-2a5e1bb1c962', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-65e7-7000-8bf5-7c4cddd2cc68', NULL, '2026-11-29 18:24:45.070977+00', '2026-11-29 18:24:46.89281+00', 5, 'COMPLETED', 'single-work', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99}', '{}', '{}'),
	('01a2288d-6d39-7001-ba71-9406863ede96', '01a2288d-6d39-7002-900f-aacff7d71f64', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-6d35-7000-acf8-695f3ad323bf', NULL, '2026-11-29 18:24:46.905381+00', '2026-11-29 18:24:47.022658+00', 5, 'COMPLETED', 'single-work', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99}', '{}', '{}'),
	('01a2288d-6dc7-7001-bbdc-5de73adced23', '01a2288d-6dc7-7002-9b52-a9b16102873b', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-6dbc-7000-9287-cb45392bac5d', NULL, '2026-11-29 18:24:47.047467+00', '2026-11-29 18:24:47.154044+00', 5, 'COMPLETED', 'single-work', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99}', '{}', '{}'),
	('01a2288d-6e41-7001-b2b5-064df43e26e0', '01a2288d-6e41-7002-bcd5-2122a69d505d', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-6e3b-7000-8a2b-bcb2359736b5', NULL, '2026-11-29 18:24:47.16933+00', '2026-11-29 18:24:47.314182+00', 5, 'COMPLETED', 'single-work', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99}', '{}', '{}'),
	('01a2288d-6f99-7000-8d4b-7af56e6a86dd', '01a2288d-6f99-7001-b66b-7c7da024bcc6', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-6f6c-7000-9852-d034fc398db7', NULL, '2026-11-29 18:24:47.513179+00', NULL, 10, 'CREATED', 'approve', 'UserTask', 'frank', NULL, NULL, NULL, NULL, NULL, '["carol"]', '["sales"]', '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}],"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99}', '{}', NULL),
	('01a2288d-6fc7-7001-bfaa-2a298c49a61b', '01a2288d-6fc7-7002-b89d-592c58ce3ad0', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-6fb9-7000-8b86-c89e44da0f5f', NULL, '2026-11-29 18:24:47.55971+00', NULL, 10, 'CREATED', 'ask-why', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}', NULL),
	('01a2288d-7009-7000-96db-d1423af9f91f', '01a2288d-7009-7001-b55f-2b2f6457c0b1', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-6fd3-7000-9907-ce450473f524', NULL, '2026-11-29 18:24:47.625135+00', NULL, 13, 'CREATED', 'approve', 'UserTask', 'erin', NULL, NULL, NULL, NULL, NULL, '["carol", "dave"]', '["sales"]', '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}', NULL),
	('01a2288d-704b-7001-8e8d-57b3868d8b36', '01a2288d-704b-7002-a14e-d149fab16ce7', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-7046-7000-b4ff-bb506a64ea85', NULL, '2026-11-29 18:24:47.691373+00', '2026-11-29 18:24:47.698942+00', 5, 'FAILED', 'ask', 'UserTask', NULL, NULL, NULL, NULL, NULL, 'REFUSED', '[]', '[]', '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}', '{}'),
	('01a2288d-7052-7001-a657-0bd3680fb104', '01a2288d-7052-7002-98c6-d16df77d7106', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-7046-7000-b4ff-bb506a64ea85', NULL, '2026-11-29 18:24:47.698942+00', NULL, 10, 'CREATED', 'ask-another', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}', NULL),
	('01a2288d-7060-7003-89a7-21ca90bd44d0', '01a2288d-7060-7004-8ccd-184dd74f8173', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-705b-7000-94de-15e641ee4269', NULL, '2026-11-29 18:24:47.712386+00', '2026-11-29 18:24:47.72182+00', 11, 'COMPLETED', 'first', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}', '{}'),
	('01a2288d-7060-7005-8f2c-1a9505eaec83', '01a2288d-7060-7006-8ca4-2d0f8d2b8528', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-705b-7000-94de-15e641ee4269', NULL, '2026-11-29 18:24:47.712386+00', '2026-11-29 18:24:47.734575+00', 13, 'COMPLETED', 'stop', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}', '{}'),
	('01a2288d-7060-7007-96b6-4c575047d8ee', '01a2288d-7060-7008-8d23-0eb0babe85e3', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-705b-7000-94de-15e641ee4269', NULL, '2026-11-29 18:24:47.712386+00', '2026-11-29 18:24:47.734575+00', 18, 'CANCELED', 'never', 'UserTask', NULL, NULL, NULL, NULL, 'activity interrupted', NULL, '[]', '[]', '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}', NULL),
	('01a2288d-7083-7001-a710-c2663f6213c2', '01a2288d-7083-7002-bd2f-a77758be6fef', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-7082-7000-9670-a3681b0c6f94', NULL, '2026-11-29 18:24:47.747065+00', NULL, 4, 'CREATED', 'ask', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}', NULL),
	('01a2288d-7089-7001-a02a-310f5ed8b60e', '01a2288d-7089-7002-af4c-a1415e8774de', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-7089-7000-be57-f9ce3d6f1ce1', NULL, '2026-11-29 18:24:47.753419+00', '2026-11-29 18:24:47.760931+00', 5, 'CANCELED', 'ask', 'UserTask', NULL, NULL, NULL, NULL, 'activity interrupted', NULL, '[]', '[]', '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}', NULL),
	('01a2288d-70d3-7001-aca1-5fbdca898d44', '01a2288d-70d3-7002-81ae-1240f69e1dc7', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-70a2-7000-8188-1144423b073f', NULL, '2026-11-29 18:24:47.827856+00', NULL, 10, 'CREATED', 'after-refusal', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"key":"k","refuse":true}', '{}', NULL),
	('01a2288d-7171-7190-9b7a-182f316005af', '01a2288d-7171-7191-b424-a996a205d922', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-7155-7000-b74d-de2d9261fa74', NULL, '2026-11-29 18:24:47.985232+00', NULL, 1204, 'CREATED', 'counted-ask', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"key":"k","count":300}', '{}', NULL),
	('01a2288d-71c9-7000-8b72-c7988d6f939a', '01a2288d-71c9-7001-89cb-120980833995', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-71b6-7000-9532-748af330d899', NULL, '2026-11-29 18:24:48.073076+00', NULL, 9, 'CREATED', 'chosen', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"key":"k","amount":5.50}', '{}', NULL),
	('01a2288d-75c7-7001-af0c-7c0f277ea1e2', '01a2288d-75c7-7002-bae3-ad141bd99134', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-71d2-7000-a544-75a610551d80', NULL, '2026-11-29 18:24:49.095722+00', NULL, 12, 'CREATED', 'remind', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}', NULL),
	('01a2288d-71da-7005-a656-b7956e5a5f17', '01a2288d-71da-7006-99a8-29d03e5ce7c2', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-71d2-7000-a544-75a610551d80', NULL, '2026-11-29 18:24:48.090268+00', '2026-11-29 18:24:49.120235+00', 13, 'COMPLETED', 'decide', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}', '{}'),
	('01a2288d-79d3-7001-a7e4-dbd5488a92a3', '01a2288d-79d3-7002-8798-0ec0f43e19d8', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-75e8-7000-9f38-b23d3c09ae7b', NULL, '2026-11-29 18:24:50.131477+00', NULL, 12, 'CREATED', 'remind', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}', NULL),
	('01a2288d-75e8-7005-8656-672c236aa6ac', '01a2288d-75e8-7006-9029-514e2fdfa287', '01a2288d-6470-7000-b05c-5163d13c213a', '01a2288d-75e8-7000-9f38-b23d3c09ae7b', NULL, '2026-11-29 18:24:49.128761+00', NULL, 8, 'CREATED', 'decide', 'UserTask', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '[]', '{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}', '{}', NULL);


--
-- Name: events_position; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.events_position', 1565, true);


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


