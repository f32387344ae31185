"""How large things may be. The exceptions are listed by name; the list may only shrink."""

from tests.house.tree import ROOT, functions, length, modules, name_of, street, templates

MODULE, FUNCTION, VIEW, TEMPLATE, FOLDER = 400, 50, 15, 150, 20
LARGE_FOLDERS: dict[str, str] = {}


def test_no_module_is_longer_than_400_lines() -> None:
    paths = modules("kiem", "tests", "bench")
    assert [name_of(p) for p in paths if len(p.read_text(encoding="utf-8").splitlines()) > MODULE] == []


def test_no_function_is_longer_than_50_lines_and_no_view_than_15() -> None:
    wrong = []
    for path in modules("kiem", "tests", "bench"):
        most = VIEW if street(path) == "views" else FUNCTION
        wrong += [f"{name_of(path)}: {node.name} {length(node)}" for node in functions(path) if length(node) > most]
    assert wrong == []


def test_no_template_is_longer_than_150_lines() -> None:
    assert [name_of(p) for p in templates() if len(p.read_text(encoding="utf-8").splitlines()) > TEMPLATE] == []


def test_no_folder_holds_more_than_20_modules_or_templates() -> None:
    wrong = []
    for folder in sorted({path.parent for path in (*modules("kiem", "tests"), *templates())}):
        number = sum(1 for path in folder.iterdir() if path.suffix in {".py", ".html"} and path.name != "__init__.py")
        if number > FOLDER and str(folder.relative_to(ROOT)) not in LARGE_FOLDERS:
            wrong.append(f"{folder.relative_to(ROOT)}: {number}")
    assert wrong == []
