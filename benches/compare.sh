#!/bin/bash
# CPU time (user and system, median of RUNS), time by the clock and peak memory of this program and of others that read and write .bib files,
# on the same files one after the other:
#
#     cargo build --release && benches/compare.sh refs.bib more.bib
#
# Programs that are not installed are passed over. For those in Python and Node name their folders:
# PYTHON=venv/bin/python (with bibtexparser and pybtex), NODE_MODULES=…/node_modules (with bibtex-tidy).
set -u
RUNS=${RUNS:-3}
LIMIT=${LIMIT:-300}
CATENA=${CATENA:-${CARGO_TARGET_DIR:-target}/release/catena}
PYTHON=${PYTHON:-python3}
NODE_MODULES=${NODE_MODULES:-node_modules}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

measure() { # name, command…
    local name=$1
    shift
    local times=() clocks=() memory=0 code=0
    for _ in $(seq "$RUNS"); do
        timeout "$LIMIT" /usr/bin/time -f '%U %S %e %M' -o "$work/time" "$@" >"$work/out" 2>"$work/err" </dev/null
        code=$?
        if [ $code -ge 124 ]; then
            printf '  %-28s no result (exit code %s)\n' "$name" $code
            return
        fi
        read -r user system clock memory < <(tail -1 "$work/time")
        times+=("$(echo "$user + $system" | bc)")
        clocks+=("$clock")
    done
    median() { printf '%s\n' "$@" | sort -g | sed -n "$(((RUNS + 1) / 2))p"; }
    printf '  %-28s %8.2f s %8.2f s %8d MB%s\n' "$name" "$(median "${times[@]}")" "$(median "${clocks[@]}")" $((memory / 1024)) "$([ $code -eq 0 ] || echo "  (exit code $code)")"
}

for file in "$@"; do
    echo "$file: $(wc -c <"$file") bytes, $(grep -c '^[[:space:]]*@' "$file") lines that begin with @"
    measure "catena clean" "$CATENA" clean -q "$file"
    measure "catena check -q" "$CATENA" check -q "$file"
    measure "catena clean --check -q" "$CATENA" clean -q --check "$file"
    measure "catena clean --check" "$CATENA" clean --check "$file"
    cp "$file" "$work/fix.bib"
    measure "catena clean --in-place" "$CATENA" clean -q --in-place "$work/fix.bib"
    command -v bibclean >/dev/null && measure bibclean bibclean "$file"
    command -v bibtool >/dev/null && measure bibtool bibtool "$file"
    [ -d "$NODE_MODULES/bibtex-tidy" ] && measure bibtex-tidy "$NODE_MODULES/.bin/bibtex-tidy" "$file" --output="$work/tidy.bib" --quiet
    "$PYTHON" -c 'import bibtexparser' 2>/dev/null && measure "bibtexparser" "$PYTHON" -c '
import bibtexparser, sys
sys.stdout.write(bibtexparser.write_string(bibtexparser.parse_file(sys.argv[1])))' "$file"
    "$PYTHON" -c 'import pybtex' 2>/dev/null && measure pybtex "$PYTHON" -c '
import pybtex.database, pybtex.errors, sys
pybtex.errors.set_strict_mode(False)
sys.stdout.write(pybtex.database.parse_file(sys.argv[1], "bibtex").to_string("bibtex"))' "$file"
    command -v biber >/dev/null && measure biber biber --tool --nolog -O "$work/biber.bib" "$file"
done
