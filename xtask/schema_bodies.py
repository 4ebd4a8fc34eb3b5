"""Bodies that schemathesis cannot make by itself, for `cargo xtask schema`: the catalogue as TOML, and tables as CSV.

Most of them are nearly right, so that more than the reader of the format has to look at them.
"""

import pathlib

import schemathesis
from hypothesis import strategies as st

ROOT = pathlib.Path(__file__).resolve().parent.parent
CATALOGUE = (ROOT / "data/demonstration/catalogue.toml").read_text(encoding="utf-8").splitlines()

# Any text that can be sent.
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)
# What may stand behind `key =`, right or wrong.
VALUES = st.one_of(
    st.sampled_from(['""', '"base"', '"IM110-10U"', '"activation-key"', '["perpetual"]', "[]", "true", "2027-01-01"]),
    st.integers().map(str),
    st.floats().map(str),
    TEXT.map(lambda text: f'"{text}"'),
    st.sampled_from(['{ minor = 1, currency = "EUR" }', "{ minor = -1 }", "{", "'''", "[[[[[[[["]),
)

# What may stand in a cell, right or wrong.
CELLS = st.one_of(
    st.sampled_from(["", "0", "-1", "1e9", "9999999999", "9999-12-31", "gold", "cloud", "XX"]),
    st.sampled_from(['"', '""', "a,b;c", "\x00"]),
    st.integers().map(str),
    TEXT,
)


@st.composite
def catalogues(draw):
    """The demonstration's catalogue with up to four lines that are other than they were, or a remark more."""
    lines = list(CATALOGUE)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        change = draw(st.sampled_from(["value", "remark", "name", "away", "twice", "any"]))
        key = lines[at].split("=")[0]
        if change == "value" and "=" in lines[at]:
            lines[at] = f"{key}= {draw(VALUES)}"
        elif change == "remark":
            lines.insert(at, f"# {draw(st.integers(0))}")
        elif change == "name" and key.strip() == "name":
            lines[at] = f'name = "Another name {draw(st.integers(0))}"'
        elif change == "away":
            del lines[at]
        elif change == "twice":
            lines.insert(at, lines[at])
        elif change == "any":
            lines[at] = draw(TEXT)
    return ("\n".join(lines) + "\n").encode()


def tables(columns, cells):
    """Tables with these columns, of rows that hold these cells but for up to two that are other than they should be."""

    @st.composite
    def table(draw):
        names = draw(st.sampled_from([columns, columns[::-1], columns[1:], [*columns, "more"]]))
        right = dict(zip(columns, cells))
        rows = [[right.get(name, "") for name in names] for _ in range(draw(st.integers(0, 4)))]
        for row in rows:
            for _ in range(draw(st.integers(0, 2))):
                row[draw(st.integers(0, len(row) - 1))] = draw(CELLS)
        line_end, between = draw(st.sampled_from(["\n", "\r\n"])), draw(st.sampled_from([",", ";"]))
        return line_end.join(between.join(row) for row in [names, *rows]).encode()

    return table()


ORDERS = tables(
    ["reseller", "number", "date", "customer_number", "customer_name", "country", "contact_email"]
    + ["sku", "items", "model", "first", "last", "care", "code", "price", "currency"],
    ["R1001", "PO-1", "2026-11-22", "C-1", "Customer", "IT", "contact@customer.example"]
    + ["IM110-10U", "2", "perpetual", "2027-01-01", "2027-12-31", "gold", "", "1299.00", "EUR"],
)
SHIPMENTS = tables(
    ["shipment", "serial", "buyer", "label", "sku", "items"],
    ["S-1", "00-90-33-01-02-03", "R1001", "label", "REL-BRI-1", "1"],
)
ANY = st.one_of(st.just(b""), st.binary(max_size=200), TEXT.map(str.encode))

schemathesis.openapi.media_type("application/toml", st.one_of(catalogues(), catalogues(), ANY))
schemathesis.openapi.media_type("text/csv", st.one_of(ORDERS, SHIPMENTS, ANY))
