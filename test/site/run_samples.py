"""Runs Python samples: a list of sources on standard input, one result for each on standard output.

`requests`: sends them where the library is installed, and records their calls where it is not.
`vendor`: records the calls, with the signatures that the vendor's SDK has.
"""
import asyncio
import contextlib
import io
import json
import sys
import types

recorded = []


def record(method, url, query, body, headers=None):
    recorded.append({"method": method, "url": url, "query": query, "body": body, "headers": headers})


class RecordedResponse:
    content = b""

    def raise_for_status(self):
        pass

    def json(self):
        return None


def recording_requests():
    module = types.ModuleType("requests")

    def sender(method):
        def send(url, headers=None, params=None, json=None):
            pairs = list(params.items()) if isinstance(params, dict) else params or []
            record(method, url, pairs, json, headers)
            return RecordedResponse()

        return send

    for method in ("get", "post", "put", "patch", "delete"):
        setattr(module, method, sender(method.upper()))
    return module


class Page:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


async def nothing():
    return None


class Client:
    def __init__(self, token: str, base_url: str = ""):
        self.token = token
        self.unified_api = UnifiedApi(self)
        self.integrated_accounts = Named(self, "integrated-account")
        self.batch_requests = Named(self, "batch-request")

    def _get(self, endpoint, params=None):
        record("GET", endpoint, params, None)
        return nothing()

    def _delete(self, endpoint, params=None):
        record("DELETE", endpoint, params, None)
        return nothing()

    def _post(self, endpoint, data=None, params=None):
        record("POST", endpoint, params, data)
        return nothing()

    def _patch(self, endpoint, data=None, params=None):
        record("PATCH", endpoint, params, data)
        return nothing()


class UnifiedApi:
    def __init__(self, client):
        self.client = client

    def list(self, model: str, resource: str, query: dict):
        record("GET", f"unified/{model}/{resource}", query, None)
        return Page()

    def get(self, model: str, resource: str, id: str, query: dict):
        return self.client._get(f"unified/{model}/{resource}/{id}", query)

    def create(self, model: str, resource: str, data: dict, query: dict):
        return self.client._post(f"unified/{model}/{resource}", data, query)

    def update(self, model: str, resource: str, id: str, data: dict, query: dict):
        return self.client._patch(f"unified/{model}/{resource}/{id}", data, query)

    def delete(self, model: str, resource: str, id: str, query: dict):
        return self.client._delete(f"unified/{model}/{resource}/{id}", query)


class Named:
    def __init__(self, client, endpoint):
        self.client = client
        self.endpoint = endpoint

    def list(self, **query):
        record("GET", self.endpoint, query, None)
        return Page()

    def get(self, id: str, **query):
        return self.client._get(f"{self.endpoint}/{id}", query)

    def create(self, data: dict, **query):
        return self.client._post(self.endpoint, data, query)


def run(source):
    recorded.clear()
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, "sample.py", "exec"), {"__name__": "__main__"})
    except Exception as error:
        # What the server refuses is judged by the status that it gave.
        if type(error).__name__ != "HTTPError":
            return {"error": f"{type(error).__name__}: {error}", "calls": list(recorded)}
    return {"error": None, "calls": list(recorded)}


mode = sys.argv[1]
is_recorded = mode != "requests"
if mode == "vendor":
    vendor = types.ModuleType("truto_python_sdk")
    vendor.TrutoApi = Client
    sys.modules["truto_python_sdk"] = vendor
elif mode == "recorded-requests":
    sys.modules["requests"] = recording_requests()
else:
    try:
        import requests  # noqa: F401
    except ImportError:
        is_recorded = True
        sys.modules["requests"] = recording_requests()

results = [run(source) for source in json.load(sys.stdin)]
json.dump({"recorded": is_recorded, "results": results}, sys.stdout)
