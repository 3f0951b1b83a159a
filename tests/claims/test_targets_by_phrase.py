"""The target of an event by the words for what was hit, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack

PHRASES = yaml.safe_load(Path(__file__).with_name("targets_by_phrase.yml").read_text(encoding="utf-8"))
SENTENCE = {
    "en": "An airstrike on {} killed three civilians in Kafr Tut yesterday.",
    "ar": "استهدفت غارة جوية {} في كفر توت أمس، ما أدى إلى مقتل ثلاثة مدنيين.",
}


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("target", PHRASES)
def test_a_phrase_for_what_was_hit_gives_its_target(target: str, lang: str, pack: Pack) -> None:
    for phrase in PHRASES[target][lang]:
        text = SENTENCE[lang].format(phrase)
        events = extract_events(text, published=None, finder=None, pack=pack)
        assert (phrase, [e.targets for e in events]) == (phrase, [(target,)])
        people = [(c.kind, c.group, c.min, c.max) for c in events[0].counts if c.kind != "facilities_hit"]
        assert (phrase, people) == (phrase, [("killed", "civilians", 3, 3)])


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Suicide car bomb at a security checkpoint in Kafr Tut kills 42.", ("military",)),
        ("Two men were arrested at a checkpoint near Kafr Tut.", ("none_stated",)),
        ("Rescuers dug all night after an airstrike on a market.", ("market",)),
        ("Rescuers were hit by an airstrike in Kafr Tut.", ("rescue_workers",)),
        ("Two men were killed by shelling as they left the hospital.", ("none_stated",)),
        ("Shelling hit the hospital in Kafr Tut.", ("health_facility",)),
        ("بانفجار سيارة مفخخة في كفر توت قتل مدنيان", ("none_stated",)),
        ("استهدفت عبوة ناسفة دورية مشتركة قرب كفر توت", ("military",)),
        ("Shelling killed two people. Six residential buildings were damaged.", ("home_residential",)),
        ("Shelling killed two people in Kafr Tut. The school was renovated last year.", ("none_stated",)),
        ("داهمت دورية عسكرية منزلاً في كفر توت", ("home_residential",)),
    ],
)
def test_what_is_met_in_passing_is_no_target(text: str, targets: tuple[str, ...], pack: Pack) -> None:
    assert [e.targets for e in extract_events(text, published=None, finder=None, pack=pack)] == [targets]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("A missile hit Kafr Tut, and ambulance vehicles rushed to the site.", ("none_stated",)),
        ("Two ambulances rushed to the site in Kafr Tut, but they were targeted by shells.", ("vehicle",)),
        ("Rockets hit Kafr Tut, while ambulance sirens were heard in the city.", ("none_stated",)),
        ("A shell fell on Kafr Tut, the media office of the army said.", ("none_stated",)),
        ("A shell fell on a media office in Kafr Tut.", ("journalist",)),
        ("A drone hit the vicinity of a water station in Kafr Tut.", ("none_stated",)),
        ("A child was killed by a mine near his family home in Kafr Tut.", ("none_stated",)),
        ("A strike on Kafr Tut hurt a boy beside the bombed house.", ("home_residential",)),
        ("Three died in shelling on Kafr Tut, with students heading for their schools.", ("none_stated",)),
        ("A medical source from the hospital in Kafr Tut said that shelling hurt two.", ("none_stated",)),
        (
            "An airstrike on Kafr Tut killed two. We condemn any attacks on vital facilities.",
            ("none_stated",),
        ),
        ("سقطت قذائف قرب منازل المدنيين في كفر توت.", ("none_stated",)),
        ("سقطت قذيفة بالقرب من مخيم في كفر توت.", ("none_stated",)),
        ("سقطت قذيفة على منزل قرب الفرن في كفر توت.", ("home_residential",)),
    ],
)
def test_who_comes_speaks_or_stands_near_was_not_hit(text: str, targets: tuple[str, ...], pack: Pack) -> None:
    events = extract_events(text, published=None, finder=None, pack=pack)
    assert [e.targets for e in events] == [targets]
