"""WeasyPrint and nothing else, kept warm: `python -m bench.peers.bare_weasyprint` reads file names of HTML on stdin.

The same options as ours with fonts and style parsed once; answers each with wall and CPU seconds and the size.
"""

import os
import sys
import time
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from app.documents.press import BASE, STYLE, OwnFiles

POLITENESS = 10
"""As nice as our own children: on a busy machine the wall times would not compare otherwise."""


def main() -> None:
    """Render what is asked, one after the other."""
    os.nice(POLITENESS)
    fetcher, fonts = OwnFiles(), FontConfiguration()
    style = CSS(string=STYLE, base_url=BASE, url_fetcher=fetcher, font_config=fonts)
    print("ready", flush=True)
    for line in sys.stdin:
        wall, cpu = time.perf_counter(), time.process_time()
        html = Path(line.strip()).read_text(encoding="utf-8")
        source = HTML(string=html, base_url=BASE, url_fetcher=fetcher)
        made = source.write_pdf(font_config=fonts, stylesheets=[style], pdf_variant="pdf/a-3a")
        print(time.perf_counter() - wall, time.process_time() - cpu, len(made), flush=True)


if __name__ == "__main__":
    main()
