#!/bin/sh
# `make demo` and `make test` in a new Debian 12 that holds its base system, python3, make and git: first with the
# network, then once more without one. Needs root and debootstrap. The mirror is this machine's own.
set -eu
[ "$(id -u)" = 0 ] || { echo "make fresh needs root: it makes a chroot" >&2; exit 1; }
command -v debootstrap >/dev/null || apt-get install -y -q --no-install-recommends debootstrap
top=$(git rev-parse --show-toplevel)
root=${TAWTHIQ_FRESH:-$(mktemp -d)}
mirror=$(apt-get indextargets --format '$(SITE)' | head -n 1)
say() { printf '\n== %s\n' "$*"; }

if [ ! -x "$root/usr/bin/git" ]; then
  say "Debian 12 into a new folder"
  debootstrap --variant=minbase --include=python3,make,git,ca-certificates bookworm "$root" "$mirror" >"$root.log" 2>&1 ||
    { tail -n 20 "$root.log" >&2; exit 1; }
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp /etc/hosts "$root/etc/hosts"
cp -r /etc/ssl/certs/. "$root/etc/ssl/certs/"
mkdir -p "$root/etc/apt/apt.conf.d" "$root/root/project"
[ ! -f /etc/apt/sources.list.d/debian.sources ] || { rm -f "$root/etc/apt/sources.list"; cp /etc/apt/sources.list.d/debian.sources "$root/etc/apt/sources.list.d/"; }
[ ! -f /etc/pip.conf ] || cp /etc/pip.conf "$root/etc/pip.conf"
rm -rf "$root/root/project"
git clone -q --no-hardlinks "$top" "$root/root/project"

for place in proc sys dev dev/shm; do
  mkdir -p "$root/$place"; mountpoint -q "$root/$place" || mount --bind "/$place" "$root/$place"
done
trap 'for p in dev/shm dev sys proc; do umount -l "$root/$p" 2>/dev/null || true; done' EXIT
# only what the installers need of this machine's settings is handed on
inside() {
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
    PIP_CERT=/etc/ssl/certs/ca-certificates.crt SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt \
    "$@"
}
timed() {
  what=$1; shift
  say "$what"; start=$(date +%s); inside "$@"; say "$what took $(($(date +%s) - start)) s"
}
up='python3 - <<P
import fcntl, socket, struct
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
fcntl.ioctl(s, 0x8914, struct.pack("16sh", b"lo", 0x1 | 0x40))
P
'
timed "make demo (new)" chroot "$root" sh -c 'cd /root/project && make demo'
timed "make test (new)" chroot "$root" sh -c 'cd /root/project && make test'
timed "make demo (again, no network)" unshare -n chroot "$root" sh -c "$up cd /root/project && make demo"
timed "make test (again, no network)" unshare -n chroot "$root" sh -c "$up cd /root/project && make test"
say "fresh: passed; the environment takes $(du -sm "$root/root/project/.venv" | cut -f1) MB"
