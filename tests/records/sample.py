"""A form with one of everything, for the tests of its outputs."""

from __future__ import annotations

from decision_tool.publish.forms.document import (
    Box,
    Column,
    Document,
    Field,
    Fields,
    Section,
    Signature,
    Signatures,
    Table,
    Ticks,
    Use,
    Words,
)


def sample() -> Document:
    """Return a form that holds every kind of block and field."""
    return Document(
        id="sample-record",
        record="sample-record",
        form="F99",
        title="Sample record",
        about="Remand, initial joint supervision",
        filed="On the case system",
        council="Our council",
        collection="Joint supervision",
        marking="OFFICIAL-SENSITIVE",
        edition="1.0",
        edition_date="2026-11-22",
        uses=(Use("remand", "remand/initial"),),
        clauses=("PERM-REM-01",),
        sections=(
            Section(
                title="",
                blocks=(
                    Fields(
                        (
                            Field("reference", "Case number", "Case number", fill="reference"),
                            Field("held", "Date held", "Date held", kind="date", fill="held"),
                            Field("due", "Due", "Due", fill="due"),
                            Field(
                                "kind",
                                "Kind of meeting",
                                "Kind of meeting",
                                kind="choice",
                                choices=("First", "Review"),
                            ),
                        )
                    ),
                ),
            ),
            Section(
                title="Who was invited",
                blocks=(
                    Table(
                        id="invited",
                        name="Who was invited",
                        columns=(Column("Role", 45), Column("Name", 40), Column("Came", 15)),
                        rows=(
                            (
                                "Social worker",
                                Field(
                                    "invited-1-name", "Name", "Who was invited, Social worker: name"
                                ),
                                Field(
                                    "invited-1-came",
                                    "Came",
                                    "Who was invited, Social worker: came",
                                    kind="tick",
                                ),
                            ),
                            (
                                Field(
                                    "invited-2-role",
                                    "Role",
                                    "Who was invited, row 2: role",
                                    fill="invited-1",
                                ),
                                Field("invited-2-name", "Name", "Who was invited, row 2: name"),
                                Field(
                                    "invited-2-came",
                                    "Came",
                                    "Who was invited, row 2: came",
                                    kind="tick",
                                ),
                            ),
                        ),
                    ),
                ),
            ),
            Section(
                title="What was discussed",
                clauses=("PERM-REM-02",),
                blocks=(
                    Words(("Write what was said.", "Write who said it.")),
                    Box(
                        Field(
                            "purpose-1",
                            "Plan the placement",
                            "1. Plan the placement",
                            kind="box",
                            hint="What was said, and what was agreed?",
                            lines=4,
                            clauses=("PERM-REM-03",),
                        ),
                        number=1,
                    ),
                ),
            ),
            Section(
                title="Checks",
                is_added=True,
                blocks=(
                    Ticks(
                        (
                            Field("told", "The child was told", "The child was told", kind="tick"),
                            Field(
                                "sent", "The record was sent", "The record was sent", kind="tick"
                            ),
                        )
                    ),
                ),
            ),
            Section(
                title="Actions",
                blocks=(
                    Table(
                        id="actions",
                        name="Actions",
                        columns=(Column("Action", 60), Column("Who", 20), Column("By when", 20)),
                        rows=tuple(
                            (
                                Field(
                                    f"actions-{row}-action",
                                    "Action",
                                    f"Actions, row {row}: action",
                                    kind="box",
                                    lines=2,
                                ),
                                Field(f"actions-{row}-who", "Who", f"Actions, row {row}: who"),
                                Field(
                                    f"actions-{row}-when",
                                    "By when",
                                    f"Actions, row {row}: by when",
                                    kind="date",
                                ),
                            )
                            for row in (1, 2, 3)
                        ),
                    ),
                ),
            ),
            Section(
                title="Signatures",
                blocks=(
                    Signatures(
                        (
                            Signature(
                                "Supervisor",
                                Field(
                                    "supervisor-signed",
                                    "Signed (supervisor)",
                                    "Signed (supervisor)",
                                ),
                                Field("supervisor-on", "Date", "Date (supervisor)", kind="date"),
                            ),
                        )
                    ),
                ),
            ),
        ),
    )
