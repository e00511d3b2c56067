"""A migration that landed is never edited: databases were made with it, and would differ from new ones for ever."""

from hashlib import sha256

from app.settings import ROOT

LANDED = {
    "0001_first_tables.py": "81ae69f44a85bfab051244e1c785c5a9ad13aa7d16677b3c5c7e6364761dc99a",
    "0002_bouwsteen_compleet.py": "9325b26184814229b0c296a40a3a3eeda0ad5ac7a2a747580d5a85b04a0af209",
    "0003_kennis.py": "3c1a6328cb8ef2a6c0865859392a6a7975247493d739b2d5b73776024b8531a8",
    "0005_toegang_gebruikt.py": "703204158c25e5c6e3657bd0462570f25e6baa94a246fa39a2ec49bc51d44004",
    "0006_vaste_versies.py": "c0a41deaa114880a619fdf6225cf2b7690c9d7107ddea542c659053e76eca8d8",
    "0007_onthouden_en_wissen.py": "ecabacfffc684aaf77564e9c17b5d0850aef3c84ee64cfacc5b6b6264ee70dda",
    "0008_momentopnamen.py": "7674d8a58e1b2754af2f366271b7116882c6a6e4babd863bd808b31c17f2713d",
    "0009_opmerkingen.py": "a026808c336c3da8740d23c5e2ab8c9114c954a6a8bcbbe57552d313e6b547a0",
    "0010_kennis_toegevoegd.py": "5b35b0ca7370fcae1d34a9003c75a0e7a3d68d4fa79f2f3ecc7bed534a043f7a",
    "0011_uitwerkingen.py": "60463c541a509edf11c917fe25f5934c0ef1adb5d10b83b3437225b5170fa0cf",
    "0012_teksten_voor_de_raad.py": "9f026b29d1b625f2b0f9871f8a7d6593a394d594dae643b4d71132be3bb6f498",
    "0013_afwegingen.py": "ffc93a00257fca902256b1c5152c00b0033f5a9a2731149188b24961f65ce4c5",
    "0014_huisstijl.py": "0bedd2529f9e4b2a715dd53fdb5eff3d8833a1537ac3effe470b7f503c4007dc",
    "0015_draagvlaksessies.py": "4ddcbfeb5fe00bf600ae4109485e9230fb5b117ef9243b80eca3d3be3bd862b4",
    "0016_spiegel.py": "9b105d3f42bf1fe3578e162576f7f22d08f99a46d39753edca125b66070a18bc",
    "0017_redactie.py": "ad313305d9d033a27b98e8ada1333faa4f55a5ae30445ae7ebbf438bbbb02c51",
    "0018_concepten.py": "d029dd10ccb2f087dc4a0258405e7f7dfdb2204c6abcba808648baeb958df6e3",
    "0019_aanvragen.py": "6acaa49df7909c5f6b84cbd01aac3d95204fa89a5dee683f9e0f051fda78127d",
    "0020_nakijken.py": "4e27358c2c84dd5bcb4bead5c5e0f3cf9ba5af7ab227807fd57dafea2f83408d",
    "0021_nooit_nog_eens.py": "3375f1ff6642052e49cd36acee646af371dffaea6b08d99ac8106384e8fbd322",
    "0022_geheim_merk.py": "88c73cb77f25ffdc0672b75c8f2670270e682e9a265e6c96d271525796ff70a1",
}


def test_no_landed_migration_was_edited_and_a_new_one_is_written_down() -> None:
    folder = ROOT / "alembic" / "versions"
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.py"))}
    edited = [name for name, was in LANDED.items() if found.get(name) != was]
    assert edited == [], "this migration landed: put it back as it was and write a new migration"
    assert found == LANDED, "a new migration: add this hash to LANDED, and a database of before it to tests/old"
