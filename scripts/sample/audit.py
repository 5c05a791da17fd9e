"""Changes by administrators: objects with a history, in every shape that a stored diff takes."""

from datetime import datetime, timedelta
from typing import Any

from sample import things
from sample.clean import MASK, hex_of
from sample.histories import CERTIFICATES, EXPRESSIONS, REDIRECTS, outpost_config, profile
from sample.journal import LICENCE, Http, Journal, november, october
from sample.people import ADMIN_DESK, AKADMIN, TERRAFORM, everyone, named

Diff = dict[str, dict[str, Any]]


class Audit:
    """Writes model_created, model_updated and model_deleted as the audit middleware does."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def change(
        self,
        when: datetime,
        action: str,
        model: dict[str, Any],
        details: dict[str, Any],
        user: dict[str, Any],
        path: str,
    ) -> None:
        """One change; before there was a licence nothing but the object was stored."""
        method = {"model_created": "POST", "model_updated": "PUT", "model_deleted": "DELETE"}[
            action
        ]
        context = {"model": model} | (details if when >= LICENCE else {})
        http = Http(f"/api/v3/{path}", method)
        self.journal.add(when, action, user, context, ADMIN_DESK, http)

    def write(self) -> None:
        self.licence()
        self.policy()
        self.provider()
        self.profile()
        self.certificate()
        self.groups()
        self.applications()
        self.outpost()
        self.small_ones()

    def policy(self) -> None:
        """An expression that grows over five versions; the licence comes after the second."""
        model = things.policy("deny-legacy-clients")
        path = f"policies/expression/{model['pk']}/"
        days = [(17, 12), (19, 8), (21, 13), (27, 10), (35, 10)]
        for number, (day, hour) in enumerate(days):
            when = october(day, hour, 17)
            if number == 0:
                self.change(when, "model_created", model, {}, AKADMIN, "policies/expression/")
                continue
            diff = changed("expression", EXPRESSIONS[number - 1], EXPRESSIONS[number])
            if number == 3:
                diff |= changed("execution_logging", False, True)
            user = named("ingrid.berg").snapshot()
            self.change(when, "model_updated", model, {"diff": diff}, user, path)

    def provider(self) -> None:
        """An OAuth2 provider: redirect addresses, a lifetime, and a secret that stays masked."""
        model = things.oauth2("Grafana")
        path = f"providers/oauth2/{model['pk']}/"
        steps: list[Diff] = [
            changed("_redirect_uris", REDIRECTS[0], REDIRECTS[1]),
            changed("client_secret", MASK, MASK) | changed("sub_mode", "user_id", "user_uuid"),
            changed("_redirect_uris", REDIRECTS[1], REDIRECTS[2])
            | changed("access_code_validity", "minutes=1", "seconds=30"),
            changed("invalidation_flow", None, hex_of("flow/acme-logout")),
        ]
        for number, diff in enumerate(steps):
            when = october(21 + 5 * number, 9, 2 + number)
            self.change(when, "model_updated", model, {"diff": diff}, TERRAFORM, path)

    def profile(self) -> None:
        """One person's account, five times, mostly nested attributes."""
        person = named("omar.haddad")
        model = things.user(person.pk, person.username)
        path = f"core/users/{person.pk}/"
        for number in range(1, 6):
            diff = changed("attributes", profile(number - 1), profile(number))
            if number == 2:
                diff |= changed("email", "omar@old.example", person.email)
            if number == 4:
                diff |= changed("name", "Omar Haddad", "Omar Haddad 🦊")
            when = october(20 + 4 * number, 14, 30 + number)
            user = named("ingrid.berg" if number % 2 else "omar.haddad").snapshot()
            self.change(when, "model_updated", model, {"diff": diff}, user, path)

    def certificate(self) -> None:
        """A certificate: all new, its text replaced, and all gone."""
        model = things.certificate("acme.example 2026")
        old = things.certificate("acme.example 2025")
        new: dict[str, Any] = {
            "kp_uuid": model["pk"], "name": model["name"], "managed": None,
            "certificate_data": CERTIFICATES[0], "key_data": MASK,
            "created": "2026-10-23T08:00:00Z", "last_updated": "2026-10-23T08:00:00Z",
        }  # fmt: skip
        path = "crypto/certificatekeypairs/"
        first = october(23, 8, 0)
        self.change(first, "model_created", model, {"diff": all_new(new)}, AKADMIN, path)
        renewed = changed("certificate_data", CERTIFICATES[0], CERTIFICATES[1])
        renewed |= changed("key_data", MASK, MASK)
        later = november(10, 8, 5)
        self.change(later, "model_updated", model, {"diff": renewed}, AKADMIN, path + model["pk"])
        state = new | {"kp_uuid": old["pk"], "name": old["name"], "created": "2025-11-02T08:00:00Z"}
        gone = later + timedelta(minutes=4)
        self.change(gone, "model_deleted", old, {"model_state": state}, AKADMIN, path + old["pk"])

    def groups(self) -> None:
        """Members come, go, and are cleared; the same for a user's roles."""
        finance, crew = things.group("finance"), things.group("Küstenwache ⚓")
        people = [person.pk for person in everyone()[:12]]
        auditor = things.user(people[5], everyone()[5].username)
        user = named("ingrid.berg").snapshot()
        steps = [
            (finance, {"users": {"add": people[2:5]}}),
            (finance, {"users": {"add": [people[7]]}}),
            (crew, {"users": {"add": people[:6]}}),
            (finance, {"users": {"remove": [people[3]]}}),
            (crew, {"users": {"clear": True}}),
            (finance, changed("attributes", {}, {"cost_centre": 4100, "limits": {"eur": 2500.5}})),
            (auditor, {"roles": {"add": [hex_of("role/auditor")]}}),
            (auditor, {"roles": {"remove": [hex_of("role/auditor")]}}),
        ]  # fmt: skip
        for number, (model, diff) in enumerate(steps):
            when = october(21 + 2 * number, 11, 20, 5 * number)
            path = f"core/groups/{model['pk']}/"
            self.change(when, "model_updated", model, {"diff": diff}, user, path)

    def applications(self) -> None:
        """Applications arrive before and after the licence; one is deleted with its state."""
        for day, name, slug in ((16, "Paperless", "paperless"), (23, "Jira", "jira")):
            model = things.application(name)
            fields = {
                "pbm_uuid": model["pk"], "name": name, "slug": slug, "group": "", "provider": 12,
                "policy_engine_mode": "any", "meta_launch_url": f"https://{slug}.acme.example/",
                "meta_icon": None, "open_in_new_tab": False, "meta_description": "",
            }  # fmt: skip
            when = october(day, 15, 41)
            details = {"diff": all_new(fields)}
            self.change(when, "model_created", model, details, TERRAFORM, "core/applications/")
        old = things.application("Trac")
        state = {
            "pbm_uuid": old["pk"], "name": "Trac", "slug": "trac", "group": "Altlasten",
            "provider": None, "policy_engine_mode": "all", "open_in_new_tab": True,
            "meta_launch_url": "https://trac.acme.example/",
            "meta_description": "bis 2019\nnur lesen",
        }  # fmt: skip
        when = november(6, 15, 44)
        details = {"model_state": state}
        self.change(when, "model_deleted", old, details, TERRAFORM, "core/applications/trac/")

    def outpost(self) -> None:
        """A nested configuration, three times."""
        model = things.model("authentik_outposts", "outpost", "authentik Embedded Outpost")
        for number in range(1, 4):
            diff = changed("_config", outpost_config(number - 1), outpost_config(number))
            when = october(22 + 6 * number, 16, 9)
            path = f"outposts/instances/{model['pk']}/"
            self.change(when, "model_updated", model, {"diff": diff}, AKADMIN, path)

    def licence(self) -> None:
        """The licence, whose arrival is the first change that is stored with a diff."""
        model = things.model("authentik_enterprise", "license", "Acme SE")
        fields = {"license_uuid": model["pk"], "name": "Acme SE", "key": MASK, "internal_users": 60}
        details = {"diff": all_new(fields)}
        self.change(LICENCE, "model_created", model, details, AKADMIN, "enterprise/license/")

    def small_ones(self) -> None:
        """The brand's title, a stage, a token with its expiry, a source that is gone."""
        stage = things.model("authentik_stages_identification", "identificationstage", "Who?")
        token = things.token("svc-terraform-2027")
        source = things.model("authentik_sources_oauth", "oauthsource", "Google+")
        end = "2027-01-01T00:00:00Z"
        fields = {"key": MASK, "intent": "api", "expiring": True, "expires": end}
        state = {"slug": "google-plus", "consumer_key": MASK, "consumer_secret": MASK}
        title = changed("branding_title", "authentik", "Acme – Anmeldung")
        steps: list[tuple[int, str, dict[str, Any], dict[str, Any]]] = [
            (19, "model_updated", things.BRAND, {}),
            (22, "model_updated", things.BRAND, {"diff": title}),
            (
                24,
                "model_updated",
                stage,
                {"diff": changed("user_fields", ["email"], ["email", "upn"])},
            ),
            (26, "model_created", token, {"diff": all_new(fields)}),
            (30, "model_deleted", source, {"model_state": state | {"enabled": False}}),
            (31, "model_updated", token, {"diff": changed("expires", end, None)}),
        ]
        for day, action, model, details in steps:
            app = model["app"].removeprefix("authentik_")
            path = f"{app}/{model['model_name']}/{model['pk']}/"
            self.change(october(day, 9, 48), action, model, details, AKADMIN, path)


def changed(field: str, before: Any, after: Any) -> Diff:
    """One field of a diff."""
    return {field: {"previous_value": before, "new_value": after}}


def all_new(fields: dict[str, Any]) -> Diff:
    """A creation: nothing was there before."""
    return {field: {"previous_value": None, "new_value": value} for field, value in fields.items()}
