"""The language of a page."""

import pytest

from guvah.intake.page_language import page_language


@pytest.mark.parametrize(
    ("declared", "text", "tag"),
    [
        ("en-GB", "Families wait for news", "en"),
        ("", "Families wait for news", ""),
        ("en", "Родные ждут вестей из Кульджи", "ru"),
        ("kk", "Жеңгем мектепте мұғалім еді", "kk-Cyrl"),
        ("", "Жеңгем мектепте мұғалім еді", "kk-Cyrl"),
        ("ug", "ئۇلار دەرس ۋاقتىدا كەلدى", "ug-Arab"),
        ("", "ئۇلار دەرس ۋاقتىدا كەلدى", "ug-Arab"),
        ("ar", "كتب الرجل رسالة", "ar"),
        ("ug-Latn", "Biz alte jan iduq", "ug-Latn"),
        ("zh-CN", "那天早上", "zh-Hans"),
        ("zh-TW", "那天早上", "zh-Hant"),
        ("", "那天早上", "zh-Hans"),
        ("ru_RU", "123", ""),
    ],
)
def test_declared_and_corrected(declared: str, text: str, tag: str) -> None:
    """A declaration is believed where the letters allow it; several scripts are told apart."""
    assert page_language(declared, text) == tag
