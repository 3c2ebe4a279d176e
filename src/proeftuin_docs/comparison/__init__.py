"""What differs between two versions of a definition, and between two finished documents."""
