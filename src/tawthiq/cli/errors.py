"""What a command can be given wrongly beyond its options."""

from tawthiq.errors import Bilingual, TawthiqError


class BadLine(TawthiqError):
    code = "CLI-001"
    message = Bilingual("A line of the input cannot be read.", "سطر من المدخلات لا يمكن قراءته.")
    expected = Bilingual('a JSON object with "id" and "text"', 'كائن JSON فيه "id" و "text"')
    remedy = Bilingual("correct the line; nothing after it was read", "صحح السطر؛ لم يُقرأ شيء بعده")
