# SPDX-License-Identifier: EUPL-1.2
"""The desk: the same library in a browser and for other programs, and nothing is kept.

Topmost beside the command line, which alone imports it. Starlette, uvicorn and python-multipart come with the
extra `desk`; this package imports none of them before the desk is opened.
"""
