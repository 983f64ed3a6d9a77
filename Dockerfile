# The action's image: a virtual environment on a plain Python, nothing else.
# It runs as root, as GitHub asks of Docker actions: the runner's files belong to another user.
ARG BASE_IMAGE=docker.io/library/python:3.13-slim-bookworm

FROM ${BASE_IMAGE} AS build
COPY requirements/ /build/requirements/
RUN python3 -m venv /opt/prcheck \
 && /opt/prcheck/bin/python -m pip install --no-cache-dir --no-compile --disable-pip-version-check --only-binary=:all: \
    --require-hashes --requirement /build/requirements/run.txt \
 && python3 -m venv /build/tools \
 && /build/tools/bin/python -m pip install --no-cache-dir --disable-pip-version-check --only-binary=:all: \
    --require-hashes --requirement /build/requirements/build.txt
COPY pyproject.toml README.md LICENSE /build/
COPY src/ /build/src/
RUN /build/tools/bin/python -m pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /build/wheels /build \
 && /opt/prcheck/bin/python -m pip install --no-cache-dir --no-compile --no-deps --no-index /build/wheels/*.whl \
 && /opt/prcheck/bin/python -m pip uninstall --quiet --yes setuptools pip \
 && python3 -m compileall -q -j 0 --invalidation-mode unchecked-hash /opt/prcheck/lib

FROM ${BASE_IMAGE}
COPY --from=build /opt/prcheck /opt/prcheck
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1 PYTHONUNBUFFERED=1
ENTRYPOINT ["/opt/prcheck/bin/prcheck"]
CMD ["action"]
