"""Exceptions as authentik stores them: frames since the update, one text before it."""

from typing import Any, NamedTuple


class Frame(NamedTuple):
    filename: str
    lineno: int
    name: str
    line: str
    locals: dict[str, str]


class Error(NamedTuple):
    """An exception and its frames, outermost first."""

    kind: str
    message: str
    frames: list[Frame]


PACKAGES = "/ak-root/.venv/lib/python3.13/site-packages"
PYTHON = "/usr/local/lib/python3.13"

KEY_ERROR = Error(
    "KeyError",
    "'department'",
    [
        Frame(
            "/authentik/policies/process.py", 111, "execute",
            "policy_result = self.binding.passes(self.request)",
            {"self": "<PolicyProcess name='PolicyProcess-812' parent=47 started>"},
        ),
        Frame(
            "/authentik/policies/expression/models.py", 47, "passes",
            "return evaluator.evaluate(self.expression)",
            {"request": "<PolicyRequest user=fatou.diallo>"},
        ),
        Frame(
            "deny-legacy-clients", 8, "handler_deny_legacy_clients",
            'department = user.attributes["department"]',
            {"user": "<User: fatou.diallo>", "ak_client_ip": "IPv4Address('90.63.1.51')"},
        ),
    ],
)  # fmt: skip
TYPE_ERROR = Error(
    "TypeError",
    'can only concatenate str (not "NoneType") to str',
    [
        Frame(
            "/authentik/core/expression/evaluator.py", 82, "evaluate",
            "return super().evaluate(*args, **kwargs)",
            {"self": "<PropertyMappingEvaluator>"},
        ),
        Frame(
            "Acme department scope", 3, "handler",
            'return {"unit": user.attributes.get("unit") + "/" + name}',
            {"user": "<User: li.wei>", "name": "'李伟'"},
        ),
    ],
)  # fmt: skip
REFUSED = Error(
    "ConnectionRefusedError",
    "[Errno 111] Connection refused",
    [
        Frame(
            "/authentik/tasks/middleware.py", 61, "process_message",
            "return super().process_message(message)",
            {"message": "Message(actor_name='authentik.stages.email.tasks.send_mail')"},
        ),
        Frame(
            "/authentik/stages/email/tasks.py", 108, "send_mail",
            "backend.send_messages([message_object])",
            {"backend": "<EmailBackend smtp.acme.example:587>", "attempt": "3"},
        ),
        Frame(
            f"{PYTHON}/smtplib.py", 255, "__init__",
            "(code, msg) = self.connect(host, port)",
            {"host": "'smtp.acme.example'", "port": "587"},
        ),
        Frame(f"{PYTHON}/socket.py", 864, "create_connection", "raise exceptions[0]", {}),
    ],
)  # fmt: skip
TIMEOUT = Error(
    "LDAPSocketOpenError",
    "socket connection error while opening: timed out — dc01.acme.example (naïve retry: 3×)",
    [
        Frame(
            "/authentik/sources/ldap/tasks.py", 96, "ldap_sync", "sync_inst.sync_full()",
            {"source": "<LDAPSource: Acme Active Directory>", "page": "17"},
        ),
        Frame(
            "/authentik/sources/ldap/sync/users.py", 41, "sync_full",
            "for page in self.search_paginator(base):",
            {"base": "'OU=Köln,DC=acme,DC=example'"},
        ),
    ],
)  # fmt: skip
SYSTEM = Error(
    "OperationalError",
    "the connection is closed\nserver closed the connection unexpectedly",
    [
        Frame(
            f"{PACKAGES}/django/db/backends/utils.py", 105, "_execute",
            "return self.cursor.execute(sql, params)",
            {"sql": "'SELECT 1'"},
        ),
        Frame(
            "/authentik/root/monitoring.py", 54, "dispatch", "db_conn.cursor()",
            {"db_conn": "<DatabaseWrapper vendor='postgresql' alias='default'>"},
        ),
    ],
)  # fmt: skip


def as_text(error: Error) -> str:
    """The traceback as Python prints it."""
    lines = ["Traceback (most recent call last):"]
    for frame in error.frames:
        place = f'File "{frame.filename}", line {frame.lineno}, in {frame.name}'
        lines += [f"  {place}", f"    {frame.line}"]
    return "\n".join([*lines, f"{error.kind}: {error.message}"])


def as_frames(error: Error) -> list[dict[str, Any]]:
    """The traceback as structlog's ExceptionDictTransformer makes it: one entry an exception."""
    return [
        {
            "exc_type": error.kind,
            "exc_value": error.message,
            "exc_notes": [],
            "syntax_error": None,
            "is_cause": False,
            "is_group": False,
            "exceptions": [],
            "frames": [frame._asdict() for frame in error.frames],
        }
    ]
