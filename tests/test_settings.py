"""`dataset.toml`, options and the environment become settings, or a sentence says why not."""

import dataclasses
import pickle
import tomllib

import pytest

from commentariat import settings
from commentariat.describe.questions import QUESTIONS
from commentariat.errors import SettingsError
from commentariat.schemas import load
from commentariat.settings import KEY_VARIABLE, Settings, read, template, without_file


def saved(folder, text):
    path = folder / "dataset.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_name_is_enough():
    found = Settings.of({"name": "harbour"})
    assert (found.linkage, found.grain, found.mentions) == ("thread", "day", "balanced")
    assert found.splits == {"train": 900, "validation": 50, "test": 50}
    assert found.key_file is None


def test_every_setting_of_the_schema_is_a_field_and_the_other_way_round():
    fields = {field.name for field in dataclasses.fields(Settings)} - {"home"}
    properties = load("dataset")["properties"]
    assert fields == {*properties, *properties["splits"]["properties"]}


def test_settings_are_frozen_and_travel_to_workers():
    found = Settings.of({"name": "harbour", "inputs": ["a"], "creators": ["N"]})
    assert pickle.loads(pickle.dumps(found)) == found
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.name = "other"


def test_paths_are_taken_from_the_folder_of_the_file(tmp_path):
    found = read(saved(tmp_path, 'name = "x"\nout = "r"\nkey_file = "k"\ninputs = ["dump"]'))
    assert found.out == tmp_path / "r"
    assert found.key_file == tmp_path / "k"
    assert found.home == tmp_path
    assert found.work == tmp_path / ".commentariat"
    assert found.inputs == ("dump",)


def test_releases_lie_beside_the_file_unless_it_says_where(tmp_path):
    assert read(saved(tmp_path, 'name = "x"')).out == tmp_path / "releases"


def test_an_absolute_path_stays(tmp_path):
    assert read(saved(tmp_path, f'name = "x"\nout = "{tmp_path}/r"')).out == tmp_path / "r"


def test_the_command_line_wins_where_it_says_something(tmp_path):
    path = saved(tmp_path, 'name = "x"\nlinkage = "site"\nsite = "a.example"')
    found = read(path, linkage="dataset", site=None, inputs=(), name="")
    assert (found.name, found.linkage, found.site) == ("x", "dataset", "a.example")


def test_options_alone_will_do():
    assert without_file(name="x", site="news.example").site == "news.example"


def test_the_environment_names_the_key_file(monkeypatch, tmp_path):
    found = Settings.of({"name": "x", "key_file": "of-the-file"})
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    assert found.with_key_of_environment() is found
    monkeypatch.setenv(KEY_VARIABLE, str(tmp_path / "k"))
    assert found.with_key_of_environment().key_file == tmp_path / "k"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the settings file lacks 'name'"),
        ('name = "a/b"', "the setting name must be 1 to 96 letters, digits"),
        ('name = "x"\nlinkage = "world"', "linkage must be one of thread or site or dataset"),
        ('name = ""', "a letter or a digit first"),
        ('name = "x"\ndate = "today"', "the setting date must be a day of the calendar such as"),
        ('name = "x"\ndate = "2024-02-30"', "the setting date must be a day of the calendar"),
        ('name = "x"\ndate = "20240229"', "the setting date must be a day of the calendar"),
        ('name = "x"\nhomepage = "javascript:alert(1)"', "the setting homepage must be an address"),
        ('name = "x"\nhomepage = "https://a b"', "the setting homepage must be an address"),
        ('name = "x"\nlanguages = ["en", "in english"]', "languages.1 must be a language tag"),
        ('name = "x"\nlanguages = ["english"]', "languages.0 must be a language tag"),
        ('name = "x"\n[answers]\nZZ9 = "So."', "the setting answers has no key 'ZZ9'"),
        ('name = "x"\nlincense = "mit"', "has no key 'lincense' (did you mean 'license'?)"),
        ('name = "x"\ninputs = "dump"', "the setting inputs must be of type array"),
        ('name = "x"\nsite = "a b"', "the setting site must be a host name such as news.example"),
        ('name = "x"\n[splits]\ntrain = 900', "must add up to 1000 per mille"),
        ('name = "x"\n[splits]\nTrain = 1000', "the setting splits has no key 'Train'"),
        ('name = "x"\n[splits]\ntrain = 0', "the setting splits.train must be at least 1"),
        ('name = "x"\n[kinds."a.example"]\nrobot = []', "has no key 'robot'"),
        ('name = "x"\n[names."a.example"]\nbadge = []', "'badge' (did you mean 'badges'?)"),
        ('name = "x"\n[names."a.example"]\nbadges = [""]', "names.a.example.badges.0"),
        ('name = "x"\n[names."a.example"]\ncase_sensitive = 1', "must be of type boolean"),
        ("name = ", "is not TOML"),
    ],
)  # fmt: skip
def test_a_fault_is_one_line_that_names_the_file_and_the_key(tmp_path, text, message):
    with pytest.raises(SettingsError) as caught:
        read(saved(tmp_path, text))
    assert str(caught.value).startswith(f"{tmp_path}/dataset.toml")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_question_of_the_datasheet_can_be_answered():
    found = Settings.of({"name": "x", "answers": {question.id: "So." for question in QUESTIONS}})
    assert len(found.answers) == len(QUESTIONS)


def test_settings_that_are_no_utf_8_are_no_toml(tmp_path):
    path = saved(tmp_path, "")
    path.write_bytes(b'name = "\xff"')
    with pytest.raises(SettingsError, match="is not TOML"):
        read(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SettingsError, match=r"cannot read .*gone\.toml: No such file"):
        read(tmp_path / "gone.toml")


def test_the_template_is_valid_and_says_the_defaults(tmp_path):
    text = template("harbour")
    found = read(saved(tmp_path, text), title="T")
    assert found.name == "harbour"
    assert found.splits == settings.default_shares()
    tomllib.loads(text)


def test_the_defaults_in_the_comments_of_the_template_are_the_defaults(tmp_path):
    text = "\n".join(
        line.removeprefix("# ") if line.startswith("# ") and " = " in line else line
        for line in template("harbour").splitlines()
    )
    text = text.replace('title = ""', 'title = "T"')
    said = tomllib.loads(text)
    default = Settings.of({"name": "harbour"})
    for name in ("linkage", "grain", "votes", "mentions", "clusters"):
        assert said[name] == getattr(default, name)


def test_a_template_for_an_impossible_name_is_refused():
    with pytest.raises(SettingsError, match="the setting name"):
        template("a b")
