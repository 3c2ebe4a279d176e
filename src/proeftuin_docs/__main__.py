# SPDX-License-Identifier: EUPL-1.2
"""`python -m proeftuin_docs` runs the command line."""

from proeftuin_docs.cli import main

if __name__ == "__main__":
    main()
