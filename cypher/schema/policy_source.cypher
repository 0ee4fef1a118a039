// A policy is found by the bytes that it was read from.
CREATE INDEX policy_source IF NOT EXISTS FOR (n:Policy) ON (n.source_sha256)
