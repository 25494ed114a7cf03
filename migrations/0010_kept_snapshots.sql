-- Several snapshots of a stream: the newest, for a fast start, and older ones, so that also an older moment is a few thousand
-- events away from one. A program of before this change reads any of them, which is right, and cannot add to them, which costs
-- it time and nothing else.
ALTER TABLE snapshots DROP CONSTRAINT snapshots_pkey, ADD PRIMARY KEY (stream, version, sequence);
