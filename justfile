# Short names for what run.py does; `just` without a name lists them.

_list:
    @just --list

# set up, ingest the corpus, serve it
demo *arguments:
    python3 run.py demo {{arguments}}

# every check and every test
test *arguments:
    python3 run.py test {{arguments}}

# the quick tests alone
quick *arguments:
    .venv/bin/pytest -m "not slow and not neo4j" {{arguments}}

# put the code in its form
format:
    .venv/bin/ruff check --fix .
    .venv/bin/ruff format .

# build the page into api/static, its types from today's routes
page:
    .venv/bin/python -P -m api.openapi.schema > web/openapi.json
    cd web && npm ci && npm run build
