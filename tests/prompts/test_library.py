"""Where packs are looked for, and how a bad one leaves the others alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from safespace.errors import BadInputError
from safespace.prompts.library import Folder, find_folders, list_files, load
from tests.prompts.samples import OWN_PACK, PACK

if TYPE_CHECKING:
    from safespace.prompts.shelf import Shelf

ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_uses_its_prompts_folder() -> None:
    assert find_folders() == (Folder(ROOT / "prompts"),)


def test_an_installed_program_uses_the_packs_it_carries(tmp_path: Path) -> None:
    source = tmp_path / "lib" / "safespace" / "prompts" / "library.py"
    (tmp_path / "lib" / "safespace" / "packs").mkdir(parents=True)
    (tmp_path / "prompts").mkdir()
    packed = Folder(tmp_path / "lib" / "safespace" / "packs")
    assert find_folders(source=source) == (packed,)
    packed.path.rmdir()
    assert find_folders(source=source) == (Folder(tmp_path / "prompts"),)


def test_own_packs_come_beside_the_shipped_ones(tmp_path: Path, shelf: Shelf) -> None:
    (tmp_path / "weather.yml").write_text(OWN_PACK)
    both = load(find_folders(tmp_path))
    own = both.find("user/weather-001")
    assert own is not None
    assert own.text == "Which cloud would you ride?"
    assert len(both.prompts) == len(shelf.prompts) + 1
    assert both.find("communication-001") == shelf.find("communication-001")
    assert both.find("weather-001") is None


def test_prompts_stand_in_the_order_of_their_ids(shelf: Shelf) -> None:
    ids = [prompt.id for prompt in shelf.prompts]
    assert ids == sorted(ids)


def test_a_bad_pack_is_named_and_the_rest_work(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(PACK.replace("gentle", "deeper"))
    (tmp_path / "weather.yaml").write_text(PACK)
    shelf = load([Folder(tmp_path)])
    assert [prompt.id for prompt in shelf.prompts] == ["weather-001"]
    assert [problem.message for problem in shelf.problems] == [
        "bad.yaml, line 8: depth is one of gentle, steady, deep"
    ]
    assert isinstance(shelf.problems[0], BadInputError)


def test_a_second_pack_with_the_same_ids_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(PACK)
    (tmp_path / "b.yaml").write_text(PACK)
    shelf = load([Folder(tmp_path)])
    assert len(shelf.prompts) == 1
    assert shelf.problems[0].message.startswith("b.yaml: another pack already has")


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    shelf = load([Folder(tmp_path / "none", own=True)])
    assert (shelf.prompts, shelf.problems) == ((), ())


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    for name in ("notes.txt", ".hidden.yaml", "weather.yaml~", "weather.yaml"):
        (tmp_path / name).write_text(PACK)
    names = [path.name for path in list_files(Folder(tmp_path))]
    assert names == ["weather.yaml"]
