#!/bin/sh
# Put a .gz (and a .br when brotli is installed) beside each text file of the built site, for servers that send them as
# they are. The same bytes each time. Usage: deploy/compress.sh site
set -eu
folder=${1:?usage: deploy/compress.sh FOLDER}

find "$folder" -type f \( -name '*.html' -o -name '*.css' -o -name '*.js' -o -name '*.json' -o -name '*.svg' -o -name '*.xml' \
  -o -name '*.csv' -o -name '*.txt' -o -name '*.rdf' -o -name '*.ics' -o -name '*.webmanifest' \) -size +256c |
  while IFS= read -r file; do
    gzip -9 -n -k -f "$file"
    if command -v brotli >/dev/null; then brotli -q 11 -k -f "$file"; fi
  done
