"""`python -m sourcebook`."""

from .cli import main

main()
