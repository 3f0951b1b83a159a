#!/bin/sh
# Make the pinned files anew from pyproject.toml: versions and hashes, no addresses. Needs uv (pip install uv).
set -eu
common="--universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url -q"
uv pip compile pyproject.toml $common --generate-hashes -o requirements.txt
uv pip compile pyproject.toml --group dev --extra fast $common --generate-hashes -c requirements.txt -o requirements-dev.txt
uv pip compile pyproject.toml --extra fast $common --no-emit-find-links -o constraints.txt
! grep -n '://' requirements.txt requirements-dev.txt constraints.txt
