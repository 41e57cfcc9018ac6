"""Which incidents of different reports are one event: each rule of docs/linking.md by an example."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from sourcebook.linking.ids import event_id
from sourcebook.linking.keys import Key, fold_place
from sourcebook.linking.link import link

HOMS = {"country": "SYR", "place": "homs", "latitude": 34.73, "longitude": 36.72, "geo_precision": "exact"}
MAY = date(2024, 5, 1)


def key(report: str, position: int = 0, day: date | None = MAY, last: date | None = None, **told) -> Key:
    filled = dict.fromkeys(("country", "admin1", "place", "geo_precision", "latitude", "longitude", "event_type"))
    filled |= {"side_a": (), "side_b": (), "killed": (), "published": None, "text": report, "event_type": "attack"}
    return Key(
        report_id=report, position=position, anchor=position * 100, first=day, last=last or day, **(filled | told)
    )


def events(*keys: Key) -> list[list[str]]:
    return sorted([joined.key.report_id for joined in cluster] for cluster in link(keys))


def rule(one: Key, two: Key) -> str | None:
    clusters = list(link([one, two]))
    return clusters[0][1].rule if len(clusters) == 1 else None


def test_same_day_same_place() -> None:
    assert rule(key("a", **HOMS), key("b", **HOMS)) == "link.same_day_same_place"


def test_the_founder_is_the_report_published_first() -> None:
    (cluster,) = link([key("a", **HOMS), key("b", **HOMS, published=MAY), key("c", **HOMS, published=MAY)])
    assert [(joined.key.report_id, joined.rule.split("_")[0]) for joined in cluster] == [
        ("b", "link.first"),
        ("c", "link.same"),
        ("a", "link.same"),
    ]


def test_another_day_is_another_event() -> None:
    assert rule(key("a", **HOMS), key("b", day=MAY + timedelta(1), **HOMS)) is None


def test_overlapping_days_link() -> None:
    assert rule(key("a", **HOMS), key("b", last=MAY + timedelta(2), **HOMS)) == "link.overlapping_days_same_place"


def test_a_month_links_only_with_place_and_a_named_actor() -> None:
    may = {"day": MAY, "last": date(2024, 5, 31)}
    assert rule(key("a", **HOMS), key("b", **may, **HOMS)) is None
    named = HOMS | {"side_a": ("isis",)}
    assert rule(key("a", **named), key("b", **may, **named)) == "link.wide_date_same_place"
    assert rule(key("a", **may, **HOMS), key("b", **may, **HOMS)) is None, "nor do two of the same month"


def test_another_country_never_links() -> None:
    assert rule(key("a", **HOMS), key("b", **HOMS | {"country": "LBN"})) is None
    assert rule(key("a", **HOMS | {"country": None}), key("b", **HOMS | {"country": None})) is None


def test_near_points_link_where_something_else_agrees() -> None:
    near = HOMS | {"place": "al-mukhtariyah", "latitude": 34.85}
    far = HOMS | {"place": "hama", "latitude": 35.13}
    killed = {"killed": (21,)}
    assert rule(key("a", **HOMS, **killed), key("b", **near, **killed)) == "link.same_day_near_place"
    assert rule(key("a", **HOMS), key("b", **near)) is None
    assert rule(key("a", **HOMS, **killed), key("b", **far, **killed)) is None


def test_a_division_links_with_a_place_inside_it_where_something_else_agrees() -> None:
    inside = {"country": "SYR", "admin1": "homs", "place": "sukhna"}
    bare = {"country": "SYR", "admin1": "homs", "place": "homs", "geo_precision": "admin1"}
    isis = {"side_a": ("isis",)}
    assert rule(key("a", **inside, **isis), key("b", **bare, **isis)) == "link.same_day_same_area"
    assert rule(key("a", **inside), key("b", **bare)) is None
    assert rule(key("a", **bare, **isis), key("b", **bare, **isis)) == "link.same_day_same_area"


def test_same_name_in_another_division_is_another_place() -> None:
    one, two = ({"country": "SLV", "place": "san isidro", "admin1": name} for name in ("morazan", "cabanas"))
    assert rule(key("a", **one), key("b", **two)) is None


def test_a_name_within_a_longer_name_of_the_same_division() -> None:
    axis = {"country": "SYR", "admin1": "homs", "place": "taybeya sukhna axis"}
    assert rule(key("a", **axis | {"place": "sukhna"}), key("b", **axis)) == "link.same_day_nested_place"


@pytest.mark.parametrize(
    ("one", "two", "meet"),
    [
        ("attack", "armed_clash", True),
        ("attack", "bombing", True),
        ("shelling", "air_strike", True),
        ("protest", "riot", True),
        ("bombing", "abduction", False),
        ("arrest", "attack", False),
    ],
)
def test_types_that_meet(one: str, two: str, meet: bool) -> None:
    assert (rule(key("a", **HOMS | {"event_type": one}), key("b", **HOMS | {"event_type": two})) is not None) is meet


def test_contradictory_actors_do_not_link() -> None:
    isis, regime = {"side_a": ("islamic state",)}, {"side_a": ("syrian army",)}
    assert rule(key("a", **HOMS, **isis), key("b", **HOMS, **regime)) is None
    assert rule(key("a", **HOMS, **isis), key("b", **HOMS))
    assert rule(key("a", **HOMS, **isis), key("b", **HOMS, side_a=("islamic state khorasan",)))


def test_the_two_sides_of_a_clash_may_be_told_the_other_way_round() -> None:
    clash = HOMS | {"event_type": "armed_clash"}
    one = {"side_a": ("isis",), "side_b": ("army",)}
    assert rule(key("a", **clash, **one), key("b", **clash, side_a=("army",), side_b=("isis",)))


def test_different_tolls_do_not_keep_reports_apart() -> None:
    assert rule(key("a", **HOMS, killed=(3,)), key("b", **HOMS, killed=(60,)))


def test_two_incidents_of_one_report_are_never_one_event() -> None:
    assert events(key("a", 0, **HOMS), key("a", 1, **HOMS)) == [["a"], ["a"]]
    assert events(key("a", 0, **HOMS), key("a", 1, **HOMS), key("b", 0, **HOMS), key("b", 1, **HOMS)) == [
        ["a", "b"],
        ["a", "b"],
    ]
    assert events(key("a", 0, **HOMS), key("a", 1, **HOMS, killed=(2,)), key("b", 0, **HOMS)) == [["a"], ["a", "b"]]


def test_without_place_or_date_only_full_agreement_links() -> None:
    vague = {"country": "SYR", "side_a": ("isis",), "killed": (21,)}
    assert rule(key("a", **vague), key("b", **vague)) == "link.same_actor_type_day_toll"
    assert rule(key("a", **vague), key("b", **HOMS, side_a=("isis",), killed=(21,)))
    for missing in ({"side_a": ()}, {"killed": ()}, {"killed": (20,)}, {"day": None}, {"event_type": "bombing"}):
        assert rule(key("a", **vague), key("b", **vague | missing)) is None, missing
    for missing in ({"side_a": ()}, {"killed": ()}, {"day": None}, {"event_type": None}):
        assert rule(key("a", **vague | missing), key("b", **vague | missing)) is None, missing


def test_copies_of_one_text_are_one_event_however_vague() -> None:
    assert rule(key("a", day=None, text="same"), key("b", day=None, text="same")) == "link.same_text"
    assert rule(key("a", day=None), key("b", day=None)) is None


def test_no_chain_through_near_agreements() -> None:
    named = {"side_a": ("isis",)}
    chain = [key(f"r{n}", **HOMS | {"place": f"p{n}", "latitude": 34.0 + n * 0.2}, **named) for n in range(5)]
    assert max(map(len, events(*chain))) == 2, "points 22 km apart link, those 44 km apart do not"


def test_the_order_of_reading_plays_no_part() -> None:
    draw = random.Random(7)
    places = [HOMS, HOMS | {"latitude": 34.8, "place": "talbiseh"}, {"country": "SYR", "admin1": "homs"}]
    keys = [
        key(
            f"r{n:03}",
            **draw.choice(places),
            day=MAY + timedelta(draw.randrange(3)),
            side_a=draw.choice([(), ("isis",), ("army",)]),
            killed=draw.choice([(), (3,), (4,)]),
            published=draw.choice([None, MAY, MAY + timedelta(1)]),
        )
        for n in range(120)
    ]
    expected = [[joined.key.report_id for joined in cluster] for cluster in link(keys)]
    for _ in range(5):
        draw.shuffle(keys)
        assert [[joined.key.report_id for joined in cluster] for cluster in link(keys)] == expected


def test_many_copies_cost_one_comparison_each(monkeypatch: pytest.MonkeyPatch) -> None:
    import sourcebook.linking.link as linking

    calls = 0

    def counted(one: Key, two: Key) -> str | None:
        nonlocal calls
        calls += 1
        return same_event(one, two)

    same_event = linking.same_event
    monkeypatch.setattr(linking, "same_event", counted)
    keys = [key(f"r{n}", **HOMS) for n in range(2000)]
    assert len(list(link(keys))) == 1
    assert calls <= 2 * len(keys) + 10


def test_event_ids_are_readable_unique_and_lengthened_on_collision() -> None:
    taken: set[str] = set()

    def take(name: str) -> bool:
        free = name not in taken
        taken.add(name)
        return free

    first = event_id("SYR", MAY, key("a"), take)
    second = event_id("SYR", MAY, key("a"), take)
    assert first.startswith("SYR-20240501-") and len(first) == len("SYR-20240501-7q2mxe")
    assert second.startswith(first) and len(second) == len(first) + 1
    assert event_id(None, None, key("a"), take).startswith("XXX-00000000-")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Al-Koum", "al Koum"),
        ("San Vicente Department", "San Vicente"),
        ("the village of Ghósa", "Ghosa"),
        ("Camp", "camp"),
    ],
)
def test_spellings_of_one_place_fold_together(one: str, two: str) -> None:
    assert fold_place(one) == fold_place(two)
