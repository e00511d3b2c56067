"""Files made by others are exactly the published ones, and each is accounted for in docs/afhankelijkheden.md."""

from hashlib import sha256

from app.settings import ROOT

STATIC = ROOT / "app" / "static"
OURS = {"bladen.css", "bladen.js", "bouwplaats.css", "bouwplaats.js", "icoon.svg"}
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
