"""The start page and the instruments on it."""

from starlette.testclient import TestClient


def test_the_start_page_has_every_form(desk: TestClient) -> None:
    """Each by its title, with its version."""
    text = desk.get("/").text
    assert "Veiligheidsplan" in text
    assert 'href="/formulieren/iri"' in text


def test_a_blank_form_comes_in_every_format(desk: TestClient) -> None:
    """By the name that it has everywhere."""
    text = desk.get("/formulieren/veiligheidsplan").text
    assert 'href="/formulieren/veiligheidsplan/veiligheidsplan-1.0.1.pdf"' in text
    pdf = desk.get("/formulieren/veiligheidsplan/veiligheidsplan-1.0.1-print.pdf")
    assert pdf.content[:5] == b"%PDF-"
    assert pdf.headers["content-disposition"] == 'attachment; filename="veiligheidsplan-1.0.1-print.pdf"'
    word = desk.get("/formulieren/veiligheidsplan/veiligheidsplan-1.0.1-groot.docx")
    assert word.content[:2] == b"PK"


def test_what_is_not_there_is_a_page(desk: TestClient) -> None:
    """With the way back."""
    for path in ("/formulieren/nergens", "/formulieren/iri/iri-0.0.0.pdf", "/stijl/../../secret"):
        answer = desk.get(path)
        assert answer.status_code == 404
        assert 'href="/"' in answer.text
