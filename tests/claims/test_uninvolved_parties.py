"""Parties that a report of an attack names beside the one that did it. All events are invented."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        # somebody of a party, or its office, says so
        ("An SDF commander said that ISIS cells attacked the prison in Kafr Tut.", ("isis",)),
        ('"IS fighters attacked the prison," a Syrian Democratic Forces commander told a paper.', ("isis",)),
        ("An HTS military commander told the agency that a shell killed two civilians.", ("unknown",)),
        ("ذكر المركز الإعلامي لقوات سوريا الديمقراطية أن قذيفة قتلت مدنيين اثنين في كفر توت.", ("unknown",)),
        ("ذكر المكتب الإعلامي لقسد أن قصفاً صاروخياً طال كفر توت.", ("unknown",)),
        ("Four killed in a Turkish strike on Kafr Tut – Asayish", ("turkey",)),
        (
            "Kafr Tut was shelled by Turkish forces, according to the website of the SDF.",
            ("turkey",),
        ),
        # its aircraft only flew, it holds the ground
        ("With flight of Turkish drone, an explosion in Kafr Tut leaves one killed.", ("unknown",)),
        ("Shells hit Kafr Tut, a town liberated by a Turkish operation, killing two.", ("unknown",)),
        # its posts were struck
        ("SDF positions in Kafr Tut came under attack by gunmen, killing two.", ("unknown",)),
        ("Three SDF military positions in Kafr Tut were attacked by ISIS cells.", ("isis",)),
        ("Airstrikes hit weapons depots of Iranian militias in Kafr Tut.", ("unknown",)),
        # the dead are given back, while another is named
        ("The SDF handed over the body of a man who was killed in a coalition raid.", ("us_coalition",)),
        ("سلمت قسد جثة شاب قتل خلال إنزال جوي للتحالف الدولي على كفر توت.", ("us_coalition",)),
        ("قتل شاب خلال إنزال جوي للتحالف الدولي حيث قامت قسد بتسليم جثته لذويه.", ("us_coalition",)),
        ("سلمت قسد جثة شاب قتل تحت التعذيب في سجونها إلى ذويه في كفر توت.", ("sdf_ypg",)),
        ("سلمت قسد جثة شاب قتل برصاص دورية في كفر توت.", ("sdf_ypg",)),
        # missiles are shot down
        ("An Israeli missile hit Kafr Tut; missiles of the regime's air defence were fired.", ("israel",)),
        ("قصفت إسرائيل كفر توت وتصدت الدفاعات الجوية التابعة للنظام للصواريخ.", ("israel",)),
        ("A missile of the regime's air defence fell on Kafr Tut, killing two.", ("syrian_government",)),
        ("Rockets were fired at Kafr Tut by SDF missile launchers, wounding two.", ("sdf_ypg",)),
        ("A woman died as SDF missile launchers near Kafr Tut fired rockets.", ("sdf_ypg",)),
        # "U.S." with its stops
        ("U.S. Central Command announced that it carried out an air strike in Kafr Tut.", ("us_coalition",)),
        ("A U.S. drone killed two people in Kafr Tut.", ("us_coalition",)),
        ("Two men were killed by U.S. forces in Kafr Tut.", ("us_coalition",)),
        ("Rockets fired from Kurdish-held areas hit Kafr Tut, wounding five.", ("sdf_ypg",)),
        ("Russia, a top ally of the Syrian president Assad, launched a strike on Kafr Tut.", ("russia",)),
        # both fire
        (
            "Two civilians were killed in mutual shelling between the Turkish occupation and militants of the SDF.",
            ("turkey", "sdf_ypg"),
        ),
        (
            "قتل مدنيان في قصف متبادل بين قوات النظام وعناصر قسد على كفر توت.",
            ("syrian_government", "sdf_ypg"),
        ),
        # factions of its own act with it
        (
            "Turkish troops and the affiliated opposition factions shelled Kafr Tut.",
            ("turkey", "sna_opposition"),
        ),
        ("Turkish forces and their proxies shelled Kafr Tut.", ("turkey", "sna_opposition")),
        ("Iranian proxies shelled Kafr Tut.", ("iran_militia",)),
        (
            "Turkish troops and their affiliated opposition factions shelled Kafr Tut.",
            ("turkey", "sna_opposition"),
        ),
    ],
)
def test_only_who_did_it_is_read_as_having_done_it(text: str, classes: tuple[str, ...], pack: Pack) -> None:
    events = extract_events(text, published=date(2022, 6, 15), finder=None, pack=pack)
    assert events[0].actor_class == classes
