"""Signatures of tokens that openssl made with two invented authorities; every changed byte that counts breaks them."""

from __future__ import annotations

from base64 import b64decode

import pytest
from test_reader_autoarchiver import STAMPED, TOKEN, read, stamped

from tawthiq.sources.signature import NotChecked, signer_of
from tawthiq.sources.timestamp import NoToken, read_token

# openssl ts -reply over the SHA-256 of STAMPED with -cert: a token signed with RSA, a response signed with ECDSA
RSA = b64decode(
    "MIIFuAYJKoZIhvcNAQcCoIIFqTCCBaUCAQMxDzANBglghkgBZQMEAgEFADBnBgsqhkiG9w0BCRABBKBYBFYwVAIBAQYDKgMEMDEwDQYJYIZI"
    "AWUDBAIBBQAEINU9a5GvfK+P49gCHxFicBN8AHnVeaHhaWXagMLtE4/7AgEDGA8yMDI2MTEyNjIyNTg1NlowAwIBAaCCAyswggMnMIICD6AD"
    "AgECAhR1dnI62zibijVf5rChyxzWCwkqrjANBgkqhkiG9w0BAQsFADAXMRUwEwYDVQQDDAxJbnZlbnRlZCBUU0EwHhcNMjYxMTI2MjIzODI4"
    "WhcNMzYxMTIzMjIzODI4WjAXMRUwEwYDVQQDDAxJbnZlbnRlZCBUU0EwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQC6NM+Ds2LO"
    "JZTtw4i209Q9ZgQAU2ljAkEid032crtC45ZpTSeloQMgDz50gRE80lZvXQq8BHM4AJ4OileuioUDuBoyD4/f5lX+kwpmjNzNE+J9KtkIQzJu"
    "lwCydht+PBtWRP4Df0SyBOW8cAWtczCSIU9xwZVhnu9ZrAQgV8yE0ww0D3ASayY+JKertp7h4z8inqZWkd5w8hRXj81WwGrCqTGcNYlJGRmu"
    "s/ISoOh6OYOyLpIcD1l89TYT6lg4Fv78838QV8ZxuXWVEYfoaYMvBLYTeALO/KLV4KCqoskMLdOCWdkLgvwFwcuM0dB92a6MGGUC0p0NDr7c"
    "km6jacT/AgMBAAGjazBpMB0GA1UdDgQWBBTlQyPUJXT+jIrV2+IsNm92NN2diTAfBgNVHSMEGDAWgBTlQyPUJXT+jIrV2+IsNm92NN2diTAP"
    "BgNVHRMBAf8EBTADAQH/MBYGA1UdJQEB/wQMMAoGCCsGAQUFBwMIMA0GCSqGSIb3DQEBCwUAA4IBAQBaE9wKtsLPMmm/7kx8YHSPCIbL/rwk"
    "jdzfpj/J7oXzd11/w2ndMS8UJbF5Wnn8f1lUo9iToB6LDLBGfZ88PQz8QwCNdii5/9bC1HYjNnlkBfQJZohhxx/ldF32LIvkXwT5FeI+iUQm"
    "Dg/Jgdt2H2wurr63KZchhQR6tJ3RsTJtkKOuHFEwweXUJSu4S3yfmaXevZacMDw2Kkrt+iMmdeDmyMdQfiE3SOmf1FZHnFEflJvAbALw7M4m"
    "7xjsKFjJVFtocyTTKN26PMm5asENqO3pRGB28isCqDRUoOU5sm0LZ/Eayas/5joboXRWLvXZ6c08TmPMUfwaMTIx8+vqu1oqMYIB9TCCAfEC"
    "AQEwLzAXMRUwEwYDVQQDDAxJbnZlbnRlZCBUU0ECFHV2cjrbOJuKNV/msKHLHNYLCSquMA0GCWCGSAFlAwQCAQUAoIGYMBoGCSqGSIb3DQEJ"
    "AzENBgsqhkiG9w0BCRABBDAcBgkqhkiG9w0BCQUxDxcNMjYxMTI2MjI1ODU2WjArBgsqhkiG9w0BCRACDDEcMBowGDAWBBTjm50tO6Z/MKnB"
    "WxGhC97TvUzRRTAvBgkqhkiG9w0BCQQxIgQgvJhRH51v/EPNw67rFOGdpFsNhTg7783F95ibkCnFMjkwDQYJKoZIhvcNAQEBBQAEggEAWJSs"
    "gNT8pvYR8U2ZLLkCz0XsKYjoA7yG6Wa+1gWgMRks4+zh6BTwPA7aX0vLp1thuA9yOidIYlTd+hM997T9Zrp+Y+jFL+mv3ZDdCXISugUy7F+y"
    "/aBF9F9o34iigZZIhAEyW3yiUEYxSNnEnZ5qo0dZTr5SIR5vXBaqM5z6exh8W2wPLyF3QfzYYRdxh3A3s1LE48ceiWNoLMzVn5wbbLU8ohxj"
    "x4BS5e/TQWYe6ko+kNXeqeHHsnBndpG+DEMYmmvbZsE2a5mQy/7kVSLgphIblxUtnRcRP9WjqwsrXq0l++GC7ZSHCsLnbFQu6kaigo3KzfHl"
    "BENQhD8KSCJL2g=="
)
ECDSA = b64decode(
    "MIID6TADAgEAMIID4AYJKoZIhvcNAQcCoIID0TCCA80CAQMxDzANBglghkgBZQMEAgIFADBnBgsqhkiG9w0BCRABBKBYBFYwVAIBAQYDKgME"
    "MDEwDQYJYIZIAWUDBAIBBQAEINU9a5GvfK+P49gCHxFicBN8AHnVeaHhaWXagMLtE4/7AgEEGA8yMDI2MTEyNjIyNTg1NlowAwIBAaCCAeEw"
    "ggHdMIIBYqADAgECAhQRijg0GoPs9naxd0AbmJEcD8zKtTAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5JbnZlbnRlZCBUU0EgMjAeFw0yNjEx"
    "MjYyMjU4NTZaFw0zNjExMjMyMjU4NTZaMBkxFzAVBgNVBAMMDkludmVudGVkIFRTQSAyMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEt7eyKFNf"
    "cYqjsdCVA9wLqbsVl2EkEGB66ySyPyS9dKxei6LnywxErTCATn9Km0PkePrDTbT4NYzPwJ0CIWEa5RHl0dWLwMZd7/Njq8YZAvYgjozXWPT6"
    "w1rHa2wERYrro2swaTAdBgNVHQ4EFgQUGYQjkDxzdqp3hTm0GXryJbRpfhYwHwYDVR0jBBgwFoAUGYQjkDxzdqp3hTm0GXryJbRpfhYwDwYD"
    "VR0TAQH/BAUwAwEB/zAWBgNVHSUBAf8EDDAKBggrBgEFBQcDCDAKBggqhkjOPQQDAgNpADBmAjEAzRgLLH09ikmf1ygL5qspsN17aKqYWeU1"
    "Feh5Xob/25pH3YIWEGKzBh4M1bapl2cNAjEAlV0APYrMfO+oe4WDgy+PS8nuWToir6wSQXM2vuZfWUklO9MNHYaAkEzfLPWURht/MYIBZzCC"
    "AWMCAQEwMTAZMRcwFQYDVQQDDA5JbnZlbnRlZCBUU0EgMgIUEYo4NBqD7PZ2sXdAG5iRHA/MyrUwDQYJYIZIAWUDBAICBQCggagwGgYJKoZI"
    "hvcNAQkDMQ0GCyqGSIb3DQEJEAEEMBwGCSqGSIb3DQEJBTEPFw0yNjExMjYyMjU4NTZaMCsGCyqGSIb3DQEJEAIMMRwwGjAYMBYEFItyq/Ox"
    "hyCTKEJUpKGyVfZ1JSQdMD8GCSqGSIb3DQEJBDEyBDAJEakoPKwTTd9wPM+hWBzIGZ6MDXvEcSb2vZ2/0cIr7Lxy9/Jd8wJq6oe7qMVlA1Uw"
    "CgYIKoZIzj0EAwMEZTBjAi9R43URWy1YMl/NwYo+9jBRHNCQFxMwzd+3RaInqJ+nR45mhyEPVCWIoDp78uh2eAIwf9PnCiCsflNHcWwgF4LY"
    "0dq+PqwdCesFEp9tqgWGn9c4PJ+8PxMixiL7YfGhE9az"
)


@pytest.mark.parametrize(("token", "subject"), [(RSA, "CN=Invented TSA"), (ECDSA, "CN=Invented TSA 2")])
def test_the_signature_holds_and_names_the_certificate(token: bytes, subject: str) -> None:
    assert signer_of(token) == subject
    assert read_token(token).of(STAMPED)


@pytest.mark.parametrize("token", [RSA, ECDSA])
def test_another_time_imprint_or_signature_breaks_it(token: bytes) -> None:
    for place in (token.find(b"20261126"), token.find(read_token(token).imprint), len(token) - 3):
        changed = token[:place] + bytes([token[place] ^ 1]) + token[place + 1 :]
        assert signer_of(changed) is None


@pytest.mark.parametrize("token", [RSA, ECDSA])
def test_no_damage_makes_another_signer_or_a_crash(token: bytes) -> None:
    subject = signer_of(token)
    for place in range(len(token)):
        for damaged in (token[:place], token[:place] + bytes([token[place] ^ 0x55]) + token[place + 1 :]):
            try:
                found = signer_of(damaged)
            except (NotChecked, NoToken):
                continue
            assert found in (None, subject), place


def test_a_token_without_its_certificate_is_not_checked() -> None:
    with pytest.raises(NotChecked):
        signer_of(TOKEN)


def test_the_account_names_the_certificate_and_refuses_a_changed_time() -> None:
    notes = read(stamped(token=RSA), "autoarchiver").account.notes
    said = "the signature holds with the certificate in it (CN=Invented TSA), whose chain is not verified"
    assert [note.endswith(said) for note in notes if note.startswith("token: ")] == [True]
    changed = RSA.replace(b"20261126", b"20251126", 1)
    found = read(stamped(token=changed), "autoarchiver").account.refused
    assert ("file token", "signature", "SRC-133") in [(r.locator, r.field, r.code) for r in found]
