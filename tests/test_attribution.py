"""Who is cited for which words: the forms of reporting in mixed-case and upper-case text."""

from pathlib import Path

import pytest
from sourcebook.builders.attribution.finding import UNNAMED, Attribution, attribution_for, find_attributions
from sourcebook.builders.words.document import Document
from sourcebook.reports.report import Report


def document(text: str) -> Document:
    return Document(Report(report_id="r", text=text, sha256=""))


def cited_for(text: str, words: str) -> Attribution | None:
    start = text.index(words)
    return attribution_for(find_attributions(document(text)), start, start + len(words))


CITED = [
    # name of the source, verb, words that it is cited for, text
    ("resident", "told", "five", '"We saw five", a resident told the BBC.'),
    (
        "officials",
        "told",
        "Twelve",
        "Twelve people died, officials told AFP on condition of anonymity because they feared for their jobs.",
    ),
    (
        "UNITED STATES INFORMATION SERVICE",
        "reported",
        "TWO",
        "THE UNITED STATES INFORMATION SERVICE REPORTED THAT TWO DIED.",
    ),
    ("Rudaw", "reported", "3 fighters", "As reported by Rudaw, 3 fighters died."),
    (
        "security official",
        "said",
        "six",
        "A security official who spoke on condition of anonymity said six had died.",
    ),
    ("doctor", "told", "Six", "Six people died, a doctor who treated the wounded told AFP."),
    ("police report", "said", "Six", "Six people died, a police report seen by AFP said."),
    ("regional government", "said", "Six", "Six people died, a statement by the regional government said."),
    (
        "interior ministry",
        "according to",
        "Six",
        "Six people died, according to a statement issued by the interior ministry.",
    ),
    ("Ministry of Health", "according to", "Six", "Six people died, according to the Ministry of Health."),
    (
        "Amu Observatory for Human Rights",
        "according to",
        "Six",
        "Six people died, according to the Amu Observatory for Human Rights.",
    ),
    (
        "source in the Ministry of Interior",
        "said",
        "Six",
        "Six people died, said a source in the Ministry of Interior.",
    ),
    ("police", "according to", "four people", "According to police four people died in the raid, and two fled."),
    ("church", "according to", "Six", "Six people died, according to a toll compiled by the church."),
    (
        "opposition",
        "according to",
        "Six",
        "Six people died, according to figures published on Friday by the opposition.",
    ),
    ("spokeswoman Ana Ruiz", "said", "Six", "The mission knew it. Six people died, said its spokeswoman Ana Ruiz."),
    ("Police", "said", "two", "A bomb went off at 9:15 a.m. Police said two died."),
    ("concordant sources", "learnt from", "Six", "Six people died, it was learnt from concordant sources."),
    ("security source", "learned from", "six", "AFP learned from a security source that six people died."),
    ("police", "said", "Six", "Six people died, police said; two had fled."),
    ("residents", "spoke of", "40 dead", "Six people died, police said; residents spoke of 40 dead."),
    ("rescuer", "put it at", "86", "Six people died, police said, while a rescuer put it at 86."),
    ("witness", "narrated", "six", "A witness, who gave his name as Musa, narrated that the men shot six people."),
    ("governor", "said", "Six", "Six people died, the governor in a post on Facebook said."),
    ("governor", "posted", "six", "The governor posted on X that six people had died."),
    ("local chief", "told", "Six", "Six people died, a local chief, who said he had buried them, told Reuters."),
    ("police", "said", "six", "A strike on a house in Nabatieh, southern Lebanon, killed six on Monday, said police."),
    ("Musa Gari", "according to", "Six", "Six people died, according to the mayor, Musa Gari."),
    ("Musa Gari", "said", "Six", '"Six people died," said a witness, Musa Gari, 34.'),
    ("mayor", "according to", "Six", "Six people died, according to the mayor, Al Jazeera reported."),
    ("governor", "according to", "six", "According to the governor, Boko Haram killed six people."),
    (
        "Russian Defense Ministry",
        "said",
        "five",
        "The Russian Defense Ministry denied it. The ministry said five drones fell.",
    ),
    ("Ali Bello", "quoted", "five", "Ali Bello said two had died. He was quoted by Interfax as saying that five fell."),
    ("Police", "said", "three people", "Police said three people were killed in Cali."),
    ("police", "said", "three people", "Three people were hurt and three people died, police said."),
    ("police", "said", "Three people", "Three people died in the blast, said police."),
    ("police spokesman Juan Perez", "said", "Three people", "Three people died, said police spokesman Juan Perez."),
    (
        "Police spokesman Juan Perez",
        "told",
        "three people",
        "Police spokesman Juan Perez told reporters that three people died.",
    ),
    ("Witnesses", "said", "two soldiers", "Witnesses said that two soldiers were wounded."),
    ("hospital source", "told", "12 bodies", "A hospital source told AFP that 12 bodies were brought in."),
    ("army", "according to", "nine militants", "According to the army, nine militants were killed."),
    ("local officials", "according to", "Nine villagers", "Nine villagers were killed, according to local officials."),
    ("local officials", "according to", "six hurt", "Nine died, according to local officials, and six hurt."),
    (
        "Ukrainian General Staff",
        "said",
        "40 drones",
        "The Ukrainian General Staff said on Monday that 40 drones were shot down.",
    ),
    (
        "Syrian Observatory for Human Rights",
        "said",
        "514",
        "The Syrian Observatory for Human Rights (SOHR) said the toll rose to 514.",
    ),
    (
        "General Mark Milley",
        "said",
        "two planes",
        "The chairman of the Joint Chiefs, General Mark Milley, said that two planes fell.",
    ),
    ("Amina Yusuf", "said", "seven", "Amina Yusuf, a nurse at the clinic, said seven were treated."),
    ("officials", "say", "killed 5", "The attack, which officials say killed 5, took place at dawn."),
    ("army", "said", "12 rebels", "In a statement, the army said 12 rebels were killed."),
    ("army", "said", "12 rebels", "The army in a statement said 12 rebels were killed."),
    ("army", "said", "12 rebels", "A statement from the army said 12 rebels were killed."),
    (
        "Amnesty International",
        "said",
        "12 villagers",
        "A report by Amnesty International said 12 villagers were killed.",
    ),
    ("statement", "said", "12 rebels", "The statement said 12 rebels were killed."),
    ("army", "saying", "12 rebels", "The army issued a statement saying 12 rebels were killed."),
    ("ministry", "adding", "four", "The ministry said 12 died, adding that four were children."),
    ("Interfax news agency", "reported", "three", "The Interfax news agency reported that three soldiers died."),
    ("Local reports", "say", "at least 30", "Local reports say at least 30 men were killed."),
    ("Reports from the north", "say", "30 men", "Reports from the north say 30 men were killed."),
    ("interior ministry", "reported", "three", "Reuters, citing the interior ministry, reported that three died."),
    ("interior ministry", "reported", "three", "Reuters reported that three died, citing the interior ministry."),
    ("Ali Hassan", "quoted", "nine", "Ali Hassan was quoted as saying that nine had died."),
    ("governor", "quoted", "nine", "The newspaper Dawn quoted the governor as saying that nine had died."),
    (
        "Occidente Observatory in the city of Cali",
        "said",
        "ten",
        "The Occidente Observatory in the city of Cali, 500 km from Bogota, said ten died.",
    ),
    (UNNAMED, "reported", "2,000 deaths", "On Monday, 2,000 deaths were reported."),
    (UNNAMED, "reported", "nine", "It was reported that nine had died."),
    (UNNAMED, "reportedly", "Nine", "Nine people were reportedly killed."),
    ("army", "reported", "Nine deaths", "Nine deaths were reported by the army."),
    (
        "Mohammed Alloush",
        "claiming",
        "resurgent",
        "IS is active, with The Cradle's Mohammed Alloush claiming that it is resurgent.",
    ),
    ("Taliban", "denied", "ten", "The Taliban denied that ten civilians were killed."),
    ("Police", "said", "five", 'Police said: "We found nobody. We saw five bodies."'),
    ("Perez", "said", "five bodies", '"We saw five bodies. It was dark," Perez said.'),
    ("Perez", "said", "six", '"We saw five bodies," Perez said. "There were six wounded."'),
    ("Perez", "told", "second day", 'Perez told Reuters:\n\n"We saw five bodies.\n\n"On the second day we saw more."'),
    ("Perez", "told", "nine more", 'Perez told Reuters:\n\n"We saw five bodies."\n\n"We saw nine more."'),
    ("Col. Ivan Petrov", "said", "eight", "Col. Ivan Petrov said two had died. He said eight were hurt."),
    (
        "local police spokesman",
        "added",
        "eight",
        "A local police spokesman said two had died. The spokesman added that eight were hurt.",
    ),
    ("Officials", "said", "eight", "Officials said two had died. They also said eight were hurt."),
    ("Ivan Petrov", "said", "eight", "Ivan Petrov said two had died. Petrov later said eight were hurt."),
    ("witnesses", "said", "eight", "Police said two died, but witnesses said eight were hurt."),
    ("Police", "said", "two", "Police said two died, but witnesses said eight were hurt."),
    ("residents", "said", "three", "The army withdrew from the town and residents said three people had died."),
    (
        "ARCE BATTALION COMMAND",
        "reported",
        "50",
        "[TEXT] THE ARCE BATTALION COMMAND HAS REPORTED THAT ABOUT 50 PEASANTS WERE KIDNAPPED.",
    ),
    ("POLICE", "said", "TWO", "TWO PEOPLE WERE KILLED IN CALI, POLICE SAID TODAY."),
    ("MILITARY SPOKESMAN", "said", "TWO", "TWO PEOPLE WERE KILLED IN CALI, SAID A MILITARY SPOKESMAN."),
    ("COLONEL JUAN LOPEZ", "told", "TWO", "COLONEL JUAN LOPEZ TOLD ACAN-EFE THAT TWO GUERRILLAS DIED."),
    ("CRISTIANI", "said", "SIX PRIESTS", "CRISTIANI SAID THAT SIX PRIESTS WERE MURDERED."),
    ("ATONAL BATTALION", "reported", "ONE EXTREMIST", "THE ATONAL BATTALION REPORTED THAT ONE EXTREMIST WAS KILLED."),
    ("ATONAL BATTALION", "added", "FIVE", "THE ATONAL BATTALION REPORTED A CLASH. THE SOURCE ADDED THAT FIVE DIED."),
    ("RADIO CADENA NACIONAL", "said", "FIVE", "FIVE PERSONS DIED, RADIO CADENA NACIONAL SAID."),
    ("EXTRADITABLES", "said", "FIVE", '"THE EXTRADITABLES" SAID THAT FIVE JUDGES WOULD DIE.'),
    ("MINISTER CARLOS LEMOS", "according to", "FIVE", "ACCORDING TO MINISTER CARLOS LEMOS, FIVE PERSONS DIED."),
    ("GUZMAN", "stated", "FOUR", "GUZMAN STATED: [BEGIN RECORDING] WE KNOW OF FOUR. WE ASK FOR HELP. [END RECORDING]"),
    (UNNAMED, "learned", "FOUR", "IT WAS LEARNED THAT FOUR SOLDIERS DIED."),
]


@pytest.mark.parametrize(("source", "verb", "words", "text"), CITED)
def test_words_have_their_source(source: str, verb: str, words: str, text: str) -> None:
    found = cited_for(text, words)
    assert found is not None
    assert (found.source, found.verb) == (source, verb)


SAMPLE = Path(__file__).parent.parent / "seeds" / "000_bb5280b413281f16.txt"


@pytest.mark.parametrize(
    ("words", "source", "medium"),
    [
        ("at least 30", "Local reports", None),
        ("death of 21", "Local sources", "Al-Mayadeen"),
        ("injury of 9", "Local sources", "Al-Mayadeen"),
        ("military reinforcements were sent", "Local sources", None),
        ("514", "Syrian Observatory for Human Rights", None),
        ("the group is resurgent", "Mohammed Alloush", "The Cradle"),
        ("A key catalyst", "Mohammed Alloush", "The Cradle"),
    ],
)
def test_the_sample_report_cites(words: str, source: str, medium: str | None) -> None:
    found = cited_for(SAMPLE.read_text(encoding="utf-8"), words)
    assert found is not None
    assert (found.source, found.medium) == (source, medium)


@pytest.mark.parametrize("words", ["within a 55km distance", "Over the past several months"])
def test_the_sample_report_speaks_for_itself(words: str) -> None:
    assert cited_for(SAMPLE.read_text(encoding="utf-8"), words) is None


UNCITED = [
    ("20", "The group claimed responsibility for the attack that killed 20."),
    ("20", "Responsibility for the attack that killed 20 was claimed by the group."),
    ("20", "The army did not say how the 20 people died."),
    ("20", "The army refused to say whether 20 people died."),
    ("20", "Neither the army nor the police said anything of the 20 people."),
    ("two", "Police said three died. At dusk two more were found."),
    ("20", "The United States sent 20 soldiers."),
    ("20", "The report of 20 deaths alarmed the village."),
    ("20", "I said 20."),
    ("TWO", "CALI, 5 MAY 90 (EFE) -- [REPORT] [TEXT] TWO MEN DIED."),
]


@pytest.mark.parametrize(("words", "text"), UNCITED)
def test_words_of_the_report_itself_have_no_source(words: str, text: str) -> None:
    assert cited_for(text, words) is None


MEDIA = [
    ("Al-Mayadeen", "four", 'Local sources told Al-Mayadeen:\n"We saw four."'),
    ("Reuters", "four", "A doctor told Reuters that four had died."),
    ("The Irrawaddy", "four", "A villager told The Irrawaddy that four had died."),
    ("Radio Cadena", "four", "The mayor said in an interview with Radio Cadena that four had died."),
    ("ACAN-EFE", "FOUR", "MILITARY SOURCES TOLD ACAN-EFE THAT FOUR DIED."),
    ("LA REPUBLICA", "FOUR", 'POLAY TOLD "LA REPUBLICA" THAT FOUR DIED.'),
    ("The Cradle", "four", "It grows, with The Cradle's Mohammed Alloush claiming that four died."),
    ("Reuters", "four", "Reuters, citing the ministry, reported that four died."),
    (None, "four", "A doctor told reporters that four had died."),
    (None, "four", "The mayor told President Tinubu that four had died."),
]


@pytest.mark.parametrize(("medium", "words", "text"), MEDIA)
def test_an_outlet_is_the_medium_of_its_source(medium: str | None, words: str, text: str) -> None:
    found = cited_for(text, words)
    assert found is not None
    assert found.medium == medium
    assert found.medium_span is None or medium in text[slice(*found.medium_span)]


FLAGS = [
    ("denial", "The army denied that ten had died."),
    ("denial", "THE ARMY REJECTED REPORTS THAT TEN HAD DIED."),
    ("hedge", "The rebels claimed that ten had died."),
    ("hedge", "The rebels claimed to have killed ten."),
    ("hedge", "The attack allegedly killed ten."),
    (None, "The army said ten had died."),
]


@pytest.mark.parametrize(("flag", "text"), FLAGS)
def test_denials_and_hedges_are_marked(flag: str | None, text: str) -> None:
    attribution = find_attributions(document(text))[0]
    assert (attribution.denial, attribution.hedge) == (flag == "denial", flag == "hedge")


NAMED = [
    (True, "Police spokesman Juan Perez said ten died."),
    (True, "Hamas said ten died."),
    (True, "The Syrian Observatory for Human Rights said ten died."),
    (True, "COLONEL JUAN LOPEZ SAID TEN DIED."),
    (False, "Local sources said ten died."),
    (False, "Syrian officials said ten died."),
    (False, "A Syrian official said ten died."),
    (False, "WITNESSES SAID TEN DIED."),
    (False, "THE GUERRILLAS SAID TEN DIED."),
]


@pytest.mark.parametrize(("is_named", "text"), NAMED)
def test_a_name_is_told_from_a_nameless_source(is_named: bool, text: str) -> None:
    assert find_attributions(document(text))[0].is_named is is_named


def test_a_pronoun_points_to_the_earlier_mention() -> None:
    text = "Col. Ivan Petrov said two had died. He added that eight were hurt."
    found = cited_for(text, "eight")
    assert found is not None
    assert text[found.source_start : found.source_end] == "Col. Ivan Petrov"
    assert text[found.verb_start : found.verb_end] == "added"


def test_he_is_the_person_that_the_sentence_before_is_about() -> None:
    text = "Governor Ali Bello said two had died. President Musa Audu condemned the raid. He said eight were hurt."
    found = cited_for(text, "eight")
    assert found is not None
    assert found.source == "President Musa Audu"


def test_the_innermost_of_two_attributions_counts() -> None:
    text = "The ministry said that witnesses said five had died."
    found = cited_for(text, "five")
    assert found is not None
    assert found.source == "witnesses"


def test_a_quotation_that_nobody_closes_ends_with_its_paragraph() -> None:
    text = 'Perez said:\n\n"We saw five bodies.\n\nThe army left. Nine died.'
    assert cited_for(text, "five") is not None
    assert cited_for(text, "Nine") is None


def test_a_sentence_that_follows_a_closing_mark_without_a_blank_is_not_quoted() -> None:
    assert cited_for('Perez said: "We saw five."The army lost nine men.', "nine") is None


@pytest.mark.parametrize(
    "text",
    [
        "said " * 3000,
        "police said, " * 2000,
        '"' * 5000 + " said",
        '"a." he said. ' * 1500,
        "[" * 3000 + "police said" + "]" * 3000,
        "according to " * 2000,
        "the the " * 3000 + "said",
        "Police, " * 3000 + "said three died.",
        "\x00 said ﷽ told ﷽: ",
        "",
    ],
)
def test_odd_text_gives_spans_inside_it(text: str) -> None:
    for each in find_attributions(document(text)):
        assert 0 <= each.source_start < each.source_end <= len(text)
        assert 0 <= each.verb_start < each.verb_end <= len(text)
        assert 0 <= each.scope_start < each.scope_end <= len(text)
