#!/bin/sh
# Sees to it that the tests have a browser and a web server, from Debian's packages where none is found.
set -eu
cd "$(dirname "$0")/.."

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "Kör först som administratör: $*" >&2
    exit 1
  fi
}

has_browser() {
  [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
    command -v google-chrome >/dev/null
}

if ! has_browser; then
  if ! command -v apt-get >/dev/null; then
    echo "Ingen webbläsare hittades. Installera Chromium, eller ange den med CHROMIUM=/sökväg." >&2
    exit 1
  fi
  echo "Hämtar webbläsaren Chromium från Debian …"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium >/dev/null
fi

# Firefox and WebKit run the main flows; the latter needs a screen that nobody sees and a message bus of its own.
if command -v apt-get >/dev/null; then
  missing=
  command -v firefox-esr >/dev/null || command -v firefox >/dev/null || missing="$missing firefox-esr"
  command -v WebKitWebDriver >/dev/null || missing="$missing webkit2gtk-driver"
  command -v xvfb-run >/dev/null || missing="$missing xvfb xauth"
  command -v dbus-run-session >/dev/null || missing="$missing dbus"
  if [ -n "$missing" ]; then
    echo "Hämtar Firefox och WebKit från Debian:$missing …"
    as_root apt-get update -qq
    # The names are meant to be several words.
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >/dev/null
  fi
fi

# nginx is unpacked beside the Python environment and not installed: nothing on the machine starts listening.
if ! command -v nginx >/dev/null && [ ! -x /usr/sbin/nginx ] && [ ! -x .venv/nginx/usr/sbin/nginx ] && command -v apt-get >/dev/null; then
  echo "Hämtar webbservern nginx från Debian …"
  packages=$(mktemp -d)
  chmod 755 "$packages"
  (cd "$packages" && { apt-get download -qq nginx nginx-common 2>/dev/null ||
    { as_root apt-get update -qq && apt-get download -qq nginx nginx-common; }; })
  for package in "$packages"/*.deb; do dpkg -x "$package" .venv/nginx; done
  rm -r "$packages"
fi
