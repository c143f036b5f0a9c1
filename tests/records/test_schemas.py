"""The JSON Schemas that an editor's YAML plug-in reads: current, Swedish, and in agreement with the records."""

import json
from pathlib import Path

import pytest
import yaml
from guide.records.kinds import KINDS
from guide.records.schemas import schema_files
from jsonschema import Draft7Validator

ROOT = Path(__file__).resolve().parents[2]
FILES = schema_files()


@pytest.mark.parametrize("name", FILES)
def test_the_schema_in_the_project_is_current(name: str):
    assert (ROOT / "schema" / name).read_text(encoding="utf-8") == FILES[name], "run: make schema"


def test_no_schema_is_left_of_a_kind_that_is_gone():
    assert {path.name for path in (ROOT / "schema").glob("*.json")} == set(FILES)


def test_the_editor_settings_know_every_kind():
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {
        f"schema/{kind}.json": f"data/{kind}/*.yml" for kind in KINDS
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_passes_its_schema(kind: str):
    schema = json.loads(FILES[f"{kind}.json"])
    Draft7Validator.check_schema(schema)
    validator = Draft7Validator(schema)
    for path in sorted((ROOT / "data" / kind).glob("*.yml")):
        record = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        faults = [
            f"{'.'.join(map(str, error.path))}: {error.message}"
            for error in validator.iter_errors(record)
        ]
        assert not faults, path.name


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_swedish_title_and_help(kind: str):
    schema = json.loads(FILES[f"{kind}.json"])
    for owner in [schema, *schema.get("$defs", {}).values()]:
        for key, field in owner.get("properties", {}).items():
            assert field.get("title") and field.get("description"), f"{kind}: {key}"


def test_a_fault_is_found_by_the_schema():
    validator = Draft7Validator(json.loads(FILES["krav.json"]))
    record = yaml.load(
        next((ROOT / "data" / "krav").glob("[a-z]*.yml")).read_text(encoding="utf-8"),
        yaml.BaseLoader,
    )
    assert list(validator.iter_errors({**record, "versjon": "1"}))
    assert list(validator.iter_errors({**record, "niva": "högst"}))
    assert list(
        validator.iter_errors({key: value for key, value in record.items() if key != "titel"})
    )
