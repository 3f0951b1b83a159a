"""The frame that platforms put around a post."""

from __future__ import annotations

from datetime import date

from tawthiq.claims.text.boilerplate import report_body


def left(text: str) -> str:
    return " ".join(report_body(text).text.split())


def test_a_tweet_keeps_its_words_and_gives_its_day() -> None:
    text = "Post\nPost\nخبر القرية@VillageNewsقصف على كفر توت وسقوط جرحى3:09 PM · Dec 1, 202454Views1"
    assert left(text) == "قصف على كفر توت وسقوط جرحى"
    assert report_body(text).stamp == date(2024, 12, 1)


def test_facebook_comments_are_other_peoples_words() -> None:
    text = (
        "صفحة القرية - قصف على...\nصفحة القرية November 15, 2024 · Shared with Public"
        "قصف على كفر توت.All reactions:25859 commentsالله يرحمهم قتلوا 99 شخصاً"
    )
    assert left(text) == "قصف على كفر توت."
    assert report_body(text).stamp == date(2024, 11, 15)


def test_a_first_line_cut_short_is_not_read_twice() -> None:
    text = "مقتل 4 مدنيين بقصف على قرية كفر توت...\nمقتل 4 مدنيين بقصف على قرية كفر توت، وإصابة طفل."
    assert left(text) == "مقتل 4 مدنيين بقصف على قرية كفر توت، وإصابة طفل."


def test_other_stories_under_the_report_are_left_out() -> None:
    text = (
        "قتل مدني جراء قصف مدفعي استهدف قرية كفر توت بريف المحافظة مساء اليوم، بحسب الأهالي.\n"
        "أخبار ذات صلة\nمقتل عشرين شخصاً في بلد آخر\nقمة تبحث أسعار القمح"
    )
    assert "عشرين" not in left(text)


def test_a_dateline_is_the_day_of_writing_and_no_sentence() -> None:
    body = report_body("مركز الأخبار\nالاثنين, ٩ ديسمبر ٢٠٢٤, ١١:١٠\nقصف على كفر توت أمس.")
    assert body.stamp == date(2024, 12, 9)
    assert "ديسمبر" not in body.text


def test_a_last_line_of_fillers_alone_is_a_line() -> None:
    assert report_body("ـ").text == "ـ"
    assert left("قصف على كفر توت\nـــ") == "قصف على كفر توت ـــ"


def test_related_stories_under_a_title_are_left_out_and_the_report_below_is_read() -> None:
    text = (
        "Date:\nSeven people injured by a rocket in Kafr Tut\nRelated News\nMan killed by a landmine in Maraata\n"
        "On January 20, a party used a rocket launcher to bomb quarters in the south of Kafr Tut, "
        "injuring seven civilians, among them a child and a woman, as people there said."
    )
    assert "landmine" not in left(text)
    assert "among them a child" in left(text)


def test_related_stories_above_the_report_do_not_hide_it() -> None:
    text = (
        "4 April 2023\nRelated Articles\nAir defences shoot down four drones over the sea\n4 November 2022\n\n"
        "Two civilians were killed by an Israeli airstrike on the outskirts of Kafr Tut on Tuesday, a source said."
    )
    assert "Two civilians were killed" in left(text)


def test_arabic_related_stories_under_a_title_do_not_hide_the_report() -> None:
    text = (
        "قتيل بمداهمة في كفر توت شرق البلاد\nمقالات مشابهة\nمقتل رجل بلغم في تل الريحان\n‏15 ساعة مضت\n"
        "قتل رجل وجرح ابنه حين دهمت قوة مجهولة منزلهما في بلدة كفر توت شرقي البلاد ليلة أمس، "
        "حسب ما أفاد به مراسلنا في المنطقة الذي وصل إلى المكان."
    )
    assert "جرح ابنه" in left(text)
    assert "تل الريحان" not in left(text)


def test_related_stories_behind_an_arabic_report_and_a_dated_caption_are_left_out() -> None:
    text = (
        "قتل رجل بقصف على كفر توت اليوم، وأصيبت امرأتان بجروح نقلتا إثرها إلى مشفى البلدة القريبة من المكان، "
        "بحسب ما قال الدفاع المدني في بيان نشره.\n"
        "متطوعون يتفقدون مكان القصف على كفر توت - 4 من أيار 2023 (وكالة مخترعة)\n"
        "مقالات مشابهة\nمقتل ثلاثة أطفال بلغم في تل الريحان"
    )
    assert "امرأتان" in left(text)
    assert "يتفقدون" not in left(text)
    assert "ثلاثة أطفال" not in left(text)


def test_what_stands_under_a_video_is_no_part_of_its_title() -> None:
    frame = " - YouTubeAboutPressCopyrightContact usCreatorsPrivacyPolicyNFL Sunday Ticket© 2024 Google LLC"
    assert left("قصف على كفر توت وسقوط جرحى" + frame) == "قصف على كفر توت وسقوط جرحى"


def test_related_stories_behind_the_day_alone_are_left_out() -> None:
    text = (
        "4 April 2023\nRelated Articles\nRockets fired in another country\n3 April 2023\n"
        "Kafr Tut - Two civilians were killed and several houses were damaged when shells fell on the village"
        " of Kafr Tut early in the morning, residents said."
    )
    assert "Rockets" not in left(text)
    assert "Two civilians were killed" in left(text)


def test_how_long_ago_a_saved_post_was_written_is_of_the_frame() -> None:
    assert (
        left("Village News @VillageNews\n5m5 minutes ago\nقصف على كفر توت")
        == "Village News @VillageNews قصف على كفر توت"
    )
    assert left("11h11 hours ago\nقصف على كفر توت") == "قصف على كفر توت"
    assert (
        left("Shells hit Kafr Tut.\nFive were hurt 2 days ago.")
        == "Shells hit Kafr Tut. Five were hurt 2 days ago."
    )
