"""Files made by others are exactly the published ones, and each is accounted for in docs/afhankelijkheden.md."""

from hashlib import sha256

from app.settings import ROOT

STATIC = ROOT / "app" / "static"
OURS = {
    "bewaren.js",
    "bladen.css",
    "bladen.js",
    "kladden.js",
    "bouwplaats.css",
    "bouwplaats.js",
    "icoon.svg",
    "redactie.css",
}
VENDORED = {
    "htmx.min.js": "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130",
    "hx-csp.min.js": "a7e1e6711ae6c3e50ad300fba7936cbe8d07599cdae313414a179ddd6b26e143",
    "fonts/bricolage-grotesque-OFL.txt": "923f4ddf0fd39f9b7794ab0df7332f3d95dc43e8ad7ec2289d6d9e8491177f51",
    "fonts/bricolage-grotesque-latin-600-normal.woff2": (
        "b34fc8c1ef0ac8798455ac2979eae4b4f90f0d327e3584d1032fa77a8a9a66ca"
    ),
    "fonts/bricolage-grotesque-latin-700-normal.woff2": (
        "4c373ce3c1cca41c864eb3e27c059a59fc6310547ab9c9b6cd780d387ba24206"
    ),
    "fonts/source-sans-3-OFL.txt": "18aabf190848725e2576eefb5c29ba06aac1029d02132252a7f312eac2e50cf3",
    "fonts/source-sans-3-latin-400-italic.woff2": ("3c230c03425a2866e4b57954f3173fc149dba2634e9ee32c681b41d96c7f06fe"),
    "fonts/source-sans-3-latin-400-normal.woff2": ("0f73f35e08cde0a2f10c109c6e01d71459d97e4099ecd9a50f1b6c0209e4de2b"),
    "fonts/source-sans-3-latin-600-normal.woff2": ("14527d193b0e30bc32ef931549a246cdfd286573bb12869b7e052b8101a39d38"),
    "fonts/source-sans-3-latin-700-normal.woff2": ("ae35266f2ab0d5314ff9a04127931eb26c793e4f1269bb240046d4d2db4b7bb1"),
    "fonts/noto-emoji-OFL.txt": "6498c6116beda77c35a13f6d08547659c39a0602e01b4ff338bb97b0c956a2bd",
    "fonts/noto-emoji-emoji-400-normal.woff": "61c7949ebb9d401f397826415e64525f60298bf2a9c469f9720aa17817877331",
    "fonts/ibm-plex-sans-arabic-OFL.txt": "1c32ddc3fc6efd167cdcbe475195287f2dc26ed1a4c92fbe31c87ceaffe44f98",
    "fonts/ibm-plex-sans-arabic-arabic-400-normal.woff2": (
        "6010e7fd0dce5d527583951750728cbe3c895efbd16aa0f809ab8c824878c9d8"
    ),
    "fonts/noto-sans-hebrew-OFL.txt": "7387750a626d005e86adc8b9321567f001fc2f6ef5c8f275261c454fe86981d4",
    "fonts/noto-sans-hebrew-hebrew-400-normal.woff2": (
        "330b5c315ebac6a102bea95898207a4fdae4a6180d27783dfbb2a700deb61845"
    ),
    "fonts/noto-sans-sc-OFL.txt": "18aabf190848725e2576eefb5c29ba06aac1029d02132252a7f312eac2e50cf3",
    "fonts/noto-sans-sc-chinese-simplified-400-normal.woff": (
        "dc20a86875ff056a6332c353bc9a82d199bb2e5aae1d444f912c1fbff783bfa5"
    ),
    "fonts/source-sans-3-cyrillic-400-normal.woff2": "b0324c3af47c138a2b5457466037637b8279576197024ed6968041836ffc0546",
    "fonts/source-sans-3-greek-400-normal.woff2": "7f0050bec7f5350c0d331ff3513308416f33496a478b8914c8381b6a70f2811c",
    "fonts/source-sans-3-latin-ext-400-normal.woff2": (
        "f5706bb057951632456ecbc496dfd01f0e1598718cb31c464c74a6b1fe79c837"
    ),
    "fonts/source-sans-3-vietnamese-400-normal.woff2": (
        "06d1ea08ca0f42e1eba33fb67670d3aa24f0a5bc14f5076094f2e4c43790929d"
    ),
}


def test_vendored_files_are_byte_for_byte_the_published_ones() -> None:
    found = {name: sha256((STATIC / name).read_bytes()).hexdigest() for name in VENDORED}
    assert found == VENDORED


def test_every_static_file_is_either_ours_or_vendored() -> None:
    present = {str(path.relative_to(STATIC)) for path in STATIC.rglob("*") if path.is_file()}
    assert present == OURS | VENDORED.keys()


def test_the_policy_names_every_vendored_file_with_its_hash() -> None:
    policy = (ROOT / "docs" / "afhankelijkheden.md").read_text()
    missing = [name for name, mark in VENDORED.items() if f"| `{name}` | `{mark}` |" not in policy]
    assert missing == []
