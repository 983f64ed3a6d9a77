#!/usr/bin/env bash
# Runs prcheck from this folder's repository on the Python of the runner. Nothing is installed outside the job's own
# virtual environment, and no wheel whose hash is not in requirements/run.txt. -P keeps the job's folder, which may hold
# anything, out of Python's path.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=$(mktemp -d "${RUNNER_TEMP:-/tmp}/prcheck.XXXXXX")
trap 'rm -rf "$venv"' EXIT

python=
for name in python3 python; do
    if "$name" -I -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    echo "::error title=prcheck::no Python 3.11 or newer on this runner; add a step with actions/setup-python before prcheck"
    exit 3
fi

"$python" -I -m venv "$venv"
own=$venv/bin/python
[ -x "$own" ] || own=$venv/Scripts/python.exe
"$own" -I -m pip install --quiet --disable-pip-version-check --only-binary=:all: \
    --require-hashes --requirement "$root/requirements/run.txt"
PYTHONPATH=$root/src "$own" -P -m prcheck action
