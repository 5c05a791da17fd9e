"""What Acme's authentik consists of: applications, flows, policies, groups, devices."""

from typing import Any

from sample.clean import hex_of


def model(app: str, model_name: str, name: str, pk: int | str | None = None) -> dict[str, Any]:
    """A Django model as events hold it."""
    key = hex_of(f"{model_name}/{name}") if pk is None else pk
    return {"pk": key, "app": app, "name": name, "model_name": model_name}


def application(name: str) -> dict[str, Any]:
    return model("authentik_core", "application", name)


def group(name: str) -> dict[str, Any]:
    return model("authentik_core", "group", name)


def user(pk: int, username: str) -> dict[str, Any]:
    return model("authentik_core", "user", username, pk)


def token(name: str) -> dict[str, Any]:
    return model("authentik_core", "token", name)


def policy(name: str) -> dict[str, Any]:
    return model("authentik_policies_expression", "expressionpolicy", name)


def oauth2(name: str) -> dict[str, Any]:
    key = int(hex_of(f"provider/{name}")[:2], 16)
    return model("authentik_providers_oauth2", "oauth2provider", name, key)


def certificate(name: str) -> dict[str, Any]:
    return model("authentik_crypto", "certificatekeypair", name)


def flow(slug: str) -> dict[str, Any]:
    return model("authentik_flows", "flow", slug)


# Application, its slug, how it signs on, and how often it is used.
APPLICATIONS = [
    ("Grafana", "grafana", "openid", 8),
    ("GitLab", "gitlab", "openid", 14),
    ("Nextcloud", "nextcloud", "openid", 12),
    ("Wiki", "wiki", "openid", 10),
    ("Mattermost", "mattermost", "openid", 14),
    ("Zeiterfassung", "zeiterfassung", "saml", 9),
    ("Reisekosten & Spesen", "reisekosten", "saml", 3),
    ("Vaultwarden", "vaultwarden", "openid", 5),
    ("Paperless", "paperless", "proxy", 4),
    ("Prometheus", "prometheus", "proxy", 2),
    ("社内ポータル", "portal-jp", "openid", 3),
    ("Jira", "jira", "saml", 7),
]
PASSWORD_STAGE = model(
    "authentik_stages_password", "passwordstage", "default-authentication-password"
)
IMPLICIT_CONSENT = hex_of("flow/default-provider-authorization-implicit-consent")
GITHUB = model("authentik_sources_oauth", "oauthsource", "GitHub")
LDAP = model("authentik_sources_ldap", "ldapsource", "Acme Active Directory")
BRAND = model("authentik_brands", "brand", "Default brand")


def device(app: str, kind: str, name: str, pk: int) -> dict[str, Any]:
    """An authenticator, as a login lists it under mfa_devices."""
    return model(f"authentik_stages_authenticator_{app}", kind, name, pk)
