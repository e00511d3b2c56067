"""`python -m tests.documents.verapdf file.pdf …`: exit code 1 when a file fails."""

import sys
from pathlib import Path

from tests.documents.verapdf.check import check

passed, words = check([Path(name) for name in sys.argv[1:]])
print(words, end="")
sys.exit(0 if passed else 1)
