"""What can be said of finished files, by reading them back; writers know nothing of this."""

from tests.reading.pdf_fields import PdfField, pdf_fields
from tests.reading.pdf_identity import pdf_identity
from tests.reading.pdf_tags import PdfTag, pdf_tags, tag_outline

__all__ = ["PdfField", "PdfTag", "pdf_fields", "pdf_identity", "pdf_tags", "tag_outline"]
