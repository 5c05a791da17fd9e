"""The successive values of the objects that `audit` changes."""

from random import Random
from typing import Any

from sample.clean import MASK

EXPRESSIONS = [
    'return "MSIE" not in request.http_request.META.get("HTTP_USER_AGENT", "")\n',
    """# Clients that cannot do TLS 1.3 stay outside.
agent = request.http_request.META.get("HTTP_USER_AGENT", "")
if "MSIE" in agent:
    ak_message("Please use a current browser.")
    return False
return True
""",
    """# Clients that cannot do TLS 1.3 stay outside.
agent = request.http_request.META.get("HTTP_USER_AGENT", "")
for word in ("MSIE", "Trident/", "PhantomJS"):
    if word in agent:
        ak_message("Please use a current browser.")
        return False
return True
""",
    """# Clients that cannot do TLS 1.3 stay outside.
agent = request.http_request.META.get("HTTP_USER_AGENT", "")
user = request.context.get("pending_user", request.user)
for word in ("MSIE", "Trident/", "PhantomJS"):
    if word in agent:
        ak_message("Please use a current browser.")
        return False
department = user.attributes["department"]
return department != "Extern"
""",
    """# Clients that cannot do TLS 1.3 stay outside.
agent = request.http_request.META.get("HTTP_USER_AGENT", "")
user = request.context.get("pending_user", request.user)
for word in ("MSIE", "Trident/", "PhantomJS", "python-requests"):
    if word in agent:
        ak_message("Bitte einen aktuellen Browser verwenden – «merci»!")
        return False
department = user.attributes.get("department", "")
return department != "Extern"
""",
]
REDIRECTS = [
    [{"matching_mode": "strict", "url": "https://grafana.acme.example/login/generic_oauth"}],
    [
        {"matching_mode": "strict", "url": "https://grafana.acme.example/login/generic_oauth"},
        {"matching_mode": "regex", "url": r"https://grafana-[a-z]+\.acme\.example/.*"},
    ],
    [
        {"matching_mode": "strict", "url": "https://metrics.acme.example/login/generic_oauth"},
        {"matching_mode": "regex", "url": r"https://grafana-[a-z]+\.acme\.example/.*"},
    ],
]


def outpost_config(version: int) -> dict[str, Any]:
    """An outpost's configuration, with a patch deep inside from the second version on."""
    config: dict[str, Any] = {
        "log_level": "debug" if version in (1, 2) else "info",
        "object_naming_template": "ak-outpost-%(name)s",
        "kubernetes_replicas": 1 if version < 2 else 3,
    }
    if version >= 2:
        priority = "high" if version == 2 else "highest"
        patch = {"op": "add", "path": "/spec/priorityClassName", "value": priority}
        config |= {"container_image": None, "kubernetes_json_patches": {"deployment": [patch]}}
    return config


def profile(version: int) -> dict[str, Any]:
    """One person's attributes; each version changes a little, deep inside."""
    attributes: dict[str, Any] = {
        "department": "Extern" if version < 3 else "Forschung & Entwicklung",
        "settings": {"locale": "en" if version < 2 else "ar", "theme": {"base": "automatic"}},
        "phones": ["+44 20 7946 0018"] + (["+44 7700 900123"] if version >= 1 else []),
        "api_token": MASK,
    }
    if version >= 2:
        attributes["settings"]["theme"] = {"base": "dark", "accent": "#fd4b2d"}
    if version >= 4:
        attributes["status"] = "🏄 on holiday"
        attributes["floor"] = 3
    if version >= 5:
        del attributes["api_token"]
        attributes["floor"] = 3.5
    return attributes


def certificate_text(seed: str) -> str:
    """Something that looks like a certificate; there is no key to it."""
    random = Random(seed)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    body = ["".join(random.choices(letters, k=64)) for _ in range(11)]
    body[0] = "MIIB" + body[0][4:]
    lines = ["-----BEGIN CERTIFICATE-----", *body, body[3][:42] + "==", "-----END CERTIFICATE-----"]
    return "\n".join(lines) + "\n"


CERTIFICATES = [certificate_text("2026"), certificate_text("2026 renewed")]
