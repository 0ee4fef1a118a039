// Redirects are moved on by what they lead to.
CREATE INDEX former_now IF NOT EXISTS FOR (n:Former) ON (n.now)
