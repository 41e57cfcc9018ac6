"""Who is cited for which words: the forms of reporting in mixed-case and upper-case text."""

import pytest
from sourcebook.builders.attribution import UNNAMED, Attribution, attribution_for, find_attributions
from sourcebook.builders.document import Document
from sourcebook.reports.report import Report


def document(text: str) -> Document:
    return Document(Report(report_id="r", text=text, sha256=""))


def cited_for(text: str, words: str) -> Attribution | None:
    start = text.index(words)
    return attribution_for(find_attributions(document(text)), start, start + len(words))


CITED = [
    # name of the source, verb, words that it is cited for, text
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
