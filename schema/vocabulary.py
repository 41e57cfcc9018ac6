"""The controlled vocabularies: every allowed value with its definition and its counterpart in the field's datasets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """One allowed value. The last three name the nearest value of ACLED (sub-event), UCDP and GTD."""

    code: str
    definition: str
    acled: str | None = None
    ucdp: str | None = None
    gtd: str | None = None


@dataclass(frozen=True)
class Vocabulary:
    """A named list of terms, in the order people should see them."""

    name: str
    terms: tuple[Term, ...]

    @property
    def codes(self) -> list[str]:
        """The allowed values."""
        return [term.code for term in self.terms]

    def __getitem__(self, code: str) -> Term:
        """Return the term of this code; raises KeyError."""
        for term in self.terms:
            if term.code == code:
                return term
        raise KeyError(code)


DATE_PRECISION = Vocabulary(
    "date_precision",
    (
        Term("day", "The day is known.", acled="1", ucdp="1"),
        Term("several_days", "Two to six days, within which the incident lies.", ucdp="2"),
        Term("week", "The week is known, seven days.", acled="2", ucdp="3"),
        Term("month", "More than a week and at most one month.", acled="3", ucdp="4"),
        Term("year", "More than one month and at most one year.", ucdp="5"),
    ),
)

GEO_PRECISION = Vocabulary(
    "geo_precision",
    (
        Term("exact", "The coordinates are those of the named town, village or site.", acled="1", ucdp="1"),
        Term("near", "Beside, between, on the axis of or so many km from a known place.", acled="2", ucdp="2"),
        Term("admin2", "Only the second-order division is known; its representative point.", acled="2", ucdp="3"),
        Term("admin1", "Only the first-order division is known; its representative point.", acled="3", ucdp="4"),
        Term("country", "Only the country is known; its representative point.", ucdp="6"),
        Term("area", "A region across divisions, or one without borders (a desert, a triangle, a coast).", ucdp="5"),
    ),
)

EVENT_TYPE = Vocabulary(
    "event_type",
    (
        Term(
            "armed_clash",
            "Two armed sides fight: each may shoot at the other.",
            "Armed clash",
            "state-based or non-state",
            "Armed Assault",
        ),
        Term(
            "attack",
            "One side attacks people or a site by shooting, storming, ambush or killing; also where the means is open.",
            "Attack",
            "one-sided or state-based",
            "Armed Assault; Assassination",
        ),
        Term(
            "bombing",
            "An explosive device placed, thrown, carried or driven to its target: IED, car or suicide bomb, grenade.",
            "Remote explosive/landmine/IED; Suicide bomb; Grenade",
            "one-sided or state-based",
            "Bombing/Explosion",
        ),
        Term(
            "landmine",
            "A mine or a remnant of war set off by its victim.",
            "Remote explosive/landmine/IED",
            "one-sided or state-based",
            "Bombing/Explosion",
        ),
        Term(
            "shelling",
            "Artillery, mortars, rockets or missiles fired from the ground.",
            "Shelling/artillery/missile attack",
            "state-based",
            "Bombing/Explosion",
        ),
        Term(
            "air_strike",
            "Bombs or missiles from aircraft, helicopters or drones.",
            "Air/drone strike",
            "state-based",
            "Bombing/Explosion",
        ),
        Term(
            "execution",
            "People already in somebody's power are killed.",
            "Attack",
            "one-sided",
            "Armed Assault",
        ),
        Term(
            "abduction",
            "People are taken or held against their will by a non-state group, or made to disappear.",
            "Abduction/forced disappearance",
            None,
            "Hostage Taking (Kidnapping)",
        ),
        Term("sexual_violence", "Rape and other sexual violence.", "Sexual violence", None, "Unarmed Assault"),
        Term(
            "arson",
            "Buildings, vehicles or crops set on fire.",
            "Looting/property destruction",
            None,
            "Facility/Infrastructure Attack",
        ),
        Term(
            "looting",
            "Property taken or destroyed by a group during unrest or an attack.",
            "Looting/property destruction",
        ),
        Term("robbery", "Money or goods taken by force or threat.", "Looting/property destruction"),
        Term("hijacking", "An aircraft, ship or vehicle seized with those in it.", None, None, "Hijacking"),
        Term("arrest", "People taken into custody by a state's forces.", "Arrests"),
        Term(
            "protest",
            "People gather to make a demand, without violence of their own.",
            "Peaceful protest; Protest with intervention",
        ),
        Term("riot", "A crowd uses violence against people or property.", "Violent demonstration; Mob violence"),
        Term("displacement", "People flee or are driven from where they live.", "Other"),
        Term("other", "A violent incident of another kind.", "Other", None, "Unknown"),
    ),
)

MEASURE = Vocabulary(
    "measure",
    (
        Term("killed", "People who died of the incident."),
        Term("injured", "People wounded and not said to have died."),
        Term("captured", "Fighters taken prisoner."),
        Term("abducted", "People taken or held against their will."),
        Term("missing", "People whose whereabouts are unknown."),
        Term("arrested", "People taken into custody by a state's forces."),
        Term("displaced", "People who fled or were driven out."),
    ),
)

QUALIFIER = Vocabulary(
    "qualifier",
    (
        Term("exact", "The figure as it stands: low = high."),
        Term("at_least", "The figure is a lower bound: high is empty."),
        Term("at_most", "The figure is an upper bound: low is empty."),
        Term("about", "The figure is approximate: low = high = the figure given."),
        Term("range", "Two figures: low and high."),
        Term("vague", "A word without a figure (dozens, several): low is what the word means at least, high is empty."),
    ),
)

SCOPE = Vocabulary(
    "scope",
    (
        Term("incident", "The figure is the incident's own count: only these enter the event's row."),
        Term("part", "The figure is part of another figure of the same incident (among them three children)."),
        Term("cumulative", "The figure adds up several incidents or a period (the toll since May): never in a row."),
        Term("background", "The figure is of an incident that makes no row: history, a court case, a rumour."),
    ),
)

ORIGIN = Vocabulary(
    "origin",
    (
        Term("built", "A builder read the value from these words."),
        Term("derived", "Computed from built cells, by the rule named; the words are theirs."),
        Term("alternative", "A builder read this other value from these words; the rule named preferred the cell's."),
        Term("edited", "An analyst changed the cell."),
        Term("added", "An analyst added the row."),
    ),
)

REVIEW_STATUS = Vocabulary(
    "review_status",
    (
        Term("unreviewed", "Nobody has looked at the row yet."),
        Term("accepted", "An analyst has checked the row against its sources."),
        Term("rejected", "An analyst found that the row is no incident, or a duplicate."),
        Term("needs_check", "An analyst wants a second look."),
    ),
)

ACTOR_GROUP = Vocabulary(
    "victim_group",
    (
        Term("civilian", "People who take no part in the fighting; also aid workers and journalists."),
        Term("state_force", "Army, police and forces that fight beside them."),
        Term("armed_group", "Fighters of a non-state group."),
    ),
)

VOCABULARIES = (
    EVENT_TYPE,
    DATE_PRECISION,
    GEO_PRECISION,
    MEASURE,
    QUALIFIER,
    SCOPE,
    ACTOR_GROUP,
    ORIGIN,
    REVIEW_STATUS,
)
