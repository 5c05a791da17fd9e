"""`python -m logexplorer`."""

import sys

from logexplorer.cli import main

if __name__ == "__main__":
    sys.exit(main())
