from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from decision_tool.publish.engine import node

PYTHON = (sys.executable,)  # stands in for Node: what `run` does is the same for any program


def _script(folder: Path, text: str) -> Path:
    path = folder / "script.py"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_script_gets_its_order_as_json(tmp_path: Path) -> None:
    text = "import json, sys; order = json.load(sys.stdin); open(order['to'], 'w').write('done')"
    node.run(PYTHON, _script(tmp_path, text), {"to": str(tmp_path / "out")})

    assert (tmp_path / "out").read_text("utf-8") == "done"


def test_the_scripts_own_word_is_the_fault(tmp_path: Path) -> None:
    text = "import sys; print('noise', file=sys.stderr); sys.exit('fault: no such module')"

    with pytest.raises(node.NodeFaultError, match=r"^no such module$"):
        node.run(PYTHON, _script(tmp_path, text), {})


def test_a_crash_is_told_with_all_that_was_said(tmp_path: Path) -> None:
    with pytest.raises(node.NodeFaultError, match=r"(?s)script\.py failed.*ZeroDivisionError"):
        node.run(PYTHON, _script(tmp_path, "1 / 0"), {})


def test_an_old_node_or_none_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert node.on_path() is None
    old = _script(tmp_path, f"#!{sys.executable}\nprint('v18.20.4')\n")
    old.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(old))
    assert node.on_path() is None
