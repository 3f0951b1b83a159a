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

// Several files go one after the other, each with its own progress and its own account below; without scripts, all at once.
const sendOne = (form, file, bar) => new Promise((done, failed) => {
  const data = new FormData(form), request = new XMLHttpRequest(), name = form.querySelector("input[type=file]").name;
  data.set(name, file);
  request.open("POST", form.action);
  request.setRequestHeader("HX-Request", "true");
  request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; });
  request.addEventListener("load", () => (request.status === 200 || request.status === 400 ? done(request.responseText) : failed()));
  request.addEventListener("error", failed);
  request.send(data);
});
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-each]"), files = form ? [...form.querySelector("input[type=file]").files] : [];
  if (files.length < 2) return;
  event.preventDefault();
  const list = document.querySelector("[data-taken]"), told = form.querySelector("[data-told]"), button = form.querySelector("button.main");
  const say = (text, n) => { told.textContent = text.replace("{n}", n).replace("{all}", files.length); };
  button.disabled = true;
  list.replaceChildren();
  for (const [n, file] of files.entries()) {
    const bar = document.createElement("progress"), line = document.createElement("p");
    line.dir = "auto";
    line.append(`${file.name} `, bar);
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    list.append(line);
    say(form.dataset.each, n + 1);
    try {
      line.outerHTML = await sendOne(form, file, bar);  // our own page's, escaped where it was written
    } catch {
      bar.replaceWith(form.dataset.failed);
    }
  }
  say(form.dataset.each, files.length);
  form.querySelector("input[type=file]").value = "";
  button.disabled = false;
});
