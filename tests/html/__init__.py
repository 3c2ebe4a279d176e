"""Tests of the HTML renderer."""  # noqa: A005 - imported as `tests.html`, beside the `html` of Python
