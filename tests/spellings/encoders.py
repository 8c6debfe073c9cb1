import base64, csv, html, io, json, shlex, sqlite3, sys
from urllib.parse import quote, quote_plus, urlencode
from xml.etree import ElementTree
from xml.sax import saxutils

database = sqlite3.connect(":memory:")


def row(value):
    out = io.StringIO()
    csv.writer(out).writerow(["a", value, "b"])
    return out.getvalue()


def element(value):
    return ElementTree.tostring(ElementTree.Element("e", a=value))


def text(value):
    one = ElementTree.Element("e")
    one.text = value
    return ElementTree.tostring(one)


def among(value):
    return b"some " + value.encode() + b" more"


ENCODERS = {
    "json.dumps": json.dumps,
    "json.dumps twice": lambda v: json.dumps(json.dumps(v)),
    "json.dumps ensure_ascii=False": lambda v: json.dumps(v, ensure_ascii=False),
    "json.dumps ensure_ascii=False twice": lambda v: json.dumps(
        json.dumps(v, ensure_ascii=False), ensure_ascii=False
    ),
    "b64encode": lambda v: base64.b64encode(v.encode()),
    "b64encode behind one": lambda v: base64.b64encode(b"x" + v.encode()),
    "b64encode behind two": lambda v: base64.b64encode(b"xy" + v.encode() + b"z"),
    "urlsafe_b64encode": lambda v: base64.urlsafe_b64encode(b"xy" + v.encode() + b"z"),
    "encodebytes": lambda v: base64.encodebytes(v.encode()),
    "hex": lambda v: among(v).hex(),
    "HEX": lambda v: among(v).hex().upper(),
    "quote": quote,
    "quote safe=''": lambda v: quote(v, safe=""),
    "quote_plus": quote_plus,
    "urlencode": lambda v: urlencode({"key": v}),
    "all percent": lambda v: "".join("%%%02x" % b for b in v.encode()),
    "ALL PERCENT": lambda v: "".join("%%%02X" % b for b in v.encode()),
    "percent in lower case": lambda v: "".join(
        c if c.isascii() and c.isalnum() else quote(c, safe="").lower() for c in v
    ),
    "html.escape": html.escape,
    "html.escape quote=False": lambda v: html.escape(v, quote=False),
    "xmlcharrefreplace": lambda v: html.escape(v).encode("ascii", "xmlcharrefreplace"),
    "saxutils.escape": saxutils.escape,
    "saxutils.quoteattr": saxutils.quoteattr,
    "ElementTree text": text,
    "ElementTree attribute": element,
    "repr": repr,
    "repr of a dict": lambda v: repr({"key": [v]}),
    "ascii": ascii,
    "repr of bytes": lambda v: repr(v.encode()),
    "shlex.quote": shlex.quote,
    "utf-16-le": lambda v: ("key=" + v + ";").encode("utf-16-le"),
    "utf-16-be": lambda v: ("key=" + v + ";").encode("utf-16-be"),
    "csv": row,
    "sqlite3 quote": lambda v: database.execute("select quote(?)", [v]).fetchone()[0],
    "splitlines": lambda v: "\n > ".join(v.splitlines()) if v.isascii() else v,
    "crlf": lambda v: v.replace("\r\n", "\n").replace("\n", "\r\n"),
    "lf": lambda v: v.replace("\r\n", "\n"),
}

for at, value in enumerate(json.load(sys.stdin)):
    for name, encoder in ENCODERS.items():
        if name == "splitlines" and any(len(x.strip()) < 8 for x in value.splitlines()):
            continue
        written = encoder(value)
        written = written.encode() if isinstance(written, str) else written
        print(name, at, written.hex(), sep="\t")
