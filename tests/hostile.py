"""What nobody sends who means well: values for fields, addresses, queries, headers and files."""

LONG = "a\u0301\u0323" * 4000
TEXTS = (
    "\0",
    "http://[",
    "\ud800\ufffe\u202e\u2028",
    "9" * 400,
    "-1",
    "1e309",
    "2026-02-30",
    "' OR 1=1 --",
    "{{7*7}}<script>",
    "bw_" + "f" * 48,
    "%" * 3000,
    " " * 5000 + "x",
    "((((" * 2000,
    LONG,
)
PLACES = ("%00", "..%2f..%2fetc", "%ff%fe", "a" * 3000, "9" * 40, "-1", "%C3%A9%CC%81", "{x}", "%0d%0aX: y")
QUERIES = (
    "",
    "zoek=%00&toon=%ff",
    "q=" + "%CC%81" * 3000,
    "net=%00&weg=99999999999999&laatst=-1",
    "&" * 5000,
    "%" * 9000,
)
HEADERS: dict[str, tuple[bytes, ...]] = {
    "referer": (b"http://[", b"//", b"http://x/b/bw_%00", b"\xff\xfe", b"a" * 8000),
    "origin": (b"http://[", b"null", b"http://x:99999999", b"\xff"),
    "host": (b"[", b"a:b:c", b"x" * 3000, b"\xff", b""),
    "sec-fetch-site": (b"same-origin", b"\xff", b"", b"same-origin, x"),
    "hx-request": (b"true", b"\xff"),
    "hx-request-type": (b"partial", b"\x00", b"\xff"),
    "hx-current-url": (b"http://[", b"\xff"),
    "accept": (b"*/*;q=\xff", b"," * 5000),
    "accept-encoding": (b"gzip;q=x", b"gzip " * 1500, b"gzip" + b" " * 7000, b"zstd, br;q=\xff"),
    "accept-language": (b"\xff" * 50,),
    "content-type": (
        b"multipart/form-data; boundary=",
        b"multipart/form-data; boundary*=idna''x",
        b"multipart/form-data; boundary*=utf-8\x00''x",
        b"multipart/form-data; boundary*99999=x; boundary*0*=a",
        b"multipart/form-data; boundary=x",
        b"application/x-www-form-urlencoded; charset=punycode",
        b'multipart/form-data; a="' + b";" * 1500,
        b"\xff/\xfe",
    ),
    "content-length": (b"99999999999", b"-1", b"\xb2", b"0", b"x"),
    "transfer-encoding": (b"chunked", b"\xff"),
    "if-none-match": (b"\xff", b'W/"' + b"," * 7000, b"*"),
    "if-modified-since": (b"Mon, 99 Xyz 0000", b"\xff"),
    "range": (b"bytes=-1-", b"bytes=0-0," * 700, b"bytes=99999999999999999999-"),
    "cookie": (
        b"=;=;\xff",
        b"bp_naam=%00%ff",
        b"bp_hier=" + b"a" * 4000,
        b"redactie=\xff; redactie-apparaat=\xe9",
        b";" * 7000,
    ),
    "x-forwarded-for": (b"\xff, [::", b"fe80::1%eth0", b"," * 5000, b""),
}
PART = b"--x\r\nContent-Disposition: form-data; name*=idna''x; filename*=%s''a\x00\r\n\r\n{\"a\":\r\n--x--"
FILES = (
    *(PART % charset for charset in (b"utf-8\0", b"idna", b"punycode", b"hex", b"")),
    b'--x\r\nContent-Disposition: form-data; name="bestand"; filename="a.pdf"\r\n\r\n%PDF-'
    + b"/Type /EmbeddedFile" * 2000,
    b'--x\r\nContent-Disposition: form-data; name="bestand"; filename="a.json"\r\n\r\n' + b"[" * 50_000,
    b'--x\r\nContent-Disposition: form-data; name="bestand"; filename="a.docx"\r\n\r\nPK\x03\x04',
    b"--x" * 5000,
)
MULTIPART = b"multipart/form-data; boundary=x"
FORM = b"application/x-www-form-urlencoded"
