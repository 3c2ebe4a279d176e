"""The list of questions of a party: one for the officer, and one for each lawyer with that name in it."""

from proeftuin_docs.document import questions
from proeftuin_docs.hearings.documents import CaseDocument
from tests.cases.cases import ADULT
from tests.hearings.hearings import case, documents

LAWYERS = [{"naam": "mr. R. Aadsman"}, {"naam": "mr. P. Leiter"}]


def name_in(made: CaseDocument) -> str:
    """The name that stands in the list."""
    (asked,) = (item for item in questions(made.document) if item.id == "ingediend-door")
    return str(getattr(asked.field, "value", ""))


def test_each_lawyer_has_a_list_with_that_name() -> None:
    """The names of the files tell them apart by number, and none says who somebody is."""
    content = case(ADULT, partijen__advocaten=LAWYERS)
    defence = documents("vragenlijst-verdediging", content)
    assert [(made.name, made.reader, name_in(made)) for made in defence] == [
        ("vragenlijst-verdediging", "mr. R. Aadsman", "mr. R. Aadsman"),
        ("vragenlijst-verdediging-2", "mr. P. Leiter", "mr. P. Leiter"),
    ]
    (officer,) = documents("vragenlijst-ovj", content)
    assert (officer.name, name_in(officer)) == ("vragenlijst-ovj", "mr. O. van Justitie")


def test_without_a_lawyer_there_is_one_list_without_a_name() -> None:
    """Whoever comes to defend somebody can still be sent it; the version before this key stays one list."""
    (blank,) = documents("vragenlijst-verdediging", case(ADULT, partijen__advocaten=[]))
    assert (blank.name, blank.reader, name_in(blank)) == ("vragenlijst-verdediging", "", "")
    (before,) = documents("vragenlijst-verdediging@1.0.0", case(ADULT, partijen__advocaten=LAWYERS))
    assert name_in(before) == ""
