"""The files for whoever finds the project: licence, contributing, security, and what catalogues read."""

import re
from functools import reduce
from hashlib import sha256
from operator import getitem
from typing import Annotated, Any, Final, Literal

import pytest
import yaml
from pydantic import AnyUrl, BaseModel, ConfigDict, Field, ValidationError

from tests.test_front_door import PROJECT, ROOT

READ_BY_PEOPLE: Final = ("CONTRIBUTING.md", "SECURITY.md")
_EUPL: Final = "57fb42fbcd0b037ce528ed8f72f1ec095d67bc6825ecf1448ff39be1fe68a4b4"
"""Of the English text of EUPL-1.2 as SPDX has it, of which every word is that of the European Commission."""
_LINK: Final = re.compile(r"\]\(([^)#]*)(?:#([^)]*))?\)")
_PATH: Final = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:md|yaml|toml))`")
_TARGET: Final = re.compile(r"`make ([a-z-]+)`")

Short = Annotated[str, Field(min_length=1, max_length=150)]
Tag = Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]


class Section(BaseModel):
    """A section of publiccode.yml, in which no key is known but these."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Audience(Section):
    """The countries and the fields that it is for."""

    countries: list[Annotated[str, Field(pattern="^([A-Z]{2}|[a-z]{2})$")]]
    scope: list[Literal["justice", "security", "welfare", "society", "research"]]


class Description(Section):
    """The description in one language."""

    localisedName: str  # noqa: N815 - the standard's own names
    shortDescription: Short  # noqa: N815
    longDescription: Annotated[str, Field(min_length=150, max_length=10_000)]  # noqa: N815
    features: Annotated[list[Short], Field(min_length=1)]


class Legal(Section):
    """The licence, as SPDX calls it."""

    license: Literal["EUPL-1.2"]
    mainCopyrightOwner: str | None = None  # noqa: N815


class Maintenance(Section):
    """Who maintains it; contacts where somebody does."""

    type: Literal["internal", "contract", "community", "none"]
    contacts: list[dict[str, str]] = []
    contractors: list[dict[str, str]] = []

    def model_post_init(self, _context: Any) -> None:  # noqa: ANN401
        """Somebody who maintains it can be reached."""
        assert self.contacts or self.type not in ("internal", "community")
        assert bool(self.contractors) == (self.type == "contract")


class Localisation(Section):
    """Whether it can be translated, and into what it is."""

    localisationReady: bool  # noqa: N815
    availableLanguages: Annotated[list[Tag], Field(min_length=1)]  # noqa: N815


class PublicCode(Section):
    """What publiccode.yml 0.5 says must and may be there, of the keys that we use.

    Its own validator (publiccode-parser-go) is in no registry that the tests can reach; this is the text of
    the standard, and the rules of that validator, written down once more.
    """

    publiccodeYmlVersion: Literal["0.5"]  # noqa: N815
    name: Annotated[str, Field(min_length=1)]
    url: Annotated[AnyUrl, Field(strict=False)]
    softwareVersion: str  # noqa: N815
    platforms: Annotated[list[str], Field(min_length=1)]
    categories: list[Literal["document-management", "data-collection", "translation", "office"]]
    developmentStatus: Literal["concept", "development", "beta", "stable", "obsolete"]  # noqa: N815
    softwareType: Literal["standalone/desktop", "standalone/web", "standalone/other", "library"]  # noqa: N815
    intendedAudience: Audience  # noqa: N815
    description: Annotated[dict[Tag, Description], Field(min_length=1)]
    legal: Legal
    maintenance: Maintenance
    localisation: Localisation
    dependsOn: dict[Literal["open", "proprietary", "hardware"], list[dict[str, str]]]  # noqa: N815


def read(name: str) -> str:
    """The text of a file at the top."""
    return (ROOT / name).read_text(encoding="utf-8")


def public_code() -> PublicCode:
    """The file for catalogues."""
    return PublicCode.model_validate(yaml.safe_load(read("publiccode.yaml")))


def test_the_licence_is_the_whole_of_eupl_1_2() -> None:
    """To the letter, from title to the last line of its appendix; package and catalogue call it the same."""
    text = read("LICENSE")
    assert sha256(text.encode()).hexdigest() == _EUPL
    assert re.findall(r"^(\d+)\.[A-Z]", text, re.MULTILINE) == [str(number) for number in range(1, 16)]
    assert PROJECT["project"]["license"] == public_code().legal.license


def test_what_catalogues_read_is_by_the_standard_and_true() -> None:
    """Version, languages and the Python that it needs are those of the package."""
    told = public_code()
    assert told.softwareVersion == PROJECT["project"]["version"]
    assert set(told.description) == set(told.localisation.availableLanguages) == {"nl", "en"}
    assert told.description["nl"].shortDescription.rstrip(".") == PROJECT["project"]["description"]
    assert told.dependsOn["open"] == [
        {"name": "Python", "versionMin": PROJECT["project"]["requires-python"].removeprefix(">=")}
    ]


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("url",), "geen adres"),
        (("developmentStatus",), "bijna"),
        (("description", "nl", "shortDescription"), "x" * 151),
        (("description", "nl", "longDescription"), "kort"),
        (("description", "Nederlands"), {}),
        (("legal", "license"), "EUPL"),
        (("maintenance", "type"), "internal"),
        (("intendedAudience", "scope"), ["slachtoffers"]),
        (("onbekend",), "x"),
    ],
)
def test_what_is_not_by_the_standard_is_refused(path: tuple[str, ...], wrong: object) -> None:
    """Otherwise the test above would say nothing."""
    data = yaml.safe_load(read("publiccode.yaml"))
    *above, key = path
    reduce(getitem, above, data)[key] = wrong
    with pytest.raises(ValidationError):
        PublicCode.model_validate(data)


def test_what_is_not_known_yet_is_said_in_one_place() -> None:
    """An address that is none, and that nobody maintains it, are under the owner's heading."""
    open_ = read("SECURITY.md").partition("## For the owner to fill in")[2]
    told = public_code()
    if told.url.host in ("example.org", "example.com"):
        assert str(told.url) in open_
    if told.maintenance.type == "none":
        assert "`maintenance` in `publiccode.yaml`: now `none`" in open_
    if told.legal.mainCopyrightOwner is None:
        assert "mainCopyrightOwner" in open_
    assert re.findall(r"[\w.]+@[\w.]+", read("SECURITY.md")) == []


@pytest.mark.parametrize("name", READ_BY_PEOPLE)
def test_every_path_link_and_target_is_there(name: str) -> None:
    """And a link into a page leads to a heading of it."""
    text = read(name)
    links, paths = _LINK.findall(text), _PATH.findall(text)
    assert len(links) + len(paths) > 10
    assert [path for path, _ in links if not (ROOT / path).exists()] == []
    for path, heading in ((path or name, heading) for path, heading in links if heading):
        headings = re.findall(r"^#+ (.*)$", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)
        assert heading in [title.lower().replace(" ", "-") for title in headings]
    assert [path for path in paths if not _there(path)] == []
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    assert set(_TARGET.findall(text)) <= targets


def _there(path: str) -> bool:
    return (ROOT / path).exists() or any((ROOT / folder / path).exists() for folder in ("docs", "forms"))
