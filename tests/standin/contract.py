"""GitHub's OpenAPI description as a judge of requests and answers, and a maker of the smallest valid answers."""

import gzip
import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from openapi_core import Config, OpenAPI
from openapi_core.exceptions import OpenAPIError
from openapi_core.testing import MockRequest, MockResponse

HERE = Path(__file__).parent
REPO = "/repos/{owner}/{repo}"
LONGEST = 65_536
REMEMBERED = 1 << 12  # requests and answers: the same ones come in many tests
UNTOLD = frozenset({301, 302, 307, 308, 401, 403, 429})
"""Redirects and refusals that any operation may give, whatever its description says."""
ORIGIN = "http://127.0.0.1"
RAW, DIFF = "application/vnd.github.raw+json", "application/vnd.github.diff"  # told in GitHub's prose only
Json = dict[str, Any]


@cache
def description() -> Json:
    """The description, made stricter where the published one lets pass what GitHub refuses."""
    found: Json = json.loads(gzip.decompress((HERE / "openapi.json.gz").read_bytes()))
    _tighten(found["paths"])
    found["components"]["schemas"]["pull-request-review-comment"]["properties"]["line"]["nullable"] = (
        True  # recorded so
    )
    reason = found["components"]["schemas"]["issue"]["properties"]["state_reason"]
    reason["enum"] = [*reason["enum"], None]  # nullable, but for a validator null must stand in the enum too
    return found


def _tighten(paths: Json) -> None:
    for path, kind in ((f"{REPO}/contents/{{path}}", RAW), (f"{REPO}/pulls/{{pull_number}}", DIFF)):
        paths[path]["get"]["responses"]["200"]["content"][kind] = {"schema": {"type": "string"}}
    review = _body(paths[f"{REPO}/pulls/{{pull_number}}/reviews"]["post"])
    comment = review["properties"]["comments"]["items"]
    single = _body(paths[f"{REPO}/pulls/{{pull_number}}/comments"]["post"])
    review["required"] = ["commit_id", "event", "body"]
    comment["required"] = ["path", "body", "line", "side"]
    single["required"] = ["commit_id", "path", "body", "line", "side"]
    for place in (comment, single):
        place["properties"]["side"]["enum"] = place["properties"]["start_side"]["enum"] = ["LEFT", "RIGHT"]
        for name in ("line", "start_line"):
            place["properties"][name]["minimum"] = 1
    edits = [_body(item[verb]) for item in paths.values() for verb in ("post", "put", "patch") if verb in item]
    for schema in (*edits, comment):
        schema["additionalProperties"] = False
        if "body" in schema["properties"]:
            schema["properties"]["body"]["maxLength"] = LONGEST


def _body(operation: Json) -> Json:
    schema: Json = operation["requestBody"]["content"]["application/json"]["schema"]
    return schema


@cache
def _judge() -> OpenAPI:
    return OpenAPI.from_dict(description(), Config(extra_media_type_deserializers={RAW: _text, DIFF: _text}))


def _text(body: bytes) -> str:
    return body.decode("utf-8", "replace")


def _request(verb: str, path: str, query: str, body: bytes) -> MockRequest:
    parts = path.split("/", 5)
    if len(parts) > 5 and parts[4] == "contents":  # a path parameter of the description holds no slash
        path = "/".join((*parts[:5], parts[5].replace("/", "%2F")))
    return MockRequest(ORIGIN, verb, path, args=dict(parse_qsl(query)), data=body)


def violations(
    verb: str, path: str, query: str, body: bytes, status: int, answer: bytes, kind: str, *, failing: bool
) -> list[str]:
    """What the description says against a request and its answer; a request that was refused may be wrong."""
    found = [_against_request(verb, path, query, body)]
    untold = failing and (status >= 500 or status in UNTOLD)  # a gateway's failure is in no description
    if not untold and (answer or status != 200):  # an empty diff is an empty answer
        found.append(_against_answer(verb, path, status, answer, kind.partition(";")[0]))
    return [each for each in found if each]


@lru_cache(REMEMBERED)
def _against_request(verb: str, path: str, query: str, body: bytes) -> str:
    try:
        _judge().validate_request(_request(verb, path, query, body))
    except OpenAPIError as error:
        return f"request {verb} {path}: {_told(error)}"
    return ""


@lru_cache(REMEMBERED)
def _against_answer(verb: str, path: str, status: int, answer: bytes, kind: str) -> str:
    request = _request(verb, path, "", b"")  # of the request, its operation counts
    try:
        _judge().validate_response(request, MockResponse(answer, status, content_type=kind))
    except OpenAPIError as error:
        return f"answer {status} to {verb} {path}: {_told(error)}"
    return ""


def _told(error: OpenAPIError) -> str:
    inner = getattr(error.__cause__, "schema_errors", ())
    places = [(list(e.absolute_path), e.message[:200]) for e in inner]
    return f"{str(error)[:200]} {str(error.__cause__ or '')[:300]} {places}"


@cache
def _sample_text(template: str, verb: str, status: str) -> str:
    answer = _resolved(description()["paths"][template][verb]["responses"][status])
    content = answer["content"]
    schema = (content.get("application/json") or next(iter(content.values())))["schema"]
    return json.dumps(_smallest(schema))


def sample(template: str, verb: str, status: int, /, **values: Any) -> Json:
    """The smallest valid answer of an operation, with these values in it; for a list, of one row."""
    found = json.loads(_sample_text(template, verb, str(status)))
    row: Json = found[0] if isinstance(found, list) else found
    return _merged(row, values)


def _merged(base: Json, values: Json) -> Json:
    for key, value in values.items():
        inner = base.get(key)
        base[key] = _merged(inner, value) if isinstance(inner, dict) and isinstance(value, dict) else value
    return base


def _resolved(node: Json) -> Json:
    while "$ref" in node:
        _, _, kind, name = node["$ref"].split("/")
        node = description()["components"][kind][name]
    return node


def _smallest(schema: Json) -> Any:
    schema = _resolved(schema)
    for choice in ("oneOf", "anyOf"):
        if choice in schema:
            return _smallest(schema[choice][0])
    if "allOf" in schema:
        parts = [_smallest(part) for part in schema["allOf"]]
        return {key: value for part in parts for key, value in part.items()}
    if schema.get("nullable") and "properties" not in schema:
        return None
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type", "object")
    if kind == "object":
        wanted = schema.get("required", ())
        return {name: _smallest(schema["properties"][name]) for name in wanted}
    if kind == "array":
        return [_smallest(schema["items"])]
    return _scalar(kind, schema.get("format", ""))


def _scalar(kind: str, form: str) -> Any:
    texts = {"date-time": "2026-01-01T00:00:00Z", "uri": "https://example.org/", "uri-template": "https://example.org/"}
    return {"string": texts.get(form, "x"), "integer": 1, "number": 1, "boolean": False}[kind]
