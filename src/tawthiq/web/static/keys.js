// Comforts only: every page works without this file.
"use strict";

// One key presses one button: <button data-key="c">. Off inside fields, with modifiers, and when the person says so.
document.addEventListener("keydown", (event) => {
  if (document.body.dataset.keys === "off" || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  const key = /^Key[A-Z]$/.test(event.code) ? event.code[3].toLowerCase() : event.key;  // the same place on an Arabic keyboard
  const pressed = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!pressed) return;
  event.preventDefault();
  if (pressed.tagName === "SUMMARY") {
    pressed.parentElement.open = true;
    pressed.parentElement.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  } else pressed.click();
});

// Words marked in a report go into the form that adds a claim, with the place where they stand.
document.addEventListener("selectionchange", () => {
  const text = document.querySelector("[data-report-text]"), quote = document.querySelector("[data-quote]");
  const selection = document.getSelection();
  if (!text || !quote || !selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString(), lead = [...words].length - [...words.trimStart()].length;
  quote.value = words.trim();
  document.querySelector("[data-quote-start]").value = [...before.toString()].length + lead;  // code points, as Python counts
});

// Files dropped on the form are the files of its field.
document.addEventListener("dragover", (event) => { if (event.target.closest("[data-drop]")) event.preventDefault(); });
document.addEventListener("drop", (event) => {
  const zone = event.target.closest("[data-drop]");
  if (!zone) return;
  event.preventDefault();
  zone.querySelector("input[type=file]").files = event.dataTransfer.files;
});
