"""Each command once, as a volunteer types it, on fictional people."""

import json
from pathlib import Path

from tests.cli.conftest import FICTIONAL, Terminal
from tests.site.reading import files

FORM = FICTIONAL / "testimonies" / "2019-041.yaml"


def test_a_testimony_travels_from_the_form_to_the_site(terminal: Terminal, tmp_path: Path) -> None:
    """Added, found in another script, reviewed, approved by another person, on the site; withdrawn, and gone."""
    added = terminal("add", str(FORM))
    assert added.code in (0, 1), added.err
    assert "agreed to: store, " in added.out
    person = terminal("find", "نۇرگۈل").out.split()[0]
    assert person.startswith("G-")
    assert f"  {person}  Nurgül Örnek\n" in added.out, "the id that every other command takes"
    assert "Nurgül Örnek" in terminal("show", person).out
    assert terminal("review", person, "--verdict", "reviewed").code == 2, "an editor does not review"
    assert terminal("review", person, "--verdict", "reviewed", member="cem").code == 0
    assert "1 proposed" in terminal("publish", "propose", person).out
    again = terminal("publish", "propose", person)
    assert (again.code, "not proposed: it is proposed just so already" in again.out) == (1, True)
    assert terminal("publish", "propose").code == 2, "nothing was chosen"
    assert terminal("publish", "propose", person, "--for", "everybody").code == 2
    assert person in terminal("publish", "waiting", member="cem").out
    shown = terminal("publish", "diff", person, member="cem").out
    assert "+ name" in shown
    digest = shown.split()[-1]
    assert terminal("publish", "approve", person, "--digest", digest).code == 2, "an editor does not approve"
    unseen = terminal("publish", "approve", person, member="cem")
    assert (unseen.code, "publish diff" in unseen.err) == (2, True), "nobody approves what they have not looked at"
    assert terminal("publish", "approve", person, "--digest", "0" * 64, member="cem").code == 2
    assert "1 approved" in terminal("publish", "approve", person, "--digest", digest, member="cem").out
    site = tmp_path / "site"
    about = str(FICTIONAL / "about.yaml")
    assert terminal("site", "build", str(site), "--about", about).code == 0
    assert list(site.rglob(f"{person}.html"))
    source = next(word for word in terminal("show", person).out.split() if word.startswith("tes-"))
    assert "public: yes" in terminal("consent", "show", source).out
    assert terminal("consent", "withdraw", source, "--why", "asked to stop").code == 0
    assert terminal("site", "build", str(site), "--about", about).code == 0
    assert not list(site.rglob(f"{person}.*"))


def test_a_site_built_again_and_again_is_the_site_built_anew(terminal: Terminal, tmp_path: Path) -> None:
    """After publishing, changing and withdrawing: the same bytes as from a memory that remembers nothing."""
    for number in (41, 42, 46):
        terminal("add", str(FICTIONAL / "testimonies" / f"2019-0{number}.yaml"))
    about = str(FICTIONAL / "about.yaml")

    def published(*people: str) -> None:
        for words in (("review", *people, "--verdict", "reviewed"), ("publish", "propose", *people)):
            assert terminal(*words, member="cem").code == 0
        seen = terminal("publish", "diff", *people, member="ada").out.split()[-1]
        assert terminal("publish", "approve", *people, "--digest", seen, member="ada").code == 0

    def built(folder: str) -> dict[str, bytes]:
        assert terminal("site", "build", str(tmp_path / folder), "--about", about, member="cem").code == 0
        return files(tmp_path / folder)

    people = [terminal("find", name).out.split()[0] for name in ("Nurgül", "Serik", "Tursun")]
    published(*people[:2])
    sites = [built("site")]
    published(people[2])
    sites.append(built("site"))
    assert terminal("publish", "withdraw", people[0]).code == 0
    sites.append(built("site"))
    assert len({len(site) for site in sites}) == 3
    assert terminal("rebuild", member="cem").code == 0
    assert built("anew") == built("site") == sites[-1]


def test_the_second_person_must_be_another_person(terminal: Terminal) -> None:
    """Whoever proposed cannot approve, whatever their role."""
    terminal("add", str(FORM))
    person = terminal("find", "Nurgül").out.split()[0]
    terminal("review", person, "--verdict", "reviewed", member="ada")
    terminal("publish", "propose", person, member="ada")
    shown = terminal("publish", "diff", person, member="ada").out
    assert f"guvah publish approve {person} --digest " in shown
    refused = terminal("publish", "approve", person, "--digest", shown.split()[-1], member="ada")
    assert refused.code == 1
    assert "another member approves" in refused.out


def test_the_same_list_twice_adds_nothing(terminal: Terminal) -> None:
    """A dry run writes nothing, an import writes, the same import again writes nothing."""
    table, mapping = FICTIONAL / "lists" / "village.csv", FICTIONAL / "lists" / "village.yaml"
    before = terminal("verify", "--blind").out
    assert "would be written" in terminal("import", str(table), "--mapping", str(mapping), "--dry-run").out
    assert terminal("verify", "--blind").out == before
    assert "statements written" in terminal("import", str(table), "--mapping", str(mapping)).out
    assert " 0 statements written" in terminal("import", str(table), "--mapping", str(mapping)).out


def test_what_was_assumed_and_what_vanished_is_printed(terminal: Terminal, tmp_path: Path) -> None:
    """A guessed encoding and the keys of rows that are gone: each is a note, and the exit code says so."""
    mapping, table = tmp_path / "list.yaml", tmp_path / "list.csv"
    mapping.write_text(
        "list: {id: example, title: A list, language: ru, public: yes}\nrow: {key: id}\n"
        "person: {name: name}\nkeep: [note]\n",
        encoding="utf-8",
    )
    rows = "id;name;note\n" + "".join(f"r{n};Пример Серик;задержан осенью\n" for n in range(9))
    table.write_bytes(rows.encode("cp1251"))
    first = terminal("import", str(table), "--mapping", str(mapping))
    assert first.code == 1
    assert "read as cp1251 (a guess" in first.out
    table.write_text(rows.replace("r7;Пример Серик;задержан осенью\n", ""), encoding="utf-8")
    again = terminal("import", str(table), "--mapping", str(mapping))
    assert again.code == 1
    assert "the row r7 vanished from the list; nothing of it was taken back" in again.out
    assert " 0 statements written" in again.out


def test_records_are_shown_in_words(terminal: Terminal) -> None:
    """A place by its name, a season as a season, a relative by name: no code a volunteer has to look up."""
    terminal("add", str(FORM))
    found = terminal("find", "Nurgül").out
    assert "Ghulja County" in found
    shown = terminal("show", found.split()[0]).out
    assert "Place of origin: Ghulja County (as said: Ghulja county)" in shown
    assert "Start: autumn 2017 (as said: autumn 2017)" in shown
    assert "Relation: in-law (as said: daughter-in-law)" in shown
    assert "654021" not in shown


def test_a_page_is_kept(terminal: Terminal) -> None:
    """A saved page becomes a source with its title; the same page again is the same source."""
    page = str(FICTIONAL / "pages" / "blog_sidebar.html")
    first, again = terminal("capture", page), terminal("capture", page)
    assert first.code in (0, 1), first.err
    assert first.out.split(":")[0] == again.out.split(":")[0]


def test_whom_a_text_names_is_listed(terminal: Terminal, tmp_path: Path) -> None:
    """Person, words, place in the text, probability and reason; nothing is kept, and intake learns nobody's name."""
    terminal("add", str(FORM))
    person = terminal("find", "Nurgül Örnek").out.split()[0]
    text = tmp_path / "article.txt"
    text.write_text("Вчера видели Нургуль Орнек.", encoding="utf-8")
    before = terminal("verify", "--blind").out
    printed = terminal("mentions", str(text))
    assert printed.code == 0, printed.err
    assert f"{person}  Nurgül Örnek: Нургуль Орнек (13-26)" in printed.out
    assert "Very likely one name" in printed.out
    told = json.loads(terminal("--json", "mentions", str(text)).out)
    (one,) = told["mentions"]
    assert told["text"][one["start"] : one["end"]] == one["words"] == "Нургуль Орнек"
    assert terminal("verify", "--blind").out == before
    text.write_text("Nobody is here.", encoding="utf-8")
    assert "Names nobody of the archive" in terminal("mentions", str(text)).out
    assert terminal("mentions", str(text), member="eva").code == 2
    assert terminal("mentions", str(tmp_path / "none.txt")).code == 2


def test_intake_adds_and_reads_nothing(terminal: Terminal) -> None:
    """An intake member adds a testimony but can neither find nor publish."""
    assert terminal("add", str(FORM), member="eva").code in (0, 1)
    assert terminal("find", "Nurgül", member="eva").code == 2
    assert terminal("publish", "waiting", member="eva").code == 2


def test_rebuilt_memory_is_the_same_memory(terminal: Terminal) -> None:
    """`guvah rebuild` prints the same hash however often the memory is folded anew."""
    terminal("add", str(FORM))
    assert terminal("rebuild").out == terminal("rebuild").out


def test_damage_is_named_by_code(terminal: Terminal) -> None:
    """A flipped byte is found blind, with exit code 3 and the code of the damage."""
    terminal("add", str(FORM))
    body = next(path for path in sorted((terminal.archive / "feeds").glob("*/bodies/*/*")) if path.is_file())
    body.chmod(0o600)
    content = bytearray(body.read_bytes())
    content[len(content) // 2] ^= 1
    body.write_bytes(bytes(content))
    printed = terminal("verify", "--blind")
    assert printed.code == 3
    assert "NOT whole" in printed.out
    assert "V03" in printed.out


def test_two_records_of_one_woman_become_one_and_two_again(terminal: Terminal, tmp_path: Path) -> None:
    """Decided, disputed, agreed, published under one id, and undone; the old address leads to the new one meanwhile."""
    form = (FICTIONAL / "testimonies" / "2019-042.yaml").read_text(encoding="utf-8")
    other = tmp_path / "other.yaml"
    other.write_text(form.replace("known_from: {form: 2019-041, victim: 1}", "from: Ghulja county"), encoding="utf-8")
    terminal("add", str(FORM))
    terminal("add", str(other))
    head, old = sorted(line.split()[0] for line in terminal("find", "Nurgül Örnek").out.splitlines()[:2])
    decided = terminal("match", head, old, "--decide", "same", "--why", "the same scar")
    assert f"One record now, {head}, put together from {head}, {old}." in decided.out
    assert terminal("find", "Nurgül Örnek").out.count("G-") == 1
    shown = terminal("show", old)
    assert f"{old} leads to {head}" in shown.err
    assert "differs: 1984" in shown.out
    assert "says: same" in shown.out
    assert "in conflict" in terminal("match", head, old, "--decide", "different", "--why", "no", member="cem").out
    assert "They are shown apart." in terminal("show", old).out
    assert terminal("match", head, old, "--decide", "undo", "--why", "I asked", member="cem").code == 0
    assert "Recorded for 2." in terminal("review", old, "--verdict", "reviewed", member="cem").out
    assert "2 proposed" in terminal("publish", "propose", old).out
    seen = terminal("publish", "diff", old, member="cem").out
    assert f"+ the same person as: {old}" in seen
    assert "2 approved" in terminal("publish", "approve", old, "--digest", seen.split()[-1], member="cem").out
    site, about = tmp_path / "site", str(FICTIONAL / "about.yaml")
    terminal("site", "build", str(site), "--about", about)
    (page,) = site.glob(f"en/person/*/{old}.html")
    assert f"{head}.html" in page.read_text(encoding="utf-8")
    assert terminal("match", head, old, "--decide", "undo", "--why", "two sisters").code == 0
    terminal("site", "build", str(site), "--about", about)
    assert head not in page.read_text(encoding="utf-8")
    assert terminal("match", head, "G-00000-00000-0", "--decide", "same", "--why", "x").code == 2


def test_whoever_is_brought_in_is_compared_at_once(terminal: Terminal, tmp_path: Path) -> None:
    """A second testimony that tells of the same woman in other letters says whom it may be about, and why."""
    terminal("add", str(FORM))
    known = terminal("find", "Nurgül").out.split()[0]
    form = tmp_path / "again.yaml"
    form.write_text(
        "testimony:\n  reference: again\n  language: ru\n  recorded: 2020-01-02\n"
        "  testifier: {name: {en: Example Neighbour}}\n"
        "  consent: {given_by: testifier, scopes: {store: yes}}\n"
        "victims:\n  - person: {name: {ru: Нургуль Орнек}, sex: female, born: 1984, from: Ghulja county}\n",
        encoding="utf-8",
    )
    added = terminal("add", str(form))
    assert added.code in (0, 1), added.err
    assert f"    may be {known}  Nurgül Örnek: " in added.out
