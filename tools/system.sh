#!/bin/sh
# What Debian must give. As root: installed. Otherwise: the one line to run is printed, and we fail.
# usage: tools/system.sh demo|test
set -u
need=""
python3 -c 'import ensurepip, venv' 2>/dev/null || need="$need python3-venv"
if [ "${1:-demo}" = test ]; then
  command -v chromium >/dev/null 2>&1 || need="$need chromium"
  command -v pdftotext >/dev/null 2>&1 || need="$need poppler-utils"
  command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || need="$need postgresql"
  # Playwright's driver is linked to it
  ldconfig -p 2>/dev/null | grep -q libatomic.so.1 || /sbin/ldconfig -p 2>/dev/null | grep -q libatomic.so.1 || need="$need libatomic1"
  command -v java >/dev/null 2>&1 || need="$need default-jre-headless"
  # OCR of the tests: the program and its Arabic
  tesseract --list-langs 2>/dev/null | grep -qx ara || need="$need tesseract-ocr tesseract-ocr-ara"
  command -v git >/dev/null 2>&1 || need="$need git"
fi
[ -n "$need" ] || exit 0
if [ "$(id -u)" != 0 ]; then
  echo "These Debian packages are missing:$need. Run this once, then make again:" >&2
  echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends$need" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -q && apt-get install -y -q --no-install-recommends $need
