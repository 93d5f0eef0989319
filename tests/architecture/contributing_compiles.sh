#!/usr/bin/env bash
# contributing_compiles.sh CXX ROOT: the model that CONTRIBUTING.md walks a newcomer through must compile as it stands.
set -euo pipefail
model=$(sed -n '/^```cpp$/,/^```$/p' "$2/CONTRIBUTING.md" | sed '/^```/d')
if [[ -z $model ]]; then
    echo "CONTRIBUTING.md has no block of C++"
    exit 1
fi
"$1" -std=c++20 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror -fsyntax-only -I "$2" \
    -x c++ - <<<"$model"
