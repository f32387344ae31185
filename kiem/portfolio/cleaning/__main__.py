"""The process in which one file is cleaned: it reads the file, and answers a word and the clean file, or why not.

It is given what memory and time it may take; a file that wants more ends it, and nothing else.
"""

import resource
import sys

from kiem.portfolio.cleaning.papers import clean_paper
from kiem.portfolio.cleaning.pictures import clean_picture
from kiem.portfolio.cleaning.refusals import Refusal, Refused
from kiem.portfolio.rules import FileKind

MOST_MEMORY = 1_200_000_000
MOST_SECONDS = 20


def main(kind: FileKind) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere this limit also counts what is only reserved
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    content = sys.stdin.buffer.read()
    try:
        clean = clean_paper(content) if kind is FileKind.PDF else clean_picture(content, kind)
    except Refused as refused:
        sys.stdout.buffer.write(refused.refusal.value.encode() + b"\n")
    except MemoryError:
        sys.stdout.buffer.write(Refusal.TOO_HEAVY.value.encode() + b"\n")
    else:
        sys.stdout.buffer.write(b"clean\n" + clean)
    return 0


if __name__ == "__main__":
    sys.exit(main(FileKind(sys.argv[1])))
